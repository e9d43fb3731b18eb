"""A site on loopback, whose pages a test sets, and which keeps what it was asked."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]


def article(number: int = 1, head: str = "", language: str = "en") -> bytes:
    body = "".join(
        f"<p>Minister {number} said in Oslo that the port would open again, and that talks number {number}-{line} "
        "would go on until every side had agreed on the terms of the insurers.</p>"
        for line in range(6)
    )
    title = f"Talks {number} go on"
    page = f"<!doctype html><html lang='{language}'><head><title>{title}</title>{head}</head>"
    return f"{page}<body><article><h1>{title}</h1>{body}</article></body></html>".encode()


@dataclass
class Site:
    pages: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    posted: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    """What was sent to it: headers and body."""
    port: int = 0
    scheme: str = "http"
    most_at_once: int = 0
    at_once: int = 0

    @property
    def root(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def put(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Set the answers to a path: the last one stays, the others come first, in their order."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages.setdefault(path, []).append((status, {"content-type": "text/html", **named}, body))
        return self.root + path

    def paths(self) -> list[str]:
        """What was asked, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        self.asked.append((path, headers))
        answers = self.pages.get(path, [(404, {}, b"")])
        status, said, body = answers.pop(0) if len(answers) > 1 else answers[0]
        if said.get("etag") and headers.get("if-none-match") == said["etag"]:
            return 304, said, b""
        self.sent.append(path)
        return status, said, body


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Clients that refuse the certificate break off: nothing to print."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site(scheme="https" if tls else "http")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, said, body = site.answer(self.path, headers)
            self.send_response(status)
            for name, value in said.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            site.at_once -= 1
            self.wfile.write(body)

        def do_POST(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.posted.append((headers, self.rfile.read(int(headers["content-length"]))))
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
