"""What several rooms' tests share: the command line, a model's server, an environment that names no model."""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from vcr import VCR

from readout.ask.cassettes import ReadablePersister, good_answers_alone, without_secrets
from readout.ask.recording import same_body
from readout.cli import main

# A busy machine is slow, and derandomised runs fail or pass for good.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True)
hypothesis.settings.load_profile("repeatable")

USAGE = {
    "prompt_tokens": 100,
    "completion_tokens": 10,
    "total_tokens": 110,
    "prompt_tokens_details": {"cached_tokens": 40},
}
FROM_OUTSIDE = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "READOUT_MODEL", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server sends once."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0.0
    reset: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def schema(self) -> str:
        return str(self.body["response_format"]["json_schema"]["name"])


class Loopback:
    """A server that speaks ``/v1/chat/completions`` on 127.0.0.1 and says what the test wants.

    Replies given with ``then_…`` go out first, in their order; after them ``answers`` by the name of the schema, and
    where a name is not in it an answer that says nothing: its lists are empty, its texts a dash.
    """

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.answers: dict[str, Any] = {}
        self.failing: dict[str, int] = {}
        """Statuses by the name of the schema."""
        self.model = "gpt-5-mini"
        self.usage: dict[str, Any] = USAGE
        self.latency = 0.0
        """Seconds that every answer takes, unless a reply was queued."""
        self._replies: deque[Reply] = deque()
        self.busiest = 0
        self._busy = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def then_says(self, content: Any, **fields: Any) -> None:
        """Queue a completion: ``content`` is JSON, or text as it is; ``fields`` go into its choice or message."""
        self.then_raw(self.completion(content, **fields))

    def then_fails(self, status: int, headers: dict[str, str] | None = None, times: int = 1, **error: Any) -> None:
        """Queue an error as OpenAI words it."""
        body = json.dumps({"error": {"message": "made to fail", "type": "test", "code": None, **error}}).encode()
        for _ in range(times):
            self._replies.append(
                Reply(status=status, headers={"content-type": "application/json", **(headers or {})}, body=body)
            )

    def then_raw(self, body: bytes, content_type: str = "application/json", status: int = 200, **headers: str) -> None:
        extra = {name.replace("_", "-"): value for name, value in headers.items()}
        self._replies.append(Reply(status=status, headers={"content-type": content_type, **extra}, body=body))

    def then_resets(self, times: int = 1) -> None:
        self._replies.extend(Reply(reset=True) for _ in range(times))

    def then_says_late(self, content: Any, seconds: float, times: int = 1) -> None:
        headers = {"content-type": "application/json"}
        self._replies.extend(Reply(delay=seconds, headers=headers, body=self.completion(content)) for _ in range(times))

    def completion(self, content: Any, *, finish_reason: str = "stop", usage: Any = USAGE, **message: Any) -> bytes:
        text = content if isinstance(content, str) or content is None else json.dumps(content, ensure_ascii=False)
        choice = {
            "index": 0,
            "finish_reason": finish_reason,
            "message": {"role": "assistant", "content": text, "refusal": None, **message},
        }
        whole = {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": self.model,
            "choices": [choice],
        }
        return json.dumps({**whole, "usage": usage}, ensure_ascii=False).encode()

    def _reply(self, asked: Asked) -> Reply:
        with self._lock:
            self.requests.append(asked)
            if asked.schema in self.failing:
                return Reply(status=self.failing[asked.schema])
            if self._replies:
                return self._replies.popleft()
        schema = asked.body["response_format"]["json_schema"]["schema"]
        nothing = {name: [] if field.get("type") == "array" else "–" for name, field in schema["properties"].items()}
        content = self.answers.get(asked.schema, nothing)
        headers = {"content-type": "application/json"}
        return Reply(delay=self.latency, headers=headers, body=self.completion(content, usage=self.usage))

    def _count(self, change: int) -> None:
        with self._lock:
            self._busy += change
            self.busiest = max(self.busiest, self._busy)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 65536  # head and body in one packet: two would wait for one another

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                headers = {name.lower(): value for name, value in self.headers.items()}
                loopback._count(1)
                reply = loopback._reply(Asked(self.path, headers, body))
                time.sleep(reply.delay)
                loopback._count(-1)
                self._send(reply)

            def _send(self, reply: Reply) -> None:
                if reply.reset:
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.connection.close()
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in {**reply.headers, "content-length": str(len(reply.body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)

            def finish(self) -> None:
                try:
                    super().finish()
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@pytest.fixture(scope="session")
def loopback() -> type[Loopback]:
    """For those who need a server for longer than one test."""
    return Loopback


@pytest.fixture
def server() -> Iterator[Loopback]:
    running = Loopback()
    yield running
    running.close()


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``readout`` with arguments, here."""

    def command(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["readout", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else int(left.code is not None)
        else:
            status = 0
        return Done(status, *capsys.readouterr())

    return command


@pytest.fixture
def start() -> Callable[..., subprocess.Popen[str]]:
    """Start ``readout`` in a process of its own."""

    def process(*arguments: str | Path, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "readout.cli", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environ},
        )

    return process


@pytest.fixture(autouse=True)
def _no_model_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FROM_OUTSIDE:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("READOUT_LEDGER", "none")  # or else a test would be answered what another was


@pytest.fixture
def vcr_config() -> dict[str, Any]:
    """As ``CassetteTransport`` replays, for tests that leave it to vcrpy's own patches (``pytest.mark.vcr``)."""
    return {
        "match_on": ["method", "path", "same_body"],
        "before_record_request": without_secrets,
        "before_record_response": good_answers_alone,
        "allow_playback_repeats": True,
    }


def pytest_recording_configure(config: pytest.Config, vcr: VCR) -> None:  # noqa: ARG001  (the hook's signature)
    vcr.register_persister(ReadablePersister)
    vcr.register_matcher("same_body", same_body)
