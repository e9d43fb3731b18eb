"""Writing files so that they are never seen half-written."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from readout.errors import SettingsError


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file to write, in UTF-8, that takes the place of ``path`` when all has been written, and else vanishes.

    Raises:
        SettingsError: the place cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise SettingsError(f"cannot write {path} ({error.strerror}): choose another place for it") from error
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            yield file
        draft.chmod(0o666 & ~_umask())  # what an ordinary new file gets; a temporary one is its owner's alone
        draft.replace(path)
    except OSError as error:
        raise SettingsError(f"cannot write {path} ({error.strerror}): choose another place for it") from error
    finally:
        draft.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` to ``path``, all of it or nothing.

    Raises:
        SettingsError: the place cannot be written to.
    """
    with whole_file(path) as file:
        file.write(text)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
