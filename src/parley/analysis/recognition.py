"""Known names in a report: what the gazetteer lists, what the report defines ("the Long Name (LN)"), and the runs of capitals left over.

Of two names that overlap the first to be marked stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parley.analysis import discovery
from parley.analysis.acronyms import definitions
from parley.analysis.cast import Cast, NameBook, Named
from parley.analysis.discovery import Evidence
from parley.analysis.nameclues import OUTFITS
from parley.analysis.names import Form, FormKind, Match, NameIndex, pieces
from parley.analysis.runs import Run, body_head, runs_of
from parley.analysis.sentences import Paragraph
from parley.analysis.spans import Spans
from parley.analysis.words import Words
from parley.model.ids import slug
from parley.model.records import Actor, ActorKind

_ORDER = {FormKind.NAME: 0, FormKind.PERSON: 1, FormKind.CAPITAL: 2, FormKind.ADJECTIVE: 3, FormKind.PEOPLE: 4, FormKind.OUTLET: 5}


class Recognition:
    """Marks known names in a cast. places: spans of the document that are known places."""

    def __init__(self, paragraphs: Sequence[Paragraph], book: NameBook, words: Words, places: Iterable[tuple[int, int]] = ()) -> None:
        self.paragraphs = paragraphs
        self.book = book
        self.words = words
        self.places = Spans(places)
        self.cast = Cast(at=[{} for _ in paragraphs], governments=dict(book.governments))
        self.local = NameIndex()
        self.states: Counter[str] = Counter()
        self.capitals: list[str] = []
        self.runs: list[Run] = []

    def _definitions(self) -> None:
        """ "The Long Name (LN)": the acronym names what the long name does."""
        for par in self.paragraphs:
            for long, short in definitions(par.text):
                known = [f for f in self.book.index.get(long) or self._alike(short, long) if f.kind is FormKind.NAME]
                kind = discovery.classify(Evidence(long), self.words) or ActorKind.ORGANISATION
                actor = (
                    self.book.actors[known[0].actor] if known else Actor(id=f"found:{slug(long)}", name=long, kind=kind, aliases=(short,))
                )
                self._add(actor, (long, short))

    def _alike(self, short: str, long: str) -> list[Form]:
        """The known bearers of an acronym whose own name shares a word with the name that the report gives it."""
        words = set(pieces(long)) - {"of", "the", "and", "for", "national"}
        return [f for f in self.book.index.get(short) if words & set(pieces(self.book.actors[f.actor].name))]

    def _known_matches(self) -> list[tuple[int, Match, Form]]:
        found: list[tuple[int, Match]] = [(p, m) for p, par in enumerate(self.paragraphs) for m in self.book.index.find(par.doc)]
        for _, match in found:
            actors = {f.actor for f in match.forms}
            if len(actors) == 1:
                country = self.book.actors[next(iter(actors))].country
                if country:
                    self.states[country] += 1
        out = []
        for p, match in found:
            form = self._choose(match, self.paragraphs[p])
            if form is not None:
                out.append((p, match, form))
        return out

    def _choose(self, match: Match, par: Paragraph) -> Form | None:
        """The form meant where several fit (that of a country the report names most); None where the words are no name here."""
        tok = par.doc[match.first]
        forms = match.forms
        behind = par.doc[match.last + 1].lower_ if match.last + 1 < len(par.doc) else ""
        if behind in OUTFITS and all(f.kind is FormKind.CAPITAL for f in forms):
            return None  # "the Pentagon gang"
        if match.first == match.last:
            if tok.lower_ in self.words["groups.body_words"] | self.words["groups.armed_words"]:
                return None
            if tok.ent_type_ == "PERSON":
                ent = next((e for e in par.doc.ents if e.start <= match.first < e.end), None)
                if (
                    ent is not None
                    and len(ent) > 1
                    and not (ent.start == match.first and forms[0].kind in (FormKind.ADJECTIVE, FormKind.NAME))
                ):
                    return None
        order = dict(_ORDER)
        if tok.pos_ == "ADJ" or tok.dep_ == "amod":
            order[FormKind.ADJECTIVE] = -1
        if any(f.kind is FormKind.OUTLET for f in forms):  # "AFP" is the agency unless the report names the country of another bearer
            forms = tuple(f for f in forms if f.kind is FormKind.OUTLET or self.states[self.book.actors[f.actor].country or ""])
        form = min(forms, key=lambda f: (order[f.kind], -self.states[self.book.actors[f.actor].country or ""]))
        after = par.doc[match.last + 1 : match.last + 2].text
        if (
            form.kind is FormKind.OUTLET
            and after.istitle()
            and after.lower() in self.words["groups.body_words"] | self.words["groups.armed_words"]
        ):
            return None  # "the Hill Front"
        return form

    def _runs(self, known: list[tuple[int, Match, Form]]) -> list[Run]:
        """The capitalised runs that no known name explains. A known name inside a longer one of a body's own gives way to it."""
        lower = frozenset(t.text for par in self.paragraphs for t in par.doc if t.text.islower())
        out: list[Run] = []
        for p, par in enumerate(self.paragraphs):
            here = [entry for entry in known if entry[0] == p]
            for run in runs_of(p, par, self.words, lower):
                if any(i in self.cast.at[p] for i in range(run.first, run.last + 1)):
                    continue
                over = [entry for entry in here if entry[1].first <= run.last and run.first <= entry[1].last]
                if any(entry[1].first <= run.first and run.last <= entry[1].last for entry in over):
                    continue
                if over and not self._outgrows(run, [entry[2] for entry in over]):
                    continue
                for entry in over:
                    known.remove(entry)
                out.append(run)
        return out

    def _outgrows(self, run: Run, forms: Sequence[Form]) -> bool:
        """Whether a run is a name of its own although it holds known ones ("Kordian Workers' Front", "Southern Arvan")."""
        if discovery.is_state_body(run.text, self.words) or any(
            f.kind not in (FormKind.ADJECTIVE, FormKind.NAME, FormKind.CAPITAL) for f in forms
        ):
            return False
        if pieces(run.text)[0] in discovery.DIRECTIONS and len(run.words) == 2:
            return True
        first = run.words[0]
        if all(f.kind is FormKind.NAME for f in forms) and re.search(r"(?:ian|an|ese|ish|i)$", first):
            names = " ".join(f.text for f in forms)
            if (
                first not in names
                and not self.book.index.get(first)
                and not any(self.book.actors[f.actor].kind is ActorKind.STATE for f in forms)
            ):
                return True  # "Peraltan Northern Alliance": an adjective of a country that no list has makes it another's
        states = all(self.book.actors[f.actor].kind is ActorKind.STATE for f in forms)
        covered = sum(len(pieces(f.text)) for f in forms)
        head = body_head(run.text, self.words)
        return (
            states
            and head is not None
            and (len(pieces(run.text)) - covered >= 2 or head in self.words["groups.armed_words"] - {"army", "armed"})
        )

    def _is_inside(self, p: int, match: Match) -> bool:
        """Whether a name is but the beginning of a longer one ("Ansgar Littoral") that is no office and no body of a state."""
        for run in self.runs:
            if run.paragraph == p and run.first <= match.first and match.last < run.last:
                last = run.words[-1].lower()
                titled = last in self.words["roles.titles"] | self.words["party.agents"] | self.words["roles.title_words"]
                return not titled and not discovery.is_state_body(run.text, self.words)
        return False

    def _is_place(self, run: Run) -> bool:
        par = self.paragraphs[run.paragraph]
        start, end = par.span(par.doc[run.first], par.doc[run.last])
        return self.places.cover(start, end)

    def _ensure(self, actor: str) -> None:
        if actor not in self.cast.actors and actor in self.book.actors:
            self.cast.actors[actor] = self.book.actors[actor]

    def _add(self, actor: Actor, texts: Iterable[str]) -> None:
        known = self.cast.actors.get(actor.id)
        if known is None:
            self.cast.actors[actor.id] = actor
        elif actor.aliases and not known.aliases:
            self.cast.actors[actor.id] = replace(known, aliases=actor.aliases)
        kind = FormKind.PERSON if actor.kind is ActorKind.PERSON else FormKind.NAME
        for text in texts:
            self.local.add(Form(actor.id, kind, text))

    def _mark_local(self, reason: str) -> None:
        for p, par in enumerate(self.paragraphs):
            for match in self.local.find(par.doc):
                form = match.forms[0]
                if self._is_inside(p, match) and self.cast.actors[form.actor].kind is ActorKind.STATE:
                    continue  # "Temmer Plains Confederacy" is not Temmer
                if len(match.forms) > 1 and par.doc[match.first].dep_ == "amod":
                    form = next((f for f in match.forms if f.kind is FormKind.ADJECTIVE), form)
                self._name(p, match, form, reason)

    def _name(self, p: int, match: Match, form: Form, reason: str) -> None:
        if any(i in self.cast.at[p] for i in range(match.first, match.last + 1)):
            return
        self._ensure(form.actor)
        named = Named(p, match.first, match.last, form.actor, form.kind, reason)
        self.cast.named.append(named)
        for i in range(match.first, match.last + 1):
            self.cast.at[p][i] = named
