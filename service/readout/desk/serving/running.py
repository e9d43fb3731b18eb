"""Listening, until one says stop."""

from __future__ import annotations

import contextlib
import ipaddress
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType

import uvicorn

from readout.desk.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.patience import Patient
from readout.desk.serving.proxies import Proxy
from readout.desk.serving.service import Limits, Service
from readout.desk.serving.wrapping import Wrapped
from readout.errors import SettingsError
from readout.gc_tuning import tune_gc

SWITCH = 0.001
"""Seconds that a thread has before another one may go on. Each row that is read gives the turn away: with CPython's own
5 ms a page of fifty rows waited for a quarter of a second where others were busy."""
GRACE = 30
"""Seconds that requests have to end in when the service is stopped."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it listens; port 0 for one that is free."""

    host: str
    port: int


def serve(
    desk: Desk,
    place: Place,
    limits: Limits,
    tell: Callable[[str], None],
    proxy: Proxy | None = None,
    *,
    reads: bool = True,
) -> None:
    """Serve a desk until the process is told to stop.

    Args:
        desk: which.
        place: where.
        limits: how much one may ask.
        tell: is given the address once it is listened at.
        proxy: which signs its users on, if one does.
        reads: whether somebody reads what is handed in.

    Raises:
        SettingsError: nothing can listen there.
    """
    app = create_app(desk, limits, proxy, reads=reads)
    with _listening(place) as listener, _left_in_order():
        tell(_address(listener))
        tune_gc()
        sys.setswitchinterval(SWITCH)
        _Server(config_of(served(app)), app.state.service).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Tells the service that it is being stopped: answers that go on for long end then, and nobody waits for them."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._service.closing = True
        super().handle_exit(sig, frame)


@contextlib.contextmanager
def _left_in_order() -> Iterator[None]:
    """Let SIGTERM, which uvicorn sends once more when it has ended, end the program as Ctrl-C does.

    What is open is closed then, and a worker beside it is waited for.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(*_: object) -> None:
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def config_of(app: Wrapped) -> uvicorn.Config:
    """How an app is run."""
    return uvicorn.Config(
        app,
        http=Patient,
        ws="none",
        lifespan="on",
        access_log=False,  # addresses have what people look for
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
        log_level="warning",
    )


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches a host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listening(place: Place) -> socket.socket:
    try:
        family = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)[0][0]
        # Opened by its number it knows that it speaks TCP. Else asyncio would not let answers out at once
        # (TCP_NODELAY), and each would wait 40 ms for the other side to acknowledge its header.
        return socket.socket(fileno=socket.create_server((place.host, place.port), family=family).detach())
    except (OSError, UnicodeError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise SettingsError(
            f"nothing can listen at {place.host}, port {place.port} ({why}): give another --host or --port"
        ) from None


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
