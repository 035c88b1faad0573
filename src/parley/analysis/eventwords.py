"""Which words of a parsed text tell an event, and the list of them with their factuality.

Every verb that is no auxiliary counts, an adjective that a verb predicates ("is ready"), and a noun of the list or with an ending of action
("events" in `factuality.toml`); a noun with such an ending that is a thing may be among them. A name is none.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from parley.analysis.factuality import judge
from parley.analysis.governors import Governors
from parley.analysis.sentences import Paragraph
from parley.model.records import EventMention, SegmentKind

_SHORTEST = 7
"""Letters. A shorter noun with an ending of action is mostly none ("king", "nation")."""


def is_event(tok: Token, governors: Governors) -> bool:
    """Whether a word tells an event."""
    if tok.pos_ in ("VERB", "AUX"):
        return tok.dep_ not in ("aux", "auxpass") and tok.tag_ != "MD" and any(ch.isalpha() for ch in tok.text)
    if tok.pos_ == "ADJ":
        return tok.dep_ in ("acomp", "oprd")
    if tok.pos_ != "NOUN":
        return False
    words = {tok.lemma_.lower(), tok.lower_}
    if words & governors["events.nouns"]:
        return True
    lemma = tok.lemma_.lower()
    return len(lemma) >= _SHORTEST and lemma not in governors["events.things"] and lemma.endswith(tuple(governors["events.endings"]))


def event_mentions(paragraphs: Iterable[Paragraph], governors: Governors) -> tuple[EventMention, ...]:
    """The events that parsed paragraphs tell, by their place in the document."""
    found = []
    for par in paragraphs:
        for tok in par.doc:
            if not is_event(tok, governors):
                continue
            verdict = judge(tok, governors, headline=par.kind is SegmentKind.HEADLINE)
            start, end = par.span(tok, tok)
            cues = tuple(sorted({par.span(cue, cue) for cue in verdict.cues}))
            found.append(
                EventMention(
                    start=start, end=end, lemma=tok.lemma_, polarity=verdict.polarity, certainty=verdict.certainty, tense=verdict.time,
                    cues=cues, rule=verdict.rule,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda event: event.start))
