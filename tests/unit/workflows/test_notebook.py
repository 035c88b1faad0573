"""The Python surface, on a ledger made by hand: light to import, tuples of records, rows that a data frame takes."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

import parley
from parley.errors import StoreError, UsageError
from parley.export.dictionary import FORMS
from parley.export.selection import Selection

QUESTIONS = (
    "entries events timeline disputes statements documents actors board threads conditions deadlocks agreements tracks processes".split()
)  # fmt: skip
TABLES = {name: name for name in QUESTIONS} | {"timeline": "entries"}
HEAVY = "{'spacy', 'sqlalchemy', 'pyarrow', 'jinja2', 'lxml', 'numpy', 'pandas', 'parley.workflows'}"


@pytest.fixture
def file(ledger: Path) -> parley.LedgerFile:
    return parley.open(ledger)


def test_importing_is_light_and_names_are_there_when_asked_for() -> None:
    code = (
        f"import sys, parley; print(sorted({HEAVY} & set(sys.modules))); print(dir(parley));"
        f"from parley import build, open, LedgerFile, Records; print(parley.build is build);"
        f"print(sorted({{'spacy', 'pandas', 'sqlalchemy'}} & set(sys.modules)))"
    )
    lines = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    assert lines[0] == "[]", "nothing heavy before it is used"
    assert {"build", "open", "LedgerFile", "Records", "__version__"} <= set(eval(lines[1]))
    assert lines[2:] == ["True", "[]"]


def test_a_name_that_is_none() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'biuld'"):
        _ = parley.biuld  # type: ignore[attr-defined]
    assert set(parley.__all__) <= set(dir(parley))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_is_a_tuple_with_the_rows_of_its_table(question: str, file: parley.LedgerFile) -> None:
    found = getattr(file, question)()
    assert isinstance(found, tuple)
    rows = found.to_dicts()
    form = next(form for form in FORMS if form.name == TABLES[question])
    assert found.to_table().columns == form.pairs() or question == "documents"
    assert all(list(row) == [column.name for column in form.columns if column.name != "text"] for row in rows)
    assert pa.Table.from_pylist(rows).num_rows == len(rows)
    assert repr(found).startswith(f"{len(found)} ")
    assert found._repr_html_().count("<tr>") == len(found) + 1
    assert found[:0].to_dicts() == []


def test_a_part_of_an_answer_has_its_own_rows(file: parley.LedgerFile) -> None:
    entries = file.entries()
    assert entries[1:].to_dicts() == entries.to_dicts()[1:]
    assert entries.where(lambda entry: entry.act == "deny").to_dicts() == entries.to_dicts()[1:]
    assert file.statements()[1:].to_dicts() == file.statements().to_dicts()[1:]
    assert file.documents()[:1].to_dicts()[0]["outlet"] == "Lowland Post"
    assert pickle.loads(pickle.dumps(entries)) == tuple(entries), "a copy elsewhere is a plain tuple"


def test_filters_take_one_value_or_several_days_as_dates_or_text(file: parley.LedgerFile) -> None:
    assert [entry.act for entry in file.entries(act="offer")] == ["offer"]
    assert [entry.act for entry in file.entries(act=["offer", "deny"])] == ["offer", "deny"]
    assert file.entries(since="2031-04-02") == file.entries(since=date(2031, 4, 2))
    assert [entry.act for entry in file.entries(since="2031-04-02")] == ["offer"]
    assert [entry.act for entry in file.entries(source="Lowland", party="velmar")] == ["offer"]
    assert [row.document.key for row in file.documents(act="deny")] == ["folder/denial.txt"]
    assert len(file.documents()) == 2
    assert [row.document.key for row in file.documents(as_of="2031-03-08")] == ["https://lowland.example/truce"]


def test_mistakes_say_what_to_do(file: parley.LedgerFile, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no topic truce\. Remedy: choose from what is there: ceasefire"):
        file.entries(topic="truce")
    with pytest.raises(UsageError, match=r"since='2031-02-31' is not a day\. Remedy: write it as YYYY-MM-DD"):
        file.entries(since="2031-02-31")
    with pytest.raises(TypeError, match="there is no filter 'topics'; there are topic, party"):
        file.entries(topics="ceasefire")  # type: ignore[call-arg]
    with pytest.raises(StoreError, match=r"there is no ledger here\. Remedy: make one"):
        parley.open(tmp_path / "none.db")
    with pytest.raises(UsageError, match="no such file or folder"):
        parley.build(tmp_path / "nothing", ledger=tmp_path / "new.db")


def test_evidence_by_record_id_or_beginning(file: parley.LedgerFile, selection: Selection) -> None:
    one = selection.entries[0]
    for name in (one, one.id, one.id[:8]):
        (item,) = file.evidence(name)
        assert item.quote.startswith("The Hill Front on Monday offered")
    (row,) = file.evidence(one).to_dicts()
    assert (row["entry"], row["said_earliest"]) == (one.id, date(2031, 3, 3))


def test_disputes_have_a_row_for_each_position(file: parley.LedgerFile) -> None:
    assert [entry.act for entry in file.disputes()] == ["offer"]
    assert [row["value"] for row in file.disputes().to_dicts()] == ["offered", "no such offer"]


def test_search(file: parley.LedgerFile) -> None:
    (hit,) = file.search("truce spokesman offered")
    assert hit.entry is not None
    assert hit.entry.act == "offer"
    assert file.search("truce", limit=1).to_dicts()[0]["document"]


def test_what_a_report_says_is_escaped(file: parley.LedgerFile) -> None:
    hits = file.search("script")
    assert hits, "the readers' comment of the first report"
    assert "<script>" in hits[0].words
    page = hits._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_long_answer_is_cut_and_counted(file: parley.LedgerFile) -> None:
    entries = file.entries()
    many = parley.Records(tuple(entries) * 15, entries.shape)
    assert repr(many).splitlines()[-1] == "  ... and 22 more"
    assert "30 entries (the first 20 are shown)" in many._repr_html_()


def test_in_a_with_and_without(ledger: Path) -> None:
    with parley.open(str(ledger)) as file:
        assert len(file.entries()) == 2
    assert len(file.entries()) == 2, "nothing was held open, so nothing is closed"
    assert repr(file) == f"LedgerFile({str(ledger)!r})"
    assert file.summary is None


@pytest.mark.slow
def test_build_tells_its_progress_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The Hill Front on Monday offered the government a truce, a spokesman said.", encoding="utf-8")
    file = parley.build([str(tmp_path)], ledger=str(tmp_path / "new.db"), progress=True)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "1 of 1: a.txt" in captured.err
    assert file.summary is not None
    assert file.summary.read == 1
    assert file.update(tmp_path / "a.txt").unchanged == 1
