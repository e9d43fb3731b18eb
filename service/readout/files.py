"""Writing files so that they are never seen half-written."""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from readout.errors import SettingsError


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file to write, in UTF-8, that takes the place of ``path`` when all has been written, and else vanishes.

    A link stays one: what it points to is replaced. What is no file (a pipe, ``/dev/null``) is written to as it is.

    Raises:
        SettingsError: the place cannot be written to.
    """
    with _named(path), _as_it_is(path) if _is_special(path) else _in_place_of(path.resolve()) as file:
        yield file


@contextlib.contextmanager
def whole_bytes(path: Path) -> Iterator[BinaryIO]:
    """The same for bytes.

    Raises:
        SettingsError: the place cannot be written to.
    """
    with _named(path):
        if _is_special(path):
            with path.open("wb") as file:
                yield file
        else:
            with _in_place_of(path.resolve()) as text:
                yield text.buffer


def check_place(path: Path) -> None:
    """Find out whether a file can be written there, before work is done that would be lost.

    Raises:
        SettingsError: the place cannot be written to.
    """
    if not _is_special(path):
        with _named(path):
            descriptor, draft = _draft(path.resolve())
            os.close(descriptor)
            draft.unlink()


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` to ``path``, all of it or nothing.

    Raises:
        SettingsError: the place cannot be written to.
    """
    with whole_file(path) as file:
        file.write(text)


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SettingsError(f"cannot write {path} ({error.strerror}): choose another place for it") from error


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _as_it_is(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _in_place_of(path: Path) -> Iterator[TextIO]:
    descriptor, draft = _draft(path)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            yield file
        draft.chmod(0o666 & ~_umask())  # what an ordinary new file gets; a temporary one is its owner's alone
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _draft(path: Path) -> tuple[int, Path]:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in _left_behind(path):
        left.unlink(missing_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f"{_prefix(path)}{os.getpid()}.")
    return descriptor, Path(name)


def _prefix(path: Path) -> str:
    """How drafts of a file are called that this machine makes: another one's may share the folder."""
    return f".{path.name}.{re.sub(r'[^A-Za-z0-9-]', '-', platform.node())}."


def _left_behind(path: Path) -> Iterator[Path]:
    """Drafts of a file whose process was killed."""
    prefix = _prefix(path)
    for draft in path.parent.iterdir():
        number = draft.name.removeprefix(prefix).partition(".")[0]
        if draft.name.startswith(prefix) and number.isdecimal() and not _runs(int(number)):
            yield draft


def _runs(process: int) -> bool:
    """Whether a process of this number is there; taken for so where that cannot be told."""
    if os.name != "posix":
        return True  # there the call would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
