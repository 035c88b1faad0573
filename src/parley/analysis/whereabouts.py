"""Where an act is told to be: the place that a preposition ties to its words, the place taken, or the one that "here" and "where" mean.

Beside the places known or described, a capitalised name that no list holds is a place by its syntax alone ("near Port Orsk", "the Lisk
bridge"), unless it names an actor. A place that stands beside an act without a tie is not where it happened.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft
from parley.analysis.placewords import KINDS, LANDS, NOT_A_PLACE, SITES, TAILS
from parley.analysis.sentences import Paragraph
from parley.model.records import Document, Place, SegmentKind

_ALWAYS = frozenset("in at near outside across inside around on".split())
"""Prepositions by which a place is where something happens."""
_ONTO = frozenset("to into through".split())
_OUT_OF = frozenset("of from".split())
_UNKNOWN = frozenset("in at near outside inside around from into to toward towards of".split())
_SURELY = frozenset("in at near outside inside around".split())
"""Prepositions before a name that no list holds, and those of them behind which even what looks like a person's name is a place."""
_JOURNEYS = frozenset("trip visit journey return travel fly come go arrive head gather convene delegation invitation invite move".split())
_CARRYING = frozenset("delivery convoy shipment carry deliver road restore".split())
"""Words with which even what looks like a person's name is where something is brought."""
_REACHED = ("visit", "aid")
_BROUGHT = ("humanitarian", "economy")
"""Topics of which "to" tells the place: "restore power to the town", "deliveries to the camp"."""
_LEFT = ("territory", "withdrawal", "disarmament")
"""Topics of which "from" and "out of" tell the place: "pulled its troops out of the town"."""
_NO_PLACES = ("DATE", "TIME", "NORP", "MONEY", "LANGUAGE", "LAW", "EVENT", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY")
MOST_STEPS = 5
"""Steps up the parse from a place to the words of an act."""
_HERE_STEPS = 3


class Whereabouts:
    """Finds the places of one paragraph's acts. named: tokens of names of actors; dateline: where the report was written."""

    def __init__(self, par: Paragraph, places: Sequence[Place], named: Container[int], dateline: Place | None) -> None:
        self.par = par
        self.dateline = dateline
        self.spots = list(self._known(places))
        taken = {i for _, tokens, _ in self.spots for i in tokens}
        self.unknown = [(tok, place) for tok, place in self._unknown(named) if tok.i not in taken]

    def of(self, draft: Draft, hosts: Iterable[Token]) -> Place | None:
        """The place of an act. hosts: the words that tell it."""
        words = {t.i for t in hosts}
        for spots in ([(tok, place) for tok, _, place in self.spots], self.unknown):
            found = self._tied(draft, words, spots)
            if found is not None:
                return found
        return self._where(draft) or self._here(words)

    # candidates -------------------------------------------------------------------------------------------

    def _known(self, places: Sequence[Place]) -> Iterator[tuple[Token, range, Place]]:
        for place in places:
            if place.start is None or place.end is None:
                continue
            span = self.par.doc.char_span(place.start - self.par.start, place.end - self.par.start, alignment_mode="expand")
            if span is not None and len(span):
                yield span.root, range(span.start, span.end), place

    def _unknown(self, named: Container[int]) -> Iterator[tuple[Token, Place]]:
        """Names that no list holds, behind a preposition of place or before the word for a site."""
        for tok in self.par.doc:
            if tok.dep_ not in ("pobj", "dobj", "nsubjpass", "conj") or tok.ent_type_ in _NO_PLACES:
                continue
            prep = tok.head.lower_ if tok.dep_ == "pobj" else ""
            first = self._first(tok)
            site = tok.lemma_.lower() in KINDS or tok.lemma_.lower() in SITES
            if not first.text[:1].isupper() or first.pos_ != "PROPN":
                continue
            site = site and first.i < tok.i
            land = site and tok.lemma_.lower() in LANDS and not first.text.isupper()
            if not land and any(i in named for i in range(first.i, tok.i + 1)):
                continue
            if site or (tok.pos_ == "PROPN" and prep in _UNKNOWN and not self._no_place(first, tok, prep)):
                yield tok, self._place(first, tok)

    @staticmethod
    def _first(tok: Token) -> Token:
        first = tok
        while first.i > tok.sent.start and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).head in (tok, first):
            first = first.nbor(-1)
        return first

    @staticmethod
    def _no_place(first: Token, last: Token, prep: str) -> bool:
        if any(c.dep_ in ("det", "poss") for c in last.children) or first.is_sent_start:
            return True
        out = prep == "of" and (last.head.head.lower_ == "out" or last.head.head.lower_ in KINDS)  # "out of Lisk", "the town of Lisk"
        carried = prep == "to" and last.head.head.lemma_.lower() in _CARRYING
        if (prep == "of" and not out) or (last.ent_type_ == "PERSON" and prep not in _SURELY and not out and not carried):
            return True
        return last.text.isupper() or last.lower_ in TAILS or any(t.lower_ in NOT_A_PLACE for t in last.doc[first.i : last.i + 1])

    def _place(self, first: Token, last: Token) -> Place:
        start, end = self.par.span(first, last)
        return Place(name=self.par.doc[first.i : last.i + 1].text, start=start, end=end)

    # ties -------------------------------------------------------------------------------------------------

    def _tied(self, draft: Draft, words: Container[int], spots: Sequence[tuple[Token, Place]]) -> Place | None:
        best: tuple[bool, int, Place] | None = None
        for root, place in spots:
            taken = syntax.objects(draft.trigger)
            if draft.act == "seize" and root in (*taken, *(x for o in taken for x in syntax.prep_objects(o, "of"))):
                return place
            tok = root
            if tok.dep_ == "appos" or (tok.dep_ in ("compound", "nmod") and tok.head.pos_ == "PROPN"):
                tok = tok.head
            if tok.dep_ in ("dobj", "nsubjpass") and tok.head == draft.trigger and draft.act in ("visit", "attack", "seize"):
                return place
            if tok.dep_ not in ("pobj", "conj", "compound"):
                continue
            if tok.head.lower_ in ("to", "in", "for") and tok.head.head == _journey(draft.trigger):
                return place
            steps = self._steps(tok, words)
            if steps is None or not self._fits(draft, tok):
                continue
            away = not (draft.topic == "withdrawal" and _preposition(tok) in _OUT_OF)  # what is left, before where it was agreed
            if best is None or (away, steps) < best[:2]:
                best = (away, steps, place)
        return best[2] if best else None

    @staticmethod
    def _steps(tok: Token, words: Container[int]) -> int | None:
        for steps, up in enumerate(syntax.ancestors(tok), start=1):
            if up.i in words:
                return steps
            if up.dep_ in ("relcl", "advcl") or steps > MOST_STEPS:
                return None
        return None

    @staticmethod
    def _fits(draft: Draft, tok: Token) -> bool:
        """Whether the preposition before a place tells where such an act is."""
        prep = _preposition(tok)
        if prep in _ALWAYS:
            return True
        if prep in _ONTO:
            return draft.act in _REACHED or draft.topic in _BROUGHT or tok.head.head.lemma_.lower() in _JOURNEYS
        return prep in _OUT_OF and (draft.topic in _LEFT or draft.act == "withdraw_forces")

    def _where(self, draft: Draft) -> Place | None:
        """ "left the town of Lisk, where he had met the rebels": the place that the clause is about."""
        clause = syntax.clause_of(draft.trigger)
        if clause.dep_ != "relcl" or not any(c.lower_ == "where" for c in clause.children):
            return None
        near = {clause.head.i, clause.head.head.i, *(c.i for c in clause.head.children if c.dep_ in ("appos", "compound", "nmod"))}
        known = [(tok, place) for tok, _, place in self.spots]
        return next((place for tok, place in (*known, *self.unknown) if tok.i in near), None)

    def _here(self, words: Container[int]) -> Place | None:
        """Where the report was written, for what happened "here"."""
        if self.dateline is None:
            return None
        for tok in self.par.doc:
            if tok.lower_ != "here" or tok.dep_ != "advmod":
                continue
            steps = self._steps(tok, words)
            if steps is not None and steps <= _HERE_STEPS:
                return self.dateline
        return None


def dateline_place(doc: Document, places: Iterable[Place]) -> Place | None:
    """Where a report says that it was written: the place in its dateline, or the dateline's first words."""
    line = next((seg for seg in doc.segments if seg.kind is SegmentKind.DATELINE), None)
    if line is None:
        return None
    inside = [p for p in places if p.start is not None and p.end is not None and line.start <= p.start and p.end <= line.end]
    if inside:
        return inside[0]
    words = doc.text[line.start : line.end].strip()
    name = words.split(",")[0].split("(")[0].strip(" –—-")
    letters = name.replace(" ", "").replace("-", "").replace("'", "").replace("’", "")
    if not letters.isalpha() or not name[:1].isupper():
        return None
    return Place(name=name.title() if name.isupper() else name)


def _preposition(tok: Token) -> str:
    """The preposition that ties a place to what happens there: of "the island of Hallow" the one before the island."""
    if tok.dep_ == "conj" and tok.head.dep_ == "pobj":
        tok = tok.head
    if tok.dep_ != "pobj":
        return ""
    kind = tok.head.head
    if tok.head.lower_ == "of" and kind.lower_ in KINDS and kind.dep_ == "pobj":
        return str(kind.head.lower_)
    return str(tok.head.lower_)


def _journey(act: Token) -> Token | None:
    """The verb of motion whose purpose the act is: "returned to Doha to resume talks"."""
    if act.dep_ in ("xcomp", "advcl") and act.head.lemma_.lower() in _JOURNEYS and any(c.lower_ == "to" for c in act.lefts):
        return act.head
    return None
