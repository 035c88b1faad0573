"""Who appears in one report: names from the gazetteer, names the report itself introduces, persons and whom they act for.

Invariant: every mention says why it means its actor. A group in a country that no list holds is found by the words around
it ("rebels of the Karo Front", "the Mard Liberation Army (MLA)", "NAME, the group's spokesman").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from parley.analysis.lexicon.parse import slug
from parley.analysis.lexicon.records import Gazetteer
from parley.analysis.names import Form, FormKind, Match, NameIndex, pieces
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.records import Actor, ActorKind, Mention

FAR = 14
"""Tokens to either side of a person's name in which a title and a party belong to it."""

PARTY_KINDS = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Named:
    """A found name in a paragraph: its tokens, its actor, how it names it, and why."""

    paragraph: int
    first: int
    last: int
    actor: str
    kind: FormKind
    reason: str


@dataclass(slots=True)
class Cast:
    """The actors of one report. `actors` by id; `named` in text order; `at[paragraph][token]` is the name a token belongs to; `domestic`: id of
    the state at war, or None; `armed`: ids of armed groups, most mentioned first; `main`: the two parties the report is about."""

    actors: dict[str, Actor] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    at: list[dict[int, Named]] = field(default_factory=list)
    party_of: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    governments: dict[str, str] = field(default_factory=dict)
    domestic: str | None = None
    armed: tuple[str, ...] = ()
    main: tuple[str, ...] = ()

    def name(self, actor: str) -> str:
        """The canonical name of an actor in this report: a state that fights at home is named as its government."""
        if actor == self.domestic and actor in self.governments:
            return self.governments[actor]
        return self.actors[actor].name

    def kind(self, actor: str) -> ActorKind:
        return ActorKind.GOVERNMENT if actor == self.domestic else self.actors[actor].kind

    def party(self, actor: str) -> str | None:
        """The party for whom a person acts (None: for nobody but themselves); other actors are their own party."""
        if self.actors[actor].kind is ActorKind.PERSON:
            return self.party_of.get(actor, (None, ""))[0]
        return actor

    def mentions(self, paragraphs: Sequence[Paragraph]) -> tuple[Mention, ...]:
        out = []
        for n in self.named:
            par = paragraphs[n.paragraph]
            start, end = par.span(par.doc[n.first], par.doc[n.last])
            party = self.party(n.actor)
            reason = n.reason if n.actor not in self.party_of else f"{n.reason}; {self.party_of[n.actor][1]}"
            out.append(
                Mention(start=start, end=end, actor=n.actor, name=self.name(n.actor), kind=self.kind(n.actor), party=party,
                        party_name=self.name(party) if party else None, reason=reason)
            )
        return tuple(sorted(out, key=lambda m: (m.start, m.end)))


@dataclass(frozen=True, slots=True)
class NameBook:
    """The gazetteer made ready for looking up; built once, shared by all documents."""

    index: NameIndex
    actors: dict[str, Actor]
    governments: dict[str, str]

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> NameBook:
        """The look-up for a gazetteer: states with capitals and adjectives, groups, organisations, persons, outlets."""
        index = NameIndex()
        actors: dict[str, Actor] = {}
        governments: dict[str, str] = {}
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
            for text in (actor.name, *actor.aliases):
                if kind is not FormKind.PERSON or " " in text:
                    index.add(Form(actor.id, kind, text))
        return cls(index, actors, governments)


_DEFINITION = re.compile(
    r"(?P<long>(?:[A-Z][\w'-]*)(?:[ -](?:of|for|the|de|del|da|du|la|le|and|&|al|in|[A-Z][\w'-]*)){1,9})\s*\(\s*(?:the\s+|known as\s+|or\s+)?(?P<short>[A-Z][A-Za-z&/-]{1,11})\s*\)"
)


class CastBuilder:
    """Builds the cast of one report, in steps that each add names and never take any away."""

    def __init__(self, paragraphs: Sequence[Paragraph], book: NameBook, words: Words, places: Iterable[tuple[int, int]] = ()) -> None:
        self.paragraphs = paragraphs
        self.book = book
        self.words = words
        self.places = list(places)
        self.cast = Cast(at=[{} for _ in paragraphs], governments=dict(book.governments))
        self.local = NameIndex()

    def build(self) -> Cast:
        self._definitions()
        self._known_names()
        self._introduced_groups()
        self._introduced_states()
        self._introduced_names()
        self._mark_local()
        self._short_forms()
        self._short_names()
        self._acting_names()
        self._mark_local()
        self._retype()
        self.cast.named.sort(key=lambda n: (n.paragraph, n.first))
        self._count_parties()
        self._persons_parties()
        self._short_names()
        self.cast.named.sort(key=lambda n: (n.paragraph, n.first))
        self._count_parties()
        return self.cast

    # names ---------------------------------------------------------------------------------------------

    def _definitions(self) -> None:
        """"The Long Name (LN)": the acronym names what the long name does."""
        for par in self.paragraphs:
            for match in _DEFINITION.finditer(par.doc.text):
                long, short = _trim(match["long"]), match["short"]
                if not _abbreviates(short, long):
                    continue
                known = self.book.index.get(long) or self.book.index.get(short)
                known = tuple(f for f in known if f.kind is FormKind.NAME)
                if known:
                    actor = self.book.actors[known[0].actor]
                else:
                    kind = self._kind_by_name(long) or ActorKind.ORGANISATION
                    actor = Actor(id=f"found:{slug(long)}", name=long, kind=kind, aliases=(short,))
                self._add_local(actor, (long, short))

    def _known_names(self) -> None:
        for p, par in enumerate(self.paragraphs):
            for match in self.local.find(par.doc):
                self._name(p, match, match.forms[0], "the report defines the name")
            for match in self.book.index.find(par.doc):
                form = self._choose(match, par)
                if form is not None:
                    self._name(p, match, form, _WHY[form.kind])

    def _choose(self, match: Match, par: Paragraph) -> Form | None:
        """The form meant where several fit; None where the words are no name here (a person's surname, a first word)."""
        tok = par.doc[match.first]
        forms = match.forms
        if match.first == match.last and tok.ent_type_ == "PERSON":
            ent = next((e for e in par.doc.ents if e.start <= match.first < e.end), None)
            if ent is not None and len(ent) > 1 and not (ent.start == match.first and forms[0].kind in (FormKind.ADJECTIVE, FormKind.NAME)):
                return None
        order = {FormKind.NAME: 0, FormKind.PERSON: 1, FormKind.CAPITAL: 2, FormKind.ADJECTIVE: 3, FormKind.PEOPLE: 4, FormKind.OUTLET: 5}
        if tok.pos_ == "ADJ" or tok.dep_ == "amod":
            order[FormKind.ADJECTIVE] = -1
        return min(forms, key=lambda f: order[f.kind])

    def _introduced_groups(self) -> None:
        """Names that the words beside them make an armed group: "rebels of X", "X fighters", "the rebel group X", "X, a rebel group"."""
        beside = self.words["groups.beside"]
        for p, par in enumerate(self.paragraphs):
            for ent in _name_runs(par) if not _shouts(par) else ():
                if any(i in self.cast.at[p] for i in range(ent[0], ent[1] + 1)):
                    continue
                first, last = par.doc[ent[0]], par.doc[ent[1]]
                text = par.doc[ent[0] : ent[1] + 1].text
                after = [t.lower_ for t in par.doc[last.i + 1 : last.i + 3]]
                before = [t.lower_ for t in par.doc[max(0, first.i - 3) : first.i]]
                behind = [t.lower_ for t in par.doc[last.i + 1 : last.i + 7]]
                tied = after[:1] and after[0] in beside
                of = len(before) >= 2 and before[-1] in ("of", "from", "the") and any(b in beside for b in before)
                group = before[-2:] in (["rebel", "group"], ["armed", "group"], ["rebel", "movement"], ["guerrilla", "group"], ["militant", "group"])
                apposed = behind[:1] == [","] and any(b in beside for b in behind) and ("a" in behind or "the" in behind or "an" in behind)
                by_name = self._kind_by_name(text) is ActorKind.ARMED_GROUP and len(text.split()) > 1
                if first.ent_type_ == "PERSON" and not (tied or by_name or group):
                    continue
                if self._is_place(par, ent) and not by_name:
                    continue
                if tied or of or group or apposed or by_name:
                    name = text
                    actor = Actor(id=f"found:{slug(name)}", name=name, kind=ActorKind.ARMED_GROUP)
                    self._add_local(actor, (name,))
                    self._name(p, Match(ent[0], ent[1], ()), Form(actor.id, FormKind.NAME, name), "the words beside it make it an armed group")

    def _introduced_states(self) -> None:
        """Countries that no list holds: "the government of X", "X's president", "the X-ian army"."""
        found: Counter[str] = Counter()
        for p, par in enumerate(self.paragraphs):
            for match in re.finditer(r"\b(?:[Gg]overnment|[Rr]epublic|[Kk]ingdom|[Pp]resident|[Aa]rmy|[Pp]arliament|capital) of (?:the )?([A-Z][a-z]{3,})\b(?! [A-Z])", par.doc.text):
                if not self.book.index.get(match[1]):
                    found[match[1]] += 1
            for match in re.finditer(r"\b([A-Z][a-z]{2,}(?:ian|ese|ish|ani|i|an|ic)) (?:government|president|President|army|authorities|troops|foreign minister|Foreign Minister|prime minister|Prime Minister|security forces|officials)\b", par.doc.text):
                if not self.book.index.get(match[1]) and p >= 0:
                    found[match[1]] += 1
        text = " ".join(par.doc.text for par in self.paragraphs)
        used: set[str] = set()
        for name in sorted(found, key=lambda n: (-found[n], n)):
            stem = _stem(name)
            family = sorted({w for w in re.findall(r"\b[A-Z][a-z]{3,}\b", text) if _stem(w) == stem and not self.book.index.get(w)}, key=lambda w: (len(w), w))
            if stem in used or not family:
                continue
            used.add(stem)
            adjectives = [w for w in family if re.search(r"(ian|ese|ish|ani|an|ic|i)$", w) and any(o != w and len(o) <= len(w) for o in family)] or ([name] if name not in family[:1] else [])
            nouns = [w for w in family if w not in adjectives]
            country = nouns[0] if nouns else family[0]
            actor = Actor(id=f"found:{slug(country)}", name=country, kind=ActorKind.STATE)
            adjective = adjectives[0] if adjectives else country
            self.cast.governments[actor.id] = f"{adjective} government"
            self._add_local(actor, (country,))
            for word in family:
                kind = FormKind.NAME if word in nouns else FormKind.ADJECTIVE
                self.local.add(Form(actor.id, kind, word))
                if word.endswith("n"):
                    self.local.add(Form(actor.id, FormKind.PEOPLE, word + "s"))

    def _introduced_names(self) -> None:
        """Persons and bodies that spaCy's names or their own words show."""
        for p, par in enumerate(self.paragraphs):
            for ent in par.doc.ents if not _shouts(par) else ():
                first, last = ent.start, ent.end - 1
                titles = [i for i in range(first, last) if par.doc[i].lemma_.lower() in self.words["roles.titles"]]
                first = max(titles) + 1 if titles and ent.label_ == "PERSON" else first
                while first < last and par.doc[first].lower_ in ("the", "a", "an"):
                    first += 1
                while last > first and par.doc[last].lower_ in ("'s", "'", "and"):
                    last -= 1
                if any(i in self.cast.at[p] for i in range(first, last + 1)) or not par.doc[first].text[:1].isupper():
                    continue
                text = par.doc[first : last + 1].text
                if self.local.get(text) or {t.lower_ for t in par.doc[first : last + 1]} & _STATE_BODIES:
                    continue
                if ent.label_ == "PERSON" and not self._is_place(par, (first, last)):
                    if last > first and all(t.text[:1].isupper() or t.lower_ in _PARTICLES or t.text == "-" for t in par.doc[first : last + 1]):
                        self._add_local(Actor(id=f"person:{slug(text)}", name=text, kind=ActorKind.PERSON), (text,))
                elif ent.label_ in ("ORG", "NORP") and not self._is_place(par, (first, last)):
                    kind = self._kind_by_name(text)
                    if kind is not None and (last > first or kind is ActorKind.ARMED_GROUP):
                        self._add_local(Actor(id=f"found:{slug(text)}", name=text, kind=kind), (text,))

    def _acting_names(self) -> None:
        """Names that no list and no introduction tells, but that act or speak: what they are follows from how they stand in the sentence."""
        for p, par in enumerate(self.paragraphs):
            if _shouts(par):
                continue
            for tok in par.doc:
                if tok.pos_ != "PROPN" or tok.dep_ not in ("nsubj", "nsubjpass", "pobj", "conj", "dobj") or tok.i in self.cast.at[p]:
                    continue
                acts = tok.dep_ == "nsubj" and tok.head.pos_ == "VERB"
                agent = tok.dep_ == "pobj" and tok.head.dep_ == "agent"
                if not (acts or agent):
                    continue
                first = tok.i
                while first > tok.sent.start and par.doc[first - 1].pos_ in ("PROPN", "ADJ") and par.doc[first - 1].text[:1].isupper() and par.doc[first - 1].i not in self.cast.at[p]:
                    first -= 1
                while first < tok.i and par.doc[first].lemma_.lower() in self.words["roles.titles"]:
                    first += 1
                text = par.doc[first : tok.i + 1].text
                if {t.lemma_.lower() for t in par.doc[first : tok.i + 1]} & _STATE_BODIES:
                    continue
                if not text[:1].isupper() or len(text) < 3 or text.lower() in _WEEK or self.local.get(text) or self.book.index.get(text):
                    continue
                definite = first > 0 and par.doc[first - 1].lower_ == "the"
                place = self._is_place(par, (first, tok.i))
                if definite and not place:
                    kind = self._kind_by_name(text) or ActorKind.ORGANISATION
                    self._add_local(Actor(id=f"found:{slug(text)}", name=text, kind=kind), (text,))
                elif not definite and first == tok.i and tok.ent_type_ in ("GPE", "LOC"):
                    self._add_local(Actor(id=f"found:{slug(text)}", name=text, kind=ActorKind.STATE), (text,))
                elif not definite and (tok.ent_type_ == "PERSON" or (tok.ent_type_ == "" and not place and tok.head.lemma_.lower() in self.words["speech.verbs"])):
                    self._add_local(Actor(id=f"person:{slug(text)}", name=text, kind=ActorKind.PERSON), (text,))
                elif tok.ent_type_ == "ORG" and not place:
                    kind = self._kind_by_name(text) or ActorKind.ORGANISATION
                    self._add_local(Actor(id=f"found:{slug(text)}", name=text, kind=kind), (text,))

    def _retype(self) -> None:
        """A body of which fighters, commanders or rebels are told is an armed group; else, in a report on rebels, the body named most."""
        groups = {a.id for a in self.cast.actors.values() if a.kind is ActorKind.ARMED_GROUP}
        found: Counter[str] = Counter()
        armed = self.words["groups.beside"]
        for n in self.cast.named:
            actor = self.cast.actors[n.actor]
            if actor.kind is not ActorKind.ORGANISATION or not actor.id.startswith("found:"):
                continue
            found[actor.id] += 1
            doc = self.paragraphs[n.paragraph].doc
            near = [t.lower_ for t in doc[max(0, n.first - 4) : n.first]] + [t.lower_ for t in doc[n.last + 1 : n.last + 4]]
            owns = any(t in armed for t in near) and ("of" in near or "'s" in near or "from" in near or (n.last + 1 < len(doc) and doc[n.last + 1].lower_ in armed))
            if owns:
                groups.add(actor.id)
        if not groups and found and any(t.lemma_.lower() in ("rebel", "insurgent", "guerrilla", "rebellion", "insurgency", "uprising") for par in self.paragraphs for t in par.doc):
            groups.add(min(found, key=lambda a: (-found[a], a)))
        for actor_id in groups:
            self.cast.actors[actor_id] = replace(self.cast.actors[actor_id], kind=ActorKind.ARMED_GROUP)

    def _mark_local(self) -> None:
        for p, par in enumerate(self.paragraphs):
            for match in self.local.find(par.doc):
                if not any(i in self.cast.at[p] for i in range(match.first, match.last + 1)):
                    form = match.forms[0]
                    if len(match.forms) > 1 and par.doc[match.first].dep_ == "amod":
                        form = next((f for f in match.forms if f.kind is FormKind.ADJECTIVE), form)
                    self._name(p, match, form, "the report introduces the name")

    def _short_forms(self) -> None:
        """A body's name cut short behind "the": "the Column" for the Free Orrin Column, "the Salt Army" for the People's Salt Army."""
        index = NameIndex()
        taken: Counter[str] = Counter()
        forms: list[Form] = []
        bodies = {n.actor for n in self.cast.named if n.kind is FormKind.NAME and self.cast.actors[n.actor].kind in (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)}
        for actor in sorted(bodies):
            words = self.cast.actors[actor].name.split()
            for cut in range(1, len(words)):
                short = " ".join(words[cut:])
                if short[:1].isupper() and words[cut].lower() not in _PARTICLES:
                    taken[short] += 1
                    forms.append(Form(actor, FormKind.NAME, short))
        for form in forms:
            if taken[form.text] == 1 and not self.book.index.get(form.text):
                index.add(form)
        for p, par in enumerate(self.paragraphs):
            for match in index.find(par.doc):
                form = match.forms[0]
                first = par.doc[match.first]
                if first.i == 0 or first.nbor(-1).lower_ not in ("the", "its", "their") and " " not in form.text:
                    continue
                self._name(p, match, form, "a name cut short that the report gives in full")

    def _short_names(self) -> None:
        """Surnames and first names of persons whose full name the report gives, or who hold a known office."""
        index = NameIndex()
        persons = {n.actor for n in self.cast.named if self.cast.actors[n.actor].kind is ActorKind.PERSON}
        for actor in sorted(persons):
            for part in {p for p in self.cast.actors[actor].name.split() if len(p) > 2 and p.lower() not in _PARTICLES}:
                index.add(Form(actor, FormKind.PERSON, part))
            for alias in self.cast.actors[actor].aliases:
                index.add(Form(actor, FormKind.PERSON, alias))
        for p, par in enumerate(self.paragraphs):
            for match in index.find(par.doc):
                if any(i in self.cast.at[p] for i in range(match.first, match.last + 1)) or len({f.actor for f in match.forms}) > 1:
                    continue
                self._name(p, match, match.forms[0], "part of a person's name given in full in the report")

    # whom persons act for -------------------------------------------------------------------------------

    def _persons_parties(self) -> None:
        for n in list(self.cast.named):
            actor = self.cast.actors[n.actor]
            if actor.kind is not ActorKind.PERSON:
                continue
            party, why, role = self._beside(n)
            if not why and not role and n.actor not in self.cast.party_of and not actor.parent:
                party, why, role = self._introduced_before(n)
            if why and (n.actor not in self.cast.party_of or self.cast.party_of[n.actor][1].startswith("known")):
                self.cast.party_of[n.actor] = (party, why)
            if role and n.actor not in self.cast.roles:
                self.cast.roles[n.actor] = role
            if n.actor not in self.cast.party_of and actor.parent:
                self._ensure(actor.parent)
                self.cast.party_of[n.actor] = (actor.parent, "known to act for it")

    def _beside(self, n: Named) -> tuple[str | None, str, str | None]:
        """(party, why, role) from the words before and behind a person's name."""
        doc, at = self.paragraphs[n.paragraph].doc, self.cast.at[n.paragraph]
        titles, former = self.words["roles.titles"], self.words["roles.former"]
        before: list[Token] = []
        for i in range(n.first - 1, max(-1, n.first - 1 - FAR), -1):
            tok = doc[i]
            if tok.is_punct and tok.text not in ("-", "'", '"') or tok.pos_ in ("VERB", "AUX", "SCONJ") and tok.lower_ != "designated" or tok.sent != doc[n.first].sent:
                break
            if tok.pos_ == "ADP" and tok.lower_ not in ("of", "for", "to", "in", "on", "at") or tok.lower_ in ("when", "while", "between"):
                break
            before.append(tok)
        behind: list[Token] = []
        if n.last + 1 < len(doc) and doc[n.last + 1].text in (",", "(", "-"):
            for tok in doc[n.last + 2 : n.last + 2 + FAR]:
                if tok.pos_ in ("VERB", "AUX") or tok.text in (",", ")", ".", ";"):
                    break
                behind.append(tok)
        elif n.first > 1 and doc[n.first - 1].text == ",":  # "the head of the group's office, NAME"
            for i in range(n.first - 2, max(-1, n.first - 2 - FAR), -1):
                tok = doc[i]
                if tok.text in (",", ".", ";") or tok.pos_ in ("VERB", "AUX"):
                    break
                behind.insert(0, tok)
        for side, toks in (("before", before), ("behind", behind)):
            heads = [t for t in toks if t.lemma_.lower() in titles or t.lower_ in titles]
            if not heads:
                continue
            role = " ".join(t.text for t in sorted(toks, key=lambda t: t.i)).strip()
            if any(t.lower_.strip("-") in former for t in toks):
                return None, f"former office named {side} the name", role
            parties = [at[t.i] for t in toks if t.i in at and self.cast.actors[at[t.i].actor].kind in PARTY_KINDS]
            people = [at[t.i] for t in toks if t.i in at and self.cast.actors[at[t.i].actor].kind is ActorKind.PERSON and at[t.i].actor != n.actor]
            if parties:
                chosen = min(parties, key=lambda m: abs(m.first - heads[0].i))
                return chosen.actor, f"role and party named {side} the name", role
            if people and people[0].actor in self.cast.party_of:
                return self.cast.party_of[people[0].actor][0], f"role for a person named {side} the name", role
            known = self.cast.actors[n.actor].parent
            if known:
                return None, "", role
            bare = {t.lemma_.lower() for t in toks} | {t.lower_ for t in toks}
            if bare & (self.words["roles.armed_titles"] | self.words["party.armed"]) and self.cast.armed:
                return self.cast.armed[0], f"a rebel's role named {side} the name", role
            if bare & {"its", "their"} and (owner := self._last_body(n)):
                return owner, f"role named {side} the name, for the body named before", role
            home = self.cast.domestic or (UNNAMED_GOVERNMENT.id if self.cast.armed else None)
            if home == UNNAMED_GOVERNMENT.id:
                self.cast.actors.setdefault(UNNAMED_GOVERNMENT.id, UNNAMED_GOVERNMENT)
            if home and (bare & {"government", "army", "military", "police"} or (side == "before" and any(t.lemma_.lower() in _STATE_TITLES for t in heads))):
                return home, f"a state's role {side} the name, and no other state named", role
            if side == "before" and bare & {"commander", "comandante"} and self.cast.armed:
                return self.cast.armed[0], "a commander, and no army named", role
            return None, "", role
        return self._led_by(n, behind)

    def _led_by(self, n: Named, behind: Sequence[Token]) -> tuple[str | None, str, str | None]:
        """"NAME, for the X", "NAME, who leads the X team": party without a title."""
        doc, at = self.paragraphs[n.paragraph].doc, self.cast.at[n.paragraph]
        if behind and behind[0].lower_ in ("for", "of", "from"):
            parties = [at[t.i] for t in behind[:6] if t.i in at and self.cast.actors[at[t.i].actor].kind in PARTY_KINDS]
            if parties:
                return parties[0].actor, "the party named behind the name", None
        tail = doc[n.last + 1 : n.last + 12]
        words = [t.lower_ for t in tail]
        if words[:2] == [",", "who"] and len(words) > 2 and tail[2].lemma_.lower() in ("lead", "head", "represent", "command", "found", "chair"):
            for t in tail[3:]:
                if t.text == ",":
                    break
                if t.i in at and self.cast.actors[at[t.i].actor].kind in PARTY_KINDS:
                    return at[t.i].actor, "who leads or speaks for it", None
                if t.lemma_.lower() in ("government", "army") and self.cast.domestic:
                    return self.cast.domestic, "who leads the government's side", None
                if t.lemma_.lower() in self.words["party.armed"] and self.cast.armed:
                    return self.cast.armed[0], "who leads the rebels' side", None
        return None, "", None

    def _last_body(self, n: Named) -> str | None:
        """The group, state or organisation named last before a person, in the same paragraph or the one before."""
        earlier = [m for m in self.cast.named if (m.paragraph, m.first) < (n.paragraph, n.first) and n.paragraph - m.paragraph <= 1 and m.kind is not FormKind.ADJECTIVE]
        bodies = [m for m in earlier if self.cast.actors[m.actor].kind in PARTY_KINDS and not self._is_place(self.paragraphs[m.paragraph], (m.first, m.last))]
        return bodies[-1].actor if bodies else None

    def _introduced_before(self, n: Named) -> tuple[str | None, str, str | None]:
        """A person named only as the one who speaks, right behind "a spokesman for X said": the same person, told in two steps."""
        doc, at = self.paragraphs[n.paragraph].doc, self.cast.at[n.paragraph]
        if doc[n.last].dep_ not in ("nsubj", "ROOT", "appos") or doc[n.last].head.lemma_.lower() not in self.words["speech.verbs"]:
            return None, "", None
        sents = [list(s) for p in (n.paragraph - 1, n.paragraph) if p >= 0 for s in self.paragraphs[p].doc.sents if p < n.paragraph or s.end <= doc[n.first].sent.start]
        for sent in reversed(sents[-2:]):
            for tok in sent:
                if tok.dep_ == "nsubj" and tok.lemma_.lower() in ("spokesman", "spokeswoman", "spokesperson", "official", "minister", "envoy", "negotiator"):
                    where = at if tok.doc is doc else self.cast.at[n.paragraph - 1]
                    if any(t.dep_ == "poss" and t.lower_ in ("its", "their") for t in tok.children) and (body := self._last_body(n)):
                        return body, "the speaker introduced by role just before", tok.text
                    for t in tok.subtree:
                        if t.i in where:
                            actor = where[t.i].actor
                            party = self.cast.party_of.get(actor, (actor if self.cast.actors[actor].kind in PARTY_KINDS else None, ""))[0]
                            if party:
                                return party, "the speaker introduced by role just before", tok.text
        return None, "", None

    # counts ---------------------------------------------------------------------------------------------

    def _count_parties(self) -> None:
        """The armed groups, the state at war and the two main parties, by how often they are named."""
        counts: Counter[str] = Counter()
        official: Counter[str] = Counter()
        for n in self.cast.named:
            party = self.cast.party(n.actor)
            if party is None or self.cast.actors[party].kind not in PARTY_KINDS:
                continue
            counts[party] += 1
            if self.cast.actors[party].kind is ActorKind.STATE and self._official(n):
                official[party] += 1
        armed = [a for a in counts if self.cast.actors[a].kind is ActorKind.ARMED_GROUP]
        self.cast.armed = tuple(sorted(armed, key=lambda a: (-counts[a], a)))
        self.cast.domestic = self._domestic(counts, official)
        if self.cast.armed and self.cast.domestic is None and UNNAMED_GOVERNMENT.id in self.cast.actors:
            counts.setdefault(UNNAMED_GOVERNMENT.id, 1)
        sides = [a for a in counts if self.cast.actors[a].kind in (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP)]
        ranked = sorted(sides, key=lambda a: (-(counts[a] + 2 * (a == self.cast.domestic)), a))
        first = self.cast.armed[0] if self.cast.armed else (ranked[0] if ranked else None)
        others = [a for a in ranked if a != first]
        self.cast.main = (first, others[0]) if first and others else ((first,) if first else ())

    def _domestic(self, counts: Counter[str], official: Counter[str]) -> str | None:
        if not self.cast.armed:
            return None
        for group in self.cast.armed:
            country = self.cast.actors[group].country
            if country and f"state:{country}" in self.book.actors:
                self._ensure(f"state:{country}")
                return f"state:{country}"
        if not official:
            states = [a for a in counts if self.cast.actors[a].kind is ActorKind.STATE]
            return min(states, key=lambda a: (-counts[a], a)) if states else None
        return min(official, key=lambda a: (-official[a], -counts[a], a))

    def _official(self, n: Named) -> bool:
        """Whether the name stands beside a word for a state's own bodies ("the X government", "X's army", "government of X")."""
        doc = self.paragraphs[n.paragraph].doc
        near = [t.lemma_.lower() for t in doc[max(0, n.first - 3) : n.last + 4]]
        return any(w in self.words["party.government"] for w in near)

    # small things ---------------------------------------------------------------------------------------

    def _kind_by_name(self, text: str) -> ActorKind | None:
        words = set(pieces(text))
        if words & self.words["groups.armed_words"] and not words & {"ministry", "general", "chief"}:
            return ActorKind.ARMED_GROUP
        return ActorKind.ORGANISATION if words & self.words["groups.body_words"] else None

    def _is_place(self, par: Paragraph, tokens: tuple[int, int]) -> bool:
        start, end = par.span(par.doc[tokens[0]], par.doc[tokens[1]])
        return any(a <= start and end <= b for a, b in self.places)

    def _ensure(self, actor: str) -> None:
        if actor not in self.cast.actors and actor in self.book.actors:
            self.cast.actors[actor] = self.book.actors[actor]

    def _add_local(self, actor: Actor, texts: Iterable[str]) -> None:
        known = self.cast.actors.get(actor.id)
        if known is None:
            self.cast.actors[actor.id] = actor
        elif actor.aliases and not known.aliases:
            self.cast.actors[actor.id] = replace(known, aliases=actor.aliases)
        kind = FormKind.PERSON if actor.kind is ActorKind.PERSON else FormKind.NAME
        for text in texts:
            self.local.add(Form(actor.id, kind, text))

    def _name(self, p: int, match: Match, form: Form, reason: str) -> None:
        if any(i in self.cast.at[p] for i in range(match.first, match.last + 1)):
            return
        self._ensure(form.actor)
        named = Named(p, match.first, match.last, form.actor, form.kind, reason)
        self.cast.named.append(named)
        for i in range(match.first, match.last + 1):
            self.cast.at[p][i] = named


_WHY = {
    FormKind.NAME: "a name in the gazetteer",
    FormKind.CAPITAL: "a capital that stands for its government",
    FormKind.ADJECTIVE: "an adjective of the state",
    FormKind.PEOPLE: "a people's name",
    FormKind.PERSON: "a person in the gazetteer",
    FormKind.OUTLET: "an outlet in the gazetteer",
}
UNNAMED_GOVERNMENT = Actor(id="found:government", name="government", kind=ActorKind.GOVERNMENT)
"""The government of a country at war that the report never names."""

_WEEK = frozenset("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split())
_PARTICLES = frozenset("al bin ibn de la del van von ben abu el da dos of ul ur".split())
_STATE_BODIES = frozenset("ministry army police parliament government presidency military senate congress cabinet court ministers defence defense division airforce navy".split())
"""Words of names that stand for a state's own bodies: these resolve to the state, not to actors of their own."""
_STATE_TITLES = frozenset("president minister premier prime-minister king chancellor governor spokesman spokeswoman secretary negotiator general".split())


def _shouts(par: Paragraph) -> bool:
    """A line in capitals shows no names by their case."""
    letters = [c for c in par.doc.text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > len(letters) / 2


def _trim(name: str) -> str:
    """A defined name without the words before it that are not its own ("Leaders of the X Front" keeps "X Front" by initials elsewhere)."""
    return re.sub(r"^(?:The|An?|And|Of|For|In)\s+", "", name.strip())


def _abbreviates(short: str, long: str) -> bool:
    """Whether the capitals of `short` come in order among the initials of `long`'s words.

    >>> _abbreviates("LRA", "Lord's Resistance Army"), _abbreviates("UN", "Kampala")
    (True, False)
    """
    initials = [w[0].upper() for w in re.split(r"[ -]", long) if w]
    at = 0
    for letter in (c for c in short.upper() if c.isalpha()):
        while at < len(initials) and initials[at] != letter:
            at += 1
        if at == len(initials):
            return False
        at += 1
    return True


def _stem(word: str) -> str:
    """The first letters that a country's name and its adjective share ("Varenia", "Varenian")."""
    return re.sub(r"(ians?|ese|ish|anis?|ans?|ic|ia|is?|a|s|e|n)$", "", word)[:7]


def _name_runs(par: Paragraph) -> list[tuple[int, int]]:
    """Runs of capitalised words (with "of", "for", "the" inside), first words of sentences only where they are proper nouns."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    last = 0
    for tok in par.doc:
        capital = tok.text[:1].isupper() and tok.pos_ in ("PROPN", "NOUN", "ADJ") and not (tok.is_sent_start and tok.pos_ != "PROPN")
        if capital:
            if start is None:
                start = tok.i
            last = tok.i
        elif start is not None and not (tok.lower_ in ("of", "for", "the", "and", "-", "'s") and tok.i - last <= 1 and tok.i + 1 < len(par.doc) and (par.doc[tok.i + 1].text[:1].isupper() or par.doc[tok.i + 1].lower_ == "the") and tok.lower_ != "and"):
            runs.append((start, last))
            start = None
    if start is not None:
        runs.append((start, last))
    return runs
