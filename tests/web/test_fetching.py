"""Fetching: politely, within bounds, and from nowhere that is not public."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from readout_tests.site import Site

from readout.errors import InputError
from readout.web import Fetcher, WebOptions

LIMIT = 10_000
PRIVATE = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"),
    *("::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
)
MEANT = WebOptions(allow_private=True)


def fetch(address: str, fetcher: Fetcher | None = None, limit: int = LIMIT) -> bytes:
    return (fetcher or Fetcher(MEANT)).fetch(address, limit).body


def refusal(address: str, fetcher: Fetcher | None = None, limit: int = LIMIT) -> str:
    with pytest.raises(InputError) as caught:
        fetch(address, fetcher, limit)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_readout_names_itself(site: Site) -> None:
    assert fetch(site.put("/a", b"words")) == b"words"
    assert {headers["user-agent"].partition("/")[0] for _, headers in site.asked} == {"readout"}


@pytest.mark.parametrize("ip", PRIVATE)
def test_a_name_that_leads_to_a_private_address_is_refused(ip: str) -> None:
    public_and_private = Fetcher(resolve=lambda *_: ["93.184.215.14", ip])
    assert f"private address ({ip}); give --allow-private" in refusal("http://news.example/", public_and_private)


def test_an_address_of_this_machine_is_refused_unless_it_is_meant(site: Site) -> None:
    assert "private address" in refusal(site.put("/a", b"words"), Fetcher())
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    """The first host is let through as if it were public; the second one is looked up and checked again."""
    site.put("/robots.txt")
    site.put("/a", status=302, location=f"http://inside.example:{site.port}/secret")
    site.put("/secret", b"secret")
    looked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1" if host == "127.0.0.1" else "not an address"]

    assert "inside.example is a private address" in refusal(f"{site.root}/a", _only_private_names(resolve))
    assert looked[-1] == "inside.example"
    assert "/secret" not in site.paths()


def _only_private_names(resolve: object) -> Fetcher:
    fetcher = Fetcher(WebOptions(allow_private=True), resolve=resolve)  # type: ignore[arg-type]
    original = fetcher._rules

    def rules(at: str, named: str) -> object:
        if "inside.example" in at:
            fetcher.options = WebOptions()
        return original(at, named)

    fetcher._rules = rules  # type: ignore[method-assign, assignment]
    return fetcher


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    """No second look-up: the name exists nowhere, and the server sees it as its own."""
    fetcher = Fetcher(MEANT, resolve=lambda *_: ["127.0.0.1"])
    site.put("/a", b"words")
    assert fetch(f"http://news.example:{site.port}/a", fetcher) == b"words"
    assert site.asked[-1][1]["host"] == f"news.example:{site.port}"


def test_redirects_are_followed_and_bounded(site: Site) -> None:
    site.put("/old", status=301, location="/new")
    site.put("/new", b"words")
    site.put("/round", status=302, location="/round")
    assert Fetcher(MEANT).fetch(f"{site.root}/old", LIMIT).address == f"{site.root}/new"
    assert "redirected more than 10 times" in refusal(f"{site.root}/round")
    assert site.paths().count("/round") == 11


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://news.example/a", "http://[::1/", "https://a:b@c.example/"]
)
def test_a_redirect_to_what_is_no_plain_web_address_is_refused(site: Site, target: str) -> None:
    message = refusal(site.put("/a", status=302, location=target))
    assert "address" in message
    assert "a:b" not in message


def test_a_body_is_cut_off_at_the_limit_packed_or_not(site: Site) -> None:
    site.put("/long", b"x" * (LIMIT + 1))
    site.put("/packed", gzip.compress(b"x" * (LIMIT + 1)), content_encoding="gzip")
    assert fetch(site.put("/fits", b"x" * LIMIT)) == b"x" * LIMIT
    for path in ("/long", "/packed"):
        assert f"longer than the limit of {LIMIT} bytes" in refusal(site.root + path)


def test_robots_txt_is_respected_and_asked_for_once(site: Site) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    site.put("/private/a", b"words")
    fetcher = Fetcher(MEANT)
    fetch(site.put("/b", b"words"), fetcher)
    assert "robots.txt does not allow" in refusal(f"{site.root}/private/a", fetcher)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/b"]


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site) -> None:
    site.put("/robots.txt", status=500)
    assert "robots.txt" in refusal(site.put("/a", b"words"))
    assert site.paths() == []


@pytest.mark.parametrize(
    ("said", "waited"),
    [
        ("7", 7),
        ("Thu, 01 Jan 1970 00:01:30 GMT", 30),
        ("Thu, 01 Jan 1970 00:00:30 GMT", 0),
        ("-7", 0),
        ("soon", 2),
        ("inf", 2),
        ("", 2),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(site: Site, status: int, said: str, waited: float) -> None:
    slept: list[float] = []
    site.put("/a", status=status, retry_after=said)
    site.put("/a", b"words")
    assert fetch(f"{site.root}/a", Fetcher(MEANT, sleep=slept.append, wall=lambda: 60.0)) == b"words"
    assert slept == [waited]


def test_a_server_that_stays_busy_is_given_up(site: Site) -> None:
    slept: list[float] = []
    fetcher = Fetcher(MEANT, sleep=slept.append)
    assert "HTTP 503" in refusal(site.put("/a", status=503), fetcher)
    assert slept == [2, 4, 8]
    assert "HTTP 429" in refusal(site.put("/later", status=429, retry_after="86400"), fetcher)
    assert slept == [2, 4, 8]


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    options = WebOptions(allow_private=True, memory=tmp_path / "kept" / "web.sqlite3")
    site.put("/a", b"words", etag='"1"')
    for _ in range(2):
        assert fetch(f"{site.root}/a", Fetcher(options)) == b"words"
    assert (site.paths(), site.sent.count("/a")) == (["/a", "/a"], 1)
    site.pages["/a"] = [(200, {"etag": '"2"'}, b"new words")]
    assert fetch(f"{site.root}/a", Fetcher(options)) == b"new words"


def test_last_modified_is_sent_back(site: Site, tmp_path: Path) -> None:
    day = "Wed, 01 Jan 2025 00:00:00 GMT"
    options = WebOptions(allow_private=True, memory=tmp_path / "web.sqlite3")
    site.put("/a", b"words", last_modified=day)
    site.put("/a", status=304)
    assert [fetch(f"{site.root}/a", Fetcher(options)) for _ in range(2)] == [b"words", b"words"]
    assert site.asked[-1][1]["if-modified-since"] == day


@pytest.mark.parametrize(
    ("status", "told"), [(402, "paywall"), (401, "login"), (404, "is not there"), (451, "legal"), (500, "HTTP 500")]
)
def test_what_a_server_refuses_is_told(site: Site, status: int, told: str) -> None:
    assert told in refusal(site.put("/a", status=status))


def test_a_host_that_is_not_known_or_does_not_answer_is_told() -> None:
    def nowhere(*_: object) -> list[str]:
        raise OSError

    assert "there is no host news.example" in refusal("https://news.example/a", Fetcher(resolve=nowhere))
    assert "cannot be reached" in refusal("http://127.0.0.1:1/a")


def test_a_name_that_leads_elsewhere_the_second_time_is_checked_the_second_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: public for robots.txt, private for the page. Loopback stands for a public address here."""
    monkeypatch.setattr("readout.web.addresses.is_public", lambda ip: ip == "127.0.0.1")
    answers = iter((["127.0.0.1"], ["10.0.0.1"]))
    site.put("/secret", b"secret")
    fetcher = Fetcher(resolve=lambda *_: next(answers))
    assert "private address (10.0.0.1)" in refusal(f"http://news.example:{site.port}/secret", fetcher)
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_what_was_checked_is_what_is_asked_in_each_of_several_requests(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One look-up a request: between the check and the connection nobody can change the answer."""
    monkeypatch.setattr("readout.web.addresses.is_public", lambda ip: ip == "127.0.0.1")
    looked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"]

    site.put("/a", b"words")
    assert fetch(f"http://news.example:{site.port}/a", Fetcher(resolve=resolve)) == b"words"
    assert looked == ["news.example"] * len(site.asked) == ["news.example"] * 2
