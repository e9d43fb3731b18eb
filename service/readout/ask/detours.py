"""Redirects that make of a question a request for a page."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import httpx2

from readout.errors import EndpointError

_AS_GET = {301, 302, 303}
"""Statuses after which what was sent is not sent again: the request becomes one for a page (RFC 9110, 15.4). After 307
and 308 it goes on as it was."""
_ROOM = "/chat/completions"


async def refuse_detour(response: httpx2.Response) -> None:
    """Stop at a redirect that loses the question: from http to https, or to a page to sign in at.

    Raises:
        EndpointError: there is one.
    """
    if response.status_code not in _AS_GET:
        return
    asked = response.request.url
    told = response.headers.get("location")
    if not told:
        return
    parts = urlsplit(str(asked.join(told)))
    there = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))
    here = f"{asked.scheme}://{asked.netloc.decode()}"
    if parts.path.endswith(_ROOM):
        raise EndpointError(f"{here} has moved: give {there.removesuffix(_ROOM)} as the base URL")
    raise EndpointError(f"{here} sends elsewhere ({there}): check the base URL, and whether one has to sign in there")
