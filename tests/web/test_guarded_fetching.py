"""A server fetches for somebody else: nothing behind it is reached, whatever the address, its name or a site says."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from readout_tests.site import Site, serving

from readout.errors import InputError, SettingsError
from readout.web import Fetcher, Guard, WebOptions
from readout.web.addresses import is_public, resolve
from readout.web.options import NO_MEMORY
from readout.web.posting import post

HERE = "127.0.0.0/8"
INSIDE = (
    *("0.0.0.0", "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),  # noqa: S104
    *(
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.0.8",
        "192.0.0.9",
        "192.88.99.1",
        "198.18.0.1",
        "192.0.2.1",
    ),
    *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:0:127.0.0.1", "::ffff:a9fe:a9fe", "fe80::1%eth0"),
    *("fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "ff0e::1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1"),
    *("2002:7f00:1::", "2002:a9fe:a9fe::1", "2001::7f00:1", "2001:db8::1", "3fff::1", "5f00::1", "100::1", "4000::1"),
)
SPELLINGS = (
    *("127.1", "0177.0.0.1", "0x7f000001", "2130706433", "017700000001", "0x7f.0x0.0x0.0x1", "127.0.0.1.", "0", "0.0"),
    *("localhost", "LOCALHOST.", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "１２７.0.0.1", "127。0。0。1", "[::1]", "[::ffff:127.0.0.1]", "[::]"),
    *("[0:0:0:0:0:ffff:7f00:1]", "[::ffff:7f00:1%25lo]"),
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


def guarded(site: Site | None = None, **said: object) -> Fetcher:
    """A fetcher of a server; for a site of the tests, which is on this machine, it is told to let it through."""
    options = {"networks": (), "ports": ()} if site is None else {"networks": (HERE,), "ports": (site.port,)}
    return Fetcher(WebOptions(allow_private=True, guard=Guard.allowing(**options)), **said)  # type: ignore[arg-type]


def refusal(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(InputError) as told:
        fetcher.fetch(address, 10_000)
    assert "\n" not in str(told.value)
    return str(told.value)


def test_no_address_inside_is_public_and_no_flag_of_the_command_line_lets_a_server_there() -> None:
    for ip in INSIDE:
        assert not is_public(ip), ip
        told = refusal(guarded(resolve=lambda *_, ip=ip: ["93.184.215.14", ip]), "https://news.example/")
        assert "news.example is no host of the public internet" in told, ip
        assert ip not in told
    for ip in ("93.184.215.14", "2606:4700::6810:84e5", "64:ff9b::5db8:d70e", "::ffff:93.184.215.14"):
        assert is_public(ip), ip


def test_no_odd_spelling_of_an_address_leads_inside() -> None:
    for host in SPELLINGS:
        told = refusal(guarded(), f"http://{host}/latest/meta-data/")
        assert "is no host of the public internet" in told or "is no address that can be read" in told, host


def test_what_is_inside_and_what_is_not_there_are_told_alike() -> None:
    def known(host: str, _: int) -> list[str]:
        if host == "wiki.corp.example":
            return ["10.1.2.3"]
        raise OSError

    inside, nowhere = (refusal(guarded(resolve=known), f"https://{name}.corp.example/") for name in ("wiki", "what"))
    assert inside.replace("wiki", "what") == nowhere


@pytest.mark.parametrize(
    "address", ["http://news.example:22/", "https://news.example:8443/", "http://news.example:0x50/"]
)
def test_other_ports_than_those_of_the_web_are_not_asked(address: str) -> None:
    looked: list[object] = []
    told = refusal(guarded(resolve=lambda *at: looked.append(at) or ["93.184.215.14"]), address)  # type: ignore[func-returns-value]
    assert "is not asked from here" in told or "is no address" in told
    assert looked == []


def test_each_redirect_is_checked_and_only_five_are_followed(site: Site) -> None:
    targets = (
        "http://169.254.169.254/latest/", "http://[::1]/", "//10.0.0.1/", f"http://2130706434:{site.port + 1}/",
        "file:///etc/passwd", "gopher://127.0.0.1:6379/_FLUSHALL", "http://a:b@127.0.0.1/",
    )  # fmt: skip
    for number, target in enumerate(targets):
        told = refusal(guarded(site), site.put(f"/{number}", status=302, location=target))
        assert "is no host of the public" in told or "is not asked" in told or "address" in told, target
    site.put("/round", status=307, location="/round")
    assert "redirected more than 5 times" in refusal(guarded(site), f"{site.root}/round")
    assert site.paths().count("/round") == 6


def test_a_robots_txt_that_redirects_inside_is_not_followed_either(site: Site) -> None:
    site.put("/robots.txt", status=302, location="http://169.254.169.254/latest/meta-data/iam")
    assert "169.254.169.254 is no host of the public" in refusal(guarded(site), site.put("/a", b"words"))


def test_a_name_that_leads_inside_the_second_time_is_checked_then(site: Site) -> None:
    answers = iter((["127.0.0.1"], ["10.0.0.1"], ["127.0.0.1"]))
    fetcher = guarded(site, resolve=lambda *_: next(answers))
    assert "is no host of the public" in refusal(fetcher, f"http://news.example:{site.port}/a")
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_no_proxy_of_the_environment_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.root)
        assert guarded(site).fetch(site.put("/a", b"words"), 100).body == b"words"
        assert proxy.asked == []


def test_the_certificate_is_held_against_the_name_and_not_the_ip_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)
    with serving(context) as secure:
        secure.put("/a", b"words")
        fetcher = guarded(secure, resolve=lambda *_: ["127.0.0.1"])
        assert fetcher.fetch(f"https://news.example:{secure.port}/a", 100).body == b"words"
        assert "not valid for 'other.example'" in refusal(fetcher, f"https://other.example:{secure.port}/a")


@pytest.mark.parametrize("begun", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\nwords "])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_drips_is_left_when_its_time_is_up(begun: bytes, scheme: str) -> None:
    """Each letter comes in time, the whole never does: of a TLS handshake, of headers, or of a body of no length."""
    with _dripping(begun) as port:
        fetcher = Fetcher(
            WebOptions(guard=Guard(networks=Guard.allowing([HERE]).networks, ports=frozenset({port}), seconds=0.3))
        )
        assert "does not answer in time" in refusal(fetcher, f"{scheme}://127.0.0.1:{port}/a")


def test_who_is_busy_for_longer_than_there_is_time_is_not_waited_for(site: Site) -> None:
    slept: list[float] = []
    site.put("/a", status=503, retry_after="100")
    assert "HTTP 503" in refusal(guarded(site, sleep=slept.append), f"{site.root}/a")
    assert slept == []


def test_networks_and_ports_that_the_settings_name_are_let_through_but_no_cloud_is_asked_by_the_way() -> None:
    guard = Guard.allowing(["10.1.0.0/16", "fd00::/8", "169.254.0.0/16", "168.63.129.16/32"], [8080])
    let = {ip for ip in (*INSIDE, "::ffff:10.1.9.9", "fd12::1", "169.254.7.7") if guard.lets(ip)}
    assert let == {"10.1.2.3", "168.63.129.16", "::ffff:10.1.9.9", "fd12::1", "169.254.7.7"}
    assert guard.ports == {80, 443, 8080}
    for networks, ports in ((["10.1.0.1/16"], []), (["intranet"], []), ([], [0]), ([], [70000])):
        with pytest.raises(SettingsError, match=r"is no (network|port)"):
            Guard.allowing(networks, ports)


def test_what_is_sent_goes_nowhere_inside_either(site: Site) -> None:
    inside = WebOptions(guard=Guard())
    for address, told in (
        (f"{site.root}/hook", "is not asked from here"),
        ("http://127.0.0.1/hook", "no host of the public internet"),
        ("http://[::ffff:7f00:1]/hook", "no host of the public internet"),
    ):
        with pytest.raises(InputError, match=told):
            post(address, b"{}", {}, named="the hook", options=inside)
    assert site.posted == []
    site.put("/hook", status=302, location="http://127.0.0.1/")
    through = guarded(site).options
    assert post(f"{site.root}/hook", b"{}", {}, named="the hook", options=through).status == 302
    assert NO_MEMORY.guard is None
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]


class _dripping:  # noqa: N801  (used as a function is)
    """A server that sends a beginning and then a letter each 20 milliseconds; its robots.txt is not there."""

    def __init__(self, begun: bytes) -> None:
        self._begun = begun
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()

    def __enter__(self) -> int:
        threading.Thread(target=self._serve, daemon=True).start()
        port: int = self._listener.getsockname()[1]
        return port

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._listener.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            asked = connection.recv(4096)
            try:
                if asked.startswith(b"GET /robots.txt"):
                    connection.sendall(b"HTTP/1.1 404 no\r\ncontent-length: 0\r\n\r\n")
                    return
                connection.sendall(self._begun if asked.startswith(b"GET") else b"\x16\x03\x03\x40\x00")
                while not self._over.is_set():
                    time.sleep(0.02)
                    connection.sendall(b"x")
            except OSError:
                return
