"""Fills the cast of one report: names of the gazetteer, names the report itself introduces, names cut short, the state at war and the two
sides.

Steps add names and never take any away; of two that overlap the first to come stands, so the surest come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parley.analysis import discovery, statenames
from parley.analysis.allegiance import Allegiance
from parley.analysis.cast import Cast
from parley.analysis.castwords import CIVIL, COMMON, LANDFORMS, MILITANT, UNIONS, WAR
from parley.analysis.discovery import Evidence
from parley.analysis.nameclues import OUTFITS
from parley.analysis.names import Form, FormKind, Match, pieces
from parley.analysis.recognition import Recognition
from parley.analysis.runs import Run, body_head
from parley.analysis.shortnames import ShortNames
from parley.analysis.sides import find_sides
from parley.model.ids import slug
from parley.model.records import Actor, ActorKind

_WHY = {
    FormKind.NAME: "a name in the gazetteer",
    FormKind.CAPITAL: "a capital that stands for its government",
    FormKind.ADJECTIVE: "an adjective of the state",
    FormKind.PEOPLE: "a people's name",
    FormKind.PERSON: "a person in the gazetteer",
    FormKind.OUTLET: "an outlet in the gazetteer",
}


def nationality(country: str) -> str:
    """What stands before "government" for a country of which the report writes no adjective: the one that English makes of a name in "ia",
    else the name itself.

    >>> nationality("Ostravia"), nationality("Lund"), nationality("North Ostravia")
    ('Ostravian', 'Lund', 'North Ostravian')
    """
    return f"{country}n" if country.endswith("ia") else country


class CastBuilder(Recognition):
    """Builds the cast of one report. places: spans of the document that are known places."""

    def build(self) -> Cast:
        """The cast, complete."""
        self._definitions()
        self._mark_local("the report defines the name")
        known = self._known_matches()
        runs = self.runs = self._runs(known)
        evidence = discovery.gather(self.paragraphs, runs, self.words, self._is_place)
        for country in statenames.of_bodies(evidence, lambda name: body_head(name, self.words) is not None):
            evidence[country].clues["state"] += 1
        kinds = {text: kind for text, e in evidence.items() if (kind := discovery.classify(e, self.words)) is not None}
        self._lands(evidence, kinds, known)
        self.capitals = [text for text, e in evidence.items() if discovery.is_capital(e, kinds.get(text), self.paragraphs)]
        ruled = [t for t, e in evidence.items() if kinds.get(t) is ActorKind.STATE and (e.clues["state"] or e.clues["official"])]
        seats = [t for t, e in evidence.items() if e.clues["seat"] and kinds.get(t) is ActorKind.STATE and t not in ruled]
        if len(ruled) == 1:  # "the government in Calder" of a report on the government of Sundar
            self.capitals += [t for t in seats if t not in self.capitals]
        for text in self.capitals:
            kinds.pop(text, None)
        self._introduce(evidence, kinds, known)
        self._common_bodies()
        self._retype({text for text, e in evidence.items() if e.clues["fought"]})
        self._settle()
        self._call_by_name()
        return self.cast

    def _lands(self, evidence: dict[str, Evidence], kinds: dict[str, ActorKind], known: list[tuple[int, Match, Form]]) -> None:
        """In a report that shows a group and no state: the one name of which it names parts ("northern Cassadia") is the country's."""
        if ActorKind.STATE in kinds.values() or any(self.book.actors[form.actor].kind is ActorKind.STATE for _, _, form in known):
            return
        lands = [text for text, e in evidence.items() if e.clues["land"] and kinds.get(text) is None]
        if len(lands) == 1:
            kinds[lands[0]] = ActorKind.STATE

    def _call_by_name(self) -> None:
        """A known body is called as the report calls it ("SPLA" in a report that never says "movement"): its fullest name there, else the
        most frequent."""
        used: dict[str, Counter[str]] = {}
        for n in self.cast.named:
            actor = self.cast.actors[n.actor]
            if (
                n.actor in self.book.actors
                and not n.actor.startswith("party:")
                and n.kind is FormKind.NAME
                and actor.kind in (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
            ):
                text = self.paragraphs[n.paragraph].doc[n.first : n.last + 1].text.removesuffix("'s")
                used.setdefault(n.actor, Counter())[text] += 1
        for actor_id, texts in used.items():
            known = {" ".join(pieces(t)) for t in texts}
            if " ".join(pieces(self.cast.actors[actor_id].name)) not in known and not any(
                t.isupper() and len(t.split()) > 1 for t in texts
            ):
                self.cast.called[actor_id] = min(texts, key=lambda t: (-len(t.split()), -texts[t], t))

    # the report's own names --------------------------------------------------------------------------------

    def _introduce(self, evidence: dict[str, Evidence], kinds: dict[str, ActorKind], known: list[tuple[int, Match, Form]]) -> None:
        owners = {e.owner.text for t, e in evidence.items() if kinds.get(t) in (ActorKind.GOVERNMENT,) and e.owner is not None}
        for owner in owners:
            kinds[owner] = ActorKind.STATE
        defined = {a.name: a for a in self.cast.actors.values()} | self._surfaces(known)
        short = ShortNames(evidence, kinds | {name: a.kind for name, a in defined.items()}, self.words)
        self._regions(evidence, kinds, short, defined)
        ids = {name: a.id for name, a in defined.items()}
        families = statenames.families(
            evidence, {t: k for t, k in kinds.items() if t not in short.meaning}, lambda w: bool(self.book.index.get(w))
        )
        for country, family in families.items():
            kinds.update(dict.fromkeys(family, ActorKind.STATE))
            ids[country] = self._state(country, family, evidence)
        for text in sorted(kinds, key=lambda t: (-len(t), t)):
            if text in short.meaning or kinds[text] is ActorKind.STATE:
                continue
            prefix = "person" if kinds[text] is ActorKind.PERSON else "found"
            name = short.described.get(text, text)
            actor = Actor(id=f"{prefix}:{slug(name)}", name=name, kind=kinds[text])
            ids[text] = actor.id
            self._add(actor, (text,))
            for noun in evidence[text].nouns if kinds[text] is not ActorKind.PERSON else ():
                if noun in self.words["party.agents"] | self.words["party.government"]:
                    continue
                self.cast.described.setdefault(noun, actor.id)
        for text in evidence:  # "a Southern Sudanese officer"
            direction, _, base = text.partition(" ")
            if text not in kinds and base and direction.lower() in discovery.DIRECTIONS:
                for form in self.book.index.get(f"{discovery.DIRECTIONS[direction.lower()]} {base}")[:1]:
                    self._ensure(form.actor)
                    self.local.add(Form(form.actor, form.kind, text))
        for text, full in short.meaning.items():
            if full in ids:
                person = kinds.get(full) is ActorKind.PERSON or (full in defined and defined[full].kind is ActorKind.PERSON)
                self._ensure(ids[full])
                self.local.add(Form(ids[full], FormKind.PERSON if person else FormKind.NAME, text))
        for text, e in evidence.items():
            if kinds.get(text) is ActorKind.GOVERNMENT and e.owner is not None and e.owner.text in ids:
                self.cast.stands_for[ids[e.owner.text]] = ids[text]
        for evidence_runs in evidence.values():
            for run in evidence_runs.places:
                self._mark_run(run)
        for p, match, form in known:
            self._name(p, match, form, _WHY[form.kind])
        self._mark_local("the report introduces the name")
        self._surnames(evidence)

    def _regions(self, evidence: dict[str, Evidence], kinds: dict[str, ActorKind], short: ShortNames, defined: dict[str, Actor]) -> None:
        """ "Orrin rebels": the report's own armed group of that name where it has one, else a group by description."""
        armed = {text for text, kind in kinds.items() if kind is ActorKind.ARMED_GROUP and " " in text}
        armed |= {text for text, actor in defined.items() if actor.kind is ActorKind.ARMED_GROUP and " " in text}
        others = bool(armed) or any(self.cast.actors[n.actor].kind is ActorKind.ARMED_GROUP for n in self.cast.named)
        others = others or any(actor.kind is ActorKind.ARMED_GROUP for actor in defined.values())
        for text, e in evidence.items():
            if e.clues["armed"] and (outfits := [w for w in self._nouns_behind(e) if w in OUTFITS]):
                short.described.setdefault(text, f"{text} {outfits[0]}")
            if kinds.get(text) is ActorKind.ARMED_GROUP and text not in short.meaning and (fighters := self._fighters_of(e)):
                short.described.setdefault(text, f"{text} {fighters}")
            if not e.clues["tied"] or e.clues["official"] or e.clues["state"] or text in short.meaning:
                continue
            bearers = sorted(name for name in armed if name != text and set(pieces(text)) < set(pieces(name)))
            if len(bearers) == 1 and not e.clues["definite"]:
                short.meaning[text] = bearers[0]
                continue
            placed = bool(e.clues["place"] or e.clues["where"])
            if (others and placed) or kinds.get(text) not in (None, ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP):
                continue
            if body_head(text, self.words) is not None:
                continue  # "Ketch Army fighters" are the Ketch Army
            nouns = self._nouns_behind(e)
            alone = sum(nouns.values()) < len(e.places) and bool(e.clues["definite"] or e.clues["acts"])
            if kinds.get(text) is ActorKind.ARMED_GROUP and (not nouns or alone):
                continue
            kinds[text] = ActorKind.ARMED_GROUP
            if nouns and (placed or not alone) and not text.isupper():
                short.described[text] = f"{text} {min(nouns, key=lambda w: (-nouns[w], w))}"

    def _fighters_of(self, e: Evidence) -> str | None:
        """The noun of fighters before "of the" and a name that is a region's, wherever it stands ("the rebels of the Grey Plateau")."""
        if e.text.split()[-1].lower() not in LANDFORMS and e.text.split()[0].lower() not in discovery.DIRECTIONS:
            return None
        nouns = set()
        for run in e.places:
            doc = self.paragraphs[run.paragraph].doc
            at = run.first - (2 if run.definite else 1)
            if at < 1 or doc[at].lower_ != "of" or doc[at - 1].lower_ not in self.words["groups.beside"] or doc[at - 1].tag_ != "NNS":
                return None
            nouns.add(doc[at - 1].lower_)
        return min(nouns) if nouns else None

    def _nouns_behind(self, e: Evidence) -> Counter[str]:
        """The nouns for fighters right behind a name, with how often each stands there."""
        found: Counter[str] = Counter()
        for run in e.places:
            doc = self.paragraphs[run.paragraph].doc
            if run.last + 1 < len(doc) and (tok := doc[run.last + 1]).lower_ in self.words["groups.beside"] | OUTFITS:
                found[tok.lower_ if tok.tag_ == "NNS" or tok.lower_ in OUTFITS else f"{tok.lower_}s"] += 1
        return found

    def _state(self, country: str, family: Sequence[str], evidence: dict[str, Evidence]) -> str:
        adjectives = [w for w in family if statenames.is_adjective(w, family) and w != country]
        firsts = {t.split()[0] for t in evidence} - set(family)
        adjectives += sorted(
            w
            for w in firsts
            if statenames.is_adjective(w, [country, w]) and statenames.stem(w) == statenames.stem(country) and w != country
        )
        lone = (
            statenames.is_adjective(country, family)
            and len(family) == 1
            and not evidence[country].clues["state"]
            and not evidence[country].clues["acts"]
        )
        direction, _, base = country.partition(" ")
        listed = (
            self.book.index.get(f"{discovery.DIRECTIONS[direction.lower()]} {base}")
            if direction.lower() in discovery.DIRECTIONS and base
            else ()
        )
        if listed:
            actor = self.book.actors[listed[0].actor]
        else:
            actor = Actor(id=f"found:{slug(country)}", name=country, kind=ActorKind.STATE)
            name = f"{adjectives[0] if adjectives else nationality(country)} government"
            self.cast.governments[actor.id] = name.replace(" government", " junta") if self._is_junta(family, evidence) else name
        self._add(actor, () if lone else (country,))
        for word in family:
            adjective = word in adjectives or (lone and word == country)
            self.local.add(Form(actor.id, FormKind.ADJECTIVE if adjective else FormKind.NAME, word))
            if word.endswith("n"):
                self.local.add(Form(actor.id, FormKind.PEOPLE, word + "s"))
        return actor.id

    def _is_junta(self, family: Sequence[str], evidence: dict[str, Evidence]) -> bool:
        """Whether a report calls a country's government a junta and nothing else ("the Pallian junta", "the junta in Daresk")."""
        beside: set[str] = set()
        for text in family:
            for run in evidence[text].places if text in evidence else ():
                doc = self.paragraphs[run.paragraph].doc
                beside |= {t.lower_ for t in (*doc[max(0, run.first - 2) : run.first], *doc[run.last + 1 : run.last + 2])}
        return "junta" in beside and "government" not in beside

    def _mark_run(self, run: Run) -> None:
        forms = self.local.get(run.text)
        if forms:
            self._name(run.paragraph, Match(run.first, run.last, forms), forms[0], "the report introduces the name")

    def _surfaces(self, known: list[tuple[int, Match, Form]]) -> dict[str, Actor]:
        """The full names of the gazetteer's persons and bodies, as this report writes them."""
        out: dict[str, Actor] = {}
        for p, match, form in known:
            actor = self.book.actors[form.actor]
            if form.kind in (FormKind.NAME, FormKind.PERSON) and actor.kind is not ActorKind.STATE:
                out[self.paragraphs[p].doc[match.first : match.last + 1].text] = actor
        return out

    def _surnames(self, evidence: dict[str, Evidence]) -> None:
        """Bare surnames of known persons whose party the report names ("Kony", where the Lord's Resistance Army is told of)."""
        present = {n.actor for n in self.cast.named}
        for text in evidence:
            if " " in text:
                continue
            fitting = [a for a in self.book.surnames.get(" ".join(pieces(text)), ()) if self.book.actors[a].parent in present]
            old = self.local.get(text)
            if (
                len(fitting) != 1
                or (old and any(" " in self.cast.actors[f.actor].name for f in old))
                or (old and not self.cast.is_person(old[0].actor) and self.cast.actors[old[0].actor].name != text)
            ):
                continue
            self._ensure(fitting[0])
            self._rename(text, fitting[0])

    def _rename(self, text: str, actor: str) -> None:
        """Lets a bare surname mean a known person, also where it was taken for a person of its own."""
        for p, par in enumerate(self.paragraphs):
            for tok in par.doc:
                if tok.text != text:
                    continue
                old = self.cast.at[p].get(tok.i)
                if old is not None and old.first == old.last:
                    self.cast.named.remove(old)
                    del self.cast.at[p][tok.i]
                if old is None or old.first == old.last:
                    form = Form(actor, FormKind.PERSON, text)
                    self._name(p, Match(tok.i, tok.i, (form,)), form, "surname of a known person whose party the report names")

    def _common_bodies(self) -> None:
        """Bodies named in small letters: "the dockers' union", "Acholi elders"."""
        for p, par in enumerate(self.paragraphs):
            for tok in par.doc:
                lemma = tok.lemma_.lower()
                if lemma not in UNIONS and lemma not in COMMON:
                    continue
                if tok.text.isupper() or tok.i in self.cast.at[p] or tok.i == 0:
                    continue
                lead = tok.nbor(-1)
                if lemma in UNIONS and tok.text.islower() and lead.text in ("'", "'s") and tok.i > 1 and par.doc[tok.i - 2].text.islower():
                    self._body(p, tok.i - 2, tok.i, lemma)
                elif (
                    lemma in COMMON
                    and tok.tag_ == "NNS"
                    and lead.text[:1].isupper()
                    and lead.i not in self.cast.at[p]
                    and lead.pos_ in ("PROPN", "ADJ", "NOUN")
                    and not lead.is_sent_start
                ):
                    self._body(p, lead.i, tok.i, lemma)

    def _body(self, p: int, first: int, last: int, noun: str) -> None:
        text = self.paragraphs[p].doc[first : last + 1].text
        actor = Actor(id=f"found:{slug(text)}", name=text, kind=ActorKind.ORGANISATION)
        self._add(actor, ())
        self.cast.described.setdefault(noun, actor.id)
        form = Form(actor.id, FormKind.NAME, text)
        self._name(p, Match(first, last, (form,)), form, "a body named by whose it is")

    # sides ---------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Who the sides are and for whom persons act; each helps to tell the other, hence twice."""
        cast = self.cast
        for actor in list(cast.actors.values()):
            if actor.kind is ActorKind.GOVERNMENT and actor.parent and actor.parent.startswith("state:"):
                self._ensure(actor.parent)
                cast.stands_for[actor.id] = actor.parent
        for _ in range(2):
            cast.named.sort(key=lambda n: (n.paragraph, n.first))
            find_sides(self.paragraphs, cast, self.words, self.book.actors)
            self._seats()
            for actor in list(cast.actors.values()):
                if actor.kind is ActorKind.PERSON and actor.parent:
                    self._ensure(actor.parent)
            Allegiance(self.paragraphs, cast, self.words).settle()
        find_sides(self.paragraphs, cast, self.words, self.book.actors)

    def _seats(self) -> None:
        """Towns that the report calls the capital, or lets act as one, stand for the state at war (for a state of their own where there
        is none)."""
        for text in self.capitals:
            home = self._capital_of(text) or self.cast.domestic
            if home is None:
                home = f"found:{slug(text)}"
                self.cast.actors.setdefault(home, Actor(id=home, name=text, kind=ActorKind.STATE))
            self.local.add(Form(home, FormKind.CAPITAL, text))
        if self.capitals:
            self._mark_local("a capital that stands for its government")
        self.capitals = []
        self.cast.named.sort(key=lambda n: (n.paragraph, n.first))

    def _capital_of(self, text: str) -> str | None:
        """The state whose capital a town is said to be ("the Bexan capital, Tarn"; "Tarn, the capital of Bexa")."""
        for run in (r for r in self.runs if r.text == text):
            at, doc = self.cast.at[run.paragraph], self.paragraphs[run.paragraph].doc
            if run.first > 2 and doc[run.first - 1].text == "," and doc[run.first - 2].lower_ == "capital":
                near = [run.first - 3]
            elif run.last + 3 < len(doc) and doc[run.last + 1].text == "," and doc[run.last + 2].lower_ == "the":
                words = [t.lower_ for t in doc[run.last + 3 : run.last + 6]]
                near = [run.last + 3] if words[1:2] == ["capital"] else [run.last + 5] if words[:2] == ["capital", "of"] else []
            else:
                continue
            for i in near:
                if i in at and self.cast.actors[at[i].actor].kind is ActorKind.STATE:
                    return at[i].actor
        return None

    def _retype(self, fought: set[str]) -> None:
        """In a report that shows no armed group: the body that an army fights, else, where it speaks of war, the body named most."""
        cast = self.cast
        if any(cast.actors[n.actor].kind is ActorKind.ARMED_GROUP for n in cast.named):
            return
        found = Counter(n.actor for n in cast.named if cast.actors[n.actor].kind is ActorKind.ORGANISATION and n.actor.startswith("found:"))
        for actor in [a for a in found if CIVIL & set(pieces(cast.actors[a].name))]:
            del found[actor]
        against = {a: found[a] for a in found if cast.actors[a].name in fought}
        war = any(t.lemma_.lower() in WAR for par in self.paragraphs for t in par.doc)
        likely = against or {a: n for a, n in found.items() if war and (n > 1 or MILITANT & set(pieces(cast.actors[a].name)))}
        if likely:
            actor = min(likely, key=lambda a: (-likely[a], a))
            cast.actors[actor] = replace(cast.actors[actor], kind=ActorKind.ARMED_GROUP)
