"""A PostgreSQL server of the tests' own: on a socket in a folder, by a user without rights, without any durability."""

from __future__ import annotations

import contextlib
import itertools
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, text

_COUNT = itertools.count()


@dataclass
class Postgres:
    """A running server."""

    socket: Path
    _admin: str = field(init=False)

    def __post_init__(self) -> None:
        self._admin = self.address("postgres")

    def address(self, database: str) -> str:
        return f"postgresql+psycopg://desk@/{database}?host={self.socket}"

    @contextlib.contextmanager
    def database(self) -> Iterator[str]:
        """The address of a new database, which is dropped at the end."""
        name = f"desk{next(_COUNT)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' STRATEGY file_copy")
        try:
            yield self.address(name)
        finally:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        engine = create_engine(self._admin, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


def programs() -> Path:
    """The folder of the server's programs: Debian has one a version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    one = str(found[-1]) if found else shutil.which("initdb")
    if one is None:
        raise RuntimeError("there is no PostgreSQL here: install it (apt-get install postgresql)")
    return Path(one).resolve().parent


@contextlib.contextmanager
def running_postgres(folder: Path) -> Iterator[Postgres]:
    """A server in a folder, until the end."""
    place = folder / "data"
    user = _user_without_rights()
    place.mkdir(mode=0o700)
    if user is not None:
        for one in (*reversed(folder.parents[:3]), folder):  # pytest's folders are their owner's alone
            one.chmod(one.stat().st_mode | 0o011)
        os.chown(place, user, -1)
    bin_ = programs()
    _do(
        user,
        place,
        bin_ / "initdb",
        "-D",
        place,
        "-U",
        "desk",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
        "-N",
    )
    options = f"-c listen_addresses='' -c unix_socket_directories='{place}' -c fsync=off -c shared_buffers=64MB"
    _do(user, place, bin_ / "pg_ctl", "-D", place, "-w", "-s", "-l", place / "log", "-o", options, "start")
    try:
        yield Postgres(place)
    finally:
        _do(user, place, bin_ / "pg_ctl", "-D", place, "-m", "immediate", "-s", "stop")


def _user_without_rights() -> int | None:
    """Whom it runs as: the server refuses the superuser."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_uid
    raise RuntimeError("there is no user without rights for PostgreSQL: make one called nobody")


def _do(user: int | None, folder: Path, *command: str | Path) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        user=user,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr}")
