"""The fold of all that a store holds, with what people have judged of it, and its stamp.

Invariant: every fold of a ledger, whole or as of a day, goes through here, so that judgements always apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.model.ids import canonical
from parley.model.judgements import Ruling
from parley.model.records import Document, Statement

if TYPE_CHECKING:
    from parley.ledger import Ledger
    from parley.ledger.rulings import Judged
    from parley.store import Reader, Store


def fold_stamp(store: Reader) -> str:
    """What names the rules that would fold this store's statements now; entries with another stamp are folded anew."""
    from parley.ledger.rules import RULES_VERSION

    return canonical({"ledger": RULES_VERSION, **store.versions()})


def refold(store: Store) -> None:
    """Folds all newest statements, unless the entries held are of these very statements, judgements and rules."""
    stamp = fold_stamp(store)
    if store.folded_stamp() == stamp:
        return
    revision = store.revision()
    documents = {doc.id: doc for doc in store.documents()}
    store.put_ledger(folded(store, store.statements(), documents), revision=revision, stamp=stamp)


def folded(store: Reader, statements: Iterable[Statement], documents: Mapping[str, Document]) -> Ledger:
    """The fold of these statements and documents with the store's judgements. documents: as read, without the dates that people gave."""
    from parley.ledger import fold

    return fold(statements, documents, judgements=store.judgements(), withdrawals=store.withdrawals())


def judged(store: Reader, statements: Iterable[Statement], documents: Mapping[str, Document]) -> Judged:
    """The same statements and documents as people have judged them, with the ruling on every judgement."""
    from parley.ledger.judging import judge

    return judge(statements, documents, store.judgements(), store.withdrawals())


def rulings_of(store: Reader) -> tuple[Ruling, ...]:
    """What has become of every judgement of this store, by time."""
    if not store.judgements():
        return ()
    return judged(store, store.statements(), {doc.id: doc for doc in store.documents()}).rulings


def with_judged_dates(store: Reader, documents: Iterable[Document]) -> list[Document]:
    """The documents with the days of publication that people have given."""
    known = list(documents)
    made = store.judgements()
    if not made:
        return known
    from parley.ledger.rulings import judged_dates

    dates = judged_dates(known, made, store.withdrawals())
    return [replace(doc, published=dates[doc.id]) if doc.id in dates else doc for doc in known]
