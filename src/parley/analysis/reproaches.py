"""Reproaches that a party utters: bad faith of another, a crime it committed, a breach.

Pure questions to one clause that somebody says; `implied.py` makes the act of the answer. Knows no party and no conflict.
"""

from __future__ import annotations

from parley.analysis import syntax
from parley.analysis.saidclauses import SaidClause

_SPOILT = frozenset(
    "shatter dash betray sabotage torpedo wreck scuttle squander deceive cheat mislead renege backtrack undermine derail".split()
)
"""What one does in bad faith, whatever it is done to."""

_IDIOMS = frozenset(
    (
        ("play", "time"),
        ("buy", "time"),
        ("gain", "time"),
        ("stall", "time"),
        ("drag", "foot"),
        ("drag", "heel"),
        ("move", "goalpost"),
        ("play", "game"),
        ("break", "word"),
        ("break", "promise"),
        ("show", "contempt"),
    )
)
"""Verbs and their objects by which bad faith is told."""

_COMMIT = frozenset("commit perpetrate carry undertake conduct unleash wage mount take inflict spread practise practice".split())
_CRIMES = frozenset(
    "crime atrocity abuse violation aggression repression terror terrorism genocide massacre murder killing provocation breach looting "
    "rape torture".split()
)
_CRIMINAL = frozenset("terrorist repressive criminal hostile barbaric brutal provocative aggressive inhuman".split())
_DEEDS = frozenset("act action attack measure deed campaign operation policy".split())
"""What one commits against another, by its name ("committed atrocities") or by what it is called ("undertook repressive action")."""

_OUTRAGES = frozenset(
    "breach violation betrayal crime provocation aggression massacre atrocity outrage murder terrorism sabotage barbarity".split()
)
_POINTING = frozenset("it this that these those".split())


def bad_faith(c: SaidClause) -> bool:
    """Whether it says that another party acts in bad faith ("the rebels are playing for time", "he has shattered all hopes")."""
    if c.negative or c.ahead or c.duty:
        return False
    ends = {t.lemma_.lower() for t in (*syntax.objects(c.verb), *syntax.prep_objects(c.verb, "for"))}
    lemma = c.verb.lemma_.lower()
    return any((lemma, end) in _IDIOMS for end in ends) or (lemma in _SPOILT and bool(ends or lemma in ("renege", "backtrack")))


def misdeed(c: SaidClause) -> bool:
    """Whether it says that another party committed a crime ("have committed terrorist acts")."""
    if c.negative or c.ahead or c.duty or c.verb.lemma_.lower() not in _COMMIT:
        return False
    for t in syntax.objects(c.verb):
        called = {a.lemma_.lower() for a in syntax.children(t, "amod", "compound")}
        if t.lemma_.lower() in _CRIMES or (t.lemma_.lower() in _DEEDS and called & _CRIMINAL):
            return True
    return False


def outrage(c: SaidClause) -> bool:
    """Whether it calls what was told a breach or a crime ("it is a blatant breach of the truce")."""
    if c.verb.lemma_ != "be" or c.negative or c.ahead or c.duty:
        return False
    named = any(t.lemma_.lower() in _OUTRAGES for t in syntax.children(c.verb, "attr"))
    return named and any(t.lower_ in _POINTING for t in syntax.raw_subjects(c.verb))
