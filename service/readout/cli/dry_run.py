"""``--dry-run``: what a run will read, ask and cost, told without a call."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import typer

from readout.cli.outcome import ALL_FAILED, SOME_FAILED, tell_copies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.cli.options import DocumentOptions
    from readout.cli.run_options import LimitedOptions
    from readout_schemas import Document

_MOST_LINES = 10


def tell_estimate(sources: list[str], documents: DocumentOptions, asking: LimitedOptions) -> None:
    """Print it, and what would not be read; leave with the status that the run itself would have for that."""
    from readout.ingest import DocumentStream
    from readout.pipeline.estimating import estimate

    found, skipped = documents.read(sources, asking.place())
    unreadable = _Unreadable()
    told = estimate(DocumentStream(unreadable.among(found), is_slow=False), asking.settings())
    typer.echo(told.told())
    skipped.tell()
    tell_copies(unreadable.copies)
    for line in unreadable.lines():
        typer.echo(f"readout: {line}", err=True)
    if told.unreadable:
        raise typer.Exit(ALL_FAILED if told.unreadable == told.documents else SOME_FAILED)


class _Unreadable:
    """The documents that cannot be read: the first ten by name, the others by kind; and those that are copies."""

    def __init__(self) -> None:
        self.copies: list[Document] = []
        self._first: list[str] = []
        self._others: Counter[str] = Counter()

    def among(self, documents: Iterator[Document]) -> Iterator[Document]:
        """The documents, looked at as they pass."""
        for document in documents:
            if document.is_copy:
                self.copies.append(document)
            elif document.text is None:
                self._add(document.source, document.error or "")
            yield document

    def _add(self, source: str, error: str) -> None:
        why = error.partition(": ")[2] if error.startswith(source) else error
        if len(self._first) < _MOST_LINES:
            self._first.append(error if error.startswith(source) else f"{source}: {error}")
        else:
            self._others[why.partition(";")[0]] += 1

    def lines(self) -> list[str]:
        """What is told of them."""
        if not self._others:
            return self._first
        kinds = ", ".join(f"{number} × {why}" for why, number in self._others.most_common())
        return [*self._first, f"{self._others.total()} more cannot be read ({kinds})"]
