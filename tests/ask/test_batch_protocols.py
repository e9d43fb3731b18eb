"""What is asked of Anthropic's and Google's batches, path by path, and what is made of each state that they tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest
from openai import Omit

from readout.ask.batches.anthropic import AnthropicBatches
from readout.ask.batches.google import GoogleBatches
from readout.ask.batches.parts import BatchState
from readout.ask.settings import Endpoint, Settings
from readout.errors import EndpointError

KEY = bytes(32)
ASKED = {"model": "models/m 1", "messages": [{"role": "user", "content": "Ø?"}]}


class Scripted:
    """A sender that keeps what it is asked for, and answers in turn."""

    def __init__(self, *replies: Any, headers: dict[str, str] | None = None) -> None:
        self.replies, self.headers, self.calls = list(replies), headers or {}, list[tuple[Any, ...]]()

    def asked(self, path: str, **query: str) -> Any:
        self.calls.append((path, query))
        return self.replies.pop(0)

    def content(self, path: str, **query: str) -> httpx2.Response:
        self.calls.append((path, query))
        return httpx2.Response(200, content=self.replies.pop(0))

    def sent(self, path: str, content: bytes, headers: Any = None, *, once: bool = True) -> httpx2.Response:
        self.calls.append((path, content, headers, once))
        return httpx2.Response(200, headers=self.headers, content=json.dumps(self.replies.pop(0)).encode())


def anthropic(*replies: Any) -> tuple[AnthropicBatches, Scripted]:
    endpoint = Endpoint("anthropic", "m", "http://a/v1", "k")
    made, sender = AnthropicBatches(endpoint, Settings(model="anthropic/m")), Scripted(*replies)
    made._sender = sender  # type: ignore[assignment]
    return made, sender


def google(*replies: Any, **headers: str) -> tuple[GoogleBatches, Scripted]:
    endpoint = Endpoint("google", "models/m 1", "http://a/v1beta", "k")
    sender = Scripted(*replies, headers={name.replace("_", "-"): value for name, value in headers.items()})
    made = GoogleBatches(endpoint, Settings(model="google/m"))
    made._sender = sender  # type: ignore[assignment]
    return made, sender


def test_a_line_is_the_request_under_the_ledgers_key_with_letters_as_they_are() -> None:
    body = json.dumps(ASKED).encode()
    for made, key, request in ((anthropic()[0], "custom_id", "params"), (google()[0], "key", "request")):
        line = made.line(KEY, body)
        assert line.endswith(b"\n")
        assert "Ø?".encode() in line
        assert json.loads(line).keys() == {key, request}
        assert json.loads(line)[key] == KEY.hex()


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({}, ("None", False, 0, 0, 0)),
        ({"processing_status": "in_progress", "request_counts": {"processing": 5, "succeeded": None}},
         ("in_progress", False, 5, 0, 0)),
        ({"processing_status": "canceling"}, ("canceling", False, 0, 0, 0)),
        ({"processing_status": "ended",
          "request_counts": {"processing": 1, "succeeded": 20, "errored": 300, "canceled": 4000, "expired": 50000}},
         ("ended", True, 54321, 20, 54300)),
    ],
)  # fmt: skip
def test_how_far_a_batch_of_anthropics_is(told: dict[str, Any], state: tuple[Any, ...]) -> None:
    made, sender = anthropic(told)
    assert made.state("b1") == BatchState("b1", *state)
    assert sender.calls == [("/messages/batches/b1", {})]


def test_a_batch_of_anthropics_is_the_one_with_its_requests_after_the_newest_before(tmp_path: Path) -> None:
    made, sender = anthropic({"data": [{"id": "b1"}]}, {}, {"id": "b2"})
    assert (made.mark(), made.mark()) == ("b1", "")
    assert sender.calls == [("/messages/batches", {"limit": "1"})] * 2
    (tmp_path / "rows").write_bytes(b'{"a": 1}\n{"b": 2}\n')
    assert made.submit(tmp_path / "rows", "b1") == "b2"
    assert sender.calls[-1] == ("/messages/batches", b'{"requests":[{"a": 1},{"b": 2}]}', None, True)
    told = {"processing_status": "ended", "results_url": "https://a/results"}
    sizes = (("b3", 2), ("b2", 3), ("b4", 3))
    listed = {"data": [{"id": name, "request_counts": {"succeeded": number}, **told} for name, number in sizes]}
    theirs, own = b'5\n{"custom_id": "x"}\n', b'{"custom_id": "x"}\n\n{"custom_id": "c"}'
    made, sender = anthropic(listed, theirs, own, listed, {"data": None})
    assert made.made("b1", ["a", "b", "c"], ()) == "b4"
    assert (made.made("", ["a"], ()), made.made("b1", ["a"], ())) == (None, None)
    results = [(f"/messages/batches/{name}/results", {}) for name in ("b2", "b4")]
    assert sender.calls[:3] == [("/messages/batches", {"limit": "100", "before_id": "b1"}), *results]
    assert sender.calls[3] == ("/messages/batches", {"limit": "100"})


def test_a_batch_of_anthropics_whose_results_are_gone_is_nobodys() -> None:
    gone = {"id": "b2", "request_counts": {"succeeded": 1}, "processing_status": "ended", "results_url": None}
    assert anthropic({"data": [gone]})[0].made("", ["a"], ()) is None


def test_the_answers_of_anthropics_are_a_row_each() -> None:
    message = {"id": "x", "model": "m", "content": [{"type": "text", "text": "{}"}], "stop_reason": "end_turn"}
    rows: list[Any] = [
        {"custom_id": KEY.hex(), "result": {"type": "succeeded", "message": message}},
        {"custom_id": KEY.hex(), "result": {"type": "expired", "message": message}},
        {"custom_id": KEY.hex()},
        7,
    ]
    made, sender = anthropic("\n\n".join([*map(json.dumps, rows), "broken"]).encode())
    first, *others = made.answers("b1")
    assert first is not None
    assert (first.entry.key, first.entry.model, first.entry.prompt) == (KEY, "m", "batch")
    assert others == [None] * 4
    assert sender.calls == [("/messages/batches/b1/results", {})]


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({}, ("None", False, 0, 0, 0, None)),
        ({"metadata": {"state": "BATCH_STATE_RUNNING", "batchStats": {"requestCount": "7", "failedRequestCount": "2"}}},
         ("BATCH_STATE_RUNNING", False, 7, 0, 2, None)),
        ({"metadata": {"state": "BATCH_STATE_SUCCEEDED", "batchStats": {"successfulRequestCount": "7"}}},
         ("BATCH_STATE_SUCCEEDED", True, 0, 7, 0, None)),
        ({"metadata": {"state": "JOB_STATE_PARTIALLY_SUCCEEDED"}},
         ("JOB_STATE_PARTIALLY_SUCCEEDED", True, 0, 0, 0, None)),
        ({"metadata": {"state": "BATCH_STATE_EXPIRED"}}, ("BATCH_STATE_EXPIRED", True, 0, 0, 0, None)),
        ({"metadata": {"state": "BATCH_STATE_CANCELLED"}}, ("BATCH_STATE_CANCELLED", True, 0, 0, 0, None)),
        ({"metadata": {"state": "BATCH_STATE_FAILED"}, "error": {"message": "no\nroom"}},
         ("BATCH_STATE_FAILED", True, 0, 0, 0, "no room")),
        ({"done": True, "error": {}}, ("None", True, 0, 0, 0, None)),
    ],
)  # fmt: skip
def test_how_far_a_batch_of_googles_is(told: dict[str, Any], state: tuple[Any, ...]) -> None:
    made, sender = google(told)
    assert made.state("batches/b1") == BatchState("batches/b1", *state)
    assert sender.calls == [("/batches/b1", {})]


def test_a_file_goes_to_google_in_one_piece_and_the_batch_names_it(tmp_path: Path) -> None:
    made, sender = google({}, {"file": {"name": "files/f1"}}, {"name": "batches/b1"}, x_goog_upload_url="http://up/1")
    (tmp_path / "rows").write_bytes(b"rows")
    assert made.submit(tmp_path / "rows", "readout-1") == "batches/b1"
    begin, upload, create = sender.calls
    assert begin == (
        "http://a/upload/v1beta/files",
        b'{"file": {"displayName": "readout-1"}}',
        {
            "x-goog-upload-protocol": "resumable",
            "x-goog-upload-command": "start",
            "x-goog-upload-header-content-length": "4",
            "x-goog-upload-header-content-type": "application/jsonl",
        },
        False,
    )
    place, content, headers, once = upload
    assert (place, content, once) == ("http://up/1", b"rows", True)
    assert isinstance(headers.pop("x-goog-api-key"), Omit)  # the address is a secret of its own
    assert headers == {"x-goog-upload-command": "upload, finalize", "x-goog-upload-offset": "0"}
    batch = {"batch": {"displayName": "readout-1", "inputConfig": {"fileName": "files/f1"}}}
    assert create == ("/models/m%201:batchGenerateContent", json.dumps(batch).encode(), None, True)


def test_a_server_that_says_no_place_for_a_file_is_told(tmp_path: Path) -> None:
    made, _ = google({})
    (tmp_path / "rows").write_bytes(b"rows")
    with pytest.raises(EndpointError) as caught:
        made.submit(tmp_path / "rows", "readout-1")
    assert str(caught.value) == "http://a/v1beta did not say where a file is sent to: try again later"


def test_a_batch_of_googles_is_looked_for_on_every_page() -> None:
    pages = (
        {"operations": [{"name": "batches/b0"}, {"name": "batches/b1", "metadata": {"displayName": "other"}}],
         "nextPageToken": "p2"},
        {"operations": None, "nextPageToken": "p3"},
        {"operations": [{"name": "batches/b2", "metadata": {"displayName": "mine"}}]},
    )  # fmt: skip
    made, sender = google(*pages)
    assert made.made("mine", ["a"], ()) == "batches/b2"
    assert [path for path, _ in sender.calls] == ["/batches"] * 3
    assert sender.calls[-1][1] == {"pageSize": "100", "pageToken": "p3"}
    assert google({})[0].made("mine", ["a"], ()) is None
    one, other = google()[0].mark(), google()[0].mark()
    assert one != other
    assert (one[:8], len(one)) == ("readout-", 40)


@pytest.mark.parametrize(
    "operation",
    [
        {"response": {"responsesFile": "files/f2"}},
        {"response": {}, "metadata": {"output": {"responsesFile": "files/f2"}}},
        {"response": {"responsesFile": "files/f2"}, "metadata": {"output": {"responsesFile": "files/f3"}}},
    ],
)
def test_the_answers_of_googles_are_in_a_file_also_of_a_batch_that_expired(operation: dict[str, Any]) -> None:
    response = {"candidates": [{"content": {"parts": [{"text": "{}"}]}, "finishReason": "STOP"}]}
    rows = [json.dumps({"key": KEY.hex(), "response": response}), json.dumps({"key": KEY.hex(), "error": {}}), "broken"]
    made, sender = google(operation, "\n \n".join(rows).encode())
    first, *others = made.answers("batches/b1")
    assert first is not None
    assert (first.entry.key, others) == (KEY, [None, None])
    assert sender.calls == [("/batches/b1", {}), ("http://a/download/v1beta/files/f2:download", {"alt": "media"})]


def test_a_batch_of_googles_without_a_file_has_no_answers() -> None:
    assert list(google({"metadata": None})[0].answers("batches/b1")) == []
