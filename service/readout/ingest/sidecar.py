"""``NAME.json`` beside ``NAME.txt``: metadata of that file, and no document of its own."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.metadata import NO_METADATA, Metadata, parse_metadata
from readout.ingest.products import product_in

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_SUFFIX = ".json"


def owner(path: Path, suffixes: tuple[str, ...]) -> Path | None:
    """The file whose metadata a JSON file may hold: the one beside it with the same name and one of these endings."""
    if path.suffix.lower() != _SUFFIX:
        return None
    return next((text for suffix in suffixes if (text := path.with_suffix(suffix)).is_file()), None)


def owner_among(name: str, names: Collection[str], suffixes: tuple[str, ...]) -> str | None:
    """The same for a file in an archive, of these names."""
    path = PurePosixPath(name)
    if path.suffix.lower() != _SUFFIX:
        return None
    return next((text for suffix in suffixes if (text := str(path.with_suffix(suffix))) in names), None)


def is_sidecar(path: Path) -> bool:
    """Whether a JSON file beside a text holds its metadata: it is no document, with a ``text``, and no list.

    Nor is it what readout made of the text: a briefing beside its article is called as it.

    One that cannot be parsed is a sidecar too: the text that it belongs to carries the error.
    """
    try:
        return is_metadata(path.read_bytes())
    except OSError:
        return True


def is_metadata(data: bytes) -> bool:
    """The same of what is in the file."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return True
    return isinstance(content, dict) and "text" not in content and product_in(content) is None


def sidecar(path: Path, where: str, suffixes: tuple[str, ...]) -> Metadata:
    """The metadata beside a file; none of it if there is no such file.

    Args:
        path: The file.
        where: The file as the user named it.
        suffixes: The endings of files that may have a sidecar.

    Raises:
        InputError: The sidecar is not JSON, or has an unknown key or a wrong value.
    """
    beside = path.with_suffix(_SUFFIX)
    if not (beside.is_file() and owner(beside, suffixes) and is_sidecar(beside)):
        return NO_METADATA
    label = f"{where}: its metadata {beside.name}"
    try:
        return metadata_in(beside.read_bytes(), label)
    except OSError as error:
        raise InputError(f"{label}: cannot be read ({error.strerror}); check its permissions") from None


def metadata_in(data: bytes, label: str) -> Metadata:
    """The metadata in a sidecar.

    Raises:
        InputError: It is not JSON, or has an unknown key or a wrong value.
    """
    try:
        return parse_metadata(json.loads(data), label, closed=True).from_("sidecar")
    except (ValueError, RecursionError) as error:
        raise InputError(f"{label}: is not JSON ({error}); mend or remove it") from None
