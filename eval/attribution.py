"""Scores who says what: the spans of source, cue and content of every attribution, and the speaker that a source means.

    python eval/attribution.py [--set NAME] [--errors] [--json]

The gold files are eval/attribution/*.json, sentences of our own wording: a list of {"text", "attributions": [{"source", "cue", "content",
"speaker"}]}, words as in the text; `content` without its outer quotation marks, a list where it is discontinuous; `source` and `cue` null
where the text has none; `speaker` in plain words. `development` is what the rules were written with; `blind` was annotated by somebody who
had not seen the program or its rules, and was measured before any rule was written for it, then developed on too; so was `opened`, by
another such hand; `fresh` is for figures only.

Spans are compared as sets of words, so that punctuation, quotation marks and a leading "that" count for nothing. Exact F1: the same words.
Overlap F1: precision is the mean share of each found span that lies in the gold's, recall the mean share of each gold span that is found
(Johansson and Moschitti 2010, as Pareti 2015 uses it for PARC 3.0). An attribution found is paired with the one of the gold with which it
shares most words; source and cue are compared within pairs, and count as missed or as extra where an attribution has no partner.
`speaker` is the share of gold attributions whose speaker is found, whatever its span.

MEANTIME (120 articles of Wikinews, under PARLEY_EVAL_DATA) has no attributions, but links from one event to another that stands under it
(SLINK), and who does each event. `links` is the share of those links from a verb of saying whose lower event lies in what the program takes
to be said by that verb, `doers` the share of these whose doer lies in the source. Its links are of several kinds ("posted gains" is one),
so 1.00 is not to be had; nothing was developed on it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import evaldata
import meantime

from parley.analysis.pipeline import Analyser
from parley.config import load_settings
from parley.model.records import Attribution, RawDocument, Speaker
from parley.reading import ReadingOptions, read
from parley.workflows.resources import load_analyser

GOLD = Path(__file__).with_suffix("")
LAYERS = ("source", "cue", "content")
_WORD = re.compile(r"[\w$€£%]+(?:['’.,-][\w]+)*")
_LEADING = frozenset(("that", "to"))
#: Words of a speaker's description that do not tell who it is.
_IDLE = frozenset(
    "the a an of for in at by and mr ms mrs dr unnamed anonymous his her its their other statement communique communiqué letter post tweet "
    "interview who leader spokesman spokeswoman".split()
)
SAME_SPEAKER = 0.5
"""Least share of the gold speaker's words that a found one has: "the Front" is "the Salt Front"; a title alone is nobody's name."""


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: offsets of the words of each layer, and the speaker as words."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    speaker: str

    def layer(self, name: str) -> frozenset[int]:
        words: frozenset[int] = getattr(self, name)
        return words


@dataclass(slots=True)
class Counts:
    """Sums of one layer over passages."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    covered: float = 0.0
    within: float = 0.0

    def add(self, gold: frozenset[int], found: frozenset[int]) -> None:
        self.gold += bool(gold)
        self.found += bool(found)
        both = len(gold & found)
        if both:
            self.exact += gold == found
            self.covered += both / len(gold)
            self.within += both / len(found)

    def figures(self) -> dict[str, float]:
        precision, recall = (self.within / self.found if self.found else 0.0), (self.covered / self.gold if self.gold else 0.0)
        return {
            "exact_f1": 2 * self.exact / (self.gold + self.found) if self.gold + self.found else 0.0,
            "overlap_f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
            "precision": precision,
            "recall": recall,
        }


@dataclass(slots=True)
class Totals:
    """All counts over the passages of one file."""

    layers: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in LAYERS})
    speakers: int = 0
    right: int = 0


def words(text: str, start: int, end: int) -> frozenset[int]:
    """Where the words of a stretch begin, without a leading "that"."""
    found = list(_WORD.finditer(text, start, end))
    if found and found[0][0].lower() in _LEADING:
        found = found[1:]
    return frozenset(m.start() for m in found)


def gold_of(text: str, item: dict[str, Any]) -> Said:
    """A gold attribution with its words looked up: of several places the one that stands nearest to the content."""
    raw = item["content"]
    spans: list[tuple[int, int]] = []
    for piece in [raw] if isinstance(raw, str) else raw:
        at = text.find(piece, spans[-1][1] if spans else 0)
        if at < 0:
            raise SystemExit(f"not in the text: {piece!r} in {text!r}")
        spans.append((at, at + len(piece)))
    content = frozenset().union(*(words(text, *span) for span in spans))
    cue = _near(text, item.get("cue"), spans)
    source = _near(text, item.get("source"), [cue] if cue else spans)
    return Said(
        words(text, *source) if source else frozenset(), words(text, *cue) if cue else frozenset(), content, item.get("speaker") or ""
    )


def _near(text: str, phrase: str | None, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    if not phrase:
        return None
    places = [(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)]
    if not places:
        raise SystemExit(f"not in the text: {phrase!r} in {text!r}")
    apart = [place for place in places if not any(a < place[1] and place[0] < b for a, b in spans)] or places
    return min(apart, key=lambda place: min(max(a - place[1], place[0] - b, 0) for a, b in spans))


def found_of(text: str, item: Attribution) -> Said:
    content = frozenset().union(*(words(text, *span) for span in item.content))
    source = words(text, *item.source) if item.source else frozenset()
    return Said(source, words(text, *item.cue) if item.cue else frozenset(), content, display(item.speaker))


def display(speaker: Speaker | None) -> str:
    return "" if speaker is None else " ".join(filter(None, (speaker.name, speaker.role, speaker.org)))


def same_speaker(gold: str, found: str) -> bool:
    """Whether the found speaker has the words that tell who the gold's is: those before a comma or bracket.

    >>> same_speaker("Hamid Orr, spokesman of the rebels", "Hamid Orr rebel spokesman"), same_speaker("the mayor", "The governor")
    (True, False)
    """
    main, every = _telling(re.split(r"[,(]", gold)[0]), _words(found)
    return bool(main) and len(main & every) >= SAME_SPEAKER * len(main)


def _words(text: str) -> set[str]:
    return {w.lower().removesuffix("'s").removesuffix("’s").rstrip("s") for w in _WORD.findall(text)}


def _telling(text: str) -> set[str]:
    every = _words(text)
    return every - {w.rstrip("s") for w in _IDLE} or every


def paired(gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[Said | None, Said | None]]:
    """Each gold attribution with the found one that shares most with it, one to one, and what is left on either side."""
    likeness = [
        (
            2 * len(g.content & f.content) / (len(g.content) + len(f.content))
            + 0.5 * bool(g.cue & f.cue)
            + 0.2 * bool(g.source & f.source),
            n,
            k,
        )
        for n, g in enumerate(gold)
        for k, f in enumerate(found)
        if g.content & f.content or g.cue & f.cue
    ]
    left, right = set(range(len(gold))), set(range(len(found)))
    pairs: list[tuple[Said | None, Said | None]] = []
    for _, n, k in sorted(likeness, key=lambda pair: (-pair[0], pair[1:])):
        if n in left and k in right:
            left.discard(n)
            right.discard(k)
            pairs.append((gold[n], found[k]))
    return pairs + [(gold[n], None) for n in sorted(left)] + [(None, found[k]) for k in sorted(right)]


@cache
def analyser() -> Analyser:
    return load_analyser(load_settings(environ={}))


def attributions(text: str) -> tuple[str, tuple[Attribution, ...]]:
    """The text as read and what the program finds in it."""
    doc = read(RawDocument(key="passage.txt", media="text", data=text.encode()), options=ReadingOptions(plain=True))
    return doc.text, analyser().analyse(doc, gate=False).attributions


def score(passages: Iterable[dict[str, Any]], *, errors: bool = False) -> Totals:
    """Counts over passages. errors: print the differences."""
    totals = Totals()
    for passage in passages:
        text, found = attributions(passage["text"])
        gold = [gold_of(text, item) for item in passage["attributions"]]
        lines = []
        for want, got in paired(gold, [found_of(text, item) for item in found]):
            for name, counts in totals.layers.items():
                counts.add(want.layer(name) if want else frozenset(), got.layer(name) if got else frozenset())
            if want is not None and want.speaker:
                totals.speakers += 1
                totals.right += got is not None and same_speaker(want.speaker, got.speaker)
            lines += _differences(text, want, got)
        if errors and lines:
            print(f"\n{text}", *lines, sep="\n    ")
    return totals


def _differences(text: str, want: Said | None, got: Said | None) -> list[str]:
    if want is None or got is None:
        one = want or got
        assert one is not None
        return [f"{'extra ' if want is None else 'missed'} {_show(text, one.source)} | {_show(text, one.cue)} | {_show(text, one.content)}"]
    lines = [
        f"{name}: {_show(text, want.layer(name))} / found {_show(text, got.layer(name))}"
        for name in LAYERS
        if want.layer(name) != got.layer(name)
    ]
    wrong = want.speaker and not same_speaker(want.speaker, got.speaker)
    return lines + ([f"speaker: {want.speaker} / found {got.speaker or '-'}"] if wrong else [])


def _show(text: str, places: frozenset[int]) -> str:
    found = [m for at in sorted(places) if (m := _WORD.match(text, at))]
    return " ".join(m[0] for m in found) or "-"


def measure(name: str, *, errors: bool = False) -> dict[str, float]:
    """All figures of one gold file, by full name."""
    shown = errors and name not in evaldata.UNREAD
    totals = score(json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")), errors=shown)
    out = {
        f"attribution.{name}.{layer}.{key}": round(value, 4)
        for layer, counts in totals.layers.items()
        for key, value in counts.figures().items()
    }
    return out | {f"attribution.{name}.speaker": round(totals.right / totals.speakers, 4) if totals.speakers else 0.0}


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated text: its words' places by token id, the events and entities by id, and the relations by name as pairs of ids."""

    text: str
    mentions: dict[str, list[tuple[int, int]]]
    predicates: dict[str, str]
    links: list[tuple[str, str]]
    doers: list[tuple[str, str]]


def read_article(path: Path) -> Article:
    root = ElementTree.parse(path).getroot()
    text, places = meantime.annotated_text(root)
    mentions, predicates = {}, {}
    for mention in root.find("Markables") or ():
        ids = [anchor.get("t_id", "") for anchor in mention.iter("token_anchor")]
        if ids and all(one in places for one in ids):
            name = mention.get("m_id", "")
            mentions[name] = [places[one] for one in ids]
            predicates[name] = mention.get("pred") or ""

    def pairs(relation: str, **wanted: str) -> list[tuple[str, str]]:
        found = [one for one in root.iter(relation) if all(one.get(key) == value for key, value in wanted.items())]
        ends = [(one.find("source"), one.find("target")) for one in found]
        named = [(a.get("m_id", ""), b.get("m_id", "")) for a, b in ends if a is not None and b is not None]
        return [(a, b) for a, b in named if a in mentions and b in mentions]

    return Article(text, mentions, predicates, pairs("SLINK"), pairs("HAS_PARTICIPANT", sem_role="Arg0"))


def links(folder: Path) -> dict[str, float]:
    """Shares of MEANTIME's links from verbs of saying that are found, and of their doers."""
    verbs = analyser().lexicon.words["speech.verbs"]
    of = linked = with_doer = doers = 0
    for path in meantime.articles(folder):
        article = read_article(path)
        said = [(a, b) for a, b in article.links if article.predicates[a] in verbs]
        found = attributions(article.text)[1] if said else ()
        for upper, lower in said:
            (start, end), (first, last) = article.mentions[upper][-1], article.mentions[lower][0]
            holding = [
                one
                for one in found
                if one.cue and one.cue[0] <= start and end <= one.cue[1] and any(a <= first and last <= b for a, b in one.content)
            ]
            of += 1
            linked += bool(holding)
            speakers = [article.mentions[b] for a, b in article.doers if a == upper]
            if holding and speakers:
                with_doer += 1
                sources = [one.source for one in holding if one.source is not None]
                doers += any(a < spans[-1][1] and spans[0][0] < b for a, b in sources for spans in speakers)
    return {
        "attribution.meantime.links": round(linked / of, 4) if of else 0.0,
        "attribution.meantime.doers": round(doers / with_doer, 4) if with_doer else 0.0,
    }


def figures() -> dict[str, float]:
    """Names to values, more is better, for `eval/check.py`."""
    found = {key: value for path in sorted(GOLD.glob("*.json")) for key, value in measure(path.stem).items()}
    corpus = meantime.folder()
    return found | links(corpus) if corpus is not None else found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="subset", choices=sorted(path.stem for path in GOLD.glob("*.json")))
    parser.add_argument("--errors", action="store_true", help="show every difference; not of a set for figures only")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    names = [args.subset] if args.subset else sorted(path.stem for path in GOLD.glob("*.json"))
    found = {key: value for name in names for key, value in measure(name, errors=args.errors).items()}
    if args.json:
        print(json.dumps(found, indent=2))
        return 0
    corpus = meantime.folder()
    if corpus is not None and not args.subset:
        print(*(f"{key} {value:.3f}" for key, value in links(corpus).items()), sep="\n")
    for name in names:
        head = f"attribution.{name}."
        print(f"{name:12s} speaker {found[head + 'speaker']:.3f}")
        for layer in LAYERS:
            print(f"    {layer:8s} " + "  ".join(f"{key} {found[f'{head}{layer}.{key}']:.3f}" for key in Counts().figures()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
