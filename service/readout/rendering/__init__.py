"""Rendering: a briefing for people."""

from readout.rendering.changes import print_changes
from readout.rendering.page import html_page
from readout.rendering.terminal import print_briefing
from readout.rendering.texts import without_texts

__all__ = ["html_page", "print_briefing", "print_changes", "without_texts"]
