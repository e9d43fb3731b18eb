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
_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All that was ever given out of IPv6 (IANA, Internet Protocol Version 6 Address Space)."""
_NOT_PUBLIC = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
"""Python counts them as global, or did in 2023: what protocols need, as a router's own interface (RFC 6890); relays of
6to4, given up by RFC 7526; and examples in texts (RFC 9637)."""
METADATA = frozenset(map(ipaddress.ip_address, (
    "169.254.169.254", "169.254.170.2", "169.254.170.23", "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254",
    "168.63.129.16", "100.100.100.200", "192.0.0.192",
)))  # fmt: skip
"""Where clouds tell a machine about itself, by their manuals: AWS (with ECS and EKS), Google and most others, Azure,
Alibaba, Oracle. One of them, Azure's, is in no private network."""

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
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


def target(address: str) -> tuple[str, int]:
    """The host and the port that an address leads to.

    Raises:
        InputError: as ``check_form`` has it.
    """
    check_form(address)
    parts = urlsplit(address)
    return parts.hostname or "", parts.port or (443 if parts.scheme.lower() == "https" else 80)


def addresses_of(host: str, port: int, resolve: Resolve) -> list[str]:
    """The IP addresses of a host; none where it is not known."""
    try:
        return resolve(host, port)
    except (OSError, UnicodeError):
        return []


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
    found = addresses_of(host, port, resolve)
    if not found:
        raise InputError(f"{named}: there is no host {host}; check the address and the network")
    for text in found:
        if not (allow_private or is_public(text)):
            meant = "give --allow-private (of a watch, allow_private) if that is meant"
            raise InputError(f"{named}: {host} is a private address ({text}); {meant}")
    return found


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public internet, in whatever way it is written."""
    try:
        outer = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    address = inner(outer)
    if address in METADATA or any(address in network for network in _NOT_PUBLIC):
        return False
    if isinstance(address, ipaddress.IPv6Address) and address not in _UNICAST:
        return False
    return address.is_global and not address.is_multicast


def inner(address: IpAddress) -> IpAddress:
    """The IPv4 address that is written inside an IPv6 one, where there is one."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
