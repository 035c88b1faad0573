"""When things were said: the time of the verb of saying, of its sentence, or of the occasion that the speaker's words before it belong to.

Invariant: a time inside what is said, or of another deed in the sentence, is never the time of the saying. Where nothing tells it, `None`:
the interval before publication is for `details` to infer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.attribution import Saying
from parley.analysis.drafts import Draft
from parley.analysis.timed import Timed, is_ahead, of_utterance
from parley.model.records import Basis, When

RECALLED_AFTER = timedelta(days=14)
"""An utterance longer ago is recalled: what is told next is not of its occasion."""

SAME_OCCASION = 1
"""Paragraphs. Words of the same speaker so soon after are of the same occasion: a report tells one interview or communiqué at a stretch."""

_SHARING = ("conj", "xcomp")


@dataclass(slots=True)
class SaidTimes:
    """The times of the sayings of one report, which are asked for in reading order. published: its day of publication."""

    published: When = field(default_factory=When)
    _last: dict[str, tuple[int, int, When]] = field(default_factory=dict)

    def of_saying(self, saying: Saying, times: Sequence[Timed]) -> When | None:
        """When a saying was said; times: those of its paragraph."""
        key = saying.party.actor if saying.party is not None else saying.speaker.name if saying.speaker is not None else None
        if saying.verb is None:
            at = min(saying.content, default=0)
            return self._same_occasion(key, saying.paragraph, at)
        return self._of_verb(saying.verb, key, saying.paragraph, [t for t in times if t.head.i not in saying.content])

    def tells(self, draft: Draft, times: Sequence[Timed]) -> bool:
        """Whether the text tells a time of the act's own verb or noun."""
        return _told(_verb_of(draft), self._possible(draft, times)) is not None

    def of_act(self, draft: Draft, times: Sequence[Timed]) -> When | None:
        """When an act of speech was done, by the time of its own verb or noun."""
        actor = draft.actors[0].actor if draft.actors else None
        return self._of_verb(_verb_of(draft), actor, draft.paragraph, self._possible(draft, times))

    def _possible(self, draft: Draft, times: Sequence[Timed]) -> list[Timed]:
        """The times that can be those of an act of speech: not of its content, and not ahead."""
        inside = {t.i for t in draft.content.subtree} if draft.content is not None and draft.content != draft.trigger else set()
        return [t for t in times if t.head.i not in inside and not is_ahead(t.mention.when, self.published)]

    def _of_verb(self, verb: Token, key: str | None, p: int, times: Sequence[Timed]) -> When | None:
        own = _told(verb, [t for t in times if not is_ahead(t.mention.when, self.published)])
        if own is not None:
            own = self._no_later(own)
            if key is not None and self._is_news(own):
                self._last[key] = (p, verb.i, own)
            return own
        return self._same_occasion(key, p, verb.i)

    def _no_later(self, when: When) -> When:
        """Words that are reported were said by the day of the report ("hours afterwards")."""
        last = self.published.latest
        return replace(when, latest=last) if when.known and when.latest is None and last is not None else when

    def _is_news(self, when: When) -> bool:
        """Whether an utterance is one that the report goes on to tell of, rather than one of the past that it recalls in a sentence."""
        first = self.published.earliest
        return first is None or when.latest is None or when.latest >= first - RECALLED_AFTER

    def _same_occasion(self, key: str | None, p: int, at: int) -> When | None:
        found = self._last.get(key) if key is not None else None
        if found is None or not 0 <= p - found[0] <= SAME_OCCASION or (p == found[0] and at < found[1]):
            return None
        return replace(found[2], basis=Basis.INFERRED, reason="no time is told; taken as said on the occasion of the words before")


def _verb_of(draft: Draft) -> Token:
    """The verb that carries an act."""
    return draft.trigger if draft.trigger.pos_ == "VERB" else syntax.support_verb(draft.trigger) or draft.trigger


def _told(verb: Token, times: Sequence[Timed]) -> When | None:
    """The time that hangs on the verb, or on one that it is coordinated with and that stands before it."""
    clause = next((t for t in _when_clause(verb, times)), None)
    if clause is not None:
        return clause.mention.when
    known = [t for t in times if t.datable and t.first.sent == verb.sent]
    up = verb
    while True:
        found = [t.mention.when for t in known if of_utterance(t, frozenset((up.i,)))]
        if found:
            return min(found, key=lambda when: when.days or 10**6)
        if up.dep_ not in _SHARING or up.head == up or up.head.pos_ not in ("VERB", "AUX") or up.head.i > up.i:
            return None
        if syntax.raw_subjects(up) and syntax.raw_subjects(up.head):
            return None  # another's deed
        up = up.head


def _when_clause(verb: Token, times: Sequence[Timed]) -> Iterator[Timed]:
    """ "In September, when X called the talks off": the time that the clause with "when" hangs on, or that of the clause above it."""
    if verb.dep_ not in ("advcl", "relcl") or not any(c.lower_ == "when" for c in verb.children):
        return
    for timed in times:
        if not timed.datable or timed.last.i > verb.i or timed.first.sent != verb.sent:
            continue
        at = verb.head
        if timed.first.i <= at.i <= timed.last.i or (at.pos_ in ("VERB", "AUX") and any(up == at for up in syntax.ancestors(timed.head))):
            yield timed
