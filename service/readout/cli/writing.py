"""Writing what a command made: whole files, or standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout_schemas import Model


def json_of(model: Model) -> str:
    """A model as JSON that reads well and compares well: indented, keys in the order of the schema."""
    return model.model_dump_json(indent=1) + "\n"


def write(text: str, output: Path) -> None:
    """Write to a file, whole, or to standard output for ``-``."""
    from readout.files import write_whole

    if str(output) == "-":
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    else:
        write_whole(output, text)


def check(output: Path | None) -> None:
    """Raise now, before a model is paid, if the output could not be written later."""
    from readout.files import check_place

    if output is not None and str(output) != "-":
        check_place(output)
