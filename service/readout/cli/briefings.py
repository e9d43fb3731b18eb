"""Reading a briefing that a command wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import InputError

if TYPE_CHECKING:
    from readout_schemas import Briefing


def read_briefing(file: Path) -> Briefing:
    """The briefing in a file of JSON; ``-`` is standard input.

    Raises:
        InputError: the file cannot be read, or holds no briefing.
    """
    import sys

    from pydantic import ValidationError

    from readout_schemas import Briefing

    try:
        text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return Briefing.model_validate_json(text)
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): give a briefing that readout wrote") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InputError(f"{file} is not a briefing ({place}: {first['msg']}): make it with readout brief") from None
