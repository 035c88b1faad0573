"""Names that a report itself introduces: armed groups, governments, states, organisations and persons that no list holds.

What a name is follows from its own words ("Front", "Council") and from the words beside it at all its places in the report together
(`nameclues`): "rebels of the X", "government of X", "President X", "X said". A name without any such clue is no actor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from parley.analysis.nameclues import OUTFITS, clues_of
from parley.analysis.names import pieces
from parley.analysis.runs import Run, body_head
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.records import ActorKind

_OUTLETS = frozenset("radio television tv news".split())
REALM = frozenset("republic kingdom emirate sultanate commonwealth federation".split())
"""Words that end a state's own name."""
_FIGHTS = frozenset("splinter armed rebel breakaway guerrilla separatist secessionist insurgent militant paramilitary".split())
_SOVEREIGN = frozenset(
    "free release accept reject promise agree deny accuse sign refuse order declare vow insist withdraw announce halt suspend "
    "pardon jail".split()
)
"""What a town does only where it stands for a government."""
_FREEING = frozenset("free release pardon".split())
"""What a bare name of which nothing else is told does as a government."""

_TIMES = frozenset("day week month year hour night morning evening time first second third last".split())
"""Nouns that, behind a name and a comma, begin a time ("X, a day after ...")."""
_LANDS = frozenset("islands states emirates isles provinces territories".split())
"""Words that end a state's name behind "the"."""

DIRECTIONS = {"southern": "South", "northern": "North", "eastern": "East", "western": "West", "upper": "Upper", "lower": "Lower"}
"""Words that make a name of their own from a state's ("Southern Arvan" is not Arvan), with their short forms."""

_RAW_STATE = re.compile(
    r"(?:President|King|Queen|Premier|Chancellor|Minister|Emir|Sultan)(?: [A-Z][\w'-]+){1,3} of ([A-Z][\w-]+(?: [A-Z][\w-]+)?)"
)


@dataclass(slots=True)
class Evidence:
    """What a report tells about one name, over all its places. `clues` counts kinds of clues; `nouns`: what it is called in apposition."""

    text: str
    places: list[Run] = field(default_factory=list)
    clues: Counter[str] = field(default_factory=Counter)
    nouns: list[str] = field(default_factory=list)
    owner: Run | None = None


def gather(paragraphs: Sequence[Paragraph], runs: Sequence[Run], words: Words, is_place: Callable[[Run], bool]) -> dict[str, Evidence]:
    """The clues to each name, by its text."""
    found: dict[str, Evidence] = {}
    for run in runs:
        evidence = found.setdefault(run.text, Evidence(run.text))
        evidence.places.append(run)
        evidence.clues.update(clues_of(paragraphs[run.paragraph], run, words))
        if is_place(run):
            evidence.clues["place"] += 1
        evidence.nouns += _apposed(paragraphs[run.paragraph], run)
    for par in paragraphs:
        for match in _RAW_STATE.finditer(par.text):
            if match[1] in found:
                found[match[1]].clues["state"] += 2
    alone = {run.text for run in runs if not run.definite and " " not in run.text}
    for text, evidence in found.items():  # a name whose last word also stands alone is a person's
        if " " in text and text.split()[-1] in alone and not evidence.clues["definite"] and text.split()[0].lower() not in DIRECTIONS:
            evidence.clues["short"] += 1
    by_end = {(r.paragraph, r.last): r for r in runs}
    for run in runs:  # "Veskarra's Regency Council": the owner is a country
        doc = paragraphs[run.paragraph].doc
        if run.first >= 2 and doc[run.first - 1].text == "'s" and (owner := by_end.get((run.paragraph, run.first - 2))) is not None:
            found[run.text].owner = owner
    return found


def _apposed(par: Paragraph, run: Run) -> list[str]:
    """The nouns of "X, a medical charity, ..." and of "the charity X"."""
    doc = par.doc
    start = run.last + 1
    if start < len(doc) and doc[start].lower_ in OUTFITS:
        start += 1
    if start < len(doc) and doc[start].text == "(":  # "the X (LX), a rebel army"
        start = next((t.i + 1 for t in doc[start : start + 5] if t.text == ")"), start)
    tail = doc[start : start + 9]
    if len(tail) < 3 or tail[0].text != "," or tail[1].lower_ not in ("a", "an", "the"):
        return []
    out: list[str] = []
    for tok in tail[2:]:
        if tok.text == "," or tok.pos_ in ("VERB", "AUX", "ADP") or (tok.pos_ == "ADJ" and any(w != "rebel" for w in out[-1:])):
            break
        if tok.pos_ == "NOUN" or (tok.pos_ in ("ADJ", "PROPN") and tok.lower_ in _FIGHTS):
            out.append("rebel" if tok.lower_ in _FIGHTS else tok.lemma_.lower())
    if out and out[-1] in _TIMES:
        return []
    body = out[-1:] and out[-1] in (
        "group", "faction", "movement", "organisation", "organization", "outfit", "wing", "militia", "army", "force", "alliance", "cell",
        "party", "front", "coalition", "band", "brigade",
    )  # fmt: skip
    return ["rebel"] if "rebel" in out and body else out[-1:]


def classify(evidence: Evidence, words: Words) -> ActorKind | None:
    """What a name is, or None where it is no actor (a place, a state's own body, a word with a capital)."""
    text, clues = evidence.text, evidence.clues
    parts = pieces(text)
    head = body_head(text, words)
    if evidence.nouns and any(n in words["groups.beside"] for n in evidence.nouns):
        return ActorKind.ARMED_GROUP
    if is_state_body(text, words):
        return None
    if len(parts) == 1 and not clues["definite"] and any(n in REALM or n in ("country", "nation") for n in evidence.nouns):
        return ActorKind.STATE
    if parts[-1] in REALM and len(parts) > 1:
        return ActorKind.STATE
    if parts[0] in REALM and len(parts) == 3 and parts[1] == "of" and not parts[2].endswith("s"):
        return ActorKind.STATE  # "the Federation of Sarn"
    if {"self", "defence"} <= set(parts) or {"self", "defense"} <= set(parts):
        return ActorKind.ARMED_GROUP
    if clues["armed"]:
        return ActorKind.ARMED_GROUP
    if head in words["groups.ruling_heads"] and (set(parts) & words["groups.ruling_words"] or clues["ruling"]):
        return ActorKind.GOVERNMENT
    if set(parts) & _OUTLETS and len(parts) > 1:
        return ActorKind.ORGANISATION
    if head is not None and len(parts) > 1:
        return ActorKind.ARMED_GROUP if set(parts) & words["groups.armed_words"] else ActorKind.ORGANISATION
    if clues["firm"]:
        return ActorKind.ORGANISATION
    if clues["breakaway"] and head is None:
        return ActorKind.STATE
    if clues["title"]:
        return ActorKind.PERSON
    if clues["paired"] and len(parts) == 1 and not clues["definite"] + clues["title"] + clues["place"]:
        return ActorKind.STATE
    if clues["state"] and (not clues["definite"] or (clues["plural"] and parts[-1] in _LANDS)):
        return ActorKind.STATE
    if clues["seat"] and not clues["place"] and not clues["definite"]:
        return ActorKind.STATE
    if (
        clues["official"]
        and not clues["definite"]
        and (clues["leans"] or not clues["ner-person"])
        and (len(parts) == 1 or (len(parts) == 2 and head is None))
    ):
        return ActorKind.STATE
    if head is not None and (clues["definite"] or clues["tied"]):
        return ActorKind.ARMED_GROUP if head in words["groups.armed_words"] else ActorKind.ORGANISATION
    return _by_acts(evidence, len(parts))


def _by_acts(evidence: Evidence, length: int) -> ActorKind | None:
    """What a name without telling words is, by how it stands: "the X" that acts is a body, a bare X that speaks is a person."""
    clues = evidence.clues
    placed = clues["place"] + clues["where"] + clues["ner-place"]
    if clues["definite"]:
        if clues["acts"] and not clues["place"] and not clues["where"]:
            return ActorKind.ORGANISATION
        if evidence.nouns and not clues["place"]:
            return ActorKind.ORGANISATION
        return None
    if length == 2 and pieces(evidence.text)[0] in DIRECTIONS and clues["acts"]:
        return ActorKind.STATE
    if clues["thing"] and length == 1 and not clues["who"] + clues["short"]:
        return ActorKind.STATE if clues["land"] or clues["where"] or clues["ner-place"] else ActorKind.ORGANISATION
    person = clues["ner-person"] + clues["who"] + clues["short"] + (length > 1) * clues["speaks"]
    if length > 1 and person and person >= placed:
        return ActorKind.PERSON
    if length == 1 and clues["acts"]:
        if evidence.text.isupper() and len(evidence.text) > 1:
            return ActorKind.ORGANISATION
        if clues["ner-org"] > clues["ner-person"] and not placed:
            return ActorKind.ORGANISATION
        if placed and placed >= clues["ner-person"]:
            return ActorKind.STATE if clues["ner-place"] and not clues["place"] else None
        return None if clues["plural"] else ActorKind.PERSON
    if length > 1 and clues["acts"] and clues["ner-org"] and not placed:
        return ActorKind.ORGANISATION
    return None


def is_capital(evidence: Evidence, kind: ActorKind | None, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a name is the capital's, by being called so, or by doing what only a government does though it is a town ("Lisse freed ten
    prisoners")."""
    clues = evidence.clues
    if (
        kind not in (None, ActorKind.STATE)
        or clues["state"]
        or clues["official"]
        or clues["definite"]
        or (" " in evidence.text and not clues["capital"])
    ):
        return False
    if clues["capital"]:
        return True
    if not clues["acts"] or clues["ner-person"] or clues["ner-org"] or clues["title"]:
        return False
    town = clues["ner-place"] or clues["place"] or clues["where"]
    for run in evidence.places:
        doc = paragraphs[run.paragraph].doc
        if doc[run.last].dep_ != "nsubj":
            continue
        near = [
            doc[run.last].head,
            *(t for t in doc[run.last + 1 : run.last + 4] if t.pos_ in ("VERB", "ADJ") and t.nbor(-1).lower_ == "to"),
        ]
        if any(t.lemma_.lower() in (_SOVEREIGN if town else _FREEING) for t in near):
            return True
    return False


def is_state_body(text: str, words: Words) -> bool:
    """Whether a name is one of a state's own bodies ("the Justice Ministry", "the Eighth Division", "the National Army"), of whichever
    state.

    >>> from parley.analysis.words import Words
    >>> words = Words({"groups.armed_words": frozenset({"army"}), "groups.body_words": frozenset(),
    ...                "groups.state_bodies": frozenset({"ministry"}), "groups.state_forces": frozenset({"national"})})
    >>> is_state_body("Justice Ministry", words), is_state_body("National Army", words), is_state_body("Forest Army", words)
    (True, True, False)
    """
    parts = pieces(text)
    head = body_head(text, words)
    if head in words["groups.state_bodies"]:
        return not (head == "court" and "international" in parts)
    if head in ("army", "guard", "force", "forces", "regiment", "brigade", "front", "service", "services", "bank", "military"):
        rest = [w for w in parts if w not in (head, "the", "of")]
        return bool(rest) and head != "front" and all(w in words["groups.state_forces"] for w in rest)
    return False
