"""Alembic migrations of the ledger file, shipped with the package and run when an older (or new) ledger is opened."""
