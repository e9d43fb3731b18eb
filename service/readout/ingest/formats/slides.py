"""PowerPoint: the words of each slide, and of the notes to it, with the number of the slide as its page."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.office_properties import properties_of
from readout.ingest.formats.packed_xml import Parts, attribute, local
from readout.ingest.metadata import Metadata
from readout_schemas import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from readout_schemas import Document

_MAIN = "ppt/presentation.xml"
_FURNITURE = ("sldNum", "dt", "ftr", "hdr", "sldImg")
"""Placeholders that stand on every slide: its number, the day, the footer."""


def _read(file: Opened) -> Iterator[Document]:
    parts = Parts(file, "PowerPoint presentation")
    text, positions = "", []
    for number, name in enumerate(_slides(parts), 1):
        notes = [one for one in _related(parts, name).values() if "/notesSlides/" in one and one in parts]
        lines = [line for part in (name, *notes) for line in _lines(parts.tree(part))]
        if lines:
            positions.append(Position(start=len(text) + bool(text), page=number))
            text += ("\n" if text else "") + "\n".join(lines)
    if not text:
        raise InputError(f"{file.place.where}: holds no words; run it through OCR if its slides are pictures")
    yield file.document(
        text, Metadata(), positions=tuple(positions), weak=properties_of(parts, "PowerPoint properties")
    )


def _slides(parts: Parts) -> list[str]:
    """The slides in the order in which they are shown (ECMA-376, part 1, 19.2.1.34)."""
    targets = _related(parts, _MAIN)
    listed = (one for one in parts.tree(_MAIN).iter() if local(one) == "sldId")
    found = (targets.get(str(one.get(_RELATION))) for one in listed)
    return [name for name in found if name and name in parts]


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _related(parts: Parts, name: str) -> dict[str, str]:
    """The parts that a part refers to, by the ids that it calls them (ECMA-376, part 2, 6.5)."""
    folder, last = posixpath.split(name)
    relations = f"{folder}/_rels/{last}.rels"
    if relations not in parts:
        return {}
    found = parts.tree(relations)
    return {
        attribute(one, "Id"): posixpath.normpath(posixpath.join("/", folder, attribute(one, "Target"))).lstrip("/")
        for one in found
        if attribute(one, "TargetMode") != "External"
    }


def _lines(tree: _Element) -> Iterator[str]:
    """The paragraphs of all shapes and cells, one a line, in the order of the file."""
    for shape in tree.iter():
        if local(shape) in ("sp", "graphicFrame") and not _is_furniture(shape):
            for paragraph in shape.iter():
                if local(paragraph) == "p" and (line := " ".join("".join(_pieces(paragraph)).split())):
                    yield line


def _is_furniture(shape: _Element) -> bool:
    return any(local(one) == "ph" and one.get("type") in _FURNITURE for one in shape.iter())


def _pieces(paragraph: _Element) -> Iterator[str]:
    for one in paragraph.iter():
        if local(one) == "t":
            yield one.text or ""
        elif local(one) in ("br", "tab"):
            yield " "


POWERPOINT = Format(
    title="PowerPoint",
    suffixes=(".pptx", ".pptm", ".ppsx"),
    media_types=("application/vnd.openxmlformats-officedocument.presentationml.presentation",),
    begins=re.compile(rb"PK\x03\x04.{0,4000}ppt/", re.DOTALL),
    read=_read,
    has_sidecar=True,
    is_whole=False,
)
