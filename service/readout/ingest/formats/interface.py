"""What a format is: how its files are called, how they begin, and how documents are read from one."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, cast

from readout.errors import InputError
from readout.ingest.documents import Place, build, failed, slug
from readout.ingest.metadata import NO_METADATA, Metadata
from readout.ingest.visible_dates import with_visible_day

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from readout_schemas import Document, Position

_IN_MEMORY = 1 << 20
"""Bytes of a file inside another above which it waits on disk, in a file without a name."""
_CHUNK = 1 << 16
MOST_EXPANSION = 200
"""How many times longer than an archive its files may be: text shrinks to a fifth, zeros to a thousandth."""
LEAST_BUDGET = 50_000_000
"""Bytes that any archive may unpack to."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, because nothing here reads its kind.

    Attributes:
        source: The file, as the user named it or as it was found in a folder or archive.
        reason: Why, in a few words: ``images are not read``.
    """

    source: str
    reason: str


@dataclass(slots=True)
class Room:
    """What all files inside one that was named may unpack to, together and at whatever depth.

    Attributes:
        left: Bytes.
    """

    left: int

    @classmethod
    def of(cls, size: int) -> Room:
        """That of a file of so many bytes."""
        return cls(max(LEAST_BUDGET, MOST_EXPANSION * size))


class Parts(Protocol):
    """How a long file is read in parts, by several processes."""

    def count(self, path: Path) -> int:
        """How many documents there are, without reading one."""

    def cut(self, path: Path, size: int) -> Iterator[Any]:
        """Parts of so many documents each, of any type that can be pickled."""

    def read(self, file: Opened, part: Any) -> Iterator[Document]:
        """The documents of one part."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes:
        title: What it is called in a message: ``PDF``.
        suffixes: How its files' names end, in lower case, the usual ending first.
        read: Gives the documents of an open file. It may raise ``InputError`` and ``OSError``.
        media_types: What servers and mails call it.
        begins: What its content begins with, where that tells it from all others.
        has_sidecar: Whether ``NAME.json`` beside it holds its metadata.
        is_whole: Whether it is read into memory at once, and therefore no longer than the limit.
        parts: How it is cut, if it can be.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Callable[[Opened], Iterator[Document]]
    media_types: tuple[str, ...] = ()
    begins: re.Pattern[bytes] | None = None
    has_sidecar: bool = False
    is_whole: bool = True
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is being read.

    Attributes:
        stream: Its bytes; it can be rewound.
        place: What it is called.
        options: What the caller knows of documents that do not say it themselves.
        limit: Bytes above which a file is not read whole.
        inside: Reads a file that is inside this one; set by the reader.
        skip: Told of each file inside that was not read.
        sidecar_owners: Endings of the files that may have a sidecar.
        known: What is known of this very file, and wins over what it says itself: its sidecar.
        depth: In how many other files this one is.
        media_type: What the file around it says that it is.
        articles: From a feed to the articles of its entries, if they may be fetched.
        found: Whether it was found in a folder, and the user did not name it himself.
        room: What it may still unpack to; shared by all that is inside it.
    """

    stream: BinaryIO
    place: Place
    options: Metadata
    limit: int
    inside: Callable[[Opened], Iterator[Document]]
    skip: Callable[[Skipped], None]
    sidecar_owners: tuple[str, ...] = ()
    known: Metadata = NO_METADATA
    depth: int = 0
    media_type: str = ""
    articles: Callable[[Opened], Iterator[Document]] | None = None
    found: bool = False
    room: Room | None = None

    def filled(self, stream: BinaryIO) -> Opened:
        """The file with its bytes, and with room for what is inside it."""
        here = stream.tell()
        size = stream.seek(0, 2)
        stream.seek(here)
        return replace(self, stream=stream, room=Room.of(size))

    def data(self) -> bytes:
        """All of it.

        Raises:
            InputError: It is longer than the limit.
        """
        data = self.stream.read(self.limit + 1)
        if len(data) > self.limit:
            raise InputError(
                f"{self.place.where}: is longer than the limit of {self.limit} bytes; split it or raise the limit"
            )
        return data

    def document(
        self,
        text: str,
        metadata: Metadata,
        *,
        place: Place | None = None,
        positions: tuple[Position, ...] = (),
        weak: Metadata = NO_METADATA,
    ) -> Document:
        """The document with this text; one that says why, if the text is none.

        Args:
            text: Its text.
            metadata: What the file says of itself.
            place: What it is called, if it is not all of the file.
            positions: Where pages or moments begin in the text.
            weak: What the file says that may be wrong, such as the day on which it was saved: the caller's word wins.
        """
        place = place or self.place
        known = with_visible_day(self.known.over(metadata), text).over(self.options).over(weak)
        try:
            return build(text, place, known, positions)
        except InputError as error:
            return failed(error, place, known)

    def member_place(self, name: str) -> Place:
        """What a file inside is called: its name behind this one's, as in a path."""
        clean = name.replace("\\", "/").strip("/") or "unnamed"
        last = clean.rpartition("/")[2]
        return Place(source=f"{self.place.source}/{clean}", name=slug(last.rpartition(".")[0] or last))

    def member(
        self, name: str, stream: BinaryIO, *, known: Metadata = NO_METADATA, media_type: str = ""
    ) -> Iterator[Document]:
        """The documents of a file that is inside this one; one that is not read is told of."""
        return self.inside(
            replace(
                self,
                stream=stream,
                place=self.member_place(name),
                known=known,
                depth=self.depth + 1,
                media_type=media_type,
                articles=None,  # what others put into a mail or an archive was not named by the user
            )
        )

    def spooled(self, stream: Any, most: int) -> BinaryIO:
        """A copy of a stream that can be rewound, on disk if it is long.

        Raises:
            InputError: It has more than so many bytes.
        """
        most = min(most, self.room.left) if self.room else most
        copy = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - its reader closes it, or the collector
        left = most
        try:
            while chunk := stream.read(min(_CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    copy.close()
                    raise InputError(
                        f"{self.place.where}: is longer than {most} bytes; take it out of the file and split it"
                    )
                copy.write(chunk)
        finally:  # what was unpacked in vain counts too
            if self.room:
                self.room.left -= most - max(left, 0)
        copy.seek(0)
        return cast("BinaryIO", copy)  # it has all that is asked of one
