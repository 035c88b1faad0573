"""The report as Markdown: the same content without the pictures.

Invariant: everything that is printed is escaped on its way out (`finalize`), so that text of reports cannot become markup, a link or
HTML; only the template's own words are Markdown.
"""

from __future__ import annotations

import re
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined

from parley.export import wording
from parley.export.selection import Selection
from parley.report.findings import Findings
from parley.report.page import template
from parley.report.view import page
from parley.version import __version__

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>&~|^$]")
"""Signs that mean something to Markdown or HTML wherever they stand. "_" is among them since not all programs leave it alone in words."""

_FIRST: Final = re.compile(r"^(?:[#+\-=:!>]|(?=\d+[.)])\d+)")
"""What means something at the beginning of a line or an item: headings, lists, rules."""

_LINKS: Final = re.compile(r"(?i)(?<=\bwww)\.|(?<=[a-z])://")
"""Addresses that programs make links of by themselves."""

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def render(selection: Selection, findings: Findings, *, title: str, scope: str = "") -> str:
    """The report as Markdown text (CommonMark, with tables and footnotes as GitHub and Pandoc read them).

    >>> render(Selection(), Findings(), title="Hills [and] valleys").splitlines()[0]
    '# Hills \\\\[and\\\\] valleys'
    """
    env = Environment(
        loader=FunctionLoader(template), autoescape=False, finalize=escape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters.update(words=wording.words, count=wording.count, day=wording.day)
    text = env.get_template("page.md").render(page=page(selection, findings, title=title, scope=scope), version=__version__)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape(value: object) -> str:
    """A value as one line of text that Markdown shows as it is.

    >>> escape("# [a](http://b) <i>")
    '\\\\# \\\\[a\\\\](http\\\\://b) \\\\<i\\\\>'
    """
    text = _CONTROLS.sub("\ufffd", " ".join(str(value).split()))
    text = _MARKUP.sub(lambda found: "\\" + found[0], text)
    text = _LINKS.sub(lambda found: "\\" + found[0], text)
    first = _FIRST.match(text)
    if first:
        text = f"\\{text}" if not text[0].isdigit() else f"{first[0]}\\{text[first.end() :]}"
    return text.replace("@", "@<!-- -->")
