"""Parley reads news reports about a peace process and keeps its sourced ledger."""

__version__ = "0.1.0"
