"""Agreements: deals as things that other entries refer to, with their provisions and what became of each.

Invariant: computed from entries, their statements and documents, and threads. A provision is a part that the reports tie to the deal
by their words or by one day; nothing is added from knowledge of the deal. First version: a deal is known by its parties and time, not by
its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from parley.ledger.board import entry_when
from parley.ledger.merge import merge_parties
from parley.ledger.profile import FIRST_DAY, LAST_DAY, Days, days_of, gap, party_key, width
from parley.model.computed import Agreement, Entry, Provision, Thread
from parley.model.records import Document, Modality, Polarity, Statement, Status

DEAL: Final = re.compile(r"\b(?:agreement|accord|deal|pact|treaty|memorandum|roadmap|protocol)s?\b", re.IGNORECASE)
"""Nouns by which a sentence refers to a deal."""

_CONCLUDING: Final = frozenset({"agree", "accept"})
_PROVIDING: Final = frozenset({"agree", "promise", "accept", "extend"})

ONE_DEAL_DAYS: Final = 45
"""Two tellings of a deal by the same parties whose times lie closer are one; a process seldom concludes two of a kind in six weeks."""

PART_SALIENCE: Final = 0.03
"""What each part adds to the salience of a deal: one that settles five things comes before a later one that settles one."""

SIGNING_DAYS: Final = 3
"""What the same parties agree within so many days of the deal, told by the same report, is part of it."""

TIGHT_DAYS: Final = 62
"""A time wider than two months does not tell one deal from another."""


def agreements(
    entries: Iterable[Entry], found_threads: Iterable[Thread], statements: Mapping[str, Statement], documents: Mapping[str, Document]
) -> tuple[Agreement, ...]:
    """The agreements that these entries tell of, most salient first.

    found_threads: of the same entries, for the fate of provisions; statements, documents: by id.

    >>> agreements((), (), {}, {})
    ()
    """
    known = tuple(entries)
    words = _Words(statements, documents)
    followed = {entry: thread for thread in sorted(found_threads, key=lambda thread: thread.salience) for entry in thread.entries}
    whole = [entry for entry in known if _concluded(entry) and words.name_a_deal(entry)]
    rest = [entry for entry in known if _provides(entry)]
    deals = _deals(whole)
    deals += [part for part in _signed_together([entry for entry in rest if _alone(entry)]) if _home(part[0], deals, words) is None]
    homes = {entry.id: _home(entry, deals, words) for entry in rest}
    made = [_agreement(deal, [entry for entry in rest if homes[entry.id] == at], followed) for at, deal in enumerate(deals)]
    return tuple(sorted(made, key=lambda deal: (-deal.salience, deal.id)))


class _Words:
    """What the sentences of an entry say: whether they name a deal, and by when their reports were out."""

    def __init__(self, statements: Mapping[str, Statement], documents: Mapping[str, Document]) -> None:
        self._statements, self._documents = statements, documents

    def name_a_deal(self, entry: Entry) -> bool:
        spans = (span for key in entry.statements if key in self._statements for span in self._statements[key].evidence)
        return any(DEAL.search(self._documents[span.document].words(span.start, span.end)) for span in spans)

    def out_by(self, entry: Entry) -> int:
        """The last day on which the last report of an entry can have come out, as an ordinal."""
        days = [days_of(self._documents[key].published) for key in entry.documents if key in self._documents]
        return max((last for _, last in filter(None, days)), default=LAST_DAY)


def _alone(entry: Entry) -> bool:
    """Whether an entry is a deal on one topic, of which no report speaks as a whole."""
    return entry.act == "agree" and len(entry.actors) > 1 and entry.topic != "talks" and not entry.background


def _signed_together(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Entries that one report tells as agreed by the same parties at one time."""
    deals: list[list[Entry]] = []
    for entry in sorted(entries, key=lambda entry: (-entry.salience, entry.id)):
        home = next((deal for deal in deals if _one_signing(entry, deal[0])), None)
        if home is None:
            deals.append([entry])
        else:
            home.append(entry)
    return deals


def _one_signing(one: Entry, two: Entry) -> bool:
    first, second = days_of(entry_when(one)), days_of(entry_when(two))
    same = _parties(one) == _parties(two) and bool({*one.documents} & {*two.documents})
    return same and first is not None and second is not None and gap(first, second) <= SIGNING_DAYS


def _concluded(entry: Entry) -> bool:
    """Whether an entry tells of a deal as a whole that was reached or is set."""
    done = entry.modality in (Modality.ACTUAL, Modality.PLANNED) and entry.polarity is Polarity.POSITIVE
    return entry.act in _CONCLUDING and entry.topic == "agreement" and done and len({*_parties(entry)}) > 1


def _provides(entry: Entry) -> bool:
    """Whether an entry can be a part of a deal: something undertaken, not merely possible."""
    firm = entry.polarity is Polarity.POSITIVE and entry.modality is not Modality.POSSIBLE
    return entry.act in _PROVIDING and entry.topic != "agreement" and firm


def _parties(entry: Entry) -> frozenset[str]:
    return frozenset(map(party_key, (*entry.actors, *entry.recipients)))


def _deals(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Entries of one deal together: the same parties, times that lie close or are not known."""
    deals: list[list[Entry]] = []
    for entry in sorted(entries, key=lambda entry: (-entry.salience, entry.id)):
        home = next((deal for deal in deals if all(_one_deal(entry, other) for other in deal)), None)
        if home is None:
            deals.append([entry])
        else:
            home.append(entry)
    return deals


def _one_deal(one: Entry, two: Entry) -> bool:
    first, second = days_of(entry_when(one)), days_of(entry_when(two))
    if not (_parties(one) <= _parties(two) or _parties(two) <= _parties(one)):
        return False
    if (one.modality is Modality.PLANNED) != (two.modality is Modality.PLANNED):
        return False
    return first is None or second is None or gap(first, second) <= ONE_DEAL_DAYS


def _home(entry: Entry, deals: Sequence[Sequence[Entry]], words: _Words) -> int | None:
    """The deal of which an entry tells a part, by its number, or None: the one that it is itself, else one of the same report and day,
    else, where its words name a deal, the most salient one that its reports can know."""
    days, parties, named = days_of(entry_when(entry)), _parties(entry), words.name_a_deal(entry)
    fitting = []
    for number, deal in enumerate(deals):
        if any(entry.id == other.id for other in deal):
            return number
        if not parties <= _parties(deal[0]):
            continue
        when = days_of(entry_when(deal[0]))
        same_report = any({*entry.documents} & {*other.documents} for other in deal)
        together = same_report and when is not None and days is not None and width(days) <= TIGHT_DAYS and gap(when, days) <= SIGNING_DAYS
        if together or (named and (when is None or when[0] <= words.out_by(entry))):
            fitting.append((not together, -max(other.salience for other in deal), number))
    return min(fitting)[2] if fitting else None


def _agreement(deal: Sequence[Entry], parts: Sequence[Entry], followed: Mapping[str, Thread]) -> Agreement:
    first = max(deal, key=lambda entry: (entry.reports, entry.salience, entry.id))
    dated = sorted((entry for entry in deal if entry_when(entry) is not None), key=lambda entry: width(_days(entry)))
    parties = merge_parties((*entry.actors, *entry.recipients) for entry in deal)
    ordered = sorted(parts, key=lambda entry: (-entry.salience, entry.id))
    return Agreement(
        id="a" + first.id[1:],
        name=" and ".join(party.name for party in parties),
        parties=parties,
        mediators=merge_parties(entry.mediators for entry in deal),
        when=entry_when(dated[0]) if dated else None,
        place=next((entry.place for entry in deal if entry.place), None),
        status=first.status if first.status is not Status.UNKNOWN else Status.AGREED,
        modality=first.modality,
        provisions=tuple(
            Provision(
                entry=entry.id,
                topic=entry.topic,
                state=followed[entry.id].state if entry.id in followed else None,
                thread=followed[entry.id].id if entry.id in followed else None,
            )
            for entry in ordered
        ),
        entries=tuple(dict.fromkeys(entry.id for entry in (*deal, *ordered))),
        salience=round(min(1.0, max(entry.salience for entry in deal) + PART_SALIENCE * len(ordered)), 4),
    )


def _days(entry: Entry) -> Days:
    return days_of(entry_when(entry)) or (FIRST_DAY, LAST_DAY)
