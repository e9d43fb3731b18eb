"""Where the store is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from readout.errors import SettingsError

VARIABLE = "READOUT_DESK"
NAME = "desk.sqlite3"
_POSTGRES = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Place:
    """A file of SQLite, or the address of a PostgreSQL database: one of both."""

    file: Path | None = None
    address: str | None = None

    def __str__(self) -> str:
        """As messages name it: an address without its password."""
        if self.address is None:
            return str(self.file)
        from sqlalchemy import make_url

        return make_url(self.address).render_as_string(hide_password=True).replace("+psycopg", "", 1)


def default_file() -> Path:
    """The file in the user's folder for data: ``~/.local/share/readout`` on Linux, and what other systems have."""
    return platformdirs.user_data_path("readout", appauthor=False) / NAME


def place_of(address: str | os.PathLike[str] | None = None, environ: Mapping[str, str] = os.environ) -> Place:
    """The place that an address names.

    Args:
        address: a file, ``sqlite:///FILE`` or ``postgresql://…``; ``None`` for what ``READOUT_DESK`` says, else the
            default file.
        environ: the environment.

    Raises:
        SettingsError: the address is of another kind.
    """
    named = str(address) if address is not None else environ.get(VARIABLE, "").strip()
    if not named:
        return Place(file=default_file())
    scheme, separator, rest = named.partition("://")
    if not separator:
        return Place(file=Path(named).expanduser())
    kind = scheme.partition("+")[0].lower()
    if kind == "sqlite" and rest.startswith("/") and len(rest) > 1:
        return Place(file=Path(rest[1:]))
    if kind in _POSTGRES:
        return Place(address=_checked(f"postgresql+psycopg://{rest}"))
    raise SettingsError(
        f"the desk's address begins with {scheme}://: give a file, sqlite:///FILE or postgresql://HOST/DATABASE"
    )


def _checked(address: str) -> str:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        make_url(address)
    except (ArgumentError, ValueError):  # its message may have the password
        raise SettingsError("the desk's address cannot be read: write postgresql://USER@HOST:PORT/DATABASE") from None
    return address
