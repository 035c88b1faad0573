"""Whether two statements can tell one act, and how much speaks for it: structured fields decide, words only add.

Invariant: symmetric in its two profiles; sees them and constants only. A contradiction is final; without one, the score says
whether enough agrees. Weights and thresholds live in `rules`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from parley.ledger import rules
from parley.ledger.contradict import contradiction, copied, one_assault, one_phrase
from parley.ledger.figures import Fit, compare_amounts, compare_durations
from parley.ledger.occasion import contrasted, days_spanned, figures_differ, same_place
from parley.ledger.origins import one_text
from parley.ledger.profile import FIRST_DAY, Profile, days_of, gap, width
from parley.model.records import Modality

_CONCLUDED: Final = re.compile(r"\b(sign|conclu|reach|struck|agreement|accord|deal\b|pact\b|treat)", re.IGNORECASE)
"""Words of a deal as a thing; "agreed on the agenda" is none."""

_SEVERAL: Final = re.compile(r"\b(deals|agreements|accords|pacts|treaties)\b", re.IGNORECASE)

_WEEK: Final = 7
_MONTH: Final = 31
_YEAR: Final = 366
_FEW: Final = 4
"""A content of fewer words counts as one of so many: one shared word of two is chance."""

_SMALL: Final = 10
"""Below it, equal counts are common and say little."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """score: 0..1; reasons: names of what agreed, in the order of `rules.WEIGHTS`; contradiction: why the two cannot be one act, or
    None; figure: they are one act of which two figures are told."""

    score: float
    reasons: tuple[str, ...]
    contradiction: str | None = None
    figure: bool = False


def compare(a: Profile, b: Profile) -> Comparison:
    """Compare two statements. A contradiction scores 0."""
    against = contradiction(a, b)
    if against is not None:
        return Comparison(0.0, (), against)
    found = _evidence(a, b)
    score = sum(rules.WEIGHTS[name] * share for name, share in found.items())
    if not _singled_out(a, b, found):
        score = min(score, rules.SAME_THRESHOLD - 0.1)
    order = tuple(name for name in rules.WEIGHTS if name in found)
    return Comparison(round(max(0.0, min(1.0, score)), 4), order, None, figures_differ(a, b))


def _evidence(a: Profile, b: Profile) -> dict[str, float]:
    """What agrees, each with its share 0..1."""
    found: dict[str, float] = {}
    found["act" if a.stmt.act == b.stmt.act else "act compatible"] = 1.0
    found["topic" if a.stmt.topic in rules.SPECIFIC_TOPICS else "topic diffuse"] = 1.0
    _add_parties(a, b, found)
    _add_times(a, b, found)
    _add_terms(a, b, found)
    place = same_place(a, b)
    if place in ("place", "country"):
        found[place] = 1.0
    if a.round is not None and a.round == b.round:
        found["round"] = 1.0
    if one_assault(a, b) or one_phrase(a, b):
        found["one sentence"] = 1.0
    if contrasted(a, b):
        found["contrasted figures"] = 1.0
    if _known_deal(a, b):
        found["known deal"] = 1.0
    if _names(a) & _names(b):
        found["speaker"] = 1.0
    if {c.topic for c in a.stmt.conditions} & {c.topic for c in b.stmt.conditions}:
        found["conditions"] = 1.0
    _add_words(a, b, found)
    if (
        a.stmt.act == b.stmt.act == "deny"
        and "topic" in found
        and "actors" in found
        and gap(a.published, b.published) <= rules.SAID_GAP_DAYS
    ):
        found["denied again"] = 1.0
    if a.stmt.document == b.stmt.document:
        _add_neighbourhood(a, b, found)
    if a.stmt.modality is not b.stmt.modality and Modality.POSSIBLE in (a.stmt.modality, b.stmt.modality):
        found["hedged"] = 1.0
    return found


def _known_deal(a: Profile, b: Profile) -> bool:
    """A concluded deal of the same parties, which one of the two refers to without a date."""
    if not (a.stmt.act == b.stmt.act == "agree" and a.stmt.topic == b.stmt.topic == "agreement"):
        return False
    done = a.stmt.modality is b.stmt.modality is Modality.ACTUAL and all(_one_deal(p) for p in (a, b))
    return done and len(a.parties) > 1 and a.parties == b.parties and not (a.own and b.own)


def _one_deal(p: Profile) -> bool:
    """Whether trigger or object names one deal."""
    trigger, content = p.stmt.trigger, p.stmt.object
    words = p.doc.text[trigger.start : trigger.end] + (" " + p.doc.text[content.start : content.end] if content else "")
    return bool(_CONCLUDED.search(words)) and not _SEVERAL.search(words)


def _add_parties(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if a.stmt.act in rules.SYMMETRIC or b.stmt.act in rules.SYMMETRIC:
        if a.parties & b.parties:
            found["actors" if a.parties == b.parties else "actors overlap"] = 1.0
            if a.parties == b.parties and len(a.parties) > 1:
                found["recipients"] = 1.0
        return
    if a.actors & b.actors:
        found["actors" if a.actors == b.actors else "actors overlap"] = 1.0
    if a.recipients & b.recipients:
        found["recipients" if a.recipients == b.recipients else "recipients overlap"] = 1.0


def _add_times(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if a.own and b.own:
        widest = max(width(a.own), width(b.own))
        if widest <= rules.TIGHT_DAYS:
            found["time to days"] = 1.0
        elif widest <= _MONTH:
            found["time to a month"] = 1.0
        elif widest <= _YEAR:
            found["time to a year"] = 1.0
        if min(width(a.own), width(b.own)) <= rules.TIGHT_DAYS and widest > rules.WIDE_DAYS:
            found["sum and single"] = 1.0
    if a.stmt.document != b.stmt.document and a.published[0] > FIRST_DAY and b.published[0] > FIRST_DAY:
        hull = days_spanned(a.published, b.published)
        if hull <= _WEEK:
            found["reports of one week"] = 1.0
        elif hull <= _MONTH:
            found["reports of one month"] = 1.0


def _add_terms(a: Profile, b: Profile, found: dict[str, float]) -> None:
    one, two = a.stmt.terms, b.stmt.terms
    fit = compare_amounts(one, two)
    if fit in (Fit.EQUAL, Fit.FITS):
        small = max(one.amount or 0, two.amount or 0) <= _SMALL
        found["small count" if small else "amount" if fit is Fit.EQUAL else "amount fits"] = 1.0
    if compare_durations(one, two) in (Fit.EQUAL, Fit.FITS):
        found["duration"] = 1.0
    first, second = days_of(one.deadline), days_of(two.deadline)
    if first and second and gap(first, second) == 0:
        found["deadline"] = 1.0


def _add_words(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if a.content and b.content:
        found["words"] = 2 * len(a.content & b.content) / (max(_FEW, len(a.content)) + max(_FEW, len(b.content)))
    if copied(a, b):
        found["copied sentence"] = 1.0
    if a.stmt.document != b.stmt.document and one_text(a.doc, b.doc):
        found["one text"] = 1.0


def _add_neighbourhood(a: Profile, b: Profile, found: dict[str, float]) -> None:
    found["one document"] = 1.0
    if max(a.start, b.start) - min(a.end, b.end) <= rules.NEAR_CHARACTERS:
        found["near"] = 1.0
    elif a.in_lead or b.in_lead:
        found["lead"] = 1.0
    later = a if a.start > b.start else b
    if later.refers_back and ("near" in found or "lead" in found):
        found["refers back"] = 1.0


def _singled_out(a: Profile, b: Profile, found: dict[str, float]) -> bool:
    """Whether something agrees that tells this act from others of its kind by the same parties."""
    if "copied sentence" in found or "one sentence" in found:
        return True
    if {"one text", "act"} <= found.keys() and ("recipients" in found or not (a.recipients and b.recipients)):
        return True  # a text told in other words tells each act once
    if "denied again" in found:
        return True
    worded = found.get("words", 0.0) >= rules.CONTENT_OVERLAP
    vague = a.stmt.topic not in rules.SPECIFIC_TOPICS
    if vague and a.stmt.document != b.stmt.document and "recipients" not in found:  # one party alone does many things
        worded = found.get("words", 0.0) >= rules.LONE_OVERLAP
    if a.stmt.act in rules.COMMENTS or (a.stmt.act in rules.UTTERANCES and vague):
        return worded
    if "act compatible" in found and "promise" in (a.stmt.act, b.stmt.act):
        return worded or bool(found.keys() & rules.SINGLE_OUT_PROMISE)
    if a.stmt.act in rules.FORCE:
        return worded or bool(found.keys() & rules.SINGLE_OUT_FORCE)
    repeated = {"near", "speaker"} <= found.keys()  # one speaker, a sentence later: said again in other words
    timely = {"reports of one week", "recipients"} <= found.keys()  # both sides named, and told as the news of one week
    retold = {"near", "actors", "recipients"} <= found.keys() and found.get("words", 0.0) >= rules.RETOLD_OVERLAP
    told_on = (a.in_lead or b.in_lead) and {"near", "actors", "recipients"} <= found.keys()  # the lead, and the sentences that tell it on
    if not vague:
        undertaking = a.stmt.act in rules.PROPOSALS | rules.ENDURING and a.stmt.document != b.stmt.document
        return not undertaking or worded or bool(found.keys() & (rules.SINGLE_OUT | rules.SINGLE_OUT_UNDERTAKING))
    return worded or repeated or timely or told_on or retold or bool(found.keys() & rules.SINGLE_OUT)


def _names(p: Profile) -> frozenset[str]:
    return frozenset(speaker.name.casefold() for speaker in p.stmt.speakers if speaker.name)
