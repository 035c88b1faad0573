"""What the link rules know: classes of acts, which acts can tell one thing, weights and thresholds.

Invariant: constants only. Change one, or any rule of this package, and raise RULES_VERSION: a link names the version that made it, and
a store folds anew when it changes.
"""

from __future__ import annotations

from typing import Final

from parley.model.codebook import ACTS

RULES_VERSION: Final = "4"

KIN: Final[tuple[frozenset[str], ...]] = (
    frozenset({"promise", "agree", "accept", "withdraw_forces", "release", "exchange", "lift"}),
    frozenset({"meet", "resume_talks"}),
    frozenset({"demand", "urge"}),
    frozenset({"declare_ceasefire", "observe"}),
    frozenset({"suspend_talks", "end"}),
)
"""Acts that meet in one block, since some pair of them may tell one thing (what is planned is promised); any other act meets its own
kind only. Narrower than the codebook's families, which group acts for readers."""

KIN_OF: Final[dict[str, str]] = {act: min(acts) for acts in KIN for act in acts}

COMPATIBLE: Final[frozenset[frozenset[str]]] = frozenset(
    frozenset(pair)
    for pair in (
        ("promise", "agree"),
        ("accept", "agree"),
        ("meet", "resume_talks"),
        ("demand", "urge"),
        ("declare_ceasefire", "observe"),
        ("release", "exchange"),
        ("suspend_talks", "end"),
    )
)
"""Different acts by which two reports may name one and the same thing."""

PLANNED_IS_PROMISED: Final[frozenset[str]] = frozenset({"withdraw_forces", "release", "exchange", "lift"})
"""Deeds that, while planned, are what a promise is about."""

SYMMETRIC: Final[frozenset[str]] = frozenset(act.name for act in ACTS if act.symmetric)
"""Acts whose parties stand on one side."""

UTTERANCES: Final[frozenset[str]] = frozenset({"accuse", "warn", "praise", "confirm", "deny", "reject", "urge", "demand"})
"""Acts made of words, whose content the fields hold only in part: two are one only where their words meet as well."""

COMMENTS: Final[frozenset[str]] = frozenset({"accuse", "praise", "deny"})
"""Utterances whose content even a specific topic does not tell."""

PROPOSALS: Final[frozenset[str]] = frozenset({"offer", "promise", "demand", "urge"})
"""Acts that stand, whatever the modality of what they propose."""

ENDURING: Final[frozenset[str]] = frozenset({"promise", "agree", "accept"})
"""Undertakings: reports refer to them long after, so an unknown time reaches back without limit."""

CUMULATIVE: Final[frozenset[str]] = frozenset({"release", "exchange", "withdraw_forces", "attack"})
"""Acts whose figure is a running count: a later report's higher figure is news, not a contradiction."""

SPEECH: Final[frozenset[str]] = UTTERANCES | PROPOSALS | ENDURING | {"withdraw_offer"}
"""Acts that happen by being said: their own time is `said` where that is known."""

PLACED: Final[frozenset[str]] = frozenset({"meet", "resume_talks", "visit", "attack", "seize", "mobilize", "protest", "detain", "aid"})
"""Acts that happen at one place: two places, two acts. An offer may be made in one city and reported from another."""

PERSONAL: Final[frozenset[str]] = frozenset({"visit", "appoint"})
"""Acts of persons: other persons named, another act."""

SPECIFIC_TOPICS: Final[frozenset[str]] = frozenset(
    {"ceasefire", "prisoners", "hostages", "withdrawal", "sanctions", "constitution", "elections", "refugees", "disarmament", "monitoring"}
)
"""Topics that all but name the object of an act; `talks`, `violence` or `agreement` leave open which talks, which attack, which deal."""

RECENT_DAYS: Final = 45
"""An act told without a time is taken to be of the weeks before its report: news; longer ago, reports name the time."""

RECENT_WORDS_DAYS: Final = 14
"""Words are news for a shorter time than deeds."""

AHEAD_DAYS: Final = 60
"""How far before us something planned without a time may lie."""

NEAR_CHARACTERS: Final = 600
"""Two or three sentences: within them a report that omits the actor still speaks of the same one."""

LEAD_CHARACTERS: Final = 350
"""The first sentence or two of an article, which later sentences tell again in detail."""

PHRASE_CHARACTERS: Final = 30
"""Between two words of one phrase: "round of inter-regional talks"."""

CONTRAST_CHARACTERS: Final = 250
"""Figures that a report sets against each other stand in sentences that follow each other."""

SAID_GAP_DAYS: Final = 7
"""One offer is repeated by its speakers for some days; told a week apart, it is another one."""

DAY_SLACK: Final = 1
"""Time zones and "late Wednesday" shift a report's day by one."""

TIGHT_DAYS: Final = 7
"""A time this narrow picks out one act; a wider one is shared by many."""

WIDE_DAYS: Final = 60
"""A time this wide tells of a sum of acts rather than of one."""

SAME_THRESHOLD: Final = 0.6
"""At or above, two statements tell one act. Set on constructed episodes so that no single weak agreement decides: acts, topic and
parties alone stay below it."""

DENIAL_CHARACTERS: Final = 1500
"""How far from a denial, in one report, what it denies may stand."""

DENIAL_DAYS: Final = 30
"""How long after a claim a denial elsewhere may come."""

ANSWER_DAYS: Final = 120
"""How long after an offer an answer may come."""

WEIGHTS: Final[dict[str, float]] = {
    "act": 0.15,
    "act compatible": 0.08,
    "topic": 0.15,
    "topic diffuse": 0.05,
    "actors": 0.15,
    "actors overlap": 0.08,
    "recipients": 0.10,
    "recipients overlap": 0.05,
    "time to days": 0.25,
    "time to a month": 0.12,
    "time to a year": 0.06,
    "reports of one week": 0.15,
    "reports of one month": 0.04,
    "amount": 0.25,
    "amount fits": 0.15,
    "small count": 0.08,
    "duration": 0.20,
    "deadline": 0.10,
    "place": 0.12,
    "country": 0.04,
    "round": 0.12,
    "known deal": 0.15,
    "contrasted figures": 0.15,
    "one sentence": 0.20,
    "speaker": 0.08,
    "conditions": 0.08,
    "words": 0.25,
    "one document": 0.10,
    "near": 0.10,
    "lead": 0.10,
    "refers back": 0.10,
    "copied sentence": 0.60,
    "one text": 0.20,
    "denied again": 0.10,
    "hedged": -0.08,
    "sum and single": -0.15,
}
"""What each agreement adds to the score of "the same act" (the "minus" ones take away). "words" is multiplied by their Dice coefficient."""

CONTENT_OVERLAP: Final = 0.4
"""Dice coefficient of content words from which two utterances are one: two words of five shared are chance, half of them are not."""

RETOLD_OVERLAP: Final = 0.25
"""The same in sentences that follow each other, of the same two parties."""

LONE_OVERLAP: Final = 0.6
"""The same where two reports name one party only."""

BARELY: Final = 0.34
"""Times that neither hold one another nor share a third of the days they span together are two times that touch."""

SINGLE_OUT: Final[frozenset[str]] = frozenset(
    ("time to days", "time to a month", "amount", "amount fits", "duration", "round", "known deal", "refers back", "contrasted figures")
)
"""Of these, one at least must agree where the topic leaves the object open (talks, violence): parties and place alone fit every round."""

SINGLE_OUT_FORCE: Final[frozenset[str]] = frozenset({"place", "amount", "amount fits", "contrasted figures"})
"""Of attacks and seizures there are many a day: only place or figure tells them apart."""

SINGLE_OUT_PROMISE: Final[frozenset[str]] = frozenset({"amount", "amount fits", "duration", "deadline"})
"""One side's promise and both sides' agreement, or the planned deed, are one only where their terms are."""

SINGLE_OUT_UNDERTAKING: Final[frozenset[str]] = frozenset({"reports of one week", "deadline", "conditions", "speaker", "place"})
"""Undertakings of the same parties on one topic follow each other over months: across reports one of these must agree besides."""

CEASING: Final[frozenset[str]] = frozenset({"ceasefire", "violence"})
"""Topics of what is in force until somebody ends it."""

FORCE: Final[frozenset[str]] = frozenset({"attack", "seize", "violate", "detain"})

COPY_OVERLAP: Final = 0.85
"""Sentences that share this much of their words are one sentence, copied."""

COPY_LEAST: Final = 5
"""Shorter sentences are alike by chance."""
