"""The entries as items of the drawn timeline: their signs, and what may stand at them, from the whole headline down to two words.

Invariant: pure; a label says less than the entry, never more; a party's short form is told in the picture's key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from parley.export import wording
from parley.model.computed import Entry
from parley.model.records import Document, Modality, Polarity, Status, When
from parley.report import told
from parley.report.timeline import Glyph, Item, Timeline, timeline

MOST_ITEMS: Final = 400
"""Entries considered for the picture: far more than can be drawn, so that counts are right on any but the largest ledgers."""

_SIGNS: Final[Mapping[Status, Glyph]] = {
    **dict.fromkeys((Status.AGREED, Status.ACCEPTED, Status.IN_FORCE, Status.DELIVERED, Status.PARTLY_DELIVERED), Glyph.STANDS),
    **dict.fromkeys((Status.OFFERED, Status.DEMANDED, Status.PROMISED), Glyph.PROPOSED),
    **dict.fromkeys(
        (Status.REJECTED, Status.DENIED, Status.VIOLATED, Status.SUSPENDED, Status.ENDED, Status.LAPSED), Glyph.BROKEN
    ),
    **dict.fromkeys((Status.PLANNED, Status.UNKNOWN), Glyph.PLANNED),
    Status.HAPPENED: Glyph.HAPPENED,
}  # fmt: skip

KEY: Final[tuple[tuple[Glyph, str], ...]] = (
    (Glyph.STANDS, "agreed, in force, delivered"),
    (Glyph.PROPOSED, "offered, demanded, promised"),
    (Glyph.BROKEN, "rejected, denied, broken, ended"),
    (Glyph.HAPPENED, "happened"),
    (Glyph.PLANNED, "planned or unsure"),
)
"""Signs and their meaning, for the key under the picture."""

_SMALL_WORDS: Final = frozenset({"of", "the", "and", "for", "in", "de", "la", "del", "y", "des", "du"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The timeline with its key. shortened: (short form, name) of the parties whose names are abbreviated in it."""

    timeline: Timeline
    shortened: tuple[tuple[str, str], ...]


def picture(entries: Sequence[Entry], documents: Mapping[str, Document]) -> Picture | None:
    """The timeline of these entries, most salient first; None where none has a day. documents: by id."""
    shown = entries[:MOST_ITEMS]
    brief = _short_names(party.name for entry in shown for party in (*entry.actors, *entry.recipients))
    made = timeline(_item(entry, documents, brief) for entry in shown)
    if made is None:
        return None
    labels = {mark.label for lane in made.lanes for mark in lane.marks}
    used = sorted((short, name) for name, short in brief.items() if any(short in label for label in labels))
    return Picture(timeline=made, shortened=tuple(used))


def sign(entry: Entry) -> Glyph:
    """Where an entry stands, as a sign. What is hedged is not drawn as done."""
    if entry.modality in (Modality.PLANNED, Modality.POSSIBLE) and entry.status not in (Status.DELIVERED, Status.REJECTED, Status.PROMISED):
        return Glyph.PLANNED
    if entry.polarity is Polarity.NEGATIVE:
        return Glyph.BROKEN
    return Glyph.HAPPENED if entry.act == "warn" else _SIGNS[entry.status]  # a threat that stands is no agreement


def _item(entry: Entry, documents: Mapping[str, Document], brief: Mapping[str, str]) -> Item:
    when = told.made_on(entry, documents) or _by_then(entry, documents)
    days = wording.days(when)
    title = f"{wording.summed_up(entry)} · {days} · {wording.words(entry.status.value)}"
    return Item(
        key=entry.id,
        topic=entry.topic,
        labels=_labels(entry, brief),
        title=title + (" · disputed" if entry.disputes else ""),
        glyph=sign(entry),
        first=when.earliest if when is not None else None,
        last=when.latest if when is not None else None,
        salience=entry.salience,
        disputed=bool(entry.disputes),
    )


def _by_then(entry: Entry, documents: Mapping[str, Document]) -> When | None:
    """Where no report tells when it was done: that it was before the last of them was out. A plan has the day it is for."""
    if entry.modality is Modality.PLANNED and entry.happens is not None:
        return When(earliest=entry.happens.earliest, latest=entry.happens.latest)
    lasts = [doc.published.latest for key in entry.documents if (doc := documents.get(key)) and doc.published.latest]
    return When(latest=max(lasts)) if lasts else None


def _labels(entry: Entry, brief: Mapping[str, str]) -> tuple[str, ...]:
    """From the fullest to the barest, each once."""
    mark = "≠ " if entry.disputes else ""
    figures = wording.stated(entry)
    first = figures.split("; ")[0]
    names = list(dict.fromkeys(party.name for party in entry.actors)) or ["somebody"]
    who, few = _listed(names), _listed([brief.get(name, name) for name in names])
    single = brief.get(names[0], names[0]) + (" and others" if len(names) > 1 else "")
    act = wording.act(entry.act, entry.polarity)
    if entry.modality is not Modality.ACTUAL:
        act += f" ({entry.modality.value})"
    deed = wording.deed(entry, topic=False).replace("[", "(").replace("]", ")")
    told = [wording.with_figures(f"{who} {deed}", figures), wording.with_figures(f"{who} {act}", first)]
    told += [wording.with_figures(f"{few} {act}", first), f"{few} {act}", f"{single} {act}"]
    return tuple(dict.fromkeys(mark + " ".join(label.split()) for label in told))


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"


def _short_names(names: Iterable[str]) -> dict[str, str]:
    """Initials of names of three words and more, and "govt." for a government; none that two names would share."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        words = [word for word in name.split() if word.casefold() not in _SMALL_WORDS]
        if name.casefold().endswith(" government"):
            found[name] = f"{name[: -len(' government')]} govt."
        elif len(words) >= 3 and all(word[:1].isupper() for word in words):
            found[name] = "".join(word[0] for word in words)
    held = Counter(found.values())
    return {name: short for name, short in found.items() if held[short] == 1}
