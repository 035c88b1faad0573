#!/usr/bin/env python3
"""Event codes on the PLOVER gold standard records (322 sentences of the CAMEO manual, coded with source, event and target).

    python eval/plover.py            figures of the odd and the even half, per root
    python eval/plover.py --misses   also the misses of the odd half (those of the even half are never listed)

Each sentence is analysed as a document, ungated. How a record is scored, in this order:

halves        records in the order of the folder's files sorted by name and of their place in the file, the DOCUMENT record left out,
              counted from 1. Rules were made on the odd ones; the even ones are for figures, and their misses are never listed.
roots         as PLOVER 2021 files them: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT; CONCEDE and RETREAT
              are one. The root of a statement is that of its act in the codebook, but for the cases in `root_of`.
who is whom   a party of a statement is a record's actor where its mention stands in the words of `actorText`, or where its country is the
              actor's code (a state by its code; a group, body or person by country or parent; a party known by description only by the
              state whose adjective it bears). A "strict" reading asks besides that a private actor (sector neither empty nor a state's)
              is not taken for its state.
the statement of a record: among those of which a source is an actor (one that the words name comes before one that only has the code),
              one whose trigger is among the words of `eventText`, else the first; the first in the text wins. Two records of one sentence
              are so told apart by their words.
source right  every actor in `source` is found in that statement; for a record without a source, the statement has no actor.
target right  every actor in `target` is a recipient (or takes part in a symmetric act); without a target: nobody but the sources is one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import evaldata

from parley.analysis.pipeline import Analyser
from parley.config import load_settings
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import Actor, ActorKind, Modality, Party, Polarity, RawDocument, Statement
from parley.reading import ReadingOptions, read
from parley.workflows.resources import load_analyser, load_gazetteer

FOLDER = Path("data", "plover-gsr", "gold_standard_records")
TODAY = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "CONCEDE": "CONCEDE/RETREAT",
    "RETREAT": "CONCEDE/RETREAT",
}
"""Roots of the records' list that are called otherwise now, or are taken as one."""

PUBLIC = frozenset(("", "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "***"))
"""Sectors in which an actor may be its state; any other is private (rebels, parties, farmers, refugees)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """An actor of a record: its words, its country code (or IGO, NGO, IMG), its sector."""

    text: str
    code: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A coded sentence. number: its place among the records, from 1."""

    number: int
    text: str
    root: str
    words: str
    sources: tuple[Coded, ...]
    targets: tuple[Coded, ...]

    @property
    def half(self) -> str:
        return "odd" if self.number % 2 else "even"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the analysis makes of a record: the root and act of its statement, and which slots are right; root None: no statement."""

    record: Record
    root: str | None
    rule: str
    source: bool
    target: bool
    found: str

    @property
    def whole(self) -> bool:
        return self.root == self.record.root and self.source and self.target


def data_file() -> Path | None:
    return evaldata.find(FOLDER)


def records(folder: Path) -> Iterator[Record]:
    """The records of all JSON texts in the folder, in order."""
    number = 0
    for path in sorted(folder.glob("*.txt")):
        for item in json.loads(path.read_text(encoding="utf-8")):
            if item["event"] == "DOCUMENT":
                continue
            number += 1
            yield Record(
                number=number,
                text=item["text"].strip().strip("{}").strip(),
                root=TODAY.get(item["event"], item["event"]),
                words=item["eventText"],
                sources=_coded(item.get("source")),
                targets=_coded(item.get("target")),
            )


def _coded(value: Any) -> tuple[Coded, ...]:
    """The actors of a slot; some records have an empty text or a stray word in place of a list."""
    if not isinstance(value, list):
        return ()
    return tuple(Coded(text=a["actorText"], code=a["code"], sector=(a.get("sector") or "")) for a in value)


@cache
def tools() -> tuple[Analyser, ReadingOptions]:
    return load_analyser(load_settings(environ={})), ReadingOptions(offices=load_gazetteer().offices, plain=True)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An analysed sentence: its text, its statements in order, and the actors that they name."""

    text: str
    statements: tuple[Statement, ...]
    actors: dict[str, Actor]


def analyse(text: str) -> Sentence:
    analyser, options = tools()
    doc = read(RawDocument(key="record", media="text", text=text, published="2000-01-01"), options=options)
    found = analyser.analyse(replace(doc, analysed=True), gate=False)  # the records say that they are in English; one sentence can mislead
    return Sentence(doc.text, tuple(sorted(found.statements, key=lambda s: s.trigger.start)), {a.id: a for a in found.actors})


@cache
def adjectives() -> dict[str, str]:
    """Names, adjectives and peoples of states, in lower case, to their codes."""
    return {
        word.lower(): state.code
        for state in load_gazetteer().states
        for word in (state.name, *state.aliases, *state.adjectives, *state.peoples)
    }


def country(actor: Actor | None, party: Party) -> set[str]:
    """The codes of countries that a party belongs to."""
    if party.actor.startswith("state:"):
        return {party.actor.removeprefix("state:")}
    found = {actor.country} if actor is not None and actor.country else set()
    if actor is not None and actor.parent and actor.parent.startswith("state:"):
        found.add(actor.parent.removeprefix("state:"))
    if party.actor.startswith("found:"):
        words = party.name.lower().split()
        found |= {adjectives()[" ".join(words[:n])] for n in (1, 2) if " ".join(words[:n]) in adjectives()}
    return found


def is_meant(coded: Coded, party: Party, sentence: Sentence, *, strict: bool) -> bool:
    if strict and coded.sector[:3] not in PUBLIC and party.kind in (ActorKind.STATE, ActorKind.GOVERNMENT):
        return False
    return coded.code in country(sentence.actors.get(party.actor), party) or is_named(coded, party, sentence)


def is_named(coded: Coded, party: Party, sentence: Sentence) -> bool:
    """Whether a party's mention stands in the words of a record's actor."""
    if party.start is None or party.end is None:
        return False
    return any(start < party.end and party.start < end for start, end in _places(coded.text, sentence.text))


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where an actor's words stand; words that the record leaves out are written "...", and each piece is then sought alone."""
    for piece in words.split("..."):
        if piece := piece.strip():
            pattern = r"\s+".join(re.escape(word) for word in piece.split())
            yield from ((m.start(), m.end()) for m in re.finditer(pattern, text))


def tell(record: Record, sentence: Sentence, *, strict: bool = False) -> Told:
    """What the analysis says of a record."""

    def meant(coded: Coded, parties: Iterable[Party]) -> bool:
        return any(is_meant(coded, party, sentence, strict=strict) for party in parties)

    def suffering(stmt: Statement) -> tuple[Party, ...]:
        joint = stmt.act == "cooperate" and len(stmt.actors) > 1 and not stmt.recipients  # what two do together they do to one another
        return (*stmt.actors, *stmt.recipients) if ACT_BY_NAME[stmt.act].symmetric or joint else stmt.recipients

    chosen = [s for s in sentence.statements if (any(meant(c, s.actors) for c in record.sources) if record.sources else not s.actors)]
    named = [s for s in chosen if any(is_named(c, a, sentence) for c in record.sources for a in s.actors)]
    chosen = named or chosen
    words = set(re.findall(r"[\w-]+", record.words.lower()))
    on_words = [s for s in chosen if sentence.text[s.trigger.start : s.trigger.end].lower() in words]
    stmt = next(iter(on_words or chosen), None)
    found = "; ".join(f"{[a.name for a in s.actors]} {s.act}/{s.topic} -> {[r.name for r in s.recipients]}" for s in sentence.statements)
    if stmt is None:
        return Told(record=record, root=None, rule="", source=False, target=False, found=found)
    others = [p for p in suffering(stmt) if not any(is_meant(c, p, sentence, strict=strict) for c in record.sources)]
    target = all(meant(c, suffering(stmt)) for c in record.targets) if record.targets else not others
    return Told(
        record=record,
        root=root_of(stmt, sentence.text),
        rule=stmt.rule,
        source=all(meant(c, stmt.actors) for c in record.sources),
        target=target,
        found=found,
    )


def root_of(stmt: Statement, text: str) -> str:
    """The PLOVER root of a statement: its act's, but for what PLOVER (the CAMEO codes in brackets) files by more than the act. A friendly
    deed still to come is an intent (030: AGREE), an unfriendly one a threat (130: THREATEN); what failed to come about is a refusal (120:
    REJECT); a formal agreement that is signed, or a plan endorsed, is SUPPORT (057, 051); aid that ends and talks that a party halts are a
    relation reduced (162, 164: SANCTION)."""
    root = ACT_BY_NAME[stmt.act].root
    if stmt.polarity is Polarity.NEGATIVE and root in (*FRIENDLY, "AGREE"):
        return "REJECT"
    if stmt.modality in (Modality.PLANNED, Modality.CONDITIONAL):
        root = "AGREE" if root in FRIENDLY else "THREATEN" if root in UNFRIENDLY else root
    elif (
        stmt.modality is Modality.POSSIBLE
        and root in UNFRIENDLY
        and MAYBE.search(text, max(0, stmt.trigger.start - 20), stmt.trigger.start)
    ):
        root = "THREATEN"
    elif stmt.act == "suspend_talks" or (stmt.act == "end" and stmt.topic == "humanitarian"):
        root = "SANCTION"
    elif stmt.act in ("agree", "accept") and (
        stmt.rule == "put-name-to" or text[stmt.trigger.start : stmt.trigger.end].lower().startswith(SIGNING)
    ):
        root = "SUPPORT"
    return TODAY.get(root, root)


SIGNING = ("sign", "ratif", "initial", "acced", "endors")
"""How the words begin with which a formal agreement is signed, or a plan endorsed."""

MAYBE = re.compile(r"\b(?:may|might|could)\b")

FRIENDLY = ("CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT")
UNFRIENDLY = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")


def by_root(told: Sequence[Told]) -> dict[str, tuple[float, float, float, int]]:
    """(precision, recall, F1, records) of each root that the records have. A record without a statement counts against recall only."""
    gold = Counter(t.record.root for t in told)
    made = Counter(t.root for t in told if t.root)
    right = Counter(t.root for t in told if t.root == t.record.root)
    out = {}
    for root in sorted(gold):
        precision = right[root] / made[root] if made[root] else 0.0
        recall = right[root] / gold[root]
        f1 = 2 * precision * recall / (precision + recall) if right[root] else 0.0
        out[root] = (precision, recall, f1, gold[root])
    return out


def macro(told: Sequence[Told]) -> float:
    scores = by_root(told)
    return sum(f1 for _, _, f1, _ in scores.values()) / max(len(scores), 1)


@cache
def _halves() -> dict[str, list[tuple[Record, Sentence]]]:
    folder = data_file()
    out: dict[str, list[tuple[Record, Sentence]]] = {"odd": [], "even": []}
    for record in records(folder) if folder is not None else ():
        out[record.half].append((record, analyse(record.text)))
    return out


def measured(half: str, *, strict: bool = False) -> list[Told]:
    return [tell(record, sentence, strict=strict) for record, sentence in _halves()[half]]


def figures() -> dict[str, float]:
    """For eval/check.py: macro-F1 of roots, and the shares of records with root, source and all slots right."""
    if data_file() is None:
        return {}
    out: dict[str, float] = {}
    for half in ("odd", "even"):
        told, strict = measured(half), measured(half, strict=True)
        out[f"plover.{half}.macro_f1"] = macro(told)
        out[f"plover.{half}.strict_macro_f1"] = macro(strict)
        for name, found in (("slots", told), ("strict_slots", strict)):
            out[f"plover.{half}.{name}"] = sum(t.whole for t in found) / len(found)
        out[f"plover.{half}.source"] = sum(t.source for t in told) / len(told)
        out[f"plover.{half}.root"] = sum(t.root == t.record.root for t in told) / len(told)
    return out


def show(half: str, told: Sequence[Told]) -> None:
    print(f"{half}: {len(told)} records, macro-F1 {macro(told):.3f}")
    for root, (precision, recall, f1, count) in by_root(told).items():
        print(f"  {root:16s} P {precision:.2f} R {recall:.2f} F1 {f1:.2f} ({count})")


def show_misses(told: Sequence[Told]) -> None:
    for t in told:
        if t.whole:
            continue
        r = t.record
        wrong = [name for name, ok in (("root", t.root == r.root), ("source", t.source), ("target", t.target)) if not ok]
        sources, targets = ([f"{c.text} ({c.code}{c.sector})" for c in slot] for slot in (r.sources, r.targets))
        print(f"{r.number} wrong {','.join(wrong)}: {r.text}\n    gold {sources} {r.root} ({r.words}) -> {targets}")
        print(f"    made {t.root} {t.rule}: {t.found}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list the misses of the odd half")
    parser.add_argument("--half", choices=("odd", "even"), action="append", help="only this half")
    args = parser.parse_args()
    folder = data_file()
    if folder is None:
        print(evaldata.MISSING, FOLDER)
        return 0
    told: dict[str, list[tuple[Record, Sentence]]] = {}
    for record in records(folder):
        if not args.half or record.half in args.half:
            told.setdefault(record.half, []).append((record, analyse(record.text)))
    for half, pairs in told.items():
        loose, strict = ([tell(r, s, strict=strict) for r, s in pairs] for strict in (False, True))
        show(half, loose)
        share = {
            "root": sum(t.root == t.record.root for t in loose),
            "source": sum(t.source for t in loose),
            "target": sum(t.target for t in loose),
            "all slots": sum(t.whole for t in loose),
            "all slots, strict": sum(t.whole for t in strict),
        }
        print(f"  {', '.join(f'{name} {count / len(loose):.3f}' for name, count in share.items())}; strict macro-F1 {macro(strict):.3f}")
        if args.misses and half == "odd":
            show_misses(loose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
