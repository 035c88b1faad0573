"""One document through all stages: names, times, sayings, acts, conditions, statements.

Each stage declares what it needs and gives (`STAGES`); `check_order` holds them to it. A stage that fails on a document yields a
`Failure`, and what the stages before it
found is kept. Pure: the model and the lexicon are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Token

from parley.analysis.acts import ActFinder
from parley.analysis.addressees import addressed
from parley.analysis.attribution import AttributionFinder
from parley.analysis.cast import Cast, NameBook
from parley.analysis.casting import CastBuilder
from parley.analysis.conditions import ConditionFinder
from parley.analysis.dependence import Dependence
from parley.analysis.details import DetailFinder, timed_tokens
from parley.analysis.drafts import Draft
from parley.analysis.embedded import EmbeddedActs
from parley.analysis.frames import Frames
from parley.analysis.gate import Gate
from parley.analysis.implied import ImpliedActs
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles
from parley.analysis.sentences import Paragraph, parse, stretches
from parley.analysis.statements import StatementBuilder
from parley.analysis.syntax import is_purpose, support_verb
from parley.analysis.topics import TopicWords
from parley.analysis.words import Words
from parley.model.records import ActorKind, Analysis, Document, Failure, Modality, Place, Polarity, SegmentKind, Statement, TimeMention
from parley.times import tag_times

ANALYSIS_VERSION = "2"
"""Changes whenever a rule changes what is found: stored documents are then analysed anew."""


class PlaceFinder(Protocol):
    """Finds the places that a text names."""

    def find(self, text: str) -> Iterable[Place]: ...


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the stages look up, parsed and ready."""

    names: NameBook
    places: PlaceFinder
    frames: Frames
    topics: TopicWords
    words: Words
    gate: Gate


@dataclass(slots=True)
class Draughtboard:
    """What the stages have found so far in one document."""

    doc: Document
    paragraphs: list[Paragraph] = field(default_factory=list)
    places: tuple[Place, ...] = ()
    times: tuple[TimeMention, ...] = ()
    cast: Cast = field(default_factory=Cast)
    parties: PartyResolver | None = None
    sayings: AttributionFinder | None = None
    statements: list[Statement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the pipeline: its name, what must be there before it, what it adds."""

    name: str
    needs: frozenset[str]
    gives: frozenset[str]
    run: Callable[[Analyser, Draughtboard], None]


class Analyser:
    """Documents to analyses. `nlp`: a spaCy pipeline with tagger, parser, lemmatiser and names; `lexicon`: see there."""

    def __init__(self, *, nlp: Language, lexicon: Lexicon, versions: dict[str, str]) -> None:
        self.nlp = nlp
        self.lexicon = lexicon
        self.versions = versions
        check_order(STAGES)

    def analyse(self, doc: Document, *, gate: bool = True) -> Analysis:
        """What the machine sees in one document.

        gate: leave out documents in which no word of conflict or negotiation occurs (they are not parsed, and have no statements).
        Never raises for a document: what failed stands in `failures`.
        """
        if not doc.analysed or (gate and not self.lexicon.gate.opens(doc)):
            return Analysis(document=doc.id)
        board = Draughtboard(doc)
        failures: list[Failure] = []
        with self.nlp.memory_zone():
            for stage in STAGES:
                try:
                    stage.run(self, board)
                except (ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError, AssertionError) as error:
                    reason = f"{type(error).__name__}: {error}"
                    failures.append(
                        Failure(document=doc.key, stage=f"analysis/{stage.name}", reason=reason, remedy="report it with the document")
                    )
                    break
            return self._analysis(board, tuple(failures))

    def _analysis(self, board: Draughtboard, failures: tuple[Failure, ...]) -> Analysis:
        sentences = tuple(par.span(s[0], s[-1]) for par in board.paragraphs for s in par.doc.sents)
        return Analysis(
            document=board.doc.id,
            sentences=tuple(sorted(sentences)),
            times=board.times,
            mentions=board.cast.mentions(board.paragraphs) if board.cast.at else (),
            actors=tuple(board.cast.actors[a] for a in sorted(board.cast.actors)),
            attributions=board.sayings.attributions() if board.sayings is not None else (),
            statements=tuple(board.statements),
            failures=failures,
        )

    # stages ------------------------------------------------------------------------------------------------

    def _sentences(self, board: Draughtboard) -> None:
        board.paragraphs = parse(self.nlp, board.doc, stretches(board.doc))

    def _places(self, board: Draughtboard) -> None:
        board.places = tuple(self.lexicon.places.find(board.doc.text))

    def _times(self, board: Draughtboard) -> None:
        article = [
            (s.start, s.end) for s in board.doc.segments if s.kind in (SegmentKind.ARTICLE, SegmentKind.DATELINE, SegmentKind.HEADLINE)
        ]
        tenses = _Tenses(board.paragraphs)
        found = tag_times(board.doc.text, anchor=board.doc.published, tense_at=tenses)
        board.times = tuple(t for t in found if any(a <= t.start and t.end <= b for a, b in article))

    def _names(self, board: Draughtboard) -> None:
        spans = [(p.start, p.end) for p in board.places if p.start is not None and p.end is not None]
        board.cast = CastBuilder(board.paragraphs, self.lexicon.names, self.lexicon.words, spans).build()
        board.parties = PartyResolver(board.paragraphs, board.cast, self.lexicon.words)

    def _sayings(self, board: Draughtboard) -> None:
        assert board.parties is not None
        board.sayings = AttributionFinder(board.paragraphs, board.cast, board.parties, self.lexicon.words)
        board.sayings.find()

    def _statements(self, board: Draughtboard) -> None:
        assert board.parties is not None
        assert board.sayings is not None
        lex, cast, parties = self.lexicon, board.cast, board.parties
        roles = Roles(cast, parties)
        where = frozenset((p.start, p.end) for p in board.places if p.start is not None and p.end is not None)
        acts = ActFinder(lex.frames, lex.topics, lex.words, roles, parties, where)
        implied = ImpliedActs(board.sayings, parties, lex.topics)
        embedded = EmbeddedActs(lex.frames, lex.topics, roles, parties)
        conditions = ConditionFinder(embedded, Dependence(board.sayings, parties, roles, embedded), parties, lex.words)
        told: set[tuple[str, str, tuple[str, ...]]] = set()
        seen: set[str] = set()
        for p, par in enumerate(board.paragraphs):
            supposed = [d for sent in par.doc.sents for d in acts.find(p, sent)]
            new, replaced = implied.find(p, supposed)
            drafts = sorted([d for d in supposed if not any(d is r for r in replaced)] + new, key=lambda d: d.trigger.i)
            drafts = [addressed(d, parties) for d in drafts if _is_worth_telling(d)]
            drafts, waits = conditions.of_paragraph(p, drafts, supposed)
            details = DetailFinder(par, timed_tokens(par, board.times), board.places, board.doc.published, lex.words)
            built = StatementBuilder(board.doc, p, par, cast, board.sayings, details, self.versions["rules"]).build(drafts, waits)
            for statement in built:
                key = (statement.act, statement.topic, tuple(sorted(a.actor for a in statement.actors)))
                if statement.id in seen or (par.kind is SegmentKind.HEADLINE and key in told):
                    continue
                told.add(key)
                seen.add(statement.id)
                board.statements.append(statement)
        board.statements.sort(key=lambda s: (s.trigger.start, s.id))


class _Tenses:
    """The tense of the clause at an offset: past, present or future, from the parse."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = sorted(paragraphs, key=lambda par: par.start)

    def __call__(self, offset: int) -> str:
        for par in self.paragraphs:
            if par.start <= offset < par.start + len(par.doc.text):
                span = par.doc.char_span(offset - par.start, offset - par.start + 1, alignment_mode="expand")
                return tense_of(span[0]) if span is not None and len(span) else "past"
        return "past"


def tense_of(tok: Token) -> str:
    """The tense of the clause that a token stands in."""
    before = tok.nbor(-1) if tok.i > 0 else tok
    if before.lower_ in ("by", "until", "till", "from") and not any(
        up.lemma_ in _LASTING for up in tok.ancestors if up.pos_ in ("VERB", "AUX")
    ):
        return "present"  # ahead of the act, which may itself be past: the nearer one is meant
    for up in (tok, *tok.ancestors):
        if up.pos_ not in ("VERB", "AUX"):
            continue
        aux = {c.lower_ for c in up.children if c.dep_ in ("aux", "auxpass")}
        if aux & {"will", "'ll", "shall", "would", "may", "might", "could", "should", "must"}:
            return "future"
        if up.lemma_ in ("expect", "schedule", "plan", "slate", "due"):
            return "future"
        if up.tag_ == "VBG" and up.lemma_ in ("begin", "start"):  # "a truce beginning on 1 March"
            return "future"
        if up.tag_ == "VB" and up.dep_ in ("advcl", "acl") and not aux & {"have"}:  # a purpose may lie on either side
            return "present"
        if up.tag_ in ("VB", "VBG") and up.dep_ in ("xcomp", "acl", "advcl", "pcomp") and not aux & {"have", "having"}:
            if up.tag_ == "VB" and "to" in aux:
                return "future"
            continue
        if up.tag_ == "VB" and up.dep_ == "ccomp" and not aux:  # "agreed to let teams work in August": the verb above decides
            continue
        if up.tag_ in ("VBZ", "VBP"):
            return "present"
        return "past"
    return "past"


def _is_worth_telling(draft: Draft) -> bool:
    """Whether a draft names a party that can act in a peace process, and is asserted rather than supposed."""
    parties = (*draft.actors, *draft.recipients)
    if not parties and not (draft.frame.theme_subject and draft.act == "observe"):  # "violence has subsided" needs nobody
        return False
    if draft.speech and not draft.actors and not (draft.act == "accuse" and draft.recipients):
        return False
    if draft.frame.theme_subject and draft.act == "observe" and draft.modality is Modality.ACTUAL:
        return draft.polarity is Polarity.POSITIVE
    if not draft.frame.person and all(a.kind is ActorKind.PERSON for a in parties) and not draft.speech:
        return False
    clause = draft.trigger
    verb = draft.trigger if draft.trigger.pos_ == "VERB" else support_verb(draft.trigger)
    if verb is not None and (not draft.speech or verb.dep_ == "pcomp") and is_purpose(verb) and draft.modality is not Modality.PLANNED:
        return False
    for up in (clause, *clause.ancestors):
        if up.dep_ in ("advcl", "ccomp", "prep", "pcomp") and any(
            m.dep_ in ("mark", "advmod") and m.lower_ in _SUPPOSED for m in up.children
        ):
            return False
    return draft.polarity is Polarity.POSITIVE or draft.act in (
        "release",
        "withdraw_forces",
        "lift",
        "agree",
        "declare_ceasefire",
        "exchange",
    )


_LASTING = frozenset("last be remain stay hold continue serve live work rule fight".split())
"""Verbs whose "until" looks back ("fighting lasted until June"); with others it looks ahead ("extended until June")."""

_SUPPOSED = frozenset("if unless whether until till once before lest provided".split())
"""Words that make a clause a condition or a term: what it tells is not asserted."""


STAGES: tuple[Stage, ...] = (
    Stage("sentences", frozenset(), frozenset({"paragraphs"}), Analyser._sentences),
    Stage("places", frozenset(), frozenset({"places"}), Analyser._places),
    Stage("times", frozenset({"paragraphs"}), frozenset({"times"}), Analyser._times),
    Stage("names", frozenset({"paragraphs", "places"}), frozenset({"cast"}), Analyser._names),
    Stage("sayings", frozenset({"cast"}), frozenset({"sayings"}), Analyser._sayings),
    Stage("statements", frozenset({"cast", "sayings", "times", "places"}), frozenset({"statements"}), Analyser._statements),
)


def check_order(stages: Sequence[Stage]) -> None:
    """Raises ValueError where a stage needs what no stage before it gives."""
    there: set[str] = set()
    for stage in stages:
        missing = stage.needs - there
        if missing:
            raise ValueError(f"stage {stage.name!r} needs {', '.join(sorted(missing))}, which no stage before it gives")
        there |= stage.gives
