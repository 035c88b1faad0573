"""Judging a ledger: its effect at once and after a rebuild, views as of a day, what is refused, and the exchange between two people."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parley.errors import UsageError
from parley.export.judgements import ruling_json
from parley.export.selection import Selection
from parley.model.ids import statement_id
from parley.model.judgements import JudgementKind as Kind
from parley.model.judgements import Ruling
from parley.model.records import Analysis, Span
from parley.store import open_store
from parley.workflows import query
from parley.workflows.answers import ask
from parley.workflows.dossiers import dossier
from parley.workflows.folding import refold
from parley.workflows.judgements import bearing_on, import_judgements, rulings
from parley.workflows.judging import judge_actor, judge_corrected, judge_dated, judge_pair, judge_rejected, withdraw

ANN = {"who": "Ann", "why": "I read it"}
BEN = {"who": "Ben", "why": "so did I"}


@pytest.fixture
def offer(selection: Selection) -> str:
    return selection.entries[0].statements[0]


@pytest.fixture
def denial(selection: Selection) -> str:
    return selection.entries[1].statements[0]


def entries(ledger: Path) -> list[tuple[str, ...]]:
    return sorted(entry.statements for entry in query.select(ledger).entries)


def anew(ledger: Path, selection: Selection) -> None:
    """The ledger built again by a newer analysis, which finds every statement by another word, and so under another id."""
    with open_store(ledger) as store:
        for stmt in selection.statements.values():
            doc = selection.documents[stmt.document]
            trigger = Span(document=doc.id, start=stmt.trigger.start, end=stmt.trigger.end - 1)
            number = statement_id(doc.key, doc.text_hash, (trigger.start, trigger.end), None, stmt.act)
            assert number != stmt.id
            found = replace(stmt, id=number, trigger=trigger)
            store.put(doc, Analysis(document=doc.id, statements=(found,)), source=doc.key, versions={"rules": "99"})
        store.put_versions({"rules": "99"})
        refold(store)


def test_same_shows_its_effect_at_once_and_after_a_rebuild(ledger: Path, selection: Selection, offer: str, denial: str) -> None:
    made = judge_pair(ledger, Kind.SAME, offer, denial[:10], **ANN)
    assert (made.before, made.after) == (2, 1)
    assert made.ruling.state == "stands"
    assert entries(ledger) == [tuple(made.entries[0].statements)]
    anew(ledger, selection)
    (group,) = entries(ledger)
    assert len(group) == 2
    assert not {offer, denial} & {*group}
    assert rulings(ledger)[0].statements == tuple(sorted(group))


def test_entries_stand_for_their_statements_and_old_addresses_lead_on(ledger: Path, offer: str, denial: str) -> None:
    judge_pair(ledger, Kind.SAME, "e" + offer[1:], "e" + denial[1:8], **ANN)
    assert query.entry(ledger, "e" + denial[1:9]).entries == query.entry(ledger, "e" + offer[1:9]).entries
    judge_pair(ledger, Kind.DIFFERENT, offer, denial, **BEN)
    assert len(entries(ledger)) == 2
    assert [one.state for one in rulings(ledger)] == ["overruled", "stands"]


def test_a_view_as_of_a_day_is_judged_too(ledger: Path, offer: str) -> None:
    judge_corrected(ledger, offer, "terms.amount", "999", **ANN)
    view = query.select(ledger, as_of=date(2031, 3, 4))
    assert [entry.terms.amount for entry in view.entries] == [999]
    assert view.statements[offer].terms.amount == 240, "as the report tells it"
    assert view.judged[offer].terms.amount == 999


def test_running_counts_see_the_corrected_figure(ledger: Path, offer: str) -> None:
    for field, value in (("act", "release"), ("topic", "prisoners"), ("modality", "actual"), ("amount", "999"), ("qualifier", "none")):
        judge_corrected(ledger, offer, field, value, **ANN)
    delivered = [thread.delivered for thread in ask(ledger).threads if thread.topic == "prisoners"]
    assert [terms.amount for terms in delivered if terms] == [999]


def test_a_rejected_statement_is_left_out_until_that_is_withdrawn(ledger: Path, offer: str, denial: str) -> None:
    made = judge_rejected(ledger, ["e" + offer[1:]], **ANN)
    assert (made.after, made.entries) == (1, ())
    assert entries(ledger) == [(denial,)]
    assert query.statement(ledger, offer).statement.id == offer
    with pytest.raises(UsageError, match="left out: Ann rejected it"):
        query.entry(ledger, "e" + offer[1:9])
    with pytest.raises(UsageError, match="no entry has the id"):
        query.entry(ledger, "efffffff")
    with pytest.raises(UsageError, match="left out: Ann rejected it"):
        judge_corrected(ledger, offer, "amount", "3", **BEN)
    with pytest.raises(UsageError, match="left out: Ann rejected it"):
        judge_pair(ledger, Kind.SAME, "e" + offer[1:8], denial, **BEN)
    back = withdraw(ledger, made.ruling.judgement.id[:8], **BEN)
    assert back.ruling.state == "withdrawn"
    assert back.entries[0].statements == (offer,)
    assert len(entries(ledger)) == 2
    with pytest.raises(UsageError, match="withdrawn by Ben"):
        withdraw(ledger, made.ruling.judgement.id, **ANN)


def test_parties_are_looked_up(ledger: Path, offer: str) -> None:
    made = judge_corrected(ledger, offer, "recipients", "Hill Front; Norway", **ANN)
    assert {party.name for party in made.ruling.judgement.payload.parties} == {"Hill Front", "Norway"}
    with pytest.raises(UsageError, match="nobody is called Owls"):
        judge_corrected(ledger, offer, "recipients", "Owls", **ANN)
    new = judge_corrected(ledger, offer, "recipients", "Owls", kind="armed_group", **ANN)
    assert new.entries[0].recipients[0].actor == "found:owls"
    assert judge_corrected(ledger, offer, "recipients", "none", **BEN).entries[0].recipients == ()


def test_actors(ledger: Path) -> None:
    made = judge_actor(ledger, ["the Hill Front"], "Front of the Hills", kind="armed_group", **ANN)
    assert {entry.actors[0].name for entry in made.entries} == {"Front of the Hills"}
    shown = dossier(ledger, "Front of the Hills", ask(ledger))
    assert [name for name, evidence in shown.merges if "judged by Ann" in evidence] == ["Hill Front"]
    for names, actor, kind, message in (
        (["Owls"], "Velmar government", None, "no statement names Owls"),
        (["Velmar government"], "Owls", None, "nobody is called Owls"),
        (["Velmar government"], "Owls", "birds", "no kind of actor"),
        (["Velmar government"], "the Velmar government", None, "is Velmar government already"),
    ):
        with pytest.raises(UsageError, match=message):
            judge_actor(ledger, names, actor, kind=kind, **ANN)
    with pytest.raises(UsageError, match="no statement there names Velmar"):
        judge_actor(ledger, ["Velmar government"], "Norway", documents=["denial.txt"], **ANN)


def test_a_date_is_shown_and_decides_what_a_day_knows(ledger: Path, denial: str) -> None:
    assert len(query.select(ledger, as_of=date(2031, 3, 5)).entries) == 1
    made = judge_dated(ledger, "denial.txt", date(2031, 3, 5), date(2031, 3, 5), **ANN)
    assert [entry.statements for entry in made.entries] == [(denial,)]
    assert len(query.select(ledger, as_of=date(2031, 3, 5)).entries) == 2
    assert query.document(ledger, "denial.txt").published.days == 1
    assert [row.document.published.days for row in query.documents(ledger)] == [1, 1]
    assert bearing_on(ledger, (), ["folder/denial.txt"]) == rulings(ledger)
    with pytest.raises(UsageError, match="is before"):
        judge_dated(ledger, "denial.txt", date(2031, 3, 5), date(2031, 3, 4), **ANN)


def test_what_is_refused_leaves_nothing_behind(ledger: Path, offer: str, denial: str) -> None:
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: judge_pair(ledger, Kind.SAME, offer, offer, **ANN), "are one"),
        (lambda: judge_pair(ledger, Kind.SAME, offer, "sffffff", **ANN), "no statement has the id"),
        (lambda: judge_pair(ledger, Kind.SAME, "effffff", denial, **ANN), "no entry has the id"),
        (lambda: judge_rejected(ledger, ["truce"], **ANN), "no id of a statement or an entry"),
        (lambda: judge_corrected(ledger, offer, "mood", "good", **ANN), "no field mood"),
        (lambda: judge_corrected(ledger, offer, "act", "sing", **ANN), "no act sing"),
        (lambda: judge_corrected(ledger, offer, "amount", "many", **ANN), "no number"),
        (lambda: judge_corrected(ledger, offer, "duration", "a week", **ANN), "no duration"),
        (lambda: judge_corrected(ledger, offer, "deadline", "2031-02-30", **ANN), "no day"),
        (lambda: judge_corrected(ledger, offer, "deadline", "2031-02-20..2031-01-01", **ANN), "ends before it begins"),
        (lambda: judge_corrected(ledger, offer, "modality", "likely", **ANN), "none of actual"),
        (lambda: judge_corrected(ledger, offer, "unit", " ", **ANN), "empty"),
        (lambda: judge_rejected(ledger, [offer], who="Ann", why=" "), "no reason"),
        (lambda: judge_rejected(ledger, [offer], who=" ", why="so"), "nobody is named"),
        (lambda: withdraw(ledger, "j12", **ANN), "no judgement has the id"),
    ]
    for attempt, message in refused:
        with pytest.raises(UsageError, match=message):
            attempt()
    assert rulings(ledger) == ()


def test_who_says_it_twice_is_told_so_and_another_may_agree(ledger: Path, offer: str, denial: str) -> None:
    judge_pair(ledger, Kind.SAME, offer, denial, **ANN)
    with pytest.raises(UsageError, match="Ann said so on"):
        judge_pair(ledger, Kind.SAME, denial, offer, **ANN)
    judge_pair(ledger, Kind.SAME, denial, offer, **BEN)
    assert [one.state for one in rulings(ledger)] == ["stands", "stands"]


def test_the_list_has_filters(ledger: Path, offer: str, denial: str) -> None:
    judge_corrected(ledger, offer, "amount", "3", **ANN)
    judge_corrected(ledger, offer, "amount", "4", **BEN)
    withdraw(ledger, judge_rejected(ledger, [denial], **BEN).ruling.judgement.id, **BEN)
    assert [one.judgement.payload.value for one in rulings(ledger, states=["contradicted"])] == ["3", "4"]
    assert [one.state for one in rulings(ledger, states=["withdrawn"])] == ["withdrawn"]
    assert len(rulings(ledger, people=["ben"])) == 2
    assert len(rulings(ledger, kinds=["correct"], people=["Ben"])) == 1
    for wrong in ({"kinds": ["guess"]}, {"states": ["lost"]}):
        with pytest.raises(UsageError, match="there is no"):
            rulings(ledger, **wrong)
    assert [one.judgement.payload.value for one in bearing_on(ledger, [offer])] == ["3", "4"]


def lines(found: tuple[Ruling, ...]) -> str:
    return "".join(json.dumps(ruling_json(one)) + "\n" for one in found)


@pytest.fixture
def other(tmp_path: Path, selection: Selection, analyses: dict[str, Analysis]) -> Path:
    """A colleague's ledger: the first report alone."""
    path = tmp_path / "other.db"
    doc = next(iter(selection.documents.values()))
    with open_store(path, create=True) as store:
        store.put(doc, analyses[doc.id], source=doc.key)
        refold(store)
    return path


def test_two_people_exchange_what_they_judge(ledger: Path, other: Path, tmp_path: Path, offer: str, denial: str) -> None:
    judge_corrected(ledger, offer, "amount", "3", **ANN)
    withdraw(ledger, judge_pair(ledger, Kind.SAME, offer, denial, **ANN).ruling.judgement.id, **ANN)
    judge_rejected(ledger, [denial], **ANN)
    file = tmp_path / "ann.jsonl"
    file.write_text(lines(rulings(ledger)), encoding="utf-8")
    assert import_judgements(file, other).new == 4
    assert [one.state for one in rulings(other)] == ["stands", "withdrawn", "unattached"]
    assert [entry.terms.amount for entry in query.select(other).entries] == [3]
    assert (import_judgements(file, other).new, import_judgements(file, ledger).known) == (0, 4)
    file.write_text(json.dumps([ruling_json(one) for one in rulings(other)]), encoding="utf-8")
    assert import_judgements(file, ledger).new == 0, "a list is read, too"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda text: text.replace("I read it", "I made it up"), "was changed since it was made"),
        (lambda text: text.replace('"kind": "correct"', '"kind": "guess"'), "is no judgement"),
        (lambda text: text[:40], "is no JSON"),
        (lambda text: text + "[]\n", "is no judgement"),
        (lambda text: "7\n" + text, "line 1: is no judgement"),
        (lambda text: text.replace("+00:00", ""), "was changed|is no judgement"),
    ],
)
def test_a_spoilt_file_is_refused_whole(
    ledger: Path, other: Path, tmp_path: Path, offer: str, spoil: Callable[[str], str], message: str
) -> None:
    judge_corrected(ledger, offer, "amount", "3", **ANN)
    file = tmp_path / "ann.jsonl"
    file.write_text(spoil(lines(rulings(ledger))), encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        import_judgements(file, other)
    assert rulings(other) == ()


def test_a_file_that_cannot_be_read(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        import_judgements(tmp_path / "none.jsonl", ledger)
