"""The tense of the clause that a word stands in, from the parse: which Monday a report means hangs on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from parley.analysis.sentences import Paragraph

_LASTING = frozenset("last be remain stay hold continue serve live work rule fight".split())
"""Verbs whose "until" looks back ("fighting lasted until June"); with others it looks ahead ("extended until June")."""


_INVITING = frozenset("invite propose call convene summon schedule order set plan".split())
"""Verbs that speak of a day to come, whatever their own tense."""
_GATHERING = frozenset("meeting talk session round summit conference negotiation hearing election vote".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


class Tenses:
    """The tense of the clause at an offset: past, present or future, from the parse."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = sorted(paragraphs, key=lambda par: par.start)

    def __call__(self, offset: int) -> str:
        at = bisect_right(self.paragraphs, offset, key=lambda par: par.start) - 1
        if at < 0 or offset >= self.paragraphs[at].end:
            return "past"
        par = self.paragraphs[at]
        span = par.doc.char_span(offset - par.start, offset - par.start + 1, alignment_mode="expand")
        return tense_of(span[0]) if span is not None and len(span) else "past"


def tense_of(tok: Token) -> str:
    """The tense of the clause that a token stands in."""
    before = tok.nbor(-1) if tok.i > 0 else tok
    if before.lower_ in ("by", "until", "till", "from") and not any(
        up.lemma_ in _LASTING for up in tok.ancestors if up.pos_ in ("VERB", "AUX")
    ):
        return "present"  # ahead of the act, which may itself be past: the nearer one is meant
    gathering = False
    for up in (tok, *tok.ancestors):
        if up.pos_ not in ("VERB", "AUX"):
            gathering = gathering or up.lemma_ in _GATHERING  # "called both sides to a meeting on Sunday"
            continue
        if up.lemma_ in _INVITING and up.tag_ in ("VBD", "VBN") and (gathering or tok.lower_ not in _WEEKDAYS):
            return "future" if gathering else "present"
        aux = {c.lower_ for c in up.children if c.dep_ in ("aux", "auxpass")}
        if aux & {"will", "'ll", "shall", "would", "may", "might", "could", "should", "must"}:
            return "future"
        if up.lemma_ in ("expect", "schedule", "plan", "slate", "due"):
            return "future"
        if up.tag_ == "VBG" and up.lemma_ in ("begin", "start"):  # "a truce beginning on 1 March"
            return "future"
        if up.tag_ == "VB" and up.dep_ in ("advcl", "acl") and not aux & {"have"}:  # a purpose may lie on either side
            return "present"
        if up.tag_ in ("VB", "VBG") and up.dep_ in ("xcomp", "acl", "advcl", "pcomp") and not aux & {"have", "having"}:
            if up.tag_ == "VB" and "to" in aux:
                return "future"
            continue
        if up.tag_ == "VB" and up.dep_ == "ccomp" and not aux:  # "agreed to let teams work in August": the verb above decides
            continue
        if up.tag_ in ("VBZ", "VBP"):
            return "present"
        return "past"
    return "past"
