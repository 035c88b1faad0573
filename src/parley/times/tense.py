"""The tense of the clause around a time, from its auxiliary and past words: enough to tell which Monday is meant.

Invariant: looks only at the sentence's words near the place; the cue nearest before it decides, else the first after it.
"""

from __future__ import annotations

import re

#: How far around a place its tense is looked for, in characters.
REACH = 90
_MODAL = r"(?:will|shall|won['’]t|would|should|must|may|might|can|could)\s+(?:not\s+|also\s+|likely\s+)?(?:be\s+|have\s+(?:been\s+)?)?\w+"
_BOUND = (
    r"(?:scheduled|due|expected|planned|slated|set)\s+(?:to|for|on|in|by)\b(?:\s+be\b)?(?:\s+[a-z]+)?|"
    r"(?:plans?|agreed|promised|pledged|vowed|offered|ready|intends?|hopes?|wants?|willing|demanded|about)\s+to\b(?:\s+be\b)?(?:\s+[a-z]+)?"
)
_INFINITIVE = r"to (?:remain|stay|keep|hold|be) [a-z]+|to be [a-z]+(?:ed|en|d|t)"
_PAST = r"was|were|had|did|\w{2,}ed|began|met|held|took|came|went|fell|rose|left|made|said|told|won|lost|broke|sent|gave|gone|fought|spoke"
_CUE = re.compile(rf"\b(?:(?P<future>{_MODAL}|going to \w+|{_BOUND}|{_INFINITIVE}|deadline|upcoming|forthcoming)|(?P<past>{_PAST}))\b")
_STOP = re.compile(r"[.!?]\s|\n")


def guess_tense(text: str, offset: int) -> str:
    """The tense of the clause at an offset: "future" or "past" where its words say so, else "present" (undecided).

    >>> guess_tense("The sides will meet on Monday.", 23), guess_tense("They met on Monday.", 12)
    ('future', 'past')
    """
    before = text[max(0, offset - REACH) : offset]
    starts = [stop.end() for stop in _STOP.finditer(before)]
    cues = list(_CUE.finditer(before, starts[-1] if starts else 0))
    if cues:
        return cues[-1].lastgroup or "present"
    after = text[offset : offset + REACH // 2]
    end = _STOP.search(after)
    cue = _CUE.search(after, 0, end.start() if end else len(after))
    return (cue.lastgroup if cue else None) or "present"
