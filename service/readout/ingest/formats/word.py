"""Word documents: what is in them with all changes accepted, notes at the end."""

from __future__ import annotations

import logging
import re
import zipfile
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.blocks import text_of
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.needs import needed
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from readout_schemas import Document

_PROPERTIES = "docProps/core.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office before 2007 begin, and encrypted ones of today."""
_MOST_XML = 200_000_000
"""Bytes of the unpacked text above which a file is a bomb: a book has a few million."""


def _read(file: Opened) -> Iterator[Document]:
    mammoth = needed("mammoth", file.place.where, "Word")
    where = file.place.where
    if file.stream.read(len(_OLE)) == _OLE:
        raise InputError(f"{where}: is encrypted, or of Word before 2007; save it as .docx without a password")
    file.stream.seek(0)
    try:
        properties = _properties(file.stream, where)
        file.stream.seek(0)
        logging.getLogger("mammoth").addHandler(logging.NullHandler())
        html = mammoth.convert_to_html(file.stream, convert_image=mammoth.images.img_element(lambda _: {})).value
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        AttributeError,
        SyntaxError,
        ExpatError,
        NotImplementedError,
    ) as error:
        raise InputError(
            f"{where}: is no Word document that can be read ({type(error).__name__}); write it anew"
        ) from None
    yield file.document(text_of(html), Metadata(), weak=properties)


def _properties(stream: BinaryIO, where: str) -> Metadata:
    """What the document's properties say (ECMA-376, part 2, core properties)."""
    from lxml import etree

    with zipfile.ZipFile(stream) as package:
        if sum(part.file_size for part in package.infolist() if part.filename.endswith(".xml")) > _MOST_XML:
            raise InputError(f"{where}: unpacks to more than {_MOST_XML} bytes; split it")
        if _PROPERTIES not in package.namelist():
            return Metadata()
        tree = etree.fromstring(package.read(_PROPERTIES), etree.XMLParser(resolve_entities=False, no_network=True))
    said = {etree.QName(one).localname: (one.text or "").strip() for one in tree if isinstance(one.tag, str)}
    return Metadata(
        title=said.get("title"),
        author=said.get("creator"),
        published=day_in(said.get("modified") or said.get("created") or ""),
        published_from="Word properties",
    )


WORD = Format(
    title="Word",
    suffixes=(".docx", ".docm"),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    begins=re.compile(rb"PK\x03\x04.{0,4000}word/", re.DOTALL),
    read=_read,
    has_sidecar=True,
    is_whole=False,
)
