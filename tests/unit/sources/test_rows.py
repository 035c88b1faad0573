"""Tables and JSON: every form a row comes in, and every way in which one can be broken."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from parley.model.records import Failure, RawDocument
from parley.sources import MAX_DOCUMENT_BYTES, Found, Skipped, find_documents

HEAD = "title,date,url,outlet,language,text\n"


def found(path: Path, content: str | bytes) -> list[Found]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(find_documents([path]))


def documents(items: list[Found]) -> list[RawDocument]:
    return [item for item in items if isinstance(item, RawDocument)]


def failures(items: list[Found]) -> list[Failure]:
    return [item for item in items if isinstance(item, Failure)]


def test_a_row_of_a_table_with_every_field(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    (raw,) = found(path, HEAD + 'Truce,2031-03-05,https://courier.example/1,The Courier,en,"The Front, it says, ""agreed"".\nIt did."\n')
    assert raw == RawDocument(
        key="https://courier.example/1",
        media="text",
        text='The Front, it says, "agreed".\nIt did.',
        title="Truce",
        published="2031-03-05",
        url="https://courier.example/1",
        outlet="The Courier",
        language="en",
        source=f"{path}#1",
    )


def test_rows_without_url_are_keyed_by_id_else_by_number(tmp_path: Path) -> None:
    items = found(tmp_path / "all.csv", "id,Text\nx7,One.\n,Two.\n")
    assert [raw.key for raw in documents(items)] == ["all.csv#x7", "all.csv#2"]
    assert documents(items)[0].source.endswith("/all.csv#x7")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_encodings_and_line_ends(tmp_path: Path, delimiter: str, encoding: str, newline: str) -> None:
    content = newline.join([f"title{delimiter}html", f"Trêve{delimiter}<p>Größe</p>", ""]).encode(encoding)
    (raw,) = documents(found(tmp_path / "all.csv", content))
    assert (raw.media, raw.title, raw.text) == ("html", "Trêve", "<p>Größe</p>")


def test_a_table_in_an_older_encoding(tmp_path: Path) -> None:
    text = "Le cessez-le-feu a été annoncé à l'aube par les délégués, très fatigués, réunis à Évora."
    (raw,) = documents(found(tmp_path / "all.csv", f"text\n{text}\n".encode("cp1252").replace(b",", b";")))
    assert raw.text == text.replace(",", ";")


def test_text_wins_over_html_where_a_row_has_both(tmp_path: Path) -> None:
    items = found(tmp_path / "all.csv", "text,html\nOne.,<p>1</p>\n,<p>2</p>\n")
    assert [(raw.media, raw.text) for raw in documents(items)] == [("text", "One."), ("html", "<p>2</p>")]


def test_blank_rows_count_and_are_passed_over(tmp_path: Path) -> None:
    items = found(tmp_path / "all.csv", "title,text\n\n,\nT,One.\n")
    assert [raw.key for raw in documents(items)] == ["all.csv#3"]
    assert failures(items) == []


@pytest.mark.parametrize("url", ["n/a", "-", "NULL", "not known", ""])
def test_a_url_that_is_none_is_no_key(tmp_path: Path, url: str) -> None:
    items = found(tmp_path / "all.csv", f"url,text\n{url},One.\n{url},Two.\n")
    assert [(raw.key, raw.url) for raw in documents(items)] == [("all.csv#1", None), ("all.csv#2", None)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("all.csv", "title,text\n", "holds headings and no rows"),
        ("all.jsonl", "\n \n", "holds no lines"),
        ("all.jsonl", "", "holds no lines"),
    ],
)
def test_a_file_of_no_rows_is_said(tmp_path: Path, name: str, content: str, reason: str) -> None:
    (item,) = found(tmp_path / name, content)
    assert isinstance(item, Skipped)
    assert item.reason == reason


def test_a_row_without_text_is_a_failure_that_names_it(tmp_path: Path) -> None:
    items = found(tmp_path / "all.csv", "title,text\nT,One.\nU,\nV,Three.\n")
    (failure,) = failures(items)
    assert (failure.document, failure.reason) == ("all.csv#2", "has no text")
    assert "delete the row" in failure.remedy
    assert len(documents(items)) == 2


def test_a_row_with_more_fields_than_headings_is_not_cut_in_silence(tmp_path: Path) -> None:
    items = found(tmp_path / "all.csv", "title,text\nT,One, two, three.\nU,Four.,,\n")
    (failure,) = failures(items)
    assert (failure.document, failure.reason) == ("all.csv#1", "has 4 fields under 2 headings")
    assert [raw.text for raw in documents(items)] == ["Four."]


@pytest.mark.parametrize(
    ("content", "reason"), [("", "the table is empty"), ("a,b\n1,2\n", "no column is named text or html (there are: a, b)")]
)
def test_a_table_without_reports(tmp_path: Path, content: str, reason: str) -> None:
    (failure,) = failures(found(tmp_path / "all.csv", content))
    assert (failure.document, failure.reason) == ("all.csv", reason)
    assert failure.remedy


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    items = found(tmp_path / "all.csv", 'title,text\nT,One.\nU,"Two.\nV,Three.\n')
    assert [raw.text for raw in documents(items)] == ["One."]
    (failure,) = failures(items)
    assert failure.document == "all.csv#2"
    assert failure.reason == "the rows from here on were not read: a quotation mark is opened and never closed"


@pytest.mark.parametrize("fill", ["x" * 1024, "x" * 1023 + "\n"], ids=["one line", "many lines"])
def test_a_field_larger_than_a_document_ends_the_table_in_bounded_memory(tmp_path: Path, fill: str) -> None:
    path = tmp_path / "all.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write('text\nOne.\n"')
        for _ in range(50):
            stream.write(fill * 1024)
        stream.write('"\nLast.\n')
    tracemalloc.start()
    items = list(find_documents([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [raw.text for raw in documents(items)] == ["One."]
    (failure,) = failures(items)
    assert failure.document == "all.csv#2"
    assert failure.reason.startswith("the rows from here on were not read")
    assert failure.remedy
    assert peak < 6 * MAX_DOCUMENT_BYTES


def test_a_long_table_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    row = "T," + "word " * 2000 + "\n"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("title,text\n")
        for _ in range(2000):
            stream.write(row)
    tracemalloc.start()
    count = sum(isinstance(item, RawDocument) for item in find_documents([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2000
    assert peak < 4 * 1024 * 1024


def test_nul_bytes_in_a_table_are_handed_on(tmp_path: Path) -> None:
    (raw,) = documents(found(tmp_path / "all.csv", b"text\nOne\x00two.\n"))
    assert raw.text == "One\x00two."


def test_lines_of_json(tmp_path: Path) -> None:
    lines = [
        '{"text": "One.", "published": "2031-03-05"}',
        "",
        '{"html": "<p>2</p>", "id": 7}',
        '{"Text": "Three.", "url": "https://c.example/3"}',
    ]
    items = found(tmp_path / "all.jsonl", "\n".join(lines))
    assert [raw.key for raw in documents(items)] == ["all.jsonl#1", "all.jsonl#7", "https://c.example/3"]


def test_broken_lines_of_json_are_named_and_the_rest_read(tmp_path: Path) -> None:
    lines = [
        '{"text": "One."}',
        "{text}",
        "[1]",
        '{"text": 3}',
        '{"title": "T"}',
        '{"text": "x", "url": {}}',
        "[" * 200_000,
        '{"text": "Last."}',
    ]
    items = found(tmp_path / "all.jsonl", "\n".join(lines))
    assert [raw.text for raw in documents(items)] == ["One.", "Last."]
    why = {fail.document: fail.reason for fail in failures(items)}
    assert list(why) == [f"all.jsonl#{n}" for n in range(2, 8)]
    assert why["all.jsonl#2"].startswith("is no JSON")
    assert why["all.jsonl#3"] == "is a JSON list, not an object"
    assert why["all.jsonl#4"] == "its text is a JSON int, not a text"
    assert why["all.jsonl#5"] == "has no text"
    assert why["all.jsonl#6"] == "its url is a JSON dict, not a text"
    assert why["all.jsonl#7"].startswith("is nested too deep")
    assert all(fail.remedy for fail in failures(items))


def test_a_line_of_json_larger_than_a_document_is_passed_over(tmp_path: Path) -> None:
    long = json.dumps({"text": "x" * (2 * MAX_DOCUMENT_BYTES)})
    short = json.dumps({"text": "y" * (MAX_DOCUMENT_BYTES + 1)})
    items = found(tmp_path / "all.jsonl", f'{long}\n{short}\n{{"text": "Last."}}')
    assert [raw.key for raw in documents(items)] == ["all.jsonl#3"]
    assert [fail.document for fail in failures(items)] == ["all.jsonl#1", "all.jsonl#2"]


def test_half_of_a_surrogate_pair_becomes_a_replacement_character(tmp_path: Path) -> None:
    (raw,) = documents(found(tmp_path / "all.jsonl", '{"text": "a\\ud800b", "title": "\\udfff"}'))
    assert (raw.text, raw.title) == ("a\ufffdb", "\ufffd")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"text": "One.", "title": "T"}, ["all.json"]),
        ([{"text": "One."}, {"html": "<p>2</p>", "id": "b"}], ["all.json#1", "all.json#b"]),
        ({"count": 1, "tags": ["x"], "articles": [{"text": "One."}]}, ["all.json#1"]),
    ],
)
def test_forms_of_a_json_file(tmp_path: Path, value: object, expected: list[str]) -> None:
    assert [raw.key for raw in documents(found(tmp_path / "all.json", json.dumps(value)))] == expected


@pytest.mark.parametrize("value", [{}, [], 3, "text", {"name": "package", "files": ["a"]}, [{"title": "T"}], None])
def test_json_without_reports_is_skipped(tmp_path: Path, value: object) -> None:
    (item,) = found(tmp_path / "all.json", json.dumps(value))
    assert isinstance(item, Skipped)
    assert item.reason == 'holds no object with a field "text" or "html"'


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b"\xff\xfe\x00", b'{"text": "\xe9"}', b"[" + b"9" * 5000 + b"]"])
def test_broken_json_is_a_failure(tmp_path: Path, content: bytes) -> None:
    (failure,) = failures(found(tmp_path / "all.json", content))
    assert failure.document == "all.json"
    assert failure.remedy


def test_items_of_a_list_that_are_no_objects_are_named(tmp_path: Path) -> None:
    items = found(tmp_path / "all.json", '[{"text": "One."}, "Two."]')
    assert [fail.document for fail in failures(items)] == ["all.json#2"]
