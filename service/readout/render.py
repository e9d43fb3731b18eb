"""A briefing for people: ``readout.render.page(briefing)``."""

from __future__ import annotations

import datetime as dt
import io
from typing import Literal

from readout_schemas import Briefing, Changes

__all__ = ["calendar", "changes", "memo", "page", "terminal", "to_terminal"]


def page(briefing: Briefing) -> str:
    """One self-contained HTML page: each record beside the words that carry it."""
    from readout.rendering import html_page

    return html_page(briefing)


def memo(briefing: Briefing) -> str:
    """A page and a half of Markdown with footnotes."""
    from readout.rendering import markdown_memo

    return markdown_memo(briefing)


def calendar(briefing: Briefing, now: dt.datetime | None = None) -> str:
    """The dated meetings as iCalendar (RFC 5545).

    Args:
        briefing: its meetings; those without an exact date, or only proposed, are left out.
        now: when the calendar is made, with its zone; by default this moment.

    Raises:
        ValueError: ``now`` has no zone.
        SettingsError: icalendar is not installed (``readout[calendar]``).
    """
    from readout.rendering import calendar_feed

    made = now or dt.datetime.now(dt.UTC)
    if made.tzinfo is None:
        raise ValueError("now has no time zone: give one, as datetime.now(datetime.UTC) has")
    return calendar_feed(briefing, made)


def terminal(briefing: Briefing, *, width: int | None = None, full: bool = False) -> str:
    """What ``readout brief`` prints, without colours.

    Args:
        briefing: what is printed.
        width: columns after which lines are broken; by default they are not.
        full: all records, and not only what matters first.
    """
    from rich.console import Console

    from readout.rendering import print_briefing

    out = io.StringIO()
    console = Console(file=out, width=width or 80, force_terminal=width is not None, color_system=None, highlight=False)
    print_briefing(briefing, console, full=full)
    return out.getvalue()


def changes(of: Changes, to: Literal["terminal", "markdown", "page"] = "terminal") -> str:
    """What is new between two briefings (``readout.diff``), a sentence a record with its sources.

    Args:
        of: what is new.
        to: lines as ``readout diff`` prints them, Markdown, or a page of HTML.

    Raises:
        ValueError: there is no such form.
    """
    from rich.console import Console

    from readout.rendering import changes_markdown, changes_page, print_changes

    if to == "terminal":
        out = io.StringIO()
        print_changes(of, Console(file=out, force_terminal=False, color_system=None, highlight=False))
        return out.getvalue()
    if to not in {"markdown", "page"}:
        raise ValueError(f"no form {to!r}: there are terminal, markdown and page")
    return changes_markdown(of) if to == "markdown" else changes_page(of)


def to_terminal(briefing: Briefing, *, full: bool = False) -> None:
    """Print a briefing to standard output, in colour and as wide as the terminal where there is one."""
    from readout.rendering import print_briefing

    print_briefing(briefing, full=full)
