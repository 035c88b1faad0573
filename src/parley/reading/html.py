"""HTML to plain text: our own linearisation, in document order, with what the markup says about each line.

The parser streams events (no tree is built), so that depth and size cost neither recursion nor much memory. Invariant: the text
depends on this module and libxml2 only; no extraction library changes it. Does not decide what is article: see `segments`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree

MAX_HTML_CHARACTERS = 64_000_000
"""The rest of a longer page is dropped with a warning; the longest real pages (logs, code books) have about ten million."""

MAX_METADATA_CHARACTERS = 200_000
"""Bound on the structured data (JSON-LD) kept of a page; real pages have up to some 50,000 characters."""

CHUNK = 65_536
DEEP = 400
"""Pages nested deeper than this are not shown to the labelling library, which recurses. Real pages reach about 60."""

_BLOCK_WORDS = """
address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3
h4 h5 h6 header hr html label legend li main menu nav ol option p pre section select summary table tbody td textarea tfoot th thead time
title tr ul
"""
BLOCKS = frozenset(_BLOCK_WORDS.split())
"""Elements that begin and end a line."""

_DROPPED_WORDS = "script style noscript template svg math iframe object embed canvas audio video head"
DROPPED = frozenset(_DROPPED_WORDS.split())
"""Elements whose text no reader of the page sees."""

HARD_MARKS: dict[str, str] = {
    "nav": "nav", "footer": "nav", "aside": "nav", "menu": "nav", "form": "form", "button": "form", "label": "form",
    "select": "form", "textarea": "form", "dialog": "form", "figcaption": "caption", "time": "time", "address": "byline",
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading", "a": "link", "p": "paragraph",
    "article": "article",
}  # fmt: skip
"""What an element says about the text in it."""

_TITLE_TAGS = frozenset(("h2", "h3", "p", "span", "font"))
_WRAPPERS = frozenset(("html", "body", "main", "article"))
_COMMENT_TOKEN = re.compile(
    r"(?:(?:user|reader|fb|facebook|post|article|wc|wpd)s?[-_]?)?comments?"
    r"|comments?[-_]?(?:list|body|content|text|thread|section|area|form|wrap|wrapper|container|item|respond|reply|template|block|inner)"
    r"|commentlist|disqus[\w-]*|respond|replies|wpd-[\w-]+|wpdiscuz[\w-]*|discussion[-_]?(?:thread|list)?|reactions?[-_]list",
    re.I,
)
_FURNITURE_TOKEN = re.compile(
    r"(?:[\w-]*[-_])?(?:cookies?|gdpr|consent|newsletter|related|share|sharing|shares|social|sidebar|breadcrumbs?|nav|navbar|navigation|menu"
    r"|advert|adverts|advertisement|ads?|promo|promoted|subscribe|subscription|signup|popup|modal|footer|tags|most-?read|popular|trending"
    r"|recommended|recommendations|outbrain|taboola|paywall|donate|donation|copyright|skip-link|read-?more|read-?next|also-read)(?:[-_][\w-]*)?",
    re.I,
)
_BYLINE_TOKEN = re.compile(r"byline[\w-]*|authors?(?:[-_](?:name|info|box|bio|link))?|vcard|writer", re.I)
_TITLE_TOKEN = re.compile(r"(?:entry|post|article|story|news|page|main)[-_]?(?:title|headline|header)|headline|tdb-title-text", re.I)
_CAPTION_TOKEN = re.compile(r"(?:[\w-]*[-_])?(?:caption|credit|photo-?credit|image-?credit)(?:[-_][\w-]*)?", re.I)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One line of the linearised text: `text[start:end]`. marks: what the markup says ("nav", "form", "comment",
    "caption", "time", "byline", "title", "heading", "paragraph", "link", "article"; "nav?" where only a class name says so);
    link_share: how much of it is in links, 0..1."""

    start: int
    end: int
    marks: frozenset[str]
    link_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A linearised page. metadata: names and contents of its meta elements, lower-case names, with "title", "canonical", "lang", "time"
    (the first machine-readable time) and "json-ld" beside them; depth: of the deepest element; complete: whether the page had its end."""

    text: str
    lines: tuple[PageLine, ...]
    metadata: tuple[tuple[str, str], ...]
    depth: int
    complete: bool
    warnings: tuple[str, ...] = ()

    def meta(self, *names: str) -> str | None:
        """The content of the first of these names that the page has."""
        found = dict(reversed(self.metadata))
        return next((found[name] for name in names if found.get(name)), None)


def linearise(source: str) -> Page:
    """The plain text of an HTML page, one line a block element, with the marks of each line.

    source: the page, decoded. Never raises on broken, hostile or endless markup.

    >>> page = linearise("<h1>Truce</h1><p>It  <b>holds</b>.<script>x()</script><p>So far.")
    >>> page.text
    'Truce\\nIt holds.\\nSo far.'
    >>> sorted(page.lines[0].marks)
    ['title']
    """
    warnings = []
    if len(source) > MAX_HTML_CHARACTERS:
        source = source[:MAX_HTML_CHARACTERS]
        warnings.append(f"the page is longer than {MAX_HTML_CHARACTERS:,} characters; the rest was left out")
    target = _Lineariser()
    receiver = cast("etree.ParserTarget", target)  # the stub asks for methods over bytes too, which are never called
    parser = etree.HTMLParser(target=receiver, recover=True, huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    for start in range(0, len(source), CHUNK):
        parser.feed(source[start : start + CHUNK].encode("utf-8", "replace"))
    try:
        parser.close()
    except etree.ParseError:  # no element at all: what there is of text has been seen
        target.close()
    tail = source[-4096:].lower()
    complete = "</html" in tail or "<html" not in source[:4096].lower()
    if not complete:
        warnings.append("the page ends before its closing tag; it may be truncated")
    return target.page(complete=complete, warnings=tuple(warnings))


class _Lineariser:
    """Receives the parser's events and keeps the lines."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._links = 0
        self._line_marks: frozenset[str] | None = None
        self._stack: list[tuple[str, tuple[str, ...]]] = []
        self._counts: dict[str, int] = {}
        self._marks: frozenset[str] = frozenset()
        self._dropped = 0
        self._capture: list[str] | None = None
        self._lines: list[tuple[str, frozenset[str], float]] = []
        self._metadata: list[tuple[str, str]] = []
        self._json_size = 0
        self._titles = 0
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in BLOCKS:
            self._break()
        marks = _marks_of(tag, attributes)
        self._stack.append((tag, marks))
        self._depth = max(self._depth, len(self._stack))
        self._count(marks, 1)
        if tag in DROPPED:
            self._dropped += 1
        self._note(tag, attributes)

    def end(self, tag: str) -> None:
        if tag in BLOCKS:
            self._break()
        if not self._stack or self._stack[-1][0] != tag:
            return
        _, marks = self._stack.pop()
        self._count(marks, -1)
        if tag in DROPPED:
            self._dropped -= 1
        if tag in ("title", "script") and self._capture is not None:
            words = _SPACE.sub(" ", "".join(self._capture)).strip()
            self._metadata.append(("title" if tag == "title" else "json-ld", words))
            self._capture = None

    def data(self, words: str) -> None:
        if self._capture is not None:
            self._json_size += len(words)
            if self._json_size <= MAX_METADATA_CHARACTERS:
                self._capture.append(words)
        if self._dropped:
            return
        if self._stack and self._stack[-1][0] == "pre":
            for number, line in enumerate(words.split("\n")):
                if number:
                    self._break()
                self._add(line)
            return
        self._add(words)

    def close(self) -> None:
        self._break()

    def page(self, *, complete: bool, warnings: tuple[str, ...]) -> Page:
        lines, position = [], 0
        for words, marks, share in self._lines:
            lines.append(PageLine(start=position, end=position + len(words), marks=marks, link_share=share))
            position += len(words) + 1
        return Page(
            text="\n".join(words for words, _, _ in self._lines),
            lines=tuple(lines),
            metadata=tuple(self._metadata),
            depth=self._depth,
            complete=complete,
            warnings=warnings,
        )

    def _add(self, words: str) -> None:
        if not words:
            return
        if self._line_marks is None and not words.isspace():
            self._line_marks = self._marks
        for start in range(0, len(words), CHUNK):  # in pieces, as collapsing needs many times the memory of what it collapses
            piece = _SPACE.sub(" ", words[start : start + CHUNK])
            if piece[0] == " " and (not self._parts or self._parts[-1][-1] == " "):
                piece = piece[1:]
            if piece:
                self._parts.append(piece)
        if "link" in self._marks:
            self._links += len(words)

    def _break(self) -> None:
        if self._line_marks is not None:
            words = "".join(self._parts).strip()
            if words:
                self._lines.append((words, self._line_marks, min(1.0, self._links / len(words))))
        self._parts, self._links, self._line_marks = [], 0, None

    def _count(self, marks: tuple[str, ...], step: int) -> None:
        if not marks:
            return
        for mark in marks:
            self._counts[mark] = self._counts.get(mark, 0) + step
        self._marks = frozenset(mark for mark, count in self._counts.items() if count > 0)

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            if name and len(self._metadata) < 500:
                self._metadata.append((name.lower(), attributes.get("content", "")[:1000]))
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self._metadata.append(("canonical", attributes.get("href", "")))
        elif tag == "html" and attributes.get("lang"):
            self._metadata.append(("lang", attributes["lang"]))
        elif tag == "time" and attributes.get("datetime") and "comment" not in self._marks and len(self._metadata) < 500:
            self._metadata.append(("time", attributes["datetime"]))
        elif (tag == "title" and self._titles == 0) or (tag == "script" and "ld+json" in attributes.get("type", "").lower()):
            self._titles += tag == "title"
            self._capture = []


def _marks_of(tag: str, attributes: dict[str, str]) -> tuple[str, ...]:
    marks = [HARD_MARKS[tag]] if tag in HARD_MARKS else []
    if tag in _WRAPPERS:
        return tuple(marks)
    tokens = (attributes.get("class", "")[:400] + " " + attributes.get("id", "")[:100]).split()
    kind = attributes.get("itemtype", "")
    if any(_COMMENT_TOKEN.fullmatch(token) for token in tokens) or kind.endswith(("/Comment", "/UserComments")):
        marks.append("comment")
    elif any(_FURNITURE_TOKEN.fullmatch(token) for token in tokens):
        marks.append("nav?")
    if tag in _TITLE_TAGS and any(_TITLE_TOKEN.fullmatch(token) for token in tokens):
        marks.append("title")
    if any(_BYLINE_TOKEN.fullmatch(token) for token in tokens) or attributes.get("rel") == "author":
        marks.append("byline")
    if any(_CAPTION_TOKEN.fullmatch(token) for token in tokens):
        marks.append("caption")
    return tuple(marks)
