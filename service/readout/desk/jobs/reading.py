"""The reading of one job: what is known is passed over, what is read is kept, document by document."""

from __future__ import annotations

import asyncio
import functools
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing
from itertools import chain

from readout.ask.client import Client
from readout.ask.plan import Plan
from readout.desk.jobs.asking import Pause
from readout.desk.jobs.keeping import Keeping, Taken
from readout.desk.jobs.sources import Skip, Source, documents_of
from readout.errors import InputError
from readout.ingest import DocumentStream, Skipped, renamed
from readout.ingest.documents import Place, failed, slug
from readout.ingest.uniqueness import Register
from readout.pipeline.reading_aside import following
from readout.pipeline.runner import reported
from readout.web import WebOptions
from readout_schemas import Document


class Reading:
    """One job that is read. What it kept stands, however it ends; whoever reads it again goes on behind that.

    Args:
        keeping: where what came of it goes.
        web: how addresses are read.
        admit: asked before a document goes to a model; raises ``Pause`` if none may today.
    """

    def __init__(self, keeping: Keeping, web: WebOptions, admit: Callable[[], None]) -> None:
        self._keeping = keeping
        self._web = web
        self._admit = admit
        self._register = Register()
        self._open: Counter[int] = Counter()
        """Documents under way, by the place of their source."""
        self._read: set[int] = set()
        """Places of sources that have been read to their end."""
        self._sources: dict[str, Source] = {}
        """Where documents under way were found, by their ids."""
        self._pause: Pause | None = None
        self.is_stopped = False
        self.is_whole = False
        """Whether all that it reads was read to its end."""

    @property
    def job(self) -> Taken:
        """Which job."""
        return self._keeping.job

    def stop(self) -> None:
        """Begin no more documents; those under way come to their end."""
        self.is_stopped = True

    async def read(self, client: Callable[[], Awaitable[Client]], plan: Plan, most: int) -> None:
        """Read it.

        Args:
            client: gives who is asked, once there is something to ask.
            plan: what is asked.
            most: documents under way at once.

        Raises:
            Pause: it may not go on today.
            RunError: the store, the ledger or a limit keeps it from going on.
        """
        stream = DocumentStream(self._documents(), is_slow=True)
        first = await following(stream)
        if first is not None:
            rest = DocumentStream(chain([first], stream), is_slow=True)
            async with aclosing(reported(rest, await client(), plan, most)) as reports:
                async for report in reports:
                    source = self._sources.pop(report.document.id)
                    self._open[source.place] -= 1
                    is_last = source.place in self._read and not self._open[source.place]
                    await asyncio.to_thread(self._keeping.keep, report, source, is_last=is_last)
        if self._pause is not None:
            raise self._pause

    def _documents(self) -> Iterator[Document]:
        """The documents that a model is asked about, and those that failed before it."""
        skip = functools.partial(_skipped, self._keeping)
        self._keeping.list_sources(skip)
        for place in self._keeping.places():
            source = self._keeping.source(place)
            for found in self._found(source, skip):
                if self.is_stopped or not self._may_go_on(found):
                    return
                if self._keeping.passes(found, source):
                    continue
                name, error = self._register.settle(found.id, found.source, found.sha256, found.text is None)
                one = renamed(found, name, error)
                self._open[place] += 1
                self._sources[one.id] = source
                yield one
            self._read.add(place)
            if not self._open[place]:
                self._keeping.finish(source)
        self.is_whole = True

    def _found(self, source: Source, skip: Skip) -> Iterator[Document]:
        try:
            yield from documents_of(source, self._web, skip)
        except InputError as error:
            yield failed(error, Place(source=source.name, name=slug(source.name)), source.metadata)

    def _may_go_on(self, found: Document) -> bool:
        if found.text is None or self._keeping.is_known(found):
            return True
        try:
            self._admit()
        except Pause as pause:
            self._pause = pause
            return False
        return True


def _skipped(keeping: Keeping, skipped: Skipped) -> None:
    keeping.note("skipped", f"{skipped.source}: {skipped.reason}")
