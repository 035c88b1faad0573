"""How wide a text is set: an estimate from the advance widths of Helvetica and the faces cut to its measure (Arial, Liberation Sans).

Invariant: pure; never asks a font. The page sets each measured label to the width that was reckoned (`textLength`), so that another face
cannot make labels collide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

_CLASSES: Final[Mapping[int, str]] = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[\\]ft", 333: "()-`r“”", 334: "{}", 355: '"', 389: "*", 469: "^", 500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–", 584: "+<=>~", 611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%",
    944: "W", 1000: "—…→≠", 1015: "@",
}  # fmt: skip
"""Thousandths of the font size, and the characters of that width (Adobe's metrics of Helvetica)."""

_WIDTHS: Final[Mapping[str, int]] = {char: width for width, chars in _CLASSES.items() for char in chars}
_OTHER: Final = 667
"""A character outside the table: as wide as a capital."""

_FULL: Final = 1000
"""A character of a script that is set in squares."""

BOLD: Final = 1.07
"""Bold is so much wider than regular, on average over English text."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text set at `size`, in the size's unit.

    >>> width("iii", 10), width("WWW", 10)
    (6.66, 28.32)
    >>> width("é", 10) == width("e", 10)
    True
    """
    total = sum(_advance(char) for char in unicodedata.normalize("NFD", text))
    return round(total * size * (BOLD if bold else 1.0) / 1000, 2)


def _advance(char: str) -> int:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if unicodedata.combining(char):
        return 0
    return _FULL if unicodedata.east_asian_width(char) in "WF" else _OTHER


def wrap(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """The text broken at its spaces into at most `lines` lines of at most `room`; what does not fit ends in "…" after a whole word.

    >>> wrap("Hill Front: release prisoners", 10, 70, 3)
    ('Hill Front:', 'release', 'prisoners')
    """
    words = text.split()
    made: list[str] = []
    while words and len(made) < lines:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line += f" {words.pop(0)}"
        made.append(line)
    if words and made:
        kept = made[-1].split()
        while len(kept) > 1 and width(f"{' '.join(kept)} …", size) > room:
            kept.pop()
        made[-1] = f"{' '.join(kept)} …"
    return tuple(made)
