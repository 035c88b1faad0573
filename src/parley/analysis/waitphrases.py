"""Waits that a phrase tells: "until the withdrawal", "in exchange for a truce", "on condition that ...", "a swap of the crew for fuel".

Pure questions to a parse, one form a function; like those of `waits.py` they are hypotheses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.swaps import SWAP, TRADING, behind
from parley.analysis.waitparts import MEASURES, Wait, after_that, counted, host_of, made_a_must, measured
from parley.model.records import ConditionRelation

R = ConditionRelation

_PREPOSITIONS = {
    "until": R.UNTIL,
    "till": R.UNTIL,
    "before": R.BEFORE,
    "after": R.AFTER,
    "following": R.AFTER,
    "pending": R.UNTIL,
    "without": R.UNLESS,
}
_DATING = ("after", "before", "following")
"""Prepositions that by themselves only date."""
_TERMS = frozenset("condition proviso understanding provision".split())
_CAUSES = {
    "response": ("to",),
    "reaction": ("to",),
    "reply": ("to",),
    "retaliation": ("for",),
    "protest": ("at", "against", "over"),
    "revenge": ("for",),
    "anger": ("at", "over"),
}
"""Nouns behind "in" that make what follows the cause of the act."""
_SAME = frozenset("day time pace rate speed moment".split())
_DEPS = ("prep", "advmod", "mark", "cc", "agent")
_TAGS = ("ADP", "SCONJ", "VERB", "ADV")


def phrased(tok: Token) -> Iterator[Wait]:
    """The waits whose cue is a preposition."""
    if tok.dep_ not in _DEPS or tok.pos_ not in _TAGS:
        return
    word, host = tok.lower_, host_of(tok)
    heads = [t for o in syntax.children(tok, "pobj", "pcomp") for t in syntax.conjuncts(o)]
    first = heads[0].lower_ if heads else ""
    if word in _PREPOSITIONS:
        yield _day_after(tok) or _timed(tok, host, heads)
    elif word == "ahead" and (ahead_of := syntax.prep_objects(tok, "of")):
        yield Wait(R.BEFORE, host, tuple(ahead_of), tok, False, measured(tok))
    elif word == "in" and first in SWAP:
        yield Wait(R.IN_EXCHANGE_FOR, host, tuple(behind(heads[0], "for")), tok, True)
    elif word == "in" and first == "preparation":
        yield _prepared(tok, host, heads[0])
    elif word == "in" and first in _CAUSES:
        yield _caused(tok, host, heads[0])
    elif word in ("on", "upon", "under", "with") and any(h.lemma_.lower() in _TERMS for h in heads):
        yield _on_terms(tok, host, heads)
    elif word in ("compared", "against"):
        yield from _set_against(tok, host, heads)
    elif word == "for":
        yield from _given_for(tok, host, heads)
    elif word == "with" and tok.i > 0 and tok.nbor(-1).lower_ == "only":
        yield Wait(R.ONLY_IF, host, tuple(heads), tok, True)
    elif word == "over":
        yield Wait(R.AFTER, host, tuple(heads), tok, False)
    elif word == "alongside":
        yield Wait(R.IN_EXCHANGE_FOR, host, tuple(heads), tok, False)
    elif word in ("on", "at") and first in _SAME and any(c.lower_ == "same" for c in heads[0].children):
        yield _same_day(tok, host, heads[0])


def _timed(tok: Token, host: Token, heads: Sequence[Token]) -> Wait:
    """ "until the withdrawal", "only after a truce", "until after the vote"."""
    relation = _PREPOSITIONS[tok.lower_]
    must = made_a_must(tok)
    nested = [
        t
        for c in syntax.children(tok, "prep")
        if c.lower_ == "after"
        for o in syntax.children(c, "pobj", "pcomp")
        for t in syntax.conjuncts(o)
    ]
    firm = must or tok.lower_ not in _DATING
    return Wait(R.ONLY_IF if must and relation is R.AFTER else relation, host, tuple(heads or nested), tok, firm, measured(tok))


def _day_after(tok: Token) -> Wait | None:
    """ "called off its truce, a day after a raid killed ten": the parser takes the second verb for one beside the first."""
    day = tok.head
    verb = day.head
    if day.lemma_.lower() not in MEASURES or day.dep_ != "npadvmod" or verb.dep_ != "conj" or verb.i < tok.i:
        return None
    return Wait(_PREPOSITIONS[tok.lower_], verb.head, (verb,), tok, False, True)


def _prepared(tok: Token, host: Token, noun: Token) -> Wait:
    """ "in preparation for talks", "in preparation for holding talks"."""
    aims = syntax.prep_objects(noun, "for")
    return Wait(R.BEFORE, host, (*aims, *(t for aim in aims for t in syntax.children(aim, "dobj"))), tok, True)


def _caused(tok: Token, host: Token, noun: Token) -> Wait:
    """ "in response to the raid", also where the parser hangs the cause elsewhere."""
    names = _CAUSES[noun.lower_]
    near = [c for up in (host, host.head) for c in syntax.children(up, "prep") if c.i == noun.i + 1]
    causes = behind(noun, *names) or [t for c in near if c.lower_ in names for t in syntax.children(c, "pobj")]
    return Wait(R.AFTER, host, tuple(causes), tok, True)


def _on_terms(tok: Token, host: Token, heads: Sequence[Token]) -> Wait:
    """ "on condition that the guns fall silent", "on condition of a truce"."""
    term = next(h for h in heads if h.lemma_.lower() in _TERMS)
    clauses = [t for c in syntax.children(term, "acl", "ccomp", "relcl", "advcl") for t in syntax.conjuncts(c)]
    return Wait(R.ONLY_IF, host, tuple(clauses or syntax.prep_objects(term, "of") or after_that(term)), tok, True)


def _set_against(tok: Token, host: Token, heads: Sequence[Token]) -> Iterator[Wait]:
    """ "5,000 prisoners against 1,000 soldiers"."""
    numbers = [h for h in heads if counted(h)]
    if not heads:
        numbers = [t for t in syntax.prep_objects(tok, "to", "with") if counted(t)]
    if numbers:
        yield Wait(R.IN_EXCHANGE_FOR, host, tuple(numbers), tok, False)


def _given_for(tok: Token, host: Token, heads: Sequence[Token]) -> Iterator[Wait]:
    """ "ten fighters for each hostage"; "swapped the crew for fuel", "a trade of prisoners for land"."""
    if any(c.lower_ in ("every", "each") for h in heads for c in h.children):
        yield Wait(R.AFTER, host, tuple(heads), tok, True)
        return
    trade = next((t for t in (tok.head, tok.head.head) if t.lemma_.lower() in TRADING), None)
    if trade is not None and (syntax.objects(trade) if trade.pos_ == "VERB" else syntax.prep_objects(trade, "of")):
        yield Wait(R.IN_EXCHANGE_FOR, trade, tuple(heads), tok, True)


def _same_day(tok: Token, host: Token, day: Token) -> Wait:
    """ "on the same day as the gunmen gather", "at the same time as the army leaves"."""
    clause = [
        c
        for h in (day, host, *syntax.ancestors(host))
        for c in syntax.children(h, "advcl", "relcl", "acl")
        if any(m.lower_ == "as" and m.i < day.i + 3 for m in c.children)
    ]
    return Wait(R.IN_EXCHANGE_FOR, host, tuple(clause[:1]), tok, False)
