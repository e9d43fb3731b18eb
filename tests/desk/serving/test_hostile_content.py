"""Articles, names and addresses that try to do harm where they are shown, and requests that try it by what they ask."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from lxml import html
from readout_tests.harm import MARK, harmful
from readout_tests.mornings import today, yesterday

from readout.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.service import Limits, Service

MOST = 60
"""Pages that are looked at."""
JSON = {"Content-Type": "application/json"}
PAGES = (
    "/v1/editions/2?format=html",
    "/v1/editions/2/changes?format=html",
    "/v1/editions/2/changes?format=html&since=1",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An administrator of a desk whose reports came over HTTP, and all try to do harm."""
    place: Path = tmp_path_factory.mktemp("harm") / "desk.sqlite3"
    with Desk.open(place) as desk:
        app = create_app(desk, Limits(rate=100_000))
        service: Service = app.state.service
        token = service.tokens.add("<script>a</script>", "admin", "a test")
        client = TestClient(served(app), headers={"Authorization": f"Bearer {token}"})
        for reports in (yesterday(), today()):
            for report in reports:
                sent = client.post("/v1/reports", content=harmful(report).model_dump_json(), headers=JSON)
                assert sent.status_code == 201, sent.text
            assert client.post("/v1/editions", json={}).status_code == 201
        yield client


@pytest.mark.parametrize("address", PAGES)
def test_no_text_becomes_a_script_an_attribute_or_a_link_of_a_rendering(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert MARK in answer.text, "the page shows what it is given"
    assert "'unsafe-inline'" not in _scripts(answer)
    check_is_harmless(answer, address)


def test_nor_does_it_on_any_page_that_one_gets_to(client: TestClient) -> None:
    """From link to link, as a reader would."""
    ways, seen, marked = ["/", "/search?q=harm7", "/editions/2/compare?with=1", "/inbox", "/due"], set[str](), 0
    while ways and len(seen) < MOST:
        way = ways.pop(0)
        seen.add(way)
        answer = client.get(way, headers={"Accept": "text/html"})
        assert answer.status_code in {200, 404}, way
        if "html" not in answer.headers["content-type"]:
            continue
        check_is_harmless(answer, way)
        assert "unsafe" not in answer.headers["content-security-policy"]
        marked += MARK in answer.text
        found = (str(link).partition("#")[0] for link in html.fromstring(answer.text).xpath("//a/@href"))
        ways += [one for one in dict.fromkeys(found) if one.startswith("/") and one not in seen and one not in ways]
    kinds = {way.strip("/").partition("/")[0].partition("?")[0] for way in seen}
    assert kinds >= {"", "editions", "things", "documents", "parties", "due", "search", "inbox"}, kinds
    assert marked > len(seen) / 2


def check_is_harmless(answer: Response, where: str) -> None:
    """Look for what would run, or lead to what runs."""
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f"<script>{MARK}" not in answer.text.casefold(), where
    for element in html.fromstring(answer.text).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in {"script", "style", "iframe", "svg", "object"}:
            assert f"<script>{MARK}" not in (element.text or ""), where
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (where, element.tag, name)
            assert name not in {"srcdoc", MARK}, (where, element.tag)
            if name in {"href", "src", "action", "formaction"}:
                assert not str(value).strip().casefold().startswith(("javascript:", "data:text", "vbscript:")), value


def _scripts(answer: Response) -> str:
    return answer.headers["content-security-policy"].partition("script-src")[2].partition(";")[0]


def test_texts_for_terminals_have_nothing_that_moves_them(client: TestClient) -> None:
    for address in (*(page.replace("html", "text") for page in PAGES), "/v1/editions/2?format=markdown"):
        told = client.get(address).text
        assert MARK in told
        assert not {"\x1b", "\u202e", "\0", "\r"} & set(told)


def test_every_answer_says_what_it_is_and_that_nobody_is_to_guess(client: TestClient) -> None:
    documents = client.get("/v1/documents").json()["items"]
    records = client.get("/v1/records").json()["items"]
    keys = [one["key"] for one in client.get("/v1/parties?q=").json()["items"]]
    assert any(MARK in one for one in keys)
    ways = [
        *[f"/v1/documents/{quote(one['document']['id'], safe='')}" for one in documents],
        *[f"/v1/records/{quote(one['id'], safe='')}" for one in records],
        *[f"/v1/parties/{quote(key, safe='')}" for key in keys],
        *("/v1/due", "/v1/feed", "/v1/calendar", "/v1/status", "/v1/audit", "/v1/me", "/metrics"),
        *(f"/v1/records?q={quote(MARK)}", f"/v1/documents?q={quote('<script>')}", "/v1/editions"),
    ]
    for way in ways:
        answer = client.get(way)
        assert answer.status_code in {200, 404}, way
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "html" not in answer.headers["content-type"], way
        assert "default-src 'none'; frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert (answer.headers["x-frame-options"], answer.headers["referrer-policy"]) == ("DENY", "no-referrer")
        assert not any("\n" in value or MARK in value for value in answer.headers.values()), way


def test_bodies_that_are_deep_huge_or_no_json_are_one_line(client: TestClient) -> None:
    for body, told in (
        (b'{"topic":' + b"[" * 200_000, "is no JSON"),
        (b'{"a":' * 100_000, "is no JSON"),
        (b'{"since":' + b"9" * 5000 + b"}", "is no JSON"),
        (b'{"since":1e400}', "since has to be a whole number"),
        (b'{"since":99999999999}', "since has to be at most 2147483647"),
        (b'{"topic":"' + b"a" * 501 + b'"}', "topic has at most 500 characters"),
        (b'{"unchanged":"true"}', "unchanged has to be true or false"),
        (b"\xef\xbb\xbf{}", "is no JSON"),
        (b"null", "has to be an object"),
    ):
        answer = client.post("/v1/editions", content=body, headers=JSON)
        assert answer.status_code == 422, body[:40]
        assert told in answer.json()["detail"], answer.json()
        assert "\n" not in answer.json()["detail"]


def test_places_of_pages_that_somebody_made_up_lead_nowhere(client: TestClient) -> None:
    places: list[object] = [
        *(["newest"], ["newest", 2**70], ["newest", True], ["newest", None], ["newest", 1.0], ["newest", "1"]),
        *(["newest", [[]]], ["day", "x", 1], ["day", "9999-99-99", 1], ["day", "\0", 1], ["due", "' OR 1=1 --", 1]),
        *("newest", 5, {}, [], ["__class__", 1], ["editions", "", 1]),
    ]
    made = [base64.urlsafe_b64encode(json.dumps(one).encode()).decode() for one in places]
    for after in (*made, base64.urlsafe_b64encode(b"[" * 700).decode(), "=", "%00", "\u00e9", "A" * 1000):
        for order in ("newest", "day", "due"):
            answer = client.get("/v1/records", params={"order": order, "after": after})
            assert answer.status_code == 404, after
    assert client.get("/v1/records", params={"after": "A" * 1001}).status_code == 422


def test_a_parameter_is_given_once(client: TestClient) -> None:
    """Of two a proxy may look at one, and the service at the other."""
    for way in ("/v1/records?q=a&q=b", "/v1/editions?topic=&topic=", "/v1/due?party=a&from=2024-01-01&party=b"):
        answer = client.get(way)
        assert answer.status_code == 422, way
        assert "is given more than once: give it once" in answer.json()["detail"]
    assert client.get("/v1/records?q=a&limit=1").status_code == 200


def test_lists_of_entity_tags_are_read_as_they_are(client: TestClient) -> None:
    tag = client.get("/v1/records").headers["etag"]
    for asked, status in (
        (f'W/{tag}, "x"', 304),
        (",".join(f'"{number}"' for number in range(3000)) + f",{tag}", 304),
        (tag.strip('"'), 200),
        ('"' * 20_000, 200),
        ("W/" * 9_000, 200),
        (tag[:-1], 200),
        ("*", 304),
    ):
        assert client.get("/v1/records", headers={"If-None-Match": asked}).status_code == status, asked[:40]
