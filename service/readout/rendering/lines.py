"""Lines at a terminal, in a file and in a pipe; words of others in them steer nothing."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from readout.rendering.directions import isolated
from readout.rendering.page_safety import tamed
from readout.rendering.phrasing import flat

HANGING = 2
"""Columns by which the further lines of what is broken are indented more."""


def print_line(out: Console, text: Text, indent: int = 0) -> None:
    """A line. A terminal breaks it, and indents what goes on by two columns more; a file or a pipe gets it whole."""
    if not out.is_terminal:
        out.print(Text(" " * indent).append_text(text), soft_wrap=True)
        return
    # A text without spaces is broken, not cut. A first line that is two columns short is better than no hanging indent.
    broken = text.wrap(out, max(HANGING, out.width - indent - HANGING), overflow="fold")
    for number, line in enumerate(broken):
        line.rstrip()
        out.print(Text(" " * (indent + HANGING * bool(number))).append_text(line), soft_wrap=True)


def safe(text: str) -> str:
    """Words of others on one line, in which nothing steers the terminal or turns what stands beside them."""
    return isolated(tamed(flat(text)))
