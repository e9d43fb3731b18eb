"""Connections to an IP address that was checked, and to no other, under the name of its host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from readout.web.addresses import target
from readout.web.cutting import Cutter

if TYPE_CHECKING:
    import ssl

    import httpx2

AGENT = "readout"
TIMEOUT = 30.0


@contextmanager
def pinned(
    address: str,
    ip: str,
    authorities: ssl.SSLContext,
    headers: Mapping[str, str],
    content: bytes | None = None,
    *,
    seconds: float | None = None,
) -> Iterator[httpx2.Response]:
    """Ask for an address at one IP address of its host; the body is not read yet. With content it is posted there.

    After so many seconds the connection is cut, and what is read raises ``httpx2.TimeoutException``.
    """
    import httpx2

    url = httpx2.URL(address)
    _, port = target(address)  # that which was checked, should the client read another out of it
    sent = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": f"{AGENT}/{version('readout')}",
        "Accept": "*/*",
        "Accept-Encoding": "gzip, deflate",
        **headers,
    }
    # A kept connection to an IP address would be used for other hosts there, whose certificates nobody checked.
    transport = httpx2.HTTPTransport(verify=authorities, limits=httpx2.Limits(max_keepalive_connections=0))
    # A proxy of the environment would look the host up anew, and connect to what it finds.
    timeout = TIMEOUT if seconds is None else min(TIMEOUT, seconds)
    with (
        Cutter(seconds) as cutter,
        httpx2.Client(transport=transport, trust_env=False, timeout=timeout) as client,
        client.stream(
            "GET" if content is None else "POST",
            url.copy_with(host=ip, port=port),
            headers=sent,
            content=content,
            extensions={"sni_hostname": url.raw_host.decode("ascii"), "trace": cutter.trace},
        ) as response,
    ):
        yield response
