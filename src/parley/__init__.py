"""Parley reads news reports about a peace process and keeps its sourced ledger.

The Python surface: `parley.build(paths)` makes a ledger file, `parley.open(path)` opens one, and the `LedgerFile` that both return answers
questions. It is imported when it is first used, so that `import parley` stays light.
"""

from typing import TYPE_CHECKING

from parley.version import __version__

if TYPE_CHECKING:
    from parley.workflows.notebook import LedgerFile, Records, build, open

__all__ = ["LedgerFile", "Records", "__version__", "build", "open"]

if not TYPE_CHECKING:  # a type checker reads the imports above, and then finds a misspelt name

    def __getattr__(name: str) -> object:
        if name in __all__:
            from parley.workflows import notebook

            return getattr(notebook, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
