"""The ledger file and its folder: what it holds, whether it is whole and up to date, whether there is room to write."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from parley.config import load_settings
from parley.errors import ConfigError, ParleyError
from parley.export.wording import count
from parley.model.codebook import CODEBOOK_VERSION
from parley.store import Store, newer, open_store
from parley.version import __version__
from parley.workflows.folding import fold_stamp
from parley.workflows.health.findings import Finding, note, ok, raised, wrong
from parley.workflows.health.model import model_version

MEBIBYTE = 1024 * 1024

ROOM = 100 * MEBIBYTE
"""Free space below which it is worth a note: a ledger of some hundred reports with its log takes that much."""

NO_ROOM = 5 * MEBIBYTE
"""Free space below which a build will most likely not get through: its log alone grows to 4 MiB before it is written back."""


def check_ledger(ledger: Path) -> Iterator[Finding]:
    """The ledger: where, how large, what it holds, with what it was made, and whether it is whole."""
    try:
        if not os.path.lexists(ledger):
            yield note("ledger", "none yet", f"make one with `parley build PATH`; it will be {ledger}")
            return
        size = ledger.stat().st_size
    except OSError as error:
        yield wrong("ledger", f"{ledger}: cannot be looked at ({error.strerror})", "check the permissions of its folder")
        return
    try:
        with open_store(ledger) as store:
            yield ok("ledger", f"{ledger} ({size / MEBIBYTE:,.1f} MiB)")
            yield from _contents(store)
    except ParleyError as error:
        yield raised("ledger", error)


def _contents(store: Store) -> Iterator[Finding]:
    faults = store.faults()
    if faults:
        yield wrong("integrity", f"damaged: {'; '.join(faults)}", "restore a copy of the ledger, or build a new one with --ledger")
        return
    _read_some(store)
    yield ok("integrity", "whole")
    versions = store.versions()
    yield from _made_by(versions)
    held = store.counts()
    words = [count(held.documents, "document"), count(held.statements, "statement")]
    words += [count(held.entries, "entry"), count(held.disputes, "dispute")]
    yield ok("holds", ", ".join(words))
    stamp = store.folded_stamp()
    if held.documents and stamp is None:
        yield note("entries", "are older than the documents: a build was interrupted", "run the same `parley build` again")
    elif held.documents and stamp != fold_stamp(store):
        yield note("entries", "were made by other rules than this Parley's", "run the same `parley build` again")
    else:
        yield ok("entries", "are up to date with the documents")
    if held.failures:
        yield note(
            "failures", f"{count(held.failures, 'document')} could not be read or analysed", "`parley build` names each with its remedy"
        )


def _read_some(store: Store) -> None:
    """Reads a record of each kind, as the commands do. Raises StoreError where one cannot be read or a table is gone."""
    first = next(store.entries(), None)
    if first is not None:
        store.entry(first.statements[0])
    next(store.statements(), None)
    next(store.documents(), None)
    next(store.links(), None)
    store.search("peace", limit=1)


def _made_by(versions: dict[str, str]) -> Iterator[Finding]:
    """With which versions the ledger was made, and whether ours would make it again."""
    words = ", ".join(f"{name} {value}" for name, value in versions.items() if name != "process")
    try:
        name = load_settings().model
    except ConfigError:
        name = ""
    ours = {"parley": __version__, "codebook": CODEBOOK_VERSION, "model": f"{name} {model_version(name) or ''}".strip() if name else ""}
    if any(key in versions and newer(versions[key], value) for key, value in ours.items()):
        yield wrong("made by", f"{words}: a newer Parley than this one", "install the newest Parley, or build another ledger with --ledger")
    elif any(key in versions and value and versions[key] != value for key, value in ours.items()):
        yield note("made by", words, "the next build analyses its documents anew, since another version or model would make it now")
    else:
        yield ok("made by", words)


def check_folder(ledger: Path) -> Iterator[Finding]:
    """The folder that the ledger is in, or will be in: may it be written, and how much room is there."""
    parent = ledger.parent
    if not parent.is_dir():
        yield wrong("folder", f"{parent}: there is no such folder", "make it, or choose another --ledger")
        return
    try:
        free = shutil.disk_usage(parent).free
    except OSError as error:
        yield wrong("folder", f"{parent}: cannot be looked at ({error.strerror})", "choose another --ledger")
        return
    words = f"{parent.absolute()}: {free / MEBIBYTE:,.0f} MiB free"
    if not os.access(parent, os.W_OK | os.X_OK):
        yield note(
            "folder", f"{words}, but it may not be written", "change its permissions to build a ledger here, or choose another --ledger"
        )
    elif free < NO_ROOM:
        yield wrong("folder", f"{words}: too little for a build", "free some space, or choose another --ledger")
    elif free < ROOM:
        yield note("folder", f"{words}: may be too little for a build", "free some space, or choose another --ledger")
    else:
        yield ok("folder", words)
