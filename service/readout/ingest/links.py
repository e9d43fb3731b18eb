"""A file of links: addresses, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.web import is_address

if TYPE_CHECKING:
    from pathlib import Path


def addresses_in(file: Path) -> list[str]:
    """The addresses in a file, in order; empty lines, and those that begin with ``#``, are passed over.

    Raises:
        InputError: The file cannot be read, a line is no address, or there is none.
    """
    try:
        lines = decode(file.read_bytes(), str(file)).split("\n")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error}); check the path") from None
    found = [(number, line.strip()) for number, line in enumerate(lines, 1)]
    named = [(number, line) for number, line in found if line and not line.startswith("#")]
    for number, line in named:
        if not is_address(line):
            raise InputError(f"{file}, line {number}: is no http or https address; write one a line")
    if not named:
        raise InputError(f"{file}: has no address; write one a line")
    return [line for _, line in named]
