"""`read`: a raw document to a `Document`. Composes the steps of this package; decides nothing itself.

Invariant: the text of a clean text file is the file as decoded; of a page, our linearisation. What is found wanting is a warning,
and only content that is no text raises ReadingError.
"""

from __future__ import annotations

from collections.abc import Sequence

from parley.errors import ReadingError
from parley.model.ids import document_id, text_hash
from parley.model.records import Document, RawDocument, Segment, SegmentKind
from parley.reading.dating import date_document
from parley.reading.encoding import Decoded, accept, decode
from parley.reading.fingerprint import fingerprint
from parley.reading.html import Page, linearise
from parley.reading.labels import main_text_labels
from parley.reading.language import detect_language
from parley.reading.options import ReadingOptions
from parley.reading.provenance import agency_of, outlet_of, stated_title, title_of
from parley.reading.segments import label
from parley.reading.units import Unit, split, trim, unit_of

MAX_ARTICLE = 400_000
"""Characters of article text that language, dating and fingerprint look at; about 65,000 words, ten times the longest feature."""

_EVIDENCE = (SegmentKind.ARTICLE, SegmentKind.DATELINE)


def read(raw: RawDocument, *, options: ReadingOptions | None = None) -> Document:
    """The document that these bytes or this text hold.

    raw: what a source handed over; options: see `ReadingOptions`. Raises ReadingError where there is no text to be read
    (nothing, or binary data).

    >>> doc = read(RawDocument(key="a.txt", media="text", data=b"KORVIN (AP) - Talks began in the capital on Monday.\\n"))
    >>> [(seg.kind.value, doc.words(seg.start, seg.end)) for seg in doc.segments]
    [('dateline', 'KORVIN (AP) -'), ('article', 'Talks began in the capital on Monday.')]
    >>> doc.agency
    'AP'
    """
    options = options or ReadingOptions()
    decoded = _decoded(raw)
    page = linearise(decoded.text) if raw.media == "html" else None
    text = page.text if page else decoded.text
    if not text.strip():
        raise ReadingError("the page holds no text", document=raw.key, remedy="check whether it needs a browser to show its text")
    warnings = [*decoded.warnings, *(page.warnings if page else ())]
    segments = _segments(raw, decoded, page, text, options)
    article, cut = _article(text, segments)
    if cut:
        warnings.append(f"only the first {MAX_ARTICLE:,} characters of the article were used for language, dating and fingerprint")
    if not article.strip():
        warnings.append(
            "no article text was found, only page furniture; parley document shows what each line was taken for, "
            "and parley annotate --plain reads all of it as article"
        )
    published, notes = date_document(raw, page, text, segments, options=options)
    language, confidence = detect_language(article if article.strip() else text)
    hashed = text_hash(text)
    return Document(
        id=document_id(raw.key, hashed),
        key=raw.key,
        text=text,
        text_hash=hashed,
        segments=segments,
        published=published,
        title=title_of(raw, page, text, segments),
        outlet=outlet_of(raw, page),
        agency=agency_of(text, segments),
        language=language or _stated_language(raw, page),
        language_confidence=confidence,
        analysed=(language or _stated_language(raw, page)) in (None, *options.analysed_languages),
        fingerprint=fingerprint(article),
        warnings=(*warnings, *notes),
    )


def _decoded(raw: RawDocument) -> Decoded:
    if raw.text is not None:
        return accept(raw.text, document=raw.key)
    if raw.data is None:
        raise ReadingError("there is neither text nor bytes", document=raw.key, remedy="give a file or row that holds the text of a report")
    return decode(raw.data, document=raw.key, html=raw.media == "html")


def _stated_language(raw: RawDocument, page: Page | None) -> str | None:
    words = raw.language or (page.meta("lang", "og:locale") if page else None) or ""
    code = words.strip().lower()[:2]
    return code if len(code) == 2 and code.isalpha() else None


def _segments(raw: RawDocument, decoded: Decoded, page: Page | None, text: str, options: ReadingOptions) -> tuple[Segment, ...]:
    if options.plain:
        start, end = trim(text, 0, len(text))
        return (Segment(start=start, end=end, kind=SegmentKind.ARTICLE, reason="the whole input is taken as the report"),)
    units = split(text) if page is None else _page_units(decoded.text, page)
    return label(text, units, title=raw.title or stated_title(page))


def _page_units(source: str, page: Page) -> list[Unit]:
    opinions = main_text_labels(source, page)
    return [
        unit_of(page.text, line.start, line.end, marks=line.marks, link_share=line.link_share, main=opinion)
        for line, opinion in zip(page.lines, opinions, strict=True)
    ]


def _article(text: str, segments: Sequence[Segment]) -> tuple[str, bool]:
    """The article's words, bounded, and whether something was left out."""
    parts: list[str] = []
    size = 0
    for seg in segments:
        if seg.kind not in _EVIDENCE:
            continue
        if size >= MAX_ARTICLE:
            return "\n".join(parts), True
        parts.append(text[seg.start : min(seg.end, seg.start + MAX_ARTICLE - size)])
        size += len(parts[-1]) + 1
        if seg.end - seg.start > len(parts[-1]):
            return "\n".join(parts), True
    return "\n".join(parts), False
