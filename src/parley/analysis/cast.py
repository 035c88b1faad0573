"""The cast of one report: its actors, the names in its text, and for whom each acts. Records only; `casting` fills them.

Invariant: every name says why it means its actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from parley.analysis.lexicon.records import Gazetteer
from parley.analysis.names import Form, FormKind, NameIndex, pieces
from parley.analysis.sentences import Paragraph
from parley.model.records import Actor, ActorKind, Mention

PARTY_KINDS = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)

UNNAMED_GOVERNMENT = Actor(id="found:government", name="government", kind=ActorKind.GOVERNMENT)
"""The government of a country at war that the report never names."""


@dataclass(frozen=True, slots=True)
class Named:
    """A found name in a paragraph: its tokens, its actor, how it names it, and why."""

    paragraph: int
    first: int
    last: int
    actor: str
    kind: FormKind
    reason: str


def head_of(doc: Doc, named: Named) -> Token:
    """The word of a name on which the others hang ("Front" of "Front for the Dunes")."""
    return doc[named.first : named.last + 1].root


@dataclass(slots=True)
class Cast:
    """The actors of one report. `actors` by id; `named` in text order; `at[paragraph][token]` is the name a token belongs to; `party_of`:
    persons to
    the party they act for, and why; `roles`: persons to their role in words; `governments`: states to their governments' names;
    `stands_for`: bodies to
    the state whose they are, and states to the council that rules them; `domestic`: id of the state (or ruling council) at war, or None;
    `armed`: ids
    of armed groups, most mentioned first; `main`: the two parties the report is about; `mediators`: parties (or persons) that mediate;
    `described`:
    common nouns by which the report calls an actor ("the charity"); `called`: known bodies to the name that this report gives them, where
    it does not use
    their usual one."""

    actors: dict[str, Actor] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    at: list[dict[int, Named]] = field(default_factory=list)
    party_of: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    governments: dict[str, str] = field(default_factory=dict)
    stands_for: dict[str, str] = field(default_factory=dict)
    domestic: str | None = None
    armed: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    described: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)

    def name(self, actor: str) -> str:
        """The name of an actor in this report: a state that fights at home is named as its government, a body as the report names it."""
        if actor == self.domestic and actor in self.governments:
            return self.governments[actor]
        return self.called.get(actor) or self.actors[actor].name

    def kind(self, actor: str) -> ActorKind:
        """The kind of an actor: a state that fights at home counts as its government."""
        return ActorKind.GOVERNMENT if actor == self.domestic else self.actors[actor].kind

    def party(self, actor: str) -> str | None:
        """The party for whom an actor acts: a person's party (None: for nobody but themselves), a body's state; others are their own."""
        if self.actors[actor].kind is ActorKind.PERSON:
            found = self.party_of.get(actor, (None, ""))[0]
            return self.stands_for.get(found, found) if found else None
        return self.stands_for.get(actor, actor)

    def named_in(self, paragraph: int) -> list[Named]:
        """The names in one paragraph, in text order; none before the first. Costs the same however long the report is."""
        at = self.at[paragraph] if paragraph >= 0 else {}
        return [at[i] for i in sorted(at) if at[i].first == i]

    @property
    def has_pair(self) -> bool:
        """Whether the report is about an armed conflict of two parties: then what others say of other matters is not told."""
        return len(self.main) == 2 and bool(self.armed)

    def is_person(self, actor: str) -> bool:
        return self.actors[actor].kind is ActorKind.PERSON

    def is_party(self, actor: str) -> bool:
        return self.actors[actor].kind in PARTY_KINDS

    def mentions(self, paragraphs: Sequence[Paragraph]) -> tuple[Mention, ...]:
        """The names as records, in text order, with offsets in the document."""
        out = []
        for n in self.named:
            par = paragraphs[n.paragraph]
            start, end = par.span(par.doc[n.first], par.doc[n.last])
            party = self.party(n.actor)
            reason = n.reason if n.actor not in self.party_of else f"{n.reason}; {self.party_of[n.actor][1]}"
            out.append(
                Mention(
                    start=start,
                    end=end,
                    actor=n.actor,
                    name=self.name(n.actor),
                    kind=self.kind(n.actor),
                    party=party,
                    party_name=self.name(party) if party else None,
                    reason=reason,
                )
            )
        return tuple(sorted(out, key=lambda m: (m.start, m.end)))


@dataclass(frozen=True, slots=True)
class NameBook:
    """The gazetteer made ready for looking up; built once, shared by all documents. `surnames`: last words of
    known persons' names, folded, to their ids."""

    index: NameIndex
    actors: dict[str, Actor]
    governments: dict[str, str]
    surnames: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> NameBook:
        """The look-up for a gazetteer: states with capitals and adjectives, groups, organisations, persons, outlets."""
        index = NameIndex()
        actors: dict[str, Actor] = {}
        governments: dict[str, str] = {}
        surnames: dict[str, list[str]] = {}
        for state in gazetteer.states:
            actor = Actor(id=state.id, name=state.name, kind=ActorKind.STATE, aliases=state.aliases, country=state.code)
            actors[actor.id] = actor
            governments[actor.id] = state.government
            for kind, texts in (
                (FormKind.NAME, (state.name, state.government, *state.aliases)),
                (FormKind.CAPITAL, state.capitals),
                (FormKind.ADJECTIVE, state.adjectives),
                (FormKind.PEOPLE, state.peoples),
            ):
                for text in texts:
                    index.add(Form(actor.id, kind, text))
        for actor in (*gazetteer.actors, *gazetteer.outlets):
            actors[actor.id] = actor
            kind = {ActorKind.PERSON: FormKind.PERSON, ActorKind.OUTLET: FormKind.OUTLET}.get(actor.kind, FormKind.NAME)
            if kind is FormKind.PERSON and actor.parent:
                surnames.setdefault(pieces(actor.name)[-1], []).append(actor.id)
            for text in (actor.name, *actor.aliases):
                if kind is not FormKind.PERSON or " " in text:
                    index.add(Form(actor.id, kind, text))
        return cls(index, actors, governments, {name: tuple(dict.fromkeys(ids)) for name, ids in surnames.items()})
