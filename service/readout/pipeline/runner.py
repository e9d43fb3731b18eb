"""Many documents: read one by one, extracted side by side, reported in their order."""

from __future__ import annotations

import asyncio
import contextlib
import os
import warnings
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import aclosing
from itertools import chain

from readout.ask.client import Client
from readout.ask.plan import Plan
from readout.ask.progress import RunProgress
from readout.ask.settings import Endpoint, Settings
from readout.errors import RunError, SkippedWarning
from readout.ingest import NO_METADATA, DocumentStream, Metadata, Skipped, read, unique
from readout.ledger.places import settled_place
from readout.pipeline.concluding import conclude
from readout.pipeline.extracting import extract_document
from readout.pipeline.reading_aside import following
from readout.web import NO_MEMORY, WebOptions
from readout_schemas import Briefing, Document, Report

Source = str | os.PathLike[str] | Document

AHEAD = 4
"""Documents begun for each call allowed in flight: a slow one at the head does not idle the rest."""


async def reports(
    sources: Iterable[Source] | Source,
    settings: Settings,
    metadata: Metadata = NO_METADATA,
    progress: RunProgress | None = None,
) -> AsyncGenerator[Report]:
    """A report for each document, in the order of the sources, each as soon as it and those before it are done.

    Memory holds no more documents than are under way.

    Args:
        sources: paths, folders, globs, ``-`` for standard input, or documents; one or several.
        settings: how to ask, and within which limits.
        metadata: what is known of documents that do not say it.
        progress: counts what happens, and may stop it.

    Raises:
        InputError: there is nothing to read.
        SettingsError: a setting is wrong.
        LedgerError: the ledger cannot be read or written.
        StoppedError: a limit was reached; the reports that could be finished have been given.
    """
    plan = Plan.of(settings)
    async with (
        Client(Endpoint.settle(settings), settings, progress) as client,
        aclosing(
            reported(documents(sources, metadata, web_options(settings)), client, plan, AHEAD * settings.concurrency)
        ) as stream,
    ):
        async for report in stream:
            yield report


async def reported(found: Iterable[Document], client: Client, plan: Plan, most: int) -> AsyncGenerator[Report]:
    """Reports in the order of their documents, with at most ``most`` documents under way.

    Raises:
        LedgerError: the ledger cannot be read or written.
        StoppedError: a limit was reached; the reports that could be finished have been given.
    """
    under_way: deque[asyncio.Task[Report]] = deque()
    documents = found if isinstance(found, DocumentStream) else DocumentStream(found, is_slow=False)
    progress, more = client.progress, True
    try:
        while more or under_way:
            while more and len(under_way) < most:
                document = None if progress.ended else await following(documents)
                more = document is not None
                if document is not None:
                    progress.begun += 1
                    under_way.append(asyncio.create_task(_counted(document, client, plan)))
                    await asyncio.sleep(0)  # reading must not keep answers waiting
            with contextlib.suppress(RunError):  # what comes behind it may be done all the same
                if under_way:
                    yield await under_way.popleft()
        if progress.ended is not None:
            raise progress.ended
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


async def _counted(document: Document, client: Client, plan: Plan) -> Report:
    try:
        report = await extract_document(document, client, plan)
    except RunError as error:
        client.progress.stop(error)
        raise
    client.progress.documents += 1
    client.progress.failed += report.document.error is not None and not report.document.is_copy
    return report


def documents(
    sources: Iterable[Source] | Source, metadata: Metadata = NO_METADATA, web: WebOptions = NO_MEMORY
) -> DocumentStream:
    """The documents of paths, folders, globs, addresses, ``-`` for standard input, and of documents as they are.

    What is skipped is a ``SkippedWarning``; not so of a stream, which told of it where it was made.

    Raises:
        InputError: there is nothing to read.
    """
    if isinstance(sources, DocumentStream):
        return DocumentStream(unique(sources), is_slow=sources.is_slow)
    if not isinstance(sources, str | os.PathLike | Document | Sequence):
        return DocumentStream(unique(_documents(sources, metadata, web)), is_slow=False)
    several = [sources] if isinstance(sources, str | os.PathLike | Document) else sources
    given = [source for source in several if isinstance(source, Document)]
    paths = [source for source in several if not isinstance(source, Document)]
    read_from = read(paths, metadata, skip=_warn, web=web) if paths else DocumentStream((), is_slow=False)
    if not given:  # what is read has names of its own already
        return read_from
    return DocumentStream(unique(chain(given, read_from)), is_slow=read_from.is_slow)


def web_options(settings: Settings) -> WebOptions:
    """How addresses are read under these settings."""
    memory = WebOptions.beside(settled_place(settings.ledger))
    return WebOptions(settings.allow_private, settings.since, memory)


def _documents(sources: Iterable[Source], metadata: Metadata, web: WebOptions) -> Iterator[Document]:
    paths: list[str | os.PathLike[str]] = []
    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            paths.append(source)
    if paths:
        yield from read(paths, metadata, skip=_warn, web=web)


def _warn(skipped: Skipped) -> None:
    warnings.warn(f"{skipped.source}: not read: {skipped.reason}", SkippedWarning, stacklevel=2)


async def merged(made: Iterable[Report], settings: Settings, progress: RunProgress | None = None) -> Briefing:
    """One briefing from reports: what ``briefing`` gives for their documents.

    Raises:
        InputError: two reports are of one document.
        SettingsError: a setting is wrong.
        LedgerError: the ledger cannot be read or written.
    """
    async with Client(Endpoint.settle(settings), settings, progress) as client:
        return await conclude(list(made), client, Plan.of(settings))


async def briefing(
    sources: Iterable[Source] | Source,
    settings: Settings,
    metadata: Metadata = NO_METADATA,
    progress: RunProgress | None = None,
) -> Briefing:
    """One briefing from all sources. A document that fails costs the others nothing: its ``error`` says why.

    Raises:
        InputError: there is nothing to read.
        SettingsError: a setting is wrong.
        LedgerError: the ledger cannot be read or written.
        StoppedError: a limit was reached.
    """
    plan = Plan.of(settings)
    async with Client(Endpoint.settle(settings), settings, progress) as client:
        most = AHEAD * settings.concurrency
        made = [
            report async for report in reported(documents(sources, metadata, web_options(settings)), client, plan, most)
        ]
        return await conclude(made, client, plan)
