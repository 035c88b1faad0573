"""When and where, and the terms put together: the times and places that belong to one act of a sentence; its figures are `figures.py`'s.

A time belongs to the act whose trigger (or carrying verb) it hangs on; a time in the content of an offer or demand is its deadline
or its term, not the moment of speaking. Where the text gives no time for news, the interval before publication is inferred, and says so.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft
from parley.analysis.figures import figure_of, phrases, unit_of
from parley.analysis.occurrences import LASTING, end_ahead, lasting_period, narrowest, period_of
from parley.analysis.sentences import Paragraph
from parley.analysis.timed import Timed, is_ahead, of_utterance, opener_of
from parley.analysis.whereabouts import Whereabouts
from parley.analysis.words import Words
from parley.model.records import Basis, Modality, Period, Place, Polarity, Qualifier, Terms, When
from parley.times import resolve

NEWS_REACH = timedelta(days=7)
"""How long before publication an undated act of the news may lie: a report tells what happened since the last weekly round-up."""

SAID_REACH = timedelta(days=4)
"""The same for words: what a report quotes without a day was said since the weekend or the day before at most; the gold's coders reach
back "a few days"."""

TOLD_REACH = timedelta(days=1)
"""The same where the day of publication is inferred: it is counted from the latest day that the report tells, and so are its words."""

EARLIER_REACH = timedelta(days=30)
"""The same for words that are told as said before the news ("had warned"): a report explains what it tells by the last weeks."""

BACKGROUND_AFTER = timedelta(days=365)
"""What ended more than a year before publication is history (the coding rule of the gold standard)."""

_DEEPEST_DURATION = 4
"""Steps between a duration and the content it measures ("a ceasefire either for seven or ten days")."""

_DEADLINE_WORDS = frozenset("by before until within till".split())
_CLOSING = frozenset("last end close finish conclude break".split())
_PROLONGING = frozenset("extend prolong postpone adjourn delay renew".split())
TO_BE_DONE = ("implied-promise", "implied-demand", "announced", "listed-demand")
"""Frames whose trigger is what is promised or asked, and not the asking."""


class DetailFinder:
    """Reads times, figures and places for the drafts of one paragraph."""

    def __init__(self, par: Paragraph, times: Sequence[Timed], where: Whereabouts, published: When, words: Words) -> None:
        self.par = par
        self.times = times
        self.where = where
        self.published = published
        self.words = words
        self.in_time = frozenset(t.i for timed in times for t in par.doc[timed.first.i : timed.last.i + 1])

    # times ------------------------------------------------------------------------------------------------

    def owners(self, drafts: Sequence[Draft]) -> Mapping[int, tuple[Draft, ...]]:
        """Index of each time mention -> the drafts it belongs to: those on whose words it hangs, nearest first."""
        hosts: dict[int, list[Draft]] = {}
        for draft in drafts:
            for tok in self._hosts(draft):
                hosts.setdefault(tok.i, []).append(draft)
        out: dict[int, tuple[Draft, ...]] = {}
        for n, timed in enumerate(self.times):
            for tok in (timed.head, *syntax.ancestors(timed.head)):
                if tok.i in hosts:
                    out[n] = tuple(hosts[tok.i])
                    break
                if tok.dep_ in ("relcl", "parataxis") or (
                    tok.dep_ == "advcl" and tok.i not in hosts and tok.pos_ == "VERB" and tok != timed.head
                ):
                    break
        return self._lone_times(drafts, out)

    def _lone_times(self, drafts: Sequence[Draft], owned: dict[int, tuple[Draft, ...]]) -> Mapping[int, tuple[Draft, ...]]:
        """A sentence's only date, hanging on no act, dates the acts of the sentence that have none."""
        timed = {id(d) for n, owners in owned.items() for d in owners if self.times[n].mention.type in ("DATE", "TIME")}
        for draft in drafts:
            if id(draft) in timed or draft.speech:
                continue
            points = [n for n, t in enumerate(self.times) if t.mention.type in ("DATE", "TIME") and t.first.sent == draft.trigger.sent]
            if len(points) == 1 and points[0] not in owned and not _in_other_clause(self.times[points[0]], draft):
                owned[points[0]] = (draft,)
        return owned

    @staticmethod
    def _hosts(draft: Draft) -> list[Token]:
        tok = draft.trigger
        found = [tok]
        carrier = syntax.support_verb(tok) if tok.pos_ == "NOUN" else tok.head if tok.pos_ == "ADJ" else None
        if carrier is not None:
            found.append(carrier)
        theme = [*syntax.objects(tok), *syntax.raw_subjects(tok)] if tok.pos_ == "VERB" else []
        found += theme
        if draft.content is not None:
            found.append(draft.content)
            for up in syntax.ancestors(draft.content):
                if up == tok:
                    break
                found.append(up)
        return found

    def when(self, draft: Draft, owned: Sequence[Timed], said_at: When | None) -> tuple[When | None, Period | None, When | None]:
        """(said, happens, deadline) of a draft. owned: its times; said_at: when the speaker above it spoke."""
        points = [t for t in owned if t.datable]
        content = {t.i for t in draft.content.subtree} if draft.content is not None and draft.content != draft.trigger else set()
        mine = [t for t in points if t.head.i not in content]
        inner = [t for t in points if t.head.i in content]
        to_be_done = draft.frame.id in TO_BE_DONE or draft.frame.id.startswith("dependence")  # its trigger is what is to be done
        ends = [t for t in (*inner, *(mine if to_be_done or not draft.speech else ())) if self._ends(t, draft)]
        lasting = self._range(draft, points)
        if lasting is not None:
            points = mine = [t for t in mine if t not in lasting]
            inner = [t for t in inner if t not in lasting]
            ends = []
        deadline = ends[0].mention.when if ends else None
        if deadline is None and (term := self._term_in(draft, content, owned)) is not None:
            deadline = term
        if deadline is not None:
            deadline = end_ahead(deadline, _narrowest([t for t in points if t not in ends]), self.published)
        moments, moments_inner = [t for t in mine if t not in ends], [t for t in inner if t not in ends]
        duration, within = self.duration(draft)
        if to_be_done:
            said = said_at or self.news_said(syntax.clause_of(draft.trigger))
            told = _narrowest([*moments, *moments_inner])
        elif draft.speech or (draft.act == "reject" and syntax.future(syntax.clause_of(draft.trigger))):  # "will not attend": a refusal
            hosts = frozenset(t.i for t in self._hosts(draft))
            said = (
                _narrowest([t for t in mine if of_utterance(t, hosts) and not is_ahead(t.mention.when, self.published)])
                or said_at
                or self.news_said(syntax.clause_of(draft.trigger))
            )
            told = _narrowest(moments_inner)
            if draft.act in ("accept", "reject") and draft.modality is Modality.ACTUAL:
                told = None  # a time in what is accepted is that of the thing: "accepted talks next week"
        else:
            said = said_at
            told = _narrowest([*moments, *moments_inner])
            if told is None and draft.modality is Modality.ACTUAL and draft.polarity is Polarity.POSITIVE:
                told = self._news(draft)
            if told is None and draft.modality is Modality.PLANNED and draft.act == "meet" and deadline is None:
                told = self._under_way()
            if told is not None and any(_introduced_by(t, frozenset(("since",))) for t in mine) and self.published.known:
                return said, Period(start=told, end=self.published), deadline
        if lasting is not None:
            last = end_ahead(lasting[1].mention.when, lasting[0].mention.when, self.published)
            return said, lasting_period(lasting[0].mention.when, last), last
        return said, period_of(draft, told, said, deadline, duration, self.published, within=within), deadline

    def _range(self, draft: Draft, points: Sequence[Timed]) -> tuple[Timed, Timed] | None:
        """The first and last day of what lasts: "a truce from 1 May to 30 June"."""
        if not (draft.act in LASTING or draft.topic == "ceasefire"):
            return None
        for last in points:
            opener = opener_of(last)
            first = next((t for t in self.times if opener is not None and t.datable and opener.i <= t.first.i <= opener.i + 1), None)
            if first is not None and first.first.i < last.first.i:
                return first, last
        return None

    @staticmethod
    def _ends(timed: Timed, draft: Draft) -> bool:
        """Whether a time is an end: "by Friday", "until May"; "to May" of what is prolonged or put off."""
        if _introduced_by(timed, _DEADLINE_WORDS):
            return True
        return draft.trigger.lemma_.lower() in _PROLONGING and _introduced_by(timed, frozenset(("to",)))

    def _term_in(self, draft: Draft, content: Container[int], owned: Sequence[Timed]) -> When | None:
        """A term within a clause of what is offered or asked: "an amnesty for those who hand in their rifles before Easter"."""
        for timed in self.times:
            if timed in owned or not timed.datable:
                continue
            offered = draft.act == "offer" and _under(timed.head, draft.trigger)
            if draft.speech and (timed.head.i in content or offered) and _introduced_by(timed, _DEADLINE_WORDS):
                return timed.mention.when
        return None

    def _news(self, draft: Draft) -> When | None:
        """The interval in which undated news lies; None for what is told of a more distant past or of no one day."""
        if _is_earlier(syntax.clause_of(draft.trigger)):
            return None
        return self._near(-NEWS_REACH, timedelta(0), "taken as news of the week before publication")

    def news_said(self, verb: Token) -> When | None:
        """The interval in which undated words of the news were said, open where the day of publication is."""
        if _is_earlier(verb):
            return self._near(-EARLIER_REACH, timedelta(0), "told as before the news, and taken as of the weeks before")
        stated = self.published.basis is Basis.METADATA
        return self._near(-(SAID_REACH if stated else TOLD_REACH), timedelta(0), "taken as said in the days before publication")

    def _under_way(self) -> When | None:
        """The interval of talks whose agenda the news tells: the round of these days."""
        return self._near(-NEWS_REACH, NEWS_REACH, "taken as the round of talks around publication")

    def _near(self, first: timedelta, last: timedelta, why: str) -> When:
        """Days around publication; its expression lets the ledger date them where other reports tell the day of publication."""
        _, when = resolve(f"near:{first.days}:{last.days}", anchor=self.published)
        return replace(when, basis=Basis.INFERRED if when.known else Basis.UNKNOWN, reason=f"no time is told; {why}")

    # figures ----------------------------------------------------------------------------------------------

    def terms(self, draft: Draft, deadline: When | None, place: Place | None) -> Terms:
        """Figures, duration, deadline and place of what is offered, asked or done."""
        quantity = figure_of(draft, self.in_time)
        unit = quantity.unit if quantity is not None else unit_of(draft)
        duration, _ = self.duration(draft)
        low, _, high = duration.partition("/") if duration else ("", "", "")
        span = _range_of(low, high) if quantity is None else None
        return Terms(
            amount=quantity.amount if quantity else span[0] if span else None,
            amount_high=quantity.high if quantity else span[1] if span else None,
            qualifier=quantity.qualifier if quantity else Qualifier.RANGE if span else None,
            unit=span[2] if span else unit,
            duration=low or None,
            duration_high=high or None,
            deadline=deadline,
            place=place.name if place is not None else None,
        )

    def duration(self, draft: Draft) -> tuple[str | None, bool]:
        """(ISO duration, or two with a slash between; whether it is a term within which something is done) of an act."""
        anchors = {draft.trigger.i, *(h.i for h in phrases(draft))}
        held = syntax.support_verb(draft.trigger) if draft.act == "meet" and draft.trigger.pos_ == "NOUN" else None
        for timed in self.times:
            if timed.mention.type != "DURATION" or not timed.mention.value.startswith("P"):
                continue
            up = timed.head.head
            lasted = held is not None and held.lemma_.lower() in _CLOSING and (up == held or (up.lower_ == "after" and up.head == held))
            if lasted or draft.trigger in syntax.prep_objects(timed.head, "of"):  # "the talks lasted a day", "after nine days of talks"
                return timed.mention.value, False
            tok = timed.head
            for _ in range(_DEEPEST_DURATION):
                if tok.i in anchors:
                    break
                if tok.head == tok or tok.dep_ in ("relcl", "advcl", "pcomp"):
                    tok = timed.head
                    break
                tok = tok.head
            if tok.i not in anchors:
                continue
            if timed.head.dep_ == "pobj" and timed.head.head.lower_ in ("in", "after"):
                continue
            _, _, symbol = timed.mention.expression.partition("dur:")
            return (symbol if "/P" in symbol else timed.mention.value), _introduced_by(timed, frozenset(("within",)))
        return None, False

    # places -----------------------------------------------------------------------------------------------

    def place(self, draft: Draft) -> Place | None:
        """Where the act is told to be."""
        return self.where.of(draft, self._hosts(draft))


def _is_earlier(verb: Token) -> bool:
    """Whether a verb tells of a time before that of the report: "had freed them"; not where it only follows "said"."""
    backshifted = verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and verb.head.tag_ == "VBD"
    return not backshifted and any(c.lower_ == "had" for c in verb.children if c.dep_ in ("aux", "auxpass"))


_ISO_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


def _range_of(low: str, high: str) -> tuple[int, int, str] | None:
    """A range of durations as figures: "P7D", "P10D" -> (7, 10, "days")."""
    if not high or low[-1] != high[-1] or low[-1] not in _ISO_UNITS or not (low[1:-1].isdigit() and high[1:-1].isdigit()):
        return None
    return int(low[1:-1]), int(high[1:-1]), _ISO_UNITS[low[-1]]


def _in_other_clause(timed: Timed, draft: Draft) -> bool:
    """Whether a time stands in a subordinate clause without the act ("since the country slid into war in December")."""
    for tok in (timed.head, *syntax.ancestors(timed.head)):
        if tok.dep_ in ("relcl", "advcl", "acl") and tok.pos_ in ("VERB", "AUX") and syntax.raw_subjects(tok):
            return draft.trigger.i not in {t.i for t in tok.subtree}
    return False


def _under(tok: Token, trigger: Token) -> bool:
    """Whether a word stands beneath an act's trigger, with no other act of the same subject between."""
    for up in (tok, *syntax.ancestors(tok)):
        if up == trigger:
            return True
        if up.dep_ == "conj" and up.pos_ in ("VERB", "AUX"):
            return False
    return False


def _introduced_by(timed: Timed, words: frozenset[str]) -> bool:
    head = timed.head
    return timed.first.lower_ in words or (head.dep_ == "pobj" and head.head.lower_ in words) or head.lower_ in words


def _narrowest(timed: Sequence[Timed]) -> When | None:
    return narrowest([t.mention.when for t in timed if t.datable])
