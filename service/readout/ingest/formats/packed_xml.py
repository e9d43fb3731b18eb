"""Documents that are a ZIP of XML: their parts, with bounds on what they unpack to."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, TypeVar

from readout.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from readout.ingest.formats.interface import Opened

_T = TypeVar("_T")
MOST_XML = 200_000_000
"""Bytes of the unpacked text above which a file is a bomb: a book has a few million."""
_BROKEN = (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error)


class Parts:
    """The parts of a document, by name.

    Raises:
        InputError: It is no ZIP, or unpacks to more than ``MOST_XML``.
    """

    def __init__(self, file: Opened, what: str) -> None:
        self.where, self.what = file.place.where, what
        self._zip = self._tried(lambda: zipfile.ZipFile(file.stream))
        if sum(part.file_size for part in self._zip.infolist() if part.filename.endswith(("ml", ".rels"))) > MOST_XML:
            raise InputError(f"{self.where}: unpacks to more than {MOST_XML} bytes; split it")

    def __contains__(self, name: str) -> bool:
        return name in self._zip.namelist()

    def __iter__(self) -> Iterator[str]:
        return iter(self._zip.namelist())

    def data(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            InputError: There is none of this name, or it is damaged or encrypted.
        """
        return self._tried(lambda: self._zip.read(name))

    def tree(self, name: str) -> _Element:
        """A part as a tree; nothing outside it is read.

        Raises:
            InputError: There is none of this name, or it is no XML.
        """
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(self.data(name), parser)
        except etree.XMLSyntaxError as error:
            raise self._unreadable(error) from None

    def _tried(self, action: Callable[[], _T]) -> _T:
        try:
            return action()
        except _BROKEN as error:
            raise self._unreadable(error) from None

    def _unreadable(self, error: Exception) -> InputError:
        if "encrypted" in str(error) or "password" in str(error):
            return InputError(f"{self.where}: is encrypted; save it without a password")
        return InputError(f"{self.where}: is no {self.what} that can be read ({type(error).__name__}); write it anew")


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; empty if there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
