"""Scores `parley.times` on annotated texts: WikiWars (histories) and MEANTIME (news).

    python eval/times.py [--corpus wikiwars|meantime] [--set train|test|whole] [--json] [--errors N]

Data is looked for under the folder PARLEY_EVAL_DATA, in `data/wikiwars` and `data/meantime`; without it nothing is measured, and it
says so. Strict F1: the same words. Relaxed F1: the words overlap. Value F1: they overlap and the TIMEX3 value is equal, as TempEval-3
counts. WikiWars is read in its TIMEX3 form (`*/tml/*.tml`, all of type DATE there, so types are not scored); the test set is six texts that
nothing was developed or tuned on. MEANTIME comes as tokens, joined by spaces here; it annotates the first sentences of each article only,
and its times without words are left out. Speed is in seconds of processor time on one core.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import evaldata
import meantime

from parley.model.records import Basis, When
from parley.times import tag_times

FLOORS = Path(__file__).with_name("floors.json")
WIKIWARS_SETS = {"train": "trainingset/tml", "test": "testset/tml", "whole": "whole-tml/tml"}
_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_VALUE = re.compile(r'\bvalue="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated time: its words and value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated text with its day of writing."""

    name: str
    text: str
    anchor: date
    times: tuple[Gold, ...]


@dataclass(slots=True)
class Score:
    """Counts over a corpus."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def f1(self, right: int) -> float:
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0

    def figures(self) -> dict[str, float]:
        return {
            "value_f1": round(self.f1(self.value), 4),
            "strict_f1": round(self.f1(self.strict), 4),
            "relaxed_f1": round(self.f1(self.relaxed), 4),
            "precision": round(self.relaxed / self.found, 4) if self.found else 0.0,
            "recall": round(self.relaxed / self.gold, 4) if self.gold else 0.0,
        }


def read_wikiwars(folder: Path) -> list[Text]:
    """The texts of one WikiWars folder."""
    texts = []
    for path in sorted(folder.glob("*.tml")):
        source = path.read_text(encoding="utf-8")
        anchor = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", source, re.DOTALL)
        body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
        if anchor is None or body is None:
            raise SystemExit(f"{path}: no WikiWars text")
        parts: list[str] = []
        times = []
        length = at = 0
        for match in _TIMEX.finditer(body[1]):
            before, words = (html.unescape(part) for part in (body[1][at : match.start()], match[2]))
            parts += [before, words]
            start = length + len(before)
            length = start + len(words)
            value = _VALUE.search(match[1])
            times.append(Gold(start, length, value[1] if value else ""))
            at = match.end()
        parts.append(html.unescape(body[1][at:]))
        texts.append(Text(path.stem, "".join(parts), date.fromisoformat(anchor[1]), tuple(times)))
    return texts


def read_meantime(folder: Path) -> list[Text]:
    """The texts of MEANTIME's document-level annotation."""
    texts = []
    for path in meantime.articles(folder):
        root = ElementTree.parse(path).getroot()
        text, places = meantime.annotated_text(root)
        anchor, times = None, []
        for timex in root.iter("TIMEX3"):
            if timex.get("functionInDocument") == "CREATION_TIME":
                anchor = timex.get("value")
            spans = [places[item.get("t_id", "")] for item in timex.iter("token_anchor")]
            if spans:
                times.append(Gold(min(spans)[0], max(spans)[1], timex.get("value", "")))
        if anchor and re.fullmatch(r"\d{4}-\d\d-\d\d", anchor):
            texts.append(Text(path.stem, text, date.fromisoformat(anchor), tuple(sorted(times, key=lambda gold: gold.start))))
    return texts


def score(texts: list[Text], *, errors: int = 0) -> tuple[Score, float]:
    """Counts over the texts and the seconds spent in tagging."""
    total, spent = Score(), 0.0
    for item in texts:
        anchor = When(earliest=item.anchor, latest=item.anchor, precision="day", basis=Basis.METADATA)
        began = time.process_time()
        found = tag_times(item.text, anchor=anchor)
        spent += time.process_time() - began
        total.gold += len(item.times)
        total.found += len(found)
        taken: set[int] = set()
        lines = []
        for gold in item.times:
            over = [i for i, mention in enumerate(found) if i not in taken and mention.start < gold.end and gold.start < mention.end]
            if not over:
                lines.append((gold.start, f"missed   {gold.value:18} {item.text[gold.start : gold.end]!r}"))
                continue
            same = next((i for i in over if (found[i].start, found[i].end) == (gold.start, gold.end)), over[0])
            taken.add(same)
            mention = found[same]
            total.relaxed += 1
            total.strict += (mention.start, mention.end) == (gold.start, gold.end)
            total.value += mention.value == gold.value
            if mention.value != gold.value or (mention.start, mention.end) != (gold.start, gold.end):
                what = "value" if mention.value != gold.value else "words"
                words = f"{item.text[gold.start : gold.end]!r} / {item.text[mention.start : mention.end]!r}"
                lines.append((gold.start, f"{what}    {gold.value:18} {mention.value:18} {words} {mention.expression}"))
        lines += [(m.start, f"extra    {m.value:18} {item.text[m.start : m.end]!r}") for i, m in enumerate(found) if i not in taken]
        for start, line in sorted(lines)[: errors or 0]:
            before = item.text[max(0, start - 40) : start].replace("\n", " ")
            print(f"{item.name[:12]:12} {line}   << {before}")
    return total, spent


#: Figures that are pinned; precision, recall and speed are only reported (speed is the machine's as much as ours).
PINNED = ("value_f1", "strict_f1", "relaxed_f1")


def measure(name: str, texts: list[Text], *, errors: int = 0) -> dict[str, float]:
    """All figures of one corpus, by full name."""
    counts, seconds = score(texts, errors=errors)
    words = sum(len(item.text.split()) for item in texts)
    speed = {
        "docs": float(len(texts)),
        "words": float(words),
        "docs_per_second": round(len(texts) / seconds, 1),
        "words_per_second": round(words / seconds),
    }
    return {f"times.{name}.{key}": value for key, value in (counts.figures() | speed).items()}


def figures(corpus: str | None = None, subset: str | None = None, *, errors: int = 0, every: bool = False) -> dict[str, float]:
    """Names to values, more is better, for `eval/check.py`; empty without outside data. every: those that are not pinned as well."""
    wikiwars, articles = evaldata.find("data", "wikiwars"), meantime.folder()
    if wikiwars is None or articles is None:
        return {}
    tag_times("On Monday.", anchor=When())  # compiles the grammar
    found: dict[str, float] = {}
    if corpus != "meantime":
        for part in [subset] if subset else WIKIWARS_SETS:
            found |= measure(f"wikiwars.{part}", read_wikiwars(wikiwars / WIKIWARS_SETS[part]), errors=errors)
    if corpus != "wikiwars":
        found |= measure("meantime", read_meantime(articles), errors=errors)
    return found if every else {key: value for key, value in found.items() if key.rpartition(".")[2] in PINNED}


def main() -> int:
    """Print the figures; 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", choices=("wikiwars", "meantime"))
    parser.add_argument("--set", choices=tuple(WIKIWARS_SETS), dest="subset")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N differences of each text")
    args = parser.parse_args()
    found = figures(args.corpus, args.subset, errors=args.errors, every=True)
    if not found:
        print(evaldata.MISSING, "data/wikiwars and data/meantime", file=sys.stderr)
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    below = {key: value for key, value in found.items() if value < floors.get(key, float("-inf"))}
    if args.json:
        print(json.dumps({"figures": found, "below_floor": below}, indent=2))
        return 1 if below else 0
    for key, value in found.items():
        print(f"{key:42} {value:>12} {'below the floor of ' + str(floors[key]) if key in below else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
