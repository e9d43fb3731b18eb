"""The forms for people that a briefing can be written in besides its JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from readout_schemas import Briefing


@dataclasses.dataclass(frozen=True, kw_only=True)
class RenderOptions:
    """Where a page, a memo and a calendar go."""

    html: Annotated[
        Path | None,
        typer.Option(help="Write a page: each record beside the words that carry it."),
    ] = None
    markdown: Annotated[Path | None, typer.Option(help="Write a memo in Markdown, with footnotes.")] = None
    ics: Annotated[Path | None, typer.Option(help="Write the meetings as a calendar (iCalendar).")] = None

    @property
    def places(self) -> list[Path]:
        """Where something is to be written."""
        return [place for place in (self.html, self.markdown, self.ics) if place is not None]

    def check(self, *others: Path | None, sources: Iterable[str | Path] = ()) -> None:
        """Look at the places before any work is done.

        Args:
            others: what else is to be written.
            sources: what is read.

        Raises:
            SettingsError: a place cannot be written to, or is read, or two of them are standard output, or are the
                same; or what writes calendars is not installed.
        """
        from readout.cli.writing import check

        if self.ics is not None:
            from readout.extras import require
            from readout.rendering import CALENDARS

            require(*CALENDARS)
        check([*self.places, *others], sources)

    def write(self, briefing: Briefing, *, quiet: bool = False) -> None:
        """Write what is asked for, and say so.

        Args:
            briefing: what is written.
            quiet: say nothing.

        Raises:
            SettingsError: a place cannot be written to.
        """
        import datetime as dt

        from readout.cli.writing import write
        from readout.rendering import calendar_feed, html_page, left_out, markdown_memo

        if self.html is not None:
            write(html_page(briefing), self.html)
        if self.markdown is not None:
            write(markdown_memo(briefing), self.markdown)
        if self.ics is not None:
            write(calendar_feed(briefing, dt.datetime.now(dt.UTC)), self.ics)
            if (count := left_out(briefing)) and not quiet:
                meetings = "meeting without an exact date" if count == 1 else "meetings without an exact date"
                typer.echo(f"readout: {count} {meetings} left out of the calendar", err=True)
        for place in self.places:
            if str(place) != "-" and not quiet:
                typer.echo(f"written: {place}", err=True)


@dataclasses.dataclass(frozen=True, kw_only=True)
class DeliveryOptions(RenderOptions):
    """The same, and what is printed."""

    full: Annotated[bool, typer.Option("--full", help="Print every record, not only what matters first.")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no briefing and no progress, only errors.")] = (
        False
    )
