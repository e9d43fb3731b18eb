"""Connections to an IP address that was checked, and to no other, under the name of its host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl

    import httpx2

AGENT = "readout"
TIMEOUT = 30.0


@contextmanager
def pinned(
    method: str,
    address: str,
    ip: str,
    authorities: ssl.SSLContext,
    headers: Mapping[str, str],
    content: bytes | None = None,
) -> Iterator[httpx2.Response]:
    """Ask for an address at one IP address of its host; the body is not read yet."""
    import httpx2

    url = httpx2.URL(address)
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
    with (
        httpx2.Client(transport=transport, trust_env=False, timeout=TIMEOUT) as client,
        client.stream(
            method,
            url.copy_with(host=ip),
            headers=sent,
            content=content,
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        ) as response,
    ):
        yield response
