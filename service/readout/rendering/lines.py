"""Lines at a terminal, in a file and in a pipe; words of others in them steer nothing."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from readout.rendering.directions import isolated
from readout.rendering.page_safety import tamed
from readout.rendering.phrasing import flat


def print_line(out: Console, text: Text, indent: int = 0) -> None:
    """A line. A terminal breaks it within its indent; a file or a pipe gets it whole."""
    if out.is_terminal:
        text.overflow = "fold"  # a text without spaces is broken, not cut
        out.print(Padding(text, (0, 0, 0, indent), expand=False))
    else:
        out.print(Text(" " * indent).append_text(text), soft_wrap=True)


def safe(text: str) -> str:
    """Words of others on one line, in which nothing steers the terminal or turns what stands beside them."""
    return isolated(tamed(flat(text)))
