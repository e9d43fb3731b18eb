"""Word documents: what is in them with all changes accepted, notes at the end."""

from __future__ import annotations

import logging
import re
import zipfile
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from readout.errors import InputError
from readout.ingest.formats.blocks import text_of
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.needs import needed
from readout.ingest.formats.office_properties import properties_of
from readout.ingest.formats.packed_xml import Parts
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office before 2007 begin, and encrypted ones of today."""


def _read(file: Opened) -> Iterator[Document]:
    mammoth = needed("mammoth", file.place.where, "Word")
    where = file.place.where
    if file.stream.read(len(_OLE)) == _OLE:
        raise InputError(f"{where}: is encrypted, or of Word before 2007; save it as .docx without a password")
    file.stream.seek(0)
    try:
        properties = properties_of(Parts(file, "Word document"), "Word properties")
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


WORD = Format(
    title="Word",
    suffixes=(".docx", ".docm", ".dotx", ".dotm"),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    begins=re.compile(rb"PK\x03\x04.{0,4000}word/", re.DOTALL),
    read=_read,
    has_sidecar=True,
    is_whole=False,
)
