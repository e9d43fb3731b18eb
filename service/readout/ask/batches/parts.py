"""What every provider's batches have: a state, answers for the ledger, and a way of being found again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import openai

from readout.ask.completions import is_to_keep, read_completion, tokens_in
from readout.ask.error_mapping import FOREIGN, translate
from readout.ask.settings import Endpoint
from readout.errors import EndpointError
from readout.ledger import Entry
from readout_schemas import Tokens

T = TypeVar("T")
UNDECIDED = ""
"""The id of a batch of which it cannot be said yet whether it was made: one that has not ended may be it."""


@dataclass(frozen=True, slots=True)
class BatchState:
    """How far a batch is."""

    id: str
    status: str
    """The provider's word, as ``in_progress``, ``ended`` or ``BATCH_STATE_RUNNING``."""
    ended: bool
    """Whether nothing more will come."""
    total: int
    completed: int
    failed: int
    error: str | None = None


@dataclass(frozen=True, slots=True)
class BatchAnswer:
    """One request's answer, and what it took."""

    entry: Entry
    tokens: Tokens


class BatchApi(Protocol):
    """The batches of an endpoint. Blocking. All raise ``ModelError`` where the endpoint does not do what is asked."""

    @property
    def most_requests(self) -> int:
        """Requests that a batch takes."""

    @property
    def most_bytes(self) -> int:
        """Bytes of them."""

    def line(self, key: bytes, body: bytes) -> bytes:
        """A request, as chat completions have it, as a line of a batch's file; its id is the ledger's key."""

    def mark(self) -> str:
        """What a batch that is about to be made can be found by, if nobody lives to hear its id."""

    def submit(self, file: Path, mark: str) -> str:
        """Send a file of requests; the id of the batch. Sent once: what may have arrived is not sent again."""

    def made(self, mark: str, keys: Collection[str], others: Container[str]) -> str | None:
        """The id of the batch that was made with a mark, if it came to that.

        Args:
            mark: what ``mark`` gave before.
            keys: ids of its requests.
            others: ids of batches that it is not.

        Returns:
            ``UNDECIDED`` where that cannot be said yet.
        """

    def state(self, name: str) -> BatchState:
        """How far a batch is."""

    def answers(self, name: str) -> Iterator[BatchAnswer | None]:
        """What came of each request of a batch that has ended; ``None`` for one that has no answer."""


def answer_of(key: str, body: bytes, endpoint: Endpoint) -> BatchAnswer | None:
    """An answer for the ledger.

    Args:
        key: the request's id: the ledger's key in hexadecimal digits.
        body: a chat completion.
        endpoint: who gave it.

    Returns:
        ``None`` for what is no answer: one that was cut off or refused may be better the next time.
    """
    try:
        found, completion = bytes.fromhex(key), read_completion(body, endpoint.base_url)
    except (ValueError, EndpointError, openai.APIError):
        return None
    if not is_to_keep(completion):
        return None
    tokens = tokens_in(completion)
    entry = Entry(
        key=found,
        model=endpoint.model,
        prompt="batch",
        prompt_tokens=tokens.prompt,
        completion_tokens=tokens.completion,
        answer=body,
    )
    return BatchAnswer(entry, tokens)


def told(work: Callable[[], T], endpoint: Endpoint) -> T:
    """What a request to an endpoint gives; its errors are ours, without what is secret in them."""
    try:
        return work()
    except FOREIGN as error:
        found = translate(error, endpoint)
        raise type(found)(endpoint.redacted(str(found))) from error
