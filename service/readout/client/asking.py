"""One request to a served desk, as a value: an address, what goes with it, and what is made of the answer."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal, Protocol, TypeVar
from urllib.parse import quote

from pydantic import BaseModel

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)
_NAMES = {"start": "from", "end": "to", "due_start": "due_from", "due_end": "due_to"}
"""Parameters that Python has other names for."""


class Paged(Protocol):
    """A page of a list."""

    @property
    def next(self) -> str | None:
        """Where the next page begins."""


P = TypeVar("P", bound=Paged)


@dataclass(frozen=True, slots=True)
class Ask(Generic[T]):
    """One request.

    Attributes:
        method: of HTTP.
        path: below the service's address.
        reads: what makes a value of an answer's content.
        query: parameters.
        body: what is sent.
        media: what that is.
    """

    method: Literal["GET", "POST", "DELETE"]
    path: str
    reads: Callable[[bytes], T]
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    media: str = "application/json"


@dataclass(frozen=True, slots=True)
class ListAsk(Generic[P, T]):
    """A request for a list, which comes in pages.

    Attributes:
        first: the request for its first page.
        items: what of a page the list is made of.
    """

    first: Ask[P]
    items: Callable[[P], Sequence[T]]

    def behind(self, page: P) -> Ask[P] | None:
        """The request for the page behind one; none behind the last."""
        if page.next is None:
            return None
        return replace(self.first, query={**self.first.query, "after": page.next})


def get(path: str, model: type[M], **asked: object) -> Ask[M]:
    """A request for something that a model describes."""
    return Ask("GET", path, model.model_validate_json, _query(asked))


def text(path: str, **asked: object) -> Ask[str]:
    """A request for text."""
    return Ask("GET", path, bytes.decode, _query(asked))


def _query(asked: Mapping[str, object]) -> dict[str, str]:
    return {_NAMES.get(name, name): written(value) for name, value in asked.items() if value is not None}


def written(value: object) -> str:
    """A parameter as an address or a form has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def post(path: str, model: type[M], told: Mapping[str, object]) -> Ask[M]:
    """A request that sends what is told, but for what is none."""
    body = json.dumps({name: value for name, value in told.items() if value is not None}, default=_plain)
    return Ask("POST", path, model.model_validate_json, body=body.encode())


def _plain(value: object) -> str:
    """What JSON has no form for.

    Raises:
        TypeError: it is no day either.
    """
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be sent")


def path(*parts: str) -> str:
    """An address, of parts that may have any character."""
    return "/v1/" + "/".join(quote(part, safe="") for part in parts)


def mapping(content: bytes) -> dict[str, Any]:
    """An object of JSON.

    Raises:
        ValueError: it is something else.
    """
    told = json.loads(content)
    if not isinstance(told, dict):
        raise ValueError("it is no object")  # noqa: TRY004  (content is wrong, and no argument)
    return told
