"""What the page's script needs: the texts, and where each entry's words stand in them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

from pydantic import JsonValue

from readout.rendering.entries import Entries, Entry
from readout.rendering.page_safety import web_address
from readout.values.dates_in_words import day_words
from readout_schemas import Briefing, Document, Evidence

_BEYOND = 0xFFFF
"""The last code point that takes one unit of UTF-16."""


def payload(briefing: Briefing, entries: Entries) -> dict[str, JsonValue]:
    """Texts and spans, for JSON.

    ``documents`` holds objects with ``name``, ``about``, ``language``, ``url`` and ``text``; ``entries`` holds arrays
    of id, label, kind, title and spans. A span is document (from 0), start, end and weight: 2 for the entry's own
    words, 1 for those around them. Starts and ends count units of UTF-16, as a browser does. Where a document has no
    text, a fifth value holds the words.
    """
    units = [utf16_units(document.text or "") for document in briefing.documents]
    texts = [document.text for document in briefing.documents]

    def span(evidence: Evidence, weight: int) -> JsonValue:
        place = entries.number(evidence.document) - 1
        count = units[place]
        bounds = [place, count(evidence.start), count(evidence.end), weight]
        return [*bounds, evidence.text] if texts[place] is None else [*bounds]

    return {
        "documents": [_document(document) for document in briefing.documents],
        "entries": [_entry(entry, span) for entry in entries],
    }


def _document(document: Document) -> JsonValue:
    day = day_words(document.published) if document.published else None
    about = [part for part in (document.publisher, day, document.language) if part]
    return {
        "name": document.title or document.source,
        "about": [*about],
        "language": document.language,
        "url": web_address(document.url),
        "text": document.text,
        "error": document.error,
    }


def _entry(entry: Entry, span: Callable[[Evidence, int], JsonValue]) -> JsonValue:
    spans = [*(span(words, 2) for words in entry.words), *(span(words, 1) for words in entry.around)]
    return [entry.id, entry.label, entry.kind, entry.title, spans]


def utf16_units(text: str) -> Callable[[int], int]:
    """How many units of UTF-16 stand before a code point of the text."""
    if text.isascii() or max(text) <= chr(_BEYOND):
        return int
    counts = list(itertools.accumulate(_widths(text), initial=0))
    return counts.__getitem__


def _widths(text: str) -> Iterable[int]:
    return (2 if ord(character) > _BEYOND else 1 for character in text)
