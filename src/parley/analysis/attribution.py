"""Who says so: sources, cues and contents of direct and reported speech, and the chain of speakers above a word.

Invariant: a source is a phrase of the text or None; an unnamed source keeps its description. A few words in quotation marks are no speech
by themselves. What a demand or a charge is about is attributed too, but makes no link of the chain: its own frame tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from parley.analysis.cast import Cast
from parley.analysis.cues import CueFinder
from parley.analysis.cuewords import Cue
from parley.analysis.parties import PartyResolver
from parley.analysis.phrases import whole
from parley.analysis.quotations import SHORTEST_QUOTE, Region, left_open, opens_quoted, quotations
from parley.analysis.sentences import Paragraph
from parley.analysis.speakers import SpeakerFinder
from parley.analysis.words import Words
from parley.model.records import Attribution, Party, Speaker

FOLLOWING_CUE = 40
"""Words. A quotation without a cue may have one so far behind it."""
LEAST_SHARE = 0.4
"""Of its sentence: what a quotation without a cue must fill to be an utterance of its own."""
_FIRST_PERSON = frozenset(("we", "us", "our", "ours", "i", "me", "my"))
_ITS_OWN = frozenset(("it", "its"))


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution in a paragraph. content: token indices that are said; verb: the cue's word; source: head of the source phrase; cue:
    first and last token of the cue; told: whether it is reported, and a link of the chain of speakers; goes_on: place in the list of the
    saying whose utterance a quotation without a cue goes on with."""

    paragraph: int
    content: frozenset[int]
    source: Token | None
    verb: Token | None
    direct: bool
    speaker: Speaker | None
    party: Party | None
    cue: tuple[int, int] | None = None
    told: bool = True
    goes_on: int | None = None


class AttributionFinder:
    """Finds the sayings of one report, paragraph by paragraph, in order (a quotation may run on into the next)."""

    def __init__(self, paragraphs: Sequence[Paragraph], cast: Cast, parties: PartyResolver, words: Words) -> None:
        self.paragraphs = paragraphs
        self.parties = parties
        self.words = words
        self.speakers = SpeakerFinder(paragraphs, cast, parties, words)
        self.every: list[Saying] = []

    @property
    def sayings(self) -> list[Saying]:
        """The sayings that are links of a chain of speakers."""
        return [s for s in self.every if s.told]

    def find(self) -> list[Saying]:
        before: list[Region] = []
        for p, par in enumerate(self.paragraphs):
            quotes = quotations(par.doc)
            found = [s for cue in CueFinder(par, quotes, self.words).find() if (s := self._saying(p, cue, quotes)) is not None]
            if before and opens_quoted(par.doc):
                self._reach_back(p, before, found)
            found += self._loose_quotes(p, par, quotes, found)
            for saying in found:
                self._bind_we(p, par, saying)
            self.every.extend(found)
            before = quotes[-1:] if left_open(par.doc) and quotes else []
        return self.sayings

    def chain(self, p: int, tok: Token) -> list[Saying]:
        """The sayings that a token stands in, outermost first."""
        found = [s for s in self.every if s.told and s.paragraph == p and tok.i in s.content]
        return sorted(found, key=lambda s: (-len(s.content), s.verb.i if s.verb is not None else 0))

    # ---------------------------------------------------------------------------------------------------

    def _saying(self, p: int, cue: Cue, quotes: list[Region]) -> Saying | None:
        source = cue.source
        if (
            source is not None
            and source.pos_ == "PRON"
            and source.lower_ in ("it", "there")
            and not quotes
            and cue.told
            and not self.parties.of(p, source)
        ):
            speaker, party = self.speakers.speaker(p, source, cue.verb)
            if speaker is None:
                return None
        else:
            speaker, party = self.speakers.speaker(p, source, cue.verb) if source is not None else (None, None)
        if not cue.told and speaker is None and source is not None and source.pos_ != "PRON":
            return None
        return Saying(p, cue.content, source, cue.verb, _is_direct(cue.content, quotes), speaker, party, cue.span, cue.told)

    def _reach_back(self, p: int, before: list[Region], found: list[Saying]) -> None:
        """A quotation that the last paragraph left open, and that this one goes on with, is said by the one named here."""
        first = next((s for s in found if 0 in s.content or 1 in s.content), None)
        a, b = before[0]
        if first is None or any(s.paragraph == p - 1 and a + 1 in s.content for s in self.every):
            return
        place = len(self.every) + 1 + found.index(first)
        self.every.append(
            replace(first, paragraph=p - 1, content=frozenset(range(a, b + 1)), source=None, verb=None, cue=None, goes_on=place)
        )

    def _loose_quotes(self, p: int, par: Paragraph, quotes: list[Region], found: list[Saying]) -> list[Saying]:
        """A quotation with no verb of saying beside it belongs to the one who spoke last in the paragraph, else just before."""
        out: list[Saying] = []
        covered = {i for s in found for i in s.content}
        for a, b in quotes:
            if b - a <= SHORTEST_QUOTE + 1 or a + 1 in covered or b - 1 in covered:
                continue
            base, place = self._spoke(p, a, b, [*found, *out])
            if base is None or (b - a) <= LEAST_SHARE * len(par.doc[a].sent):
                continue
            on = place if place is not None and self._adjoins(base, p, a) else None
            source = base.source if base.paragraph == p else None
            out.append(
                replace(base, paragraph=p, content=frozenset(range(a, b + 1)), source=source, verb=None, direct=True, cue=None, goes_on=on)
            )
        return out

    def _spoke(self, p: int, a: int, b: int, found: list[Saying]) -> tuple[Saying | None, int | None]:
        """The saying to which a quotation from `a` to `b` belongs, with its place."""
        said = [(s, len(self.every) + n) for n, s in enumerate(found) if s.told]
        earlier = [(s, n) for s, n in said if _end(s) < a]
        if earlier:
            return max(earlier, key=lambda pair: _end(pair[0]))
        just = [(s, n) for n, s in enumerate(self.every) if s.paragraph == p - 1 and s.direct and s.told]
        if just:
            return just[-1]
        following = [(s, n) for s, n in said if s.verb is not None and b < s.verb.i < b + FOLLOWING_CUE]
        return following[-1] if following else (None, None)

    def _adjoins(self, base: Saying, p: int, a: int) -> bool:
        """Whether a quotation stands right behind the sentence of a saying (or of the quotation that goes on with it)."""
        doc = self.paragraphs[base.paragraph].doc
        last = doc[_end(base)].sent.end
        if base.paragraph == p:
            return all(t.is_punct or t.is_space for t in doc[last:a]) or last > a
        return base.paragraph == p - 1 and a == 0 and last == len(doc)

    def _bind_we(self, p: int, par: Paragraph, saying: Saying) -> None:
        if saying.party is None or not saying.told:
            return
        quoted = (
            saying.source is not None and saying.source.dep_ == "dobj" and saying.party.person is None
        )  # "quoted the army as saying it ..."
        for i in saying.content:
            tok = par.doc[i]
            if tok.lower_ in _FIRST_PERSON or (quoted and tok.lower_ in _ITS_OWN):
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

    # ---------------------------------------------------------------------------------------------------

    def attributions(self) -> tuple[Attribution, ...]:
        """The sayings as records, with offsets in the document; what goes on with an utterance stands with it."""
        heads = {n: self._head(n) for n in range(len(self.every))}
        out = []
        for n, s in enumerate(self.every):
            if heads[n] != n:
                continue
            parts = [self.every[k] for k, head in heads.items() if head == n]
            spans = tuple(sorted({span for part in parts for span in self._spans(part)}))
            if not spans:
                continue
            par = self.paragraphs[s.paragraph]
            cued = s.verb is not None
            source = par.span(*whole(s.source, s.verb, s.content)) if s.source is not None and s.verb is not None else None
            cue = par.span(par.doc[s.cue[0]], par.doc[s.cue[1]]) if s.cue is not None and cued else None
            out.append(Attribution(source=source, cue=cue, content=spans, direct=s.direct, speaker=s.speaker))
        return tuple(sorted(out, key=lambda a: a.content[0]))

    def _head(self, n: int) -> int:
        """The saying that a quotation goes on with, at the end of the row."""
        seen = {n}
        while (on := self.every[n].goes_on) is not None and on not in seen and on < len(self.every):
            n = on
            seen.add(n)
        return n

    def _spans(self, s: Saying) -> Iterable[tuple[int, int]]:
        par = self.paragraphs[s.paragraph]
        return (par.span(par.doc[a], par.doc[b]) for a, b in _runs(sorted(s.content), par))


def _end(s: Saying) -> int:
    """The last token of a saying in its paragraph: of its cue, or of what is said."""
    return max(max(s.content, default=0), s.verb.i if s.verb is not None else 0)


def _is_direct(content: frozenset[int], quotes: list[Region]) -> bool:
    return sum(1 for i in content if any(a <= i <= b for a, b in quotes)) > len(content) / 2


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
        while a < b and _idle(par.doc[a], first=a == indices[0]):
            a += 1
        while b > a and _idle(par.doc[b], first=True):
            b -= 1
        if not (par.doc[a].is_punct and a == b):
            out.append((a, b))
    return out


def _idle(tok: Token, *, first: bool) -> bool:
    """Whether a word at the end of a stretch is none of what is said: punctuation, a blank, "and" before another verb of saying."""
    return tok.is_punct or tok.is_space or (first and tok.dep_ == "cc")
