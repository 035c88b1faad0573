"""Which parties a noun phrase or pronoun means, with the reason.

"Taliban officials", "the movement", "both sides", "he", "a source close to the president": each resolves to the parties for whom they act, or to
nothing. An unresolved phrase yields no party: an invented one is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.allegiance import GROUP_ROLES, quoted_tokens
from parley.analysis.cast import PARTY_KINDS, UNNAMED_GOVERNMENT, Cast, Named, head_of
from parley.analysis.names import FormKind
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.records import Actor, ActorKind, Party

_PERSONAL = frozenset("he she him her his hers himself herself who".split())
_PLURAL = frozenset("they them their theirs themselves".split())
_NEUTER = frozenset("it its itself which that".split())
_SPEAKING = frozenset("we us our ours i my me ourselves".split())
_PARTITIVE = frozenset("one some several many most all members member number dozens hundreds thousands group part none any both two three four each either neither lot remnant rest majority".split())
_RANKS = frozenset("officer colonel general lieutenant captain ministry".split())
_OWNERS = ("of", "for", "from", "in", "within", "inside", "at", "to", "by")


class PartyResolver:
    """Resolves tokens of one report's paragraphs to parties. `speaker` gives the party that a quotation's "we" means."""

    def __init__(self, paragraphs: Sequence[Paragraph], cast: Cast, words: Words) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self.words = words
        self.quoted_by: dict[tuple[int, int], Party] = {}
        self._memo: dict[tuple[int, int], tuple[Party, ...]] = {}
        self._quotes: dict[int, set[int]] = {}
        self.antecedents: dict[tuple[int, int], tuple[int, Token]] = {}

    def all_of(self, p: int, toks: Iterable[Token]) -> tuple[Party, ...]:
        """The parties that these tokens mean together, without doubles, in order."""
        out: dict[str, Party] = {}
        for tok in toks:
            for party in self.of(p, tok):
                out.setdefault(party.actor, party)
        return tuple(out.values())

    def of(self, p: int, tok: Token) -> tuple[Party, ...]:
        """The parties that one token (the head of a phrase) means; empty where it means none."""
        key = (p, tok.i)
        if key not in self._memo:
            self._memo[key] = ()  # a phrase that leads back to itself means nothing
            self._memo[key] = self._resolve(p, tok)
        return self._memo[key]

    def named(self, p: int, tok: Token) -> Named | None:
        return self.cast.at[p].get(tok.i)

    # ------------------------------------------------------------------------------------------------------

    def _resolve(self, p: int, tok: Token) -> tuple[Party, ...]:
        named = self.named(p, tok)
        if named is not None:
            return self._from_name(p, tok, named)
        if tok.pos_ == "PRON" or tok.tag_ in ("PRP", "PRP$", "WP", "WDT", "WP$"):
            return self._pronoun(p, tok)
        lemma = tok.lemma_.lower().removesuffix("s") if tok.pos_ == "PROPN" else tok.lemma_.lower()
        if tok.lower_ in _PARTITIVE or (lemma in _PARTITIVE and not self._modifier(p, tok)):
            inner = [t for t in syntax.prep_objects(tok, "of") if t.i != tok.i]
            if inner and (meant := self.all_of(p, inner)):
                return meant
        if tok.lower_ in ("both", "two") and not syntax.prep_objects(tok, "of") and tok.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
            return self._both(p, tok, "the two parties of the report")
        if tok.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return ()
        if lemma in ("side", "party", "camp") and any(c.lower_ == "other" for c in tok.children) and tok.tag_ == "NN":
            return self._other(p, tok)
        if lemma in self.words["party.both"] and self._is_pair(tok):
            return self._both(p, tok, f'"{tok.lower_}" of the report')
        if lemma in self.words["roles.titles"] | self.words["roles.mediators"]:
            for c in tok.children:  # "its secretary, NAME"
                if c.dep_ == "appos" and (n := self.named(p, c)) is not None and self.cast.is_person(n.actor) and self.cast.party(n.actor):
                    return (self._person(p, n),)
        owner = self._modifier(p, tok)
        if lemma in self.words["party.agents"] | self.words["party.government"] | self.words["party.armed"] or tok.lower_ in self.words["party.agents"]:
            if owner:
                return tuple(self._acting(party, tok) for party in owner)
            if bare := self._bare(p, tok, lemma) or self._same_noun(p, tok, lemma):
                return bare
        if lemma in self.words["party.vague"] and owner:
            return tuple(self._acting(party, tok) for party in owner)
        if lemma in self.words["party.people"] and (people := self._people(p, tok)):
            return people
        if (actor := self._described(p, tok, lemma)) is not None:
            return (self._stands(p, tok, actor, f'"{tok.lower_}" for the one that the report describes so'),)
        if owner and tok.ent_type_ in ("PERSON",) and tok.dep_ in ("appos",):
            return owner
        return ()

    def _from_name(self, p: int, tok: Token, named: Named) -> tuple[Party, ...]:
        actor = self.cast.actors[named.actor]
        doc = self.paragraphs[p].doc
        if actor.kind is ActorKind.PERSON:
            return (self._person(p, named),)
        if actor.kind is ActorKind.OUTLET:
            return ()
        last = doc[named.last]
        if named.kind is FormKind.ADJECTIVE:
            return (self._party(p, named, "an adjective of the state"),)
        if named.kind is FormKind.PEOPLE and actor.id == self.cast.domestic:
            return ()
        if last.i + 1 < len(doc) and last.head.i > last.i and last.dep_ in ("compound", "nmod", "poss") and tok.i == last.i:
            return (self._party(p, named, f"named beside {last.head.text!r}"),)
        return (self._party(p, named, named.reason),)

    def _party(self, p: int, named: Named, reason: str) -> Party:
        par = self.paragraphs[p]
        start, end = par.span(par.doc[named.first], par.doc[named.last])
        actor = self.cast.party(named.actor) or named.actor
        return Party(actor=actor, name=self.cast.name(actor), kind=self.cast.kind(actor), start=start, end=end, reason=reason)

    def _person(self, p: int, named: Named) -> Party:
        par = self.paragraphs[p]
        start, end = par.span(par.doc[named.first], par.doc[named.last])
        person = self.cast.actors[named.actor]
        party = self.cast.party(named.actor)
        if party is None:
            return Party(actor=person.id, name=person.name, kind=person.kind, start=start, end=end, person=person.name, reason="a person for whom no party is known")
        why = self.cast.party_of[named.actor][1]
        return Party(actor=party, name=self.cast.name(party), kind=self.cast.kind(party), start=start, end=end, person=person.name, reason=f"{person.name} acts for it: {why}")

    def _acting(self, party: Party, tok: Token) -> Party:
        return Party(actor=party.actor, name=party.name, kind=party.kind, start=party.start, end=party.end, reason=f"{tok.text!r} act for it")

    def _modifier(self, p: int, tok: Token) -> tuple[Party, ...]:
        """The party named in a phrase around its head: "Afghan government negotiators", "members of the X", "X's army"."""
        found: list[Party] = []
        for c in tok.children:
            if c.dep_ in ("compound", "amod", "nmod", "poss", "appos", "npadvmod"):
                named = self.named(p, c)
                if named is not None:
                    actor = self.cast.actors[named.actor]
                    if actor.kind in PARTY_KINDS or (actor.kind is ActorKind.PERSON and c.dep_ in ("compound", "poss", "appos", "nmod")):
                        found.append(self._person(p, named) if actor.kind is ActorKind.PERSON else self._party(p, named, f"named beside {tok.text!r}"))
                        found.extend(x for t in syntax.conjuncts(c)[1:] for x in self.of(p, t))
                elif c.dep_ == "poss" or c.pos_ in ("NOUN", "PROPN"):
                    found.extend(self.of(p, c))
            if found:
                return tuple(found)
        for prep in syntax.prepositions(tok):
            if prep.lower_ in _OWNERS and prep.head == tok:
                if prep.lower_ in ("to", "from", "at", "by") and tok.lemma_.lower() not in ("envoy", "ambassador", "source", "official", "delegation", "delegate", "representative", "negotiator"):
                    continue
                for obj in syntax.children(prep, "pobj"):
                    where = self.named(p, obj)
                    if prep.lower_ in ("in", "at") and where is not None and self.cast.actors[where.actor].kind is ActorKind.STATE and where.kind is not FormKind.ADJECTIVE:
                        continue  # where they are is not for whom they act
                    owners = tuple(x for t in syntax.conjuncts(obj) for x in self.of(p, t))
                    if prep.lower_ == "to" and tok.lemma_.lower() in ("envoy", "ambassador"):
                        continue
                    if owners:
                        return owners
        for c in tok.children:  # "a man who described himself as its secretary"
            if c.dep_ == "relcl" and tok.lemma_.lower() in self.words["party.vague"] and c.lemma_.lower() in ("describe", "introduce", "identify", "present"):
                owners = self.all_of(p, syntax.prep_objects(c, "as"))
                if owners:
                    return owners
        for c in tok.children:  # "sources close to the movement"
            if c.lower_ in ("close", "loyal", "allied", "familiar"):
                owners = self.all_of(p, syntax.prep_objects(c, "to"))
                if owners:
                    return owners
        return ()

    def _bare(self, p: int, tok: Token, lemma: str) -> tuple[Party, ...]:
        """A role without a name beside it: "the rebels", "the government", "the source"."""
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those") for c in tok.children) or tok.tag_ in ("NNS", "NNP") or any(c.dep_ == "poss" for c in tok.children)
        par = self.paragraphs[p]
        start, end = par.span(tok, tok)
        if lemma in self.words["roles.mediators"] or lemma == "mediation":
            return (self._stands(p, tok, self.cast.mediators[0], "the report's one mediator"),) if len(self.cast.mediators) == 1 and definite else ()
        if lemma in _SPOKEN_FOR and definite and (side := self._in_sentence(p, tok)) is not None:
            return (self._stands(p, tok, side, f"{tok.lower_!r} of the one side named before in the sentence"),)
        if lemma in self.words["party.armed"]:
            if not (definite or tok.dep_ in ("compound", "amod")):
                return ()
            group = self._nearest(p, tok, (ActorKind.ARMED_GROUP,)) or (self.cast.armed[0] if self.cast.armed else None)
            if group is not None:
                return (Party(actor=group, name=self.cast.name(group), kind=self.cast.kind(group), start=start, end=end, reason=f'"{tok.lower_}" stands for the group named before'),)
            if lemma in ("rebel", "insurgent", "guerrilla", "separatist"):
                return (self._unnamed(tok, start, end),)
            return ()
        forces = lemma in ("force", "side", "team", "delegation") and any(c.lower_ in self.words["party.forces"] and c.dep_ in ("compound", "amod") for c in tok.children)
        if (lemma in self.words["party.government"] or (lemma == "force" and forces)) and (definite or lemma in _RANKS or tok.dep_ in ("compound", "nmod")):
            foreign = any(c.dep_ in ("compound", "amod", "poss") and self.named(p, c) is not None for c in tok.children)
            if self.cast.domestic and not foreign:
                d = self.cast.domestic
                return (Party(actor=d, name=self.cast.name(d), kind=self.cast.kind(d), start=start, end=end, reason=f'"{tok.lower_}" of the country at war'),)
            if not foreign and self.cast.armed and lemma not in _RANKS and lemma not in ("state", "president", "premier", "soldier", "troop"):
                unnamed = UNNAMED_GOVERNMENT
                self.cast.actors.setdefault(unnamed.id, unnamed)
                return (Party(actor=unnamed.id, name=unnamed.name, kind=unnamed.kind, start=start, end=end, reason="a government that the report does not name"),)
        return ()

    def _same_noun(self, p: int, tok: Token, lemma: str) -> tuple[Party, ...]:
        """"The panel", after "the government's panel": the party of the same noun before it."""
        if not any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in tok.children):
            return ()
        for q in range(p, max(-1, p - 4), -1):
            for cand in reversed(self.paragraphs[q].doc):
                if cand.lemma_.lower() == lemma and (q < p or cand.i < tok.i) and (parties := self.of(q, cand)):
                    return tuple(self._stands(p, tok, party.actor, f'"{tok.lower_}" told of before') for party in parties)
        return ()

    def _described(self, p: int, tok: Token, lemma: str) -> str | None:
        """The one actor that the report calls by this noun ("the charity"), or whose name ends with it and that was named before ("the court")."""
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "one") for c in tok.children) or any(c.lower_ == "one" for c in tok.children)
        if not definite or tok.pos_ != "NOUN":
            return None
        if lemma in self.cast.described:
            return self.cast.described[lemma]
        if lemma not in self.words["groups.body_words"] | self.words["groups.armed_words"] and lemma not in ("court", "tribunal"):
            return None
        fitting = [n for n in self.cast.named if (n.paragraph, n.first) < (p, tok.i) and self.cast.actors[n.actor].name.lower().split()[-1] == lemma and self.cast.is_party(n.actor)]
        return self.cast.party(fitting[-1].actor) if fitting else None

    def _stands(self, p: int, tok: Token, actor: str, reason: str) -> Party:
        """A common noun that stands for an actor."""
        start, end = self.paragraphs[p].span(tok, tok)
        return Party(actor=actor, name=self.cast.name(actor), kind=self.cast.kind(actor), start=start, end=end, reason=reason)

    def _unnamed(self, tok: Token, start: int, end: int) -> Party:
        """Rebels that the report never names: an actor by description, of this country where one is known."""
        home = self.cast.domestic
        name = f"{_adjective(self.cast, home)} {tok.lemma_.lower()}s" if home else f"{tok.lemma_.lower()}s"
        actor = f"found:{name.lower().replace(' ', '-')}"
        self.cast.actors.setdefault(actor, Actor(id=actor, name=name, kind=ActorKind.ARMED_GROUP))
        return Party(actor=actor, name=name, kind=ActorKind.ARMED_GROUP, start=start, end=end, reason="the report names the group by description only")

    def _people(self, p: int, tok: Token) -> tuple[Party, ...]:
        for c in tok.children:
            named = self.named(p, c)
            if c.dep_ in ("amod", "compound", "poss") and named is not None and self.cast.actors[named.actor].kind is ActorKind.STATE and tok.tag_ in ("NNS", "NNPS", "NN"):
                par = self.paragraphs[p]
                start, end = par.span(c, tok)
                name = f"{c.text} {tok.text}"
                return (Party(actor=f"found:{name.lower().replace(' ', '-')}", name=name, kind=ActorKind.ORGANISATION, start=start, end=end, reason="a group of people named by what they are"),)
        return ()

    # anaphora ---------------------------------------------------------------------------------------------

    def _pronoun(self, p: int, tok: Token) -> tuple[Party, ...]:
        word = tok.lower_
        if tok.tag_ in ("WP", "WDT", "WP$") or (word in ("that", "which", "who") and tok.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")):
            target = syntax.antecedent(tok)
            return self.all_of(p, [target]) if target != tok else ()
        if word in _SPEAKING:
            party = self.quoted_by.get((p, tok.i))
            return (party,) if party is not None else ()
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
                if syntax.is_subject(cand) or (cand.dep_ == "pobj" and cand.head.dep_ == "agent"):
                    self.antecedents[(p, tok.i)] = (q, cand)
                    return parties
                if not fallback:
                    self.antecedents[(p, tok.i)] = (q, cand)
                fallback = fallback or parties
            if fallback and q < p:
                return fallback
        return fallback

    def _ruling(self, actor: str, tok: Token) -> bool:
        """Whether an actor is no group with a leader of its own: a state, and where fighters are told of also a ruling council."""
        kind = self.cast.actors[actor].kind
        return kind is ActorKind.STATE or (kind is ActorKind.GOVERNMENT and tok.head.lemma_.lower() in ("fighter", "guerrilla", "rebel", "militant"))

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
            named = [n for n in self.cast.named if n.paragraph == q and (q < p or n.first < tok.i)]
            for n in reversed(named):
                party = self.cast.party(n.actor)
                if party is not None and self.cast.actors[party].kind in kinds:
                    return party
            if p - q >= 3:
                break
        return None

    # pairs ------------------------------------------------------------------------------------------------

    def _is_pair(self, tok: Token) -> bool:
        """"the two sides", "both camps", "the parties"; not "the Taliban side" or "the ruling party"."""
        if any(c.dep_ in ("compound", "amod", "nmod", "poss") and (c.text[:1].isupper() or c.dep_ == "poss") for c in tok.children):
            return False
        if any(p.lower_ == "of" for p in syntax.prepositions(tok)):
            return False
        quantity = any(c.lower_ in ("two", "both", "warring", "rival", "opposing", "conflicting") for c in tok.children)
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "these") for c in tok.children)
        other = any(c.lower_ in ("other", "three", "four", "many", "several", "political", "opposition", "all", "both") and c.lower_ != "both" for c in tok.children)
        modified = any(c.dep_ in ("amod", "compound") and c.lower_ not in ("two", "both", "warring", "rival", "opposing", "conflicting") for c in tok.children)
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
                    sentence[party] = Party(actor=party, name=self.cast.name(party), kind=self.cast.kind(party), start=start, end=end, reason=reason)
        if len(sentence) == 2:
            return tuple(sentence.values())
        return tuple(Party(actor=a, name=self.cast.name(a), kind=self.cast.kind(a), start=start, end=end, reason=reason) for a in self.cast.main) if len(self.cast.main) == 2 else ()

    def _in_sentence(self, p: int, tok: Token) -> str | None:
        """The one main party that the sentence names before a word."""
        before = [n for n in self.cast.at[p].values() if tok.sent.start <= n.first < tok.i]
        sides = {party for n in before if (party := self.cast.party(n.actor)) in self.cast.main}
        return next(iter(sides)) if len(sides) == 1 else None

    def _other(self, p: int, tok: Token) -> tuple[Party, ...]:
        """"The other side": the main party that does not act or speak in the sentence."""
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


_SPOKEN_FOR = frozenset("leadership delegation delegate spokesman spokeswoman spokesperson".split())
"""Who speaks for a side without its name."""

_PERSON_ROLES = frozenset("spokesman spokeswoman spokesperson president minister leader commander official negotiator envoy source diplomat general secretary chief mediator ambassador governor".split())


def _adjective(cast: Cast, state: str | None) -> str:
    government = cast.governments.get(state or "", "")
    return government.removesuffix(" government") if government else ""
