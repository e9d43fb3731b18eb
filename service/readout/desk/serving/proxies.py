"""Signing on by a proxy: it knows its users, and tells in a header who asks. Of all others that header says nothing."""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import HTTPConnection

from readout.desk.serving.tokens import LONGEST_NAME, ROLES, Bearer
from readout.errors import SettingsError
from readout_schemas.desk import Role

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A proxy before the service, which may sign its users on.

    Attributes:
        networks: from where it asks: a header that comes from elsewhere is not looked at.
        user: the header with the user's name; none if it signs nobody on.
        role: the header with the user's role, if there is one; it counts before ``roles``.
        roles: roles of users, by their names.
        others: the role of all other users; none if they are let in by a token alone.
    """

    networks: tuple[Network, ...]
    user: str | None = "X-Forwarded-User"
    role: str | None = None
    roles: Mapping[str, Role] = field(default_factory=dict)
    others: Role | None = None

    def is_peer(self, request: HTTPConnection) -> bool:
        """Whether a request comes from the proxy itself."""
        try:
            peer = ipaddress.ip_address(request.client.host if request.client else "")
        except ValueError:
            return False
        mapped = getattr(peer, "ipv4_mapped", None)
        return any((mapped or peer) in network for network in self.networks)

    def user_of(self, request: HTTPConnection) -> Bearer | None:
        """Who asks, as the proxy says; nobody if it says nothing, or two things."""
        if self.user is None or not self.is_peer(request):
            return None
        named = request.headers.getlist(self.user)
        name = _text(named[0]) if len(named) == 1 else ""
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
            return None
        role = self._role_of(request, name)
        return None if role is None else Bearer(None, name, role)

    def _role_of(self, request: HTTPConnection, name: str) -> Role | None:
        told = request.headers.getlist(self.role) if self.role else []
        said = told[0].strip().casefold() if len(told) == 1 else ""
        by_header = next((role for role in ROLES if role == said), None)
        return by_header or self.roles.get(name, self.others)

    def peer_of(self, request: HTTPConnection) -> str:
        """The address that a request comes from: of one that the proxy hands on, the last that it names."""
        told = request.headers.getlist("x-forwarded-for") if self.is_peer(request) else []
        named = told[-1].rpartition(",")[2].strip() if told else ""
        return named or (request.client.host if request.client else "")

    def is_https(self, request: HTTPConnection) -> bool:
        """Whether the browser reached the proxy by https, as the proxy says."""
        return self.is_peer(request) and request.headers.get("x-forwarded-proto", "").strip().casefold() == "https"

    def hosts(self, request: HTTPConnection) -> tuple[str, ...]:
        """The host that the browser asked the proxy for, as the proxy says."""
        told = request.headers.get("x-forwarded-host") if self.is_peer(request) else None
        return (told.strip(),) if told else ()


def networks_of(told: list[str]) -> tuple[Network, ...]:
    """Networks as one writes them: ``10.1.2.3``, ``10.1.0.0/16``.

    Raises:
        SettingsError: one is none.
    """
    try:
        return tuple(ipaddress.ip_network(one.strip()) for one in told)
    except ValueError as error:
        raise SettingsError(f"--trust-proxy: {error}: give an address or a network such as 10.1.0.0/16") from None


def roles_in(file: Path) -> dict[str, Role]:
    """The roles of a file: lines ``"ida@example.org" = "editor"``, as TOML.

    Raises:
        SettingsError: it cannot be read, or says something else.
    """
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{file} cannot be read ({error.strerror}): give another file with --roles") from None
    except ValueError as error:
        raise SettingsError(f'{file}: {error}: write lines such as "ida@example.org" = "editor"') from None
    for name, role in told.items():
        if role not in ROLES:
            raise SettingsError(f"{file}: the role of {name!r} is none of {', '.join(ROLES)}")
    return {name: next(role for role in ROLES if role == said) for name, said in told.items()}


def _text(value: str) -> str:
    """A header's value as what it is written in, which is UTF-8 where it is no ASCII."""
    try:
        return value.encode("latin-1").decode().strip()
    except UnicodeError:
        return value.strip()
