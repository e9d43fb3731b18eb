"""Pages over HTTPS: the name in the certificate is the host's, though the connection is made to an IP address."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from readout_tests.site import Site, serving

from readout.errors import InputError
from readout.web import Fetcher, WebOptions

HOST = "news.example"


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    with serving(context) as site:
        yield site


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a desk behind a firm's own authority sets it."""
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


def fetch(site: Site, host: str) -> bytes:
    fetcher = Fetcher(WebOptions(allow_private=True), resolve=lambda *_: ["127.0.0.1"])
    return fetcher.fetch(f"https://{host}:{site.port}/a", 1000).body


@pytest.mark.usefixtures("trusted")
def test_a_page_is_fetched_over_https(secure: Site) -> None:
    secure.put("/a", b"words")
    assert fetch(secure, HOST) == b"words"
    assert [headers["host"] for _, headers in secure.asked] == [f"{HOST}:{secure.port}"] * 2


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_host_is_refused(secure: Site) -> None:
    with pytest.raises(InputError, match=r"other\.example cannot be reached .*not valid for 'other\.example'"):
        fetch(secure, "other.example")
    assert secure.asked == []


def test_a_certificate_of_an_authority_that_nobody_knows_is_refused(secure: Site) -> None:
    with pytest.raises(InputError, match=r"cannot be reached .*certificate"):
        fetch(secure, HOST)
    assert secure.asked == []
