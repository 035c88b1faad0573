"""Threats, biddings, praise and flat denials that a party utters without a verb that says so: "they will pay for it", "let them disarm",
"this is the last chance", "the talks went well", "the report is untrue".

Rules of `implied.py`, tried in its order: each takes what finds the acts, and a clause of what is said. Knows no frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.analysis import syntax
from parley.analysis.topics import topic_of

if TYPE_CHECKING:
    from parley.analysis.drafts import Draft
    from parley.analysis.implied import ImpliedActs
    from parley.analysis.saidclauses import SaidClause

_OWN_FORCE = ("attack", "seize")
_LAST = frozenset("last final".split())
_GAINS = frozenset("step breakthrough milestone achievement success progress victory".split())
_CLAIMS = frozenset("claim allegation accusation charge report rumour rumor story".split())
_FALSE = frozenset("untrue false baseless groundless unfounded nonsense lie fabrication rubbish propaganda wrong invention".split())
"""How one says that what another says is not so."""
_HARMS = frozenset("price consequence retribution wrath retaliation reprisal punishment justice".split())
_CRUSHING = frozenset("crush destroy punish eliminate annihilate defeat hunt exterminate wipe smash".split())
"""What one says that another will suffer."""


def menaced(acts: ImpliedActs, c: SaidClause) -> Draft | None:
    """ "The rebels would pay a heavy price", "they will be crushed": what the speaker says another will suffer."""
    old = c.old
    if c.ahead and c.same and not c.suffers and not c.negative and old is not None and old.act in _OWN_FORCE:
        return acts.draft(c, "warn", "violence", old.recipients or acts.other(c), "the speaker says what its side will do by force")
    if not c.ahead or c.negative or not c.other or c.subject is None:
        return None
    lemma = c.verb.lemma_.lower()
    pays = lemma in ("pay", "face", "bear") and any(t.lemma_.lower() in _HARMS for t in syntax.objects(c.verb))
    if not (pays or (c.suffers and lemma in _CRUSHING) or (not c.suffers and lemma == "regret")):
        return None
    topic = c.topic if c.topic not in (None, "economy") else "violence"  # "pay a price" is about no money
    return acts.draft(c, "warn", topic or "violence", (c.subject,), "the speaker says what another will suffer")


def last_chance(acts: ImpliedActs, c: SaidClause) -> Draft | None:
    """ "The rebels are being given one last chance": the speaker warns of what comes after it."""
    things = [*syntax.objects(c.verb), *syntax.children(c.verb, "attr", "dobj"), *syntax.prep_objects(c.verb, "as")]
    last = [t for t in things if t.lemma_.lower() in ("chance", "opportunity") and any(m.lower_ in _LAST for m in t.children)]
    if not last or c.negative or c.speaker.actor not in acts.parties.cast.main:
        return None
    return acts.draft(c, "warn", c.topic or "talks", acts.other(c), "the speaker says that it is the last chance", content=last[0])


def bidden(acts: ImpliedActs, c: SaidClause) -> Draft | None:
    """ "Let them first lay down their arms": what the speaker tells another to do."""
    if c.verb.lemma_.lower() != "let" or c.verb.tag_ != "VB" or syntax.raw_subjects(c.verb):
        return None
    for clause in syntax.children(c.verb, "ccomp", "xcomp"):
        told = [x for x in acts.parties.all_of(c.paragraph, syntax.raw_subjects(clause)) if x.actor != c.speaker.actor]
        about = topic_of(acts.topics, [clause])
        if told and about is not None:
            return acts.draft(c, "demand", about[0], tuple(told), "what the speaker tells another to do", content=clause)
    return None


def commended(acts: ImpliedActs, c: SaidClause) -> Draft | None:
    """ "This is an important step", "the talks went well": what the speaker finds good."""
    if c.negative or c.ahead or c.duty or (c.old is not None and c.old.frame.kind == "speech"):
        return None
    good = [t for t in syntax.children(c.verb, "attr") if t.lemma_.lower() in _GAINS and not syntax.negated(t)]
    well = c.verb.lemma_.lower() == "go" and any(m.lower_ == "well" for m in syntax.children(c.verb, "advmod"))
    about = topic_of(acts.topics, syntax.raw_subjects(c.verb))
    named = about is not None and about[0] in ("talks", "agreement", "ceasefire", "prisoners", "hostages", "withdrawal")
    pointed = any(t.tag_ in ("DT", "PRP") for t in syntax.raw_subjects(c.verb))  # "this is a step"; not "the raid was a success"
    if not (good and c.verb.lemma_ == "be" and (named or pointed)) and not (well and named):
        return None
    topic = about[0] if named and about is not None else "agreement"
    return acts.draft(c, "praise", topic, (), "what the speaker finds good", content=good[0] if good else None)


def belied(acts: ImpliedActs, c: SaidClause) -> Draft | None:
    """ "The claim is untrue", "these reports are baseless": what the speaker says is not so."""
    if c.verb.lemma_ != "be" or c.negative or not any(t.lemma_.lower() in _CLAIMS for t in syntax.raw_subjects(c.verb)):
        return None
    said = [t for t in syntax.children(c.verb, "acomp", "attr", "oprd") if t.lemma_.lower() in _FALSE]
    return acts.draft(c, "deny", c.topic or "other", (), "the speaker says that it is not so") if said else None
