"""Demands, promises, charges and judgements as attributions: the verb, and what is demanded, promised, charged or judged.

Invariant: an order, an act or a thing that is only asked about is no claim; what a claim is about is not told as a fact by anybody.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from parley.analysis import syntax
from parley.analysis.cuewords import Cue, cue_span, is_unsaid
from parley.analysis.quotations import Region, widened
from parley.analysis.words import Words

_CHARGED = frozenset("of for as over with on against in to about after into at".split())
"""Prepositions whose phrase belongs to what is demanded, blamed or praised."""

_AT_OR_OF = {"speak": "of", "put": "at"}
"""Verbs of figures and accounts with the preposition that brings them: "speak of ninety", "put the number at 350"."""
_OBJECT_PRONOUNS = frozenset("it him her them us me this that".split())


class ClaimFinder:
    """Finds the claims of one paragraph. quotes: its quotations."""

    def __init__(self, doc: Doc, quotes: list[Region], words: Words) -> None:
        self.doc = doc
        self.quotes = quotes
        self.words = words

    def find(self) -> Iterable[Cue]:
        """Verbs whose object, infinitive or clause is what is demanded, promised, charged or judged."""
        judged, vowed, asked, wished = (self.words[f"claims.{name}"] for name in ("objects", "infinitives", "asked", "clauses"))
        for tok in self.doc:
            lemma = tok.lemma_.lower()
            if tok.pos_ != "VERB" or lemma not in judged | vowed | asked | wished | _AT_OR_OF.keys() or is_unsaid(tok):
                continue
            if (lemma == "call" and any(c.tag_ in ("WP", "WDT") and c.dep_ != "nsubj" for c in tok.children)) or (
                tok.tag_ in ("VBN", "VBD") and tok.dep_ == "advcl" and tok.i == tok.sent.start
            ):
                continue  # "whom they call ...", "Asked about the funds, ..."
            passive = syntax.is_passive(tok)
            source = next(iter(syntax.subjects(tok)), None)
            if source is None or (passive and not syntax.agents(tok)):
                continue
            content = self._claimed(tok, passive)
            if content and source.i not in content:
                yield Cue(tok, cue_span(tok), source, frozenset(content), told=False)

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
        elif lemma in _AT_OR_OF and (at := [c for c in syntax.children(verb, "prep") if c.lower_ == _AT_OR_OF[lemma] and c.i > verb.i]):
            wanted = [*objects, *at]
        if lemma in self.words["claims.asked"] and any(c.dep_ == "xcomp" for c in wanted):
            wanted = [c for c in wanted if not _pronoun(c)]  # "called on him to stop": what is asked is the stop
        content = widened({t.i for c in wanted for t in c.subtree}, self.quotes)
        return content - {c.i for c in wanted if c.dep_ == "prep" and (lemma in ("call", "appeal", "speak", "ask"))}


def _timed(prep: Token) -> bool:
    return any(o.ent_type_ in ("DATE", "TIME") for o in syntax.children(prep, "pobj"))


def _pronoun(tok: Token) -> bool:
    bare = [*syntax.children(tok, "pobj")] if tok.dep_ == "prep" else [tok]
    return bool(bare) and all(t.pos_ == "PRON" and t.lower_ in _OBJECT_PRONOUNS for t in bare)
