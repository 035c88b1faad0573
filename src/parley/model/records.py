"""The records of the house: frozen dataclasses over the standard library alone.

Invariant: a record never changes; a new fact is a new record. Offsets are Python string offsets into
`Document.text`. An unknown is None with its reason beside it, never text in a data field.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a stretch of a document's text is. Only ARTICLE and DATELINE can be evidence; HEADLINE only for
    what the article does not tell."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    ARTICLE = "article"
    BYLINE = "byline"
    CAPTION = "caption"
    COMMENT = "comment"
    FURNITURE = "furniture"


class ActorKind(StrEnum):
    STATE = "state"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    PERSON = "person"
    OUTLET = "outlet"
    OFFICE = "office"


class Basis(StrEnum):
    """How a time is known."""

    STATED = "stated"
    RELATIVE = "relative"
    METADATA = "metadata"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    ACTUAL = "actual"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How sure a text is of an event. underspecified: it leaves open whether it is or will be (what is wanted, asked, a condition)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNDERSPECIFIED = "underspecified"


class Tense(StrEnum):
    """Where an event lies, seen from its report."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Qualifier(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    RANGE = "range"


class ConditionRelation(StrEnum):
    IN_EXCHANGE_FOR = "in_exchange_for"
    ONLY_IF = "only_if"
    UNLESS = "unless"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


class LinkRelation(StrEnum):
    SAME = "same"
    DENIES = "denies"
    CONFIRMS = "confirms"
    ANSWERS = "answers"
    DELIVERS = "delivers"
    SUPERSEDES = "supersedes"
    DIFFERENT = "different"


class Status(StrEnum):
    """Where an act stands, as folded from all that is told of it."""

    OFFERED = "offered"
    DEMANDED = "demanded"
    PROMISED = "promised"
    AGREED = "agreed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DENIED = "denied"
    IN_FORCE = "in_force"
    PARTLY_DELIVERED = "partly_delivered"
    DELIVERED = "delivered"
    VIOLATED = "violated"
    SUSPENDED = "suspended"
    ENDED = "ended"
    PLANNED = "planned"
    HAPPENED = "happened"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


class DisputeKind(StrEnum):
    EXISTENCE = "existence"
    FIGURE = "figure"
    DATE = "date"
    PARTICIPANT = "participant"
    STATUS = "status"
    ATTRIBUTION = "attribution"
    REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of one document's text: `text[start:end]`. document: the id of the document version."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a document with its kind. Segments of one document do not overlap and are in order."""

    start: int
    end: int
    kind: SegmentKind
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A reason for a date, in words. kind: "metadata", "sidecar", "url", "dateline", "banner", "weekday", "month",
    "year", "holiday", "office", "tense", "range"; words: as quoted; says: what it implies, one clause; start, end: its
    place in the text, or None (metadata); accepted: False for a candidate that lost."""

    kind: str
    words: str
    says: str
    start: int | None = None
    end: int | None = None
    accepted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A point in time, known imprecisely: somewhere from `earliest` to `latest`, both days inclusive, either may be None
    (open). precision: "day", "week", "month", "season", "quarter", "half", "year", "decade", "range" or "unknown";
    expression: the symbolic time expression in the text that it rests on (`parley.times`), so that a corrected
    publication date resolves it anew; reason: why it is unknown or inferred, in words; stretches: of a day of publication that the
    text leaves open between several turns of the calendar, the first and last day of each, in order.

    >>> When(earliest=date(2020, 2, 1), latest=date(2020, 2, 29), precision="month", basis=Basis.STATED).days
    29
    """

    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    basis: Basis = Basis.UNKNOWN
    expression: str | None = None
    reason: str | None = None
    clues: tuple[Clue, ...] = ()
    stretches: tuple[tuple[date, date], ...] = ()

    @property
    def days(self) -> int | None:
        """Width in days, both ends counted; None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def known(self) -> bool:
        return self.earliest is not None or self.latest is not None

    def overlaps(self, other: When) -> bool:
        """Whether the two can be the same day. An open end reaches for ever; an unknown time overlaps nothing."""
        if not (self.known and other.known):
            return False
        return (self.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (self.latest or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What lasts. end is None for a point in time."""

    start: When
    end: When | None = None

    @property
    def earliest(self) -> date | None:
        return self.start.earliest

    @property
    def latest(self) -> date | None:
        return (self.end or self.start).latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor known from the gazetteer, the process file or a document. id: "state:AFG", "group:farc", "org:un", "person:ashraf-ghani",
    or "found:<normalised name>" for one discovered in a text; aliases: other names, longest first is not required;
    parent: id of what it belongs to; country: ISO 3166 alpha-3 of its home, where known; since, until: first and last
    day of its belonging to `parent`, where that serves dating."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A term of office: `person` held `title` of `country` (alpha-3) from `since` to `until` (None: still in office when the
    data was written). names: the forms under which reports call the person, surname first. elected: the day from which the person was
    "-elect"."""

    person: str
    title: str
    country: str
    since: date
    until: date | None = None
    elected: date | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words in a text that name an actor, with the actor that they mean and why. name: the actor's canonical name as
    this document uses it; party: the id of the party that a person or office acts for (itself where it is a party)."""

    start: int
    end: int
    actor: str
    name: str
    kind: ActorKind
    party: str | None = None
    party_name: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor in a role of a statement. actor: its id; name: canonical name; start, end: the mention's place, or None where the
    role is filled by inference; person: the person who acts for the party, where named; reason: how the role was filled."""

    actor: str
    name: str
    kind: ActorKind
    start: int | None = None
    end: int | None = None
    person: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of the chain of who says so, outermost (nearest to the reader) first. name: None where unnamed; role: as
    described ("a source close to the president"); org: name of the party spoken for; actor: that party's id; outlet: the outlet
    that was told."""

    name: str | None
    role: str | None = None
    org: str | None = None
    actor: str | None = None
    anonymous: bool = False
    outlet: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where. country: alpha-3; latitude, longitude: degrees, where known; precision: "site", "city", "district", "province",
    "country" or "unknown"; start, end: where the text names it."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was offered, demanded or done, in figures. unit: who or what is counted, as the text says; duration,
    duration_high: ISO 8601 ("P7D"); deadline: until when; place: where it is to hold; quoted: further terms in the text's words."""

    amount: float | int | None = None
    amount_high: float | int | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None
    duration: str | None = None
    duration_high: str | None = None
    deadline: When | None = None
    place: str | None = None
    quoted: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return self == Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a statement waits for: an embedded act, not asserted by itself. `actors` do `act` on `topic`; start, end: the words
    that tell it; cue: the words that make it a condition."""

    relation: ConditionRelation
    act: str
    topic: str
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    terms: Terms = Terms()
    start: int = 0
    end: int = 0
    cue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim found at one place in one document. Never merged or edited.

    trigger: the words that tell the act; evidence: the sentence(s); object: the words of its content, or None; speakers: outermost first,
    empty where the outlet asserts it itself; denies: the id of a statement in the same document that this one denies; background: the text
    tells it as history (over a year before publication), not as news; rule: frame id and version; reasons: (field, reason) pairs.
    """

    id: str
    document: str
    act: str
    topic: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    mediators: tuple[Party, ...] = ()
    object: Span | None = None
    terms: Terms = Terms()
    conditions: tuple[Condition, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    speakers: tuple[Speaker, ...] = ()
    said: When | None = None
    happens: Period | None = None
    place: Place | None = None
    status: Status = Status.UNKNOWN
    denies: str | None = None
    background: bool = False
    confidence: float = 0.5
    rule: str = ""
    rule_version: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of a report as read. id: hash of key and text hash; key: URL or path relative to the PATH given; text: the whole text, as
    decoded or as linearised from HTML; published: an interval with clues; language: ISO 639-1 or None, with its probability;
    analysed: whether the analysis speaks that language; fingerprint: MinHash values over word shingles of the article, for
    near-duplicates; warnings: what was noticed while reading (repaired mojibake, truncated input ...)."""

    id: str
    key: str
    text: str
    text_hash: str
    segments: tuple[Segment, ...]
    published: When
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    language_confidence: float = 0.0
    analysed: bool = True
    fingerprint: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()

    def words(self, start: int, end: int) -> str:
        return self.text[start:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """What a source hands over: either `data` (bytes, not yet decoded) or `text` (a row of a table), and what the source states
    about it. media: "text", "markdown" or "html". published: as stated, not yet parsed; source: where the bytes came from (an
    absolute path, for a row of a table followed by "#" and its number or id)."""

    key: str
    media: str
    data: bytes | None = None
    text: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what in a text: source and cue spans (either may be None), content spans, and whether it is direct speech."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    direct: bool
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression in a text. type: DATE, TIME, DURATION or SET; value: TIMEX3 value ("2020-02", "P3M", "PRESENT_REF"), as resolved;
    expression: symbolic, before resolving (see `parley.times`); when: the interval it means, open where the anchor is unknown."""

    start: int
    end: int
    type: str
    value: str
    expression: str
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A word that tells an event, and what its sentence makes of it. cues: spans of the words that decided; rule: how they did."""

    start: int
    end: int
    lemma: str
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    cues: tuple[tuple[int, int], ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What was not done: a document (its key), a stage, a reason, and what to do about it. source: where the bytes came from, as in
    `RawDocument`, where known."""

    document: str
    stage: str
    reason: str
    remedy: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that the machine sees in one document. events: only where they were asked for."""

    document: str
    sentences: tuple[tuple[int, int], ...] = ()
    times: tuple[TimeMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two statements, found by a rule. score: 0..1; margin: score minus the rule's threshold."""

    id: str
    first: str
    second: str
    relation: LinkRelation
    rule: str
    rule_version: str
    score: float
    margin: float
    reason: str
