"""What comes over the wire and is no plain request: slow, torn, double, too long. The service answers the next one."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from fastapi import FastAPI

from readout.desk.serving import patience
from readout.desk.serving.app import served
from readout.desk.serving.running import config_of

PATIENCE = 0.3


@pytest.fixture(scope="module")
def port(app: FastAPI) -> Iterator[int]:
    """A server, as ``readout serve`` runs it, but for its patience."""
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as listener:
        patch.setattr(patience, "BEGIN", PATIENCE)
        patch.setattr(patience, "TAKE", PATIENCE)
        server = uvicorn.Server(config_of(served(app)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "it does not start"
            time.sleep(0.01)
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


def sent(port: int, *pieces: bytes, pause: float = 0.0) -> bytes:
    """All that comes back, until the service closes the connection."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=20)) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(pause)
        except OSError:
            return b""
        got = b""
        try:
            while piece := connection.recv(1 << 16):
                got += piece
        except ConnectionError:
            pass
        return got


def get(port: int, path: str = "/healthz", *headers: str) -> bytes:
    head = "\r\n".join((f"GET {path} HTTP/1.1", "Host: x", "Connection: close", *headers))
    return sent(port, f"{head}\r\n\r\n".encode())


def post(token: str, *headers: str) -> bytes:
    given = (f"Authorization: Bearer {token}", "Content-Type: application/json", *headers)
    return "\r\n".join(("POST /v1/editions HTTP/1.1", "Host: x", "Connection: close", *given, "", "")).encode()


def test_who_begins_a_request_and_does_not_go_on_is_closed(port: int, tokens: dict[str, str]) -> None:
    drips = [b"GET /healthz HTTP/1.1\r\nHost: x\r\n", *[b"X-A: b\r\n"] * 40]
    assert sent(port) == b"", "nothing at all"
    assert sent(port, b"GET /healthz HT") == b""
    assert sent(port, *drips, pause=PATIENCE / 10) == b"", "a header now and then"
    assert b"HTTP/1.1 4" not in sent(port, post(tokens["editor"], "Content-Length: 100"), b"{", pause=0.01)
    for _ in range(2):
        assert get(port).startswith(b"HTTP/1.1 200")


def test_a_body_that_comes_slowly_but_comes_is_read(
    port: int, tokens: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "RATE", 1)
    body = b'{"topic": "no such thing in it"}'
    pieces = [body[at : at + 4] for at in range(0, len(body), 4)]
    answer = sent(port, post(tokens["editor"], f"Content-Length: {len(body)}"), *pieces, pause=PATIENCE / 5)
    assert answer.startswith(b"HTTP/1.1 20")


def test_who_does_not_take_the_answer_is_closed(port: int, tokens: dict[str, str]) -> None:
    asked = f"GET /openapi.json HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {tokens['reader']}\r\n\r\n".encode()
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(20)
        connection.connect(("127.0.0.1", port))
        with pytest.raises(OSError, match=r"reset|pipe"):  # noqa: PT012  (whichever of the two meets it)
            for _ in range(400):
                connection.sendall(asked * 20)
                time.sleep(PATIENCE / 10)


def test_a_request_has_one_length_and_one_host(port: int, tokens: dict[str, str]) -> None:
    """What a proxy and the service may read in two ways is refused: nothing is smuggled behind it."""
    behind = b"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    for headers in (
        ("Content-Length: 5", "Transfer-Encoding: chunked"),
        ("Content-Length: 5", "Content-Length: 6"),
        ("Content-Length: +5",),
        ("Content-Length: 5, 6",),
        ("Transfer-Encoding: chunked, identity",),
        ("Transfer-Encoding: xchunked",),
        ("Transfer-Encoding : chunked",),
        ("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"),
        ("Host: y",),
        ("X: a\x00b",),
        ("a b: c",),
    ):
        answer = sent(port, post(tokens["editor"], *headers) + behind)
        assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 501")), (headers, answer[:100])
        assert answer.count(b"HTTP/1.1 ") == 1, headers
    for head in (
        b"GET /healthz HTTP/1.1\r\n\r\n",
        b"GET  /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
    ):
        assert sent(port, head).startswith(b"HTTP/1.1 400"), head
    assert sent(port, b"GET /" + b"a" * 200_000).startswith((b"HTTP/1.1 400", b""))


def test_no_header_is_a_way_around_who_may(port: int, tokens: dict[str, str]) -> None:
    reader = f"Authorization: Bearer {tokens['reader']}"
    for header in ("X-HTTP-Method-Override: DELETE", "X-Method-Override: DELETE", "X-HTTP-Method: DELETE"):
        assert get(port, "/v1/documents/x", reader, header).startswith(b"HTTP/1.1 404")
        assert get(port, "/v1/documents/x?_method=DELETE", reader, header).startswith(b"HTTP/1.1 404")
    for header in ("X-Original-URL: /v1/audit", "X-Rewrite-URL: /v1/audit", "X-Forwarded-User: root"):
        assert b'"name":"reader"' in get(port, "/v1/me", reader, header)
        assert get(port, "/v1/me", header).startswith(b"HTTP/1.1 401")
    assert get(port, "/v1/audit", reader).startswith(b"HTTP/1.1 403")
    assert get(port, "/v1/me", "Upgrade: websocket", "Connection: Upgrade").startswith(b"HTTP/1.1 401")
    for host in ("evil.example", "127.0.0.1:1\x0b", "a" * 3000):
        whole = f"GET /v1/editions?limit=1 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{reader}\r\n\r\n"
        assert b"evil" not in sent(port, whole.encode())
    assert get(port, "/v1/me", "Authorization: Bearer \xe9\xff").startswith(b"HTTP/1.1 401")
