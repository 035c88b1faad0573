#!/usr/bin/env python3
"""Scores negation, certainty and future of given events on MEANTIME (120 news articles; Minard et al., LREC 2016).

    python eval/factuality.py              precision, recall and F1 of each class, on the odd and on the even articles, with a floor
    python eval/factuality.py --confusion  which value is taken for which
    python eval/factuality.py --misses [CLASS]   each event that is wrong, odd articles only

The articles, sorted by folder and name, are counted from 1: rules were developed on the odd ones, the even ones are for figures only. An
event's words and its attributes are the corpus's; what is scored is the verdict of `parley.analysis.factuality` on its head word. Classes:
negated (polarity NEG), non_certain (certainty other than CERTAIN), future (time FUTURE); events without attributes are left out. The corpus
gives one label for what we call past and present. The floor: every event is called by the class (all are negated, ...), the best that
knows nothing: the majority class, none, has an F1 of 0.
"""

from __future__ import annotations

import argparse
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import evaldata
import meantime
from spacy.tokens import Span, Token

from parley.analysis.factuality import judge
from parley.analysis.pipeline import Analyser
from parley.analysis.repairs import repair
from parley.analysis.verdicts import Factuality
from parley.config import load_settings
from parley.model.records import Certainty, Polarity, Tense
from parley.workflows.resources import load_analyser

CLASSES = ("negated", "non_certain", "future")
_PLAIN = {"``": '"', "''": '"'}


@dataclass(frozen=True, slots=True)
class Event:
    """One annotated event: its article, sentence, words and gold attributes, and what Parley makes of it."""

    article: str
    sentence: str
    words: str
    gold: frozenset[str]
    got: frozenset[str]
    labels: tuple[str, str]
    found: Factuality


@cache
def analyser() -> Analyser:
    return load_analyser(load_settings(environ={}))


def events_of(path: Path) -> Iterator[Event]:
    """The annotated events of one article, judged."""
    root = ElementTree.parse(path).getroot()
    sentences = meantime.sentences(root)
    annotated: dict[int, list[tuple[ElementTree.Element, list[str]]]] = {}
    sentence_of = {token.get("t_id"): number for number, tokens in sentences.items() for token in tokens}
    for mention in root.iter("EVENT_MENTION"):
        anchors = [item.get("t_id", "") for item in mention.iter("token_anchor")]
        if anchors and mention.get("certainty") and mention.get("polarity") and mention.get("time"):
            annotated.setdefault(sentence_of[anchors[0]], []).append((mention, anchors))
    for number, mentions in sorted(annotated.items()):
        yield from _judged(path.stem, number, sentences[number], mentions)


def _judged(
    article: str, number: int, tokens: list[ElementTree.Element], mentions: list[tuple[ElementTree.Element, list[str]]]
) -> Iterator[Event]:
    text, places = meantime.joined(tokens, _PLAIN)
    tools = analyser()
    parsed = tools.nlp(text)
    repair(parsed)
    for mention, anchors in mentions:
        spans = [places[anchor] for anchor in anchors if anchor in places]  # a few mentions run over a sentence's end
        start, end = min(spans)[0], max(spans)[1]
        span = parsed.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        found = judge(_head(span), tools.lexicon.words.governors, headline=number == 0)
        gold = _classes(mention.get("polarity") == "NEG", mention.get("certainty") != "CERTAIN", mention.get("time") == "FUTURE")
        got = _classes(found.polarity is Polarity.NEGATIVE, found.certainty is not Certainty.CERTAIN, found.time is Tense.FUTURE)
        labels = (
            f"{mention.get('polarity', '')}/{mention.get('certainty', '')}/{mention.get('time', '')}".lower(),
            f"{found.polarity.value}/{found.certainty.value}/{found.time.value}",
        )
        yield Event(article, text, text[start:end], gold, got, labels, found)


def _classes(negated: bool, non_certain: bool, future: bool) -> frozenset[str]:
    return frozenset(name for name, holds in zip(CLASSES, (negated, non_certain, future), strict=True) if holds)


def _head(span: Span) -> Token:
    """The word of a mention that tells the event: its root, or in "have difficulty" and the like the first verb."""
    return span.root


def score(events: list[Event], name: str) -> dict[str, float]:
    """Precision, recall, F1 and floor of one class."""
    right = sum(name in e.gold and name in e.got for e in events)
    gold, got = sum(name in e.gold for e in events), sum(name in e.got for e in events)
    return {
        "precision": right / got if got else 0.0,
        "recall": right / gold if gold else 0.0,
        "f1": 2 * right / (gold + got) if gold + got else 0.0,
        "floor": 2 * gold / (gold + len(events)) if events else 0.0,
        "gold": float(gold),
    }


def figures() -> dict[str, float]:
    """For eval/check.py: F1 of each class by half; empty without outside data."""
    root = meantime.folder()
    if root is None:
        return {}
    out: dict[str, float] = {}
    for half, rest in (("odd", 1), ("even", 0)):
        events = [e for number, path in enumerate(meantime.articles(root), 1) if number % 2 == rest for e in events_of(path)]
        out |= {f"factuality.{half}.{name}.f1": round(score(events, name)["f1"], 4) for name in CLASSES}
    return out


def show(half: str, events: list[Event], confusion: bool) -> None:
    print(f"{half}: {len(events)} events")
    for name in CLASSES:
        f = score(events, name)
        print(
            f"  {name:12s} precision {f['precision']:.3f} recall {f['recall']:.3f} F1 {f['f1']:.3f}  "
            f"({f['gold']:.0f} in the corpus; F1 of calling every event so: {f['floor']:.3f})"
        )
    if confusion:
        for (gold, got), count in Counter(e.labels for e in events).most_common():
            print(f"    {count:4d}  {gold:45s} {got}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", nargs="?", const="all", metavar="CLASS", help="events that are wrong, odd articles only")
    parser.add_argument("--confusion", action="store_true")
    parser.add_argument("--half", choices=("odd", "even"))
    args = parser.parse_args()
    root = meantime.folder()
    if root is None:
        print(evaldata.MISSING, "data/meantime", file=sys.stderr)
        return 0
    halves = [("odd", 1)] if args.misses or args.half == "odd" else [("even", 0)] if args.half else [("odd", 1), ("even", 0)]
    for half, rest in halves:
        events = [e for number, path in enumerate(meantime.articles(root), 1) if number % 2 == rest for e in events_of(path)]
        show(half, events, args.confusion)
        for event in events if args.misses else ():
            wrong = sorted(name for name in event.gold ^ event.got if args.misses in ("all", name))
            if wrong:
                sign = " ".join(f"{'-' if name in event.gold else '+'}{name}" for name in wrong)
                cues = " ".join(t.text for t in event.found.cues)
                print(f"  {sign} [{event.words}] {event.labels[0]} by {event.found.rule} ({cues}) {event.article[:12]}: {event.sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
