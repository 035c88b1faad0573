"""Questions to a parse: who is the subject of this verb, what hangs on that noun. Pure functions over spaCy tokens.

Nothing here knows an actor, an act or a topic. Passive, control, relative clauses and coordination are undone here, so that
rules can speak of "subject" and "object" and mean the same in every construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

OBJECT_CONTROL = frozenset(
    "ask urge tell order force allow persuade convince call press push pressure want expect require request demand invite "
    "encourage oblige permit enable help let authorise authorize instruct compel beg implore appeal command accuse blame warn "
    "criticise criticize condemn suspect".split()
)
"""Verbs whose object, not subject, does what the clause beneath them tells ("urged the rebels to withdraw")."""

_FAILING = frozenset("fail unable neglect failure inability".split())
_MOTION = frozenset("return come arrive gather meet reconvene assemble".split())
"""Verbs whose purpose is told as reached ("returned to the capital to resume talks")."""
_IMPLICATIVE = frozenset(
    "begin start continue manage help cease go force compel allow enable make let have get proceed "
    "succeed use come move be appear seem tend rush serve fail".split()
)
"""Verbs whose infinitive tells what did happen ("began to withdraw", "were forced to leave")."""
_PREVENTING = frozenset("prevent stop keep bar block refrain abstain stop hinder".split())
"""Words under which what a verb tells did not happen."""

_ADVERBS = frozenset("back away out up down round around".split())
"""Adverbs that stand before a verb's preposition ("go back to the table")."""

_COMPARING = frozenset("compared according due prior contrary thanks owing subject".split())
"""Words whose own preposition leads away from what the verb is about ("compared to last year")."""

_MEASURES = frozenset("second minute hour day week month year fortnight percent %".split())
"""Nouns that tell by how much something was changed, never who changed it."""

_SAME_IN_PAST = frozenset("lay put set cut quit shut let".split())
"""Base forms that a parser may take for a past ("insists that the rebels first lay down their arms")."""

_MESSAGES = frozenset("message statement letter tweet communique post note speech interview leaflet declaration communiqué".split())
"""Things by which somebody says what hangs on them."""

_MAX_STEPS = 12
"""Steps up a chain of heads before we stop: parses of broken text can be strange."""


def children(tok: Token, *deps: str) -> list[Token]:
    return [c for c in tok.children if c.dep_ in deps]


def conjuncts(tok: Token) -> list[Token]:
    """The token and all that is coordinated with it, in order ("the army, the police and the mayor")."""
    out = [tok]
    for c in tok.children:
        if c.dep_ == "conj" or (c.dep_ == "appos" and any(g.dep_ == "cc" for g in c.children)):
            out.extend(conjuncts(c))
    return out


def is_passive(tok: Token) -> bool:
    if any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in tok.children):
        return True
    if tok.dep_ == "ROOT" and tok.tag_ in ("VBN", "VBD") and children(tok, "agent") and not children(tok, "dobj", "aux"):
        return True  # a headline's "release welcomed by the rebels"
    if (
        tok.tag_ == "VBN"
        and tok.dep_ in ("pcomp", "acl")
        and raw_subjects(tok)
        and not any(c.dep_ in ("aux", "dobj") for c in tok.children)
    ):
        return True  # "with 23 soldiers killed"
    bare = not any(c.dep_ in ("dobj", "aux") or c.lower_ in ("have", "has", "had", "having", "'ve") for c in tok.children)
    return (
        tok.tag_ == "VBN"
        and tok.dep_ in ("acl", "acomp", "advcl", "xcomp", "conj")
        and bare
        and not raw_subjects(tok)
        and (tok.dep_ != "conj" or is_passive(tok.head))
    )


def negated(tok: Token) -> bool:
    """Whether the verb, noun or adjective is negated by its own words ("did not", "no ceasefire", "never")."""
    for c in tok.children:
        if (
            c.dep_ == "neg"
            or (c.dep_ == "det" and c.lower_ == "no")
            or (c.dep_ in ("advmod", "preconj") and c.lower_ in ("never", "neither"))
            or (c.lower_ == "longer" and c.i > 0 and c.nbor(-1).lower_ == "no")
        ):
            return True
    if tok.dep_ in ("pcomp", "pobj") and tok.head.lower_ == "without":
        return True
    if tok.dep_ in ("xcomp", "acl") and (tok.head.lemma_.lower() in _FAILING or _yet_to(tok.head)):
        return True
    if tok.dep_ == "pcomp" and tok.head.lower_ == "from" and tok.head.head.lemma_.lower() in _PREVENTING:
        return True
    return tok.dep_ == "conj" and any(c.lower_ == "nor" for c in tok.head.children if c.dep_ == "cc")


def _yet_to(verb: Token) -> bool:
    """Whether it is the verb of "has yet to accept", "is yet to answer"."""
    return verb.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in verb.children)


def is_purpose(verb: Token) -> bool:
    """Whether a verb stands in an infinitive of purpose or need ("an operation to retake the town", "met to end the war"): not told as
    done."""
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        return verb.head.lower_ not in ("by", "after", "since", "upon", "despite")
    if verb.tag_ != "VB" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB" and verb.head != verb and is_purpose(verb.head)
    if verb.head.lemma_.lower() in _MOTION:
        return False
    if verb.dep_ == "xcomp":
        return verb.head.lemma_.lower() not in _IMPLICATIVE
    return verb.dep_ in ("advcl", "acl", "relcl", "ccomp", "csubj")


def is_wish(verb: Token) -> bool:
    """Whether a verb stands in the subjunctive of what is asked ("insisted that the rebels disarm"): its base form with no auxiliary."""
    bare = verb.tag_ in ("VB", "VBP") or (verb.tag_ == "VBD" and verb.lower_ in _SAME_IN_PAST)
    return bare and verb.lemma_ != "be" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def clause_negated(verb: Token) -> bool:
    """Whether a clause is negated by its verb or by what it speaks of ("no agreement was signed", "freed nobody", "neither side came")."""
    if negated(verb):
        return True
    for c in verb.children:
        if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and (
            c.lower_ in ("nobody", "none", "nothing", "neither")
            or any(d.dep_ in ("det", "neg") and d.lower_ in ("no", "neither") for d in c.children)
            or any(d.lower_ == "not" and d.nbor(1).lower_ in ("one", "a", "an") for d in c.doc[max(c.sent.start, c.i - 4) : c.i])
        ):
            return True
    return any(o.lower_ in ("nobody", "none", "nothing") for o in prep_objects(verb, "to", "with", "on", "from"))  # "gave in to nobody"


def future(verb: Token) -> bool:
    """Whether the verb stands with will, shall or would."""
    return any(c.dep_ == "aux" and c.lower_ in ("will", "shall", "would", "'ll", "wo", "'d") for c in verb.children)


def prepositions(tok: Token) -> Iterator[Token]:
    """The prepositions that hang on a token, also one behind another ("from Kabul to Doha") and agents' "by"."""
    for c in tok.children:
        if c.dep_ in ("prep", "agent", "dative") and c.pos_ in ("ADP", "SCONJ", "PART", "VERB", "ADV"):
            yield c
            yield from (g for g in c.children if g.dep_ == "conj" and g.pos_ == "ADP")  # "of the army and of the front"
            if c.lower_ not in _COMPARING:
                yield from prepositions(c)
        elif c.dep_ == "prt" or (c.dep_ == "advmod" and c.lower_ in _ADVERBS):
            yield from prepositions(c)


def prep_objects(tok: Token, *names: str) -> list[Token]:
    """What stands behind the named prepositions that hang on `tok` (coordinated ones included)."""
    out: list[Token] = []
    for prep in prepositions(tok):
        if prep.lower_ in names:
            for obj in children(prep, "pobj", "pcomp"):
                out.extend(conjuncts(obj))
    return out


def antecedent(tok: Token) -> Token:
    """For a relative pronoun, the noun it stands for; else the token itself."""
    if tok.tag_ in ("WDT", "WP") or (tok.lower_ == "that" and tok.dep_ in ("nsubj", "nsubjpass", "dobj") and tok.pos_ == "PRON"):
        clause = tok.head
        for _ in range(_MAX_STEPS):
            if clause.dep_ == "relcl":
                return clause.head
            if clause.dep_ == "ROOT":
                break
            clause = clause.head
    return tok


def raw_subjects(verb: Token) -> list[Token]:
    return [t for c in children(verb, "nsubj", "nsubjpass", "csubj") for t in conjuncts(c)]


def objects(verb: Token) -> list[Token]:
    """What the verb is done to: direct objects, or the subject of a passive; the noun that a past participle describes."""
    if is_passive(verb):
        found = [t for c in children(verb, "nsubjpass", *(("nsubj",) if verb.dep_ == "ROOT" else ())) for t in conjuncts(c)]
        if found:  # "they were offered an amnesty" has both
            return [antecedent(t) for t in found] + [t for c in children(verb, "dobj") for t in conjuncts(c)]
        if verb.dep_ in ("pcomp", "acl") and raw_subjects(verb):
            return [antecedent(t) for t in raw_subjects(verb)]
        if verb.dep_ == "acl":
            return [verb.head]
        if verb.dep_ in ("acomp", "advcl", "xcomp") and verb.head != verb:
            return subjects(verb.head)
        if verb.dep_ == "conj":  # also where the parser takes a reduced relative for the main verb ("the man seized last month was freed")
            return objects(verb.head) if is_passive(verb.head) else [antecedent(t) for t in raw_subjects(verb.head)]
    direct = [t for c in children(verb, "dobj", "obj") for t in conjuncts(c)]
    if not direct and verb.dep_ == "relcl":  # "the offer (that) they rejected"
        gap = [c for c in verb.children if c.dep_ == "dobj"]
        if not gap and raw_subjects(verb) and not any(antecedent(s) == verb.head for s in raw_subjects(verb)):
            return [verb.head]
    return [antecedent(t) for t in direct]


def agents(verb: Token) -> list[Token]:
    """Who does it, where a passive says so: "by ..."."""
    return (
        [
            t
            for prep in children(verb, "agent")
            for obj in children(prep, "pobj")
            for t in conjuncts(obj)
            if t.lemma_.lower() not in _MEASURES  # "was prolonged by a month"
        ]
        or ([t for t in prep_objects(verb, "by") if t.lemma_.lower() not in _MEASURES] if is_passive(verb) or verb.tag_ == "VBN" else [])
        or _behind_object(verb)
    )


def _behind_object(verb: Token) -> list[Token]:
    """The agent of a passive where the parser hangs it on what was given: "they were promised safe passage by the army"."""
    found = [t for o in children(verb, "dobj") for t in prep_objects(o, "by")] if is_passive(verb) else []
    return [t for t in found if not children(t, "poss")]


def subjects(verb: Token, _steps: int = 0) -> list[Token]:
    """Who does what the verb tells: its subject, a passive's agent, or the one that control and coordination give it."""
    if _steps > _MAX_STEPS:
        return []
    if is_passive(verb):
        return agents(verb)
    own = raw_subjects(verb)
    if own:
        return [antecedent(t) for t in own if t.dep_ != "expl"]
    head = verb.head
    if verb.dep_ == "conj" and head != verb:
        return subjects(head, _steps + 1) if head.pos_ in ("VERB", "AUX") else []
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "prep", "dep", "parataxis"):
        return _controller(verb, _steps)
    if verb.dep_ == "acl" and head.lemma_.lower() in _MESSAGES:  # "posted a message blaming the rebels"
        return noun_owner(head, _steps + 1)
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return [head] if verb.tag_ == "VBG" or verb.dep_ == "relcl" else noun_owner(head, _steps + 1)
    return []


def _controller(verb: Token, steps: int) -> list[Token]:
    head = verb.head
    if verb.dep_ == "pcomp":
        prep, head = head, head.head
        if head.pos_ in ("NOUN", "PROPN"):
            return noun_owner(head, steps + 1)
        if prep.lower_ in ("of", "for", "over", "from", "into", "to") and head.lemma_.lower() in OBJECT_CONTROL:
            return objects(head) or prep_objects(head, "on", "to")
    if head.pos_ in ("NOUN", "PROPN"):
        return noun_owner(head, steps + 1)
    if head == verb:
        return []
    if head.lemma_.lower() in OBJECT_CONTROL and verb.dep_ in ("xcomp", "ccomp", "pcomp", "advcl"):
        if verb.dep_ == "advcl" and verb.tag_ == "VBG":
            return subjects(head, steps + 1)
        patient = objects(head) or prep_objects(head, "on", "upon", "to", "for")
        if patient and not is_passive(head):
            return patient
        if is_passive(head):
            return objects(head)
    if is_passive(head) and verb.dep_ in ("xcomp", "ccomp"):
        return objects(head) or subjects(head, steps + 1)
    return subjects(head, steps + 1)


def noun_agents(noun: Token) -> list[Token]:
    """Who does what a noun tells, behind its "by", be that hung on the one who suffers it ("the arrest of a leader by the police")."""
    return prep_objects(noun, "by") or [t for o in prep_objects(noun, "of") for t in prep_objects(o, "by")]


def noun_owner(noun: Token, _steps: int = 0) -> list[Token]:
    """Whose act a noun tells: possessor, "by", or the subject of the verb that carries it ("renewed his offer")."""
    owner = children(noun, "poss") or prep_objects(noun, "by")
    if owner:
        return [t for o in owner for t in conjuncts(o)]
    of = [t for t in prep_objects(noun, "of") if t.ent_type_ in ("ORG", "GPE", "NORP", "PERSON")]
    if of:
        return of
    mods = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.pos_ == "PROPN"]
    if mods:
        return mods
    carrier = support_verb(noun)
    return subjects(carrier, _steps + 1) if carrier is not None and _steps <= _MAX_STEPS else []


def support_verb(noun: Token) -> Token | None:
    """The verb that a noun is subject or object of, through coordination and one "of" or "in" ("a round of talks")."""
    tok = noun
    for _ in range(_MAX_STEPS):
        if tok.dep_ in ("dobj", "obj", "nsubjpass", "nsubj", "attr", "dative", "oprd"):
            return _raised(tok.head) if tok.head.pos_ in ("VERB", "AUX") else None
        if tok.dep_ == "conj":
            tok = tok.head
        elif tok.dep_ == "pobj" and tok.head.lower_ in ("of", "in", "into", "on", "with", "to", "for", "under") and tok.head.dep_ == "prep":
            if tok.head.head.pos_ in ("VERB", "AUX"):
                return tok.head.head
            if tok.head.lower_ != "of":
                return None
            tok = tok.head.head
        else:
            return None
    return None


def _raised(verb: Token) -> Token:
    """For "is due to open" and "is to open", the verb that tells what happens: "open"; else the verb itself."""
    if verb.lemma_ in ("be", "seem", "appear"):
        for c in children(verb, "xcomp") if verb.lemma_ == "be" else []:
            if c.tag_ == "VB" and any(a.lower_ == "to" for a in children(c, "aux")) and not children(verb, "acomp", "attr"):
                return c
        for c in children(verb, "acomp", "xcomp"):
            if c.lower_ in ("due", "set", "likely", "unlikely", "scheduled", "slated", "about"):
                return next(iter(children(c, "xcomp")), verb)
    return verb


def is_subject(noun: Token) -> bool:
    """Whether the noun (or the one it is coordinated or counted with) is a clause's subject."""
    tok = noun
    for _ in range(_MAX_STEPS):
        if tok.dep_ in ("nsubj", "nsubjpass"):
            return True
        if tok.dep_ == "conj" or (tok.dep_ == "pobj" and tok.head.lower_ == "of"):
            tok = tok.head if tok.dep_ == "conj" else tok.head.head
        else:
            return False
    return False


def clause_of(tok: Token) -> Token:
    """The verb (or root) of the clause that a token stands in."""
    for _ in range(_MAX_STEPS * 3):
        if tok.pos_ in ("VERB", "AUX") or tok.head == tok:
            return tok
        tok = tok.head
    return tok


def ancestors(tok: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while tok.head != tok:
        tok = tok.head
        yield tok


def subtree_without_clauses(tok: Token) -> Iterator[Token]:
    """The tokens below `tok`, leaving out relative and adverbial clauses: the noun phrase proper."""
    yield tok
    for c in tok.children:
        if c.dep_ not in ("relcl", "advcl", "punct", "cc"):
            yield from subtree_without_clauses(c)


def edges(toks: Iterable[Token]) -> tuple[Token, Token] | None:
    """First and last of these tokens, None where there are none."""
    ordered = sorted(toks, key=lambda t: t.i)
    return (ordered[0], ordered[-1]) if ordered else None
