"""Something is sent to an address: to a machine on the public internet, and once."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from readout.errors import InputError
from readout.web.addresses import Resolve, resolve
from readout.web.guards import checked_addresses
from readout.web.options import NO_MEMORY, WebOptions
from readout.web.pinned import pinned
from readout.writable import in_a_line


class UnreachableError(InputError):
    """Nothing answered, or it broke off: nobody knows whether it was received."""


class Reply(NamedTuple):
    """What was answered; its body is not read."""

    status: int
    retry_after: str


def post(
    address: str,
    content: bytes,
    headers: Mapping[str, str],
    *,
    named: str,
    options: WebOptions = NO_MEMORY,
    resolve: Resolve = resolve,
) -> Reply:
    """Send content to an address; redirections are not followed.

    Args:
        address: where to.
        content: the body.
        headers: beside those that every request has.
        named: the address as messages name it.
        options: where it may be.
        resolve: looks hosts up.

    Raises:
        InputError: the address cannot be used, or may not be.
        UnreachableError: nothing answered.
    """
    import httpx2

    found = checked_addresses(address, named, resolve, options)
    ends = None if options.guard is None else time.monotonic() + options.guard.seconds
    trusted = httpx2.create_ssl_context()

    def at(ip: str) -> Reply:
        seconds = None if ends is None else max(0.0, ends - time.monotonic())
        with pinned(address, ip, trusted, headers, content, seconds=seconds) as response:
            return Reply(response.status_code, response.headers.get("retry-after", "").strip())

    try:
        for ip in found[:-1]:
            with suppress(httpx2.ConnectError, httpx2.ConnectTimeout):
                return at(ip)
        return at(found[-1])
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        why = in_a_line(error)
        raise UnreachableError(f"{named}: cannot be reached ({why}); check the address") from None
