"""What tells that somebody says something: verbs of saying and asides, joined by the nouns of saying (`nouncues`) and
the claims (`claimcues`), and the stretch of words that each reports.

Invariant: a cue's content holds neither its verb nor its source. Pure facts of one parse and of word lists: who a source is, and whether it
can speak at all, `speakers` decides.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.claimcues import ClaimFinder
from parley.analysis.cuewords import Cue, cue_span, is_unsaid
from parley.analysis.nouncues import CITING, NounCueFinder
from parley.analysis.quotations import SHORTEST_QUOTE, Region, covering, ending_at, is_sign, widened
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BARE_INFINITIVE = frozenset("claim say allege deny report".split())
_OBJECT_SAID = frozenset("express voice stress reiterate emphasize emphasise".split())
_ADDRESSED = frozenset("tell inform brief assure remind promise warn advise notify".split())
_MAIN = ("ROOT", "ccomp", "conj", "parataxis", "dep", "aux", "auxpass")
"""How the verbs of what an aside interrupts hang: not in a clause of time or condition alone ("After he left, the minister said ...")."""
_TRANSITIVE = frozenset("describe call express voice mention quote report deny put find begin read".split())
"""Verbs that a noun follows as their object, so that only a quotation before them shows the noun to be who speaks."""
_RAISED = frozenset("say report believe think allege rumour rumor understand claim know announce".split())
"""Verbs of "is said to have ...": nobody is named who says it."""
_QUOTED_AS = frozenset("quote cite report".split())


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
        nouns = NounCueFinder(self.doc, self.words)
        reports = [*self._of_verbs(), *nouns.find()]
        reports += [*nouns.citing(reports), *nouns.hearsay()]
        taken = {(cue.verb.i, cue.told) for cue in reports} | {(cue.verb.i, False) for cue in reports}
        claims = ClaimFinder(self.doc, self.quotes, self.words).find()
        return reports + [cue for cue in claims if (cue.verb.i, False) not in taken]

    # verbs ------------------------------------------------------------------------------------------------

    def _of_verbs(self) -> Iterable[Cue]:
        for tok in self.doc:
            if tok.pos_ not in ("VERB", "AUX") or tok.lemma_.lower() not in self.quoting or is_unsaid(tok):
                continue
            cue = self._quoted_as(tok) or self._raised(tok) or self._as_clause(tok) or self._aside(tok)
            if cue is None and tok.lemma_.lower() in self.verbs:
                cue = self._clause(tok)
            if cue is None:
                cue = self._beside(tok)
            if cue is not None and cue.content:
                yield cue
                yield from self._quoting(tok, cue)

    def _clause(self, verb: Token) -> Cue | None:
        """The verb with the clause, infinitive or quotation that hangs on it."""
        content = self._hanging(verb) | self._near(verb, bool(self._hanging(verb)))
        source = _source(verb)
        if source is not None and source.i in content:
            content -= {t.i for t in source.subtree}
        content -= {verb.i}
        if not content or (source is None and syntax.is_passive(verb) and verb.lemma_.lower() not in _ADDRESSED):
            return Cue(verb, cue_span(verb), source, frozenset(content)) if content else None
        return Cue(verb, cue_span(verb), source, frozenset(content))

    def _hanging(self, verb: Token) -> set[int]:
        content: set[int] = set()
        lemma = verb.lemma_.lower()
        for c in verb.children:
            if c.dep_ == "ccomp" and c.i < verb.i and any(t.text in (":", ";") for t in self.doc[c.i : verb.i]):
                continue
            if c.dep_ in ("ccomp", "parataxis") or (c.dep_ == "xcomp" and lemma in _BARE_INFINITIVE):
                content |= {t.i for t in c.subtree}
                content |= {t.i for extra in c.children if extra.dep_ == "conj" for t in extra.subtree}
            elif c.dep_ == "dobj" and lemma in _OBJECT_SAID:
                content |= {t.i for t in c.subtree}
        for c in verb.children:  # "said Monday only that ...": what hangs on the clause and stands before its "that" is the verb's
            marks = [m.i for k in verb.children if k.dep_ == "ccomp" for m in k.children if m.dep_ == "mark" and m.lower_ == "that"]
            if c.dep_ == "ccomp" and marks and min(marks) > verb.i:
                content -= set(range(verb.i + 1, min(marks)))
        if not content:
            content |= _behind_noun(verb)
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
        span = (cue_span(above)[0], verb.i) if syntax.is_passive(above) else cue_span(above)
        return Cue(verb, span, source, frozenset(content - {verb.i}))

    def _quoting(self, verb: Token, inner: Cue) -> Iterable[Cue]:
        """Who quotes another "as saying" it: an outlet above the one who speaks."""
        above = verb.head.head
        if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or above.lemma_.lower() not in _QUOTED_AS or inner.source is None:
            return
        source = next(iter(syntax.subjects(above)), None)
        if source is not None and source.i not in inner.content and source.i != inner.source.i:
            words = {t.i for t in inner.source.subtree} | {verb.head.i, verb.i}
            yield Cue(above, cue_span(above), source, frozenset(inner.content | words))

    def _raised(self, verb: Token) -> Cue | None:
        """ "Is said to have fled": the clause is its subject with its infinitive, and nobody says it."""
        if not syntax.is_passive(verb) or verb.lemma_.lower() not in _RAISED:
            return None
        clause = next(iter(syntax.children(verb, "ccomp")), None)
        if clause is not None and any(s.lower_ == "it" for s in syntax.children(verb, "nsubjpass")):
            source = next(iter(syntax.agents(verb)), None)
            return Cue(verb, cue_span(verb), source, frozenset(t.i for t in clause.subtree))
        infinitive = next(iter(syntax.children(verb, "xcomp")), None)
        if infinitive is None:
            return None
        content = {t.i for c in (*syntax.children(verb, "nsubjpass"), infinitive) for t in c.subtree}
        return Cue(verb, cue_span(verb), next(iter(syntax.agents(verb)), None), frozenset(content))

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
        subject = next((c for c in reversed(syntax.children(verb, "nsubj", "nsubjpass")) if c.i < verb.i), None)
        source = inverted or subject
        if source is None:
            return None
        left = verb.i if inverted is not None else min(t.i for t in source.subtree)
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
        quoted = '"' in self.doc[verb.i - 1].text
        if not quoted and (verb.lemma_.lower() not in self.verbs or verb.lemma_.lower() in _TRANSITIVE):
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
        while verb.i < top.head.i < verb.sent.end and top.head != top and top.head.pos_ not in ("VERB", "AUX"):
            top = top.head
        if top.pos_ not in ("NOUN", "PROPN", "PRON"):
            return None
        return top if top.head.i <= verb.i or top.head == top or self._broken_off(verb, top) else None

    def _broken_off(self, verb: Token, source: Token) -> bool:
        """Whether a sign parts the source from the verb that the parser gives it: "The Front, said NAME, its commander, released ..."."""
        other = source.head
        if other.pos_ not in ("VERB", "AUX") or any(t.tag_ in _FINITE for t in self.doc[verb.sent.start : verb.i]):
            return False
        group = min([other.i, *(c.i for c in other.children if c.dep_ in ("aux", "auxpass", "neg"))])
        return self.doc[group - 1].text == ","

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
        below = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "prt") and c.i > verb.i]
        if after.text == ":" or any(not is_sign(self.doc[min(t.i for t in c.subtree) - 1]) for c in below):
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
        start, end = self._stretch(verb)
        content = {i for i in range(start, end) if not left <= i <= right}
        before = ending_at(self.quotes, self.doc, left)
        if before is not None:
            content |= set(range(before[0], before[1] + 1))
        elif not any(t.i in content and t.pos_ in ("VERB", "AUX") and t.dep_ in _MAIN for t in sent):
            return None
        content = widened(content, self.quotes)
        if verb.i in content:
            return None
        coordinated = {t.i for c in verb.children if c.dep_ == "conj" and c.lemma_.lower() in self.quoting for t in c.subtree}
        later = {t.i for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > verb.i for t in c.subtree}
        content -= (coordinated | later) if before is not None else set()
        return Cue(verb, cue_span(verb), source, frozenset(content - set(range(left, right + 1))))

    def _stretch(self, verb: Token) -> tuple[int, int]:
        """The sentence around a verb as far as the next semicolons outside quotations."""
        sent = verb.sent
        stops = [t.i for t in sent if t.text == ";" and covering(self.quotes, t.i) is None]
        return max((i + 1 for i in stops if i < verb.i), default=sent.start), min((i for i in stops if i > verb.i), default=sent.end)

    def _beside(self, verb: Token) -> Cue | None:
        """A verb that stands right before its quotation: "he continued: ...", "her letter read ..."."""
        sent = verb.sent
        source = _source(verb)
        if source is None or covering(self.quotes, verb.i) is not None or syntax.is_passive(verb):
            return None
        if verb.dep_ == "advcl" and verb.tag_ in ("VBN", "VBD") and not syntax.raw_subjects(verb):
            return None  # "Asked about the funds, he said: ..."
        for a, b in self.quotes:
            reach = a < sent.end or (a == sent.end and self.doc[sent.end - 1].text == ":")
            between = self.doc[verb.i + 1 : a] if verb.i < a else None
            if between is None or not reach or b - a < 2:
                continue
            direct = len(between) == 0 or between[-1].text in (":", ",") or between[-1].lower_ in ("that", "with")
            if direct and not any(t.pos_ in ("VERB", "AUX") for t in between) and (len(between) < 2 or between[-1].text in (":", ",")):
                return Cue(verb, cue_span(verb), source, frozenset(range(a, b + 1)))
        return None


def _source(verb: Token) -> Token | None:
    passive = syntax.is_passive(verb)
    found = syntax.objects(verb) if passive and verb.lemma_ in CITING else syntax.subjects(verb)
    for tok in found[1:]:  # "the news agency NAME said", read as two subjects
        if tok.pos_ == "PROPN" and tok.dep_ == "nsubj" and min(t.i for t in tok.subtree) == max(t.i for t in found[0].subtree) + 1:
            return tok
    return found[0] if found else None


def _behind_noun(verb: Token) -> set[int]:
    """ "Said in a dispatch from the border that ...", "was told by the guards that ...": the clause that the parser hangs on the noun."""
    nouns = [t for prep in syntax.prepositions(verb) if prep.i > verb.i for t in prep.subtree if t.pos_ in ("NOUN", "PROPN")]
    for noun in nouns:
        for c in noun.children:
            that = next((m for m in c.children if m.lower_ == "that" and m.i > verb.i), None)
            if c.dep_ in ("acl", "relcl", "ccomp") and that is not None and any(s != that for s in syntax.raw_subjects(c)):
                return {t.i for t in c.subtree}
    return set()
