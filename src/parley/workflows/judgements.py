"""The judgements of a ledger: listed with what has become of each, found by what they bear on, exchanged as JSON lines.

Invariant: an import takes a file whole or not at all; what is there already stays as it is, so that two people may send theirs to and fro.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.errors import UsageError
from parley.model.codec import decode
from parley.model.judgements import Judgement, JudgementKind, JudgementState, Ruling, Withdrawal, judgement_id, withdrawal_id
from parley.workflows.folding import refold, rulings_of
from parley.workflows.views import opened

DISPUTED = "contradicted"
"""The state that is asked for where people disagree: of those that are overruled, and of those that overrule them."""

STATES = (*(state.value for state in JudgementState), DISPUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did. new: judgements and withdrawals that were not there; known: those that were."""

    new: int
    known: int


def rulings(ledger: Path, *, kinds: Iterable[str] = (), states: Iterable[str] = (), people: Iterable[str] = ()) -> tuple[Ruling, ...]:
    """The rulings on a ledger's judgements, by time. kinds, states (STATES), people: only these.

    Raises UsageError for a kind or a state that is none.
    """
    wanted = _known("kind", kinds, [kind.value for kind in JudgementKind]), _known("state", states, STATES)
    names = {name.strip().casefold() for name in people}
    with opened(ledger) as store:
        found = rulings_of(store)
    return tuple(
        one
        for one in found
        if (not wanted[0] or one.judgement.kind.value in wanted[0])
        and (not wanted[1] or one.state.value in wanted[1] or (DISPUTED in wanted[1] and one.against))
        and (not names or one.judgement.who.casefold() in names)
    )


def bearing_on(ledger: Path, statements: Iterable[str], documents: Iterable[str] = ()) -> tuple[Ruling, ...]:
    """The rulings that bear on these statements (ids) and documents (keys), by time; not what was withdrawn."""
    told, dated = set(statements), set(documents)
    with opened(ledger) as store:
        found = rulings_of(store)
    return tuple(one for one in found if told.intersection(one.statements) or dated.intersection(one.documents))


def import_judgements(file: Path, ledger: Path) -> Imported:
    """Takes over the judgements that `parley judgements --json` of another ledger printed, and their withdrawals; folds the ledger anew.

    Raises UsageError, naming file and line, for what is no judgement, or was changed since it was made.
    """
    judgements, withdrawals = [], []
    for place, value in _values(file):
        judgement, withdrawal = _read(value, file, place)
        judgements.append(judgement)
        if withdrawal is not None:
            withdrawals.append(withdrawal)
    with opened(ledger) as store:
        new = store.put_judgements(judgements, withdrawals)
        refold(store)
    total = len({one.id for one in judgements}) + len({one.id for one in withdrawals})
    return Imported(new=new, known=total - new)


def _values(file: Path) -> Iterator[tuple[str, Any]]:
    """The objects of JSON lines, or of a JSON list, with their places."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        words = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise UsageError(f"cannot be read ({words})", document=str(file), remedy="name a file of `parley judgements --json`") from error
    try:
        whole = json.loads(text) if text.lstrip().startswith("[") else None
    except json.JSONDecodeError as error:
        raise _wrong(file, f"line {error.lineno}", f"is no JSON ({error.msg})") from error
    if isinstance(whole, list):
        yield from ((f"item {number}", value) for number, value in enumerate(whole, 1))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except json.JSONDecodeError as error:
                raise _wrong(file, f"line {number}", f"is no JSON ({error.msg})") from error


def _read(value: Any, file: Path, place: str) -> tuple[Judgement, Withdrawal | None]:
    try:
        judgement = decode(Judgement, value)
        gone = value.get("withdrawn")
        withdrawal = None if gone is None else decode(Withdrawal, gone)
        sound = judgement.id == judgement_id(judgement) and judgement.when.tzinfo is not None and _in_words(judgement)
        if withdrawal is not None:
            same = withdrawal.id == withdrawal_id(withdrawal.judgement, withdrawal.who, withdrawal.why, withdrawal.when)
            sound = sound and same and withdrawal.judgement == judgement.id and withdrawal.when.tzinfo is not None
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise _wrong(file, place, f"is no judgement ({type(error).__name__}: {error})") from error
    if not sound:
        raise _wrong(file, place, f"was changed since it was made: its id, {judgement.id}, is that of another content")
    return judgement, withdrawal


def _in_words(judgement: Judgement) -> bool:
    """Whether what must be text is text: JSON may hold anything."""
    told = [getattr(selector, name) for selector in (*judgement.selectors, *judgement.others) for name in ("document", "quote", "act")]
    return all(isinstance(text, str) for text in (judgement.who, judgement.why, *judgement.payload.names, *told))


def _wrong(file: Path, place: str, reason: str) -> UsageError:
    remedy = "write it again with `parley judgements --json`; nothing was imported"
    return UsageError(f"{place}: {reason}", document=str(file), remedy=remedy)


def _known(what: str, asked: Iterable[str], there: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(value.strip().casefold() for value in asked)
    known = list(there)
    for value in sorted(wanted):
        if value not in known:
            raise UsageError(f"there is no {what} {value}", remedy=f"choose from {', '.join(known)}")
    return wanted
