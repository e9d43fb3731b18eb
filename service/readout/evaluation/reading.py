"""Reports from files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from readout.errors import InputError
from readout_schemas import Report


def read_reports(file: Path) -> Iterator[Report]:
    """Reports of a JSON Lines file, as ``readout extract`` writes it.

    Raises:
        InputError: the file cannot be read, or a line is no report.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _report(line, f"{file}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}): give a file that readout extract wrote") from None


def _report(line: str, where: str) -> Report:
    try:
        return Report.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"{where} is not a report ({place or 'the whole'}: {first['msg']}): make it with readout extract"
        ) from None
