"""Which sentences are parsed: one pass over the words of the raw text, before any model sees it.

A sentence can tell an act only where the words of a frame stand in it together: a trigger, and the particle, theme or carrier that the
frame needs besides; or where a topic stands beside a word of waiting, of the future or, in reported speech, of duty or denial. All is
derived from the frames and lists themselves, in every written form of each lemma, so that a new frame needs no word here. What such a
sentence leans on (its paragraph, the sentence before, those that introduce its names) is parsed with it. Knows no syntax: it lets through
too much rather than too little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parley.analysis.frames import Frame, Frames
from parley.analysis.topics import TopicWords
from parley.analysis.words import Words

Inflect = Callable[[str], Iterable[str]]
"""A lemma to all the forms that it may be written in; `inflections.py` gives one."""

SURE = 0.5
"""Weight of a topic word from which on it counts beside a word of saying or waiting; weaker ones decide nothing there (`implied.py`)."""

BEFORE = 2
"""Sentences before one that may tell an act that are parsed with it: pronouns and "the offer" point back to them."""

LEAD = 3
"""Sentences at the head of a report that are parsed where any is: they say who is who."""

_FUTURE = "will would shall ll wo d"
_DUTY = "must should ought has have had having need needs needed"
_DENIAL = "not no t n never nor neither nobody none nothing without cannot"
_WAITING = """until till before once unless if provided pending exchange return condition depends depend hinges contingent conditional long
soon without alongside lead leads led pave open opens"""
"""Words that open a wait of which a statement can be made; see `waits.py` and `dependence.py`."""

_SCAN = re.compile(r"""[^\W\d_]+|[.!?]['")\]’”]*\s+(?=['"(\[‘“]*[^\W_])|["“”]""")
"""Words, ends of sentences, and quotation marks."""

_NAME = re.compile(r"\b[A-Z][\w'-]+")
_WORD = re.compile(r"[^\W\d_]+")

_NO_END = frozenset("mr mrs ms dr gen lt col sen rep st gov no vs jr sr capt sgt maj prof rev hon".split())
"""Abbreviations behind which a full stop ends no sentence; nor does it behind a single letter."""


@dataclass(slots=True)
class _Classes:
    """Written words to the bits of the classes that they belong to."""

    inflect: Inflect
    bits: dict[str, int] = field(default_factory=dict)
    known: dict[tuple[frozenset[str], bool], int] = field(default_factory=dict)

    def add(self, words: Collection[str], *, lemmas: bool = True) -> int:
        """The bit of a class of words; of a word with a hyphen the last part counts."""
        key = (frozenset(words), lemmas)
        if key not in self.known:
            bit = self.known[key] = 1 << len(self.known)
            for word in words:
                for form in self.inflect(word) if lemmas else (word,):
                    parts = _WORD.findall(form.lower())
                    if parts:
                        self.bits[parts[-1]] = self.bits.get(parts[-1], 0) | bit
        return self.known[key]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a paragraph with the bits of its words; quoted: whether a quotation mark stands in it."""

    start: int
    end: int
    bits: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class SentenceGate:
    """bits: written words to the classes they belong to; cues: classes that tell an act where they stand in one sentence together; said:
    those that do so in a paragraph in which somebody speaks; saying: the class of words of saying."""

    bits: dict[str, int]
    cues: tuple[int, ...]
    said: tuple[int, ...]
    saying: int

    @classmethod
    def of(cls, frames: Frames, topics: TopicWords, words: Words, inflect: Inflect) -> SentenceGate:
        """The gate for these frames and topics. inflect: a lemma to its written forms, the lemma among them."""
        classes = _Classes(inflect)
        future, duty, denial, waiting = (classes.add(w.split(), lemmas=False) for w in (_FUTURE, _DUTY, _DENIAL, _WAITING))
        topic = classes.add({word for word, (name, weight) in topics.words.items() if name and weight >= SURE})
        cues = {cue for frame in frames.frames for cue in _cues(frame, frames, words, classes)} | {future | topic, waiting | topic}
        said = (duty | topic, denial | topic)
        return cls(classes.bits, tuple(sorted(cues)), said, classes.add(words["speech.verbs"] | {"according"}))

    def tells(self, paragraph: str) -> bool:
        """Whether a paragraph has a sentence that may tell an act."""
        return any(self._telling(list(self._sentences(paragraph))))

    def parsed(self, paragraphs: Sequence[str], *, whole: Sequence[bool] = ()) -> list[bool]:
        """Which paragraphs of a report are parsed. whole: those that are wherever any is (headlines).

        Nothing is parsed of a report in which no sentence may tell an act.
        """
        cut = [list(self._sentences(text)) for text in paragraphs]
        telling = [self._telling(sentences) for sentences in cut]
        flat = [(p, s) for p, sentences in enumerate(cut) for s in range(len(sentences))]
        told = [n for n, (p, s) in enumerate(flat) if telling[p][s]]
        if not told:
            return [False] * len(paragraphs)
        kept = {k for n in told for k in range(max(0, n - BEFORE), n + 1)} | set(range(min(LEAD, len(flat))))
        kept |= _introducing([set(_NAME.findall(paragraphs[p][cut[p][s].start : cut[p][s].end])) for p, s in flat], told)
        inside = {flat[n][0] for n in kept} | {p for p, always in enumerate(whole) if always}
        return [p in inside for p in range(len(paragraphs))]

    def _sentences(self, paragraph: str) -> Iterator[_Sentence]:
        """The one pass: sentences by their full stops, with all classes of words that stand in them."""
        start = bits = 0
        quoted = False
        last = ""
        get = self.bits.get
        for found in _SCAN.finditer(paragraph):
            token = found.group()
            if token[0].isalpha():
                last = token.lower()
                bits |= get(last, 0)
            elif token[0] in '"“”':
                quoted = True
            elif len(last) > 1 and last not in _NO_END:
                yield _Sentence(start, found.end(), bits, quoted or '"' in token or "”" in token)
                start, bits, quoted = found.end(), 0, False
        yield _Sentence(start, len(paragraph), bits, quoted)

    def _telling(self, sentences: Sequence[_Sentence]) -> list[bool]:
        """Which sentences of a paragraph may tell an act."""
        spoken = any(s.quoted or s.bits & self.saying for s in sentences)
        cues = (*self.cues, *self.said) if spoken else self.cues
        return [any(s.bits & cue == cue for cue in cues) for s in sentences]


def _introducing(names: Sequence[set[str]], told: Sequence[int]) -> set[int]:
    """The sentences in which names that the telling ones use stand first. names: the capitalised words of each sentence."""
    wanted = set().union(*(names[n] for n in told))
    out = set()
    for n, here in enumerate(names):
        if here & wanted:
            out.add(n)
            wanted -= here
    return out


def _cues(frame: Frame, frames: Frames, words: Words, classes: _Classes) -> Iterator[int]:
    """The sets of classes that must stand together where a frame fires: one for each kind of trigger."""
    shared = 0
    for needed in (frame.particle, frame.complement):
        shared |= classes.add(needed, lemmas=False) if needed else 0
    if (frame.theme or frame.theme_words) and not frame.theme_place and "people" not in frame.theme:  # those may be any name
        shared |= classes.add(frames.theme_lemmas(frame))
    if frame.verbs:
        of_verb = classes.add(frame.behind) if frame.behind else 0
        of_verb |= classes.add(words[f"verdict.{frame.verdict}"]) if frame.verdict is not None else 0
        of_verb |= classes.add(frames.classes["agreement"] | {"it"}) if frame.bound_by_text else 0
        yield classes.add(frame.verbs) | shared | of_verb
    if frame.nouns:
        of_noun = classes.add(frame.setting, lemmas=False) if frame.setting else classes.add(frame.carriers) if frame.carriers else 0
        yield classes.add(frame.nouns) | shared | of_noun
    if frame.adjectives:
        yield classes.add(frame.adjectives)
