"""What forbids that two statements tell one act: other topics, parties, days, figures, places, or one report that tells them apart.

Invariant: every function is symmetric in its two profiles and sees them and constants only. A contradiction is final: no score
outweighs it, and no third statement bridges it.
"""

from __future__ import annotations

import re
from typing import Final

from parley.ledger import rules
from parley.ledger.counts import STEP, TOTAL
from parley.ledger.figures import Fit, compare_amounts
from parley.ledger.occasion import counts, days_spanned, terms_contradiction
from parley.ledger.profile import FIRST_DAY, LAST_DAY, Days, Profile, gap, width
from parley.model.records import Modality, Span

_NEXT_ACT: Final = re.compile(r"[,;:]|\b(and|or|but|then|before|after|while)\b", re.IGNORECASE)
_COUNTED: Final = frozenset({"deal", "agreement", "accord", "pact", "round", "meeting", "bombing", "ambush", "summit"})
"""Nouns whose plural is no verb and no single act."""


def contradiction(a: Profile, b: Profile) -> str | None:
    """Why the two cannot tell one act; None where nothing forbids it."""
    if a.stmt.topic != b.stmt.topic:
        return "topics differ"
    if not acts_compatible(a, b):
        return "acts differ"
    if a.stmt.polarity is not b.stmt.polarity:
        return "one affirms, the other negates"
    if _parties_differ(a, b) and not (a.wording == b.wording and copied(a, b)):
        return "parties differ"
    if a.habitual != b.habitual and a.stmt.act not in rules.SPEECH:
        return "one goes on or comes again, the other is one"
    if a.round is not None and b.round is not None and a.round != b.round:
        return "rounds differ"
    if a.stmt.document == b.stmt.document and _told_apart(a, b):
        return "one report tells them apart"
    return _time_contradiction(a, b) or _modality_contradiction(a, b) or terms_contradiction(a, b)


def acts_compatible(a: Profile, b: Profile) -> bool:
    """Whether the two acts can name one thing."""
    one, two = a.stmt.act, b.stmt.act
    if one == two or frozenset((one, two)) in rules.COMPATIBLE:
        return one == two or "agree" not in (one, two) or a.stmt.topic in rules.SPECIFIC_TOPICS
    if "promise" not in (one, two):
        return False
    deed = b if one == "promise" else a
    return deed.stmt.act in rules.PLANNED_IS_PROMISED and deed.stmt.modality is Modality.PLANNED


def copied(a: Profile, b: Profile) -> bool:
    """Two reports tell it in all but the same words. Where they are the very same, whom a pronoun means may have been read differently."""
    if a.stmt.document == b.stmt.document:
        return False
    shared = len(a.sentence & b.sentence)
    return shared >= max(rules.COPY_LEAST, rules.COPY_OVERLAP * max(len(a.sentence), len(b.sentence)))


def _parties_differ(a: Profile, b: Profile) -> bool:
    if a.stmt.act in rules.PERSONAL and a.persons and b.persons and not nested(a.persons, b.persons):
        return True
    one_sided = [p for p in (a, b) if p.stmt.act not in rules.SYMMETRIC]
    if not one_sided:
        return not nested(a.parties, b.parties)
    if len(one_sided) == 2 and ((a.actors & b.recipients) - a.recipients or (b.actors & a.recipients) - b.recipients):
        return True  # who does it here suffers it there
    if len(one_sided) == 1:  # one side's promise and both sides' agreement: only with both sides named
        both = b if one_sided[0] is a else a
        return not (one_sided[0].actors and one_sided[0].recipients and one_sided[0].parties <= both.parties)
    return not (nested(a.actors, b.actors) and nested(a.recipients, b.recipients))


def nested(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether one set holds the other; an empty one is unknown and fits all.

    >>> nested(frozenset("a"), frozenset("ab")), nested(frozenset("ac"), frozenset("ab")), nested(frozenset(), frozenset("a"))
    (True, False, True)
    """
    return one <= two or two <= one


def _told_apart(a: Profile, b: Profile) -> bool:
    """Within one report: two objects in one sentence, or a later "another", "also" are two acts; so are the same acts
    with nobody named, further apart than a reader would carry them."""
    if a.start < b.end and b.start < a.end:
        return not _one_mention(a, b)
    if _one_and_several(a, b):
        return True
    later = a if a.start > b.start else b
    if later.again and not later.in_lead:
        return True
    far = max(a.start, b.start) - min(a.end, b.end) > rules.NEAR_CHARACTERS
    return far and not (a.in_lead or b.in_lead) and (not a.parties or not b.parties)


def _one_and_several(a: Profile, b: Profile) -> bool:
    """One deal here, deals there."""
    one, two = sorted((p.doc.text[p.stmt.trigger.start : p.stmt.trigger.end].casefold() for p in (a, b)), key=len)
    return one in _COUNTED and two == one + "s"


def _one_mention(a: Profile, b: Profile) -> bool:
    one, two = a.stmt, b.stmt
    if one_assault(a, b) or one_phrase(a, b):
        return True
    if _touch(one.trigger, two.trigger):
        return one.object is None or two.object is None or _touch(one.object, two.object)
    if one.object is not None and two.object is not None and _touch(one.object, two.object):
        return True
    return bool((one.object and _touch(one.object, two.trigger)) or (two.object and _touch(two.object, one.trigger)))


def one_phrase(a: Profile, b: Profile) -> bool:
    """Two words of one phrase for one act of the same parties ("a round of talks"), with no conjunction between."""
    if (
        a.stmt.document != b.stmt.document
        or a.actors != b.actors
        or a.recipients != b.recipients
        or not (a.start < b.end and b.start < a.end)
    ):
        return False
    if a.stmt.object and b.stmt.object and not _touch(a.stmt.object, b.stmt.object):
        return False
    first, second = sorted((a.stmt.trigger, b.stmt.trigger), key=lambda span: span.start)
    between = a.doc.text[first.end : second.start]
    return len(between) <= rules.PHRASE_CHARACTERS and not _NEXT_ACT.search(between)


def one_assault(a: Profile, b: Profile) -> bool:
    """Two verbs of violence in one sentence ("attacked a post, killing three") tell one event, unless its times or places differ."""
    same = a.stmt.act == b.stmt.act == "attack" and a.stmt.document == b.stmt.document
    return same and a.start < b.end and b.start < a.end and compare_amounts(a.stmt.terms, b.stmt.terms) in (Fit.APART, Fit.EQUAL)


def _touch(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _time_contradiction(a: Profile, b: Profile) -> str | None:
    if a.own and b.own:
        slack = rules.SAID_GAP_DAYS if a.stmt.act in rules.UTTERANCES | {"offer"} and _told_by_others(a, b) else rules.DAY_SLACK
        if gap(a.own, b.own) > slack or _barely_touch(a.own, b.own):
            return "times differ"
        return None
    if gap(a.window, b.window) > (rules.RECENT_DAYS if a.stmt.act == b.stmt.act == "mediate" else rules.DAY_SLACK):
        return "told of different times"
    if _step_of_sum(a, b) or _step_of_sum(b, a):
        return "one is a step, the other a sum of steps"
    dated = a.stmt.document == b.stmt.document or a.stmt.act in rules.ENDURING or counts(a, b)
    if not dated and any(p.own is None and _undated(p) for p in (a, b)):
        return "an undated report, and no time of its own"
    if (a.own is None) == (b.own is None):
        recent = rules.RECENT_WORDS_DAYS if a.stmt.act in rules.UTTERANCES else rules.RECENT_DAYS
        if not dated and gap(a.published, b.published) > recent:
            return "reports far apart, and no time of their own"
        if a.stmt.background != b.stmt.background:
            return "one is history"
    return None


def _step_of_sum(step: Profile, total: Profile) -> bool:
    """A dated act told as one of several ("a second group"), and an undated count of all until then ("all 300 had been released")."""
    if step.stmt.act not in rules.CUMULATIVE or total.stmt.terms.amount is None or total.own is not None or step.own is None:
        return False
    return width(step.own) <= rules.TIGHT_DAYS and bool(STEP.search(_words(step)) and TOTAL.search(_words(total)))


def _words(p: Profile) -> str:
    return " ".join(p.doc.text[span.start : span.end] for span in p.stmt.evidence)


def _undated(p: Profile) -> bool:
    """Nothing bounds the report's date on either side."""
    return p.published[0] == FIRST_DAY and p.published[1] == LAST_DAY


def _barely_touch(one: Days, two: Days) -> bool:
    """Two stretches of over two months together, neither within the other, that share less than a third of their days."""
    span = days_spanned(one, two)
    if span <= rules.WIDE_DAYS or (one[0] <= two[0] and two[1] <= one[1]) or (two[0] <= one[0] and one[1] <= two[1]):
        return False
    return min(one[1], two[1]) - max(one[0], two[0]) + 1 < rules.BARELY * span


def _told_by_others(a: Profile, b: Profile) -> bool:
    """At least one is told by a speaker who is not its actor: then `said` is the teller's day, not the act's."""
    actors = {party.actor for p in (a, b) for party in p.stmt.actors}
    return any(not p.stmt.speakers or any(speaker.actor not in actors for speaker in p.stmt.speakers) for p in (a, b))


def _modality_contradiction(a: Profile, b: Profile) -> str | None:
    one, two = a.stmt.modality, b.stmt.modality
    if _conditions_counted(a, b) or ({one, two} <= {Modality.CONDITIONAL, Modality.POSSIBLE} and _conditions_differ(a, b)):
        return "they wait for different things"
    if one is two or (a.stmt.act in rules.PROPOSALS and b.stmt.act in rules.PROPOSALS):
        return None
    if "promise" in (a.stmt.act, b.stmt.act) and Modality.POSSIBLE not in (one, two):
        return None
    if {one, two} == {Modality.ACTUAL, Modality.PLANNED}:
        if a.own and b.own and width(a.own) <= rules.TIGHT_DAYS and width(b.own) <= rules.TIGHT_DAYS:
            return None
        return "one is planned, and the days are not known to be the same"
    if {one, two} == {Modality.CONDITIONAL, Modality.POSSIBLE} and a.stmt.document == b.stmt.document:
        return None
    return "one has happened, the other may"


def _conditions_counted(a: Profile, b: Profile) -> bool:
    """For 300 prisoners is not for 400."""
    return any(
        one.act == two.act and one.topic == two.topic and compare_amounts(one.terms, two.terms) is Fit.DIFFERS
        for one in a.stmt.conditions
        for two in b.stmt.conditions
    )


def _conditions_differ(a: Profile, b: Profile) -> bool:
    """What may be, if: another "if" makes it another thing. A proposal's terms may be told in part."""
    one = frozenset(condition.topic for condition in a.stmt.conditions)
    two = frozenset(condition.topic for condition in b.stmt.conditions)
    if a.stmt.act in rules.PROPOSALS:
        return not nested(one, two)
    return bool(one and two) and one != two
