"""The report: one HTML page that holds everything it needs, loads nothing from elsewhere, and prints.

Invariant: text of reports reaches the page through autoescape alone; a policy in the page forbids scripts and
anything from outside. No clock: the same ledger gives the same page.
"""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from parley.export import wording
from parley.export.selection import Selection
from parley.ledger import Board
from parley.report.view import page
from parley.version import __version__

MARKS = ("act", "actor", "recipient", "mediator", "speaker", "place", "condition")


def render(selection: Selection, board: Board, *, title: str) -> str:
    """The page as HTML text. board: of the selection's entries.

    >>> "Nothing yet" in render(Selection(), Board(rows=()), title="Nothing yet")
    True
    """
    env = Environment(loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters.update(words=wording.words, count=wording.count)
    return env.get_template("page.html").render(page=page(selection, board, title=title), marks=MARKS, version=__version__)


def _template(name: str) -> str:
    return files("parley.report").joinpath("templates", name).read_text(encoding="utf-8")
