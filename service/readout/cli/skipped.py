"""What was not read, and which documents say no day: told to the user at the end of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from readout.errors import InputError

if TYPE_CHECKING:
    from readout.ingest import Skipped
    from readout.pipeline.missing_days import MissingDays
    from readout_schemas import Document

_MOST_LINES = 10


class SkippedFiles:
    """The files that were not read: the first ten by name, the others by kind."""

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self._is_looking = True
        self._first: list[Skipped] = []
        self._others: Counter[str] = Counter()

    def add(self, skipped: Skipped) -> None:
        """Keep one in mind.

        Raises:
            InputError: none may be skipped, and folders have been looked through.
        """
        if self._strict and not self._is_looking:
            raise InputError(f"{skipped.source}: {skipped.reason}; leave it out, or leave out --strict")
        if len(self._first) < _MOST_LINES:
            self._first.append(skipped)
        else:
            self._others[skipped.reason] += 1

    def check(self) -> None:
        """Say that folders have been looked through, and nothing was read as yet.

        Raises:
            InputError: none may be skipped, and some were; up to ten are named.
        """
        self._is_looking = False
        if not (self._strict and self._first):
            return
        named = [f"{one.source}: {one.reason}" for one in self._first]
        if len(named) == 1:
            raise InputError(f"{named[0]}; leave it out, or leave out --strict")
        more = f"; {self._others.total()} more" if self._others else ""
        count = len(named) + self._others.total()
        raise InputError(f"{count} files are not read; leave them out, or leave out --strict: {'; '.join(named)}{more}")

    def lines(self) -> list[str]:
        """What is told of them."""
        lines = [f"not read: {one.source}: {one.reason}" for one in self._first]
        if self._others:
            kinds = ", ".join(f"{number} × {reason}" for reason, number in self._others.most_common())
            lines.append(f"not read: {self._others.total()} more ({kinds})")
        return lines

    def tell(self) -> None:
        """Tell of them on standard error."""
        for line in self.lines():
            typer.echo(f"readout: {line}", err=True)


def tell_missing_days(missing: MissingDays) -> None:
    """Name the days that stay open because their documents do not say when they were published."""
    line = missing.told("--published")
    if line is not None:
        typer.echo(f"readout: {line}", err=True)


def check_any_read(documents: Iterable[Document]) -> None:
    """Make sure that there is something to write.

    Raises:
        InputError: not one document could be read.
    """
    several = list(documents)
    if several and all(one.text is None for one in several):
        which = "the only document" if len(several) == 1 else f"none of the {len(several)} documents"
        verb = "could not be read" if len(several) == 1 else "could be read"
        raise InputError(f"{which} {verb}; nothing was written: {several[0].error}")
