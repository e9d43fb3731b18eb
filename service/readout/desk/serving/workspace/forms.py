"""Forms that change something: whether it is our own page that a browser sends one from.

Two things are looked at, of which each would do: where the request says that it comes from (``Sec-Fetch-Site``, or else
``Origin``), and a word in the form that only a page of ours, shown to this very browser, holds.
"""

from __future__ import annotations

import hmac
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, HTTPException, Request

from readout.desk.serving.service import Service
from readout.desk.serving.visitors import COOKIE, FORM_COOKIE, Visitor, cookie
from readout.desk.serving.workspace.frame import proof_of

MEDIA = "application/x-www-form-urlencoded"
HEADER = "x-readout-proof"
"""Where a script sends what a form has in its hidden field."""
MOST_FIELDS = 1000
_OURS = {"same-origin", "none"}


class Form:
    """The fields of a form; of one that is there several times the last one counts."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.pairs = pairs
        self._fields = dict(pairs)

    def get(self, name: str) -> str:
        """A field, without white space around it; empty if it is not there."""
        return self._fields.get(name, "").strip()

    def all(self, name: str) -> list[str]:
        """All fields of a name."""
        return [value for key, value in self.pairs if key == name]


async def form_of(request: Request) -> Form:
    """The form that a request sends.

    Raises:
        HTTPException: 415, it is none; 422, it cannot be read.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != MEDIA:
        raise HTTPException(415, f"send a form: Content-Type: {MEDIA}")
    body = await request.body()
    try:
        return Form(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"))
    except ValueError:
        raise HTTPException(422, "the form cannot be read") from None


def check(service: Service, request: Request, visitor: Visitor | None, proof: str) -> None:
    """Look whether a page of ours asks.

    Args:
        service: what was asked.
        request: the request.
        visitor: who asks; whoever sends a token by themselves needs no proof.
        proof: the word that the form has, or the header ``x-readout-proof``.

    Raises:
        HTTPException: 403, it is not shown that one does.
    """
    if visitor is not None and visitor.by_token:
        return
    secret = secret_of(service, request, visitor)
    if not _is_ours(service, request) or secret is None or not hmac.compare_digest(proof_of(secret), _ascii(proof)):
        raise HTTPException(
            403, "this form was not sent from a page of this desk, or the page is of an earlier session"
        )


def secret_of(service: Service, request: Request, visitor: Visitor | None) -> str | None:
    """What a browser's forms are bound to: its session, or a cookie for forms alone."""
    if visitor is not None and visitor.session is not None:
        return cookie(service, request, COOKIE)
    return cookie(service, request, FORM_COOKIE)


def _is_ours(service: Service, request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in _OURS
    origin = request.headers.get("origin")
    if origin is None:
        return True
    hosts = {request.headers.get("host", ""), *(service.proxy.hosts(request) if service.proxy else ())}
    try:
        return urlsplit(origin).netloc.casefold() in {one.casefold() for one in hosts}
    except ValueError:
        return False


def _ascii(text: str) -> str:
    return text if text.isascii() else ""


SentForm = Annotated[Form, Depends(form_of)]
