"""A model's server on loopback, fixed answers after a fixed time: ``python benchmarks/loopback.py ANSWERS SECONDS``.

It prints its port, and counts what it was sent: ``GET /counts`` gives requests and bytes of bodies, and starts anew.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path


class Server:
    def __init__(self, answers: dict[str, str], latency: float) -> None:
        self.latency = latency
        self.structured = completion(answers["structured"])
        self.plain = completion(answers["plain"])
        self.requests = self.bytes = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                if head.startswith(b"GET"):
                    writer.write(response(json.dumps({"requests": self.requests, "bytes": self.bytes}).encode()))
                    self.requests = self.bytes = 0
                    continue
                body = await reader.readexactly(length(head))
                self.requests += 1
                self.bytes += len(body)
                await asyncio.sleep(self.latency)
                writer.write(self.structured if b'"json_schema"' in body else self.plain)
        except (asyncio.IncompleteReadError, ConnectionResetError):
            writer.close()


def length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def completion(content: str) -> bytes:
    message = {"role": "assistant", "content": content, "refusal": None}
    usage = {"prompt_tokens": 3000, "completion_tokens": 500, "total_tokens": 3500}
    choice = {"index": 0, "finish_reason": "stop", "message": message, "logprobs": None}
    whole = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "gpt-5-mini", "choices": [choice]}
    return response(json.dumps({**whole, "usage": usage}).encode())


def response(body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def main(answers: dict[str, str], latency: float) -> None:
    server = Server(answers, latency)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, backlog=1024, limit=1 << 24)
    print(listening.sockets[0].getsockname()[1], flush=True)
    async with listening:
        await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), float(sys.argv[2])))
