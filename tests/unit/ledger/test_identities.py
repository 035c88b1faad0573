"""Which names of different reports are one party, and which are kept apart."""

from __future__ import annotations

from parley.ledger.identities import identified, identities
from parley.model.records import ActorKind, Party, Span, Statement

GROUP, BODY, GOVERNMENT = ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.GOVERNMENT


def party(name: str, kind: ActorKind = GROUP, *, person: str | None = None, source: str = "found") -> Party:
    return Party(actor=f"{source}:{name.casefold().replace(' ', '-')}", name=name, kind=kind, person=person, reason="named")


def told(number: int, document: str, actors: tuple[Party, ...], recipients: tuple[Party, ...] = ()) -> Statement:
    span = Span(document=document, start=number, end=number + 1)
    return Statement(
        id=f"s{number}",
        document=document,
        act="offer",
        topic="talks",
        actors=actors,
        recipients=recipients,
        trigger=span,
        evidence=(span,),
    )


def names(statements: list[Statement]) -> list[str]:
    return [actor.name for stmt in identified(statements) for actor in stmt.actors]


def test_a_name_cut_short_is_the_one_that_ends_so() -> None:
    found = identified([told(1, "a", (party("Harrow Volunteers"),)), told(2, "b", (party("Volunteers"),))])
    assert [actor.name for stmt in found for actor in stmt.actors] == ["Harrow Volunteers", "Harrow Volunteers"]
    assert "cut short" in found[1].actors[0].reason


def test_two_that_end_so_leave_it_alone() -> None:
    three = [told(n, d, (party(name),)) for n, (d, name) in enumerate([("a", "Hill Front"), ("b", "Lake Front"), ("c", "Front")])]
    assert names(three) == ["Hill Front", "Lake Front", "Front"]


def test_what_one_report_tells_apart_stays_apart() -> None:
    assert names([told(1, "a", (party("Hill Army"),)), told(2, "a", (party("Army"),))]) == ["Hill Army", "Army"]


def test_listed_actors_keep_their_names() -> None:
    assert names([told(1, "a", (party("Harrow Volunteers"),)), told(2, "b", (party("Volunteers", source="party"),))])[1] == "Volunteers"


def test_spellings_are_one_and_other_words_are_not() -> None:
    spelt = [told(1, "a", (party("Ansar Movement"),)), told(2, "b", (party("Ansaar Movement"),)), told(3, "c", (party("Ansar Movement"),))]
    assert names(spelt) == ["Ansar Movement"] * 3
    assert names([told(1, "a", (party("Northern Alliance"),)), told(2, "b", (party("Southern Alliance"),))])[1] == "Southern Alliance"


def test_a_person_acts_for_the_party_that_another_report_tells() -> None:
    front = party("Hill Front")
    first = told(1, "a", (Party(actor=front.actor, name=front.name, kind=GROUP, person="Ada Vance"),))
    second = told(2, "b", (party("Vance", ActorKind.PERSON, source="person"),), (front,))
    found = identified([first, second])
    assert [(actor.name, actor.person) for actor in found[1].actors] == [("Hill Front", "Ada Vance")]
    assert found[1].recipients == ()


def test_a_government_without_a_name_is_the_one_that_reports_on_the_group_name() -> None:
    unnamed = Party(actor="found:government", name="government", kind=GOVERNMENT)
    both = [told(1, "a", (party("Hill Front"),), (party("Lund government", GOVERNMENT),)), told(2, "b", (unnamed,), (party("Hill Front"),))]
    assert names(both) == ["Hill Front", "Lund government"]
    third = told(3, "c", (party("Hill Front"),), (party("Orm government", GOVERNMENT),))
    assert names([*both, third])[1] == "government"


def test_the_order_of_statements_does_not_matter_and_nothing_is_changed_in_place() -> None:
    given = [told(1, "a", (party("Harrow Volunteers"),)), told(2, "b", (party("Volunteers"),))]
    assert identities(given) == identities(reversed(given))
    assert given[1].actors[0].name == "Volunteers"
