"""What people judge: that two statements tell one act, that one is read wrongly, whom a name means, when a report came out.

Invariant: a judgement is about words in a report and never about an id, so that it outlives the analysis that found the statement; it is
never edited: taking it back is a row of its own. What judgements do to a ledger is computed by `parley.ledger`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from parley.model.codec import encode
from parley.model.ids import digest
from parley.model.records import ActorKind, Party

CONTEXT_CHARACTERS = 32
"""Characters kept on either side of the quoted words: five or six words, of which no second passage of a report has the same."""


class JudgementKind(StrEnum):
    """SAME, DIFFERENT: do statements tell one act; REJECT: a statement that the report does not make; CORRECT: a field read wrongly; ACTOR:
    whom a name means; DATE: when a report came out; PROCESS: which peace processes are one or two, kept and not applied yet."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"
    CORRECT = "correct"
    ACTOR = "actor"
    DATE = "date"
    PROCESS = "process"


class JudgementState(StrEnum):
    """What has become of a judgement. STANDS: it is applied; OVERRULED: a later judgement says otherwise and decides; UNATTACHED: what
    it is about is not in the ledger as it is now; WITHDRAWN: it was taken back; WAITING: its kind is not applied yet."""

    STANDS = "stands"
    OVERRULED = "overruled"
    UNATTACHED = "unattached"
    WITHDRAWN = "withdrawn"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Words of a report. document: its key, not the id of a version; quote: the sentence that tells the statement; before, after: what
    stands on either side of it; act, topic, trigger, object: of the statement: its act, its topic, the words that tell it and those of its
    content; at: where the trigger begins in the quote. Of a whole report all but `document` is empty."""

    document: str
    quote: str = ""
    before: str = ""
    after: str = ""
    act: str = ""
    topic: str = ""
    trigger: str = ""
    at: int = 0
    object: str | None = None

    @property
    def whole(self) -> bool:
        """Whether a report as a whole is meant."""
        return not self.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What is judged, by kind. CORRECT: field and value, as written, and parties, where the field holds parties; ACTOR: names (or ids, or
    words of reports) and the actor that they mean; DATE: the first and the last day on which the report can have come out."""

    field: str | None = None
    value: str | None = None
    parties: tuple[Party, ...] = ()
    names: tuple[str, ...] = ()
    actor: str | None = None
    name: str | None = None
    actor_kind: ActorKind | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One act of one person. selectors: what it is about; others: the second side of SAME and DIFFERENT; who, why: the person, the reason;
    when: in UTC. Its id is the hash of all the rest: who imports it twice has it once."""

    id: str
    kind: JudgementKind
    selectors: tuple[Selector, ...]
    who: str
    why: str
    when: datetime
    others: tuple[Selector, ...] = ()
    payload: Payload = Payload()

    @property
    def content(self) -> tuple[object, ...]:
        """What is judged, without by whom, why and when: two judgements alike in it say the same."""
        sides = sorted(repr(sorted(map(repr, side))) for side in (self.selectors, self.others))
        return (self.kind, *sides, self.payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A judgement taken back. judgement: its id; who, why, when: as of a judgement. The first of several counts."""

    id: str
    judgement: str
    who: str
    why: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Computed: what has become of a judgement. statements: ids of those at hand that it bears on; documents: keys of the reports
    whose date it gives; reason: how it was attached, why it is not applied, or what it is overruled by; against: ids of judgements
    that stand and say otherwise; withdrawal: by which it was taken back."""

    judgement: Judgement
    state: JudgementState
    statements: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    reason: str = ""
    against: tuple[str, ...] = ()
    withdrawal: Withdrawal | None = None


def make_judgement(
    kind: JudgementKind,
    *,
    who: str,
    why: str,
    when: datetime,
    selectors: Iterable[Selector] = (),
    others: Iterable[Selector] = (),
    payload: Payload | None = None,
) -> Judgement:
    """A judgement with its id. Selectors are put in order, so that the same judgement has the same id.

    >>> from datetime import UTC
    >>> made = make_judgement(JudgementKind.REJECT, who="Ann", why="a headline", when=datetime(2031, 3, 5, tzinfo=UTC))
    >>> made.id == judgement_id(made)
    True
    """
    made = Judgement(
        id="",
        kind=kind,
        selectors=tuple(sorted(set(selectors), key=_order)),
        others=tuple(sorted(set(others), key=_order)),
        payload=payload or Payload(),
        who=who,
        why=why,
        when=when,
    )
    return Judgement(**{**{name: getattr(made, name) for name in Judgement.__slots__}, "id": judgement_id(made)})


def make_withdrawal(judgement: str, *, who: str, why: str, when: datetime) -> Withdrawal:
    """A withdrawal with its id."""
    return Withdrawal(id=withdrawal_id(judgement, who, why, when), judgement=judgement, who=who, why=why, when=when)


def judgement_id(judgement: Judgement) -> str:
    """The id that a judgement of this content has."""
    return "j" + digest("judgement", {name: value for name, value in encode(judgement).items() if name != "id"})


def withdrawal_id(judgement: str, who: str, why: str, when: datetime) -> str:
    """The id that this withdrawal has."""
    return "w" + digest("withdrawal", judgement, who, why, when.isoformat())


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Judgements by time, each once; of one moment by id."""
    return tuple(sorted({one.id: one for one in judgements}.values(), key=lambda one: (one.when, one.id)))


def _order(selector: Selector) -> tuple[str, ...]:
    return (selector.document, selector.quote, selector.before, str(selector.at), selector.act, selector.topic, selector.object or "")
