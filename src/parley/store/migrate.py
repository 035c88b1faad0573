"""Brings a ledger file to the present schema, by Alembic, in one transaction: killed in the middle, the file is as before."""

from __future__ import annotations

import warnings

from sqlalchemy import Connection

from parley.store.tables import APPLICATION_ID, SCHEMA_VERSION


def migrate(conn: Connection) -> None:
    """Runs the migrations that a ledger lacks and marks the file as one of the present schema.

    conn: in a transaction that holds the write lock; the caller commits.
    """
    from alembic import command  # here, since few openings need a migration
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "parley.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of Alembic's own settings, which change from version to version
        command.upgrade(config, "head")
    conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
