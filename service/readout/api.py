"""The functions that users call, blocking and async."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace

from readout.ask.settings import Settings
from readout.errors import AllFailedError, InputError, ModelError
from readout.ingest import Metadata
from readout.pipeline.missing_days import MissingDays
from readout.pipeline.runner import Source, briefing, reports
from readout.run_sync import run_sync
from readout.web import is_address
from readout_schemas import AnyRecord, Briefing, Document, Report

DEFAULTS = Settings()


async def abrief(
    sources: Iterable[Source] | Source,
    *,
    model: str | None = None,
    published: datetime.date | None = None,
    settings: Settings = DEFAULTS,
) -> Briefing:
    """Brief on many reports.

    Args:
        sources: paths, folders, globs, addresses (``https://…``), ``-`` for standard input, or documents; one or
            several.
        model: ``provider/model``, or ``recorded``; default as in ``Settings``.
        published: day of publication of those that do not say theirs.
        settings: everything else.

    Returns:
        One briefing. A document that failed is in its ``documents`` with an ``error``; a file of a folder that is of
        no kind that is read is a ``SkippedWarning``; days that stay open because documents say no day of publication
        are one ``UndatedWarning``.

    Raises:
        InputError: there is nothing to read, or a path that is named does not exist.
        SettingsError: a setting is wrong.
        AuthenticationError: there is no key for the model.
        AllFailedError: every document failed; its ``briefing`` says of each why.
    """
    several = [sources] if isinstance(sources, str | os.PathLike | Document) else list(sources)
    _check_paths(several)
    made = await briefing(several, _with(settings, model), Metadata(published=published))
    check_any(made)
    _warn_of_missing_days(made.documents, made.records())
    return made


async def aextract(
    source: Source,
    *,
    model: str | None = None,
    published: datetime.date | None = None,
    settings: Settings = DEFAULTS,
) -> Report:
    """Extract what one document says. Arguments and errors as for ``abrief``.

    Raises:
        InputError: the document cannot be read, or the source holds several.
        ModelError: no call for it was answered.
    """
    _check_paths([source])
    found = [report async for report in reports([source], _with(settings, model), Metadata(published=published))]
    if len(found) != 1:
        raise InputError(f"{source}: {len(found)} documents, where extract takes one: use brief")
    report = found[0]
    if report.document.text is None:
        raise InputError(report.document.error or f"{source}: no text")
    if report.document.error and report.run.calls + report.run.reused == 0:
        raise ModelError(f"{report.document.source}: {report.document.error}")
    _warn_of_missing_days([report.document], report.records())
    return report


def brief(
    sources: Iterable[Source] | Source,
    *,
    model: str | None = None,
    published: datetime.date | None = None,
    settings: Settings = DEFAULTS,
) -> Briefing:
    """``abrief``, blocking; it also works where an event loop is running, as in a notebook."""
    return run_sync(abrief(sources, model=model, published=published, settings=settings))


def extract(
    source: Source,
    *,
    model: str | None = None,
    published: datetime.date | None = None,
    settings: Settings = DEFAULTS,
) -> Report:
    """``aextract``, blocking; it also works where an event loop is running, as in a notebook."""
    return run_sync(aextract(source, model=model, published=published, settings=settings))


def _check_paths(sources: Sequence[Source]) -> None:
    """No path, or a wrong one, is told before anything is asked; a pattern, or ``-``, is no path."""
    if not sources:
        raise InputError("nothing to read: give a path, a folder, a pattern, an address or a document")
    for source in sources:
        if (
            isinstance(source, Document)
            or is_address(source)
            or str(source) == "-"
            or any(mark in str(source) for mark in "*?[")
        ):
            continue
        if not os.path.lexists(source):
            raise InputError(f"{source}: there is no such file or folder; check the path")


def _warn_of_missing_days(documents: Iterable[Document], records: Iterable[AnyRecord]) -> None:
    missing = MissingDays()
    missing.add(documents, records)
    missing.warn("published=")


def check_any(made: Briefing) -> None:
    """Make sure that a document gave something, if only the knowledge that there is nothing in it, or what was refused.

    Raises:
        AllFailedError: every document failed.
    """
    failed = [document for document in made.documents if document.error]
    if not failed or len(failed) < len(made.documents) or made.records() or made.rejected:
        return
    first = next((document for document in failed if document.text is not None), failed[0])
    error = first.error or ""
    told = error if error.startswith(first.source) else f"{first.source}: {error}"
    others = f" (and {len(failed) - 1} more that failed)" if len(failed) > 1 else ""
    raise AllFailedError(f"no document gave anything: {told}{others}", made)


def _with(settings: Settings, model: str | None) -> Settings:
    return settings if model is None else replace(settings, model=model)
