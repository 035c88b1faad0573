"""What tells without a verb of saying that somebody says something: "according to", "in the view of", "the claim that", "reportedly",
"citing".

Invariant: a cue's content holds neither its own words nor its source.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from parley.analysis import syntax
from parley.analysis.cuewords import Cue
from parley.analysis.words import Words

_TEXTS = frozenset("agreement deal accord plan schedule timetable term law treaty".split())
"""What one acts according to, and which says nothing."""
_ACCOUNTS = frozenset("view words word account opinion estimate reckoning assessment eyes".split())
"""Nouns of "in the view of X", "by X's account"."""
_HEARSAY = frozenset("allegedly reportedly purportedly supposedly".split())
CITING = frozenset("cite quote".split())
"""Verbs whose object is who says it."""


class NounCueFinder:
    """Finds the cues of one paragraph that are no verbs of saying."""

    def __init__(self, doc: Doc, words: Words) -> None:
        self.doc = doc
        self.words = words

    def find(self) -> Iterable[Cue]:
        """The cues that name who says it."""
        yield from self._according()
        yield from self._accounts()
        yield from self._of_nouns()

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
            hosts = [tok, *syntax.prep_objects(tok, "by", "of", "from")]  # the parser may hang the clause on "the regent"
            below = (c for host in hosts for c in host.children)
            clause = next((c for c in below if c.dep_ in ("acl", "ccomp", "relcl") and c.i > tok.i and _is_claim(c)), None)
            if clause is None or syntax.negated(tok):
                continue
            content = {t.i for t in clause.subtree}
            source = next((s for s in syntax.noun_owner(tok) if s.i not in content and s.lower_ != "there"), None)
            yield Cue(tok, (tok.i, tok.i), source, frozenset(content), told=lemma in reports)

    def hearsay(self) -> Iterable[Cue]:
        """ "Allegedly", "reportedly": somebody says it, nobody is named."""
        for tok in self.doc:
            if tok.lower_ in _HEARSAY and tok.dep_ == "advmod" and tok.head.pos_ in ("VERB", "AUX"):
                yield Cue(tok, (tok.i, tok.i), None, frozenset(t.i for t in tok.head.subtree), told=False)

    def citing(self, found: list[Cue]) -> Iterable[Cue]:
        """ "..., citing X": X says what the sentence tells, or what its speaker says."""
        for tok in self.doc:
            if tok.lemma_.lower() not in CITING or tok.tag_ != "VBG" or tok.dep_ not in ("advcl", "acl", "prep", "pcomp"):
                continue
            source = next(iter(syntax.children(tok, "dobj")), None)
            if source is None or tok.head == tok:
                continue
            host = tok.head if tok.head.pos_ in ("VERB", "AUX") else syntax.clause_of(tok.head)
            inside = {t.i for t in tok.subtree}
            above = next((cue for cue in found if cue.verb == host), None)
            content = above.content if above is not None else frozenset(t.i for t in host.subtree)
            yield Cue(tok, (tok.i, tok.i), source, frozenset(content - inside))


def _is_claim(clause: Token) -> bool:
    """Whether a clause under a noun is what the noun says: "that it would ...", "to free ..."."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    to = clause.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return that or to
