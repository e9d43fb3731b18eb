"""``readout diff``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.options import Output
from readout.errors import InputError

if TYPE_CHECKING:
    from readout_schemas import Briefing


def diff(
    *,
    old: Annotated[Path, typer.Argument(help="The earlier briefing.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="The later briefing.", show_default=False)],
    output: Output = None,
) -> None:
    """Show what is new between two briefings: new, changed, confirmed and gone.

    Example: readout diff yesterday.json today.json
    """
    from readout.cli.outcome import json_of, write
    from readout.merging import compare
    from readout.rendering import print_changes

    changes = compare(_briefing(old), _briefing(new))
    if output is not None:
        write(json_of(changes), output)
    if str(output) != "-":
        print_changes(changes)


def _briefing(file: Path) -> Briefing:
    from pydantic import ValidationError

    from readout_schemas import Briefing

    try:
        return Briefing.model_validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): give a briefing that readout wrote") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InputError(f"{file} is not a briefing ({place}: {first['msg']}): make it with readout brief") from None
