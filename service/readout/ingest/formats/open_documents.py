"""OpenDocument: texts with all changes accepted, notes at the end; presentations slide by slide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.packed_xml import Parts, local
from readout.ingest.metadata import Metadata
from readout_schemas import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from readout_schemas import Document

_WHAT = "OpenDocument"
_LINES = frozenset({"p", "h"})
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "forms", "notes", "note", "ruby-text", "frame"})
"""What was deleted, what readers remark, and what is read elsewhere: notes, and boxes that hang on a paragraph."""


def _read(file: Opened) -> Iterator[Document]:
    parts = Parts(file, _WHAT)
    if "META-INF/manifest.xml" in parts and b"encryption-data" in parts.data("META-INF/manifest.xml"):
        raise InputError(f"{file.place.where}: is encrypted; save it without a password")
    body = next((one for one in parts.tree("content.xml").iter() if local(one) == "body"), None)
    kind = next((one for one in (body if body is not None else ()) if local(one)), None)
    if kind is None:
        raise InputError(f"{file.place.where}: holds no text; leave it out")
    slides = [one for one in kind if local(one) == "page"] if local(kind) == "presentation" else []
    text, positions = _slides(slides) if slides else ("\n".join(_with_notes(kind)), ())
    yield file.document(text, Metadata(), positions=positions, weak=_properties(parts))


def _slides(slides: list[_Element]) -> tuple[str, tuple[Position, ...]]:
    text, positions = "", []
    for number, slide in enumerate(slides, 1):
        lines = [*_lines(slide), *(line for one in slide.iter() if local(one) == "notes" for line in _lines(one))]
        if lines:
            positions.append(Position(start=len(text) + bool(text), page=number))
            text += ("\n" if text else "") + "\n".join(lines)
    return text, tuple(positions)


def _with_notes(element: _Element) -> Iterator[str]:
    yield from _lines(element)
    for note in element.iter():
        if local(note) == "note" and not any(local(one) == "tracked-changes" for one in note.iterancestors()):
            mark = "".join(text for one in note if local(one) == "note-citation" for text in one.itertext()).strip()
            words = " ".join(line for one in note if local(one) == "note-body" for line in _lines(one))
            yield f"{mark} {words}".strip()


def _lines(element: _Element) -> Iterator[str]:
    """The paragraphs of an element, one a line."""
    for child in element:
        name = local(child)
        if name in _LINES:
            yield from (line for one in "".join(_pieces(child)).split("\n") if (line := " ".join(one.split())))
            yield from (line for frame in child if local(frame) == "frame" for line in _lines(frame))
        elif name == "frame" or (name and name not in _LEFT_OUT):
            yield from _lines(child)


def _pieces(element: _Element) -> Iterator[str]:
    yield _flat(element.text)
    for child in element:
        name = local(child)
        if name == "line-break":
            yield "\n"
        elif name in ("s", "tab"):
            yield " "
        elif name and name not in _LEFT_OUT:
            yield from _pieces(child)
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    """A line break in the file is a space (OpenDocument 1.3, part 3, 6.1.2)."""
    return (text or "").replace("\n", " ")


def _properties(parts: Parts) -> Metadata:
    """What the document says of itself (OpenDocument 1.3, part 3, 4.3)."""
    if "meta.xml" not in parts:
        return Metadata()
    said = {local(one): (one.text or "").strip() for one in parts.tree("meta.xml").iter()}
    return Metadata(
        title=said.get("title"),
        author=said.get("initial-creator") or said.get("creator"),
        published=day_in(said.get("date") or said.get("creation-date") or ""),
        published_from="OpenDocument properties",
    )


def _format(title: str, suffixes: tuple[str, ...], kind: str) -> Format:
    return Format(
        title=title,
        suffixes=suffixes,
        media_types=(f"application/vnd.oasis.opendocument.{kind}",),
        begins=re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\." + kind.encode(), re.DOTALL),
        read=_read,
        has_sidecar=True,
        is_whole=False,
    )


OPEN_TEXT = _format("OpenDocument text", (".odt", ".ott"), "text")
OPEN_SLIDES = _format("OpenDocument presentation", (".odp", ".otp"), "presentation")
