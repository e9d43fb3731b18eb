"""Which addresses may be fetched: http and https, on machines that are on the public internet."""

from __future__ import annotations

import ipaddress
import os
import re
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from readout.errors import InputError

_ADDRESS = re.compile(r"https?:/{1,2}[^/\s]", re.IGNORECASE)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses inside IPv6 ones (RFC 6052), which Python counts as global whatever is inside."""

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
"""From a host's name and a port to its IP addresses as text; it raises ``OSError`` where there is none."""


def is_address(source: str | os.PathLike[str]) -> bool:
    """Whether a source is an address on the web, and no file."""
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses that the system knows for a host.

    Raises:
        OSError: It knows none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def check_form(address: str) -> None:
    """Make sure that an address can be asked for at all.

    Raises:
        InputError: It has no host, a wrong port, another scheme than http and https, or a password in it.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise InputError(f"{address}: is no address that can be read; check it") from None
    if parts.username is not None or parts.password is not None:
        raise InputError(f"{parts.scheme}://{host or ''}/: the address has a user name or password in it; leave it out")
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise InputError(f"{address}: is no http or https address; check it")


def public_addresses(host: str, port: int, named: str, resolve: Resolve, *, allow_private: bool) -> list[str]:
    """The IP addresses of a host, all of them checked: the connection is made to one of these, and to no other.

    Args:
        host: Its name, or an IP address.
        port: Which port will be asked.
        named: The address as the user named it, for messages.
        resolve: Looks the name up.
        allow_private: Whether those of private networks may pass.

    Raises:
        InputError: The host is not known, or one of its addresses is not on the public internet.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise InputError(f"{named}: there is no host {host}; check the address and the network")
    for text in found:
        if not (allow_private or _is_public(text)):
            raise InputError(f"{named}: {host} is a private address ({text}); give --allow-private if that is meant")
    return found


def _is_public(text: str) -> bool:
    try:
        address = _inner(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    return address.is_global and not address.is_multicast


def _inner(address: IpAddress) -> IpAddress:
    """The IPv4 address that is written inside an IPv6 one, where there is one."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
