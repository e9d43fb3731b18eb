"""A PostgreSQL server of the tests' own: on a socket in a folder, by a user without rights, without any durability."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

_LEAVE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@dataclass(frozen=True)
class Postgres:
    """A running server."""

    socket: Path

    @property
    def address(self) -> str:
        return f"postgresql+psycopg://desk@/postgres?host={self.socket}"

    def emptied(self) -> str:
        """The address of its database, in which there is nothing: to make a new one each time takes seconds."""
        engine = create_engine(self.address, poolclass=NullPool)
        with engine.begin() as connection:
            connection.execute(
                text(_LEAVE)
            )  # who is left of an earlier test may hold a lock, and keep this one waiting
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        return self.address


def programs() -> Path:
    """The folder of the server's programs: Debian has one a version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    one = str(found[-1]) if found else shutil.which("initdb")
    if one is None:
        raise RuntimeError("there is no PostgreSQL here: install it (apt-get install postgresql)")
    return Path(one).resolve().parent


@contextlib.contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server in a temporary folder, until the end: pytest's own are closed to others by each run of pytest."""
    with (
        tempfile.TemporaryDirectory(prefix="desk-", ignore_cleanup_errors=True) as folder,
        _running(Path(folder)) as server,
    ):
        yield server


@contextlib.contextmanager
def _running(place: Path) -> Iterator[Postgres]:
    user = _user_without_rights()
    if user is not None:
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
    quick = "-c fsync=off -c full_page_writes=off -c shared_buffers=64MB"
    options = f"-c listen_addresses='' -c unix_socket_directories='{place}' {quick}"
    _do(user, place, bin_ / "pg_ctl", "-D", place, "-w", "-s", "-l", place / "log", "-o", options, "start")
    try:
        yield Postgres(place)
    finally:
        _do(user, place, bin_ / "pg_ctl", "-D", place, "-m", "immediate", "-s", "stop")


def restart(server: Postgres) -> None:
    """Let it break down, and come up again from its log."""
    pg_ctl = programs() / "pg_ctl"
    _do(_user_without_rights(), server.socket, pg_ctl, "-D", server.socket, "-m", "immediate", "-w", "-s", "restart")


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
