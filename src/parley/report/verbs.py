"""The acts of the codebook as English verbs with their objects: data for `parley.report.phrases`.

Invariant: every act has an entry; a pattern says no more than the act's definition.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TOPICS: Final[Mapping[str, str]] = {
    "ceasefire": "a ceasefire", "withdrawal": "the withdrawal of forces", "power_sharing": "power-sharing",
    "constitution": "the constitution", "counter_terrorism": "counter-terrorism", "humanitarian": "humanitarian relief",
    "economy": "the economy", "agreement": "an agreement", "other": "another matter",
}  # fmt: skip
"""Topics as they stand after "on"; the others as the codebook names them."""

VERBS: Final[Mapping[str, tuple[str, str, str]]] = {
    "meet": ("met", "meet", "[ {to}][ for {talks}]"),
    "resume_talks": ("resumed", "resume", " talks[ with {to}]"),
    "suspend_talks": ("suspended", "suspend", " talks[ with {to}]"),
    "mediate": ("mediated", "mediate", "[ between {to}][ on {matter}]"),
    "visit": ("visited", "visit", "[ {to}][ on {matter}]"),
    "appoint": ("made", "make", " an appointment[ on {topic}]"),
    "offer": ("made", "make", "[ {to}] an offer[ on {topic}]"),
    "promise": ("made", "make", "[ {to}] a promise[ on {topic}]"),
    "agree": ("agreed", "agree", "[ with {to}][ on {topic}]"),
    "accept": ("accepted", "accept", " a proposal[ on {topic}][ from {to}]"),
    "extend": ("extended", "extend", "[ {running}][ towards {to}]"),
    "demand": ("made", "make", " a demand[ of {to}][ on {topic}]"),
    "urge": ("made", "make", " an appeal[ to {to}][ on {topic}]"),
    "reject": ("gave", "give", "[ {to}] a refusal[ on {topic}]"),
    "withdraw_offer": ("withdrew", "withdraw", " an offer[ to {to}][ on {topic}]"),
    "deny": ("denied", "deny", " what was told[ of {topic}]"),
    "end": ("ended", "end", "[ {running}][ with {to}]"),
    "warn": ("gave", "give", "[ {to}] a warning[ on {topic}]"),
    "confirm": ("confirmed", "confirm", " what was told[ of {topic}]"),
    "praise": ("praised", "praise", "[ {to}][ over {topic}]"),
    "accuse": ("accused", "accuse", "[ {to}][ over {topic}]"),
    "declare_ceasefire": ("declared", "declare", " a ceasefire[ towards {to}]"),
    "lift": ("lifted", "lift", " measures[ against {to}][ on {matter}]"),
    "observe": ("kept", "keep", " to what stands[ on {topic}]"),
    "release": ("released", "release", " {held}[ to {to}]"),
    "exchange": ("exchanged", "exchange", " {held}[ with {to}]"),
    "withdraw_forces": ("withdrew", "withdraw", " forces"),
    "violate": ("committed", "commit", " a violation[ on {topic}][ against {to}]"),
    "attack": ("attacked", "attack", "[ {to}]"),
    "seize": ("seized", "seize", " ground[ from {to}]"),
    "sanction": ("imposed", "impose", " penalties[ on {to}]"),
    "aid": ("gave", "give", " aid[ to {to}]"),
    "cooperate": ("worked", "work", " together[ with {to}][ on {topic}]"),
    "detain": ("detained", "detain", " {held}[ of {to}]"),
    "mobilize": ("mobilized", "mobilize", " forces[ against {to}]"),
    "protest": ("protested", "protest", "[ against {to}][ over {topic}]"),
    "support": ("gave", "give", " support[ to {to}]"),
    "investigate": ("opened", "open", " an investigation[ of {to}]"),
    "yield": ("gave", "give", " way[ to {to}][ on {matter}]"),
    "restrict": ("imposed", "impose", " restrictions[ on {to}]"),
}  # fmt: skip
"""Past, base form, and what follows: parts in brackets fall out where what they name is not known."""

DIRECT: Final[Mapping[tuple[str, str], tuple[str, str, str]]] = {
    ("offer", "ceasefire"): ("offered", "offer", "[ {to}] {topic}"),
    ("demand", "ceasefire"): ("demanded", "demand", " {topic}[ of {to}]"),
    ("declare_ceasefire", "ceasefire"): ("declared", "declare", " {topic}[ with {to}]"),
    ("agree", "agreement"): ("reached", "reach", " an agreement[ with {to}]"),
    ("lift", "sanctions"): ("lifted", "lift", " sanctions[ against {to}]"),
    ("observe", "ceasefire"): ("kept", "keep", " to a ceasefire"),
    ("observe", "violence"): ("reduced", "reduce", " violence"),
    ("observe", "disarmament"): ("disarmed", "disarm", ""),
    ("end", "ceasefire"): ("ended", "end", " a ceasefire[ towards {to}]"),
}  # fmt: skip
"""Acts on a topic that English says more plainly without saying more."""

ALONE: Final[Mapping[str, tuple[str, str, str]]] = {
    "visit": ("made", "make", " a visit[ on {matter}]"),
    "praise": ("gave", "give", " praise[ over {topic}]"),
    "accuse": ("made", "make", " an accusation[ over {topic}]"),
    "attack": ("made", "make", " an attack"),
    "meet": ("held", "hold", " {talks}"),
    "sanction": ("imposed", "impose", " penalties"),
}
"""The same where nobody is named to whom it was done; several parties still meet."""
