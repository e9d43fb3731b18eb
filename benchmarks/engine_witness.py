"""What stands between readout and a server: it passes on what is sent, bounds what is answered, and counts it."""

from __future__ import annotations

import contextlib
import json
import re
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pydantic_core import from_json

ANSWER = 350
"""Tokens after which an answer ends: a weak model writes without end, some 10 tokens a second."""
RECORDS = ("meetings", "statements", "commitments", "sanctions")


class Witness:
    """Passes requests on to a server, and counts what is in its answers."""

    def __init__(self, server: str, answers: Path | None) -> None:
        self.server = server
        self.text = ""
        """The article that is asked about."""
        self.calls = self.items = self.altered = self.cut = 0
        self._answers = answers
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"witness": self}))
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def saw(self, asked: bytes, told: bytes) -> None:
        """Count an answer; keep it where that is wanted."""
        self.calls += 1
        choice = json.loads(told)["choices"][0]
        self.cut += choice["finish_reason"] == "length"
        items = items_in(choice["message"])
        self.items += len(items)
        self.altered += sum(not all(stands(one, self.text) for one in quoted(item)) for item in items)
        if self._answers is not None:
            with self._answers.open("a", encoding="utf-8") as file:
                file.write(json.dumps([json.loads(asked), json.loads(told)], ensure_ascii=False) + "\n")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    witness: Witness

    def do_POST(self) -> None:
        asked = bounded(self.rfile.read(int(self.headers["content-length"])))
        sent = urllib.request.Request(  # noqa: S310  (the server of this benchmark)
            self.witness.server + self.path, asked, {"content-type": "application/json"}
        )
        try:
            with urllib.request.urlopen(sent) as response:  # noqa: S310
                status, told = response.status, response.read()
            self.witness.saw(asked, told)
        except urllib.error.HTTPError as error:
            status, told = error.code, error.read()
        with contextlib.suppress(ConnectionError):  # who gave up waiting has gone
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        pass


def bounded(asked: bytes) -> bytes:
    """A request whose answer has its bound at least: a gateway may set one, and readout has to live with it."""
    request = json.loads(asked)
    return json.dumps({**request, "max_tokens": min(request.get("max_tokens", ANSWER), ANSWER)}).encode()


def items_in(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Records in an answer, those of one that was cut off included."""
    calls = message.get("tool_calls") or [{"function": {"arguments": ""}}]
    text = message.get("content") or calls[0]["function"]["arguments"]
    found = re.search(r"\{.*", text, re.DOTALL)
    try:
        answer = from_json(found[0], allow_partial=True) if found else {}
    except ValueError:
        return []
    lists = [answer.get(name) for name in RECORDS] if isinstance(answer, dict) else []
    return [item for one in lists if isinstance(one, list) for item in one if isinstance(item, dict)]


def quoted(item: dict[str, Any]) -> list[str]:
    """The words of the article that an item names."""
    found = item.get("quotes") or item.get("evidence") or []
    return [one for one in found if isinstance(one, str)]


def stands(words: str, text: str) -> bool:
    """Whether words stand in a text as they are; only white space may differ."""
    return " ".join(words.split()) in " ".join(text.split())
