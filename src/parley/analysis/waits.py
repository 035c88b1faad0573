"""Where a sentence says that one thing waits for another: the word that waits, the words it waits for, and the relation between them.

Pure questions to a parse: nothing here knows an actor, an act or a topic. What is found is a hypothesis ("after Friday" is found too);
`conditions.py` keeps those whose words tell an act.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.clausestates import ruled_out
from parley.analysis.waitparts import MEASURES, Wait, after_that, host_of, made_a_must, measured
from parley.analysis.waitphrases import phrased
from parley.model.records import ConditionRelation

R = ConditionRelation

SUBORDINATORS = {
    "until": R.UNTIL,
    "till": R.UNTIL,
    "before": R.BEFORE,
    "after": R.AFTER,
    "once": R.AFTER,
    "unless": R.UNLESS,
    "if": R.ONLY_IF,
    "since": R.AFTER,
    "because": R.AFTER,
    "when": R.AFTER,
    "provided": R.ONLY_IF,
    "providing": R.ONLY_IF,
}
"""Words that open a clause of condition, with the relation they state."""

_MOMENTS = frozenset("moment minute day instant".split())
_AT = ("npadvmod", "dobj", "pobj")
_ASKING = frozenset("ask know wonder see doubt question consider discuss decide check inquire examine tell".split())
"""Verbs whose "if" means "whether"."""
_CLAUSES = ("advcl", "ccomp", "acl", "relcl", "conj", "pcomp", "xcomp", "parataxis", "dep")
_AHEAD = frozenset("will would can could shall 'll".split())
_LASTING = frozenset("long soon".split())
_VOWING = frozenset("promise pledge vow agree offer undertake threaten".split())
"""Verbs whose infinitive lies ahead."""
MOST_STEPS = 10


def find_waits(sent: Span, speech: Collection[str]) -> tuple[Wait, ...]:
    """All waits of a sentence in the order of their cues. speech: lemmas of verbs of saying; a clause that the parser hangs on "he said"
    in the midst of a sentence belongs to what is said."""
    found: list[Wait] = []
    for tok in sent:
        for wait in (*_clause(tok), *phrased(tok), *_as_long_as(tok), *_while(tok), *_moment(tok), *_inverted(tok), *_having(tok)):
            host = _said(wait, speech)
            if host is not None and wait.heads and host.i not in wait.inside and not any(w.cue == wait.cue for w in found):
                found.append(Wait(wait.relation, host, wait.heads, wait.cue, wait.firm, wait.measured, wait.states))
    return tuple(found)


# forms --------------------------------------------------------------------------------------------------------


def _clause(tok: Token) -> Iterator[Wait]:
    """ "until the troops leave", "only if they sign"."""
    word = tok.lower_
    if word not in SUBORDINATORS:
        return
    if word in ("provided", "providing") and tok.dep_ != "mark":
        heads = [t for c in syntax.children(tok, "ccomp", "advcl", "dobj", "acl", "pcomp") for t in syntax.conjuncts(c)]
        heads = heads or after_that(tok) or _right_behind(tok)
        if (
            tok.dep_ in ("ccomp", "advcl", "acl", "prep", "conj")
            and heads
            and (not syntax.raw_subjects(tok) or tok.nbor(1).lower_ == "that")
            and not syntax.children(tok, "aux", "auxpass")
        ):
            yield Wait(R.ONLY_IF, tok.head, tuple(heads), tok, True)
        return
    if tok.dep_ not in ("mark", "advmod") or tok.head.i < tok.i or (tok.i > 0 and tok.nbor(-1).lower_ in ("even", "as")):
        return
    clause = tok.head
    if clause.dep_ in ("nsubj", "nsubjpass") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.pos_ == "NOUN" and tok.dep_ == "mark" and clause.dep_ in ("dobj", "attr") and clause.head.i < tok.i:
        firm = made_a_must(tok) or word not in ("after", "before", "since", "because")  # "only after the army withdraws", read as a noun
        yield Wait(_relation(word, only=made_a_must(tok)), clause.head, (clause,), tok, firm, measured(tok))
    misread = clause.pos_ == "NOUN" and clause.dep_ == "advcl"  # "until the shelling stops", read as a noun
    if (clause.pos_ not in ("VERB", "AUX") and not misread) or not _opens(tok, clause):
        return
    only = made_a_must(tok)
    host = clause.head if clause.dep_ in _CLAUSES else _main_clause(clause)
    if (
        host is None
        or host == clause
        or (word == "if" and clause.dep_ in ("ccomp", "xcomp") and host.lemma_.lower() in _ASKING and clause.i > host.i)
    ):
        return
    timed = measured(tok)
    if host.pos_ == "NOUN" and host.lemma_.lower() in MEASURES and host.dep_ == "npadvmod":  # "a day after they fell"
        host, timed = host.head, True
    if clause.dep_ == "conj":  # "... and if they leave, ..." hangs on what comes next
        host = _main_clause(clause) or host
    not_before = word == "before" and tok.i > 1 and tok.nbor(-1).lower_ == "not"  # "will talk, but not before they are home"
    if not_before:
        yield Wait(R.ONLY_IF, host, tuple(_clauses(clause)), tok, True)
        return
    firm = only or word not in ("after", "before", "since", "because")
    vowed = host.dep_ == "xcomp" and host.head.lemma_.lower() in _VOWING  # "promised to lift the ban when they fall back"
    if word == "when" and not (only or vowed or {a.lower_ for a in syntax.children(host, "aux")} & _AHEAD):
        return  # told of a time
    if word == "since" and not (
        host.pos_ in ("VERB", "AUX") and any(a.lower_ in ("has", "have", "had") for a in syntax.children(host, "aux"))
    ):
        return  # "since they refuse" gives a reason
    yield Wait(_relation(word, only=only), host, tuple(_clauses(clause)), tok, firm, timed)


def _as_long_as(tok: Token) -> Iterator[Wait]:
    """ "as long as", "as soon as", also with "for" before them."""
    if (
        tok.lower_ not in _LASTING
        or tok.i + 1 >= len(tok.doc)
        or tok.nbor(1).lower_ != "as"
        or tok.i == 0
        or tok.nbor(-1).lower_ not in ("as", "so")
    ):
        return
    clause = tok.nbor(1).head
    if (clause.pos_ not in ("VERB", "AUX") and clause.dep_ != "advcl") or clause.i < tok.i:
        return
    inside = {t.i for t in clause.subtree}
    host = next((t for t in syntax.ancestors(tok) if t.pos_ in ("VERB", "AUX") and t.i not in inside), None)
    if host is None and clause.head != clause:
        host = clause.head
    if host is not None:
        yield Wait(R.ONLY_IF if tok.lower_ == "long" else R.AFTER, host, tuple(_clauses(clause)), tok, True)


def _while(tok: Token) -> Iterator[Wait]:
    """ "no talks while the bombing goes on": a must where the clause above says no; else it tells of a time."""
    if tok.lower_ not in ("while", "whilst") or tok.dep_ not in ("mark", "advmod") or tok.head.pos_ not in ("VERB", "AUX"):
        return
    clause = tok.head
    host = clause.head
    if clause.dep_ == "advcl" and host.pos_ in ("VERB", "AUX") and ruled_out(host) and host.i < clause.i:
        yield Wait(R.ONLY_IF, host, tuple(_clauses(clause)), tok, True)


def _inverted(tok: Token) -> Iterator[Wait]:
    """ "should the rebels free them, ...": the order of the words opens the condition."""
    if tok.lower_ != "should" or tok.dep_ != "aux":
        return
    clause = tok.head
    subjects = syntax.children(clause, "nsubj", "nsubjpass", "expl")
    host = clause.head if clause.dep_ == "advcl" else _main_clause(clause)  # the parser may take the condition for the main clause
    if (
        host is None and clause.dep_ == "ccomp"
    ):  # "threatened them with sanctions should they block ..."; "should there be none, it may ..."
        beside = [c for c in syntax.children(clause.head, "ccomp") if c.i > clause.i and syntax.raw_subjects(c)]
        host = clause.head if clause.head.i < clause.i else next(iter(beside), None)
    if subjects and all(tok.i < s.i for s in subjects) and host is not None and host != clause:
        yield Wait(R.ONLY_IF, host, tuple(t for t in _clauses(clause) if t != host), tok, True)


def _moment(tok: Token) -> Iterator[Wait]:
    """ "free of its word the moment a soldier crosses the line", "will go home on the day the siege is lifted"."""
    if not any(c.lower_ == "the" for c in tok.children):
        return
    if tok.lower_ == "day" and tok.dep_ == "pobj" and tok.head.lower_ == "on":
        days = [c for c in syntax.children(tok, "relcl", "acl") if syntax.raw_subjects(c)]
        host = host_of(tok.head)
        if days and host.pos_ in ("VERB", "AUX") and {a.lower_ for a in syntax.children(host, "aux")} & _AHEAD:
            yield Wait(R.AFTER, host, tuple(days), tok, True)
        return
    if tok.lower_ not in _MOMENTS or tok.dep_ not in _AT or (tok.dep_ == "pobj" and tok.head.lower_ != "over"):
        return
    clauses = [
        c for c in syntax.children(tok, "relcl", "acl") if syntax.raw_subjects(c) and not any(g.tag_ in ("WDT", "WRB") for g in c.children)
    ]
    ahead = any(a.lower_ in ("will", "would", "can", "could") for up in (tok.head, tok.head.head) for a in syntax.children(up, "aux"))
    clauses = clauses or (_right_behind(tok) if ahead else [])  # "will be over the moment troops cross the line"
    if clauses and (tok.lower_ != "day" or ahead):
        yield Wait(R.AFTER, tok.head if tok.dep_ != "pobj" else tok.head.head, tuple(clauses), tok, True)


def _having(tok: Token) -> Iterator[Wait]:
    """ "resumed its deliveries, having obtained guarantees"."""
    if tok.dep_ == "advcl" and tok.pos_ == "VERB" and any(c.lower_ == "having" for c in syntax.children(tok, "aux")):
        yield Wait(R.AFTER, tok.head, tuple(_clauses(tok)), tok, False)


# parts --------------------------------------------------------------------------------------------------------


def _relation(word: str, *, only: bool) -> ConditionRelation:
    """The relation that a word states; "only after" and "only once" state what must be, not when."""
    return R.ONLY_IF if only and SUBORDINATORS[word] is R.AFTER else SUBORDINATORS[word]


def _opens(mark: Token, clause: Token) -> bool:
    """Whether the word stands first in its clause ("once the town is free"; not "the once banned party")."""
    first = next(
        (
            t
            for t in sorted(clause.subtree, key=lambda t: t.i)
            if not (t.is_punct or t.lower_ in ("only", "and", "but", "or", "even", "that", "not") or t.i == mark.i - 1)
        ),
        clause,
    )
    return mark.lower_ != "once" or first.i >= mark.i


def _clauses(clause: Token) -> list[Token]:
    """The clause and what is coordinated with it, without a main clause that the parser took for one."""
    return [
        t
        for t in syntax.conjuncts(clause)
        if t == clause or not syntax.raw_subjects(t) or not any(a.lower_ in ("will", "would", "could") for a in syntax.children(t, "aux"))
    ]


def _main_clause(clause: Token) -> Token | None:
    """The clause beside one that the parser took for the main one: "if they leave, then we can talk"."""
    beside = [
        c for c in clause.children if c.dep_ in ("ccomp", "conj", "parataxis") and c.pos_ in ("VERB", "AUX") and syntax.raw_subjects(c)
    ]
    return beside[-1] if beside else None


def _right_behind(tok: Token) -> list[Token]:
    """The clause whose first word, its subject's, stands right behind the cue, wherever the parser hangs it."""
    if tok.i + 2 >= tok.sent.end:
        return []
    subjects = (t for t in tok.sent if t.dep_ in ("nsubj", "nsubjpass") and t.left_edge.i == tok.i + 1 and t.i > tok.i)
    return [t.head for t in subjects if t.head.pos_ in ("VERB", "AUX") and t.head.i > t.i]


def _said(wait: Wait, speech: Collection[str]) -> Token | None:
    """The host; for one that is a verb of saying, what is said, since "X, he said, until Y" means X until Y."""
    host = wait.host
    for _ in range(MOST_STEPS):
        if host.pos_ != "VERB" or host.lemma_.lower() not in speech:
            return host
        inside = wait.inside
        if host.dep_ == "parataxis" and host.head != host:
            host = host.head
            continue
        said = [
            c for c in syntax.children(host, "ccomp") if c.i not in inside and (c.i < host.i or wait.relation not in (R.AFTER, R.BEFORE))
        ]
        if not said:
            return host
        host = said[-1]
    return host
