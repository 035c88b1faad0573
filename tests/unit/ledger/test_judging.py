"""What judgements do: to entries, fields, names and dates; and what becomes of two that do not agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parley.model.judgements import JudgementKind as Kind
from parley.model.records import ActorKind, Basis, Modality, Party, Period, Speaker, Statement, Terms, When

from .desk import CROWN, RAVENS, Desk

A = "The Ravens offered a truce of 30 days on Monday."
B = "On Friday the Ravens demanded that 40 captives be freed."
C = "The Ravens have offered a truce of 30 days, the Courier wrote."


class Case:
    """Three reports: an offer, a demand, the offer again."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.offer = self.desk.tell(
            self.desk.report("a.txt", f"Snow fell. {A} More snow."), A, "offered", terms=Terms(duration="P30D"), modality=Modality.ACTUAL
        )
        self.demand = self.desk.tell(self.desk.report("b.txt", B), B, "demanded", act="demand", topic="prisoners")
        self.again = self.desk.tell(self.desk.report("c.txt", C), C, "offered", terms=Terms(duration="P30D"))
        self.judge = self.desk.say

    def groups(self) -> set[frozenset[Statement]]:
        named = {stmt.id: stmt for stmt in (self.offer, self.demand, self.again)}
        return {frozenset(named[key] for key in group) for group in self.desk.groups()}


@pytest.fixture
def case() -> Case:
    return Case()


def sets(*groups: tuple[Statement, ...]) -> set[frozenset[Statement]]:
    return {frozenset(group) for group in groups}


def test_without_judgements_the_rules_decide(case: Case) -> None:
    assert case.groups() == sets((case.offer, case.again), (case.demand,))


def test_same_joins_what_the_rules_hold_to_contradict(case: Case) -> None:
    case.judge(Kind.SAME, case.offer, others=(case.demand,))
    assert case.groups() == sets((case.offer, case.demand, case.again)), "and what the rules put to the offer stays with it"
    assert case.desk.states() == ["stands"]


def test_different_keeps_apart_what_the_rules_join(case: Case) -> None:
    case.judge(Kind.DIFFERENT, case.offer, others=(case.again,))
    assert case.groups() == sets((case.offer,), (case.demand,), (case.again,))


def test_of_two_people_who_disagree_the_later_one_decides(case: Case) -> None:
    first = case.judge(Kind.SAME, case.offer, others=(case.demand,))
    second = case.judge(Kind.DIFFERENT, case.demand, others=(case.offer,), who="Ben")
    assert case.groups() == sets((case.offer, case.again), (case.demand,))
    one, two = case.desk.judged().rulings
    assert (one.state, one.against) == ("overruled", (second.id,))
    assert (two.state, two.against) == ("stands", (first.id,))
    assert "Ben" in one.reason
    case.judge(Kind.SAME, case.offer, others=(case.demand,), who="Cem")
    assert case.desk.states() == ["stands", "overruled", "stands"]
    assert case.groups() == sets((case.offer, case.demand, case.again))


def test_what_was_withdrawn_does_nothing_and_is_shown(case: Case) -> None:
    first = case.judge(Kind.SAME, case.offer, others=(case.demand,))
    case.desk.withdraw(first)
    assert case.groups() == sets((case.offer, case.again), (case.demand,))
    (ruling,) = case.desk.judged().rulings
    assert ruling.state == "withdrawn"
    assert "Ben" in ruling.reason


def test_the_later_one_decides_over_a_chain(case: Case) -> None:
    case.judge(Kind.DIFFERENT, case.offer, others=(case.again,))
    case.judge(Kind.SAME, case.offer, others=(case.demand,))
    case.judge(Kind.SAME, case.demand, others=(case.again,))
    assert case.desk.states() == ["overruled", "stands", "stands"]
    assert case.groups() == sets((case.offer, case.demand, case.again))


def test_a_rejected_statement_is_left_out_and_so_is_what_is_said_of_it(case: Case) -> None:
    reject = case.judge(Kind.REJECT, case.offer)
    case.judge(Kind.SAME, case.offer, others=(case.demand,))
    case.judge(Kind.CORRECT, case.offer, field="amount", value="3")
    assert case.groups() == sets((case.again,), (case.demand,))
    assert case.desk.states() == ["stands", "overruled", "overruled"]
    assert case.desk.judged().rulings[1].against == (reject.id,)


def test_a_corrected_field_is_a_view_with_its_reason_and_the_statement_stays(case: Case) -> None:
    judgement = case.judge(Kind.CORRECT, case.offer, case.again, field="amount", value="300")
    seen = case.desk.seen(case.offer)
    assert seen.terms == Terms(amount=300, duration="P30D")
    assert judgement.id in dict(seen.reasons)["amount"]
    assert case.offer in case.desk.statements
    assert case.desk.entry(case.offer).terms.amount == 300


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("act", "demand", lambda s: s.act == "demand"),
        ("topic", "power sharing", lambda s: s.topic == "power_sharing"),
        ("modality", "planned", lambda s: s.modality is Modality.PLANNED),
        ("status", "rejected", lambda s: s.status == "rejected"),
        ("duration", "p7d", lambda s: s.terms.duration == "P7D"),
        ("duration", "none", lambda s: s.terms.duration is None),
        ("deadline", "2031-04-01..2031-04-30", lambda s: s.terms.deadline.days == 30),
        ("happens", "2031-03-03", lambda s: s.happens.latest == date(2031, 3, 3)),
        ("said", "2031-03-03", lambda s: s.said.basis is Basis.STATED and "Ann" in s.said.reason),
        ("place", "Osk", lambda s: s.place.name == "Osk"),
        ("terms.place", "Osk", lambda s: s.terms.place == "Osk"),
        ("unit", "captives", lambda s: s.terms.unit == "captives"),
        ("amount", "1,200", lambda s: s.terms.amount == 1200),
    ],
)
def test_fields(case: Case, field: str, value: str, read: object) -> None:
    case.judge(Kind.CORRECT, case.offer, field=field, value=value)
    assert read(case.desk.seen(case.offer))  # type: ignore[operator]
    case.desk.fold()


def test_parties_are_corrected_and_the_judgement_is_their_reason(case: Case) -> None:
    judgement = case.judge(
        Kind.CORRECT,
        case.offer,
        field="recipients",
        value="Order",
        parties=(Party(actor="found:order", name="Order", kind=ActorKind.ORGANISATION),),
    )
    (party,) = case.desk.seen(case.offer).recipients
    assert (party.name, judgement.id in party.reason) == ("Order", True)


def test_two_corrections_of_one_field_are_shown_and_the_later_one_decides(case: Case) -> None:
    one = case.judge(Kind.CORRECT, case.offer, field="amount", value="300")
    other = case.judge(Kind.CORRECT, case.offer, case.demand, field="amount", value="40", who="Ben")
    assert case.desk.seen(case.offer).terms.amount == 40
    assert case.desk.states() == ["overruled", "stands"]
    assert [ruling.against for ruling in case.desk.judged().rulings] == [(other.id,), (one.id,)]


def test_a_later_correction_of_a_part_leaves_the_rest(case: Case) -> None:
    case.judge(Kind.CORRECT, case.offer, case.demand, field="amount", value="300")
    case.judge(Kind.CORRECT, case.demand, field="amount", value="40", who="Ben")
    assert (case.desk.seen(case.offer).terms.amount, case.desk.seen(case.demand).terms.amount) == (300, 40)
    assert case.desk.states() == ["stands", "stands"]
    assert all(ruling.against for ruling in case.desk.judged().rulings)


def test_who_agree_do_not_overrule_each_other(case: Case) -> None:
    case.judge(Kind.CORRECT, case.offer, field="amount", value="300")
    case.judge(Kind.CORRECT, case.offer, field="amount", value="300", who="Ben")
    assert case.desk.states() == ["stands", "stands"]
    assert not any(ruling.against for ruling in case.desk.judged().rulings)


def test_a_value_that_the_codebook_has_no_more_is_listed(case: Case) -> None:
    case.judge(Kind.CORRECT, case.offer, field="act", value="negotiate_by_owl")
    (ruling,) = case.desk.judged().rulings
    assert ruling.state == "unattached"
    assert "negotiate_by_owl" in ruling.reason


ORDER = {"actor": "found:order-of-osk", "name": "Order of Osk", "actor_kind": ActorKind.ORGANISATION}


def test_a_name_means_whom_a_person_says(case: Case) -> None:
    case.desk.statements[0] = replace(case.offer, speakers=(Speaker(name="Ari", org="Ravens", actor=RAVENS.actor),))
    judgement = case.judge(Kind.ACTOR, names=("the  ravens",), **ORDER)
    seen = case.desk.seen(case.offer)
    assert [party.name for party in seen.actors] == ["Order of Osk"]
    assert judgement.id in seen.actors[0].reason
    assert seen.speakers[0].org == "Order of Osk"
    assert case.desk.judged().rulings[0].statements == tuple(sorted(stmt.id for stmt in case.desk.statements))


def test_a_name_may_be_meant_in_one_report_alone_or_be_words_of_it(case: Case) -> None:
    case.judge(Kind.ACTOR, names=("Ravens",), documents=("a.txt",), **ORDER)
    assert case.desk.seen(case.offer).actors[0].name == "Order of Osk"
    assert case.desk.seen(case.again).actors[0].name == "Ravens"
    start = case.desk.documents[case.again.document].text.index("Courier")
    case.desk.statements[2] = replace(case.again, recipients=(replace(CROWN, start=start, end=start + 7),))
    case.judge(Kind.ACTOR, names=("Courier",), **ORDER)
    assert case.desk.seen(case.again).recipients[0].name == "Order of Osk"


def test_names_are_followed_and_circles_are_not(case: Case) -> None:
    case.judge(Kind.ACTOR, names=("Ravens",), actor=CROWN.actor, name=CROWN.name, actor_kind=CROWN.kind)
    case.judge(Kind.ACTOR, names=("Crown of Osk",), **ORDER)
    assert [party.name for party in case.desk.seen(case.offer).actors] == ["Order of Osk"]
    assert case.desk.seen(case.offer).recipients == (), "one party does nothing to itself"
    case.judge(Kind.ACTOR, names=("Order of Osk",), actor=RAVENS.actor, name=RAVENS.name, actor_kind=RAVENS.kind)
    assert case.desk.states() == ["overruled", "stands", "stands"]
    assert [party.name for party in case.desk.seen(case.offer).actors] == ["Ravens"]


def test_two_on_one_name_and_a_name_that_nobody_bears(case: Case) -> None:
    case.judge(Kind.ACTOR, names=("Ravens",), **ORDER)
    case.judge(Kind.ACTOR, names=("Ravens",), actor=CROWN.actor, name=CROWN.name, actor_kind=CROWN.kind, who="Ben")
    case.judge(Kind.ACTOR, names=("Owls",), **ORDER)
    assert case.desk.states() == ["overruled", "stands", "unattached"]


def test_a_date_resolves_the_times_that_hang_on_it() -> None:
    desk = Desk()
    doc = desk.report("a.txt", A, None)
    monday = When(basis=Basis.UNKNOWN, expression="weekday:mon")
    stmt = desk.tell(doc, A, "offered", said=monday, happens=Period(start=monday))
    desk.say(Kind.DATE, documents=("a.txt",), earliest=date(2031, 3, 5), latest=date(2031, 3, 5))
    judged = desk.judged()
    assert judged.documents[doc.id].published.days == 1
    assert "Ann" in (judged.documents[doc.id].published.reason or "")
    assert desk.seen(stmt).said.earliest == date(2031, 3, 3)  # type: ignore[union-attr]
    assert doc.published == When(), "what is stored stays"
    desk.say(Kind.DATE, documents=("a.txt",), earliest=date(2031, 3, 12), latest=date(2031, 3, 12), who="Ben")
    assert desk.states() == ["overruled", "stands"]
    assert desk.seen(stmt).said.earliest == date(2031, 3, 10)  # type: ignore[union-attr]
    desk.say(Kind.DATE, documents=("z.txt",), earliest=date(2031, 3, 12))
    assert desk.states()[-1] == "unattached"


def test_a_judgement_on_processes_waits(case: Case) -> None:
    case.judge(Kind.PROCESS, case.offer)
    assert case.desk.states() == ["waiting"]


def test_everything_survives_a_new_analysis_and_a_text_that_moved(case: Case) -> None:
    case.judge(Kind.SAME, case.offer, others=(case.demand,))
    case.judge(Kind.CORRECT, case.offer, field="amount", value="300")
    case.judge(Kind.DIFFERENT, case.offer, others=(case.again,))
    before = case.desk.fold()
    old = {stmt.id for stmt in case.desk.statements}
    case.desk.shift("A paragraph was put before all of it.\n\n")
    assert not old & {stmt.id for stmt in case.desk.statements}
    after = case.desk.fold()
    assert case.desk.states() == ["stands"] * 3
    shapes = [
        [(len(e.statements), e.act, e.terms.amount) for e in sorted(f.entries, key=lambda e: e.terms.amount or 0)] for f in (before, after)
    ]
    assert shapes[0] == shapes[1]


def test_what_is_found_in_part_is_applied_in_part_and_says_so(case: Case) -> None:
    case.judge(Kind.SAME, case.offer, case.again, others=(case.demand,))
    case.desk.report("c.txt", "Another text.")
    (ruling,) = case.desk.judged().rulings
    assert ruling.state == "stands"
    assert "no longer in the report" in ruling.reason
    assert len(case.desk.fold().entries) == 1
