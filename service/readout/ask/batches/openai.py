"""OpenAI's Batch API: requests in a file, answers within a day, at half the price.

https://platform.openai.com/docs/guides/batch: at most 50,000 requests and 200 MB a file.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Container, Iterator
from itertools import islice
from pathlib import Path

import openai
from openai.types import Batch

from readout.ask.batches.parts import BatchAnswer, BatchState, answer_of, told
from readout.ask.error_mapping import one_line
from readout.ask.settings import Endpoint, Settings

ROOM = "/v1/chat/completions"
ENDED = {"completed", "failed", "expired", "cancelled"}
NAME = "readout"
"""The member of a batch's metadata that holds its mark."""
LISTED = 500
"""Batches, the newest first, among which one is looked for."""


class OpenAiBatches:
    """The Batch API of an endpoint."""

    most_requests = 50_000
    most_bytes = 190_000_000

    def __init__(self, endpoint: Endpoint, settings: Settings) -> None:
        self._endpoint = endpoint
        self._client = openai.OpenAI(
            api_key=endpoint.api_key,
            base_url=endpoint.base_url,
            default_query=dict(endpoint.query),
            max_retries=settings.attempts,
            http_client=openai.DefaultHttpxClient(timeout=settings.timeout, auth=endpoint.login),
        )

    def line(self, key: bytes, body: bytes) -> bytes:
        """As ``BatchApi`` has it."""
        head = f'{{"custom_id":"{key.hex()}","method":"POST","url":"{ROOM}","body":'
        return head.encode() + body + b"}\n"

    def mark(self) -> str:
        """A name of its own, which goes into the batch's metadata."""
        return uuid.uuid4().hex

    def submit(self, file: Path, mark: str) -> str:
        """As ``BatchApi`` has it."""
        with file.open("rb") as stream:
            uploaded = told(lambda: self._client.files.create(file=stream, purpose="batch"), self._endpoint)
        once = self._client.with_options(max_retries=0)
        batch = told(
            lambda: once.batches.create(
                input_file_id=uploaded.id,
                endpoint="/v1/chat/completions",
                completion_window="24h",
                metadata={NAME: mark},
            ),
            self._endpoint,
        )
        return batch.id

    def made(self, mark: str, keys: Collection[str], others: Container[str]) -> str | None:  # noqa: ARG002  (as the others have it)
        """As ``BatchApi`` has it."""
        known = told(lambda: list(islice(self._client.batches.list(limit=100), LISTED)), self._endpoint)
        return next((one.id for one in known if (one.metadata or {}).get(NAME) == mark), None)

    def state(self, name: str) -> BatchState:
        """As ``BatchApi`` has it."""
        batch = told(lambda: self._client.batches.retrieve(name), self._endpoint)
        counts = batch.request_counts
        errors = (batch.errors.data if batch.errors else None) or []
        return BatchState(
            batch.id,
            batch.status,
            batch.status in ENDED,
            counts.total if counts else 0,
            counts.completed if counts else 0,
            counts.failed if counts else 0,
            one_line(errors[0].message) if errors else None,
        )

    def answers(self, name: str) -> Iterator[BatchAnswer | None]:
        """As ``BatchApi`` has it."""
        batch: Batch = told(lambda: self._client.batches.retrieve(name), self._endpoint)
        for file in (batch.output_file_id, batch.error_file_id):
            if file is not None:
                content = told(lambda file=file: self._client.files.content(file), self._endpoint)  # type: ignore[misc]
                yield from (self._answer(row) for row in content.iter_lines() if row.strip())

    def _answer(self, row: str) -> BatchAnswer | None:
        try:
            given = json.loads(row)
            response = given["response"]
            if response is None or response["status_code"] != 200:  # noqa: PLR2004
                return None
            key, body = given["custom_id"], json.dumps(response["body"], ensure_ascii=False).encode()
        except (ValueError, KeyError, TypeError):
            return None
        return answer_of(key, body, self._endpoint)
