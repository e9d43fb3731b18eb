"""Other processes that serve the same desk at the same port: the interpreter uses one processor, a team may need more.

The system gives each connection to one of those that listen (``SO_REUSEPORT``, socket(7)). Each process counts requests
against ``--rate`` by itself; what they count for Prometheus is told together, whoever is asked.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from readout.desk.desk import Desk
from readout.desk.sending import Receiver
from readout.desk.serving.listening import Place
from readout.desk.serving.proxies import Proxy
from readout.desk.serving.service import Limits
from readout.errors import ReadoutError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

LOG = logging.getLogger("readout.desk.serving")
AGAIN = 5.0
"""Seconds after which a process that ended by itself is started again."""
PATIENCE = 60.0
"""Seconds that they have to end in, which is longer than requests have."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a service is told.

    Attributes:
        address: is given the address once it is listened at.
        log: sets up what each process logs; it goes to other processes.
    """

    address: Callable[[str], None]
    log: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Helping:
    """What another process needs to know.

    Attributes:
        desk: the store's address.
        place: where all listen.
        limits: how much one may ask.
        proxy: which signs its users on, if one does.
        reads: whether somebody reads what is handed in.
        log: sets up what each process logs.
        receivers: to whom editions may be sent from a page.
    """

    desk: str
    place: Place
    limits: Limits
    proxy: Proxy | None
    reads: bool
    log: Callable[[], None]
    receivers: Mapping[str, Receiver]


@contextlib.contextmanager
def helped(helping: Helping) -> Iterator[None]:
    """Let the other processes of the place serve too, until the end."""
    keepers = [_Keeper(helping) for _ in range(helping.place.processes - 1)]
    for one in keepers:
        one.start()
    try:
        yield
    finally:
        for one in keepers:
            one.leave()
        for one in keepers:
            one.end()


class _Keeper(threading.Thread):
    """Starts a process, and another one whenever it ends by itself."""

    def __init__(self, helping: Helping) -> None:
        super().__init__(name="readout-helper", daemon=True)
        self._context = get_context("spawn")
        self._ours, self._theirs = self._context.Pipe()
        self._helping = helping
        self._ended = threading.Event()
        self._process: SpawnProcess | None = None

    def run(self) -> None:
        while not self._ended.is_set():
            self._process = self._context.Process(target=_help, args=(self._helping, self._theirs), daemon=True)
            self._process.start()
            wait([self._process.sentinel])
            if not self._ended.is_set():
                status = self._process.exitcode
                LOG.error("a process that serves ended (%s): another begins in %g seconds", status, AGAIN)
                self._ended.wait(AGAIN)

    def leave(self) -> None:
        """Let the process end."""
        self._ended.set()
        self._ours.close()  # which it sees, as it would see the end of this process

    def end(self) -> None:
        """Wait for its end."""
        self.join(PATIENCE)
        if self.is_alive() and self._process is not None:
            self._process.kill()
            self.join()


def _help(helping: Helping, line: Connection) -> None:
    """Serve until whoever started this is gone."""
    from readout.desk.serving.running import serve_beside

    def listen() -> None:
        with contextlib.suppress(EOFError, OSError):
            line.recv()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=listen, daemon=True).start()
    helping.log()
    try:
        with Desk.open(helping.desk) as desk:
            serve_beside(desk, helping)
    except ReadoutError as error:
        sys.exit(f"readout: {error}")
