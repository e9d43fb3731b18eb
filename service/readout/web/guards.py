"""What a server may fetch for somebody else: the public internet at the web's own ports, within bounds."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.errors import InputError, SettingsError
from readout.web.addresses import METADATA, Network, Resolve, addresses_of, inner, is_public, public_addresses, target

if TYPE_CHECKING:
    from readout.web.options import WebOptions

PORTS = frozenset({80, 443})
_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Who names the address is not who owns the machine: nothing behind the server is to be reached through it.

    Attributes:
        networks: private networks that may be reached all the same.
        ports: the only ones that are asked.
        redirects: how many are followed; each is checked as the address was.
        seconds: in which a page is there, with its robots.txt, its redirects and all waiting.
    """

    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = PORTS
    redirects: int = 5
    seconds: float = 60.0

    @classmethod
    def allowing(cls, networks: Iterable[str] = (), ports: Iterable[int] = ()) -> Guard:
        """A guard that lets private networks and other ports through, as the settings name them.

        Raises:
            SettingsError: one of them is no network, or no port.
        """
        wanted = frozenset(ports)
        for port in wanted:
            if not 0 < port <= _HIGHEST_PORT:
                raise SettingsError(f"{port} is no port: they go from 1 to {_HIGHEST_PORT}")
        return cls(networks=tuple(map(_network, networks)), ports=PORTS | wanted)

    def lets(self, ip: str) -> bool:
        """Whether an IP address may be connected to.

        What a cloud tells its machines about themselves, keys among it, is let through only where a network of this
        one address names it: it is not meant when a wide network is.
        """
        try:
            address = inner(ipaddress.ip_address(ip.partition("%")[0]))
        except ValueError:
            return False
        allowed = [network for network in self.networks if address in network]
        if address in METADATA:
            return any(network.num_addresses == 1 for network in allowed)
        return bool(allowed) or is_public(ip)


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text.strip())
    except ValueError:
        raise SettingsError(f"{text!r} is no network: write its first address and length, as 10.1.0.0/16") from None


def checked_addresses(address: str, named: str, resolve: Resolve, options: WebOptions) -> list[str]:
    """The IP addresses that an address leads to, all of them checked: nothing else is connected to.

    Args:
        address: where to.
        named: the address as the user named it, for messages.
        resolve: looks its host up.
        options: whom one may connect to.

    Raises:
        InputError: the host is not known, or one of its addresses may not be connected to.
    """
    (host, port), guard = target(address), options.guard
    if guard is None:
        return public_addresses(host, port, named, resolve, allow_private=options.allow_private)
    if port not in guard.ports:
        raise InputError(f"{named}: port {port} is not asked from here (settings: allow_ports in [desk])")
    found = addresses_of(host, port, resolve)
    if not found or not all(map(guard.lets, found)):  # told alike: no stranger learns what names there are inside
        raise InputError(f"{named}: {host} is no host of the public internet (settings: allow_private in [desk])")
    return found
