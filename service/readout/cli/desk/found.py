"""What was found: for a person at a terminal, as JSON, JSON Lines or CSV."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from readout.exporting import Table
    from readout_schemas import AnyRecord, Document

Form = Literal["text", "json", "jsonl", "csv"]
OfType = Annotated[
    Literal["meeting", "statement", "commitment", "sanction"] | None,
    typer.Option("--type", help="Of this type alone.", show_default=False),
]
Limit = Annotated[int, typer.Option(min=1, max=200, help="How many at most.")]
After = Annotated[str | None, typer.Option(help="Where the page before ended, as it says.", show_default=False)]


@dataclasses.dataclass(frozen=True, kw_only=True)
class FoundOptions:
    """In what form, and where it goes."""

    format: Annotated[
        Form, typer.Option(help="'text' for a person, 'json' for all of it, 'jsonl' or 'csv' for a row each.")
    ] = "text"
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where it goes; by default standard output.", show_default=False),
    ] = None

    def check(self, sources: Iterable[Path]) -> None:
        """Look at the place before any work is done.

        Raises:
            SettingsError: it cannot be written to, or is read.
        """
        from readout.cli.writing import check

        check([self.output], sources)

    def deliver(self, whole: object, table: Table, show: Callable[[Console], None]) -> None:
        """Give what was found.

        Args:
            whole: all of it, as JSON has it.
            table: a row each.
            show: puts it on a console, for a person.

        Raises:
            SettingsError: the place cannot be written to.
        """
        from rich.console import Console

        from readout.cli.writing import write
        from readout.writable import writable

        if self.format == "text" and self.output is None:
            show(Console(highlight=False))
            return
        text = shown(show) if self.format == "text" else self._text(whole, table)
        write(writable(text), self.output or Path("-"))

    def _text(self, whole: object, table: Table) -> str:
        from readout.exporting import csv_text, jsonl_text

        if self.format == "json":
            return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        return csv_text(table) if self.format == "csv" else jsonl_text(table)


def tell_next(after: str) -> None:
    """Say on standard error where the next page begins."""
    typer.echo(f"readout: there is more: --after {after}", err=True)


def shown(show: Callable[[Console], None]) -> str:
    """What a person sees, as a text without colours."""
    import io

    from rich.console import Console

    text = io.StringIO()
    show(Console(file=text, highlight=False, width=120, force_terminal=False))
    return text.getvalue()


def print_sources(out: Console, named: Iterable[str], documents: dict[str, Document]) -> None:
    """A line with who tells of a thing."""
    from rich.text import Text

    from readout.rendering.lines import print_line, safe
    from readout.values.dates_in_words import day_words

    told = []
    for name in named:
        one = documents.get(name)
        if one is not None:
            said = ", ".join(filter(None, (one.publisher, one.title or one.source)))
            told.append(f"{said}, {day_words(one.published)}" if one.published else said)
    print_line(out, Text(safe(f"{'sources' if len(told) > 1 else 'source'}: {'; '.join(told)}"), style="dim"), indent=4)


def print_thing(out: Console, head: str, record: AnyRecord, style: str = "") -> None:
    """A line with what a thing is: what stands before it, its title, how firm it is."""
    from rich.text import Text

    from readout.rendering.lines import print_line, safe
    from readout.rendering.phrasing import plain
    from readout.rendering.views import view

    seen = view(record)
    text = Text(f"{head}  ", style=style)
    status = f" ({plain(seen.status)})" if seen.status else ""
    print_line(out, text.append(Text(safe(f"{seen.title}{status}"))))


def print_note(out: Console, line: str, indent: int = 4) -> None:
    """A line beside it."""
    from rich.text import Text

    from readout.rendering.lines import print_line, safe

    print_line(out, Text(safe(line), style="dim"), indent=indent)
