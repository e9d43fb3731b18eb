"""What the user named, as a list of files: folders and patterns are looked up before anything is read."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.formats import WITH_SIDECAR, Skipped, by_content, by_name, told
from readout.ingest.formats.unread import unread
from readout.ingest.litter import is_litter
from readout.ingest.sidecar import is_sidecar, owner
from readout.ingest.word_tables import table
from readout.web import is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from readout.ingest.formats import Format

STDIN = "-"
_BESIDE_A_PAGE = "_files"
"""How browsers call the folder of what a saved page shows."""
_BEGINNING = 8192
"""Bytes that are looked at where a name does not tell."""


@dataclass(frozen=True)
class Source:
    """A file to read.

    Attributes:
        path: The file; ``-`` for standard input.
        problem: Why it cannot be read, if that is known already.
        named: The path as the user named it, where ``path`` is not that one.
        is_web: Whether ``named`` is an address on the web, and there is no path.
        found: Whether it was found in a folder, and the user did not name it himself.
    """

    path: Path
    problem: str | None = None
    named: str | None = None
    is_web: bool = False
    found: bool = False

    @property
    def name(self) -> str:
        """The path as the user named it, with forward slashes; bytes that are not UTF-8 are replaced."""
        return self.named or os.fsencode(self.path.as_posix()).decode("utf-8", errors="replace")

    @property
    def format(self) -> Format | None:
        """What the end of its name says that it is; none if that is nothing known."""
        return by_name(self.path.name)


def ignore(_: Skipped) -> None:
    """Say nothing of a file that is not read."""


def expand(sources: Iterable[str | os.PathLike[str]], skip: Callable[[Skipped], None] = ignore) -> list[Source]:
    """The files that the sources name, in order; metadata of a file that is among them is left out.

    Args:
        sources: What the user named.
        skip: Told of each file of a folder that is of no kind that is read.

    Raises:
        InputError: There is no source at all, a folder has nothing to read, or a pattern matches nothing.
    """
    found = [file for source in sources for file in _expand(source, skip)]
    if not found:
        raise InputError(f"nothing to read; name a file ({told()}), a folder, a pattern, or - for standard input")
    paths = {source.path for source in found}
    return [source for source in found if not (owner(source.path, WITH_SIDECAR) in paths and is_sidecar(source.path))]


def _expand(source: str | os.PathLike[str], skip: Callable[[Skipped], None]) -> list[Source]:
    if is_address(source):
        return [Source(Path(), named=os.fspath(source), is_web=True)]
    path = Path(source)
    if path.is_dir() and os.fspath(source) != "":
        return _folder(path, skip)
    if os.fspath(source) == STDIN or path.exists() or not glob.has_magic(os.fspath(source)):
        return [Source(path, None if os.fspath(source) else "a file without a name; leave the empty argument out")]
    matches = [Path(match) for match in sorted(glob.glob(os.fspath(source), recursive=True))]  # noqa: PTH207
    if not matches:
        raise InputError(f"{path.as_posix()}: no file matches this pattern; check the folder and the ending")
    return [file for match in matches for file in _matched(match, skip)]


def _matched(match: Path, skip: Callable[[Skipped], None]) -> list[Source]:
    if is_litter(match.name) and not match.name.startswith("."):  # a hidden file matches nothing but a pattern for it
        return []
    if match.is_dir():
        return _folder(match, skip)
    return [Source(match)] if _is_ordinary(match, skip) else []


def _folder(folder: Path, skip: Callable[[Skipped], None]) -> list[Source]:
    found = sorted(_walk(folder), key=lambda source: source.path.relative_to(folder).parts)
    files = [source for source in found if source.problem or _is_ordinary(source.path, skip)]
    files = [source for source in files if source.problem or not _is_about(source, skip)]
    files = [source for source in files if source.problem or not _is_of_a_page(source, skip)]
    known = [source for source in files if source.problem or source.format or _holds_another(source.path)]
    read = set(known)
    for source in files:
        if source not in read:
            kind = unread(source.name)
            skip(Skipped(source.name, kind.reason(source.name) if kind else f"{kind_of(source.name)} are not read"))
    if not known:
        raise InputError(f"{folder.as_posix()}: the folder has no file to read; put {told()} files into it")
    return known


def _holds_another(path: Path) -> bool:
    """Whether a file begins as one that is read, and is called as some that are not: a web page called ``.doc``."""
    kind = unread(path.name)
    if kind is None or not kind.may_hold_another:
        return False
    try:
        with path.open("rb") as stream:
            return by_content(stream.read(_BEGINNING)) is not None
    except OSError:
        return False


def _is_ordinary(path: Path, skip: Callable[[Skipped], None]) -> bool:
    """Whether reading it comes to an end: it is no pipe, device or socket, nor a link to one, which is skipped.

    A link that leads nowhere is for the reader to report.
    """
    if path.is_file() or not path.exists():
        return True
    skip(Skipped(Source(path).name, "pipes and devices are read only where they are named themselves"))
    return False


def _is_about(source: Source, skip: Callable[[Skipped], None]) -> bool:
    """Whether a file that was found in a folder tells of the folder, as its name says: ``README.md``, ``LICENSE``."""
    names = table("folder_files")
    stem, *endings = source.path.name.split(".")
    if source.format is None or (endings and f".{endings[-1].lower()}" not in names["endings"]):
        return False
    if stem.casefold() in names["in_any_case"] or stem in names["in_capitals"]:
        skip(Skipped(source.name, "by its name it is about its folder; name the file itself to have it read"))
        return True
    return False


def _is_of_a_page(source: Source, skip: Callable[[Skipped], None]) -> bool:
    """Whether a file lies in the folder that a browser made beside a page that it saved: ``Talks_files``."""
    for folder in source.path.parents:
        if folder.name.endswith(_BESIDE_A_PAGE):
            page = folder.with_name(folder.name[: -len(_BESIDE_A_PAGE)])
            if any(page.with_name(f"{page.name}{ending}").is_file() for ending in (".html", ".htm")):
                skip(Skipped(source.name, f"it is a part of the saved page {page.name}"))
                return True
    return False


def kind_of(name: str) -> str:
    """What files of this ending are called in a message."""
    ending = Path(name).suffix.lower()
    return f"{ending} files" if ending else "files without an ending"


def _walk(folder: Path) -> Iterator[Source]:
    refused: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not is_litter(name)]
        paths = [Path(parent, name) for name in files if not is_litter(name)]
        yield from (Source(path, found=True) for path in paths)
    for error in refused:
        yield Source(Path(error.filename), f"the folder cannot be listed ({error.strerror}); check its permissions")
