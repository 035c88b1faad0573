"""Measures reading: segments and dates on the reports of PARLEY_EVAL_DATA, on Wikinews and on the project's own pages.

    python eval/reading.py            print the figures; exit code 1 where one is below its floor in eval/floors.json
    python eval/reading.py --measure  also print the distributions behind the constants of parley.reading.dating
    python eval/reading.py --misses   also list the Wikinews articles whose interval misses their date

Without PARLEY_EVAL_DATA only the project's own pages are measured, and it says so.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import evaldata

from parley.model.records import Document, Office, RawDocument, SegmentKind
from parley.reading import ReadingOptions, read
from parley.reading.dating.told import told_times
from parley.workflows.resources import load_gazetteer

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "unit" / "reading"))

FLOORS = ROOT / "eval" / "floors.json"
EVIDENCE = (SegmentKind.ARTICLE, SegmentKind.DATELINE)
BANNER = re.compile(r"\s*(?:\w+day, )?\w+ \d{1,2}, \d{4}\s*\n")
MAX_WIDTH = 2.0
"""A publication interval may be so many times as wide as the gold's."""

Figures = dict[str, float]


def figures() -> Figures:
    """All figures by name, for `eval/check.py`; those on outside data only where it is there."""
    return measure(verbose=False)


def main() -> int:
    """Print all figures; 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    found = measure(verbose=True, misses=arguments.misses)
    if evaldata.find() is None:
        print(evaldata.MISSING, "gold reports and Wikinews, so neither was measured")
    elif arguments.measure:
        measure_constants(list(wikinews()))
    return report(found)


def measure(*, verbose: bool, misses: bool = False) -> Figures:
    """All figures. verbose: print what is wrong; misses: print the clues of the dates that are."""
    offices = load_gazetteer().offices
    found = measure_pages(verbose=verbose) | measure_cases(offices, verbose=verbose)
    data = evaldata.find()
    if data is None:
        return found
    articles = list(wikinews())
    found |= measure_seeds(data, offices, verbose=verbose)
    for banner in (False, True):
        found |= measure_dates(articles, offices, banner=banner, verbose=verbose, misses=misses)
    return found


def measure_pages(*, verbose: bool) -> Figures:
    """The project's own noisy pages: those written before the rules, and those held out."""
    from reading_pages import load, score

    figures: Figures = {}
    for folder in ("first", "held"):
        pages = load(folder)
        if not pages:
            continue
        scores = [score(page) for page in pages]
        noise = sum(1 for page in pages for kind, _ in page.pieces if kind != "A")
        touched = sum(len(one.noise_touched) for one in scores)
        figures[f"reading.pages.{folder}.noise_kept_out"] = 1 - touched / noise
        figures[f"reading.pages.{folder}.article_kept"] = statistics.mean(one.kept for one in scores)
        for page, one in zip(pages, scores, strict=True) if verbose else ():
            for words in (*one.noise_touched, *one.lost):
                print(f"  {page.name}: wrong: {words[:70]}")
    return figures


def measure_seeds(data: Path, offices: tuple[Office, ...], *, verbose: bool) -> Figures:
    """The gold reports: noise in evidence, article kept, publication intervals."""
    folder = data / "gold" / "seeds"
    found = [judge(gold, data / "seeds", offices) for gold in json.loads((folder / "case.json").read_text("utf-8"))["documents"]]
    for one in found if verbose else ():
        print(f"  {one.line}")
    return {
        "reading.seeds.noise_kept_out": noise_kept_out(found),
        "reading.seeds.article_kept": min(one.kept for one in found),
        "reading.seeds.dates": sum(one.narrow for one in found) / len(found),
    }


def measure_cases(offices: tuple[Office, ...], *, verbose: bool) -> Figures:
    """The gold cases of the project, read without what their side-cars state; written by others than the rules."""
    figures: Figures = {}
    by_split: dict[str, list[Judged]] = {}
    for path in sorted((ROOT / "eval" / "cases").glob("*/case.json")):
        case = json.loads(path.read_text("utf-8"))
        folder = path.parent / case.get("texts", ".")
        by_split.setdefault(case["split"], []).extend(judge(gold, folder, offices) for gold in case["documents"])
    for split, found in sorted(by_split.items()):
        known = [one for one in found if one.known]
        figures[f"reading.{split}.noise_kept_out"] = noise_kept_out(found)
        figures[f"reading.{split}.article_kept"] = statistics.mean(one.kept for one in found)
        figures[f"reading.{split}.dates_hold"] = sum(one.overlaps for one in known) / max(1, len(known))
        for one in found if verbose else ():
            print(f"  {one.line}")
    return figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One gold report as read. noise, touched: pieces of noise, and those that touch evidence; kept: share of the article's characters;
    known, overlaps, narrow: whether an interval was found, overlaps the gold's, and is at most twice as wide too."""

    line: str
    noise: int
    touched: tuple[str, ...]
    kept: float
    known: bool
    overlaps: bool
    narrow: bool


def noise_kept_out(found: list[Judged]) -> float:
    """The share of all pieces of noise that touch no evidence."""
    return 1 - sum(len(one.touched) for one in found) / max(1, sum(one.noise for one in found))


def judge(gold: dict[str, Any], folder: Path, offices: tuple[Office, ...]) -> Judged:
    """Read one report of a gold case from its text alone and compare."""
    media = "html" if gold["file"].endswith(".html") else "text"
    raw = RawDocument(key=gold["file"], media=media, data=(folder / gold["file"]).read_bytes())
    doc = read(raw, options=ReadingOptions(offices=offices))
    evidence = evidence_of(doc)
    outside = {place for piece in gold["noise"] for place in range(*piece["span"])}
    ink = [place for place in range(*gold["article"]["span"]) if not doc.text[place].isspace() and place not in outside]
    touched = tuple(piece["words"] for piece in gold["noise"] if any(evidence[slice(*piece["span"])]))
    stated = gold["published"]
    first = date.fromisoformat(stated["earliest"]) if stated["earliest"] else date.min
    last = date.fromisoformat(stated["latest"]) if stated["latest"] else date.max
    ours = doc.published
    overlaps = ours.known and (ours.earliest or date.min) <= last and first <= (ours.latest or date.max)
    kept = sum(evidence[place] for place in ink) / len(ink)
    told = f"{ours.earliest} to {ours.latest}, gold {first} to {last}" + ("" if overlaps or not ours.known else " MISSED")
    return Judged(
        line=f"{gold['file']}: kept {kept:.3f}, {told}" + "".join(f"; noise in evidence: {words!r}" for words in touched),
        noise=len(gold["noise"]),
        touched=touched,
        kept=kept,
        known=ours.known,
        overlaps=overlaps,
        narrow=overlaps and ours.days is not None and ours.days - 1 <= MAX_WIDTH * (last - first).days,
    )


def evidence_of(doc: Document) -> list[bool]:
    """For each character, whether it can be evidence."""
    evidence = [False] * len(doc.text)
    for segment in doc.segments:
        if segment.kind in EVIDENCE:
            evidence[segment.start : segment.end] = [True] * (segment.end - segment.start)
    return evidence


def wikinews() -> Iterator[tuple[str, date, str]]:
    """Title, date and text of each article that has one."""
    for row in evaldata.wikinews():
        if BANNER.sub("", row["text"], count=1).strip():
            yield row["title"], date.fromisoformat(row["date"]), row["text"]


def measure_dates(
    articles: list[tuple[str, date, str]], offices: tuple[Office, ...], *, banner: bool, verbose: bool, misses: bool
) -> Figures:
    """Publication intervals from the text alone, against the date column."""
    widths: list[int] = []
    finite = half = contained = contained_half = 0
    for title, truth, text in articles:
        words = text if banner else BANNER.sub("", text, count=1)
        doc = read(RawDocument(key=title, media="text", text=words, title=title), options=ReadingOptions(offices=offices))
        ours = doc.published
        inside = (ours.earliest or date.min) <= truth <= (ours.latest or date.max)
        if ours.days is not None:
            finite, contained = finite + 1, contained + inside
            widths.append(ours.days)
            if misses and not inside:
                print(f"  missed: {truth} {title[:60]!r}: {ours.earliest} to {ours.latest}")
                for clue in ours.clues:
                    print(f"      {'+' if clue.accepted else '-'} {clue.kind}: {clue.words!r}: {clue.says}")
        elif ours.known:
            half, contained_half = half + 1, contained_half + inside
    name = "reading.wikinews.banner" if banner else "reading.wikinews"
    if verbose:
        print(f"{name}: {len(articles)} articles, {finite} finite, {half} half open ({contained_half} of them hold the date)")
        print(f"{name}: median width {statistics.median(widths or [0])} days")
    return {
        f"{name}.finite": finite / len(articles),
        f"{name}.contained": contained / max(1, finite),
        f"{name}.contained_all": (contained + contained_half) / max(1, finite + half),
    }


def measure_constants(articles: list[tuple[str, date, str]]) -> None:
    """How far back months and days without a year lie, and how many years the latest year told."""
    months: list[int] = []
    days: list[int] = []
    years: list[int] = []
    for _, truth, text in articles:
        times = [time for time in told_times(BANNER.sub("", text, count=1)) if time.tense == "past"]
        months += [(truth.month - time.month) % 12 for time in times if time.kind == "month" and time.first is None]
        for time in times:
            if time.kind == "monthday":
                near = [(truth - date(year, time.month, min(time.day, 28))).days for year in (truth.year, truth.year - 1)]
                days.append(min(gap for gap in near if gap >= -3) if max(near) >= -3 else 0)
        told = [time.last.year for time in times if time.last is not None]
        years += [truth.year - max(told)] if told else []
    for name, values in (("months back", months), ("days back", days), ("years back of the latest year", years)):
        print(f"{name}: {len(values)} cases, " + ", ".join(f"{share:.0%}: {quantile(values, share)}" for share in (0.5, 0.75, 0.9, 0.95)))


def quantile(values: list[int], share: float) -> int:
    """The value below which this share lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def report(figures: Figures) -> int:
    """Print the figures beside their floors."""
    floors: Figures = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    missed = 0
    for name, value in sorted(figures.items()):
        floor = floors.get(name)
        low = floor is not None and value < floor
        missed += low
        print(f"{name} {value:.4f}" + (f" (floor {floor}{': BELOW' if low else ''})" if floor is not None else ""))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
