"""Rendering: a briefing for people."""

from readout.rendering.agenda import CALENDARS, calendar_feed, left_out
from readout.rendering.changes import changes_markdown, changes_page, print_changes
from readout.rendering.memo import markdown_memo
from readout.rendering.page import html_page
from readout.rendering.terminal import print_briefing
from readout.rendering.texts import without_texts

__all__ = [
    "CALENDARS",
    "calendar_feed",
    "changes_markdown",
    "changes_page",
    "html_page",
    "left_out",
    "markdown_memo",
    "print_briefing",
    "print_changes",
    "without_texts",
]
