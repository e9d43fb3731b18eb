"""Where the service listens."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass

from readout.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Place:
    """Where it listens.

    Attributes:
        host: address of this machine.
        port: 0 for one that is free.
        processes: how many listen there.
    """

    host: str
    port: int
    processes: int = 1


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches a host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listening(place: Place) -> socket.socket:
    """A socket that listens.

    Raises:
        SettingsError: nothing can listen there.
    """
    try:
        family = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)[0][0]
        made = socket.create_server((place.host, place.port), family=family, reuse_port=place.processes > 1)
        # Opened by its number it knows that it speaks TCP. Else asyncio would not let answers out at once
        # (TCP_NODELAY), and each would wait 40 ms for the other side to acknowledge its header.
        return socket.socket(fileno=made.detach())
    except (OSError, UnicodeError, OverflowError) as error:
        why = (getattr(error, "strerror", None) or str(error)).partition(" (while ")[0]  # which repeats the address
        raise SettingsError(
            f"nothing can listen at {place.host}, port {place.port} ({why}): give another --host or --port"
        ) from None


def listening_first(place: Place) -> socket.socket:
    """A socket that listens where nobody does yet, of all processes that are to listen there.

    Raises:
        SettingsError: nothing can listen there, or the system lets no two processes listen at one port.
    """
    if place.processes == 1:
        return listening(place)
    if not hasattr(socket, "SO_REUSEPORT"):
        raise SettingsError("several processes at one port are not possible on this system: leave out --processes")
    with listening(Place(place.host, place.port)) as alone:  # else two services could answer for one another
        port = alone.getsockname()[1]
    return listening(Place(place.host, port, place.processes))


def address_of(listener: socket.socket) -> str:
    """The address of a service."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
