"""Parley reads news reports about a peace process and keeps its sourced ledger."""

from parley.version import __version__

__all__ = ["__version__"]
