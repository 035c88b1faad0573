"""Fixture pages: their text and the kind that each piece should get."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parley.model.records import Document, RawDocument, SegmentKind
from parley.reading import read

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
EVIDENCE = (SegmentKind.ARTICLE, SegmentKind.DATELINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with its pieces: (letter, words), in order. A: article, H: headline, B: byline, P: caption, C: comment, F: furniture."""

    name: str
    raw: RawDocument
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """noise_touched: pieces that are not article but touch evidence; kept: share of the article's characters that are evidence."""

    noise_touched: tuple[str, ...]
    kept: float
    lost: tuple[str, ...]


def load(folder: str) -> list[Page]:
    """The pages of a folder ("first": written before the rules; "held": written after them)."""
    pages = []
    for path in sorted((PAGES / folder).iterdir()):
        if path.suffix == ".marked":
            lines = [line.partition("|") for line in path.read_text("utf-8").splitlines()]
            text = "\n".join(words for _, _, words in lines)
            raw = RawDocument(key=path.name, media="text", data=text.encode())
            pieces = tuple((kind, words) for kind, _, words in lines if words.strip())
            pages.append(Page(name=path.stem, raw=raw, pieces=pieces))
        elif path.suffix == ".html":
            expected = path.with_suffix(".expected").read_text("utf-8").splitlines()
            pieces = tuple((kind, words) for kind, _, words in (line.partition("|") for line in expected) if words)
            pages.append(Page(name=path.stem, raw=RawDocument(key=path.name, media="html", data=path.read_bytes()), pieces=pieces))
    return pages


def score(page: Page, doc: Document | None = None) -> Score:
    """How the reading of a page compares with its pieces."""
    doc = doc or read(page.raw)
    evidence = [False] * len(doc.text)
    for seg in doc.segments:
        if seg.kind in EVIDENCE:
            evidence[seg.start : seg.end] = [True] * (seg.end - seg.start)
    touched, lost, kept, total, position = [], [], 0, 0, 0
    for kind, words in page.pieces:
        start = doc.text.find(words.strip(), position)
        assert start >= 0, f"{page.name}: {words!r} is not in the text after {position}"
        position = start + len(words.strip())
        inside = sum(evidence[start:position])
        if kind == "A":
            kept, total = kept + inside, total + position - start
            if inside < (position - start) / 2:
                lost.append(words)
        elif inside:
            touched.append(words)
    return Score(noise_touched=tuple(touched), kept=kept / max(1, total), lost=tuple(lost))
