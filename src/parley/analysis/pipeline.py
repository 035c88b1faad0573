"""One document through all stages: names, times, sayings, acts, conditions, statements.

Each stage declares what it needs and gives (`STAGES`); `check_order` holds them to it. A stage that fails on a document yields a
`Failure`, and what the stages before it
found is kept. Pure: the model and the lexicon are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from spacy.language import Language

from parley.analysis.acts import ActFinder
from parley.analysis.addressees import addressed
from parley.analysis.attribution import AttributionFinder
from parley.analysis.cast import Cast, NameBook
from parley.analysis.casting import CastBuilder
from parley.analysis.conditions import ConditionFinder
from parley.analysis.dependence import Dependence
from parley.analysis.details import DetailFinder
from parley.analysis.embedded import EmbeddedActs
from parley.analysis.eventwords import event_mentions
from parley.analysis.frames import Frames
from parley.analysis.gate import Gate
from parley.analysis.implied import ImpliedActs
from parley.analysis.limits import TOO_LONG, bounded
from parley.analysis.oneevent import told_once
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles
from parley.analysis.saidtimes import SaidTimes
from parley.analysis.scenes import with_scene
from parley.analysis.sentencegate import SentenceGate
from parley.analysis.sentences import Paragraph, parse, stretches
from parley.analysis.spans import Placed, Spans
from parley.analysis.statements import StatementBuilder
from parley.analysis.telling import is_told, retells
from parley.analysis.tenses import Tenses
from parley.analysis.timed import timed_tokens
from parley.analysis.topics import TopicWords
from parley.analysis.whereabouts import Whereabouts, dateline_place
from parley.analysis.words import Words
from parley.model.records import Analysis, Document, Failure, Place, SegmentKind, Statement, TimeMention
from parley.times import tag_times

ANALYSIS_VERSION = "4"
"""Changes whenever a rule changes what is found: stored documents are then analysed anew."""


class PlaceFinder(Protocol):
    """Finds the places that a text names."""

    def find(self, text: str) -> Iterable[Place]: ...


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the stages look up, parsed and ready. gate: which reports are analysed; sentences: what of them is parsed (None: all)."""

    names: NameBook
    places: PlaceFinder
    frames: Frames
    topics: TopicWords
    words: Words
    gate: Gate
    sentences: SentenceGate | None = None


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
    left_out: int = 0
    gated: bool = True

    @property
    def text(self) -> str:
        """The document's text as far as it is analysed."""
        return self.doc.text[: max((par.end for par in self.paragraphs), default=0)] if self.left_out else self.doc.text

    @property
    def located(self) -> list[Place]:
        """The places that stand in the text, rather than being told of otherwise."""
        return [place for place in self.places if place.start is not None and place.end is not None]


def _span_of(place: Place) -> tuple[int, int]:
    assert place.start is not None
    assert place.end is not None
    return place.start, place.end


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

    def analyse(self, doc: Document, *, gate: bool = True, events: bool = False) -> Analysis:
        """What the machine sees in one document.

        gate: leave out documents in which no word of conflict or negotiation occurs (they are not parsed, and have no statements), and of
        others parse only the paragraphs that may tell an act, with what these lean on; without it all is parsed.
        events: list every event word with its factuality, which the ledger does not need.
        Never raises for a document: what failed stands in `failures`.
        """
        if not doc.analysed or (gate and not self.lexicon.gate.opens(doc)):
            return Analysis(document=doc.id)
        board = Draughtboard(doc, gated=gate)
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
            if board.left_out:
                failures.append(_too_long(board))
            words = event_mentions(board.paragraphs, self.lexicon.words.governors) if events else ()
            return replace(self._analysis(board, tuple(failures)), events=words)

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
        wanted, board.left_out = bounded(stretches(board.doc))
        board.paragraphs = parse(self.nlp, board.doc, wanted, self.lexicon.sentences if board.gated else None)

    def _places(self, board: Draughtboard) -> None:
        board.places = tuple(self.lexicon.places.find(board.text))

    def _times(self, board: Draughtboard) -> None:
        article = [
            (s.start, s.end) for s in board.doc.segments if s.kind in (SegmentKind.ARTICLE, SegmentKind.DATELINE, SegmentKind.HEADLINE)
        ]
        tenses = Tenses(board.paragraphs)
        found = tag_times(board.text, anchor=board.doc.published, tense_at=tenses)
        told = Spans(article)
        board.times = tuple(t for t in found if told.cover(t.start, t.end))

    def _names(self, board: Draughtboard) -> None:
        spans = [_span_of(place) for place in board.located]
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
        places, times = Placed(board.located, _span_of), Placed(board.times, lambda time: (time.start, time.end))
        acts = ActFinder(lex.frames, lex.topics, lex.words, roles, parties, Spans(_span_of(place) for place in board.located))
        implied = ImpliedActs(board.sayings, parties, roles, lex.topics)
        embedded = EmbeddedActs(lex.frames, lex.topics, roles, parties)
        conditions = ConditionFinder(embedded, Dependence(board.sayings, parties, roles, embedded), parties, lex.words)
        said = SaidTimes(board.doc.published)
        seen: set[str] = set()
        dateline = dateline_place(board.doc, board.located)
        for p, par in enumerate(board.paragraphs):
            supposed = [d for sent in par.doc.sents for d in acts.find(p, sent)]
            new, replaced = implied.find(p, supposed)
            drafts = sorted([d for d in supposed if not any(d is r for r in replaced)] + new, key=lambda d: d.trigger.i)
            drafts = told_once([d for d in drafts if is_told(d, cast, lex.words)])
            drafts = [addressed(d, parties, acts.told) for d in drafts]
            drafts, waits = conditions.of_paragraph(p, drafts, supposed)
            there = places.inside(par.start, par.end)
            names = {i for n in cast.named_in(p) for i in range(n.first, n.last + 1)}
            timed = timed_tokens(par, times.inside(par.start, par.end))
            details = DetailFinder(par, timed, Whereabouts(par, there, names, dateline), board.doc.published, lex.words)
            built = StatementBuilder(board.doc, p, par, cast, board.sayings, details, self.versions["rules"], said).build(drafts, waits)
            for statement in (with_scene(s, cast, lex.names.actors) for s in built):
                if statement.id in seen or (par.kind is SegmentKind.HEADLINE and retells(statement, board.statements)):
                    continue
                seen.add(statement.id)
                board.statements.append(statement)
        board.statements.sort(key=lambda s: (s.trigger.start, s.id))


def _too_long(board: Draughtboard) -> Failure:
    """What is noted of a document that is longer than can be analysed as one."""
    read = sum(par.end - par.start for par in board.paragraphs)
    reason = f"only the first {read:,} of {read + board.left_out:,} characters of prose were analysed: it is too long for one report"
    remedy = "split it into one file a report; then each has its own date, and all of it is analysed"
    return Failure(document=board.doc.key, stage=TOO_LONG, reason=reason, remedy=remedy)


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
