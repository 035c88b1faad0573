"""What the words around an act tell of it: its content, its round, whether it is told as new, as known, or as a habit.

Invariant: works on text alone. Words help to tell acts apart; they never join what fields forbid.
"""

from __future__ import annotations

import re
from typing import Final

from parley.model.records import Document, Statement

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*\d|\d")
_STOP_WORDS: Final = """a an the and or but of in on at to for from by with as that this these those it its his her their they he she who
which has have had was were is are be been will would could may might said says say told also after before not no than more into about
over under between during against our we us i you there where when while if all any some such other new one two first last year years week
weeks day days according reported reportedly official officials government peace"""
_STOP: Final = frozenset(_STOP_WORDS.split())
_ROUNDS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_LAST: Final = 99
"""The last group or stage: after any other that has a number."""

_ORDINAL: Final = re.compile(
    rf"\b(?:({'|'.join(_ROUNDS)})\s+(?:[\w’'-]+\s+){{0,2}}(?:round|meeting|session|phase|stage|talks|negotiations|summit|group|batch|tranche)"
    r"|(?:last|final)\s+(?:group|batch|stage|phase|tranche))\b",
    re.IGNORECASE,
)
_ROUND_CHARACTERS: Final = 80
_AGAIN: Final = frozenset({"also", "another", "again", "further", "new", "fresh", "separate", "separately"})
_HABIT: Final = re.compile(
    r"\b(?:for (?:\w+ )?(?:weeks|months|years|decades)|repeatedly|often|regularly|routinely|over the years)\b", re.IGNORECASE
)
_PART: Final = re.compile(
    r"\b(?:last|remaining|further|another|additional|other|first|all|total of|in total)\s+(?:of\s+)?(?:the\s+)?"
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand)",
    re.IGNORECASE,
)
"""A figure of a part, or of the whole: the one does not contradict the other."""

_ANEW: Final = re.compile(r"\s+(?:again|anew|once more)\b", re.IGNORECASE)
_BACK: Final = re.compile(
    r"(?:\b(?:the|this|that|such|same)\s+((?:[\w’'-]+\s+){0,2})|\bit\s+(?:is|was|has been)\s+(?:an?\s+)?)$", re.IGNORECASE
)
_NOUN: Final = re.compile(
    r"(offer|proposal|plan|promise|pledge|vow|demand|call|request|agreement|deal|accord|pact|truce|ceasefire|release|swap|exchange|withdrawal|"
    r"pullout|meeting|summit|round|talk|negotiation|discussion|conference|attack|bombing|blast|raid|ambush|strike|assault|killing|rejection|"
    r"refusal|denial|accusation|warning|threat|suspension|visit|mission|appeal|initiative|commitment|concession|handover)s?",
    re.IGNORECASE,
)
"""Acts as things, that a report can refer back to: "the offer"; verbs cannot ("the two sides agreed")."""

_DOERS: Final = frozenset(
    {"government", "president", "minister", "spokesman", "group", "movement", "army", "militia", "party", "delegation", "envoy", "leader"}
)
"""After them the word is a verb: "the government offers"."""

_MARK_CHARACTERS: Final = 40


def stems(text: str) -> frozenset[str]:
    """Content words with their endings cut, for overlap and nothing else.

    >>> sorted(stems("The rebels released 40 of the prisoners"))
    ['40', 'prisoner', 'rebel', 'releas']
    """
    return frozenset(_stem(word) for word in map(str.casefold, _WORD.findall(text)) if word not in _STOP)


def wording(text: str) -> str:
    """All words in order, without case and punctuation.

    >>> wording("“The truce holds,” he said.")
    'the truce holds he said'
    """
    return " ".join(map(str.casefold, _WORD.findall(text)))


def _stem(word: str) -> str:
    word = word.removesuffix("’s").removesuffix("'s")
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def told_again(stmt: Statement, doc: Document, start: int) -> bool:
    """Whether the act is told as another one ("another", "also", "again"). start: of the sentence."""
    before = _last_words(doc.text, stmt.trigger.start, start)
    if stmt.object is not None:
        content = _WORD.findall(doc.text[stmt.object.start : min(stmt.object.end, stmt.object.start + _MARK_CHARACTERS)])
        before += tuple(word.casefold() for word in content[:3])
    return any(word in _AGAIN for word in before) or bool(_ANEW.match(doc.text, stmt.trigger.end))


def told_as_known(stmt: Statement, doc: Document, start: int) -> bool:
    """Whether the act is told as one that the reader knows ("the offer", "it is an offer")."""
    found = _BACK.search(doc.text[max(start, stmt.trigger.start - _MARK_CHARACTERS) : stmt.trigger.start])
    if found is None or not _NOUN.fullmatch(doc.text[stmt.trigger.start : stmt.trigger.end]):
        return False
    between = (found.group(1) or "").casefold().split()
    return not any(word in _DOERS or word.endswith("s") for word in between)


def told_as_habit(stmt: Statement, doc: Document, start: int, end: int) -> bool:
    """Whether the act is told as going on or coming again ("for months", "repeatedly")."""
    around = slice(max(start, stmt.trigger.start - _MARK_CHARACTERS), min(end, stmt.trigger.end + _MARK_CHARACTERS))
    return bool(_HABIT.search(doc.text[around]))


def tells_part(text: str) -> bool:
    """Whether a sentence gives a figure as a part or as the whole.

    >>> tells_part("the last 100 prisoners"), tells_part("all 300 of them"), tells_part("only 170 are free")
    (True, True, False)
    """
    return bool(_PART.search(text))


def _last_words(text: str, at: int, start: int) -> tuple[str, ...]:
    """The three words before an offset, within the sentence."""
    return tuple(word.casefold() for word in _WORD.findall(text[max(start, at - _MARK_CHARACTERS) : at])[-3:])


def round_of(sentence: str, at: int) -> int | None:
    """The ordinal of the round, meeting or group that the sentence names nearest to the trigger."""
    found = min(_ORDINAL.finditer(sentence), key=lambda match: abs(match.start() - at), default=None)
    if found is None or abs(found.start() - at) > _ROUND_CHARACTERS:
        return None
    return _ROUNDS[found.group(1).casefold()] if found.group(1) else _LAST
