"""When, where and how much: the times, places and figures that belong to one act of a sentence.

A time belongs to the act whose trigger (or carrying verb) it hangs on; a time in the content of an offer or demand is its deadline
or its term, not the moment of speaking. Where the text gives no time for news, the interval before publication is inferred, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft
from parley.analysis.placewords import KINDS
from parley.analysis.quantities import Quantity, quantity_of
from parley.analysis.sentences import Paragraph
from parley.analysis.timed import Timed, of_utterance
from parley.analysis.words import Words
from parley.model.records import Basis, Modality, Period, Place, Polarity, Qualifier, Terms, When

NEWS_REACH = timedelta(days=7)
"""How long before publication an undated act of the news may lie: a report tells what happened since the last weekly round-up."""

SAID_REACH = timedelta(days=4)
"""The same for words: what a report quotes without a day was said since the weekend or the day before at most; the gold's coders reach
back "a few days"."""

BACKGROUND_AFTER = timedelta(days=365)
"""What ended more than a year before publication is history (the coding rule of the gold standard)."""

_DEEPEST_DURATION = 4
"""Steps between a duration and the content it measures ("a ceasefire either for seven or ten days")."""

_DEADLINE_WORDS = frozenset("by before until within till".split())
_PERSONS = frozenset(
    "prisoner detainee hostage captive soldier officer lieutenant colonel policeman journalist engineer "
    "fighter rebel member aide commander general pilot".split()
)
_COUNTED_TOPICS = frozenset(
    "prisoners hostages withdrawal violence humanitarian refugees disarmament monitoring justice talks economy".split()
)


class DetailFinder:
    """Reads times, figures and places for the drafts of one paragraph."""

    def __init__(self, par: Paragraph, times: Sequence[Timed], places: Sequence[Place], published: When, words: Words) -> None:
        self.par = par
        self.times = times
        self.places = places
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
            if len(points) == 1 and points[0] not in owned:
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
        points = [t for t in owned if t.mention.type in ("DATE", "TIME") and t.mention.when.known]
        content = {t.i for t in draft.content.subtree} if draft.content is not None and draft.content != draft.trigger else set()
        mine = [t for t in points if t.head.i not in content]
        inner = [t for t in points if t.head.i in content]
        deadline = next((t.mention.when for t in (*inner, *(mine if not draft.speech else ())) if _introduced_by(t, _DEADLINE_WORDS)), None)
        if draft.frame.id in ("implied-promise", "implied-demand", "announced"):  # its trigger is what is to be done
            happens = _narrowest([*mine, *inner])
            return (
                said_at or self.news_said(syntax.clause_of(draft.trigger)),
                Period(start=happens) if happens is not None else None,
                deadline,
            )
        if draft.speech:
            hosts = frozenset(t.i for t in self._hosts(draft))
            said = _narrowest([t for t in mine if of_utterance(t, hosts)]) or said_at or self.news_said(syntax.clause_of(draft.trigger))
            happens = _narrowest(inner)
            return said, Period(start=happens) if happens is not None else None, deadline
        happens = _narrowest([t for t in (*mine, *inner) if not _introduced_by(t, frozenset(("by",)))]) or _narrowest([*mine, *inner])
        if happens is None and draft.modality is Modality.ACTUAL and draft.polarity is Polarity.POSITIVE:
            happens = self._news(draft)
        if happens is None and draft.modality is Modality.PLANNED and draft.act == "meet" and draft.frame.kind == "event":
            happens = self._under_way()
        if happens is not None and any(_introduced_by(t, frozenset(("since",))) for t in mine) and self.published.known:
            return said_at, Period(start=happens, end=self.published), deadline
        return said_at, Period(start=happens) if happens is not None else None, deadline

    def _news(self, draft: Draft) -> When | None:
        """The interval in which undated news lies; None for what is told of a more distant past or of no one day."""
        verb = syntax.clause_of(draft.trigger)
        if _is_earlier(verb) or self.published.earliest is None or self.published.latest is None:
            return None
        return When(
            earliest=self.published.earliest - NEWS_REACH,
            latest=self.published.latest,
            precision="range",
            basis=Basis.INFERRED,
            reason="no time is told; taken as news of the week before publication",
        )

    def news_said(self, verb: Token) -> When | None:
        """The interval in which undated words of the news were said, open where the day of publication is."""
        if _is_earlier(verb) or not self.published.known:
            return None
        return When(
            earliest=self.published.earliest - SAID_REACH if self.published.earliest is not None else None,
            latest=self.published.latest,
            precision="range",
            basis=Basis.INFERRED,
            reason="no time is told; taken as said in the days before publication",
        )

    def _under_way(self) -> When | None:
        """The interval of talks whose agenda the news tells: the round of these days."""
        if self.published.earliest is None or self.published.latest is None:
            return None
        return When(
            earliest=self.published.earliest - NEWS_REACH,
            latest=self.published.latest + NEWS_REACH,
            precision="range",
            basis=Basis.INFERRED,
            reason="no time is told; taken as the round of talks around publication",
        )

    # figures ----------------------------------------------------------------------------------------------

    def terms(self, draft: Draft, deadline: When | None, place: Place | None) -> Terms:
        """Figures, duration, deadline and place of what is offered, asked or done."""
        quantity = self._quantity(draft)
        unit = quantity.unit if quantity is not None else self._unit(draft)
        duration = self._duration(draft)
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

    def _phrases(self, draft: Draft) -> list[Token]:
        heads = [draft.content] if draft.content is not None else []
        if draft.trigger.pos_ == "VERB" and not draft.speech:
            heads += syntax.objects(draft.trigger) or (syntax.raw_subjects(draft.trigger) if draft.trigger.tag_ == "VBN" else [])
        if draft.trigger.pos_ == "NOUN":
            heads.append(draft.trigger)
        return [h for n, h in enumerate(heads) if h is not None and h not in heads[:n]]

    def _quantity(self, draft: Draft) -> Quantity | None:
        if draft.topic not in _COUNTED_TOPICS:
            return None
        counted = self._counted(draft)
        return counted if counted is not None else self._one_person(draft)

    def _one_person(self, draft: Draft) -> Quantity | None:
        """ "An army lieutenant" is one, where captives and their release are told."""
        if draft.topic not in ("prisoners", "hostages"):
            return None
        for head in self._phrases(draft):
            for tok in (head, *syntax.children(head, "dobj")):
                if (
                    tok.tag_ == "NN"
                    and tok.lemma_.lower() in _PERSONS
                    and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in tok.children)
                ):
                    words = [c for c in tok.children if c.dep_ in ("compound", "amod")]
                    return Quantity(
                        1, None, Qualifier.EXACTLY, " ".join(t.text for t in sorted([*words, tok], key=lambda t: t.i)), tok, tok
                    )
        return None

    def _counted(self, draft: Draft) -> Quantity | None:
        for head in self._phrases(draft):
            todo = [head]
            while todo:
                tok = todo.pop(0)
                if tok.pos_ in ("NOUN", "NUM", "PROPN") and tok.i not in self.in_time:
                    found = quantity_of(tok, self.in_time)
                    if found is not None and not _is_ordinal_count(found):
                        return found
                todo.extend(
                    c
                    for c in tok.children
                    if c.dep_ in ("dobj", "pobj", "prep", "nsubjpass", "xcomp", "ccomp", "nsubj", "attr", "conj")
                    and (c.dep_ != "conj" or tok != head)
                )
        return None

    def _unit(self, draft: Draft) -> str | None:
        """Who or what is meant where no figure counts it ("thousands of American troops")."""
        if draft.topic not in ("prisoners", "hostages", "withdrawal"):
            return None
        for head in self._phrases(draft):
            for tok in syntax.subtree_without_clauses(head):
                if tok.pos_ == "NOUN" and tok.lemma_.lower() in (
                    "prisoner",
                    "detainee",
                    "hostage",
                    "captive",
                    "troop",
                    "force",
                    "soldier",
                    "fighter",
                    "inmate",
                ):
                    words = [c for c in tok.children if c.dep_ in ("compound", "amod", "nmod") and c.pos_ in ("PROPN", "ADJ", "NOUN")]
                    return " ".join(t.text for t in sorted([*words, tok], key=lambda t: t.i) if t.lower_ not in ("more", "other", "such"))
        return None

    def _duration(self, draft: Draft) -> str | None:
        anchors = {draft.trigger.i, *(h.i for h in self._phrases(draft))}
        for timed in self.times:
            if timed.mention.type != "DURATION" or not timed.mention.value.startswith("P"):
                continue
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
            return symbol if "/P" in symbol else timed.mention.value
        return None

    # places -----------------------------------------------------------------------------------------------

    def place(self, draft: Draft) -> Place | None:
        """Where the act is told to be: the place that a preposition ties to its words, or the place that is taken."""
        hosts = {t.i for t in self._hosts(draft)}
        best: tuple[int, Place] | None = None
        for place in self.places:
            if place.start is None or place.end is None:
                continue
            span = self.par.doc.char_span(place.start - self.par.start, place.end - self.par.start, alignment_mode="expand")
            if span is None or not len(span):
                continue
            tok = span.root
            if draft.act == "seize" and tok.i in {
                o.i
                for o in (*syntax.objects(draft.trigger), *(x for o in syntax.objects(draft.trigger) for x in syntax.prep_objects(o, "of")))
            }:
                return place
            if tok.dep_ == "appos" or (tok.dep_ in ("compound", "nmod") and tok.head.pos_ == "PROPN"):
                tok = tok.head
            if tok.dep_ in ("dobj", "nsubjpass") and tok.head == draft.trigger and draft.act in ("visit", "attack", "seize"):
                return place
            if tok.dep_ not in ("pobj", "conj", "compound"):
                continue
            if tok.head.lower_ in ("to", "in", "for") and tok.head.head == _journey(draft.trigger):
                return place
            for steps, up in enumerate(syntax.ancestors(tok), start=1):
                if up.i in hosts:
                    prep = _preposition(tok)
                    if (
                        prep in ("in", "at", "near", "outside", "across", "inside", "around", "to", "into", "on", "of", "from")
                        and (prep not in ("to", "into") or draft.act == "visit" or tok.head.head.lemma_.lower() in _JOURNEYS)
                        and (prep not in ("of", "from") or draft.topic == "territory")
                        and (best is None or steps < best[0])
                    ):
                        best = (steps, place)
                    break
                if up.dep_ in ("relcl", "advcl") or steps > 5:
                    break
        return best[1] if best else None


def _is_earlier(verb: Token) -> bool:
    """Whether a verb tells of a time before that of the report: "had said"."""
    return any(c.lower_ == "had" for c in verb.children if c.dep_ in ("aux", "auxpass"))


def _preposition(tok: Token) -> str:
    """The preposition that ties a place to what happens there: of "the island of Hallow" the one before the island."""
    if tok.dep_ != "pobj":
        return ""
    kind = tok.head.head
    if tok.head.lower_ == "of" and kind.lower_ in KINDS and kind.dep_ == "pobj":
        return str(kind.head.lower_)
    return str(tok.head.lower_)


_JOURNEYS = frozenset("trip visit journey return travel fly come go arrive head gather convene".split())


def _journey(act: Token) -> Token | None:
    """The verb of motion whose purpose the act is: "returned to Doha to resume talks"."""
    if act.dep_ in ("xcomp", "advcl") and act.head.lemma_.lower() in _JOURNEYS and any(c.lower_ == "to" for c in act.lefts):
        return act.head
    return None


_ISO_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


def _range_of(low: str, high: str) -> tuple[int, int, str] | None:
    """A range of durations as figures: "P7D", "P10D" -> (7, 10, "days")."""
    if not high or low[-1] != high[-1] or low[-1] not in _ISO_UNITS or not (low[1:-1].isdigit() and high[1:-1].isdigit()):
        return None
    return int(low[1:-1]), int(high[1:-1]), _ISO_UNITS[low[-1]]


def _introduced_by(timed: Timed, words: frozenset[str]) -> bool:
    head = timed.head
    return timed.first.lower_ in words or (head.dep_ == "pobj" and head.head.lower_ in words) or head.lower_ in words


def _narrowest(timed: Sequence[Timed]) -> When | None:
    """The most precise of several times; the first of those equally precise."""
    known = [t.mention.when for t in timed if t.mention.when.known]
    return min(known, key=lambda w: w.days if w.days is not None else 10**6) if known else None


def _is_ordinal_count(quantity: Quantity) -> bool:
    return (quantity.amount == 1 and quantity.first.lower_ == "one") or (quantity.unit or "").lower() in (
        "side",
        "sides",
        "party",
        "parties",
        "year",
        "years",
        "day",
        "days",
        "month",
        "months",
        "week",
        "weeks",
    )
