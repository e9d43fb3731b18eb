"""Rows read into models, for those who show them: many look at the same records, and reading one is most of the work.

What was read is kept by the row's own words, so that it is right whatever is written meanwhile, here or elsewhere.
Models cannot be changed, and may be shared. Who goes through all of a store does not come here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, ParamSpec, TypeVar, cast

from readout.record_types import RECORD_TYPES
from readout_schemas import RECORD_MODELS, AnyRecord, Document, RecordType

MOST = 4096
"""Models of each kind that are kept: some 8 kB each."""
_TYPES: dict[str, RecordType] = {str(kind): kind for kind in RECORD_TYPES}
_LET_GO: list[Callable[[], None]] = []
P = ParamSpec("P")
T = TypeVar("T")


def remembered(most: int = MOST) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A reader of rows that keeps what it read last, so many at most."""

    def kept(read: Callable[P, T]) -> Callable[P, T]:
        keeping = lru_cache(most)(read)
        _LET_GO.append(keeping.cache_clear)
        return cast("Callable[P, T]", keeping)

    return kept


class Same(Generic[T]):
    """A model by which something is kept: it is the same as itself alone.

    As a key a model by itself is compared by all that it holds. What was read of the same row twice is one model, as
    long as it is kept, and so it stays as long as something is kept by it.
    """

    __slots__ = ("model",)

    def __init__(self, model: T) -> None:
        self.model = model

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.model is other.model

    def __hash__(self) -> int:
        return id(self.model)


def read_record(kind: str, body: str) -> AnyRecord:
    """The record of a row's type and body, for those who go through many and show none."""
    return RECORD_MODELS[_TYPES[kind]].model_validate_json(body)


record_from = remembered()(read_record)
"""The same, kept for the next who asks."""


@remembered()
def document_from(body: str) -> Document:
    """The document of a row's body, without its text."""
    return Document.model_validate_json(body)


def let_go() -> None:
    """Keep nothing that was read until now: some of it was removed."""
    for each in _LET_GO:
        each()
