"""Listening, until one says stop."""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from types import FrameType

import uvicorn

from readout.desk.desk import Desk
from readout.desk.sending import Receiver
from readout.desk.serving.app import create_app, served
from readout.desk.serving.beside import Helping, Telling, helped
from readout.desk.serving.listening import Place, address_of, listening, listening_first
from readout.desk.serving.patience import Patient
from readout.desk.serving.proxies import Proxy
from readout.desk.serving.service import Limits, Service
from readout.desk.serving.wrapping import Wrapped
from readout.gc_tuning import tune_gc

SWITCH = 0.001
"""Seconds that a thread has before another one may go on. Each row that is read gives the turn away: with CPython's own
5 ms a page of fifty rows waited for a quarter of a second where others were busy."""
GRACE = 30
"""Seconds that requests have to end in when the service is stopped."""
IDLE = 75
"""Seconds that a connection is kept between two requests: longer than nginx keeps it (60 by its documentation of
``ngx_http_upstream_module``). Who closes first may cut off a request on its way, which a proxy tells as our failure."""


def serve(  # noqa: PLR0913  (what the command alone knows)
    desk: Desk,
    place: Place,
    limits: Limits,
    telling: Telling,
    proxy: Proxy | None = None,
    *,
    reads: bool = True,
    receivers: Mapping[str, Receiver] | None = None,
) -> None:
    """Serve a desk until the process is told to stop.

    Args:
        desk: which.
        place: where, and by how many processes.
        limits: how much one may ask.
        telling: how it is told.
        proxy: which signs its users on, if one does.
        reads: whether somebody reads what is handed in.
        receivers: to whom editions may be sent from a page, by their names.

    Raises:
        SettingsError: nothing can listen there.
    """
    app = create_app(desk, limits, proxy, reads=reads, receivers=receivers)
    with listening_first(place) as listener, _left_in_order():
        telling.address(address_of(listener))
        here = Place(place.host, listener.getsockname()[1], place.processes)
        with helped(Helping(_address_of(desk), here, limits, proxy, reads, telling.log, receivers or {})):
            _run(_Server(config_of(served(app)), app.state.service), listener)


def serve_beside(desk: Desk, helping: Helping) -> None:
    """Serve what another process serves already, until the process is told to stop.

    Raises:
        SettingsError: nothing can listen there.
    """
    app = create_app(desk, helping.limits, helping.proxy, reads=helping.reads, receivers=helping.receivers)
    with listening(helping.place) as listener, _left_in_order():
        _run(_Helper(config_of(served(app)), app.state.service), listener)


def _run(server: uvicorn.Server, listener: socket.socket) -> None:
    tune_gc()
    sys.setswitchinterval(SWITCH)
    server.run(sockets=[listener])


def _address_of(desk: Desk) -> str:
    place = desk.store.place
    return place.address if place.address is not None else str(place.file)


class _Server(uvicorn.Server):
    """Tells the service that it is being stopped: answers that go on for long end then, and nobody waits for them."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._service.closing = True
        super().handle_exit(sig, frame)


class _Helper(_Server):
    """Ends when the one that it helps does: Ctrl-C at a terminal is sent to both."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if sig != signal.SIGINT:
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
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=GRACE,
        log_level="warning",
    )
