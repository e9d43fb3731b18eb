"""What is new from edition to edition, as a feed that readers subscribe to (Atom, RFC 4287)."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from markupsafe import Markup
from sqlalchemy.orm import Session

from readout.desk.editions import Edition, Title, edition, editions
from readout.rendering.changes import Item, Section, sections
from readout.rendering.lines import safe
from readout.rendering.phrasing import clipped

ATOM = "http://www.w3.org/2005/Atom"
NAMES = uuid.UUID("5f0c0f3e-2f4b-5f0a-9d0e-6d7b8a1f4c21")
"""Of ids of feeds and entries, which are made of what they name (UUID version 5, RFC 9562, 5.5)."""
LATEST = 30
"""Editions that a feed has by default."""
_TITLE = 200
"""Characters of an entry's title."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write (https://www.w3.org/TR/xml/#charsets)."""


def atom_feed(session: Session, topic: str = "", latest: int = LATEST, address: str | None = None) -> str:
    """The feed of the last editions of a topic: an entry for each change, the latest edition first.

    An entry's id is made of its edition, its heading and its record, so that it is the same whenever the feed is
    written: a reader sees each change once.

    Args:
        session: the store.
        topic: of the editions; empty for those of all.
        latest: how many editions.
        address: where the feed will be found, if that is known.
    """
    titles = list(editions(session, topic))
    shown = [edition(session, one.number, topic) for one in reversed(titles[-latest:])]
    root = ET.Element(f"{{{ATOM}}}feed")
    _add(root, "id", identity(titles[0] if titles else None, "feed", topic))
    _add(root, "title", f"What is new on {topic}" if topic else "What is new")
    _add(root, "updated", _moment(titles[-1].made_at if titles else dt.datetime.fromtimestamp(0, dt.UTC)))
    _add(_add(root, "author"), "name", "readout")
    _add(root, "generator", "readout")
    if address:
        _add(root, "link", rel="self", href=address)
    for one in shown:
        root.extend(_entries(one))
    ET.register_namespace("", ATOM)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def identity(title: Title | None, *names: str) -> str:
    """A name for something of an edition that no other edition, and no other desk, has."""
    of = (title.made_at.isoformat(), title.topic, str(title.number)) if title else ("",)
    return uuid.uuid5(NAMES, "\x1f".join((*of, *names))).urn


def _entries(made: Edition) -> Iterator[ET.Element]:
    for section in sections(made.changes):
        for item in section.items:
            yield _entry(made.title, section, item)


def _entry(title: Title, section: Section, item: Item) -> ET.Element:
    entry = ET.Element(f"{{{ATOM}}}entry")
    _add(entry, "id", identity(title, section.title, item.id))
    _add(entry, "title", f"{section.title}: {safe(clipped(item.line, _TITLE))}")
    _add(entry, "updated", _moment(title.made_at))
    _add(entry, "category", term=section.title.casefold())
    for address in dict.fromkeys(source.address for source in item.sources if source.address):
        _add(entry, "link", rel="related", href=address)
    _add(entry, "content", _content(item), type="html")
    return entry


def _content(item: Item) -> str:
    """The line, what changed, and who says so with which words, as HTML in which strangers' words are escaped."""
    parts = [Markup("<p>{}</p>").format(safe(item.line))]
    lines = [*(Markup("{}").format(safe(one)) for one in item.details), *_sources(item)]
    if lines:
        parts.append(Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(one) for one in lines)))
    return "".join(parts)


def _sources(item: Item) -> Iterator[Markup]:
    for one in item.sources:
        name = Markup("{}").format(safe(one.name))
        linked = Markup('<a href="{}">{}</a>').format(one.address, name) if one.address else name
        words = Markup(": {}").format(safe(one.words)) if one.words else ""
        yield Markup("{}: {}{}").format(item.label, linked, words)


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    told = {key: _writable(value) for key, value in attributes.items()}
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}", told)
    child.text = None if text is None else _writable(text)
    return child


def _writable(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _moment(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")
