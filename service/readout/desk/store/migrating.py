"""Bringing a store up to date when it is opened."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from readout.errors import DeskError

HEAD = "0012"
"""The newest revision: the version of the store that this release reads and writes."""
SCRIPTS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The revision of a store; ``None`` where there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def bring_up_to_date(connection: Connection, name: str) -> None:
    """Run the steps that the store lacks, in the connection's transaction, which holds the store's lock.

    Raises:
        DeskError: the store is of a newer release, or holds tables of another program.
    """
    found = revision_of(connection)
    if found == HEAD:
        return
    _check(connection, found, name)
    upgrade(connection)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the steps to a revision."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _check(connection: Connection, found: str | None, name: str) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}
    if found is not None and found not in known:
        raise DeskError(f"the desk {name} was written by a newer readout (revision {found}): update readout")
    if found is None and "documents" in inspect(connection).get_table_names():
        raise DeskError(f"the database {name} has tables of another program: give another place with --desk")
