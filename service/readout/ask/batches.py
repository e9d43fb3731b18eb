"""OpenAI's Batch API: requests in a file, answers within a day, at half the price.

https://platform.openai.com/docs/guides/batch: at most 50,000 requests and 200 MB a file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import openai
from openai.types import Batch
from openai.types.chat import ChatCompletion

from readout.ask.completions import is_to_keep, read_completion, tokens_in
from readout.ask.error_mapping import FOREIGN, one_line, translate
from readout.ask.settings import Endpoint, Settings
from readout.errors import SettingsError
from readout.ledger import Entry

MOST_REQUESTS = 50_000
MOST_BYTES = 190_000_000
ROOM = "/v1/chat/completions"
ENDED = {"completed", "failed", "expired", "cancelled"}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BatchState:
    """How far a batch is."""

    id: str
    status: str
    """OpenAI's word: ``validating``, ``in_progress``, ``finalizing``, ``completed``, ``expired``, ``failed``…"""
    total: int
    completed: int
    failed: int
    error: str | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.status in ENDED


def line(key: bytes, body: bytes) -> bytes:
    """A request as a line of a batch's file; its id is the ledger's key."""
    head = f'{{"custom_id":"{key.hex()}","method":"POST","url":"{ROOM}","body":'
    return head.encode() + body + b"}\n"


class BatchApi:
    """The Batch API of an endpoint. Blocking.

    Raises:
        SettingsError: the provider has none.
    """

    def __init__(self, endpoint: Endpoint, settings: Settings) -> None:
        if endpoint.provider != "openai":
            raise SettingsError(f"{endpoint.provider}/{endpoint.model} has no Batch API: name an openai/ model")
        self._endpoint = endpoint
        self._client = openai.OpenAI(
            api_key=endpoint.api_key,
            base_url=endpoint.base_url,
            default_query=dict(endpoint.query),
            max_retries=settings.attempts,
            http_client=openai.DefaultHttpxClient(timeout=settings.timeout, auth=endpoint.login),
        )

    def submit(self, file: Path) -> str:
        """Upload a file of requests and start it; the id of the batch.

        Raises:
            ModelError: the endpoint does not take it.
        """
        with file.open("rb") as stream:
            uploaded = self._told(lambda: self._client.files.create(file=stream, purpose="batch"))
        batch = self._told(
            lambda: self._client.batches.create(
                input_file_id=uploaded.id, endpoint="/v1/chat/completions", completion_window="24h"
            )
        )
        return batch.id

    def state(self, name: str) -> BatchState:
        """How far a batch is.

        Raises:
            ModelError: the endpoint does not know it.
        """
        batch = self._told(lambda: self._client.batches.retrieve(name))
        counts = batch.request_counts
        errors = (batch.errors.data if batch.errors else None) or []
        return BatchState(
            batch.id,
            batch.status,
            counts.total if counts else 0,
            counts.completed if counts else 0,
            counts.failed if counts else 0,
            one_line(errors[0].message) if errors else None,
        )

    def answers(self, name: str) -> Iterator[Entry | None]:
        """What came of each request of a batch: an answer for the ledger, or ``None`` for one that failed.

        Raises:
            ModelError: the results cannot be fetched.
        """
        batch: Batch = self._told(lambda: self._client.batches.retrieve(name))
        for file in (batch.output_file_id, batch.error_file_id):
            if file is not None:
                content = self._told(lambda file=file: self._client.files.content(file))  # type: ignore[misc]
                yield from (self._entry(row) for row in content.iter_lines() if row.strip())

    def _entry(self, row: str) -> Entry | None:
        try:
            told = json.loads(row)
            response = told["response"]
            if response is None or response["status_code"] != 200:  # noqa: PLR2004
                return None
            key, body = bytes.fromhex(told["custom_id"]), json.dumps(response["body"], ensure_ascii=False).encode()
        except (ValueError, KeyError, TypeError):
            return None
        completion: ChatCompletion = read_completion(body, self._endpoint.base_url)
        if not is_to_keep(completion):
            return None
        tokens = tokens_in(completion)
        return Entry(
            key=key,
            model=self._endpoint.model,
            prompt="batch",
            prompt_tokens=tokens.prompt,
            completion_tokens=tokens.completion,
            answer=body,
        )

    def _told(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except FOREIGN as error:
            found = translate(error, self._endpoint)
            raise type(found)(self._endpoint.redacted(str(found))) from error
