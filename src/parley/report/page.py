"""The report as HTML: one page that holds everything it needs, loads nothing from elsewhere, and prints.

Invariant: text of reports reaches the page, its pictures included, through autoescape alone; a policy in the page forbids scripts and
anything from outside. No clock: the same ledger gives the same page.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined

from parley.export import wording
from parley.export.selection import Selection
from parley.report import circles, timeline, undertakings
from parley.report.findings import Findings
from parley.report.pictures import KEY
from parley.report.view import page
from parley.version import __version__

MARKS: Final = ("act", "actor", "recipient", "mediator", "speaker", "place", "condition")


def render(selection: Selection, findings: Findings, *, title: str, scope: str = "") -> str:
    """The page as HTML text. findings: of the selection's entries; scope: what was asked for, in words, where it is not everything.

    >>> "Nothing yet" in render(Selection(), Findings(), title="Nothing yet")
    True
    """
    env = Environment(loader=FunctionLoader(template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters.update(words=wording.words, count=wording.count, day=wording.day)
    view = page(selection, findings, title=title, scope=scope)
    return env.get_template("page.html").render(
        page=view, marks=MARKS, version=__version__, key=KEY, sheet=timeline, ring=circles, bars=undertakings
    )


def template(name: str) -> str:
    """A template's text by its name."""
    return files("parley.report").joinpath("templates", name).read_text(encoding="utf-8")
