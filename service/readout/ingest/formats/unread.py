"""Kinds of file that are known and not read: what each is, and what to do with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from readout.errors import InputError
from readout.ingest.word_tables import table

_HOLDS = re.compile(rb"PK\x03\x04.{0,4000}(?:xl/|vnd\.oasis\.opendocument\.spreadsheet|Index/Document\.iwa)", re.DOTALL)
"""What packed spreadsheets and documents of Pages hold, so that they are no archives of XML."""
_PACKED = {b"xl/": ".xlsx", b"eet": ".ods", b"iwa": ".pages"}


class UnreadError(InputError):
    """A file is of a kind that is known, and not read."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason
        """Why, for one that was found in another file."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A kind of file that is not read.

    Attributes:
        what: What such a file is, and its ending: ``spreadsheets (.xlsx)``.
        advice: What to do with it.
        may_hold_another: Whether files are called so that hold another kind: RTF and web pages called ``.doc``.
        is_usual: Whether such files lie beside articles everywhere, and one that was not named itself needs no advice.
    """

    what: str
    advice: str
    may_hold_another: bool = False
    is_usual: bool = False

    @property
    def told(self) -> str:
        """Why such a file is not read, and what to do with it."""
        return f"{self.what} are not read; {self.advice}"

    def reason(self, name: str) -> str:
        """The same of one that was found in a folder, a mail or an archive."""
        return f"{PurePosixPath(name).suffix.lower()} files are not read" if self.is_usual else self.told


def unread(name: str, media_type: str = "", beginning: bytes = b"") -> Unread | None:
    """The kind of a file that is known and not read; None if it is another."""
    last = name.lower().rpartition("/")[2]
    packed = _HOLDS.match(beginning)
    ending = PurePosixPath(last).suffix or (_PACKED[packed[0][-3:]] if packed else "")
    kinds = _kinds()
    return kinds.get(last) or kinds.get(ending) or kinds.get(media_type.partition(";")[0].strip().lower())


@cache
def _kinds() -> dict[str, Unread]:
    found = {}
    for kind in table("unread_kinds")["kinds"]:
        flags = {name: bool(kind.get(name)) for name in ("may_hold_another", "is_usual")}
        for key in (*kind["suffixes"], *kind["media_types"]):
            what = f"{kind['what']} ({key})" if key.startswith(".") else str(kind["what"])
            found[key] = Unread(what, kind["do"], **flags)
    return found
