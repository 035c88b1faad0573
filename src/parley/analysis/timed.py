"""Time expressions with their tokens, and whether one is the time of an utterance. Pure facts of one parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.sentences import Paragraph
from parley.model.records import TimeMention, When
from parley.times import hangs_on_writing

_BOUNDS = frozenset("since before until till between within by for than throughout from".split())
"""Words before a time that make it the edge of a stretch, not the day of an utterance."""
_OCCASIONS = frozenset(
    "speak talk write address ask interview read issue release post publish broadcast date sign air send make deliver give hold tell quote "
    "circulate carry hand".split()
)
"""Verbs whose time is that of the utterance they bring: "in a statement issued on Monday", "speaking on Monday"."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression with the tokens it covers in its paragraph."""

    mention: TimeMention
    first: Token
    last: Token

    @property
    def datable(self) -> bool:
        """Whether it is a time that is known, or would be if the day of writing were."""
        return self.mention.type in ("DATE", "TIME") and (self.mention.when.known or hangs_on_writing(self.mention.expression))

    @property
    def head(self) -> Token:
        """The token through which the expression hangs on the sentence."""
        inside = range(self.first.i, self.last.i + 1)
        for tok in self.first.doc[self.first.i : self.last.i + 1]:
            if tok.head.i not in inside or tok.head == tok:
                return tok
        return self.first


def timed_tokens(par: Paragraph, times: Iterable[TimeMention]) -> list[Timed]:
    """The time mentions that lie in a paragraph, with their tokens."""
    out = []
    for mention in times:
        if mention.start < par.start or mention.end > par.end:
            continue
        span = par.doc.char_span(mention.start - par.start, mention.end - par.start, alignment_mode="expand")
        if span is not None and len(span):
            out.append(Timed(mention, span[0], span[-1]))
    return out


_OPENERS = {"to": "from", "until": "from", "till": "from", "through": "from", "and": "between"}
_RANGE_TOKENS = 8
"""Words from the first to the second end of a range of days ("from the 28th of August, 2030 to")."""


def opener_of(timed: Timed) -> Token | None:
    """The "from" or "between" that opens the range of which a time is the second end; None where it is none."""
    at = timed.first.i
    doc = timed.first.doc
    word = doc[at].lower_ if doc[at].lower_ in _OPENERS else doc[at - 1].lower_ if at else ""
    opens = _OPENERS.get(word)
    if opens is None:
        return None
    before = doc[max(timed.first.sent.start, at - _RANGE_TOKENS) : at]
    return next((tok for tok in reversed(before) if tok.lower_ == opens), None)


def is_ahead(when: When, published: When) -> bool:
    """Whether a time is certainly after publication: nothing that is told was said then."""
    return when.earliest is not None and published.latest is not None and when.earliest > published.latest


def of_utterance(timed: Timed, hosts: frozenset[int]) -> bool:
    """Whether a time hangs on one of these words as the time of an utterance: with no other deed between, and not as a bound."""
    if _bounding(timed):
        return False
    for tok in (timed.head, *syntax.ancestors(timed.head)):
        if tok.i in hosts:
            return not _never_of_perfect(timed, tok)
        if tok.pos_ in ("VERB", "AUX") and (tok.dep_ not in ("acl", "advcl", "relcl") or tok.lemma_.lower() not in _OCCASIONS):
            return False
    return False


def _never_of_perfect(timed: Timed, verb: Token) -> bool:
    """A verb in the present perfect takes no past day: "has invited both to New York on December 16" tells the day of the meeting."""
    perfect = any(c.lower_ in ("has", "have", "'ve", "'s") and c.dep_ == "aux" for c in verb.children) and verb.tag_ == "VBN"
    dated = any(c.isdigit() for t in timed.first.doc[timed.first.i : timed.last.i + 1] for c in t.text)
    return perfect and dated and timed.mention.when.precision == "day"


def _bounding(timed: Timed) -> bool:
    head = timed.head
    if opener_of(timed) is not None:
        return True
    if timed.last.pos_ == "PROPN" and timed.last.dep_ == "compound" and timed.mention.type == "TIME":
        return True  # "the Morning Star" is no morning
    return timed.first.lower_ in _BOUNDS or (head.dep_ == "pobj" and head.head.lower_ in _BOUNDS)
