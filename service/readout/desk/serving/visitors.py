"""Who asks, and how that is known: by a token, by a proxy, by a session's cookie.

A browser sends a cookie, and passes a proxy, whoever made it ask: what comes so only reads under ``/v1``, and at the
workspace's pages changes something only with a word that the page itself was given (``forms``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import Request

from readout.desk.serving.tokens import Bearer

if TYPE_CHECKING:
    from readout.desk.serving.service import Service

PROGRAMS = "/v1/"
"""How addresses for programs begin."""
COOKIE, FORM_COOKIE = "readout_session", "readout_form"
_SAFE = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    Attributes:
        bearer: their name and role.
        session: what their session's cookie holds, if that lets them in.
        by_proxy: whether a proxy signed them on.
    """

    bearer: Bearer
    session: str | None = None
    by_proxy: bool = False

    @property
    def by_token(self) -> bool:
        """Whether the request itself brought a token, which no other page can make a browser do."""
        return self.session is None and not self.by_proxy


def visitor_of(service: Service, request: Request, token: str | None) -> Visitor | None:
    """Who asks; nobody if nothing lets them in. A token that is given counts alone.

    Raises:
        DeskError: the store cannot be read.
    """
    if token is not None:
        bearer = service.tokens.bearer(token)
        return None if bearer is None else Visitor(bearer)
    if request.method not in _SAFE and request.url.path.startswith(PROGRAMS):
        return None
    user = service.proxy.user_of(request) if service.proxy else None
    if user is not None:
        return Visitor(user, by_proxy=True)
    secret = cookie(service, request, COOKIE)
    signed_in = service.sessions.bearer(secret) if secret else None
    return None if signed_in is None else Visitor(signed_in, session=secret)


def is_https(service: Service, request: Request) -> bool:
    """Whether the browser's request came by https, to us or to the proxy before us."""
    return request.url.scheme == "https" or bool(service.proxy and service.proxy.is_https(request))


def cookie_name(service: Service, request: Request, name: str) -> str:
    """A cookie's name; by https one that no other host of the domain can set (RFC 6265bis, 4.1.3.2)."""
    return f"__Host-{name}" if is_https(service, request) else name


def cookie(service: Service, request: Request, name: str) -> str | None:
    """What a cookie of ours holds."""
    return request.cookies.get(cookie_name(service, request, name))


def own_address(service: Service, request: Request) -> str:
    """Where the browser asked for us, to us or to the proxy before us: ``https://desk.example.org``."""
    told = service.proxy.hosts(request) if service.proxy else ()
    host = told[0] if told else request.headers.get("host", "")
    return f"{'https' if is_https(service, request) else 'http'}://{host}"
