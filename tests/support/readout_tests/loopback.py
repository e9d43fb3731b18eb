"""A model's server that does what a test wants, when the test wants it."""

from __future__ import annotations

import json
import os
import select
import socket
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

USAGE = {
    "prompt_tokens": 100,
    "completion_tokens": 10,
    "total_tokens": 110,
    "prompt_tokens_details": {"cached_tokens": 40},
}
HANGS = float(os.environ.get("READOUT_TEST_HANGS", "600"))
"""Seconds after which a test that waits for an event is taken to hang: no test is expected to come near it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server sends once."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    reset: bool = False
    delay: float = 0.0
    """Seconds: for benchmarks; no test may depend on it."""
    until: Callable[[], bool] = lambda: True
    """It goes out once this is so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def schema(self) -> str:
        """The name of the schema, wherever the request has it."""
        form = self.body.get("response_format", {})
        if "json_schema" in form:
            return str(form["json_schema"]["name"])
        if "tools" in self.body:
            return str(self.body["tools"][0]["function"]["name"])
        return str(self._told["title"])

    @property
    def properties(self) -> dict[str, Any]:
        """The fields of the schema."""
        form = self.body.get("response_format", {})
        if "json_schema" in form:
            return dict(form["json_schema"]["schema"]["properties"])
        if "tools" in self.body:
            return dict(self.body["tools"][0]["function"]["parameters"]["properties"])
        return dict(self._told["properties"])

    @property
    def _told(self) -> dict[str, Any]:
        """The schema that stands among the rules."""
        rules = "\n".join(one["content"] for one in self.body["messages"] if one["role"] == "system")
        starts = [at for at, letter in enumerate(rules) if letter == "{"]
        found = (json.JSONDecoder().raw_decode(rules, at)[0] for at in starts)
        return next(one for one in found if "properties" in one)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed is no error of the server's."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Loopback:
    """A server that speaks ``/v1/chat/completions`` on 127.0.0.1 and says what the test wants.

    Replies given with ``then_…`` go out first, in their order; after them ``answers`` by the name of the schema, and
    where a name is not in it an answer that says nothing: its lists are empty, its texts a dash.

    What has to happen while requests are under way is brought about by ``hold``, ``together`` and ``wait_until``,
    never by the time that something takes.
    """

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.answers: dict[str, Any] = {}
        self.failing: dict[str, int] = {}
        """Statuses by the name of the schema."""
        self.model = "gpt-5-mini"
        self.usage: dict[str, Any] = USAGE
        self.busiest = 0
        """The most requests that were under way at once."""
        self.left = 0
        """Requests whose client went before they were answered."""
        self.latency = 0.0
        """Seconds that every answer takes: for benchmarks; no test may depend on it."""
        self._replies: deque[Reply] = deque()
        self._busy = 0
        self._allowed: int | None = None
        """Replies that may still go out; all of them without it."""
        self._together = 0
        self._closed = False
        self._changed = threading.Condition()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def is_alone(self) -> bool:
        """Whether no more than one request is under way."""
        return self._busy == 1

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def hold(self, after: int = 0) -> None:
        """From now on answer so many requests, and leave the others waiting."""
        with self._changed:
            self._allowed = after

    def release(self, number: int | None = None) -> None:
        """Answer so many of those that wait, or that come; all of them without a number."""
        with self._changed:
            self._allowed = None if number is None else (self._allowed or 0) + number
            self._changed.notify_all()

    def together(self, number: int) -> None:
        """Answer none of the next requests before so many have come."""
        with self._changed:
            self._together = len(self.requests) + number

    def wait_until(self, fact: Callable[[], bool]) -> None:
        """Wait until something is so that requests, or clients that leave, bring about."""
        with self._changed:
            assert self._changed.wait_for(fact, HANGS)

    def then_says(self, content: Any, *, until: Callable[[], bool] = lambda: True, **fields: Any) -> None:
        """Queue a completion: ``content`` is JSON, or text as it is; ``fields`` go into its choice or message."""
        headers = {"content-type": "application/json"}
        self._replies.append(Reply(headers=headers, body=self.completion(content, **fields), until=until))

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

    def then_is_silent(self, times: int = 1) -> None:
        """Never answer."""
        self._replies.extend(Reply(until=lambda: False) for _ in range(times))

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
        """What is said to a request; called with the lock held."""
        self.requests.append(asked)
        if asked.schema in self.failing:
            return Reply(status=self.failing[asked.schema])
        if self._replies:
            return self._replies.popleft()
        nothing = {name: [] if field.get("type") == "array" else "–" for name, field in asked.properties.items()}
        content = self.answers.get(asked.schema, nothing)
        headers = {"content-type": "application/json"}
        return Reply(headers=headers, body=self.completion(content, usage=self.usage))

    def _take(self, asked: Asked, connection: socket.socket) -> Reply | None:
        """The reply to a request, when it may go out; none if the client has left."""
        with self._changed:
            self._busy += 1
            self.busiest = max(self.busiest, self._busy)
            reply = self._reply(asked)
            self._changed.notify_all()
            gone = False
            while not (self._closed or gone or self._may_go(reply)):
                self._changed.wait(0.02)  # a client's leaving wakes nobody
                gone = _has_left(connection)
            if self._allowed is not None and not gone:
                self._allowed -= 1
            self._busy -= 1
            self.left += gone
            self._changed.notify_all()
        return None if gone or self._closed else reply

    def _may_go(self, reply: Reply) -> bool:
        return self._allowed != 0 and len(self.requests) >= self._together and reply.until()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        return type("Handler", (_Handler,), {"loopback": self})


class _Handler(BaseHTTPRequestHandler):
    loopback: Loopback
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # head and body in one packet: two would wait for one another

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["content-length"]))
        if len(sent) < int(self.headers["content-length"]):  # killed while it was asking
            self.close_connection = True
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.loopback._take(Asked(self.path, headers, json.loads(sent)), self.connection)
        if reply is not None and (seconds := reply.delay or self.loopback.latency):
            time.sleep(seconds)
        self._send(reply)

    def _send(self, reply: Reply | None) -> None:
        if reply is None:
            self.close_connection = True
            return
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


def _has_left(connection: socket.socket) -> bool:
    try:
        return bool(select.select([connection], [], [], 0)[0]) and connection.recv(1, socket.MSG_PEEK) == b""
    except (OSError, ValueError):
        return True
