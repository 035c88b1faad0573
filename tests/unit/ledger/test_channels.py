"""Agreements, tracks of talks, origins of documents, and what changed between two views."""

from __future__ import annotations

from collections.abc import Callable

from parley.ledger import ChangeKind, agreements, changes, fold, origin_groups, threads, tracks
from parley.ledger.profile import Profile
from parley.model.computed import Agreement, Track
from parley.model.records import Modality, Place, Terms, When

from .conftest import party

Make = Callable[..., Profile]
Dated = Callable[..., When]
BOTH = ("Front", "Army")


def agreements_of(*profiles: Profile) -> tuple[Agreement, ...]:
    statements, documents = {p.stmt.id: p.stmt for p in profiles}, {p.doc.id: p.doc for p in profiles}
    folded = fold(statements.values(), documents)
    found = threads(folded.entries, folded.links, statements, documents)
    return agreements(folded.entries, found, statements, documents)


def tracks_of(*profiles: Profile) -> tuple[Track, ...]:
    return tracks(fold([p.stmt for p in profiles], {p.doc.id: p.doc for p in profiles}).entries)


def deal(make: Make, day: When, **fields: object) -> Profile:
    text = "The Front and the Army signed an agreement in the old town hall of Tarn, watched by envoys of Ostmark and the Union. " * 4
    return make("agree", "agreement", actors=BOTH, recipients=(), day=day, published=day, text=text, **fields)


def test_provisions_of_one_day_and_report_belong_to_the_deal(make: Make, when: Dated) -> None:
    part = make("agree", "ceasefire", actors=BOTH, recipients=(), day=when(10), at=300)
    (found,) = agreements_of(deal(make, when(10)), part)
    assert [provision.topic for provision in found.provisions] == ["ceasefire"]
    assert found.name == "Army and Front"


def test_words_tie_a_later_report_to_the_deal(make: Make, when: Dated) -> None:
    text = "Under the agreement the Army promised to free the prisoners of the Front within some weeks, its envoy said."
    part = make("promise", "prisoners", document="d2", text=text, actors=("Army",), recipients=("Front",), published=when(30))
    silent = "The Army promised to free the prisoners of the Front within some weeks, its envoy said on the road to Lisk."
    (found,) = agreements_of(deal(make, when(10)), part)
    assert [provision.topic for provision in found.provisions] == ["prisoners"]
    other = make("promise", "prisoners", document="d2", text=silent, actors=("Army",), recipients=("Front",), published=when(30))
    (found,) = agreements_of(deal(make, when(10)), other)
    assert found.provisions == ()


def test_parts_signed_together_are_one_deal_without_a_name(make: Make, when: Dated) -> None:
    parts = [make("agree", topic, actors=BOTH, recipients=(), day=when(10), at=at) for topic, at in (("ceasefire", 0), ("prisoners", 300))]
    (found,) = agreements_of(*parts)
    assert {provision.topic for provision in found.provisions} == {"ceasefire", "prisoners"}


def test_agreed_on_a_detail_is_no_deal(make: Make, when: Dated) -> None:
    assert agreements_of(make("agree", "agreement", actors=BOTH, recipients=(), day=when(10))) == (), "no word of a deal"


def test_two_deals_months_apart_are_two_and_one_side_makes_none(make: Make, when: Dated) -> None:
    assert len(agreements_of(deal(make, when(10)), deal(make, when(200), document="d2"))) == 2
    assert agreements_of(make("agree", "agreement", actors=("Front",), recipients=(), day=when(3))) == ()


def met(make: Make, day: When, place: str | None = None, **fields: object) -> Profile:
    where = Place(name=place, precision="city", country="LIS") if place else None
    fields = {"actors": BOTH, "recipients": (), **fields}
    return make("meet", "talks", day=day, published=day, place=where, **fields)


def test_venues_tell_channels_apart_and_what_names_none_joins_the_near_one(make: Make, when: Dated) -> None:
    found = tracks_of(
        met(make, when(10), "Tarn"),
        met(make, when(60), "Tarn", document="d2"),
        met(make, when(200), "Bridge", document="d3"),
        met(make, when(73), document="d4"),
    )
    assert {(track.venues, len(track.rounds)) for track in found} == {(("Tarn",), 3), (("Bridge",), 1)}


def test_a_mediator_facilitates_and_is_no_party(make: Make, when: Dated) -> None:
    (track,) = tracks_of(met(make, when(10), "Tarn", mediators=(party("Ostmark"),)))
    assert [one.name for one in track.facilitators] == ["Ostmark"]
    assert {one.name for one in track.parties} == set(BOTH)


def test_what_may_be_or_is_talk_of_one_side_is_no_round(make: Make, when: Dated) -> None:
    assert tracks_of(met(make, when(10), "Tarn", modality=Modality.POSSIBLE)) == ()
    assert tracks_of(met(make, when(10), "Tarn", actors=("Front",))) == ()


def test_documents_of_one_text_or_agency_are_one_origin(make: Make, when: Dated) -> None:
    first, copy, other = tuple(range(64)), (*range(40), *range(900, 924)), tuple(range(2000, 2064))
    docs = [
        make(document="d1", fingerprint=first).doc,
        make(document="d2", fingerprint=copy).doc,
        make(document="d3", fingerprint=other, agency="Northwire", published=when(3)).doc,
        make(document="d4", fingerprint=tuple(range(5000, 5064)), agency="Northwire", published=when(4)).doc,
        make(document="d5", agency="Northwire", published=when(40)).doc,
    ]
    assert {frozenset(group) for group in origin_groups(docs)} == {frozenset({"d1", "d2"}), frozenset({"d3", "d4"}), frozenset({"d5"})}
    assert origin_groups(reversed(docs)) == origin_groups(docs)


def test_changes_tell_what_is_new_and_what_became_of_it(make: Make, when: Dated) -> None:
    offer = make(said=when(3))
    refusal = make("reject", "ceasefire", document="d2", actors=("Army",), recipients=("Front",), said=when(9), published=when(20))
    old = fold([offer.stmt], {offer.doc.id: offer.doc}).entries
    new = fold([offer.stmt, refusal.stmt], {p.doc.id: p.doc for p in (offer, refusal)}).entries
    found = {(change.kind, change.entry.act) for change in changes(old, new)}
    assert found == {(ChangeKind.STATUS, "offer"), (ChangeKind.NEW, "reject")}
    assert changes(new, new) == ()
    assert {change.kind for change in changes(new, ())} == {ChangeKind.GONE}


def test_changes_tell_other_figures(make: Make, when: Dated) -> None:
    one = make(said=when(3), terms=Terms(duration="P30D"))
    again = make(document="d2", said=when(3), terms=Terms(duration="P30D", deadline=when(50)), published=when(11))
    old = fold([one.stmt], {one.doc.id: one.doc}).entries
    new = fold([one.stmt, again.stmt], {p.doc.id: p.doc for p in (one, again)}).entries
    assert [change.kind for change in changes(old, new)] == [ChangeKind.TERMS]
