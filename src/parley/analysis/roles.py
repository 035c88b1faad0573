"""Where a frame's parties and content stand: the named paths of `frames.toml` as functions over the parse.

A path leads from a trigger to tokens; `parties` says whom they mean. Nothing here knows an act.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.cast import Cast
from parley.analysis.names import FormKind
from parley.analysis.parties import PartyResolver
from parley.model.records import ActorKind, Party

_OF_THINGS = ("object", "on", "over", "about", "against", "from", "at", "of", "into", "in", "near", "along", "around", "clause-subject")
_BEHIND_THINGS = (":object", ":on", ":against", ":of", ":by", ":from", ":in", ":for")
"""Paths at whose end a thing may stand in place of its owner ("on government positions")."""

_CALLED_ON = frozenset("see meet sound consult brief visit talk speak confer negotiate".split())
"""Verbs of those who travel to somebody."""

_COUNTING = frozenset("first last most some all half".split())
_SENT = frozenset("monitor observer peacekeeper inspector soldier troop".split())

_OF_BOTH = frozenset("meeting encounter summit conference".split())
"""Meetings of those behind "of", where they are two."""

_GETTING = frozenset("receive get obtain".split())
"""Verbs whose subject is not who does what their object names, but to whom it is done."""
_AIMED = frozenset("criticism condemnation denunciation praise rejection accusation support recognition".split())
"""Nouns whose "of" tells at whom it is aimed ("harsh criticism of the army came from the church")."""

_OF_TIME = frozenset("day week month year today yesterday hour minute moment decade weekend night".split())

_HELD_SOMEWHERE = frozenset(
    """talk talks negotiation meeting summit conference round session dialogue accord agreement deal pact protocol declaration process
    treaty""".split()
)
"""What a town's name before it places: talks and the deals that are struck in them."""

_REFLEXIVE = frozenset("itself himself herself themselves".split())

_CLAUSES = ("xcomp", "ccomp", "acl", "advcl", "relcl", "attr", "poss")


def follow(trigger: Token, path: str) -> list[Token]:
    """The tokens at the end of a path: "object", "xcomp", "ccomp", "acl", "dative", "self", "prep-clause", or a preposition; "object:with":
    first to the object, and from there behind its "with"."""
    if ":" in path:
        first, _, rest = path.partition(":")
        return [t for step in follow(trigger, first) for t in follow(step, rest)]
    if path == "object":
        return syntax.objects(trigger) if trigger.pos_ in ("VERB", "AUX") else []
    if path == "self":
        return [trigger]
    if path == "clause-subject":  # "complained that the army was closing in"
        found = [s for c in syntax.children(trigger, "ccomp", *(("acl",) if trigger.pos_ == "NOUN" else ())) for s in syntax.subjects(c)]
        carrier = syntax.support_verb(trigger) if trigger.pos_ == "NOUN" and not found else None
        if carrier is not None and trigger in syntax.objects(carrier):  # "repeated its demand today that the army leave"
            found = [s for c in syntax.children(carrier, "ccomp") if c.i > trigger.i for s in syntax.subjects(c)]
        return found
    if path == "dative":
        return [t for c in syntax.children(trigger, "dative") if c.pos_ != "ADP" for t in syntax.conjuncts(c)] + [
            t
            for c in syntax.children(trigger, "dative")
            if c.pos_ == "ADP"
            for o in syntax.children(c, "pobj")
            for t in syntax.conjuncts(o)
        ]
    if path == "carried":  # "renewed its offer to free them", where the parser hangs the clause on the verb
        carrier = syntax.support_verb(trigger) if trigger.pos_ == "NOUN" and not syntax.children(trigger, "acl") else None
        clauses = syntax.children(carrier, "xcomp", "advcl") if carrier is not None else []
        return [c for c in clauses if any(a.dep_ == "aux" and a.lower_ == "to" for a in c.children) and c.i > trigger.i]
    if path == "subject":
        carrier = syntax.support_verb(trigger) if trigger.pos_ == "NOUN" else trigger
        return syntax.raw_subjects(carrier) if carrier is not None else []
    if path.startswith("object-"):  # "claimed responsibility for the bombing": behind a preposition of the object
        return [t for o in syntax.objects(trigger) for t in syntax.prep_objects(o, path.removeprefix("object-"))]
    if path == "above":  # "freed them at the insistence of the front": what was insisted on
        return [trigger.head.head] if trigger.dep_ == "pobj" else []
    if path == "carrier-object":  # "placed the leader under arrest"
        carrier = syntax.support_verb(trigger) if trigger.pos_ == "NOUN" else None
        return [t for t in syntax.objects(carrier) if t != trigger] if carrier is not None else []
    if path == "if-subject":  # "is ready to talk if the army stops": whom the offer is made to
        return [
            s
            for c in syntax.children(trigger.head if trigger.pos_ == "ADJ" else trigger, "advcl")
            if any(m.lower_ in ("if", "provided", "once", "for") for m in syntax.children(c, "mark"))
            for s in syntax.subjects(c)
        ]
    if path == "purpose":  # "flew in to see the rebels": whom one travels to meet
        ends = syntax.children(trigger, "xcomp", "advcl")
        return [
            t for c in ends if c.lemma_.lower() in _CALLED_ON for t in (*syntax.objects(c), *syntax.prep_objects(c, "with", "to", "out"))
        ]
    if path == "prep-clause":
        return [o for prep in syntax.prepositions(trigger) for o in syntax.children(prep, "pcomp")]
    if path == "that":
        return syntax.children(trigger, "acl", "ccomp")
    if path == "xcomp":
        found = [t for c in syntax.children(trigger, "xcomp") for t in syntax.conjuncts(c)]
        return found or [t for c in _next_infinitive(trigger) for t in syntax.conjuncts(c)]
    if path == "acl" and trigger.pos_ == "NOUN" and not syntax.children(trigger, "acl"):  # "a pledge was made that no man be tried"
        above = syntax.support_verb(trigger)
        return (
            [c for c in syntax.children(above, "ccomp") if c.i > above.i > trigger.i]
            if above is not None and syntax.is_passive(above)
            else []
        )
    if path in _CLAUSES:
        return [t for c in syntax.children(trigger, path) for t in syntax.conjuncts(c)]
    found = syntax.prep_objects(trigger, path) or [
        t
        for c in syntax.children(trigger, "acomp", "oprd", "ccomp", "xcomp", "advmod")
        if c.pos_ == "ADJ"
        for t in syntax.prep_objects(c, path)
    ]
    carrier = syntax.support_verb(trigger) if trigger.pos_ == "NOUN" else None
    if not found and carrier is not None and path in ("to", "with", "between", "on", "over", "against", "from"):
        found = syntax.prep_objects(carrier, path)
    return found


def _next_infinitive(trigger: Token) -> list[Token]:
    """The infinitive right behind the trigger, wherever the parser hangs it ("has undertaken to free")."""
    if trigger.i + 2 >= trigger.sent.end or trigger.nbor(1).lower_ != "to":
        return []
    verb = trigger.nbor(1).head
    return [verb] if verb.pos_ == "VERB" and verb.tag_ == "VB" and 0 < verb.i - trigger.i <= 4 else []


class Roles:
    """Reads parties off the paths around a trigger."""

    def __init__(self, cast: Cast, parties: PartyResolver) -> None:
        self.cast = cast
        self.parties = parties

    def actors(self, p: int, trigger: Token) -> tuple[Party, ...]:
        """Who does what the trigger tells."""
        if trigger.pos_ in ("VERB", "AUX"):
            found = self._with_owners(p, syntax.subjects(trigger))
            if not found and trigger.dep_ == "acl" and trigger.tag_ == "VBG":  # "issued a declaration demanding ..."
                return self._with_owners(p, syntax.noun_owner(trigger.head))
            return found
        if trigger.pos_ == "ADJ":
            itself = any(c.dep_ == "nsubj" and c.lower_ in _REFLEXIVE for c in trigger.children)  # "declared itself ready"
            head = trigger.head if itself or trigger.dep_ in ("acomp", "oprd", "xcomp", "conj") else trigger
            return self.parties.all_of(p, syntax.subjects(head) if head.pos_ in ("VERB", "AUX") else [])
        return self.noun_actors(p, trigger)

    def noun_actors(self, p: int, noun: Token, *, done_to: bool = False) -> tuple[Party, ...]:
        """Whose act a noun tells: "the Taliban's offer", "a call by the government", "US-rebel talks", "their promise", "handed over its
        offer". done_to: behind "of" stands whom it is done to ("the arrest of the leader")."""
        own = self.parties.all_of(p, [t for c in syntax.children(noun, "poss") for t in syntax.conjuncts(c)])
        own = own or self.parties.all_of(p, syntax.noun_agents(noun))
        own = own or self.parties.all_of(p, self._modifiers(p, noun))
        behind = ("from",) if done_to or noun.lemma_.lower() in _AIMED else ("from", "of")
        own = own or self.parties.all_of(p, [t for t in syntax.prep_objects(noun, *behind) if self._is_actor(p, t)])
        if not own and noun.lemma_.lower() in _AIMED and (coming := syntax.support_verb(noun)) is not None and coming.lemma_ == "come":
            own = self.parties.all_of(p, syntax.prep_objects(coming, "from"))
        if own or _is_of_others(noun):
            return own
        carrier = syntax.support_verb(noun)
        if carrier is None:
            return ()
        if (syntax.is_subject(noun) and not syntax.is_passive(carrier)) or carrier.lemma_ == "be":
            return ()
        if carrier.lemma_ in _GETTING:
            inner = [t for o in syntax.prep_objects(noun, "of") for t in syntax.prep_objects(o, "from")]  # "an offer of talks from the X"
            return self.parties.all_of(p, [*syntax.prep_objects(carrier, "from"), *inner])
        return self.parties.all_of(p, syntax.subjects(carrier))

    def participants(self, p: int, trigger: Token) -> tuple[Party, ...]:
        """All who take part in a symmetric act, wherever they stand: subject, object, with, between, of both sides."""
        found: list[Party] = []
        if trigger.pos_ in ("VERB", "AUX"):
            found += self.parties.all_of(p, syntax.subjects(trigger))
            found += self.parties.all_of(p, [t for t in syntax.objects(trigger) if self._is_actor(p, t)])
            theme = [*syntax.objects(trigger), *(syntax.raw_subjects(trigger) if not found else ())]  # "the talks between ... hit a snag"
            for noun in theme:
                found += self.noun_participants(p, noun)
        else:
            found += self.noun_participants(p, trigger)
            carrier = syntax.support_verb(trigger)
            if carrier is not None:
                if not syntax.is_subject(trigger) or syntax.is_passive(carrier):
                    found += self.parties.all_of(p, syntax.subjects(carrier) or syntax.objects(carrier))  # "were locked in talks"
                found += self.parties.all_of(p, syntax.prep_objects(carrier, "with", "between"))
        if trigger.pos_ in ("VERB", "AUX"):
            found += self.parties.all_of(p, syntax.prep_objects(trigger, "with", "between"))
        return _unique(found)

    def noun_participants(self, p: int, noun: Token) -> list[Party]:
        """Those between whom talks or agreements named by a noun are, also one noun down ("a round of talks between ...")."""
        found: list[Party] = []
        for tok in (noun, *syntax.prep_objects(noun, "of")):
            if tok != noun and tok.pos_ != "NOUN":
                continue
            found += self.parties.all_of(p, syntax.children(tok, "poss"))
            found += self.parties.all_of(p, self._modifiers(p, tok))
            found += self.parties.all_of(p, syntax.prep_objects(tok, "between", "with", "by", "among"))
        if noun.dep_ == "pobj" and noun.head.lower_ == "of":
            found += self.parties.all_of(p, syntax.prep_objects(noun.head.head, "between", "with", "among"))
        if not found and noun.lemma_.lower() in _OF_BOTH:  # "the meeting of the president and the rebel leader"
            both = self.parties.all_of(p, syntax.prep_objects(noun, "of"))
            found += both if len({x.actor for x in both}) > 1 else ()
        return found

    def recipients(self, p: int, trigger: Token, paths: Sequence[str]) -> tuple[Party, ...]:
        """Those whom the act is addressed to or done to."""
        for path in paths:
            toks = follow(trigger, "object" if path == "owner" else path)
            if path == "owner" and not toks:  # "agreed to the government's offer"
                toks = follow(trigger, "to")
            if path == "owner":  # "rejected the government's offer"
                found = _unique(x for t in toks if not self.parties.of(p, t) for x in self._with_owners(p, [t]))
            elif path in _OF_THINGS or path.endswith(_BEHIND_THINGS):
                found = self._with_owners(p, toks)
            else:
                found = self.parties.all_of(p, toks)
            if found:
                return found
        carrier = syntax.support_verb(trigger) if trigger.pos_ == "NOUN" else None
        if carrier is not None and carrier.lemma_ in _GETTING:  # "the front received an invitation"
            return self.parties.all_of(p, syntax.subjects(carrier))
        return ()

    def force_owner(self, p: int, toks: Iterable[Token]) -> tuple[Party, ...]:
        """Whose a thing is that was attacked or that attacked: "a US military vehicle", "army posts", "a rebel-claimed bomb"."""
        return self._with_owners(p, toks)

    def _with_owners(self, p: int, toks: Iterable[Token]) -> tuple[Party, ...]:
        found: list[Party] = []
        for counting in toks:
            tok = next(iter(syntax.prep_objects(counting, "of")), counting) if counting.lower_ in _COUNTING else counting
            parties = self.parties.of(p, tok)
            if not parties and tok.pos_ in ("NOUN", "PROPN"):
                before = [t for t in self._modifiers(p, tok) if not self._is_capital(p, t)]
                parties = self.parties.all_of(p, [*before, *syntax.children(tok, "poss")]) or self.parties.all_of(
                    p,
                    [t for t in syntax.prep_objects(tok, "of", "by", *_home(tok)) if self._is_actor(p, t)]
                    or [t for c in syntax.children(tok, "acl") for t in syntax.agents(c)],  # "shells fired by the front"
                )
            found += parties
        return _unique(found)

    def _modifiers(self, p: int, noun: Token) -> list[Token]:
        """Names and role words before a noun that are parties, also joined by hyphens ("Taliban-US agreement")."""
        out: list[Token] = []
        for c in noun.children:
            if c.dep_ in ("compound", "amod", "nmod", "npadvmod", "nummod") and c.i < noun.i:
                if noun.lemma_.lower() in _HELD_SOMEWHERE and self._is_capital(p, c) and c.nbor(1).text != "-":
                    continue  # "the Oslo talks", not "Kabul-Taliban talks"
                if self._is_actor(p, c) or c.lemma_.lower() in (
                    "rebel",
                    "government",
                    "army",
                    "insurgent",
                    "police",
                    "militia",
                    "guerrilla",
                ):
                    out.append(c)
                out.extend(t for t in syntax.conjuncts(c)[1:] if self._is_actor(p, t))
                out.extend(g for g in c.children if g.dep_ in ("compound", "amod", "nmod", "npadvmod", "advmod") and self._is_actor(p, g))
        return out

    def _is_capital(self, p: int, tok: Token) -> bool:
        """Whether a city's name stands before a thing: there it tells where ("a Kabul car bombing"), not who."""
        named = self.cast.at[p].get(tok.i)
        return named is not None and named.kind is FormKind.CAPITAL

    def _is_actor(self, p: int, tok: Token) -> bool:
        named = self.cast.at[p].get(tok.i)
        if named is None:
            return tok.pos_ in ("NOUN", "PRON") and bool(self.parties.of(p, tok))
        return self.cast.actors[named.actor].kind is not ActorKind.OUTLET and not (
            named.kind is FormKind.CAPITAL and tok.dep_ == "pobj" and tok.head.lower_ in ("in", "at", "near")
        )


def _is_of_others(noun: Token) -> bool:
    """Whether a noun says whose it is, be it nobody known ("met the doctors' demands"): the verb's subject is then not its owner."""
    owners = [c for c in syntax.children(noun, "poss") if c.pos_ == "NOUN" and c.ent_type_ not in ("DATE", "TIME")]
    return bool(owners) and not any(c.lemma_.lower() in _OF_TIME for c in owners)


def _home(noun: Token) -> tuple[str, ...]:
    """The preposition of those who sent a noun's people: "monitors from Fiji"; of others it tells where they come from."""
    return ("from",) if noun.lemma_.lower() in _SENT else ()


def _unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    out: dict[str, Party] = {}
    for party in parties:
        out.setdefault(party.actor, party)
    return tuple(out.values())
