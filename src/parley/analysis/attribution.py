"""Who says so: sources, cues and contents of direct and reported speech, and the chain of speakers above a word.

Invariant: a source is a phrase of the text or None; an unnamed source keeps its description. A few words in quotation marks are no speech
by
themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.cast import Cast, Named
from parley.analysis.parties import PartyResolver
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.records import ActorKind, Attribution, Party, Speaker

SHORTEST_QUOTE = 4
"""Words. Fewer in quotation marks are a figure of speech ("the process is 'dead'"), not an utterance of their own."""

_BODIES = frozenset(
    "army ministry government movement group union council military police court office party parliament presidency authority delegation "
    "committee "
    "company charity rebel guerrilla insurgent militant team side embassy agency mission leadership statement communique".split()
)
"""Nouns of bodies: a body that speaks is named by them, though no person is."""

_THINGS = frozenset(
    "information report video evidence data figure statistic record document text letter law rule agreement deal accord treaty plan "
    "schedule term "
    "map study survey poll map account version estimate sign move step decision article clause that".split()
)
"""What "says" or "shows" something without being anybody."""

_VERBLESS = frozenset("tell inform brief assure remind".split())


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution in a paragraph. content: token indices that are said; verb: the cue; source: head of the source phrase."""

    paragraph: int
    content: frozenset[int]
    source: Token | None
    verb: Token | None
    direct: bool
    speaker: Speaker | None
    party: Party | None


class AttributionFinder:
    """Finds the sayings of one report, paragraph by paragraph, in order (a quotation may run on into the next)."""

    def __init__(self, paragraphs: Sequence[Paragraph], cast: Cast, parties: PartyResolver, words: Words) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self.parties = parties
        self.words = words
        self.sayings: list[Saying] = []

    def find(self) -> list[Saying]:
        for p, par in enumerate(self.paragraphs):
            quotes = _quotes(par)
            found = self._verbs(p, par, quotes) + self._according(p, par)
            found += self._loose_quotes(p, par, quotes, found)
            for saying in found:
                self._bind_we(p, par, saying)
            self.sayings.extend(found)
        return self.sayings

    def chain(self, p: int, tok: Token) -> list[Saying]:
        """The sayings that a token stands in, outermost first."""
        found = [s for s in self.sayings if s.paragraph == p and tok.i in s.content]
        return sorted(found, key=lambda s: (-len(s.content), s.verb.i if s.verb is not None else 0))

    # ---------------------------------------------------------------------------------------------------

    def _verbs(self, p: int, par: Paragraph, quotes: list[tuple[int, int]]) -> list[Saying]:
        out = []
        for tok in par.doc:
            if tok.pos_ != "VERB" or tok.lemma_.lower() not in self.words["speech.verbs"]:
                continue
            content = self._content(tok, quotes)
            if not content:
                continue
            passive = syntax.is_passive(tok)
            sources = syntax.objects(tok) if passive and tok.lemma_ in ("quote", "cite") else syntax.subjects(tok)
            source = sources[0] if sources else None
            if source is not None and source.i in content:
                content -= {t.i for t in source.subtree}
            if source is not None and source.pos_ == "PRON" and source.lower_ in ("it", "there") and not quotes:
                parties = self.parties.of(p, source)
                if not parties:
                    continue
            out.append(self._saying(p, content, source, tok, self._is_direct(content, quotes)))
        return out

    def _content(self, verb: Token, quotes: list[tuple[int, int]]) -> frozenset[int]:
        """The tokens that the verb reports: its clause, or the quotation that it stands beside."""
        content: set[int] = set()
        for c in verb.children:
            if c.dep_ in ("ccomp", "parataxis") or (
                c.dep_ == "xcomp" and verb.lemma_.lower() in ("claim", "say", "allege", "deny", "report")
            ):
                content |= {t.i for t in c.subtree}
                content |= {t.i for extra in c.children if extra.dep_ == "conj" for t in extra.subtree}
            elif c.dep_ in ("dobj",) and verb.lemma_.lower() in ("express", "voice", "stress", "reiterate", "emphasize", "emphasise"):
                content |= {t.i for t in c.subtree}
        if verb.dep_ in ("parataxis", "advcl", "ccomp", "dep", "conj", "intj") and not content and syntax.raw_subjects(verb):
            host = verb.head  # `"...," he said` where the parser hangs the verb below the quotation
            mine = {t.i for t in verb.subtree}
            if host.pos_ in ("VERB", "AUX") and (verb.dep_ in ("parataxis", "dep", "intj") or any(a < verb.i for a, b in quotes)):
                content |= {t.i for t in host.subtree} - mine
        near = [(a, b) for a, b in quotes if verb.sent.start <= b and a < verb.sent.end and not a <= verb.i <= b]
        if (
            near
            and syntax.subjects(verb)
            and (
                content
                or not any(
                    c.dep_ in ("dobj",) and not any(a <= c.i <= b for a, b in near) and verb.lemma_.lower() not in _VERBLESS
                    for c in verb.children
                )
            )
        ):
            for a, b in near:
                if b - a > SHORTEST_QUOTE and not any(
                    o.i != verb.i
                    and o.pos_ == "VERB"
                    and o.lemma_.lower() in self.words["speech.verbs"]
                    and abs(o.i - a) < abs(verb.i - a)
                    and not a <= o.i <= b
                    and syntax.raw_subjects(o)
                    for o in verb.sent
                ):
                    content |= set(range(a, b + 1))
        return frozenset(content - {verb.i})

    def _according(self, p: int, par: Paragraph) -> list[Saying]:
        """ "According to X, ...": all else in the clause is said by X."""
        out = []
        for tok in par.doc:
            if tok.lower_ != "according":
                continue
            sources = [o for prep in syntax.children(tok, "prep") for o in syntax.children(prep, "pobj")] or syntax.children(tok, "pobj")
            if not sources:
                continue
            source = sources[0]
            if source.lemma_.lower() in ("agreement", "deal", "accord", "plan", "schedule", "timetable", "term", "law", "treaty"):
                continue
            inside = {t.i for t in tok.subtree}
            verb = syntax.clause_of(tok.head) if tok.head != tok else tok
            content = frozenset(t.i for t in verb.subtree if t.i not in inside)
            if content:
                out.append(self._saying(p, content, source, tok, False))
        return out

    def _loose_quotes(self, p: int, par: Paragraph, quotes: list[tuple[int, int]], found: list[Saying]) -> list[Saying]:
        """A quotation with no verb of saying beside it belongs to the one who spoke last in the paragraph, else just before."""
        out: list[Saying] = []
        covered = {i for s in found for i in s.content}
        for a, b in quotes:
            if b - a <= SHORTEST_QUOTE + 2 or a + 1 in covered or b - 1 in covered:
                continue
            earlier = [s for s in found + out if s.verb is not None and s.verb.i < a] or [
                s for s in self.sayings if s.paragraph == p - 1 and s.direct
            ]
            following = [s for s in found if s.verb is not None and s.verb.i > b and s.verb.i - b < 40]
            base = (earlier or following)[-1] if earlier or following else None
            if base is not None and (b - a) > 0.4 * len(par.doc[a].sent):
                out.append(
                    Saying(
                        p, frozenset(range(a, b + 1)), base.source if base.paragraph == p else None, None, True, base.speaker, base.party
                    )
                )
        return out

    def _is_direct(self, content: frozenset[int], quotes: list[tuple[int, int]]) -> bool:
        inside = sum(1 for i in content if any(a <= i <= b for a, b in quotes))
        return inside > len(content) / 2

    def _saying(self, p: int, content: frozenset[int], source: Token | None, verb: Token, direct: bool) -> Saying:
        speaker, party = self._speaker(p, source, verb) if source is not None else (None, None)
        return Saying(p, content, source, verb, direct, speaker, party)

    def _speaker(self, p: int, source: Token, verb: Token) -> tuple[Speaker | None, Party | None]:
        """The speaker that a source phrase means, with the party spoken for; a pronoun speaks as the one it stands for."""
        par = self.paragraphs[p]
        outlet = self._told(p, verb)
        parties = self.parties.of(p, source)
        party = parties[0] if parties else None
        if source.pos_ == "PRON" and (p, source.i) in self.parties.antecedents:
            q, meant = self.parties.antecedents[(p, source.i)]
            speaker, theirs = self._speaker(q, meant, verb) if meant.pos_ != "PRON" else (None, None)
            if speaker is not None:
                start, end = par.span(source, source)
                return replace(speaker, outlet=outlet, start=start, end=end), theirs or party
        named = self._person(p, source) or self.cast.at[p].get(source.i)
        if named is not None and self.cast.actors[named.actor].kind is ActorKind.OUTLET:
            start, end = par.span(par.doc[named.first], par.doc[named.last])
            return Speaker(name=self.cast.actors[named.actor].name, role="outlet", outlet=outlet, start=start, end=end), None
        start, end = par.span(*_phrase(source))
        if named is not None and self.cast.is_person(named.actor):
            party = party or next(iter(self.parties.of(p, par.doc[named.last])), None)
            person, role = self.cast.actors[named.actor].name, self.cast.roles.get(named.actor)
            org = party if party is not None and party.name != person else None
            return Speaker(
                name=person,
                role=role,
                org=org.name if org else None,
                actor=party.actor if party else None,
                outlet=outlet,
                start=start,
                end=end,
            ), party
        if party is None and not self._may_speak(source):
            return None, None
        body = named is not None or source.lemma_.lower() in _BODIES
        org = party if party is not None and party.kind is not ActorKind.PERSON else None
        speaker = Speaker(
            name=None,
            role=par.text[start - par.start : end - par.start],
            org=org.name if org else None,
            actor=org.actor if org else None,
            anonymous=not body,
            outlet=outlet,
            start=start,
            end=end,
        )
        return speaker, party

    def _person(self, p: int, source: Token) -> Named | None:
        """The person named with a role that is the source's head: "its secretary, NAME", "the spokesman for X in Y NAME"."""
        first, last = _phrase(source)
        titles = self.words["roles.titles"] | self.words["roles.mediators"]
        if source.lemma_.lower() not in titles:
            return None
        at = self.cast.at[p]
        for i in range(source.i + 1, last.i + 1):
            named = at.get(i)
            if named is None or not self.cast.is_person(named.actor) or named.first != i or first.i > named.first:
                continue
            tok = self.paragraphs[p].doc[named.last]
            if (tok.dep_ == "appos" and tok.head == source) or (named.last == last.i and tok.head.lower_ not in ("to", "with")):
                return named
        return None

    def _may_speak(self, source: Token) -> bool:
        """Whether a source without a party is somebody all the same ("a driver", "two diplomats"), not a thing that shows."""
        if source.lower_ in ("those", "one", "some", "many", "others"):
            return True
        if source.pos_ == "PRON":
            return False
        return source.pos_ in ("NOUN", "PROPN") and source.lemma_.lower() not in _THINGS

    def _told(self, p: int, verb: Token) -> str | None:
        for tok in [c for c in verb.children if c.dep_ in ("dobj", "dative")] + syntax.prep_objects(verb, "to", "with"):
            named = self.cast.at[p].get(tok.i)
            if named is not None and self.cast.actors[named.actor].kind is ActorKind.OUTLET:
                return self.cast.actors[named.actor].name
        return None

    def _bind_we(self, p: int, par: Paragraph, saying: Saying) -> None:
        if saying.party is None:
            return
        for i in saying.content:
            tok = par.doc[i]
            if tok.lower_ in ("we", "us", "our", "ours", "i", "me", "my"):
                start, end = par.span(tok, tok)
                self.parties.quoted_by[(p, i)] = Party(
                    actor=saying.party.actor,
                    name=saying.party.name,
                    kind=saying.party.kind,
                    start=start,
                    end=end,
                    person=saying.party.person,
                    reason=f"{tok.text!r} of the one who speaks",
                )

    def attributions(self) -> tuple[Attribution, ...]:
        """The sayings as records, with offsets in the document."""
        out = []
        for s in self.sayings:
            par = self.paragraphs[s.paragraph]
            spans = tuple(par.span(par.doc[a], par.doc[b]) for a, b in _runs(sorted(s.content), par))
            source = par.span(*_phrase(s.source)) if s.source is not None else None
            cue = par.span(s.verb, s.verb) if s.verb is not None else None
            if spans:
                out.append(Attribution(source=source, cue=cue, content=spans, direct=s.direct, speaker=s.speaker))
        return tuple(sorted(out, key=lambda a: a.content[0]))


def _phrase(source: Token) -> tuple[Token, Token]:
    """First and last word of a source phrase, without clauses, without what is coordinated with it and without times ("FARC on
    Thursday")."""
    timed = {
        t.i
        for c in source.children
        if c.dep_ == "prep"
        and c.lower_ in ("on", "in", "at")
        and any(o.ent_type_ in ("DATE", "TIME") or source.pos_ == "PROPN" for o in syntax.children(c, "pobj"))
        for t in c.subtree
    }
    toks = [t for t in syntax.subtree_without_clauses(source) if t.i not in timed and not (t.dep_ == "conj" and t.head == source)]
    toks = [t for t in toks if not any(a.dep_ == "conj" and a.head == source for a in syntax.ancestors(t))]
    found = syntax.edges(toks)
    if found is None:
        return source, source
    first, last = found
    if last.i + 1 < len(last.doc) and last.nbor(1).text == ")" and any(t.text == "(" for t in last.doc[first.i : last.i]):
        last = last.nbor(1)
    return first, last


def _quotes(par: Paragraph) -> list[tuple[int, int]]:
    """(first, last) tokens of each stretch in quotation marks, marks included; one left open runs to the paragraph's end."""
    out = []
    start: int | None = None
    for tok in par.doc:
        if '"' in tok.text:
            if start is None:
                start = tok.i
            else:
                out.append((start, tok.i))
                start = None
    if start is not None and len(par.doc) - start > SHORTEST_QUOTE:
        out.append((start, len(par.doc) - 1))
    return out


def _runs(indices: list[int], par: Paragraph) -> list[tuple[int, int]]:
    """Stretches of neighbouring tokens, without punctuation or quotation marks at their ends."""
    runs: list[list[int]] = []
    for i in indices:
        if runs and i == runs[-1][1] + 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    out = []
    for a, b in runs:
        while a < b and (par.doc[a].is_punct or par.doc[a].is_space):
            a += 1
        while b > a and (par.doc[b].is_punct or par.doc[b].is_space):
            b -= 1
        if not (par.doc[a].is_punct and a == b):
            out.append((a, b))
    return out
