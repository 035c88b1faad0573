"""What a sentence makes of an event it speaks of: whether it happened, how sure that is, and whether it lies ahead.

`judge` climbs from the event's word to the top of its sentence: each word above it changes the verdict (`factuality.toml` says how), then
the event's own auxiliaries, negations and modifiers do. Pure; it knows no act and no actor, and does not say who holds the view: what a
speaker asserts is certain. After Saurí & Pustejovsky, "FactBank: a corpus annotated with event factuality" (2009).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from parley.analysis.governors import Effect, Governors
from parley.analysis.negation import own_negation
from parley.analysis.verbforms import finite_time, hedge, is_finite, is_infinitive, lies_ahead, modal_of
from parley.analysis.verdicts import ASSERTED, CONDITION, Factuality, weaker
from parley.model.records import Certainty, Polarity, Tense

_MAX_STEPS = 14
"""Steps up a chain of heads before we stop: parses of broken text can be strange."""

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
_SEEING = frozenset("see watch let make have help".split())
"""Verbs whose clause has its verb in the bare form: it is told as far as they are."""
_LISTING = frozenset("include involve comprise contain cover range".split())
"""Verbs by which a demand or a plan is told in parts ("their demands include dissolving the assembly")."""
_TEMPORAL = frozenset("when once after before until till as while whenever".split())
"""Words that begin a clause whose present tense lies ahead where its main clause does ("will leave when it ends")."""


def judge(tok: Token, governors: Governors, *, headline: bool = False) -> Factuality:
    """The factuality of the event that `tok` (verb, noun or adjective) tells.

    governors: the words that decide, from `factuality.toml`; headline: the sentence is one, in which "to" means the future and a present
    tense the past. "The rebels refused to disarm": `disarm` is negative, certain and past, by the rule "under failing", for "refused".
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
        infinitive = is_infinitive(verb)
        if dep == "relcl" and not infinitive:
            return ASSERTED
        if dep == "acl" and not infinitive and mark is None:
            return ASSERTED
        if infinitive and (special := self._auxiliary(verb, head, dep)) is not None:
            return special
        if dep == "advcl":
            return self._adverbial(verb, head, infinitive)
        if dep in ("ccomp", "relcl", "csubj", "nsubj") and is_finite(verb):
            return self._finite_clause(verb, head)
        found = self._clause_effect(head)
        if head.lower_ == "order" and head.dep_ == "pobj" and head.head.lower_ == "in":
            return self._adverbial(verb, head.head.head, infinitive)  # "in order to"
        if infinitive and self.headline and head.head == head and head.pos_ in ("NOUN", "PROPN"):
            return replace(ASSERTED, time=Tense.FUTURE, rule="is to happen")
        if found is not None:
            return self._apply(found, head)
        if infinitive and dep in ("acl", "xcomp", "relcl", "ccomp"):
            above = self.of(head)
            return replace(above, time=Tense.FUTURE, polarity=Polarity.POSITIVE, rule="an infinitive")
        if dep == "acl":
            return ASSERTED
        return self.of(head)

    def _auxiliary(self, verb: Token, head: Token, dep: str) -> Factuality | None:
        """An infinitive under what is half an auxiliary: "is to", "has to", "is going to", "has yet to"."""
        yet = next((c for c in head.children if c.lower_ == "yet" and c.dep_ == "advmod"), None)
        if dep == "xcomp" and yet is not None and head.lemma_ in ("have", "be"):
            return Factuality(polarity=Polarity.NEGATIVE, rule="yet to happen", cues=(yet,))
        if head.lemma_ == "be" and dep in ("xcomp", "ccomp", "advcl"):
            above = self.of(head)
            passive = any(c.dep_ == "auxpass" for c in verb.children)
            nouns = [c for c in head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN" and not passive]
            aim = self._effect(nouns[0], "clause") if nouns else None
            if aim is not None and aim[0] in _AIMS:
                return replace(self._apply(aim, head), polarity=above.polarity)
            return replace(above, time=Tense.FUTURE, rule="is to happen", cues=(*above.cues, head))
        if dep != "xcomp" or not (head.lemma_ == "have" or head.lower_ in ("going", "gonna")):
            return None
        above = self.of(head)
        if head.lemma_ != "have":
            return replace(above, time=Tense.FUTURE, rule="going to happen", cues=(*above.cues, head))
        if above.time is Tense.FUTURE:
            return above
        return replace(above, certainty=Certainty.UNDERSPECIFIED, time=Tense.FUTURE, rule="has to", cues=(*above.cues, head))

    def _clause_effect(self, head: Token) -> tuple[str, Effect] | None:
        """The effect of a head on its clause; of "it is unlikely that" and "it is a risk that" that of the adjective or noun, of "the
        demands include" that of the demands."""
        if (listed := self._listed(head)) is not None:
            return listed
        if head.lemma_ == "be":
            for c in head.children:
                if c.dep_ in ("acomp", "attr") and (found := self._effect(c, "clause")) is not None:
                    return found
        return self._effect(head, "clause")

    def _listed(self, verb: Token) -> tuple[str, Effect] | None:
        """The effect of a demand or a plan on the parts that a verb lists of it."""
        if verb.lemma_ not in _LISTING:
            return None
        found = (self._effect(c, "clause") for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN")
        return next((aim for aim in found if aim is not None and aim[0] in _AIMS), None)

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
        if _is_seen(verb):
            return self.of(head)
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
        if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not is_finite(verb)):
            return ASSERTED
        if is_finite(verb) and not any(c.lower_ in _TEMPORAL for c in verb.children if c.dep_ in ("mark", "advmod")):
            return ASSERTED
        if is_finite(verb):
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
        return replace(above, polarity=Polarity.POSITIVE, rule="an infinitive" if is_infinitive(tok) else f"behind {lower}")

    def _own_verb(self, verb: Token, above: Factuality) -> Factuality:
        aux = {c.lower_: c for c in verb.children if c.dep_ in ("aux", "auxpass")}
        out = above
        modal, finite = modal_of(verb, aux, self.governors), finite_time(verb, aux)
        finite = None if _is_seen(verb) else finite
        ahead = verb.dep_ == "advcl" and finite is Tense.PRESENT and above.time is Tense.FUTURE  # "will leave when it ends"
        if modal is not None:
            certainty, time, cue, rule = modal
            out = replace(out, certainty=weaker(out.certainty, certainty), time=time, rule=rule, cues=(*out.cues, cue))
        elif finite is not None and above.rule != CONDITION and not ahead:
            out = replace(out, time=self._told_time(verb, finite))
        elif "to" in aux and "have" in aux:
            out = replace(out, time=Tense.PAST)
        elif "to" in aux and verb.head == verb and self.headline:
            out = replace(out, time=Tense.FUTURE, rule="is to happen", cues=(*out.cues, aux["to"]))
        hedged = hedge(verb, self.governors)
        if hedged is not None:
            out = replace(out, certainty=weaker(out.certainty, hedged[0]), rule="hedged", cues=(*out.cues, hedged[1]))
        out = self._negated(verb, out)
        end = verb.doc[verb.sent.end - 1]
        if verb.head == verb and end.text == "?":
            out = replace(out, certainty=Certainty.UNDERSPECIFIED, rule="asked", cues=(*out.cues, end))
        return out

    def _told_time(self, verb: Token, time: Tense) -> Tense:
        if time is Tense.PRESENT and lies_ahead(verb, self.governors):
            return Tense.FUTURE
        return Tense.PAST if time is Tense.PRESENT and self.headline else time

    def _negated(self, tok: Token, out: Factuality) -> Factuality:
        no = own_negation(tok, self.governors)
        if no is None or no in out.cues:
            return out
        rule = "negated" if out.rule == ASSERTED.rule else out.rule
        return replace(out, polarity=Polarity.POSITIVE if out.negative else Polarity.NEGATIVE, rule=rule, cues=(*out.cues, no))

    # nouns -------------------------------------------------------------------------------------------------

    def _noun(self, noun: Token) -> Factuality:
        return self._own_noun(noun, self._above_noun(noun))

    def _above_noun(self, noun: Token) -> Factuality:
        head, dep = noun.head, noun.dep_
        if head == noun:
            return ASSERTED
        if dep in _NOUN_EDGES:
            found = self._listed(head) or self._effect(head, "noun")
            if found is not None and found[0] == "rejecting" and noun.lemma_.lower() in self.governors.by_word:
                return ASSERTED  # who rejects a proposal does not undo it, only what it proposes
            return self._apply(found, head) if found is not None else ASSERTED
        if dep in ("nsubj", "csubj"):
            return self._subject(head)
        if dep in ("pobj", "pcomp"):
            return self._behind_preposition(noun, head)
        if dep in ("compound", "nmod"):
            found = self._effect(head, "noun") or self._effect(head, "clause")
            return self._apply(found, head) if found is not None else ASSERTED
        if dep == "conj":
            return self._above_noun(head)
        if dep == "appos":
            return replace(self._above_noun(head), polarity=Polarity.POSITIVE)
        if dep == "advcl":  # the parser takes "withdraws" for a noun in "if the army withdraws"
            mark = next((c for c in noun.children if c.dep_ == "mark"), None)
            return (mark is not None and self._condition(mark, dep)) or ASSERTED
        return ASSERTED

    def _subject(self, verb: Token) -> Factuality:
        for below in verb.children:
            passive = below.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in below.children)
            found = self._effect(below, "noun" if passive else "subject") if below.dep_ in ("acomp", "attr", "xcomp") else None
            if found is not None:  # "the talks are going to take place", "the visit is due"
                return self._apply(found, below if below.dep_ == "xcomp" else verb)
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
                    certainty=weaker(out.certainty, certainty),
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
        phrasal = [f"{lemma}-{c.lower_}" for c in head.children if c.dep_ == "prt" or (c.dep_ == "dobj" and not any(c.children))]
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
        certainty = weaker(above.certainty, Certainty(effect.certainty)) if effect.certainty else above.certainty
        time = Tense(effect.time) if effect.time else above.time
        cues = (*above.cues, head)
        return Factuality(polarity=polarity, certainty=certainty, time=time, rule=f"under {name}", cues=cues, supposed=above.supposed)

    def _rejected(self, noun: Token) -> bool:
        """Whether a proposal, a demand or the like is told to have been rejected."""
        if noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "nsubjpass"):
            return False
        found = self._effect(noun.head, "noun")
        return found is not None and found[0] == "rejecting"


def _is_seen(verb: Token) -> bool:
    """Whether a verb's bare form stands under "see" or its like ("would see the troops begin to leave"); parsers take it for a present."""
    bare = verb.tag_ in ("VB", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return bare and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _SEEING and not any(c.dep_ == "mark" for c in verb.children)
