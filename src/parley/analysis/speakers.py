"""Who a source phrase means: the person, body or unnamed somebody that speaks, with the party spoken for.

Invariant: a speaker's words stand in the text; an unnamed source keeps its description; a thing that shows speaks only for the one whose
document it is told to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.cast import Cast, Named
from parley.analysis.parties import PartyResolver
from parley.analysis.phrases import description, phrase
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.records import ActorKind, Party, Speaker

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

_DOCUMENTS = frozenset(
    "report video letter text statement communique study account message article document survey post note posting".split()
)
"""Things by which somebody speaks: of X, by X."""

_ABSTRACT = ("ness", "ity", "tion", "sion", "ment", "ance", "ence", "ism", "ship", "ing")
"""Endings of nouns for deeds and states, which a report cites as a reason and which say nothing ("citing violations of the truce")."""

_DEEDS = frozenset(
    """attack raid blast strike airstrike bomb assault ambush clash breach lack absence failure refusal need concern fear threat pressure
    progress delay difficulty war conflict crisis shortage problem dispute change health weather cost rise increase decline abuse death
    grievance reason risk right loss casualty weapon curfew truce ceasefire principle interest price""".split()
)
"""Nouns for deeds and states without such an ending."""

_CALLED_SO = frozenset(
    """parliament department establishment regiment university city minority majority opposition population institution delegation
    witness eyewitness business federation nation publication station intelligence audience conference announcement being king
    sibling filing briefing hearing resistance ambulance communication declaration resolution advertisement testament testimony
    presentation transmission""".split()
)
"""Bodies, persons and documents whose names end like those of deeds."""

_PERSONAL = frozenset(("he", "she"))
SPOKE_LATELY = 1
"""Paragraphs. A pronoun that stands for nobody in its sentence is the one who spoke so shortly before."""

Meant = tuple[Speaker | None, Party | None]


class SpeakerFinder:
    """Resolves source phrases of one report's paragraphs, in reading order."""

    def __init__(self, paragraphs: Sequence[Paragraph], cast: Cast, parties: PartyResolver, words: Words) -> None:
        self.paragraphs = paragraphs
        self.cast = cast
        self.parties = parties
        self.words = words
        self._last: tuple[int, int, Speaker, Party | None] | None = None

    def speaker(self, p: int, source: Token, verb: Token) -> Meant:
        """The speaker that a source phrase means, with the party spoken for; a pronoun speaks as the one it stands for."""
        found = self._named(p, source, verb)
        if found[0] is None:
            found = self._again(p, source, verb)
        if found[0] is None:
            found = self._of_document(p, source, verb)
        if found[0] is not None and found[0].name is None and found[1] is None:
            found = self._by_trade(p, source, verb) or found
        if found[0] is not None and (found[0].name or not found[0].anonymous or source.pos_ != "PRON"):
            self._last = (p, source.i, found[0], found[1])
        return found

    def _named(self, p: int, source: Token, verb: Token) -> Meant:
        par = self.paragraphs[p]
        outlet = self._told(p, verb)
        parties = self.parties.of(p, source)
        party = parties[0] if parties else None
        if source.i not in self.cast.at[p] and self._is_deed(source):
            return None, None
        if source.pos_ == "PRON" and (p, source.i) in self.parties.antecedents:
            q, meant = self.parties.antecedents[(p, source.i)]
            speaker, theirs = self._named(q, meant, verb) if meant.pos_ != "PRON" else (None, None)
            if speaker is not None:
                start, end = par.span(source, source)
                return replace(speaker, outlet=outlet, start=start, end=end), theirs or party
        named = self._person(p, source) or self.cast.at[p].get(source.i)
        if named is not None and self.cast.actors[named.actor].kind is ActorKind.OUTLET:
            start, end = par.span(par.doc[named.first], par.doc[named.last])
            return Speaker(name=self.cast.actors[named.actor].name, role="outlet", outlet=outlet, start=start, end=end), None
        start, end = par.span(*(phrase(source) if named is not None else description(source)))
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
            role=par.doc.text[start - par.start : end - par.start],
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
        first, last = phrase(source)
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

    def _is_deed(self, source: Token) -> bool:
        """Whether a source is a deed or a state, not somebody and no body that is called by such a noun ("the administration")."""
        lemma = source.lemma_.lower()
        if source.pos_ != "NOUN" or lemma in _BODIES | _DOCUMENTS:
            return False
        bodies = ("party.agents", "party.government", "party.armed", "party.private", "party.crowds", "groups.body_words", "roles.titles")
        if any(lemma in self.words[name] for name in bodies):
            return lemma in _DEEDS
        return lemma in _DEEDS or (lemma.endswith(_ABSTRACT) and lemma not in _CALLED_SO)

    def _told(self, p: int, verb: Token) -> str | None:
        for tok in [c for c in verb.children if c.dep_ in ("dobj", "dative")] + syntax.prep_objects(verb, "to", "with"):
            named = self.cast.at[p].get(tok.i)
            if named is not None and self.cast.actors[named.actor].kind is ActorKind.OUTLET:
                return self.cast.actors[named.actor].name
        return None

    def _again(self, p: int, source: Token, verb: Token) -> Meant:
        """A pronoun without an antecedent is the one who spoke just before, or whom the sentence before is about."""
        if source.lower_ not in ("he", "she", "it", "they"):
            return None, None
        par = self.paragraphs[p]
        start, end = par.span(source, source)
        outlet = self._told(p, verb)
        if self._last is not None and source.lower_ in _PERSONAL:
            q, i, speaker, party = self._last
            if 0 <= p - q <= SPOKE_LATELY and (p > q or i < source.i) and not self._person_between(q, i, p, source.i):
                return replace(speaker, outlet=outlet, start=start, end=end), party
        subject = self._subject_before(p, source)
        if subject is None or (source.lower_ == "they") != (subject.tag_ in ("NNS", "NNPS")):
            return None, None
        named = self.cast.at[p].get(subject.i)
        if (
            source.lower_ in _PERSONAL
            and not (named is not None and self.cast.is_person(named.actor))
            and subject.lemma_.lower() not in (self.words["roles.titles"] | self.words["roles.mediators"])
        ):
            return None, None
        meant, theirs = self._named(p, subject, verb)
        return (replace(meant, outlet=outlet, start=start, end=end), theirs) if meant is not None else (None, None)

    def _by_trade(self, p: int, source: Token, verb: Token) -> Meant | None:
        """ "The historian" of whom nothing was told: the one named person whom the sentence before is about."""
        one = source.tag_ == "NN" and any(c.lower_ == "the" for c in source.children if c.dep_ == "det")
        if not one or any(c.dep_ in ("amod", "compound", "nmod", "prep") for c in source.children):
            return None
        if any(t.lemma_ == source.lemma_ and (q < p or t.i < source.i) for q in range(p + 1) for t in self.paragraphs[q].doc):
            return None
        subject = self._subject_before(p, source)
        named = self.cast.at[p].get(subject.i) if subject is not None else None
        if subject is None or named is None or not self.cast.is_person(named.actor):
            return None
        speaker, party = self._named(p, subject, verb)
        start, end = self.paragraphs[p].span(source, source)
        return (replace(speaker, outlet=self._told(p, verb), start=start, end=end), party) if speaker is not None else None

    def _subject_before(self, p: int, source: Token) -> Token | None:
        """The subject of the clause before in the sentence, else of the sentence before in the paragraph."""
        doc = self.paragraphs[p].doc
        sent = source.sent
        while sent.start > 0:
            sent = doc[sent.start - 1].sent
            if '"' not in sent[0].text:  # else it is part of what is said
                return next(iter(syntax.raw_subjects(sent.root)), None)
        return None

    def _person_between(self, q: int, i: int, p: int, j: int) -> bool:
        """Whether another person is named after the one who spoke and before the pronoun."""
        spoken = self._last[2].name if self._last is not None else None
        for n in range(q, p + 1):
            for named in self.cast.at[n].values():
                after = n > q or named.first > i
                before = n < p or named.first < j
                if after and before and self.cast.is_person(named.actor) and self.cast.actors[named.actor].name != spoken:
                    return True
        return False

    def _of_document(self, p: int, source: Token, verb: Token) -> Meant:
        """ "The report by the inspectors", "a posting on a channel used by the insurgents": the one whose words they are."""
        if source.lemma_.lower() not in _DOCUMENTS:
            return None, None
        owners = [*syntax.children(source, "poss"), *syntax.prep_objects(source, "by", "of", "from")]
        owners += [o for c in source.children if c.dep_ == "acl" for o in syntax.agents(c)]
        found = (self._named(p, owner, verb) for owner in owners)
        return next((meant for meant in found if meant[0] is not None), (None, None))
