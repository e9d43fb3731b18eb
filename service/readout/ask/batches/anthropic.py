"""Anthropic's Message Batches: requests in one body, answers within a day, at half the price.

https://platform.claude.com/docs/en/build-with-claude/batch-processing: at most 100,000 requests and 256 MB; results are
kept for 29 days. The reference: https://platform.claude.com/docs/en/api/messages/batches/create.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Iterator
from pathlib import Path
from typing import Any

from readout.ask.batches.parts import UNDECIDED, BatchAnswer, BatchState, answer_of
from readout.ask.batches.sending import Sender
from readout.ask.providers import anthropic
from readout.ask.settings import Endpoint, Settings

PATH = "/messages/batches"
PAGE = "100"
ENDED = "ended"
NONE_YET = ""
"""The mark where there was no batch yet."""


class AnthropicBatches:
    """The Message Batches of an endpoint.

    A batch bears no name, but its results bear those of its requests. It is found again as one of as many requests,
    made after the newest one before it, in whose results they are. As long as such a one has not ended, nobody can say.
    """

    most_requests = 100_000
    most_bytes = 64_000_000
    """Less than the protocol takes: a batch is one body, which is held in memory."""

    def __init__(self, endpoint: Endpoint, settings: Settings) -> None:
        self._endpoint = endpoint
        self._sender = Sender(endpoint, settings)

    def line(self, key: bytes, body: bytes) -> bytes:
        """As ``BatchApi`` has it."""
        return _dumped({"custom_id": key.hex(), "params": anthropic.request(json.loads(body))}) + b"\n"

    def mark(self) -> str:
        """The newest batch's id."""
        newest = self._listed(limit="1")
        return str(newest[0]["id"]) if newest else NONE_YET

    def submit(self, file: Path, mark: str) -> str:  # noqa: ARG002  (as the others have it)
        """As ``BatchApi`` has it."""
        with file.open("rb") as rows:
            content = b'{"requests":[' + b",".join(row.strip() for row in rows) + b"]}"
        return str(json.loads(self._sender.sent(PATH, content).content)["id"])

    def made(self, mark: str, keys: Collection[str], others: Container[str]) -> str | None:
        """As ``BatchApi`` has it."""
        since = self._listed(limit=PAGE, **({} if mark == NONE_YET else {"before_id": mark}))
        alike = [one for one in since if one["id"] not in others and sum(one["request_counts"].values()) == len(keys)]
        ended = [one for one in alike if one.get("processing_status") == ENDED]
        found = next((str(one["id"]) for one in ended if self._has(one, keys)), None)
        return UNDECIDED if found is None and len(ended) < len(alike) else found

    def _has(self, batch: dict[str, Any], keys: Container[str]) -> bool:
        """Whether a batch that has ended is of these requests. Of one whose results are gone it is not said."""
        if not batch.get("results_url"):
            return False
        rows = self._sender.content(f"{PATH}/{batch['id']}/results").iter_lines()
        return any(_custom_id(row) in keys for row in rows)

    def _listed(self, **query: str) -> list[dict[str, Any]]:
        return self._sender.asked(PATH, **query).get("data") or []

    def state(self, name: str) -> BatchState:
        """As ``BatchApi`` has it."""
        batch = self._sender.asked(f"{PATH}/{name}")
        status, counts = str(batch.get("processing_status")), batch.get("request_counts") or {}
        without = sum(counts.get(kind) or 0 for kind in ("errored", "canceled", "expired"))
        total = without + (counts.get("processing") or 0) + (counts.get("succeeded") or 0)
        return BatchState(name, status, status == ENDED, total, counts.get("succeeded") or 0, without)

    def answers(self, name: str) -> Iterator[BatchAnswer | None]:
        """As ``BatchApi`` has it."""
        rows = self._sender.content(f"{PATH}/{name}/results").iter_lines()
        yield from (self._answer(row) for row in rows if row.strip())

    def _answer(self, row: str) -> BatchAnswer | None:
        try:
            given = json.loads(row)
            if given["result"]["type"] != "succeeded":
                return None
            return answer_of(given["custom_id"], _dumped(anthropic.answer(given["result"]["message"])), self._endpoint)
        except (ValueError, LookupError, TypeError, AttributeError):
            return None


def _custom_id(row: str) -> str | None:
    try:
        return str(json.loads(row)["custom_id"])
    except (ValueError, LookupError, TypeError):
        return None


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
