"""What trafilatura takes for the main text and the comments of a page. Only an opinion on our own lines; never their text.

Any failure of the library means no opinion: pages are hostile, and it is not the one to decide what is read.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache

from parley.reading.html import DEEP, Page
from parley.reading.segments import key

MAX_CHARACTERS = 1_500_000
"""Longer pages are not shown to the library: it builds several trees of them and takes seconds a megabyte."""

MIN_CONTAINED = 40
"""A line of at least so many characters is also looked for inside the library's paragraphs; shorter ones occur in them by chance."""

MAX_LINES = 4_000
"""Bound on the lines looked for, each of which is a search in the extracted text."""


def main_text_labels(source: str, page: Page) -> list[str]:
    """For each line of the page "main", "comment" or "none"; "" for all where the library has no opinion.

    source: the HTML; page: our linearisation of it.
    """
    nothing = [""] * len(page.lines)
    if len(source) > MAX_CHARACTERS or page.depth > DEEP or not page.lines:
        return nothing
    import trafilatura  # here, as it takes half a second to import and only pages need it

    _silence("trafilatura")
    try:
        found = trafilatura.bare_extraction(source, include_comments=True, include_tables=True, favor_recall=True, with_metadata=False)
    except Exception:  # any parser error of a third party on hostile input: no opinion
        return nothing
    main_text = getattr(found, "text", None) or ""
    comments = getattr(found, "comments", None) or ""
    if not main_text:
        return nothing
    return _match(page, main_text, comments)


@cache
def _silence(library: str) -> None:
    """What the library thinks of a page is no matter for the user's terminal."""
    logging.getLogger(library).addHandler(logging.NullHandler())


def _match(page: Page, main_text: str, comments: str) -> list[str]:
    bodies: Sequence[tuple[str, str]] = (("main", main_text), ("comment", comments))
    lines = {name: {key(line) for line in body.splitlines() if line.strip()} for name, body in bodies}
    joined = {name: key(body) for name, body in bodies}
    labels = []
    for number, line in enumerate(page.lines):
        words = key(page.text[line.start : line.end])
        label = "none"
        for name, _ in bodies:
            inside = len(words) >= MIN_CONTAINED and number < MAX_LINES and words in joined[name]
            if words and (words in lines[name] or inside):
                label = name
                break
        labels.append(label)
    return labels
