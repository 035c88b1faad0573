"""Short invented episodes through the fold: what a careful reader would enter, and what must stay apart."""

from __future__ import annotations

from datetime import date
from typing import Any

from parley.ledger import Ledger, board, fold
from parley.model.computed import Entry
from parley.model.ids import document_id, statement_id, text_hash
from parley.model.records import (
    ActorKind,
    Basis,
    Condition,
    ConditionRelation,
    DisputeKind,
    Document,
    LinkRelation,
    Modality,
    Party,
    Period,
    Polarity,
    Qualifier,
    Segment,
    SegmentKind,
    Span,
    Speaker,
    Statement,
    Status,
    Terms,
    When,
)

GOVERNMENT = Party(actor="government:VLD", name="Veldane government", kind=ActorKind.GOVERNMENT)
FRONT = Party(actor="group:harrow-front", name="Harrow Front", kind=ActorKind.ARMED_GROUP)
OSTMARK = Party(actor="state:OSM", name="Ostmark", kind=ActorKind.STATE)


def day(year: int, month: int, number: int, until: int | None = None) -> When:
    last = date(year, month, until or number)
    return When(earliest=date(year, month, number), latest=last, precision="day" if until is None else "range", basis=Basis.STATED)


class Desk:
    """Collects reports and what they tell; every statement is found by its sentence in the report's text."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.statements: list[Statement] = []

    def report(self, key: str, text: str, published: When | None = None, **fields: Any) -> str:
        hashed = text_hash(text)
        number = document_id(key, hashed)
        segment = Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE)
        self.documents[number] = Document(
            id=number, key=key, text=text, text_hash=hashed, segments=(segment,), published=published or When(), **fields
        )
        return number

    def tell(self, document: str, sentence: str, trigger: str, act: str, topic: str, **fields: Any) -> str:
        doc = self.documents[document]
        start = doc.text.index(sentence)
        at = doc.text.index(trigger, start)
        where = Span(document=document, start=at, end=at + len(trigger))
        number = statement_id(doc.key, doc.text_hash, (where.start, where.end), None, act)
        fields = {"actors": (), "recipients": (), **fields}
        evidence = (Span(document=document, start=start, end=start + len(sentence)),)
        self.statements.append(Statement(id=number, document=document, act=act, topic=topic, trigger=where, evidence=evidence, **fields))
        return number

    def fold(self) -> Ledger:
        return fold(self.statements, self.documents)


def holding(ledger: Ledger, statement: str) -> Entry:
    return next(entry for entry in ledger.entries if statement in entry.statements)


OFFER = (
    "The Harrow Front has offered a short truce to the Veldane government. The truce offer was handed over in Tarn on Tuesday. "
    "Two commanders said the offer was genuine. It is an offer of five or six days, one of them added. "
    "A government spokesman said it was not aware of such a proposal."
)


def told_offer(desk: Desk) -> list[str]:
    report = desk.report("front.txt", OFFER, day(2031, 3, 5))
    one, two, three, four, five = (sentence.strip() + "." for sentence in OFFER.rstrip(".").split(". "))
    commander = (Speaker(name=None, role="commander", org="Harrow Front", actor=FRONT.actor, anonymous=True),)
    return [
        desk.tell(report, one, "offered", "offer", "ceasefire", actors=(FRONT,), recipients=(GOVERNMENT,), speakers=commander),
        desk.tell(report, two, "offer", "offer", "ceasefire", recipients=(GOVERNMENT,), said=day(2031, 3, 4)),
        desk.tell(report, three, "offer", "offer", "ceasefire", actors=(FRONT,), speakers=commander),
        desk.tell(report, four, "offer", "offer", "ceasefire", terms=Terms(duration="P5D", duration_high="P6D"), speakers=commander),
        desk.tell(report, five, "not aware", "deny", "ceasefire", actors=(GOVERNMENT,)),
    ]


def test_one_offer_told_four_times_is_one_entry_with_all_that_is_told() -> None:
    desk = Desk()
    first, second, third, fourth, denial = told_offer(desk)
    entry = holding(desk.fold(), first)
    assert set(entry.statements) == {first, second, third, fourth}
    assert entry.actors[0].name == "Harrow Front"
    assert entry.recipients[0].name == "Veldane government"
    assert entry.terms.duration == "P5D"
    assert entry.said == day(2031, 3, 4)
    assert entry.status is Status.OFFERED
    assert denial not in entry.statements


def test_a_denial_is_an_entry_and_a_dispute_of_what_it_denies() -> None:
    desk = Desk()
    first, *_, denial = told_offer(desk)
    ledger = desk.fold()
    assert holding(ledger, denial).status is Status.DENIED
    (dispute,) = holding(ledger, first).disputes
    assert dispute.kind is DisputeKind.EXISTENCE
    assert {position.holder for position in dispute.positions} >= {"Harrow Front", "Veldane government"}
    assert {link.relation for link in ledger.links if link.first == denial} == {LinkRelation.DENIES}


def test_a_denial_that_points_back_denies_the_whole_bundle() -> None:
    desk = Desk()
    text = (
        "The Front proposes a truce and asks for seats in the cabinet, a negotiator of the government said. "
        "A commander of the Front said he was not aware of such a proposal."
    )
    report = desk.report("bundle", text, day(2031, 4, 1))
    negotiator = (Speaker(name=None, role="negotiator", org=GOVERNMENT.name, actor=GOVERNMENT.actor, anonymous=True),)
    first, second = text[:98], text[99:]
    truce = desk.tell(report, first, "proposes", "offer", "ceasefire", actors=(FRONT,), speakers=negotiator)
    seats = desk.tell(report, first, "asks", "demand", "power_sharing", actors=(FRONT,), speakers=negotiator)
    desk.tell(report, second, "not aware", "deny", "ceasefire", actors=(FRONT,))
    ledger = desk.fold()
    assert all(holding(ledger, number).disputes[0].kind is DisputeKind.EXISTENCE for number in (truce, seats))


def test_accusation_and_denial_of_the_accused() -> None:
    desk = Desk()
    text = "The Front accuses Ostmark of arming the army. Ostmark denies the accusation."
    report = desk.report("accuse.txt", text, day(2031, 5, 1))
    accusation = desk.tell(report, text[:45], "accuses", "accuse", "violence", actors=(FRONT,), recipients=(OSTMARK,))
    desk.tell(report, text[46:], "denies", "deny", "violence", actors=(OSTMARK,))
    entry = holding(desk.fold(), accusation)
    assert entry.status is Status.DENIED
    assert [dispute.kind for dispute in entry.disputes] == [DisputeKind.EXISTENCE]


def count(desk: Desk, key: str, published: When, words: str, terms: Terms, **fields: Any) -> str:
    text = f"The government has released {words} prisoners of the Front."
    report = desk.report(key, text, published)
    return desk.tell(report, text, "released", "release", "prisoners", actors=(GOVERNMENT,), recipients=(FRONT,), terms=terms, **fields)


def test_a_count_that_grows_is_one_entry_and_no_dispute() -> None:
    desk = Desk()
    july = count(desk, "a", day(2031, 7, 2), "more than four hundred",
                 Terms(amount=400, qualifier=Qualifier.MORE_THAN, unit="prisoners"))  # fmt: skip
    august = count(desk, "b", day(2031, 8, 9), "almost 500", Terms(amount=500, qualifier=Qualifier.ABOUT, unit="prisoners"))
    later = count(desk, "c", day(2032, 1, 3), "500", Terms(amount=500, qualifier=Qualifier.EXACTLY, unit="prisoners"))
    entry = holding(desk.fold(), july)
    assert set(entry.statements) == {july, august, later}
    assert entry.disputes == ()
    assert entry.terms.amount == 500
    assert (entry.reports, entry.origins) == (3, 3)


def test_a_promise_is_partly_delivered_and_then_delivered() -> None:
    desk = Desk()
    text = "The government promised to release 500 prisoners if the Front frees its hostages."
    report = desk.report("promise", text, day(2031, 6, 1))
    condition = Condition(relation=ConditionRelation.ONLY_IF, act="release", topic="hostages", actors=(FRONT,))
    promise = desk.tell(
        report, text, "promised", "promise", "prisoners", actors=(GOVERNMENT,), recipients=(FRONT,), conditions=(condition,),
        terms=Terms(amount=500, unit="prisoners"), modality=Modality.CONDITIONAL, said=day(2031, 6, 1),
    )  # fmt: skip
    assert holding(desk.fold(), promise).status is Status.PROMISED
    count(desk, "a", day(2031, 7, 2), "more than four hundred", Terms(amount=400, qualifier=Qualifier.MORE_THAN, unit="prisoners"))
    assert holding(desk.fold(), promise).status is Status.PARTLY_DELIVERED
    count(desk, "b", day(2031, 9, 2), "500", Terms(amount=500, unit="prisoners"))
    entry = holding(desk.fold(), promise)
    assert entry.status is Status.DELIVERED
    assert [step.status for step in entry.history] == [Status.PROMISED, Status.PARTLY_DELIVERED, Status.DELIVERED]
    assert entry.conditions == (condition,)


def blast(desk: Desk, key: str, published: When, dead: int) -> str:
    text = f"A bomb of the Front killed {dead} soldiers in Tarn on Sunday."
    report = desk.report(key, text, published)
    return desk.tell(
        report, text, "killed", "attack", "violence", actors=(FRONT,), recipients=(GOVERNMENT,),
        terms=Terms(amount=dead, unit="soldiers killed", place="Tarn"), happens=Period(start=day(2031, 2, 2)),
    )  # fmt: skip


def test_two_tolls_on_one_day_are_a_dispute_and_a_later_higher_one_is_not() -> None:
    desk = Desk()
    first, second = blast(desk, "a", day(2031, 2, 3), 12), blast(desk, "b", day(2031, 2, 3), 19)
    entry = holding(desk.fold(), first)
    assert second in entry.statements
    assert [dispute.kind for dispute in entry.disputes] == [DisputeKind.FIGURE]
    desk = Desk()
    first, second = blast(desk, "a", day(2031, 2, 3), 12), blast(desk, "b", day(2031, 2, 5), 19)
    entry = holding(desk.fold(), first)
    assert second in entry.statements
    assert entry.disputes == ()
    assert entry.terms.amount == 19


def test_figures_that_one_report_sets_against_each_other_are_a_dispute() -> None:
    desk = Desk()
    text = "The government says it has released 200 prisoners of the Front. The Front says only 170 are free."
    report = desk.report("count", text, day(2031, 4, 14))
    sides: dict[str, Any] = {"actors": (GOVERNMENT,), "recipients": (FRONT,)}
    by = [(Speaker(name=None, org=party.name, actor=party.actor),) for party in (GOVERNMENT, FRONT)]
    high, low = (Terms(amount=number, unit="prisoners") for number in (200, 170))
    first = desk.tell(report, text[:63], "released", "release", "prisoners", terms=high, speakers=by[0], **sides)
    second = desk.tell(report, text[64:], "free", "release", "prisoners", terms=low, speakers=by[1], **sides)
    entry = holding(desk.fold(), first)
    assert second in entry.statements
    (dispute,) = entry.disputes
    assert dispute.kind is DisputeKind.FIGURE
    assert {(position.holder, position.value) for position in dispute.positions} == {
        ("Veldane government", "200 prisoners"),
        ("Harrow Front", "170 prisoners"),
    }


def test_rounds_of_talks_stay_apart_and_a_break_suspends_the_round_it_ends() -> None:
    desk = Desk()
    text = (
        "The first round of talks between the government and the Front was held in Lisk in May. "
        "A second round opened in Lisk in September. The talks were suspended in October after an ambush. "
        "The two sides have now met in Lisk for months."
    )
    report = desk.report("rounds", text, day(2031, 11, 4))
    both = (GOVERNMENT, FRONT)
    sentences = [sentence + "." for sentence in text.rstrip(".").split(". ")]
    may, september = Period(start=day(2031, 5, 1, 31)), Period(start=day(2031, 9, 1, 30))
    first = desk.tell(report, sentences[0], "talks", "meet", "talks", actors=both, happens=may)
    second = desk.tell(report, sentences[1], "opened", "resume_talks", "talks", actors=both, happens=september)
    stop = desk.tell(report, sentences[2], "suspended", "suspend_talks", "talks", actors=both, happens=Period(start=day(2031, 10, 1, 31)))
    months = desk.tell(report, sentences[3], "met", "meet", "talks", actors=both, happens=Period(start=When(latest=date(2031, 11, 4))))
    ledger = desk.fold()
    assert len({holding(ledger, number).id for number in (first, second, stop, months)}) == 4
    assert holding(ledger, first).status is Status.HAPPENED
    assert holding(ledger, second).status is Status.SUSPENDED


def test_a_truce_of_stated_length_ends_by_the_newest_report_not_by_today() -> None:
    desk = Desk()
    text = "The Front declared a truce of three days from Monday."
    report = desk.report("truce", text, day(2031, 3, 3))
    truce = desk.tell(
        report, text, "declared", "declare_ceasefire", "ceasefire", actors=(FRONT,), terms=Terms(duration="P3D"),
        happens=Period(start=day(2031, 3, 3)),
    )  # fmt: skip
    assert holding(desk.fold(), truce).status is Status.IN_FORCE
    desk.report("later", "Snow fell in Lisk.", day(2031, 3, 20))
    assert holding(desk.fold(), truce).status is Status.ENDED


def test_a_refusal_answers_the_demand_of_the_other_side() -> None:
    desk = Desk()
    text = "The government demanded that the Front disarm. The Front rejected disarmament outright."
    report = desk.report("answer", text, day(2031, 3, 3))
    demand = desk.tell(report, text[:46], "demanded", "demand", "disarmament", actors=(GOVERNMENT,), recipients=(FRONT,))
    desk.tell(report, text[47:], "rejected", "reject", "disarmament", actors=(FRONT,), recipients=(GOVERNMENT,))
    assert holding(desk.fold(), demand).status is Status.REJECTED


def test_two_things_offered_in_one_sentence_and_opposite_polarity_stay_apart() -> None:
    desk = Desk()
    text = "The government offered a truce and offered an amnesty; it did not offer seats."
    report = desk.report("two", text, day(2031, 3, 3))
    sides: dict[str, Any] = {"actors": (GOVERNMENT,), "recipients": (FRONT,)}
    truce = desk.tell(report, text, "offered a truce", "offer", "ceasefire", **sides)
    amnesty = desk.tell(report, text, "offered an amnesty", "offer", "justice", **sides)
    seats = desk.tell(report, text, "did not offer", "offer", "justice", polarity=Polarity.NEGATIVE, **sides)
    ledger = desk.fold()
    assert len({holding(ledger, number).id for number in (truce, amnesty, seats)}) == 3


def test_copied_reports_and_one_utterance_count_as_one_origin() -> None:
    desk = Desk()
    text = "Minister Ana Roth offered the Front a truce in Lisk on Monday."
    speaker = (Speaker(name="Ana Roth", role="minister", org=GOVERNMENT.name, actor=GOVERNMENT.actor),)
    told = []
    for key in ("north", "south", "east"):
        report = desk.report(key, text if key != "east" else "Earlier, " + text, day(2031, 3, 4), fingerprint=tuple(range(16)))
        told.append(
            desk.tell(
                report,
                text,
                "offered",
                "offer",
                "ceasefire",
                actors=(GOVERNMENT,),
                recipients=(FRONT,),
                speakers=speaker,
                said=day(2031, 3, 3),
            )
        )
    entry = holding(desk.fold(), told[0])
    assert (entry.reports, entry.origins) == (3, 1)


def test_the_board_shows_the_latest_position_of_each_party_on_each_topic() -> None:
    desk = Desk()
    early, late = "The Front demanded a truce in May.", "The Front rejected a truce in June."
    first = desk.report("early", early, day(2031, 5, 9))
    second = desk.report("late", late, day(2031, 6, 9))
    desk.tell(first, early, "demanded", "demand", "ceasefire", actors=(FRONT,), said=day(2031, 5, 8))
    desk.tell(second, late, "rejected", "reject", "ceasefire", actors=(FRONT,), said=day(2031, 6, 8))
    shown = board(desk.fold().entries)
    row = shown.row(FRONT.actor, "ceasefire")
    assert row is not None
    assert (row.act, row.when, len(row.earlier)) == ("reject", day(2031, 6, 8), 1)
    assert shown.parties == (FRONT.actor,)
    assert shown.topics == ("ceasefire",)
