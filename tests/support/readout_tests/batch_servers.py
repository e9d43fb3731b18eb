"""Loopback servers with batches, as OpenAI, Anthropic and Google document them; a test says when one is worked on.

What the references demand of a request is asserted. They are (as of 2026):
https://platform.openai.com/docs/api-reference/batch, https://platform.claude.com/docs/en/api/messages/batches with the
guide https://platform.claude.com/docs/en/build-with-claude/batch-processing, https://ai.google.dev/api/batch-api with
the guide https://ai.google.dev/gemini-api/docs/batch-api and https://ai.google.dev/api/files. States, counts and
results were held against the types of the providers' SDKs (anthropic 2.14, google-genai 3.6).
"""

from __future__ import annotations

import email.parser
import email.policy
import json
import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

NOTHING = {"parties": [], "meetings": [], "statements": [], "labels": [], "commitments": [], "sanctions": []}
PROMPT, WRITTEN, ANSWER = 100, 40, 10
"""Tokens of each prompt, of these written into a cache (Anthropic's alone), and of each answer."""
KEY = re.compile(r"[0-9a-f]{64}")
End = Literal["done", "expired", "cancelled"]
Row = dict[str, Any]
Reply = tuple[Any, dict[str, str]]


@dataclass
class Batch:
    """A batch as the test sees it."""

    name: str
    rows: list[Row]
    mark: str = ""
    end: End | None = None
    results: list[Row] | None = None
    answered: int = 0


class BatchServer:
    """Batches, files and single calls of one provider."""

    model = ""
    variables: tuple[str, str] = ("", "")
    """Variables of the environment for its address and its key."""
    key = ""
    """The member of a row that names it."""
    refusing = 401
    """The status that says that a key is not known."""

    def __init__(self) -> None:
        self.batches: dict[str, Batch] = {}
        self.files: dict[str, bytes] = {}
        self.calls = 0
        """Requests outside of batches."""
        self.fetched = 0
        """Times that results were fetched."""
        self.on_made: Callable[[], None] = lambda: None
        self.on_results: Callable[[], None] = lambda: None
        """What happens before it is told that a batch was made, or what is in one."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"batching": self}))
        threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True).start()

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def environment(self) -> dict[str, str]:
        """What makes readout ask this server."""
        return {self.variables[0]: self.address, self.variables[1]: "key-of-the-test"}

    @property
    def address(self) -> str:
        return self.host

    @property
    def sent(self) -> list[str]:
        """Keys of all requests that were ever in a batch."""
        return [row[self.key] for batch in self.batches.values() for row in batch.rows]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def work(self, failing: Iterable[str] = (), end: End = "done", answered: int = 1_000) -> None:
        """End what waits: requests with certain words fail; of a batch that does not come to its end, some are done."""
        for batch in self.batches.values():
            if batch.end is None:
                bad = [any(word in json.dumps(row) for word in failing) for row in batch.rows]
                done = [not wrong and place < answered for place, wrong in enumerate(bad)]
                batch.results = [
                    self.result(row, ok, wrong, end) for row, ok, wrong in zip(batch.rows, done, bad, strict=True)
                ]
                batch.answered, batch.end = sum(done), end

    def make(self, rows: list[Row], mark: str = "") -> Batch:
        """Begin a batch."""
        names = [row[self.key] for row in rows]
        assert len(set(names)) == len(names)
        assert all(KEY.fullmatch(name) for name in names)
        batch = Batch(self.name_of(len(self.batches)), rows, mark)
        self.batches[batch.name] = batch
        self.on_made()
        return batch

    def name_of(self, number: int) -> str:
        return f"batch_{number}"

    def refused(self, message: str) -> dict[str, Any]:
        """The body that says so."""
        return {"type": "error", "error": {"type": "authentication_error", "message": message}}

    def result(self, row: Row, ok: bool, failed: bool, end: End) -> Row:
        """A line of the results."""
        raise NotImplementedError

    def reply(self, method: str, path: str, query: dict[str, str], headers: dict[str, str], body: bytes) -> Reply:
        """What a request gives: JSON or bytes, and headers."""
        raise NotImplementedError


def lines(rows: Iterable[Row]) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


class OpenAiBatchServer(BatchServer):
    """``/v1/files``, ``/v1/batches`` and ``/v1/chat/completions``."""

    model, key = "gpt-5-mini", "custom_id"
    variables = ("OPENAI_BASE_URL", "OPENAI_API_KEY")

    @property
    def address(self) -> str:
        return f"{self.host}/v1"

    def answer(self) -> dict[str, Any]:
        message = {"role": "assistant", "content": json.dumps(NOTHING), "refusal": None}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        usage = {"prompt_tokens": PROMPT, "completion_tokens": ANSWER, "total_tokens": PROMPT + ANSWER}
        whole = {"id": "c", "object": "chat.completion", "created": 1, "model": self.model}
        return {**whole, "choices": [choice], "usage": usage}

    def result(self, row: Row, ok: bool, failed: bool, end: End) -> Row:
        told = {"id": "batch_req", self.key: row[self.key], "error": None}
        if ok or failed:
            body = self.answer() if ok else {"error": {}}
            return {**told, "response": {"status_code": 200 if ok else 500, "request_id": "r", "body": body}}
        return {**told, "response": None, "error": {"code": f"batch_{end}", "message": "it was not executed"}}

    def reply(self, method: str, path: str, query: dict[str, str], headers: dict[str, str], body: bytes) -> Reply:
        assert headers["authorization"] == "Bearer key-of-the-test"
        assert query.keys() <= {"limit", "after"}
        match method, *path.removeprefix("/v1/").split("/"):
            case "POST", "files":
                parts = _uploaded(headers["content-type"], body)
                assert parts["purpose"] == b"batch"
                name = f"file-{len(self.files)}"
                self.files[name] = parts["file"]
                return {"id": name, "object": "file", "bytes": 1, "purpose": "batch", "filename": "x"}, {}
            case "POST", "batches":
                asked = json.loads(body)
                assert asked.keys() == {"input_file_id", "endpoint", "completion_window", "metadata"}
                assert (asked["endpoint"], asked["completion_window"]) == ("/v1/chat/completions", "24h")
                rows = [json.loads(row) for row in self.files[asked["input_file_id"]].splitlines()]
                return self._told(self.make(rows, asked["metadata"]["readout"])), {}
            case "GET", "batches":
                known = [self._told(one) for one in reversed(self.batches.values())]
                return {"object": "list", "data": known, "has_more": False}, {}
            case "GET", "batches", name:
                return self._told(self.batches[name]), {}
            case "GET", "files", name, "content":
                self.fetched += 1
                self.on_results()
                kind, _, batch = name.partition("-of-")
                rows = self.batches[batch].results or []
                return lines(row for row in rows if _is_good(row) == (kind == "good")), {}
            case _:
                assert path == "/v1/chat/completions"
                self.calls += 1
                return self.answer(), {}

    def _told(self, batch: Batch) -> dict[str, Any]:
        states = {None: "in_progress", "done": "completed"}
        counts = {"total": len(batch.rows), "completed": batch.answered, "failed": len(batch.rows) - batch.answered}
        some, bad = batch.end and batch.answered, batch.end and batch.answered < len(batch.rows)
        return {
            "id": batch.name,
            "object": "batch",
            "status": states.get(batch.end, batch.end),
            "created_at": 1,
            "completion_window": "24h",
            "endpoint": "/v1/chat/completions",
            "input_file_id": "file-0",
            "metadata": {"readout": batch.mark},
            "request_counts": counts if batch.end else {"total": 0, "completed": 0, "failed": 0},
            "output_file_id": f"good-of-{batch.name}" if some else None,
            "error_file_id": f"bad-of-{batch.name}" if bad else None,
            "errors": None,
        }


def _is_good(row: Row) -> bool:
    return bool(row["response"]) and row["response"]["status_code"] == 200


def _uploaded(kind: str, body: bytes) -> dict[str, bytes]:
    """The parts of a form by name."""
    parser = email.parser.BytesParser(policy=email.policy.HTTP)
    form = parser.parsebytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + body)
    parts = {}
    for part in form.iter_parts():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        parts[str(part.get_param("name", header="content-disposition"))] = content
    return parts


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536
    batching: BatchServer

    def _answer(self) -> None:
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            told, more = self.batching.reply(self.command, url.path, query, headers, body)
        except ConnectionAbortedError:
            self.close_connection = True
            return
        except PermissionError as error:
            self._send(self.batching.refused(str(error)), {}, self.batching.refusing)
            return
        self._send(told, more)

    def _send(self, told: Any, more: dict[str, str], status: int = 200) -> None:
        content = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.send_response(status)
        for name, value in {"content-type": "application/json", "content-length": str(len(content)), **more}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = _answer  # noqa: N815  (the names that the base class calls)

    def log_message(self, *_: object) -> None:
        pass
