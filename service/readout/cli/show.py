"""``readout show``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readout.cli.grouping import grouped
from readout.cli.renderings import RenderOptions


@grouped
def show(
    *,
    file: Annotated[Path, typer.Argument(help="A briefing, as brief and merge write it.", show_default=False)],
    terminal: Annotated[bool, typer.Option("--terminal", help="Print it here instead.")] = False,
    full: Annotated[bool, typer.Option("--full", help="With --terminal, every record.")] = False,
    renderings: RenderOptions,
) -> None:
    """Show a briefing as a page, memo or calendar, or in the terminal.

    Opens the page in the browser, unless a place to write to, or the terminal, is given.

    Example: readout show briefing.json
    """
    from readout.rendering import print_briefing
    from readout.report_io import read_briefing

    renderings.check(sources=[file])
    briefing = read_briefing(file)
    if renderings.places:
        renderings.write(briefing)
    if terminal:
        print_briefing(briefing, full=full)
    if renderings.places or terminal:
        return
    page = _temporary(file.stem)
    RenderOptions(html=page).write(briefing)
    typer.launch(page.as_uri())


def _temporary(name: str) -> Path:
    """A file for the page in a folder of its own, which only its owner can read; it stays, for the browser to load."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix="readout-")) / f"{name}.html"
