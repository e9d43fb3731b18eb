"""``NAME.json`` beside ``NAME.txt``: metadata of that file, and no document of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.metadata import NO_METADATA, Metadata, parse_metadata

if TYPE_CHECKING:
    from pathlib import Path

_OWNERS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
_SUFFIX = ".json"


def owner(path: Path) -> Path | None:
    """The text or page whose metadata a JSON file may hold: the one beside it with the same name."""
    if path.suffix.lower() != _SUFFIX:
        return None
    return next((text for suffix in _OWNERS if (text := path.with_suffix(suffix)).is_file()), None)


def is_sidecar(path: Path) -> bool:
    """Whether a JSON file beside a text holds its metadata: it is no document, with a ``text``, and no list.

    One that cannot be parsed is a sidecar too: the text that it belongs to carries the error.
    """
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return True
    return isinstance(content, dict) and "text" not in content


def sidecar(path: Path, where: str) -> Metadata:
    """The metadata beside a text; none of it if there is no such file.

    Args:
        path: The text.
        where: The text as the user named it.

    Raises:
        InputError: The sidecar is not JSON, or has an unknown key or a wrong value.
    """
    beside = path.with_suffix(_SUFFIX)
    if not (beside.is_file() and owner(beside) and is_sidecar(beside)):
        return NO_METADATA
    label = f"{where}: its metadata {beside.name}"
    try:
        return parse_metadata(json.loads(beside.read_bytes()), label, closed=True)
    except OSError as error:
        raise InputError(f"{label}: cannot be read ({error.strerror}); check its permissions") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{label}: is not JSON ({error}); mend or remove it") from None
