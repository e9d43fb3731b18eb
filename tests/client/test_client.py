"""The client of a served desk: what it sends, tries again and remembers, and how it says what went wrong."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import httpx2
import pytest
from readout_tests.clients import SERVER, Answers, Asking, ok, problem

from readout import AsyncClient, Client
from readout.client.memory import MOST, MOST_BYTES, Memory
from readout.errors import (
    NotFoundError,
    RequestError,
    ServiceError,
    SettingsError,
    TokenError,
    UnavailableError,
)


def test_what_is_asked_is_below_the_address_with_the_token(asking: Asking) -> None:
    page = {"items": [], "next": None}
    asked = {"q": 'a "b c"', "start": dt.date(2025, 3, 1), "due_end": dt.date(2025, 4, 1), "confirmed": True}
    assert asking([ok(page)], lambda client: client.records(**asked, order="due")) == []
    (sent,) = asking.requests
    assert (sent.method, sent.url.path) == ("GET", "/news/v1/records")
    assert dict(sent.url.params) == {
        "q": 'a "b c"',
        "from": "2025-03-01",
        "due_to": "2025-04-01",
        "confirmed": "true",
        "order": "due",
    }
    assert sent.headers["authorization"] == "Bearer readout_x"
    assert sent.headers["user-agent"].startswith("readout/")
    assert "idempotency-key" not in sent.headers
    with pytest.raises(NotFoundError):
        asking([problem(404, "no")], lambda client: client.document("a/b?c é"))
    assert asking.requests[1].url.raw_path == b"/news/v1/documents/a%2Fb%3Fc%20%C3%A9"


def test_a_list_goes_on_behind_each_page_when_it_is_needed(asking: Asking) -> None:
    entry = {"at": "2025-03-15T08:00:00Z", "who": "Ida", "what": "report.add", "subject": ""}
    pages = [
        ok({"items": [entry] * 2, "next": "x"}),
        ok({"items": [], "next": "y"}),
        ok({"items": [entry], "next": None}),
    ]
    assert len(asking(pages, lambda client: client.audit(limit=2))) == 3
    assert [dict(one.url.params) for one in asking.requests] == [
        {"limit": "2"},
        {"limit": "2", "after": "x"},
        {"limit": "2", "after": "y"},
    ]


def test_a_page_is_asked_for_when_it_is_needed_and_not_before() -> None:
    entry = {"at": "2025-03-15T08:00:00Z", "who": "Ida", "what": "report.add", "subject": ""}
    transport = httpx2.MockTransport(lambda _: ok({"items": [entry], "next": "x"}))
    with Client(SERVER, transport=transport) as client:
        found = client.audit()
        assert [next(found).who for _ in range(3)] == ["Ida"] * 3
        assert next(client.audit().pages()).next == "x"


@pytest.mark.parametrize(
    "trouble",
    [
        problem(429, "wait", **{"Retry-After": "7"}),
        problem(503, "shut", **{"Retry-After": "7"}),
        problem(409, "still being worked on", **{"Retry-After": "7"}),
        httpx2.Response(502, text="<html>bad gateway</html>"),
        httpx2.Response(503, text="no healthy upstream"),
        httpx2.ConnectError("refused"),
        httpx2.ReadTimeout("slow"),
        httpx2.RemoteProtocolError("gone"),
    ],
)
def test_what_may_go_well_later_is_sent_again_and_the_same(
    asking: Asking, trouble: httpx2.Response | Exception
) -> None:
    made = {"edition": None, "last": 1}
    told = asking([trouble, trouble, ok(made)], lambda client: client.make_edition("oil", since=dt.date(2025, 3, 1)))
    assert told.last == 1
    assert len({(one.headers["idempotency-key"], one.content) for one in asking.requests}) == 1
    assert json.loads(asking.requests[0].content) == {"topic": "oil", "since": "2025-03-01", "unchanged": False}
    if isinstance(trouble, httpx2.Response) and "retry-after" in trouble.headers:
        assert asking.naps == [7.0, 7.0]
    else:
        assert 0 < asking.naps[0] < asking.naps[1] < 1


def test_each_change_has_a_key_of_its_own_or_the_one_that_is_given(asking: Asking) -> None:
    gone = {"documents": 1, "records": 0, "editions": 0}
    for _ in range(2):
        asking([ok(gone)], lambda client: client.forget("x"))
    asking([ok(gone)], lambda client: client.forget("x", key="mine-1"))
    keys = [one.headers["idempotency-key"] for one in asking.requests]
    assert len(set(keys)) == 3
    assert keys[2] == '"mine-1"'
    odd = (" ", "la-norvège-et", "a\nb", 'a"b', "x" * 256, "\ud800")
    for one in odd:
        asking([ok(gone), ok(gone)], lambda client, one=one: client.forget("x", key=one))
    sent = [one.headers["idempotency-key"] for one in asking.requests[3:]]
    assert len(set(sent)) == len(odd)
    assert all(re.fullmatch('"[0-9a-f]{64}"', one) for one in sent)
    with pytest.raises(RequestError, match="a key that is empty is none"):
        asking([], lambda client: client.forget("x", key=""))


def test_it_ends_when_patience_does_and_says_what_it_was(asking: Asking) -> None:
    with pytest.raises(
        UnavailableError, match=r"^https://desk\.example\.org/news: cannot be reached \(refused\): "
    ) as one:
        asking([httpx2.ConnectError("refused")] * 99, lambda client: client.me(), patience=10)
    assert one.value.status is None
    assert 5 < sum(asking.naps) <= 10
    asking.naps.clear()
    with pytest.raises(UnavailableError, match="too many") as two:
        asking([problem(429, "too many", **{"Retry-After": "3600"})], lambda client: client.me())
    assert (two.value.status, asking.naps) == (429, []), "it is not waited for longer than that"
    with pytest.raises(UnavailableError, match="does not answer in time"):
        asking([httpx2.ReadTimeout("slow")], lambda client: client.me(), patience=0)


@pytest.mark.parametrize(
    ("answer", "kind", "told"),
    [
        (problem(401, "this token lets nobody in"), TokenError, "this token lets nobody in"),
        (problem(403, "this is for the role admin"), TokenError, "this is for the role admin"),
        (problem(404, "there is no\n edition 7"), NotFoundError, "there is no edition 7"),
        (problem(409, "another one"), RequestError, "another one"),
        (problem(422, "query.limit has to be at most 200"), RequestError, "query.limit has to be at most 200"),
        (problem(500, "the log says why"), ServiceError, "the log says why"),
        (problem(503, "nobody here reads documents"), UnavailableError, "nobody here reads documents"),
        (httpx2.Response(404, text="<html>"), NotFoundError, "HTTP 404 Not Found"),
        (httpx2.Response(301, headers={"Location": "https://x/"}), ServiceError, r"is elsewhere now \(https://x/\): "),
        (httpx2.Response(304), ServiceError, "HTTP 304"),
        (ok({"role": "king"}), ServiceError, "not as this release of readout expects"),
        (httpx2.Response(200, text="<html>log in</html>"), ServiceError, "not as this release of readout expects"),
        (httpx2.InvalidURL("bad"), RequestError, "cannot be sent"),
    ],
)
def test_what_goes_wrong_is_one_line_and_is_not_tried_again(
    asking: Asking, answer: httpx2.Response | Exception, kind: type[ServiceError], told: str
) -> None:
    with pytest.raises(kind, match=f"^{SERVER}: .*{told}") as found:
        asking([answer], lambda client: client.me())
    assert type(found.value) is kind
    assert "\n" not in str(found.value)
    assert found.value.status == (answer.status_code if isinstance(answer, httpx2.Response) else None)
    assert found.value.__cause__ is None
    with pytest.raises(ServiceError, match="not as this release"):
        asking([ok([])], lambda client: client.schema("report"))


def test_what_is_unchanged_is_not_sent_again_and_may_be_changed_by_whoever_has_it(asking: Asking) -> None:
    async def twice(client: AsyncClient) -> list[Any]:
        first = await client.schema("report")
        first["spoiled"] = True
        return [first, await client.schema("report"), await client.schema("changes")]

    def blocking(client: Client) -> list[Any]:
        first = client.schema("report")
        first["spoiled"] = True
        return [first, client.schema("report"), client.schema("changes")]

    answers: Answers = [ok({"a": 1}, ETag='"t"'), httpx2.Response(304), ok({"b": 2})]
    told = asking(answers, blocking if asking.kind == "blocking" else twice)
    assert told[1:] == [{"a": 1}, {"b": 2}]
    tags = [one.headers.get("if-none-match") for one in asking.requests]
    assert tags == [None, '"t"', None]


def test_the_memory_holds_so_much_and_forgets_what_was_used_longest_ago() -> None:
    memory = Memory()
    for number in range(MOST):
        memory.put((str(number),), "t", b"x")
    assert memory.get(("0",)) is not None
    memory.put(("new",), "t", b"x")
    assert [memory.get((name,)) is None for name in ("0", "1", "2", "new")] == [False, True, False, False]
    memory.put(("long",), "t", bytes(MOST_BYTES - 10))
    assert memory.get(("long",)) is not None
    memory.put(("long",), "t", bytes(MOST_BYTES + 1))
    assert memory.get(("long",)) is None
    assert memory.get(("new",)) is not None


def test_the_environment_says_where_and_who(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return problem(401, "give a token: Authorization: Bearer readout_…")

    monkeypatch.setenv("READOUT_SERVER", "http://127.0.0.1:8000/")
    with Client(transport=httpx2.MockTransport(answer)) as client, pytest.raises(TokenError, match="set READOUT_TOKEN"):
        client.me()
    monkeypatch.setenv("READOUT_TOKEN", "readout_y\n")
    with (
        Client(transport=httpx2.MockTransport(answer)) as client,
        pytest.raises(TokenError, match="a token: Auth"),
    ):
        client.me()
    assert repr(client) == "Client('http://127.0.0.1:8000')"
    assert [(str(one.url), one.headers.get("authorization")) for one in sent] == [
        ("http://127.0.0.1:8000/v1/me", None),
        ("http://127.0.0.1:8000/v1/me", "Bearer readout_y"),
    ]


@pytest.mark.parametrize(
    "wrong",
    ["", " ", "desk.example.org", "ftp://x", "https://", "http://x:99999", "http://u:secret@x", "http://x?a=b", "//x"],
)
def test_what_is_no_address_is_said_so_without_what_is_secret(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("READOUT_SERVER", raising=False)
    for kind in (Client, AsyncClient):
        with pytest.raises(SettingsError, match="address") as told:
            kind(wrong)
        assert "secret" not in str(told.value)
        with pytest.raises(SettingsError, match="the token has characters"):
            kind(SERVER, "readout é")


def test_a_client_that_was_closed_says_so() -> None:
    client = Client(SERVER, "readout_x", transport=httpx2.MockTransport(lambda _: httpx2.Response(200)))
    client.close()
    with pytest.raises(RequestError, match=re.escape(f"{SERVER}: Cannot send a request") + ".* closed"):
        client.me()
