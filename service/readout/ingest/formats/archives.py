"""ZIP and tar: every file in them that can be read, read where it is. Nothing is written outside."""

from __future__ import annotations

import re
import tarfile
import zipfile
import zlib
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.documents import failed
from readout.ingest.formats.interface import Format, Opened, Room, Skipped
from readout.ingest.litter import is_among_litter
from readout.ingest.metadata import NO_METADATA, Metadata
from readout.ingest.sidecar import is_metadata, metadata_in, owner_among
from readout.writable import in_a_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from readout_schemas import Document

_MOST_MEMBERS = 200_000
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What their readers raise for files that are damaged, encrypted or compressed in a way that is not known."""


@dataclass(slots=True)
class _Archive:
    """The files of an archive, however it is packed."""

    file: Opened
    sizes: dict[str, int]
    opened: Callable[[str], IO[bytes]]
    budget: int
    """Bytes that it may still unpack to."""

    def documents(self) -> Iterator[Document]:
        """The documents of all files in the order of their names; sidecars go with the files that they belong to."""
        sidecars = self._sidecars()
        for name in sorted(self.sizes, key=lambda one: PurePosixPath(one).parts):
            if name in sidecars.values() or is_among_litter(name):
                continue
            try:
                known = self._known(name, sidecars.get(name))
                with self.opened(name) as stream:
                    copy = self.file.spooled(stream, self.budget)
                self.budget -= copy.seek(0, 2)
                copy.seek(0)
            except InputError as error:
                yield self._failed(name, error)
            except _BROKEN as error:
                yield self._failed(
                    name, InputError(f"{self._where(name)}: cannot be unpacked ({in_a_line(error)}); pack it anew")
                )
            else:
                with copy:
                    yield from self.file.member(name, copy, known=known)

    def _sidecars(self) -> dict[str, str]:
        """Which sidecar belongs to which file."""
        found = {}
        for name in self.sizes:
            owner = owner_among(name, self.sizes, self.file.sidecar_owners)
            if owner is not None and is_metadata(self._bytes(name)):
                found[owner] = name
        return found

    def _known(self, name: str, sidecar: str | None) -> Metadata:
        if sidecar is None:
            return NO_METADATA
        return metadata_in(self._bytes(sidecar), f"{self._where(name)}: its metadata {sidecar}")

    def _bytes(self, name: str) -> bytes:
        try:
            with self.opened(name) as stream:
                return stream.read(self.file.limit)
        except _BROKEN:
            return b""

    def _where(self, name: str) -> str:
        return f"{self.file.place.source}/{name}"

    def _failed(self, name: str, error: InputError) -> Document:
        return failed(error, self.file.member_place(name), self.file.options)


def _read_zip(file: Opened) -> Iterator[Document]:
    try:
        archive = zipfile.ZipFile(file.stream)
    except _BROKEN as error:
        raise _unreadable(file, error) from None
    with archive:
        members = {one.filename: one for one in archive.infolist() if not one.is_dir()}

        def opened(name: str) -> IO[bytes]:
            if members[name].flag_bits & 1:
                raise InputError(f"{file.place.source}/{name}: is encrypted; unpack it first")
            return archive.open(members[name])

        yield from _documents(file, {name: one.file_size for name, one in members.items()}, opened)


def _read_tar(file: Opened) -> Iterator[Document]:
    left = budget(file)
    try:
        archive = tarfile.open(fileobj=file.stream, mode="r:*")  # noqa: SIM115 - closed below
        members: dict[str, tarfile.TarInfo] = {}
        for number, one in enumerate(archive):
            left -= one.size
            if left < 0 or number > _MOST_MEMBERS:
                raise _bomb(file)
            if one.isfile():
                members[one.name] = one
            elif not one.isdir():
                file.skip(Skipped(f"{file.place.source}/{one.name}", "links and devices are not followed"))
    except _BROKEN as error:
        raise _unreadable(file, error) from None
    with archive:

        def opened(name: str) -> IO[bytes]:
            stream = archive.extractfile(members[name])
            if stream is None:
                raise tarfile.ReadError("it is no file")
            return stream

        yield from _documents(file, {name: one.size for name, one in members.items()}, opened)


def _documents(file: Opened, sizes: dict[str, int], opened: Callable[[str], IO[bytes]]) -> Iterator[Document]:
    left = budget(file)
    if not sizes:
        raise InputError(f"{file.place.where}: is an empty archive; leave it out")
    if len(sizes) > _MOST_MEMBERS or sum(sizes.values()) > left:
        raise _bomb(file)
    if all(map(is_among_litter, sizes)):
        raise InputError(f"{file.place.where}: holds hidden files alone; leave it out")
    yield from _Archive(file, sizes, opened, left).documents()


def budget(file: Opened) -> int:
    """Bytes that an archive may unpack to."""
    here = file.stream.tell()
    size = file.stream.seek(0, 2)
    file.stream.seek(here)
    own = Room.of(size).left
    return min(own, file.room.left) if file.room else own


def _bomb(file: Opened) -> InputError:
    return InputError(f"{file.place.where}: unpacks to so much more than it is that it is not read; unpack it yourself")


def _unreadable(file: Opened, error: Exception) -> InputError:
    if isinstance(error, InputError):
        return error
    return InputError(f"{file.place.where}: is no archive that can be read ({in_a_line(error)}); pack it anew")


ZIP = Format(
    title="ZIP",
    suffixes=(".zip",),
    media_types=("application/zip", "application/x-zip-compressed"),
    begins=re.compile(rb"PK(?:\x03\x04|\x05\x06)"),
    read=_read_zip,
    is_whole=False,
)
TAR = Format(
    title="tar",
    suffixes=(".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".tbz2", ".txz"),
    media_types=("application/x-tar", "application/x-gtar"),
    begins=re.compile(rb".{257}ustar", re.DOTALL),
    read=_read_tar,
    is_whole=False,
)
