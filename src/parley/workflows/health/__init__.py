"""Whether Parley can work here: what is installed, the ledger, its folder, the settings, a process file, the terminal.

Invariant: every check gives findings and never raises; what is broken is a finding with its remedy. No language model is loaded unless
it is asked for, and nothing is written (but that an older ledger is brought to the present schema, as by every command).
"""

from __future__ import annotations

from pathlib import Path

from parley.workflows.health.findings import Finding, State
from parley.workflows.health.installed import check_program
from parley.workflows.health.ledger import check_folder, check_ledger
from parley.workflows.health.model import check_model, try_model
from parley.workflows.health.surroundings import check_process_file, check_terminal, check_variables

__all__ = ["Finding", "State", "examine"]


def examine(ledger: Path, *, encoding: str = "utf-8", load: bool = False) -> tuple[Finding, ...]:
    """All findings, in the order in which one reads them.

    ledger: the ledger file, there or not; encoding: of the terminal; load: also load the language model and analyse a sentence with it,
    which takes some seconds.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as empty:
    ...     [found.words for found in examine(Path(empty, "a.db")) if found.about == "ledger"]
    ['none yet']
    """
    return (
        *check_program(),
        *(try_model() if load else check_model()),
        *check_ledger(ledger),
        *check_folder(ledger),
        *check_variables(),
        *check_process_file(),
        *check_terminal(encoding),
    )
