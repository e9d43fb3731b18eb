"""``readout diff``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.options import Output

if TYPE_CHECKING:
    pass


def diff(
    *,
    old: Annotated[Path, typer.Argument(help="The earlier briefing.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="The later briefing.", show_default=False)],
    output: Output = None,
) -> None:
    """Show what is new between two briefings.

    What is new, changed, confirmed by more sources, or gone.

    Example: readout diff yesterday.json today.json
    """
    from readout.cli.writing import json_of, write
    from readout.merging import compare
    from readout.rendering import print_changes
    from readout.report_io import read_briefing

    changes = compare(read_briefing(old), read_briefing(new))
    if output is not None:
        write(json_of(changes), output)
    if str(output) != "-":
        print_changes(changes)
