"""``readout formats``."""

from __future__ import annotations

import typer


def formats() -> None:
    """List the formats that are read, and how their files are called.

    Example: readout formats | grep mail
    """
    from readout.ingest import FORMATS

    width = max(len(one.title) for one in FORMATS)
    for one in FORMATS:
        typer.echo(f"{one.title:{width}}  {' '.join(one.suffixes)}")
