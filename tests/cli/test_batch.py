"""The Batch API on loopback, as OpenAI documents it: files up, a batch, files down, and the ledger filled."""

from __future__ import annotations

import email.parser
import email.policy
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.ledger import Store

if TYPE_CHECKING:
    from tests.conftest import Run

NOTHING = {"parties": [], "meetings": [], "statements": [], "labels": [], "commitments": [], "sanctions": []}
MODEL = ("--model", "gpt-5-mini", "--plan", "one")


class BatchServer:
    """``/v1/files``, ``/v1/batches`` and ``/v1/chat/completions``; a batch is worked on when the test says so."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.calls = 0
        self.failing: set[str] = set()
        """Words of requests that fail."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def work(self) -> None:
        """Answer what waits."""
        for batch in self.batches.values():
            if batch["status"] != "completed":
                rows = [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
                good = [row for row in rows if not any(word in json.dumps(row) for word in self.failing)]
                bad = [row for row in rows if row not in good]
                batch["output_file_id"] = self._keep(self._row(row, 200, completion()) for row in good)
                batch["error_file_id"] = self._keep(self._row(row, 500, {"error": {}}) for row in bad) if bad else None
                batch["request_counts"] = {"total": len(rows), "completed": len(good), "failed": len(bad)}
                batch["status"] = "completed"

    def _row(self, row: dict[str, Any], status: int, body: dict[str, Any]) -> dict[str, Any]:
        response = {"status_code": status, "request_id": "r", "body": body}
        return {"id": "batch_req", "custom_id": row["custom_id"], "response": response, "error": None}

    def _keep(self, rows: Iterator[dict[str, Any]]) -> str:
        return self.add("\n".join(json.dumps(row) for row in rows).encode())

    def add(self, content: bytes) -> str:
        name = f"file-{len(self.files)}"
        self.files[name] = content
        return name

    def start(self, asked: dict[str, Any]) -> dict[str, Any]:
        name = f"batch_{len(self.batches)}"
        assert asked == {
            "input_file_id": asked["input_file_id"],
            "endpoint": "/v1/chat/completions",
            "completion_window": "24h",
        }
        counts = {"total": 0, "completed": 0, "failed": 0}
        self.batches[name] = {
            **asked,
            "id": name,
            "object": "batch",
            "status": "in_progress",
            "created_at": 1,
            "request_counts": counts,
            "output_file_id": None,
            "error_file_id": None,
            "errors": None,
        }
        return self.batches[name]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 65536

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.path == "/v1/files":
                    parts = uploaded(self.headers["content-type"], body)
                    assert parts["purpose"] == b"batch"
                    name = server.add(parts["file"])
                    self._send({"id": name, "object": "file", "bytes": 1, "purpose": "batch", "filename": "x"})
                elif self.path == "/v1/batches":
                    self._send(server.start(json.loads(body)))
                else:
                    server.calls += 1
                    self._send(completion())

            def do_GET(self) -> None:
                kind, name, *rest = self.path.removeprefix("/v1/").split("/")
                if kind == "batches":
                    self._send(server.batches[name])
                else:
                    assert rest == ["content"]
                    self._raw(server.files[name], "application/octet-stream")

            def _send(self, value: dict[str, Any]) -> None:
                self._raw(json.dumps(value).encode(), "application/json")

            def _raw(self, body: bytes, kind: str) -> None:
                self.send_response(200)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def completion() -> dict[str, Any]:
    message = {"role": "assistant", "content": json.dumps(NOTHING), "refusal": None}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
    whole = {"id": "c", "object": "chat.completion", "created": 1, "model": "gpt-5-mini"}
    return {**whole, "choices": [choice], "usage": usage}


def uploaded(kind: str, body: bytes) -> dict[str, bytes]:
    """The parts of a form by name."""
    parser = email.parser.BytesParser(policy=email.policy.HTTP)
    form = parser.parsebytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + body)
    parts = {}
    for part in form.iter_parts():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        parts[str(part.get_param("name", header="content-disposition"))] = content
    return parts


@pytest.fixture
def batches() -> Iterator[BatchServer]:
    server = BatchServer()
    yield server
    server.close()


@pytest.fixture
def asking(batches: BatchServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_LEDGER", "ledger.sqlite3")
    lines = [json.dumps({"id": f"d{number}", "text": f"Report number {number}."}) for number in range(5)]
    Path("many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return (*MODEL, "--base-url", batches.url)


def kept() -> int:
    with Store(Path("ledger.sqlite3")) as store:
        return sum(stats.answers for stats in store.stats())


def test_what_a_batch_answered_is_not_asked_again(batches: BatchServer, run: Run, asking: tuple[str, ...]) -> None:
    assert run("batch", "submit", "many.jsonl", *asking).out.startswith("submitted: 5 requests")
    assert "batch_0: in_progress" in run("batch", "status", *asking).out
    assert "1 batches not at their end" in run("batch", "collect", *asking).out
    batches.work()
    assert "batch_0: completed, 5 of 5 answered, 0 failed" in run("batch", "status", *asking).out
    assert run("batch", "collect", *asking).out.startswith(
        "collected: 5 answers (500 tokens of prompts, 50 of answers)"
    )
    assert kept() == 5
    done = run("extract", "many.jsonl", *asking, "-o", "-")
    assert (done.status, batches.calls) == (0, 0)
    assert {json.loads(line)["run"]["reused"] for line in done.out.splitlines()} == {1}


def test_what_failed_is_submitted_again_or_asked_by_extract(
    batches: BatchServer, run: Run, asking: tuple[str, ...]
) -> None:
    batches.failing = {"number 2", "number 4"}
    run("batch", "submit", "many.jsonl", *asking)
    batches.work()
    done = run("batch", "collect", *asking)
    assert "3 answers" in done.out
    assert "2 failed" in done.out
    assert "batch submit" in done.err
    batches.failing = {"number 4"}
    assert run("batch", "submit", "many.jsonl", *asking).out.startswith("submitted: 2 requests")
    batches.work()
    run("batch", "collect", *asking)
    assert kept() == 4
    assert run("extract", "many.jsonl", *asking, "-o", "-").status == 0
    assert (batches.calls, kept()) == (1, 5)


def test_a_request_is_named_by_its_key_and_is_the_one_that_extract_sends(
    batches: BatchServer, run: Run, asking: tuple[str, ...]
) -> None:
    run("batch", "submit", "many.jsonl", *asking)
    rows = [json.loads(line) for line in batches.files["file-0"].splitlines()]
    assert {(row["method"], row["url"]) for row in rows} == {("POST", "/v1/chat/completions")}
    assert len({row["custom_id"] for row in rows}) == 5
    assert rows[0]["body"]["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("batch", "status"), "readout batch submit"),
        (("batch", "collect", "--state", "many.jsonl"), "--state"),
        (("batch", "submit", "many.jsonl", "--no-ledger"), "need a ledger"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run: Run, asking: tuple[str, ...], arguments: tuple[str, ...], advice: str
) -> None:
    done = run(*arguments, *asking)
    (line,) = done.err.splitlines()
    assert done.status == 2
    assert advice in line
