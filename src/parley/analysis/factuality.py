"""What a sentence makes of an event it speaks of: whether it happened, how sure that is, and whether it lies ahead.

`judge` climbs from the event's word to the top of its sentence: each word above it changes the verdict (`factuality.toml` says how), then the
event's own auxiliaries, negations and modifiers do. Pure; it knows no act and no actor, and does not say who holds the view: what a speaker
asserts is certain. After Saurí & Pustejovsky, "FactBank: a corpus annotated with event factuality" (2009).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from parley.analysis.governors import Effect, Governors
from parley.analysis.negation import own_negation
from parley.model.records import Certainty, Polarity, Tense

_MAX_STEPS = 14
"""Steps up a chain of heads before we stop: parses of broken text can be strange."""

_ORDER = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNDERSPECIFIED)
_FINITE = frozenset("VBD VBZ VBP MD".split())
_NOUN_EDGES = frozenset("dobj obj nsubjpass dative oprd".split())
_BEFORE_AND_AFTER = frozenset("after since following during amid despite upon until till before by as according because".split())
"""Prepositions whose noun is told as a fact whatever stands above ("will leave after the talks")."""

_TOWARDS = frozenset("of for to on about against at over".split())
"""Prepositions by which a governor takes its noun ("hopes for talks", "threat of war")."""

_OVER_FINITE = frozenset("expect fear possible unlikely believe want proposal denied seem evidence".split())
"""Governors that bear on a finite clause too ("fears that they have fled")."""
_OVER_BARE = frozenset("want demand proposal".split())
"""Governors of a clause in the bare form ("demanded that they leave")."""
_AIMS = frozenset("plan want proposal demand fear possible expect".split())
"""Governors whose noun is the subject of what is aimed at ("his plan was to become a partner")."""
_TEMPORAL = frozenset("when once after before until till as while whenever".split())
"""Words that begin a clause whose present tense lies ahead where its main clause does ("will leave when it ends")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """A verdict on one event word. rule: the last rule that bore on certainty or time; cues: the words that decided, from the top of the sentence
    down; supposed: it stands inside a condition."""

    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    time: Tense = Tense.PAST
    rule: str = "told as a fact"
    cues: tuple[Token, ...] = ()
    supposed: bool = False

    @property
    def negative(self) -> bool:
        return self.polarity is Polarity.NEGATIVE


ASSERTED = Factuality()
CONDITION = "inside a condition"
"""The rule of what stands behind "if", "unless" and the like."""


def judge(tok: Token, governors: Governors, *, headline: bool = False, _steps: int = 0) -> Factuality:
    """The factuality of the event that `tok` (verb, noun or adjective) tells.

    headline: the sentence is one, in which "to" and a present tense mean the future and the past.
    """
    return _Judge(governors, headline).of(tok)


class _Judge:
    """One climb. Holds what does not change on the way."""

    def __init__(self, governors: Governors, headline: bool) -> None:
        self.governors = governors
        self.headline = headline
        self.steps = 0

    def of(self, tok: Token) -> Factuality:
        self.steps += 1
        if self.steps > _MAX_STEPS:
            return ASSERTED
        if tok.pos_ in ("VERB", "AUX") and tok.dep_ not in ("compound", "nmod"):
            return self._verb(tok)
        if tok.dep_ in ("acomp", "attr", "oprd", "prt") and tok.head != tok:
            return self._own_noun(tok, self.of(tok.head))
        return self._noun(tok)

    # verbs -------------------------------------------------------------------------------------------------

    def _verb(self, verb: Token) -> Factuality:
        if verb.dep_ in ("aux", "auxpass") and verb.head != verb:
            return self.of(verb.head)
        above = self._above_verb(verb)
        return self._own_verb(verb, above)

    def _above_verb(self, verb: Token) -> Factuality:
        head, dep = verb.head, verb.dep_
        if head == verb:
            return ASSERTED
        if dep == "conj":
            return self._conjunct(verb)
        if dep in ("xcomp", "ccomp", "acl", "csubj", "csubjpass", "relcl", "acomp", "nsubj", "dobj", "advcl", "pcomp", "pobj", "oprd"):
            return self._clause(verb, head, dep)
        return ASSERTED

    def _conjunct(self, verb: Token) -> Factuality:
        head = verb.head
        bare = not any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children)
        if head.pos_ not in ("VERB", "AUX"):
            return ASSERTED
        than = next((c for c in head.children if c.dep_ == "cc" and c.lower_ == "than"), None)
        if than is not None and than.i < verb.i:
            return Factuality(polarity=Polarity.NEGATIVE, rule="rather than", cues=(than,))
        if bare and verb.tag_ in ("VB", "VBN", "VBG", "VBP"):
            found = self.of(head)
            but = any(c.dep_ == "cc" and c.lower_ == "but" for c in head.children)
            return replace(found, polarity=Polarity.POSITIVE) if but else found
        return self._above_verb(head)

    def _clause(self, verb: Token, head: Token, dep: str) -> Factuality:
        mark = next((c for c in verb.children if c.dep_ == "mark"), None)
        if mark is not None and (condition := self._condition(mark, dep)) is not None:
            return condition
        if dep in ("pcomp", "pobj"):
            return self._behind_preposition(verb, head)
        infinitive = _is_infinitive(verb)
        if dep == "relcl" and not infinitive:
            return ASSERTED
        if dep == "acl" and not infinitive and mark is None:
            return ASSERTED
        yet = next((c for c in head.children if c.lower_ == "yet" and c.dep_ == "advmod"), None) if infinitive and dep == "xcomp" else None
        if yet is not None and head.lemma_ in ("have", "be"):
            return Factuality(polarity=Polarity.NEGATIVE, rule="yet to happen", cues=(yet,))
        if infinitive and head.lemma_ == "be" and dep in ("xcomp", "ccomp", "advcl"):
            above = self.of(head)
            passive = any(c.dep_ == "auxpass" for c in verb.children)
            subject = next(
                (self._effect(c, "clause") for c in head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN" and not passive), None
            )
            if subject is not None and subject[0] in _AIMS:
                return replace(self._apply(subject, head), polarity=above.polarity)
            return replace(above, time=Tense.FUTURE, rule="is to happen", cues=(*above.cues, head))
        if dep == "advcl":
            return self._adverbial(verb, head, infinitive)
        if infinitive and head.lower_ in ("going", "gonna") and dep == "xcomp":
            above = self.of(head)
            return replace(above, time=Tense.FUTURE, rule="going to happen", cues=(*above.cues, head))
        if dep in ("ccomp", "relcl", "csubj", "nsubj") and _is_finite(verb):
            return self._finite_clause(verb, head)
        found = self._clause_effect(head)
        if head.lower_ == "order" and head.dep_ == "pobj" and head.head.lower_ == "in":
            return self._adverbial(verb, head.head.head, infinitive)  # "in order to"
        if infinitive and self.headline and head.head == head and head.pos_ in ("NOUN", "PROPN"):
            return replace(ASSERTED, time=Tense.FUTURE, rule="is to happen")
        if found is not None:
            return self._apply(found, head)
        if infinitive and head.lemma_ == "have" and dep == "xcomp":
            above = self.of(head)
            if above.time is Tense.FUTURE:
                return above
            return replace(above, certainty=Certainty.UNDERSPECIFIED, time=Tense.FUTURE, rule="has to", cues=(*above.cues, head))
        if infinitive and dep in ("acl", "xcomp", "relcl", "ccomp"):
            above = self.of(head)
            return replace(above, time=Tense.FUTURE, polarity=Polarity.POSITIVE, rule="an infinitive")
        if dep == "acl":
            return ASSERTED
        return self.of(head)

    def _clause_effect(self, head: Token) -> tuple[str, Effect] | None:
        """The effect of a head on its clause; of "it is unlikely that" and "it is a risk that" that of the adjective or noun."""
        if head.lemma_ == "be":
            for c in head.children:
                if c.dep_ in ("acomp", "attr") and (found := self._effect(c, "clause")) is not None:
                    return found
        return self._effect(head, "clause")

    def _condition(self, mark: Token, dep: str) -> Factuality | None:
        """What a clause that begins with this word is, if it is a condition ("if they leave") or a question ("asked whether they left")."""
        words = ("if", "whether") if dep == "ccomp" else self.governors["clauses.conditions"] if dep == "advcl" else ()
        if mark.lower_ not in words:
            return None
        return Factuality(certainty=Certainty.UNDERSPECIFIED, time=Tense.FUTURE, rule=CONDITION, cues=(mark,), supposed=True)

    def _finite_clause(self, verb: Token, head: Token) -> Factuality:
        """A finite clause is asserted, except under hopes, fears and beliefs; "demanded that they leave" is no finite one in meaning."""
        found = self._clause_effect(head)
        bare = verb.tag_ in ("VB", "VBP") and verb.lemma_ != "be" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        if found is None or not (found[0] in _OVER_FINITE or (bare and found[0] in _OVER_BARE)):
            return ASSERTED
        above = self._apply(found, head)
        return above if bare else replace(above, time=Tense.PRESENT)

    def _adverbial(self, verb: Token, head: Token, infinitive: bool) -> Factuality:
        above = self.of(head)
        if infinitive and verb.lemma_.lower() in self.governors["clauses.outcomes"] and above.time is Tense.PAST:
            return above
        if infinitive:
            if above.time is Tense.PAST and above.certainty is Certainty.CERTAIN:
                return Factuality(certainty=Certainty.UNDERSPECIFIED, time=Tense.FUTURE, rule="purpose", cues=())
            return replace(above, certainty=Certainty.UNDERSPECIFIED, time=Tense.FUTURE, polarity=Polarity.POSITIVE, rule="purpose")
        if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not _is_finite(verb)):
            return ASSERTED
        if _is_finite(verb) and not any(c.lower_ in _TEMPORAL for c in verb.children if c.dep_ in ("mark", "advmod")):
            return ASSERTED
        if _is_finite(verb):
            return replace(ASSERTED, time=above.time, cues=above.cues, supposed=above.supposed)
        return replace(above, polarity=Polarity.POSITIVE)

    def _behind_preposition(self, tok: Token, prep: Token) -> Factuality:
        """What hangs on a preposition: "without leaving", "plan of attack", "prevented from leaving"."""
        head = prep.head
        lower = prep.lower_
        if lower in self.governors["negation.behind"]:
            return Factuality(polarity=Polarity.NEGATIVE, rule="without", cues=(prep,))
        instead = next((t for t in (head, *prep.children) if lower == "of" and t.lower_ in self.governors["negation.instead"]), None)
        if instead is not None:
            return Factuality(polarity=Polarity.NEGATIVE, rule="instead of", cues=(instead, prep))
        if lower in _BEFORE_AND_AFTER or head == prep:
            return ASSERTED
        if head.pos_ == "ADP" and head.dep_ == "prep":
            head = head.head
        verbal = tok.pos_ == "VERB" and tok.dep_ == "pcomp"
        found = self._effect(head, "clause") if verbal else None
        found = found or (self._effect(head, "noun", lower) if lower in _TOWARDS else None)
        if found is not None:
            return self._apply(found, head)
        if not verbal and lower not in (("for", "of", "to") if head.pos_ == "NOUN" else ("for",)):
            return ASSERTED
        above = self.of(head)
        return replace(above, polarity=Polarity.POSITIVE, rule="an infinitive" if _is_infinitive(tok) else f"behind {lower}")

    def _own_verb(self, verb: Token, above: Factuality) -> Factuality:
        aux = {c.lower_: c for c in verb.children if c.dep_ in ("aux", "auxpass")}
        out = above
        modal = self._modal(verb, aux)
        finite = _finite_time(verb, aux)
        if modal is not None:
            certainty, time, cue, rule = modal
            out = replace(out, certainty=_weaker(out.certainty, certainty), time=time, rule=rule, cues=(*out.cues, cue))
        elif (
            finite is not None
            and above.rule != CONDITION
            and not (verb.dep_ == "advcl" and finite is Tense.PRESENT and above.time is Tense.FUTURE)
        ):
            out = replace(out, time=self._present_ahead(verb, finite))
        elif "to" in aux and "have" in aux:
            out = replace(out, time=Tense.PAST)
        elif "to" in aux and verb.head == verb and self.headline:
            out = replace(out, time=Tense.FUTURE, rule="is to happen", cues=(*out.cues, aux["to"]))
        out = self._hedged(verb, out)
        out = self._negated(verb, out)
        if verb.head == verb and verb.doc[verb.sent.end - 1].text == "?":
            out = replace(out, certainty=Certainty.UNDERSPECIFIED, rule="asked", cues=(*out.cues, verb.doc[verb.sent.end - 1]))
        return out

    def _negated(self, tok: Token, out: Factuality) -> Factuality:
        no = own_negation(tok, self.governors)
        if no is None or no in out.cues:
            return out
        rule = "negated" if out.rule == ASSERTED.rule else out.rule
        return replace(out, polarity=Polarity.POSITIVE if out.negative else Polarity.NEGATIVE, rule=rule, cues=(*out.cues, no))

    def _modal(self, verb: Token, aux: dict[str, Token]) -> tuple[Certainty, Tense, Token, str] | None:
        have = bool(aux.keys() & {"have", "'ve"})
        for lower, cue in aux.items():
            if lower in self.governors["modal.future"]:
                return Certainty.CERTAIN, Tense.FUTURE, cue, "will"
            if lower in self.governors["modal.possible"]:
                time = Tense.PAST if have else Tense.PRESENT if lower in ("can", "ca") else Tense.FUTURE
                return Certainty.POSSIBLE, time, cue, "may"
            if lower in self.governors["modal.probable"]:
                return Certainty.PROBABLE, Tense.PAST if have else Tense.FUTURE, cue, "should"
            if lower in self.governors["modal.must"]:
                return (Certainty.PROBABLE, Tense.PAST, cue, "must have") if have else (Certainty.UNDERSPECIFIED, Tense.FUTURE, cue, "must")
            if lower in ("would", "'d") and cue.tag_ == "MD":
                if have:
                    return Certainty.UNDERSPECIFIED, Tense.PAST, cue, "would have"
                certainty = Certainty.CERTAIN if _reported(verb) else Certainty.PROBABLE
                return certainty, Tense.FUTURE, cue, "would"
        return None

    def _present_ahead(self, verb: Token, time: Tense) -> Tense:
        """A present tense with a time ahead beside it tells the future ("is travelling on Monday", "opens next week")."""
        if time is not Tense.PRESENT:
            return time
        if any(
            t.lower_ in self.governors["modal.future_words"] for c in verb.children if c.dep_ in ("npadvmod", "advmod") for t in c.subtree
        ):
            return Tense.FUTURE
        return Tense.PAST if self.headline else time

    def _hedged(self, verb: Token, out: Factuality) -> Factuality:
        for c in verb.children:
            if c.dep_ != "advmod":
                continue
            if c.lower_ in self.governors["modal.possible_adverbs"]:
                return replace(out, certainty=_weaker(out.certainty, Certainty.POSSIBLE), rule="hedged", cues=(*out.cues, c))
            if c.lower_ in self.governors["modal.probable_adverbs"]:
                return replace(out, certainty=_weaker(out.certainty, Certainty.PROBABLE), rule="hedged", cues=(*out.cues, c))
        return out

    # nouns -------------------------------------------------------------------------------------------------

    def _noun(self, noun: Token) -> Factuality:
        return self._own_noun(noun, self._above_noun(noun))

    def _above_noun(self, noun: Token) -> Factuality:
        head, dep = noun.head, noun.dep_
        if head == noun:
            return ASSERTED
        if dep in _NOUN_EDGES:
            found = self._effect(head, "noun")
            if found is not None and found[0] == "rejecting" and noun.lemma_.lower() in self.governors.by_word:
                return ASSERTED  # who rejects a proposal does not undo it, only what it proposes
            return self._apply(found, head) if found is not None else ASSERTED
        if dep in ("nsubj", "csubj"):
            return self._subject(noun, head)
        if dep in ("pobj", "pcomp"):
            return self._behind_preposition(noun, head)
        if dep in ("compound", "nmod"):
            found = self._effect(head, "noun") or self._effect(head, "clause")
            return self._apply(found, head) if found is not None else ASSERTED
        if dep in ("conj", "appos"):
            return replace(self._above_noun(head), cues=())
        if dep == "advcl":  # the parser takes "withdraws" for a noun in "if the army withdraws"
            mark = next((c for c in noun.children if c.dep_ == "mark"), None)
            return (mark is not None and self._condition(mark, dep)) or ASSERTED
        return ASSERTED

    def _subject(self, noun: Token, verb: Token) -> Factuality:
        for below in verb.children:
            if below.dep_ in ("acomp", "attr", "xcomp") and (found := self._effect(below, "subject")) is not None:
                return self._apply(found, verb)
        found = self._effect(verb, "subject")
        return self._apply(found, verb) if found is not None else ASSERTED

    def _own_noun(self, noun: Token, above: Factuality) -> Factuality:
        out = above
        for c in noun.children:
            if c.dep_ not in ("amod", "compound", "nmod", "advmod"):
                continue
            change = self._modifier(c.lower_)
            if change is not None:
                certainty, time, negative = change
                out = replace(
                    out,
                    certainty=_weaker(out.certainty, certainty),
                    time=time or out.time,
                    polarity=Polarity.NEGATIVE if negative else out.polarity,
                    rule="modified",
                    cues=(*out.cues, c),
                )
        return self._negated(noun, out)

    def _modifier(self, word: str) -> tuple[Certainty, Tense | None, bool] | None:
        lists = self.governors
        if word in lists["modal.planned_adjectives"]:
            return Certainty.CERTAIN, Tense.FUTURE, False
        if word in lists["modal.proposed_adjectives"]:
            return Certainty.UNDERSPECIFIED, Tense.FUTURE, False
        if word in lists["modal.alleged_adjectives"]:
            return Certainty.PROBABLE, None, False
        if word in lists["modal.cancelled_adjectives"]:
            return Certainty.CERTAIN, None, True
        return None

    # governors ---------------------------------------------------------------------------------------------

    def _effect(self, head: Token, relation: str, prep: str = "") -> tuple[str, Effect] | None:
        pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}.get(head.pos_, "adj")
        lemma = head.lemma_.lower()
        phrasal = [f"{lemma}-{c.lower_}" for c in head.children if c.dep_ == "prt"]
        for word in (*phrasal, f"{lemma}-{prep}", lemma, head.lower_):
            found = self.governors.effect(word, pos, relation)
            if found is not None:
                return found
        return None

    def _apply(self, found: tuple[str, Effect], head: Token) -> Factuality:
        name, effect = found
        if effect.own:
            return ASSERTED
        above = self.of(head)
        if above.time.value in effect.like:
            return above
        polarity = above.polarity if effect.handed else Polarity.POSITIVE
        if effect.negative:
            polarity = Polarity.POSITIVE if above.negative else Polarity.NEGATIVE
        if self._rejected(head):
            polarity = Polarity.NEGATIVE
        certainty = _weaker(above.certainty, Certainty(effect.certainty)) if effect.certainty else above.certainty
        time = Tense(effect.time) if effect.time else above.time
        cues = (*above.cues, head)
        return Factuality(polarity=polarity, certainty=certainty, time=time, rule=f"under {name}", cues=cues, supposed=above.supposed)

    def _rejected(self, noun: Token) -> bool:
        """Whether a proposal, a demand or the like is told to have been rejected."""
        if noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "nsubjpass"):
            return False
        found = self._effect(noun.head, "noun")
        return found is not None and found[0] == "rejecting"


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb stands in an infinitive, also a passive one ("to be freed") or one without "to" ("demanded that they leave")."""
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ == "to" for c in aux):
        return True
    return verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and not any(c.tag_ in _FINITE for c in aux)


def _is_finite(verb: Token) -> bool:
    return any(t.tag_ in _FINITE for t in (verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))))


def _finite_time(verb: Token, aux: dict[str, Token]) -> Tense | None:
    if aux.keys() & {"to", "having", "being"} or (not aux and verb.tag_ in ("VB", "VBG", "VBN")):
        return None
    if aux.keys() & {"has", "have", "had", "'ve", "was", "were", "did"}:
        return Tense.PAST
    if any(t.tag_ in ("VBZ", "VBP") for t in (verb, *aux.values())):
        return Tense.PRESENT
    return Tense.PAST if verb.tag_ == "VBD" or any(t.tag_ == "VBD" for t in aux.values()) else None


def _reported(verb: Token) -> bool:
    """Whether the clause is what somebody said, so that its "would" is his "will"."""
    tok = verb
    while tok.dep_ == "conj" and tok.head != tok:
        tok = tok.head
    if any(c.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in c.children) for c in tok.children):
        return False
    above = next((up for up in tok.ancestors if up.pos_ in ("VERB", "AUX")), None)
    return above is not None and tok.dep_ in ("ccomp", "acl", "relcl", "appos") and above.tag_ in ("VBD", "VBN", "VBG")


def _weaker(one: Certainty, other: Certainty) -> Certainty:
    return max(one, other, key=_ORDER.index)
