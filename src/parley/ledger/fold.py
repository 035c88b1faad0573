"""The fold: statements, their documents and people's judgements into the ledger's entries and links.

Invariant: pure and independent of order; statements of documents that are not given are left out (only a document's
newest version is given, so only it folds).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from parley.ledger import merge
from parley.ledger.cluster import cluster
from parley.ledger.dating import dated
from parley.ledger.disputes import find_disputes
from parley.ledger.judging import judge
from parley.ledger.link import same_links
from parley.ledger.origins import count_origins
from parley.ledger.profile import FIRST_DAY, Profile, profile
from parley.ledger.relate import related_links
from parley.ledger.salience import DEFAULT_WEIGHT, salience
from parley.ledger.status import status_history
from parley.model.codebook import TOPICS
from parley.model.computed import Entry
from parley.model.ids import entry_id
from parley.model.judgements import Judgement, Withdrawal
from parley.model.records import Document, Link, Statement


def _topic_weights() -> Mapping[str, float]:
    return {topic.name: topic.weight for topic in TOPICS}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldOptions:
    """topic_weights: 0..1 for each topic, for salience; the codebook's unless a process says otherwise."""

    topic_weights: Mapping[str, float] = field(default_factory=_topic_weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """entries: the most salient first; links: every row a rule made, by id."""

    entries: tuple[Entry, ...]
    links: tuple[Link, ...]


def fold(
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    *,
    options: FoldOptions | None = None,
    judgements: Iterable[Judgement] = (),
    withdrawals: Iterable[Withdrawal] = (),
) -> Ledger:
    """The ledger of these statements, as people have judged them. documents: by document id; the order of all of them does not matter.

    >>> fold((), {})
    Ledger(entries=(), links=())
    """
    options = options or FoldOptions()
    judged = judge(statements, documents, judgements, withdrawals)
    known, documents = dated(judged.statements, judged.documents)
    unique = {stmt.id: stmt for stmt in known}
    profiles = [profile(unique[key], documents[unique[key].document]) for key in sorted(unique)]
    by_id = {p.stmt.id: p for p in profiles}
    same = list(same_links(profiles))
    related = list(related_links(profiles))
    incoming: dict[str, list[Link]] = defaultdict(list)
    for link in related:
        incoming[link.second].append(link)
    newest = _newest(documents)
    entries = [
        _entry([by_id[stmt] for stmt in group], [link for stmt in group for link in incoming[stmt]], by_id, newest, options)
        for group in cluster(by_id, same, together=judged.together, apart=judged.apart)
    ]
    return Ledger(
        entries=tuple(sorted(entries, key=lambda entry: (-entry.salience, entry.id))),
        links=tuple(sorted((*same, *related), key=lambda link: link.id)),
    )


def _newest(documents: Mapping[str, Document]) -> int:
    """The day by which the newest report is certainly out, as an ordinal; the first day of all where none is dated."""
    return max((doc.published.earliest.toordinal() for doc in documents.values() if doc.published.earliest), default=FIRST_DAY)


def _entry(group: Sequence[Profile], incoming: Sequence[Link], profiles: Mapping[str, Profile], newest: int, options: FoldOptions) -> Entry:
    members = sorted(group, key=lambda p: (p.published[0], p.doc.key, p.start, p.stmt.id))
    inside = {p.stmt.id for p in members}
    incoming = [link for link in incoming if link.first not in inside]
    act, modality = merge.merge_act(members), merge.merge_modality(members)
    actors, recipients, mediators = merge.merge_sides(members, act)
    history = status_history(members, incoming, profiles, newest=newest)
    disputes = find_disputes(members, incoming, profiles)
    origins = count_origins(members)
    topic = members[0].stmt.topic
    return Entry(
        id=entry_id([p.stmt.id for p in members]),
        act=act,
        topic=topic,
        actors=actors,
        recipients=recipients,
        mediators=mediators,
        terms=merge.merge_terms(members),
        conditions=merge.merge_conditions(members),
        modality=modality,
        polarity=members[0].stmt.polarity,
        speakers=merge.merge_speakers(members),
        said=merge.merge_said(members),
        happens=merge.merge_period(members),
        place=merge.merge_place(members),
        status=history[-1].status,
        history=history,
        statements=tuple(p.stmt.id for p in members),
        documents=tuple(dict.fromkeys(p.stmt.document for p in members)),
        disputes=disputes,
        salience=salience(
            members,
            act=act,
            topic_weight=options.topic_weights.get(topic, DEFAULT_WEIGHT),
            actors=actors,
            recipients=recipients,
            modality=modality,
            disputes=disputes,
            origins=origins,
            newest=newest,
        ),
        reports=len({p.stmt.document for p in members}),
        origins=origins,
        background=all(p.stmt.background for p in members),
    )
