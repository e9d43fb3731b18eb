"""A server that answers lies: in the schema and out of it, whole and broken, late and not at all."""

from __future__ import annotations

import hashlib
import json
import random
import sys
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

from chaos_model.running import answer, compose
from chaos_model.truth import Truth, truths

from readout.ask.settings import Settings
from readout.pipeline.runner import reports
from readout_schemas import Document, Report

_AT_ONCE = {"retry-after-ms": "1", "content-type": "application/json"}
_SAY = 0.6
"""Share of the requests that get an answer in the schema."""


class ChaosModel:
    """What a loopback server says from now on.

    Args:
        server: the server of the tests.
        seed: another seed says other things.
    """

    def __init__(self, server: Any, seed: int) -> None:
        self.sent: Counter[str] = Counter()
        self._server = server
        self._reply = sys.modules[type(server).__module__].Reply
        self._rng = random.Random(seed)  # noqa: S311  (no secrets here)
        self._lock = threading.Lock()
        self._faults: list[Callable[[str], Any]] = [
            self.truncated, self.cut_off, self.wrong_types, self.fenced, self.reasoned, self.twice, self.refused,
            self.empty, self.no_content, self.prose, self.other_json, self.surrogates, self.many, self.late,
            self.status, self.reset, self.filtered, self.no_choice, self.html,
        ]  # fmt: skip
        server._reply = self.reply

    def reply(self, asked: Any) -> Any:
        """A reply to a request, about the article that is in it."""
        with self._lock:
            self._server.requests.append(asked)
            name = asked.body["response_format"]["json_schema"]["name"]
            content = self.content(json.dumps(asked.body["messages"], ensure_ascii=False), name)
            fault = None if self._rng.random() < _SAY else self._rng.choice(self._faults)
            self.sent["lies in the schema" if fault is None else fault.__name__] += 1
            return self.says(content) if fault is None else fault(content)

    def content(self, article: str, name: str, most: int = 8) -> str:
        """Lies and truths about an article, in the schema of that name."""
        truth: Truth = next(
            one
            for one in truths()
            if json.dumps(one.document.text or "?", ensure_ascii=False)[1:-1].strip("\\n") in article
        )
        told, honest = compose(self._rng, truth, most)
        whole = answer(self._rng, truth, told, honest).model_dump(mode="json")
        kinds = {"Meetings": ["meetings"], "Statements": ["statements", "labels"], "Commitments": ["commitments"],
                 "Sanctions": ["sanctions"]}  # fmt: skip
        wanted = ["parties", *kinds.get(name, [key for key in whole if key != "parties"])]
        return json.dumps({key: whole[key] for key in wanted}, ensure_ascii=False)

    def says(self, content: str | None, **fields: Any) -> Any:
        return self.sends(self._server.completion(content, **fields))

    def sends(self, body: bytes, **fields: Any) -> Any:
        return self._reply(**{"headers": {"content-type": "application/json"}, "body": body, **fields})

    def truncated(self, content: str) -> Any:
        return self.says(content[: self._rng.randrange(len(content))])

    def cut_off(self, content: str) -> Any:
        return self.says(content[: self._rng.randrange(len(content))], finish_reason="length")

    def wrong_types(self, content: str) -> Any:
        return self.says(content.replace('": [', '": [7, ').replace('"kind": "', '"kind": "x'))

    def fenced(self, content: str) -> Any:
        return self.says(f"```json\n{content}\n```")

    def reasoned(self, content: str) -> Any:
        return self.says(f"<think>Is {{this}} asked?</think>\nLet me see. The article speaks of a call.\n\n{content}")

    def twice(self, content: str) -> Any:
        return self.says(f"{content}\n{content}")

    def refused(self, content: str) -> Any:
        return self.says(None, refusal=f"I will not: {content[:9]}")

    def filtered(self, content: str) -> Any:
        return self.says(content, finish_reason="content_filter")

    def empty(self, _: str) -> Any:
        return self.says("")

    def no_content(self, _: str) -> Any:
        return self.says(None)

    def prose(self, _: str) -> Any:
        return self.says("There is nothing of note in this article.")

    def other_json(self, _: str) -> Any:
        return self.says(self._rng.choice(["[]", "null", "7", '{"records": []}', '"text"']))

    def surrogates(self, content: str) -> Any:
        return self.says(content.replace('"name": "', '"name": "\\ud83d \\u0000'))

    def many(self, content: str) -> Any:
        whole = json.loads(content)
        return self.says(json.dumps({key: (items * 500)[:500] for key, items in whole.items()}))

    def late(self, content: str) -> Any:
        came, server = len(self._server.requests), self._server
        late = lambda: server.is_alone or len(server.requests) > came + 1  # noqa: E731
        return self.sends(server.completion(content), until=late)

    def status(self, _: str) -> Any:
        body = json.dumps({"error": {"message": "made to fail", "type": "test", "code": None}}).encode()
        return self.sends(body, status=self._rng.choice([429, 500, 502, 503, 400, 404, 422]), headers=_AT_ONCE)

    def reset(self, _: str) -> Any:
        return self._reply(reset=True)

    def no_choice(self, _: str) -> Any:
        return self.sends(b'{"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []}')

    def html(self, _: str) -> Any:
        return self.sends(b"<html>Bad gateway</html>", headers={"content-type": "text/html"})


async def besieged(server: Any, documents: int, **changes: Any) -> list[Report]:
    """Reports of the seeds, each with another last line so that none is a copy, from a server that lies and breaks."""
    sources = [_edition(truths()[number % len(truths())].document, number) for number in range(documents)]
    given = {"model": "chaos", "base_url": server.url, "ledger": False, "attempts": 3, **changes}
    return [made async for made in reports(sources, Settings(**given))]


def _edition(document: Document, number: int) -> Document:
    text = f"{document.text}\n{number}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return document.model_copy(update={"id": f"{document.id}-{number}", "text": text, "sha256": digest})
