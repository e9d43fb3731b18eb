"""Handing articles in with the client, and following what becomes of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from readout_tests.clients import SERVER, Answers, Asking, job, ok, problem

from readout.errors import (
    InputError,
    NotFoundError,
    ServiceError,
)


class Line(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """What comes over a line that then breaks."""

    def __init__(self, *events: bytes) -> None:
        self._events = events

    def __iter__(self) -> Iterator[bytes]:
        yield from self._events
        raise httpx2.ReadError("broken")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for one in self:
            yield one


EVENTS = {"content-type": "text/event-stream; charset=utf-8"}


def event(number: int, kind: str) -> bytes:
    told = {"number": number, "at": "2025-03-15T08:00:00Z", "kind": kind, "told": None, "document": None}
    return f": still there\n\nid: {number}\nevent: {kind}\ndata: {json.dumps(told)}\n\n".encode()


def line(*events: bytes) -> httpx2.Response:
    return httpx2.Response(200, content=b"".join(events), headers=EVENTS)


def test_a_job_is_followed_over_broken_lines_until_it_has_ended(asking: Asking) -> None:
    answers: Answers = [
        httpx2.ConnectError("refused"),
        line(event(1, "queued")),
        job("queued"),
        lambda: httpx2.Response(200, stream=Line(event(2, "running"), event(3, "document")[:40]), headers=EVENTS),
        job("running"),
        line(event(3, "document"), event(4, "done"), event(5, "never")),
    ]
    told = asking(answers, lambda client: client.events("j", after=0))
    assert [one.number for one in told] == [1, 2, 3, 4]
    asked = [one.headers["last-event-id"] for one in asking.requests if one.url.path.endswith("/events")]
    assert asked == ["0", "0", "1", "2"]
    assert len(asking.naps) == 3


def test_of_a_job_that_had_ended_already_what_is_left_is_told_and_no_more(asking: Asking) -> None:
    answers: Answers = [line(), job("done"), line(event(9, "document"))]
    assert [one.number for one in asking(answers, lambda client: client.events("j", after=8))] == [9]
    assert asking.naps == []
    for wrong, kind in (
        (problem(404, "no such job"), NotFoundError),
        (ok({}), ServiceError),
        (line(b"data: x\n\n"), ServiceError),
    ):
        with pytest.raises(kind, match=f"^{SERVER}: "):
            asking([wrong], lambda client: client.events("j"))


def test_a_job_is_waited_for_more_and_more_patiently(asking: Asking) -> None:
    assert asking([job("queued"), job("running"), job("failed")], lambda client: client.wait("j")).state == "failed"
    assert asking.naps == [0.25, 0.5]
    asking.naps.clear()
    with pytest.raises(ServiceError, match="the job has not ended in 20 seconds"):
        asking([job("running")] * 99, lambda client: client.wait("j", within=20))
    assert (sum(asking.naps), max(asking.naps)) == (20, 5)


def test_what_is_handed_in_is_sent_as_the_service_takes_it(asking: Asking, tmp_path: Path) -> None:
    file = tmp_path / "Gespräche.txt"
    file.write_bytes(b"Norway will pay.")
    about: dict[str, Any] = {"published": dt.date(2025, 3, 15), "again": True}
    queued = job("queued")
    texts = ["Chile will pay.", {"text": "Peru will.", "published": dt.date(2025, 3, 14)}]
    asking([queued], lambda client: client.submit(texts, ["https://example.org/a"], **about))
    assert json.loads(asking.requests[0].content) == {
        "texts": ["Chile will pay.", {"text": "Peru will.", "published": "2025-03-14"}],
        "addresses": ["https://example.org/a"],
        "published": "2025-03-15",
        "again": True,
    }
    asking([httpx2.ConnectError("refused"), queued], lambda client: client.upload([file], **about))
    first, second = asking.requests[1:]
    assert first.content == second.content
    assert first.headers["content-type"] == second.headers["content-type"]
    assert b'name="published"\r\n\r\n2025-03-15\r\n' in first.content
    assert "Gespräche.txt".encode() in first.content
    with pytest.raises(InputError, match="cannot be read"):
        asking([], lambda client: client.upload([tmp_path / "nothing"]))
    with pytest.raises(InputError, match="give at least one file"):
        asking([], lambda client: client.upload([]))


def test_one_text_address_or_file_alone_is_that_one_and_not_its_letters(asking: Asking, tmp_path: Path) -> None:
    asking([job("queued")], lambda client: client.submit("Chile will pay.", "https://example.org/a"))
    told = {"texts": ["Chile will pay."], "addresses": ["https://example.org/a"]}
    assert json.loads(asking.requests[0].content) == told
    file = tmp_path / "wire.txt"
    file.write_bytes(b"Norway will pay.")
    for one in (file, str(file)):
        asking([job("queued")], lambda client, one=one: client.upload(one))
        assert b'filename="wire.txt"' in asking.requests[-1].content
