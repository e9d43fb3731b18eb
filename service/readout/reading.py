"""Reading what a command wrote: reports and briefings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from readout.errors import InputError
from readout_schemas import Briefing, Model, Report

M = TypeVar("M", bound=Model)


def read_briefing(file: Path) -> Briefing:
    """The briefing in a file of JSON; ``-`` is standard input.

    Raises:
        InputError: the file cannot be read, or holds no briefing.
    """
    try:
        text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): give a briefing that readout wrote") from None
    return _parsed(Briefing, text, f"{file} is not a briefing", "make it with readout brief")


def read_reports(file: Path) -> Iterator[Report]:
    """Reports of a JSON Lines file, as ``readout extract`` writes it.

    Raises:
        InputError: the file cannot be read, or a line is no report.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = f"{file}, line {number} is not a report"
                    yield _parsed(Report, line, where, "make it with readout extract")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}): give a file that readout extract wrote") from None


def _parsed(model: type[M], text: str | bytes, wrong: str, remedy: str) -> M:
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InputError(f"{wrong} ({place}: {first['msg']}): {remedy}") from None
