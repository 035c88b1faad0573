"""Whom pronouns mean, and "both sides", "the two", "the other side": phrases that point back to parties named before.

Nearest first, subjects before others; a pronoun of the report itself means nothing inside a quotation. What points to nobody means nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.cast import Cast, Named, head_of
from parley.analysis.names import FormKind
from parley.analysis.owners import GROUP_ROLES, quoted_tokens
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.records import ActorKind, Party

_PERSONAL = frozenset("he she him her his hers himself herself who".split())
_PLURAL = frozenset("they them their theirs themselves".split())
_NEUTER = frozenset("it its itself which that".split())
_SPEAKING = frozenset("we us our ours i my me ourselves".split())
_PERSON_ROLES = frozenset(
    "spokesman spokeswoman spokesperson president minister leader commander official negotiator envoy source diplomat general "
    "secretary chief mediator ambassador governor".split()
)


_TOGETHER = frozenset("meet talk confer negotiate dine".split())
"""Verbs that two do together, so that "they" behind them are both."""


def _is_infinite(verb: Token) -> bool:
    """Whether a verb stands as an infinitive: its subject is rather an object ("wants the front to come back")."""
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


class Anaphora:
    """What points back. quoted_by: the party that a quotation's "we" means; antecedents: the words that pronouns were found to stand
    for."""

    def __init__(self, paragraphs: Sequence[Paragraph], cast: Cast, words: Words) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self.words = words
        self.quoted_by: dict[tuple[int, int], Party] = {}
        self.antecedents: dict[tuple[int, int], tuple[int, Token]] = {}
        self._quotes: dict[int, set[int]] = {}

    def of(self, p: int, tok: Token) -> tuple[Party, ...]:
        """The parties that one token means."""
        raise NotImplementedError

    def all_of(self, p: int, toks: Iterable[Token]) -> tuple[Party, ...]:
        """The parties that these tokens mean together."""
        raise NotImplementedError

    def named(self, p: int, tok: Token) -> Named | None:
        """The name that a token belongs to, or None."""
        return self.cast.at[p].get(tok.i)

    def _pronoun(self, p: int, tok: Token) -> tuple[Party, ...]:
        word = tok.lower_
        if tok.tag_ in ("WP", "WDT", "WP$") or (word in ("that", "which", "who") and tok.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")):
            target = syntax.antecedent(tok)
            return self.all_of(p, [target]) if target != tok else ()
        if word in _SPEAKING:
            party = self.quoted_by.get((p, tok.i))
            return (party,) if party is not None else ()
        if (p, tok.i) in self.quoted_by:
            return (self.quoted_by[(p, tok.i)],)
        if word in _PERSONAL:
            return self._before(p, tok, person=True)
        if word in _PLURAL or word in _NEUTER:
            return self._before(p, tok, person=False)
        return ()

    def _before(self, p: int, tok: Token, *, person: bool) -> tuple[Party, ...]:
        """The party meant by a pronoun: the nearest fitting subject before it, else the nearest fitting name."""
        fallback: tuple[Party, ...] = ()
        singular = tok.lower_ in _NEUTER
        of_group = tok.dep_ == "poss" and tok.head.lemma_.lower() in GROUP_ROLES and bool(self.cast.armed)
        own: set[str] = set()
        if tok.dep_ in ("dobj", "pobj", "dative") and not tok.lower_.endswith(("self", "selves")):
            own = {x.actor for s in syntax.subjects(syntax.clause_of(tok)) if s != tok for x in self.of(p, s)}
        for q in (p, p - 1, p - 2) if person else (p, p - 1):
            if q < 0:
                break
            doc = self.paragraphs[q].doc
            start = tok.i - 1 if q == p else len(doc) - 1
            quoted = self._quoted(q)
            aside = quoted if q != p or tok.i not in quoted else set()  # a pronoun of the report itself means nothing inside a quotation
            for i in range(start, -1, -1):
                cand = doc[i]
                if i in aside:
                    continue
                if cand.pos_ not in ("NOUN", "PROPN") or (q == p and self._same_clause_object(cand, tok)):
                    continue
                named = self.named(q, cand)
                if named is not None and cand != head_of(doc, named):
                    continue
                is_person = named is not None and self.cast.actors[named.actor].kind is ActorKind.PERSON
                if is_person and tok.lower_ in _PLURAL and len(both := self._together(q, cand)) > 1:
                    return both
                if person:
                    if not is_person and cand.lemma_.lower() not in _PERSON_ROLES | self.words["party.vague"] | {"elder"}:
                        continue
                elif is_person or (singular and cand.lemma_.lower() in _PERSON_ROLES | self.words["party.vague"]):
                    continue
                if fallback and tok.dep_ in ("dobj", "pobj", "dative") and (q < p or cand.i < tok.sent.start):
                    return fallback
                parties = self.of(q, cand)
                if {x.actor for x in parties} & own or (of_group and all(self._ruling(x.actor, tok) for x in parties)):
                    continue
                if not parties or (singular and cand.tag_ == "NNS" and named is None):
                    continue
                if named is not None and named.kind in (FormKind.ADJECTIVE,):
                    continue
                if tok.lower_ in _PLURAL and cand.dep_ == "conj" and syntax.is_subject(cand):
                    first = next((a for a in syntax.ancestors(cand) if a.dep_ in ("nsubj", "nsubjpass")), cand)
                    self.antecedents[(p, tok.i)] = (q, first)
                    return self.all_of(q, syntax.conjuncts(first)) or parties
                if tok.lower_ in _PLURAL and len(both := self._together(q, cand)) > 1:
                    return both
                above = self._leading(q, cand, tok, person=person)
                if above is not None:
                    self.antecedents[(p, tok.i)] = (q, above)
                    return self.of(q, above)
                if (syntax.is_subject(cand) and not (cand.sent != tok.sent and _is_infinite(cand.head))) or (
                    cand.dep_ == "pobj" and cand.head.dep_ == "agent"
                ):
                    self.antecedents[(p, tok.i)] = (q, cand)
                    return parties
                if not fallback:
                    self.antecedents[(p, tok.i)] = (q, cand)
                fallback = fallback or parties
            if fallback and q < p:
                return fallback
        return fallback

    def _together(self, q: int, cand: Token) -> tuple[Party, ...]:
        """Both parties of "A met B. They agreed ...", at A."""
        top = cand.head.head if cand.dep_ == "pobj" and cand.head.lower_ == "of" else cand  # "Minister NAME of X met ..."
        verb = top.head
        if top.dep_ != "nsubj" or verb.lemma_.lower() not in _TOGETHER or len(first := self.of(q, cand)) != 1:
            return ()
        others = self.all_of(q, [*syntax.objects(verb), *syntax.prep_objects(verb, "with")])
        return tuple({x.actor: x for x in (*first, *others)}.values())

    def _leading(self, q: int, cand: Token, tok: Token, *, person: bool) -> Token | None:
        """The subject of an earlier sentence, which a pronoun means rather than that of a relative or adverbial clause in it ("the front
        had no answer from Ghant, where the cabinet was meeting. It repeated ..."); None where that one does not fit."""
        if cand.sent == tok.sent or not syntax.is_subject(cand):
            return None
        inside = next((a for a in (cand.head, *syntax.ancestors(cand.head)) if a.dep_ in ("relcl", "advcl")), None)
        if inside is None:
            return None
        for subject in syntax.subjects(cand.sent.root):
            named = self.named(q, subject)
            is_person = named is not None and self.cast.actors[named.actor].kind is ActorKind.PERSON
            if subject.pos_ in ("NOUN", "PROPN") and is_person == person and subject.i < inside.i and self.of(q, subject):
                plural = subject.tag_ in ("NNS", "NNPS")
                return subject if plural <= (tok.lower_ in _PLURAL) or named is not None else None
        return None

    def _ruling(self, actor: str, tok: Token) -> bool:
        """Whether an actor is no group with a leader of its own: a state, and where fighters are told of also a ruling council."""
        kind = self.cast.actors[actor].kind
        return kind is ActorKind.STATE or (
            kind is ActorKind.GOVERNMENT and tok.head.lemma_.lower() in ("fighter", "guerrilla", "rebel", "militant")
        )

    def _quoted(self, p: int) -> set[int]:
        if p not in self._quotes:
            self._quotes[p] = quoted_tokens(self.paragraphs[p])
        return self._quotes[p]

    @staticmethod
    def _same_clause_object(cand: Token, tok: Token) -> bool:
        """A pronoun subject does not mean its own verb's object; a pronoun object does not mean its own verb's subject."""
        if tok.dep_ in ("dobj", "pobj", "dative") and tok.tag_ == "PRP":
            verb = syntax.clause_of(tok)
            return cand in syntax.raw_subjects(verb) or (cand.head == verb and cand.dep_ == tok.dep_)
        return False

    def _nearest(self, p: int, tok: Token, kinds: Sequence[ActorKind]) -> str | None:
        for q in range(p, -1, -1):
            named = [n for n in self.cast.named_in(q) if q < p or n.first < tok.i]
            for n in reversed(named):
                party = self.cast.party(n.actor)
                if party is not None and self.cast.actors[party].kind in kinds:
                    return party
            if p - q >= 3:
                break
        return None

    def _is_pair(self, tok: Token) -> bool:
        """ "the two sides", "both camps", "the parties"; not "the Taliban side" or "the ruling party"."""
        if any(c.dep_ in ("compound", "amod", "nmod", "poss") and (c.text[:1].isupper() or c.dep_ == "poss") for c in tok.children):
            return False
        if any(p.lower_ == "of" for p in syntax.prepositions(tok)):
            return False
        quantity = any(c.lower_ in ("two", "both", "warring", "rival", "opposing", "conflicting") for c in tok.children)
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "these") for c in tok.children)
        other = any(
            c.lower_ in ("other", "three", "four", "many", "several", "political", "opposition", "all", "both") and c.lower_ != "both"
            for c in tok.children
        )
        modified = any(
            c.dep_ in ("amod", "compound") and c.lower_ not in ("two", "both", "warring", "rival", "opposing", "conflicting")
            for c in tok.children
        )
        return tok.tag_ in ("NNS", "NNPS") and not other and not modified and (quantity or definite)

    def _both(self, p: int, tok: Token, reason: str) -> tuple[Party, ...]:
        """The pair named in the same sentence before, else the two main parties of the report."""
        par = self.paragraphs[p]
        start, end = par.span(tok, tok)
        sentence: dict[str, Party] = {}
        for t in tok.sent:
            if t.i >= tok.i:
                break
            named = self.named(p, t)
            if named is not None and t.i == named.last:
                party = self.cast.party(named.actor)
                if party and self.cast.actors[party].kind in (ActorKind.STATE, ActorKind.ARMED_GROUP) and not self._is_where(t):
                    sentence[party] = Party(
                        actor=party, name=self.cast.name(party), kind=self.cast.kind(party), start=start, end=end, reason=reason
                    )
        if len(sentence) == 2:
            return tuple(sentence.values())
        return (
            tuple(
                Party(actor=a, name=self.cast.name(a), kind=self.cast.kind(a), start=start, end=end, reason=reason) for a in self.cast.main
            )
            if len(self.cast.main) == 2
            else ()
        )

    def _in_sentence(self, p: int, tok: Token) -> str | None:
        """The one main party that the sentence names before a word."""
        before = [n for n in self.cast.at[p].values() if tok.sent.start <= n.first < tok.i]
        sides = {party for n in before if (party := self.cast.party(n.actor)) in self.cast.main}
        return next(iter(sides)) if len(sides) == 1 else None

    def _other(self, p: int, tok: Token) -> tuple[Party, ...]:
        """ "The other side": the main party that does not act or speak in the sentence."""
        clauses = [syntax.clause_of(tok), *(t for t in tok.sent if t.pos_ == "VERB")]
        for clause in clauses:
            acting = {x.actor for s in syntax.subjects(clause) if s != tok for x in self.of(p, s)} & set(self.cast.main)
            if len(acting) == 1 and len(self.cast.main) == 2:
                other = next(a for a in self.cast.main if a not in acting)
                return (self._stands(p, tok, other, "the other side than the one that acts or speaks"),)
        return ()

    @staticmethod
    def _is_where(tok: Token) -> bool:
        return tok.dep_ == "pobj" and tok.head.lower_ in ("in", "at", "near", "from", "across", "into", "inside") and tok.ent_type_ == "GPE"

    def _stands(self, p: int, tok: Token, actor: str, reason: str) -> Party:
        """A common noun that stands for an actor."""
        start, end = self.paragraphs[p].span(tok, tok)
        return Party(actor=actor, name=self.cast.name(actor), kind=self.cast.kind(actor), start=start, end=end, reason=reason)
