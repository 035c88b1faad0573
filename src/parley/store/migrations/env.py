"""Run by Alembic, with the connection that `parley.store.migrate` hands over, inside its transaction. No offline mode."""

from __future__ import annotations

from alembic import context

from parley.store.tables import metadata


def run() -> None:
    """Brings the handed connection's database to the revision that was asked for."""
    context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic runs this file; a mere import does nothing
    run()
