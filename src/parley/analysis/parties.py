"""Which parties a noun phrase or pronoun means, with the reason.

"Taliban officials", "the movement", "both sides", "he": each resolves to the parties for whom they act, or to nothing. An unresolved
phrase yields no party: an invented one is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.anaphora import Anaphora
from parley.analysis.cast import PARTY_KINDS, UNNAMED_GOVERNMENT, Cast, Named
from parley.analysis.crowds import PARTITIVE, crowd_of, people_of_a_state
from parley.analysis.descriptions import two_of
from parley.analysis.names import FormKind
from parley.analysis.partywords import (
    AGAINST_STATES,
    CALLED,
    COME_FROM,
    OF_WHERE_THEY_ARE,
    OWNERS,
    RANKS,
    SEATED,
    SENT,
    SPOKEN_FOR,
    WINGS,
)
from parley.analysis.runs import body_head
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.ids import slug
from parley.model.records import Actor, ActorKind, Party

_BODIES = frozenset("government army military police regime junta".split())
"""Words that name whose a thing is where they stand before it ("government troops"; not "troop withdrawal")."""


class PartyResolver(Anaphora):
    """Resolves tokens of one report's paragraphs to parties. `speaker` gives the party that a quotation's "we" means."""

    def __init__(self, paragraphs: Sequence[Paragraph], cast: Cast, words: Words) -> None:
        super().__init__(paragraphs, cast, words)
        self._memo: dict[tuple[int, int], tuple[Party, ...]] = {}

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

    # ------------------------------------------------------------------------------------------------------

    def _resolve(self, p: int, tok: Token) -> tuple[Party, ...]:
        named = self.named(p, tok)
        if named is not None:
            return self._from_name(p, tok, named)
        if tok.pos_ == "PRON" or tok.tag_ in ("PRP", "PRP$", "WP", "WDT", "WP$"):
            return self._pronoun(p, tok)
        lemma = tok.lemma_.lower().removesuffix("s") if tok.pos_ == "PROPN" else tok.lemma_.lower()
        if tok.lower_ in PARTITIVE or (lemma in PARTITIVE and not self._modifier(p, tok)):
            inner = [t for t in syntax.prep_objects(tok, "of") if t.i != tok.i]
            if inner and (meant := self.all_of(p, inner)):
                return meant
        if tok.lower_ in ("both", "two") and not syntax.prep_objects(tok, "of") and tok.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"):
            return self._both(p, tok, "the two parties of the report")
        if tok.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return ()
        if lemma in ("side", "party", "camp") and any(c.lower_ == "other" for c in tok.children) and tok.tag_ == "NN":
            return self._other(p, tok)
        if lemma == "opposition" and lemma in self.cast.described:
            return (self._stands(p, tok, self.cast.described[lemma], "the armed opposition of the report"),)
        if lemma in self.words["party.both"] and self._is_pair(tok):
            return self._both(p, tok, f'"{tok.lower_}" of the report')
        if both := two_of(self.cast, p, tok, self.words):
            return tuple(self._stands(p, tok, actor, "told to be two") for actor in both)
        if lemma in self.words["roles.titles"] | self.words["roles.mediators"]:
            for c in tok.children:  # "its secretary, NAME"
                if c.dep_ == "appos" and (n := self.named(p, c)) is not None and n.actor in self.cast.party_of:
                    return (self._person(p, n),)  # also where the words say that they act for no party
        if lemma == "general" and tok.i > 1 and tok.nbor(-1).text == "-":  # "its secretary-general"
            lemma = "secretary"
        if (called := self._called(p, tok, lemma)) is not None:
            return (called,)
        if "pro-" in tok.doc[tok.left_edge.i : tok.i].text:  # "pro-government militias" are not the rebels of the report
            return self.crowd(p, tok)
        owner = self._modifier(p, tok)
        if owner and lemma not in AGAINST_STATES and (rebels := self._rebels_before(p, tok)):
            return rebels
        if lemma in AGAINST_STATES:
            owner = tuple(party for party in owner if party.kind not in (ActorKind.STATE, ActorKind.GOVERNMENT))
        if (
            lemma in self.words["party.agents"] | self.words["party.government"] | self.words["party.armed"]
            or tok.lower_ in self.words["party.agents"]
        ):
            if owner:
                return tuple(self._acting(party, tok) for party in owner)
            if bare := self._bare(p, tok, lemma) or self._same_noun(p, tok, lemma):
                return bare
        if lemma in self.words["party.vague"] and owner:
            return tuple(self._acting(party, tok) for party in owner)
        if lemma in self.words["party.people"] | self.words["party.crowds"] and (
            people := people_of_a_state(self.cast, p, self.paragraphs[p], tok)
        ):
            return people
        if (actor := self._described(p, tok, lemma)) is not None:
            return (self._stands(p, tok, actor, f'"{tok.lower_}" for the one that the report describes so'),)
        if owner and tok.ent_type_ in ("PERSON",) and tok.dep_ in ("appos",):
            return owner
        return ()

    def _called(self, p: int, tok: Token, lemma: str) -> Party | None:
        """The party that is named in apposition to a noun for a country, a body or a wing of one ("the host country, X"; "the armed wing
        of the X, the Y")."""
        named_here = [tok] if lemma in CALLED else []
        named_here += [o for o in syntax.prep_objects(tok, "of") if lemma in WINGS]
        for noun in named_here:
            for c in syntax.children(noun, "appos"):
                named = self.named(p, c)
                if named is not None and named.kind is FormKind.NAME and self.cast.is_party(named.actor) and c.i > noun.i:
                    return self._party(p, named, f"named as {tok.text!r}")
        return None

    def _from_name(self, p: int, tok: Token, named: Named) -> tuple[Party, ...]:
        actor = self.cast.actors[named.actor]
        doc = self.paragraphs[p].doc
        if actor.kind is ActorKind.PERSON:
            return (self._person(p, named),)
        if actor.kind is ActorKind.OUTLET:
            return ()
        last = doc[named.last]
        if named.kind is FormKind.ADJECTIVE:
            if tok.head.i > tok.i and tok.head.lemma_.lower() in self.words["roles.private"]:
                return ()
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
            return Party(
                actor=person.id,
                name=person.name,
                kind=person.kind,
                start=start,
                end=end,
                person=person.name,
                reason="a person for whom no party is known",
            )
        why = self.cast.party_of[named.actor][1]
        return Party(
            actor=party,
            name=self.cast.name(party),
            kind=self.cast.kind(party),
            start=start,
            end=end,
            person=person.name,
            reason=f"{person.name} acts for it: {why}",
        )

    def _acting(self, party: Party, tok: Token) -> Party:
        return Party(
            actor=party.actor, name=party.name, kind=party.kind, start=party.start, end=party.end, reason=f"{tok.text!r} act for it"
        )

    def _modifier(self, p: int, tok: Token) -> tuple[Party, ...]:
        """The party named in a phrase around its head: "Afghan government negotiators", "members of the X", "X's army"."""
        found: list[Party] = []
        for c in tok.children:
            if c.dep_ in ("compound", "amod", "nmod", "poss", "appos", "npadvmod"):
                named = self.named(p, c)
                if named is not None:
                    actor = self.cast.actors[named.actor]
                    if named.kind is FormKind.ADJECTIVE and tok.lemma_.lower() in self.words["roles.private"]:
                        continue
                    if actor.kind in PARTY_KINDS or (actor.kind is ActorKind.PERSON and c.dep_ in ("compound", "poss", "appos", "nmod")):
                        found.append(
                            self._person(p, named)
                            if actor.kind is ActorKind.PERSON
                            else self._party(p, named, f"named beside {tok.text!r}")
                        )
                        found.extend(x for t in syntax.conjuncts(c)[1:] for x in self.of(p, t))
                elif c.dep_ == "poss" and c.tag_ == "PRP$" and tok.lemma_.lower() == "counterpart":
                    continue  # "his Karsan counterpart" acts for another side than he
                elif c.dep_ == "poss" or c.pos_ in ("NOUN", "PROPN"):
                    found.extend(self.of(p, c))
            if found:
                return tuple(found)
        for prep in syntax.prepositions(tok):
            if prep.lower_ in OWNERS and prep.head == tok:
                lemma = tok.lemma_.lower()
                if prep.lower_ in ("to", "from", "at", "by") and lemma not in SENT and (prep.lower_ != "from" or lemma not in COME_FROM):
                    continue
                for obj in syntax.children(prep, "pobj"):
                    where = self.named(p, obj)
                    if (
                        prep.lower_ in ("in", "at")
                        and where is not None
                        and self.cast.actors[where.actor].kind is ActorKind.STATE
                        and where.kind is not FormKind.ADJECTIVE
                        and tok.lemma_.lower() not in SEATED
                        and tok.lemma_.lower() not in OF_WHERE_THEY_ARE
                        and not any(c.lower_ == "security" and c.dep_ in ("compound", "amod") for c in tok.children)
                    ):
                        continue  # where they are is not for whom they act
                    owners = tuple(x for t in syntax.conjuncts(obj) for x in self.of(p, t))
                    if prep.lower_ == "to" and tok.lemma_.lower() in ("envoy", "ambassador"):
                        continue
                    joined = [g for g in prep.children if g.dep_ == "conj" and g.lower_ == prep.lower_]
                    owners += self.all_of(p, [o for g in joined for o in syntax.children(g, "pobj")]) if owners else ()
                    if owners:
                        return owners
        for c in tok.children:  # "a man who described himself as its secretary"
            if (
                c.dep_ == "relcl"
                and tok.lemma_.lower() in self.words["party.vague"]
                and c.lemma_.lower() in ("describe", "introduce", "identify", "present")
            ):
                owners = self.all_of(p, syntax.prep_objects(c, "as"))
                if owners:
                    return owners
        for c in tok.children:  # "sources close to the movement"
            if c.lower_ in ("close", "loyal", "allied", "familiar"):
                owners = self.all_of(p, syntax.prep_objects(c, "to"))
                if owners:
                    return owners
        return ()

    def _rebels_before(self, p: int, tok: Token) -> tuple[Party, ...]:
        """Those for whom the men of a rebel body act ("Karsan rebel leaders": for rebels, not for the Karsan state)."""
        word = next((c for c in tok.children if c.dep_ in ("compound", "amod", "nmod") and c.lemma_.lower() in AGAINST_STATES), None)
        if word is None or tok.lemma_.lower() not in self.words["party.agents"]:
            return ()
        named = [x for x in self._modifier(p, tok) if x.kind is ActorKind.ARMED_GROUP]
        if named:
            return tuple(self._acting(party, tok) for party in named)
        start, end = self.paragraphs[p].span(word, tok)
        return self._bare(p, word, word.lemma_.lower()) or (self._unnamed(p, word, start, end),)

    def _bare(self, p: int, tok: Token, lemma: str) -> tuple[Party, ...]:
        """A role without a name beside it: "the rebels", "the government", "the source"."""
        definite = (
            any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those") for c in tok.children)
            or tok.tag_ in ("NNS", "NNP")
            or any(c.dep_ == "poss" for c in tok.children)
        )
        par = self.paragraphs[p]
        start, end = par.span(tok, tok)
        if lemma in self.words["roles.mediators"] or lemma == "mediation":
            return (
                (self._stands(p, tok, self.cast.mediators[0], "the report's one mediator"),)
                if len(self.cast.mediators) == 1 and definite
                else ()
            )
        if lemma in SPOKEN_FOR and definite and (side := self._in_sentence(p, tok)) is not None:
            return (self._stands(p, tok, side, f"{tok.lower_!r} of the one side named before in the sentence"),)
        if lemma in self.words["party.armed"]:
            if not (definite or tok.dep_ in ("compound", "amod")):
                return ()
            group = self._nearest(p, tok, (ActorKind.ARMED_GROUP,)) or (self.cast.armed[0] if self.cast.armed else None)
            if group is not None:
                return (self._stands(p, tok, group, f'"{tok.lower_}" stands for the group named before'),)
            if lemma in ("rebel", "insurgent", "guerrilla", "separatist"):
                return (self._unnamed(p, tok, start, end),)
            return ()
        forces = lemma in ("force", "side", "team", "delegation") and any(
            c.lower_ in self.words["party.forces"] and c.dep_ in ("compound", "amod") for c in tok.children
        )
        if (lemma in self.words["party.government"] or tok.lower_ in self.words["party.government"] or (lemma == "force" and forces)) and (
            definite or lemma in RANKS or (tok.dep_ in ("compound", "nmod") and lemma in _BODIES)
        ):
            foreign = any(c.dep_ in ("compound", "amod", "poss") and self.named(p, c) is not None for c in tok.children)
            if self.cast.domestic and not foreign:
                return (self._stands(p, tok, self.cast.domestic, f'"{tok.lower_}" of the country at war'),)
            if (
                not foreign
                and self.cast.armed
                and lemma not in RANKS
                and lemma not in ("state", "president", "premier", "soldier", "troop")
            ):
                self.cast.actors.setdefault(UNNAMED_GOVERNMENT.id, UNNAMED_GOVERNMENT)
                return (self._stands(p, tok, UNNAMED_GOVERNMENT.id, "a government that the report does not name"),)
        return ()

    def _same_noun(self, p: int, tok: Token, lemma: str) -> tuple[Party, ...]:
        """ "The panel", after "the government's panel": the party of the same noun before it."""
        if not any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in tok.children):
            return ()
        for q in range(p, max(-1, p - 4), -1):
            for cand in reversed(self.paragraphs[q].doc):
                if cand.lemma_.lower() == lemma and (q < p or cand.i < tok.i) and (parties := self.of(q, cand)):
                    return tuple(self._stands(p, tok, party.actor, f'"{tok.lower_}" told of before') for party in parties)
        return ()

    def _described(self, p: int, tok: Token, lemma: str) -> str | None:
        """The one actor that the report calls by this noun ("the charity"), or whose name ends with it and that was named before ("the
        court")."""
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "one") for c in tok.children) or any(
            c.lower_ == "one" for c in tok.children
        )
        if not definite or tok.pos_ != "NOUN":
            return None
        if lemma in self.cast.described:
            return self.cast.described[lemma]
        if lemma not in self.words["groups.body_words"] | self.words["groups.armed_words"] and lemma not in ("court", "tribunal"):
            return None
        for n in reversed(self.cast.named[: bisect_left(self.cast.named, (p, tok.i), key=lambda n: (n.paragraph, n.first))]):
            name = self.cast.actors[n.actor].name
            if lemma in (name.lower().split()[-1], body_head(name, self.words), name.lower().split()[0]) and self.cast.is_party(n.actor):
                return self.cast.party(n.actor)
        return None

    def _unnamed(self, p: int, tok: Token, start: int, end: int) -> Party:
        """Rebels that the report never names: an actor by description, of this country where one is known."""
        before = (self.named(p, c) for c in tok.children if c.dep_ in ("amod", "compound", "nmod"))
        own = next((n.actor for n in before if n is not None and n.kind in (FormKind.ADJECTIVE, FormKind.PEOPLE)), None)
        home = own or self.cast.domestic  # "Albanian rebels" are not those of the country at home
        noun = f"{tok.lemma_.lower().removesuffix('s')}s"  # a parser that takes "Rebels" for a name leaves its ending
        name = f"{_adjective(self.cast, home)} {noun}" if home else noun
        actor = f"found:{slug(name)}"
        self.cast.actors.setdefault(actor, Actor(id=actor, name=name, kind=ActorKind.ARMED_GROUP))
        return Party(
            actor=actor,
            name=name,
            kind=ActorKind.ARMED_GROUP,
            start=start,
            end=end,
            reason="the report names the group by description only",
        )

    def crowd(
        self, p: int, tok: Token, *, any_people: bool = True, any_one: bool = False, surely_people: bool = False
    ) -> tuple[Party, ...]:
        """People in the plural who are no party, as an actor by description (`crowds.crowd_of`)."""
        flags = {"any_people": any_people, "any_one": any_one, "surely_people": surely_people}
        return crowd_of(self.cast, self.paragraphs[p], self.words, tok, **flags)

    def nationals(self, p: int, tok: Token) -> tuple[Party, ...]:
        """People of a calling named by the state that they are of ("three Danish sailors"), as somebody to whom something is done."""
        if tok.lemma_.lower() not in self.words["roles.private"]:
            return ()
        return people_of_a_state(self.cast, p, self.paragraphs[p], tok)


def _adjective(cast: Cast, state: str | None) -> str:
    government = cast.governments.get(state or "", "")
    return government.removesuffix(" government") if government else ""
