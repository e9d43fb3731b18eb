"""What was not read, and which documents say no day: told to the user at the end of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from readout.errors import InputError

if TYPE_CHECKING:
    from readout.ingest import Skipped
    from readout_schemas import Document, Model

_MOST_LINES = 10
_MOST_DATES = 5


class SkippedFiles:
    """The files that were not read: the first ten by name, the others by kind."""

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self._first: list[Skipped] = []
        self._others: Counter[str] = Counter()

    def add(self, skipped: Skipped) -> None:
        """Keep one in mind.

        Raises:
            InputError: none may be skipped.
        """
        if self._strict:
            raise InputError(f"{skipped.source}: {skipped.reason}; leave it out, or leave out --strict")
        if len(self._first) < _MOST_LINES:
            self._first.append(skipped)
        else:
            self._others[skipped.reason] += 1

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


def tell_missing_days(documents: Iterable[Document], records: Iterable[Model]) -> None:
    """Name the days that stay open because their documents do not say when they were published."""
    from readout_schemas import When, parts

    undated = {one.id for one in documents if one.text is not None and one.published is None}
    if not undated:
        return
    words: dict[str, None] = {}
    for record in records:
        if undated.issuperset(one.document for one in getattr(record, "evidence", ())):
            words |= dict.fromkeys(when.text for when in parts(record, When) if when.edtf is None)
    if words:
        shown = ", ".join(f"“{text}”" for text in list(words)[:_MOST_DATES])
        more = f" and {len(words) - _MOST_DATES} more" if len(words) > _MOST_DATES else ""
        which = "1 document says" if len(undated) == 1 else f"{len(undated)} documents say"
        why = f"{which} no day of publication, so that these stay open"
        typer.echo(f"readout: {why}: {shown}{more}; give --published", err=True)


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
