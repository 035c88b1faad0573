"""The summary: a dozen English sentences made from the records, each with the statements that carry it.

Invariant: pure; chooses among the sentences of `parley.report.sentences` so that all that matters has its turn and the page is not
overrun. What is history beside the news is left out, unless there is nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from parley.export.selection import Selection
from parley.report import sentences
from parley.report.articles import namer
from parley.report.findings import Findings
from parley.report.sentences import Sentence

MOST_SENTENCES: Final = 12
"""What fits one printed page with its headings, and is read to the end."""

SHARES: Final[Mapping[str, int]] = {
    "Agreed and in force": 3,
    "On the table": 4,
    "Disputed": 2,
    "Promised, and what came of it": 3,
    "Deadlock": 2,
    "What came last": 2,
}
"""The headings in their order, and the most sentences under each."""

_AGAIN: Final = frozenset({"Disputed", "Promised, and what came of it", "Deadlock"})
"""What is told under these headings is another thing about entries that may have their own sentence."""


def summary(selection: Selection, findings: Findings) -> tuple[Sentence, ...]:
    """The sentences under their headings, most salient first within each; empty for an empty ledger.

    >>> summary(Selection(), Findings())
    ()
    """
    news = tuple(entry for entry in selection.entries if not entry.background) or selection.entries
    days = [doc.published.earliest for doc in selection.documents.values() if doc.published.earliest]
    ground = sentences.Ground(
        selection=selection,
        entries={**findings.entries, **{entry.id: entry for entry in selection.entries}},
        named=namer(doc.text for _, doc in sorted(selection.documents.items())),
        newest=max(days, default=None),
    )
    queues = {
        "Agreed and in force": sentences.agreed(news, findings.agreements, ground),
        "On the table": sentences.on_the_table(news, ground),
        "Disputed": sentences.disputed(news, ground),
        "Promised, and what came of it": sentences.promised(news, findings.threads, ground),
        "Deadlock": sentences.deadlocked(findings.deadlocks, ground),
        "What came last": sentences.last(news, ground),
    }
    return _chosen(queues)


def _chosen(queues: Mapping[str, Iterator[Sentence]]) -> tuple[Sentence, ...]:
    """One sentence of each heading in turn, until the page is full but for what came last, which has what the others leave to it; of what a
    sentence tells already, only the dispute is told again."""
    chosen: dict[str, list[Sentence]] = {heading: [] for heading in SHARES}
    used: set[str] = set()
    *first, last = SHARES
    turns = [(turn, heading) for turn in range(max(SHARES.values())) for heading in first]
    turns += [(turn, last) for turn in range(SHARES[last])]
    for turn, heading in turns:
        taken = sum(map(len, chosen.values()))
        room = MOST_SENTENCES - (0 if heading == last else SHARES[last])
        if turn >= SHARES[heading] or taken >= room:
            continue
        again = heading in _AGAIN
        found = next((one for one in queues[heading] if one.statements and (again or not used & set(one.entries))), None)
        if found is not None:
            chosen[heading].append(found)
            used.update(() if again else found.entries)
    return tuple(sentence for found in chosen.values() for sentence in found)
