"""Documents as they are read, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout_schemas import Document


class DocumentStream(Iterator[Document]):
    """Documents, each read when it is asked for.

    Attributes:
        is_slow: Whether one of them may have to be waited for: it is fetched, unpacked, or has many pages.
    """

    def __init__(self, documents: Iterable[Document], *, is_slow: bool) -> None:
        self._documents = iter(documents)
        self.is_slow = is_slow

    def __next__(self) -> Document:
        return next(self._documents)
