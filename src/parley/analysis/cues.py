"""What tells that somebody says something: verbs and nouns of saying, "according to", asides, and the stretch of words that each reports.

Invariant: a cue's content holds neither its verb nor its source. Pure facts of one parse and of word lists: who a source is, and whether it
can speak at all, `speakers` decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.quotations import SHORTEST_QUOTE, Region, covering, ending_at, is_sign, widened
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BARE_INFINITIVE = frozenset("claim say allege deny report".split())
_OBJECT_SAID = frozenset("express voice stress reiterate emphasize emphasise".split())
_ADDRESSED = frozenset("tell inform brief assure remind".split())
_TEXTS = frozenset("agreement deal accord plan schedule timetable term law treaty".split())
"""What one acts according to, and which says nothing."""
_ACCOUNTS = frozenset("view words word account opinion estimate reckoning assessment eyes".split())
"""Nouns of "in the view of X", "by X's account"."""
_NOBODY = frozenset("nobody none nothing neither no-one".split())
_QUESTIONS = frozenset("whether when who what which how where why if".split())
_RAISED = frozenset("say report believe think allege rumour rumor understand claim know".split())
"""Verbs of "is said to have ...": nobody is named who says it."""
_QUOTED_AS = frozenset("quote cite report".split())
_CITING = frozenset("cite quote".split())
_CHARGED = frozenset("of for as over with on against in to about after into".split())
"""Prepositions whose phrase belongs to what is demanded, blamed or praised."""


@dataclass(frozen=True, slots=True)
class Cue:
    """verb: the word that tells of the saying; span: first and last token of the cue; source: head of the source phrase; content: token
    indices that are said; told: whether they are reported (a clause, a quotation), rather than what a demand or a charge is about."""

    verb: Token
    span: tuple[int, int]
    source: Token | None
    content: frozenset[int]
    told: bool = True


class CueFinder:
    """Finds the cues of one paragraph. quotes: its quotations."""

    def __init__(self, par: Paragraph, quotes: list[Region], words: Words) -> None:
        self.par = par
        self.doc = par.doc
        self.quotes = quotes
        self.verbs = words["speech.verbs"]
        self.quoting = words["speech.verbs"] | words["speech.quoting"]
        self.words = words

    def find(self) -> list[Cue]:
        """All cues, reports first: of two on one verb the first stays."""
        reports = [*self._of_verbs(), *self._according(), *self._accounts(), *self._of_nouns()]
        reports += self._citing(reports)
        taken = {(cue.verb.i, cue.told) for cue in reports} | {(cue.verb.i, False) for cue in reports}
        return reports + [cue for cue in self._claims() if (cue.verb.i, False) not in taken]

    # verbs ------------------------------------------------------------------------------------------------

    def _of_verbs(self) -> Iterable[Cue]:
        for tok in self.doc:
            if tok.pos_ not in ("VERB", "AUX") or tok.lemma_.lower() not in self.quoting or _unsaid(tok):
                continue
            cue = self._quoted_as(tok) or self._raised(tok) or self._as_clause(tok) or self._aside(tok)
            if cue is None and tok.lemma_.lower() in self.verbs:
                cue = self._clause(tok)
            if cue is None:
                cue = self._beside(tok)
            if cue is not None and cue.content:
                yield cue

    def _clause(self, verb: Token) -> Cue | None:
        """The verb with the clause, infinitive or quotation that hangs on it."""
        content = self._hanging(verb) | self._near(verb, bool(self._hanging(verb)))
        source = _source(verb)
        if source is not None and source.i in content:
            content -= {t.i for t in source.subtree}
        content -= {verb.i}
        if not content or (source is None and syntax.is_passive(verb) and not _is_told_that(verb)):
            return Cue(verb, _span(verb), source, frozenset(content)) if content else None
        return Cue(verb, _span(verb), source, frozenset(content))

    def _hanging(self, verb: Token) -> set[int]:
        content: set[int] = set()
        lemma = verb.lemma_.lower()
        for c in verb.children:
            if c.dep_ in ("ccomp", "parataxis") or (c.dep_ == "xcomp" and lemma in _BARE_INFINITIVE):
                content |= {t.i for t in c.subtree}
                content |= {t.i for extra in c.children if extra.dep_ == "conj" for t in extra.subtree}
            elif c.dep_ == "dobj" and lemma in _OBJECT_SAID:
                content |= {t.i for t in c.subtree}
        for c in verb.children:  # "said Monday only that ...": what hangs on the clause and stands before its "that" is the verb's
            marks = [m.i for k in verb.children if k.dep_ == "ccomp" for m in k.children if m.dep_ == "mark" and m.lower_ == "that"]
            if c.dep_ == "ccomp" and marks and min(marks) > verb.i:
                content -= set(range(verb.i + 1, min(marks)))
        if verb.dep_ in ("parataxis", "advcl", "ccomp", "dep", "conj", "intj") and not content and syntax.raw_subjects(verb):
            host = verb.head  # `"...," he said` where the parser hangs the verb below the quotation
            mine = {t.i for t in verb.subtree}
            if host.pos_ in ("VERB", "AUX") and (verb.dep_ in ("parataxis", "dep", "intj") or any(a < verb.i for a, _ in self.quotes)):
                content |= {t.i for t in host.subtree} - mine
        return content

    def _near(self, verb: Token, clause: bool) -> set[int]:
        """The quotations of the verb's sentence that no other verb of saying stands nearer to."""
        sent = verb.sent
        near = [(a, b) for a, b in self.quotes if sent.start <= b and a < sent.end and not a <= verb.i <= b]
        if not near or not syntax.subjects(verb):
            return set()
        objects = [c for c in verb.children if c.dep_ == "dobj" and not any(a <= c.i <= b for a, b in near)]
        if not clause and objects and verb.lemma_.lower() not in _ADDRESSED:
            return set()
        out: set[int] = set()
        for a, b in near:
            if b - a > SHORTEST_QUOTE and not any(self._speaks_nearer(o, verb, a, b) for o in sent):
                out |= set(range(a, b + 1))
        return out

    def _speaks_nearer(self, other: Token, verb: Token, a: int, b: int) -> bool:
        return (
            other.i != verb.i
            and other.pos_ == "VERB"
            and other.lemma_.lower() in self.verbs
            and abs(other.i - a) < abs(verb.i - a)
            and not a <= other.i <= b
            and bool(syntax.raw_subjects(other))
        )

    def _quoted_as(self, verb: Token) -> Cue | None:
        """ "Was quoted as saying that ...", "quoted X as saying that ..."."""
        prep = verb.head
        if verb.dep_ != "pcomp" or prep.lower_ != "as" or prep.head.lemma_.lower() not in _QUOTED_AS:
            return None
        above = prep.head
        content = self._hanging(verb) | self._near(verb, True)
        source = next(iter(syntax.objects(above)), None)
        if not content:
            return None
        span = (_span(above)[0], verb.i) if syntax.is_passive(above) else _span(above)
        return Cue(verb, span, source, frozenset(content - {verb.i}))

    def _raised(self, verb: Token) -> Cue | None:
        """ "Is said to have fled": the clause is its subject with its infinitive, and nobody says it."""
        infinitive = next(iter(syntax.children(verb, "xcomp")), None)
        if infinitive is None or not syntax.is_passive(verb) or verb.lemma_.lower() not in _RAISED:
            return None
        content = {t.i for c in (*syntax.children(verb, "nsubjpass"), infinitive) for t in c.subtree}
        return Cue(verb, _span(verb), next(iter(syntax.agents(verb)), None), frozenset(content))

    # asides -----------------------------------------------------------------------------------------------

    def _as_clause(self, verb: Token) -> Cue | None:
        """ "As X put it, ...": all else in the sentence is said by X."""
        mark = next((c for c in verb.children if c.lower_ == "as" and c.i < verb.i and c.dep_ in ("mark", "advmod", "prep")), None)
        source = next(iter(syntax.raw_subjects(verb)), None)
        if mark is None or source is None or verb.dep_ not in ("advcl", "parataxis", "ccomp", "dep"):
            return None
        return self._rest(verb, source, mark.i, self._border(verb.i + 1, verb.sent) - 1)

    def _aside(self, verb: Token) -> Cue | None:
        """ "..., he said", "..., said the mayor, ...": all else in the sentence is said, with the quotation that the sentence ends."""
        if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or covering(self.quotes, verb.i) is not None:
            return None
        inverted = self._inverted(verb)
        subjects = [s for s in syntax.raw_subjects(verb) if s.i < verb.i]
        source = inverted or (subjects[0] if subjects else None)
        if source is None:
            return None
        left = verb.i if inverted is not None else min(t.i for s in subjects[:1] for t in s.subtree)
        if any(t.dep_ in ("aux", "auxpass") and t.i < left for t in verb.children) or not self._bordered(left, verb.sent):
            return None
        if inverted is None and self._goes_on(verb):
            return None
        right = self._after_source(verb, source) if inverted is not None else self._border(verb.i + 1, verb.sent) - 1
        return self._rest(verb, source, left, right)

    def _inverted(self, verb: Token) -> Token | None:
        """The source that follows its verb: "said the mayor"."""
        if verb.i + 1 >= verb.sent.end or not self._bordered(verb.i, verb.sent):
            return None
        after = verb.nbor(1)
        if after.pos_ not in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM") or after.is_punct:
            return None
        for c in sorted(verb.children, key=lambda t: t.i):
            if (
                c.i > verb.i
                and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
                and c.dep_ in ("nsubj", "dobj", "attr", "oprd", "dep", "npadvmod")
            ):
                return c
        top = after
        while top.head.i > verb.i and top.head.i < verb.sent.end and top.head != top and top.pos_ not in ("VERB", "AUX"):
            if top.head.pos_ in ("VERB", "AUX"):
                break
            top = top.head
        return top if top.pos_ in ("NOUN", "PROPN", "PRON") else None

    def _bordered(self, left: int, sent: Span) -> bool:
        """Whether a sign, or the end of a quotation, stands just before."""
        if left == 0:
            return False
        before = self.doc[left - 1]
        return is_sign(before) and before.text != ":" if left > sent.start else '"' in before.text

    def _goes_on(self, verb: Token) -> bool:
        """Whether what is said follows the verb without a sign between: no aside then."""
        after = self.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
        if after is None or after.text in (",", "."):
            return False
        if any(c.dep_ in ("ccomp", "xcomp", "prt") and c.i > verb.i for c in verb.children) or after.text == ":":
            return True
        return any(c.dep_ in ("dobj", "pobj") and c.i > verb.i for c in verb.children) and verb.lemma_.lower() not in _ADDRESSED

    def _border(self, start: int, sent: Span) -> int:
        """Where the aside ends: the next sign, or the end of the sentence."""
        for i in range(start, sent.end):
            if self.doc[i].text == "," or '"' in self.doc[i].text:
                rest = [t for t in self.doc[i + 1 : sent.end] if not t.is_punct]
                if '"' in self.doc[i].text or any(t.pos_ in ("VERB", "AUX") for t in rest):
                    return i + 1 if self.doc[i].text == "," else i
        return sent.end

    def _after_source(self, verb: Token, source: Token) -> int:
        """The last token of an inverted aside: behind the source, its appositions and relative clauses."""
        sent = verb.sent
        begun = not any(t.tag_ in _FINITE for t in self.doc[sent.start : verb.i])
        for i in range(source.i + 1, sent.end):
            tok = self.doc[i]
            if '"' in tok.text:
                return i - 1
            if tok.text != "," or i + 1 >= sent.end:
                continue
            after = self.doc[i + 1]
            if '"' in after.text or (begun and after.tag_ in _FINITE):
                return i
            if after.dep_ in ("mark", "cc") and any(t.tag_ in _FINITE for t in self.doc[i + 1 : sent.end]):
                return i
        return sent.end - 1

    def _rest(self, verb: Token, source: Token, left: int, right: int) -> Cue | None:
        """The cue of an aside from token `left` to `right`: its sentence without it, and the quotation before it."""
        sent = verb.sent
        content = {t.i for t in sent if not left <= t.i <= right}
        before = ending_at(self.quotes, self.doc, left)
        if before is not None:
            content |= set(range(before[0], before[1] + 1))
        elif not any(t.i in content and t.pos_ in ("VERB", "AUX") for t in sent):
            return None
        content = widened(content, self.quotes)
        if verb.i in content:
            return None
        coordinated = {t.i for c in verb.children if c.dep_ == "conj" and c.lemma_.lower() in self.quoting for t in c.subtree}
        later = {t.i for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > verb.i for t in c.subtree}
        content -= (coordinated | later) if before is not None else set()
        return Cue(verb, _span(verb), source, frozenset(content - {t for t in range(left, right + 1)}))

    def _beside(self, verb: Token) -> Cue | None:
        """A verb that stands right before its quotation: "he continued: ...", "her letter read ..."."""
        sent = verb.sent
        source = _source(verb)
        if source is None or covering(self.quotes, verb.i) is not None or syntax.is_passive(verb):
            return None
        for a, b in self.quotes:
            reach = a < sent.end or (a == sent.end and self.doc[sent.end - 1].text == ":")
            between = self.doc[verb.i + 1 : a] if verb.i < a else None
            if between is None or not reach or b - a < 2:
                continue
            direct = len(between) == 0 or between[-1].text in (":", ",") or between[-1].lower_ in ("that", "with")
            if direct and not any(t.pos_ in ("VERB", "AUX") for t in between) and (len(between) < 2 or between[-1].text in (":", ",")):
                return Cue(verb, _span(verb), source, frozenset(range(a, b + 1)))
        return None

    # no verbs ---------------------------------------------------------------------------------------------

    def _according(self) -> Iterable[Cue]:
        """ "According to X, ...": all else in the clause is said by X."""
        for tok in self.doc:
            if tok.lower_ != "according":
                continue
            preps = syntax.children(tok, "prep")
            sources = [o for prep in preps for o in syntax.children(prep, "pobj")] or syntax.children(tok, "pobj")
            if not sources or sources[0].lemma_.lower() in _TEXTS:
                continue
            inside = {t.i for t in tok.subtree}
            verb = syntax.clause_of(tok.head) if tok.head != tok else tok
            content = {t.i for t in verb.subtree if t.i not in inside}
            last = self.doc[tok.i + 1] if tok.i + 1 < len(self.doc) and self.doc[tok.i + 1].lower_ == "to" else tok
            if content:
                yield Cue(tok, (tok.i, last.i), sources[0], frozenset(content))

    def _accounts(self) -> Iterable[Cue]:
        """ "In the view of X, ...", "by X's account, ..."."""
        for tok in self.doc:
            if tok.lower_ not in _ACCOUNTS or tok.dep_ != "pobj" or tok.head.lower_ not in ("in", "by"):
                continue
            source = next(iter([*syntax.children(tok, "poss"), *syntax.prep_objects(tok, "of")]), None)
            prep = tok.head
            if source is None or prep.head.pos_ not in ("VERB", "AUX"):
                continue
            inside = {t.i for t in prep.subtree}
            of = next((c for c in tok.children if c.lower_ == "of"), None)
            span = (prep.i, of.i) if of is not None else (tok.i, tok.i)
            yield Cue(tok, span, source, frozenset(t.i for t in syntax.clause_of(prep.head).subtree if t.i not in inside))

    def _of_nouns(self) -> Iterable[Cue]:
        """ "The claim by X that ...", "X's promise to ..."."""
        reports, acts = self.words["speech.claims"], self.words["speech.undertakings"]
        for tok in self.doc:
            lemma = tok.lemma_.lower()
            if tok.pos_ != "NOUN" or lemma not in reports | acts:
                continue
            clause = next((c for c in tok.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > tok.i and _is_claim(c)), None)
            if clause is None or syntax.negated(tok):
                continue
            content = {t.i for t in clause.subtree}
            source = next((s for s in syntax.noun_owner(tok) if s.i not in content and s.lower_ != "there"), None)
            yield Cue(tok, (tok.i, tok.i), source, frozenset(content), told=lemma in reports)

    def _citing(self, found: list[Cue]) -> Iterable[Cue]:
        """ "..., citing X": X says what the sentence tells, or what its speaker says."""
        for tok in self.doc:
            if tok.lemma_.lower() not in _CITING or tok.tag_ != "VBG" or tok.dep_ not in ("advcl", "acl", "prep", "pcomp"):
                continue
            source = next(iter(syntax.children(tok, "dobj")), None)
            if source is None or tok.head == tok:
                continue
            host = tok.head if tok.head.pos_ in ("VERB", "AUX") else syntax.clause_of(tok.head)
            inside = {t.i for t in tok.subtree}
            above = next((cue for cue in found if cue.verb == host), None)
            content = above.content if above is not None else frozenset(t.i for t in host.subtree)
            yield Cue(tok, (tok.i, tok.i), source, frozenset(content - inside))

    # demands, charges, promises -------------------------------------------------------------------------------

    def _claims(self) -> Iterable[Cue]:
        """Verbs whose object, infinitive or clause is what is demanded, promised, charged or judged."""
        judged, vowed, asked, wished = (self.words[f"claims.{name}"] for name in ("objects", "infinitives", "asked", "clauses"))
        for tok in self.doc:
            lemma = tok.lemma_.lower()
            if tok.pos_ != "VERB" or lemma not in judged | vowed | asked | wished or _unsaid(tok):
                continue
            passive = syntax.is_passive(tok)
            source = next(iter(syntax.subjects(tok)), None)
            if source is None or (passive and not syntax.agents(tok)):
                continue
            content = self._claimed(tok, passive)
            if content and source.i not in content:
                yield Cue(tok, _span(tok), source, frozenset(content), told=False)

    def _claimed(self, verb: Token, passive: bool) -> set[int]:
        lemma = verb.lemma_.lower()
        objects = [c for c in verb.children if c.dep_ in ("dobj", "oprd", "dative", "attr") and c.i > verb.i]
        clauses = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i]
        preps = [c for c in syntax.children(verb, "prep", "dative") if c.lower_ in _CHARGED and c.i > verb.i and not _timed(c)]
        wanted: list[Token] = []
        if lemma in self.words["claims.clauses"] and any(c.dep_ == "ccomp" for c in clauses):
            wanted = [c for c in clauses if c.dep_ == "ccomp"]
        elif lemma in self.words["claims.infinitives"] and any(c.dep_ == "xcomp" for c in clauses) and not objects:
            wanted = [c for c in clauses if c.dep_ == "xcomp"]
        elif lemma in self.words["claims.asked"]:
            on = [c for c in preps if c.lower_ in ("on", "upon", "to", "for")]
            if lemma == "call" and not on and (objects or clauses):  # "called it a trap"
                wanted = [*objects, *clauses]
            elif lemma in ("call", "appeal"):
                wanted = [*on, *clauses] if on else []
            elif objects or clauses:
                wanted = [*objects, *clauses, *(c for c in preps if lemma == "ask" and c.lower_ == "for")]
            elif lemma == "ask":
                wanted = [c for c in preps if c.lower_ in ("for", "that")]
        elif lemma in self.words["claims.objects"] and (objects or passive):
            wanted = [*objects, *clauses, *preps, *(syntax.children(verb, "nsubjpass") if passive else [])]
        elif lemma == "speak":
            wanted = [c for c in preps if c.lower_ == "of"]
        content = {t.i for c in wanted for t in c.subtree}
        return content - {c.i for c in wanted if c.dep_ == "prep" and (lemma in ("call", "appeal", "speak", "ask"))}


def _source(verb: Token) -> Token | None:
    passive = syntax.is_passive(verb)
    found = syntax.objects(verb) if passive and verb.lemma_ in _CITING else syntax.subjects(verb)
    return found[0] if found else None


def _is_told_that(verb: Token) -> bool:
    return verb.lemma_.lower() in _ADDRESSED


def _is_claim(clause: Token) -> bool:
    """Whether a clause under a noun is what the noun says: "that it would ...", "to free ..."."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    to = clause.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return that or to


def _unsaid(verb: Token) -> bool:
    """Whether nobody says it: "did not say", "nobody would say", "declined to say whether"."""
    if any(c.dep_ == "neg" for c in verb.children) and verb.lemma_.lower() != "deny":
        return True
    if any(s.lower_ in _NOBODY or any(d.lower_ == "no" for d in s.children if d.dep_ == "det") for s in syntax.raw_subjects(verb)):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ("decline", "refuse", "fail", "hesitate")


def _timed(prep: Token) -> bool:
    return any(o.ent_type_ in ("DATE", "TIME") for o in syntax.children(prep, "pobj"))


def _span(verb: Token) -> tuple[int, int]:
    """A verb with its auxiliaries before it and the particle or preposition that makes it one word: "had called on", "goes on"."""
    first = min([verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i and c.tag_ != "TO")])
    between = verb.doc[first : verb.i]
    if any(t.dep_ not in ("aux", "auxpass", "neg", "advmod") or t.head != verb for t in between):
        first = verb.i
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    whole = {"call": ("on", "upon", "for"), "speak": ("of",), "go": ("on",), "ask": ("for",), "appeal": ("to", "for")}
    if after is not None and after.head == verb and after.lower_ in whole.get(verb.lemma_.lower(), ()):
        return first, after.i
    return first, verb.i
