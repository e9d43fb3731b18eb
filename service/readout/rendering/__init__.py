"""Rendering: a briefing for people."""

from readout.rendering.terminal import print_briefing
from readout.rendering.texts import without_texts

__all__ = ["print_briefing", "without_texts"]
