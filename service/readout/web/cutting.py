"""A connection that ends when its time is up, however slowly it drips.

The client's own timeouts are of one reading each: a server that sends a letter of a header every ten seconds never
meets one. So another thread shuts the socket down, which ends every reading of it, in a TLS handshake too.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any

_MADE = "connection.connect_tcp.complete"


class Cutter:
    """Cuts the connection that is made within it, some seconds after it was entered; never without ``seconds``.

    Where it cut, leaving it raises ``httpx2.ReadTimeout`` in place of what came of the cut: a body that has no length
    would else end as if it were whole.
    """

    def __init__(self, seconds: float | None) -> None:
        self._timer = None if seconds is None else threading.Timer(seconds, self._cut)
        self._lock = threading.Lock()
        self._is_cut = False
        self._socket: socket.socket | None = None

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Told by the client what happens; a second handle on the socket lives on when TLS takes the first."""
        if event != _MADE or self._timer is None:
            return
        with self._lock:
            self._socket = socket.socket(fileno=os.dup(info["return_value"].get_extra_info("socket").fileno()))
            if self._is_cut:
                self._shut()

    def _cut(self) -> None:
        with self._lock:
            self._is_cut = True
            self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # the server has left already
                self._socket.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Cutter:
        """Let the time begin."""
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the time."""
        import httpx2

        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            if self._socket is not None:
                self._socket.close()
                self._socket = None
            is_cut = self._is_cut
        if is_cut and (error is None or isinstance(error, httpx2.HTTPError)):
            raise httpx2.ReadTimeout("its time was up") from None
