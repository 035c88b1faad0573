"""Rules for what one statement does to another: denies, answers, delivers, breaks off, says it was broken.

Invariant: a rule sees two statements, their two documents and constants; it gives a score and a reason, or None. It joins nothing.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from parley.ledger import rules
from parley.ledger.contradict import acts_compatible, nested
from parley.ledger.figures import Fit, compare_amounts, same_unit
from parley.ledger.profile import FIRST_DAY, Profile, actor_key, gap, is_teller
from parley.model.records import Modality, Polarity

Finding: TypeAlias = tuple[float, str] | None

_CLAIMED: Final = re.compile(r"\b(accusations?|allegations?|charges?|claims?|reports?|rumou?rs?|statements?|it|them)\b", re.IGNORECASE)
_PROPOSED: Final = re.compile(r"\b(suggestions?|proposals?|offers?|plans?|initiatives?|demands?|requests?)\b", re.IGNORECASE)
_POINTS_BACK: Final = re.compile(
    r"\b(?:this|that|these|those|such|any such|such an?)\s+(?:suggestion|proposal|offer|plan|initiative|demand|request)s?\b", re.IGNORECASE
)
"""What is denied in these words is all that was just proposed, whatever its topic."""

_REST: Final = re.compile(r"\b(last|remaining|rest of|further|more|other|yet)\b", re.IGNORECASE)
"""What has not been done of it yet is no denial of what has."""

_BREACH: Final = re.compile(
    r"\b(fail(?:ed|s|ure)? to|not (?:kept|keep|honou?r\w*|live up|deliver\w*|respect\w*|abid\w+)"
    r"|broke|broken|breach\w*|violat\w+|renege\w*)\b",
    re.IGNORECASE,
)


def denial(source: Profile, target: Profile) -> Finding:
    """A denial, and what it denies: named by the analysis; an accusation of the denier; a claim of what the denier did or proposed, told
    by another, which the denial points back to or shares words with."""
    if source.stmt.denies is not None:
        return (1.0, "the report says what is denied") if source.stmt.denies == target.stmt.id else None
    deniers = source.actors
    if target.stmt.act == "deny" or target.stmt.polarity is Polarity.NEGATIVE or not deniers or _held_by(target, deniers):
        return None
    accused = target.stmt.act in ("accuse", "violate") and bool(deniers & target.recipients)
    named = target.parties if target.stmt.act in ("offer", "promise") else target.actors  # an offer, either side can deny
    if not accused and not deniers & named:
        return None
    same_topic = source.stmt.topic == target.stmt.topic
    shared = (source.content & target.sentence) - target.names
    if source.stmt.document != target.stmt.document:
        timely = source.published[1] - target.published[0] >= 0 and gap(source.published, target.published) <= rules.DENIAL_DAYS
        if timely and same_topic and (accused or any(map(is_teller, target.stmt.speakers))) and shared:
            return 0.6, "denies what another report tells of it, in words of that report"
        return None
    if abs(source.start - target.start) > rules.DENIAL_CHARACTERS:
        return None
    return _denial_nearby(source, target, accused, same_topic, bool(shared))


def _denial_nearby(source: Profile, target: Profile, accused: bool, same_topic: bool, shared: bool) -> Finding:
    if accused and (same_topic or shared):
        return 0.9 if same_topic else 0.7, "the accused denies it"
    if not any(map(is_teller, target.stmt.speakers)) and not accused:
        return None
    after = source.start >= target.start or source.in_lead
    words = source.doc.text[source.stmt.trigger.start : source.end]
    topics = {target.stmt.topic, *(condition.topic for condition in target.stmt.conditions)}
    if after and target.stmt.act in rules.PROPOSALS and _PROPOSED.search(words) and source.stmt.topic in topics:
        return 0.8, "denies a proposal that another says it made"
    close = 0 <= source.start - target.end <= rules.NEAR_CHARACTERS
    if close and target.stmt.act in rules.PROPOSALS and _POINTS_BACK.search(words):
        return 0.7, "denies what was proposed just before, as another says"
    if after and same_topic and (_CLAIMED.search(words) or shared):
        return 0.7, "denies a claim about it"
    return None


def _held_by(target: Profile, parties: frozenset[str]) -> bool:
    """Whether one of the parties itself is a speaker of the target."""
    return any(actor_key(speaker.actor, speaker.org or speaker.name or "") in parties for speaker in target.stmt.speakers if speaker.actor)


def contrary(source: Profile, target: Profile) -> Finding:
    """A negated act, and the same act affirmed of the same parties and time. Not what has come about since."""
    one, two = source.stmt, target.stmt
    if two.polarity is Polarity.NEGATIVE or one.topic != two.topic or not acts_compatible(source, target):
        return None
    if not source.actors or not target.actors:
        return None
    if not (nested(source.actors, target.actors) and nested(source.recipients, target.recipients)):
        return None
    if one.modality is not Modality.ACTUAL or two.modality is not Modality.ACTUAL or (one.speakers and one.speakers == two.speakers):
        return None
    if source.published[1] < target.published[0] or gap(source.window, target.window) > 0:
        return None
    if source.own and target.own:
        return 0.8, "one negates what the other affirms of that time"
    if source.stmt.document != target.stmt.document and gap(source.published, target.published) > rules.SAID_GAP_DAYS:
        return None
    counted = compare_amounts(one.terms, two.terms)
    if counted is Fit.DIFFERS or _REST.search(source.doc.text[source.start : source.end]):
        return None
    if counted in (Fit.EQUAL, Fit.FITS) or _dice(source, target) >= rules.CONTENT_OVERLAP:
        return 0.7, "one negates what the other affirms"
    return None


def confirmation(source: Profile, target: Profile) -> Finding:
    """A confirmation, and what was told just before of the same topic and a party in common."""
    if target.stmt.act in rules.COMMENTS | rules.PERSONAL | {"confirm"} or source.stmt.topic != target.stmt.topic:
        return None
    if source.stmt.document != target.stmt.document or not source.parties & target.parties:
        return None
    if target.stmt.polarity is Polarity.NEGATIVE or not 0 <= source.start - target.end <= rules.NEAR_CHARACTERS:
        return None
    return 0.6, "confirms what was told just before"


def answer(source: Profile, target: Profile) -> Finding:
    """An acceptance or refusal, and the offer or demand that it answers; a withdrawal of one's own offer."""
    if target.stmt.act not in rules.PROPOSALS or source.stmt.topic != target.stmt.topic or not source.actors:
        return None
    if source.stmt.act == "withdraw_offer":
        mine = target.stmt.act in ("offer", "promise") and source.actors == target.actors
        return (0.8, "takes its own offer back") if mine and _after(source, target) else None
    if target.stmt.act == "promise" or source.actors & target.actors or not source.actors & target.recipients:
        return None
    if source.recipients and not source.recipients & target.actors:
        return None
    if source.stmt.topic not in rules.SPECIFIC_TOPICS and _dice(source, target) < rules.CONTENT_OVERLAP:
        return None
    return (0.7, "answers the other side on the same topic") if _after(source, target) else None


def _dice(one: Profile, two: Profile) -> float:
    return 2 * len(one.content & two.content) / max(1, len(one.content) + len(two.content))


def _after(source: Profile, target: Profile) -> bool:
    if source.own and target.own and source.own[0] > FIRST_DAY:
        return source.own[1] - target.own[0] >= 0 and gap(source.own, target.own) <= rules.ANSWER_DAYS
    if source.stmt.document == target.stmt.document:
        return source.start >= target.start
    return source.published[0] >= target.published[0] and gap(source.published, target.published) <= rules.ANSWER_DAYS


def delivery(source: Profile, target: Profile) -> Finding:
    """A deed, and the undertaking to do it: the same party, topic and unit, not before it was promised."""
    one, two = source.stmt, target.stmt
    if two.act != "promise" or one.topic != two.topic or not source.actors or not source.actors <= target.actors:
        return None
    if not same_unit(one.terms.unit, two.terms.unit) or (target.own and source.own and source.own[1] < target.own[0]):
        return None
    if one.background and not two.background:
        return None
    counted = one.terms.amount is not None and two.terms.amount is not None
    return (0.8 if counted else 0.6), "does what was promised" + (", counted" if counted else "")


def halt(source: Profile, target: Profile) -> Finding:
    """Talks broken off, and the resumption or plan that they end: the same parties, later in time or in the telling."""
    if target.stmt.act not in ("resume_talks", "meet", "agree") or target.stmt.topic not in ("talks", "agreement"):
        return None
    if target.stmt.act != "resume_talks" and target.stmt.modality is not Modality.PLANNED:
        return None
    if target.stmt.polarity is Polarity.NEGATIVE or target.stmt.modality in (Modality.POSSIBLE, Modality.CONDITIONAL):
        return None
    if not source.parties or not target.parties or not nested(source.parties, target.parties):
        return None
    if source.own and target.own:
        later = source.own[1] >= target.own[0] and gap(source.own, target.own) <= rules.ANSWER_DAYS and source.own[0] >= target.own[0]
        return (0.8, "the talks were broken off after") if later else None
    if source.stmt.document == target.stmt.document and 0 <= source.start - target.start <= rules.NEAR_CHARACTERS:
        return 0.6, "told next: the talks were broken off"
    return None


def termination(source: Profile, target: Profile) -> Finding:
    """A ceasefire called off, and the ceasefire that it ends: a party in common, begun no later."""
    if source.stmt.topic not in rules.CEASING or source.stmt.topic != target.stmt.topic or target.stmt.polarity is Polarity.NEGATIVE:
        return None
    if target.stmt.modality is not Modality.ACTUAL or not source.actors or not source.actors <= target.parties:
        return None
    if source.own and target.own:
        return (
            (0.8, "it was ended after")
            if 0 <= source.own[0] - target.own[0] <= rules.ANSWER_DAYS and target.own[1] <= source.own[1]
            else None
        )
    return (0.6, "told later: it was ended") if source.published[0] > target.published[1] and _after(source, target) else None


def other_side(source: Profile, target: Profile) -> Finding:
    """One and the same break told of two sides: each account has another party break it off."""
    if target.stmt.act != source.stmt.act or target.stmt.polarity is Polarity.NEGATIVE or source.stmt.topic != target.stmt.topic:
        return None
    if len(source.actors) != 1 or len(target.actors) != 1 or source.actors == target.actors:
        return None
    mirrored = source.actors <= target.recipients or target.actors <= source.recipients
    silent = source.stmt.document == target.stmt.document and not (source.recipients or target.recipients)
    if not (mirrored or silent) or (source.recipients and target.recipients and source.parties != target.parties):
        return None
    if source.own and target.own and gap(source.own, target.own) > rules.DAY_SLACK:
        return None
    return 0.6, "the accounts name different sides as the one that broke off"


def breach(source: Profile, target: Profile) -> Finding:
    """An accusation of breach, and the undertaking that the accused says it gave or keeps."""
    claimed = target.stmt.act == "observe" and target.stmt.modality in (Modality.ACTUAL, Modality.PLANNED)
    if not (target.stmt.act == "promise" or claimed) or source.stmt.topic != target.stmt.topic or source.actors & target.actors:
        return None
    if not target.actors or not source.recipients >= target.actors:
        return None
    words = source.doc.text[source.start : source.end]
    if source.stmt.act != "violate" and not _BREACH.search(words):
        return None
    if source.stmt.document != target.stmt.document:
        dated = gap(source.published, target.published) <= rules.ANSWER_DAYS and not target.published[0] > source.published[1]
        if not dated or _dice(source, target) < rules.CONTENT_OVERLAP:
            return None
    elif target.start > source.end:  # promised after the charge, for all that the report tells
        return None
    return 0.6, "says that the undertaking is not kept"
