"""Lists, which come in pages: each page is asked for when it is needed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Generic, TypeVar

from readout.client.asking import Ask, ListAsk, Paged

P = TypeVar("P", bound=Paged)
T = TypeVar("T")


class Listing(Generic[P, T]):
    """An iterator over all items of a list; of ``pages()`` over its pages, which may say more.

    >>> first_ten = list(itertools.islice(client.records(q="grain"), 10))  # doctest: +SKIP
    """

    def __init__(self, send: Callable[[Ask[P]], P], asked: ListAsk[P, T]) -> None:
        self._send: Callable[[Ask[Any]], P] = send
        self._asked = asked
        self._items = (item for page in self.pages() for item in asked.items(page))

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return next(self._items)

    def pages(self) -> Iterator[P]:
        """The pages of the list, from its first one on.

        Raises:
            ServiceError: the service does not do it.
        """
        ask: Ask[P] | None = self._asked.first
        while ask is not None:
            page = self._send(ask)
            yield page
            ask = self._asked.behind(page)


class AsyncListing(Generic[P, T]):
    """As ``Listing``, for ``async for``."""

    def __init__(self, send: Callable[[Ask[P]], Awaitable[P]], asked: ListAsk[P, T]) -> None:
        self._send: Callable[[Ask[Any]], Awaitable[P]] = send
        self._asked = asked
        self._items = self._all()

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        return await anext(self._items)

    async def pages(self) -> AsyncIterator[P]:
        """The pages of the list, from its first one on.

        Raises:
            ServiceError: the service does not do it.
        """
        ask: Ask[P] | None = self._asked.first
        while ask is not None:
            page = await self._send(ask)
            yield page
            ask = self._asked.behind(page)

    async def _all(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in self._asked.items(page):
                yield item
