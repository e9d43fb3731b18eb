"""W3C Web Annotations: each record as a remark about the words that carry it, for annotation tools and RDF stores.

The model is https://www.w3.org/TR/annotation-model/, the form JSON-LD. A place is given twice, by the words with what
stands around them (``TextQuoteSelector``) and by the code points (``TextPositionSelector``); in a PDF or a recording
also by its page or second (``FragmentSelector``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from readout.files import write_whole
from readout.record_types import PerRecord, type_of
from readout_schemas import AnyRecord, Briefing, Document, Evidence, Statement

FILE = "annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PDF, _MEDIA = "http://tools.ietf.org/rfc/rfc3778", "http://www.w3.org/TR/media-frags/"
"""What a fragment's form is called (https://www.w3.org/TR/annotation-model/#fragment-selector)."""
_AROUND = 32
"""Characters before and behind the words that are given with them, as annotation tools do."""

Json = dict[str, Any]

_said: PerRecord[str] = PerRecord(
    meeting=lambda one: one.title,
    statement=lambda one: f"{one.speaker.name}: {one.gist}",
    commitment=lambda one: f"{', '.join(actor.name for actor in one.actors)}: {one.action}",
    sanction=lambda one: one.measure,
)
"""What a record says, in words for people."""


def write_annotations(briefing: Briefing, folder: Path) -> Path:
    """Write ``FOLDER/annotations.jsonld``, one annotation page; returns the file.

    Raises:
        SettingsError: the folder cannot be written to.
    """
    place = folder / FILE
    write_whole(place, json.dumps(annotation_page(briefing), ensure_ascii=False, indent=1) + "\n")
    return place


def annotation_page(briefing: Briefing) -> Json:
    """The records of a briefing as one annotation page: an annotation a record, and one a quotation.

    The targets of a record's annotation are the sentences that carry it. Its bodies are its type, as a tag, and what
    it says. A quotation is tagged ``quotation``, and says who spoke.
    """
    documents = {document.id: document for document in briefing.documents}
    items = [one for record in briefing.records() for one in _of_record(record, documents)]
    return {"@context": CONTEXT, "id": "urn:readout:annotations", "type": "AnnotationPage", "items": items}


def _of_record(record: AnyRecord, documents: dict[str, Document]) -> list[Json]:
    found = [_annotation(record.id, type_of(record), _said(record), record.evidence, documents)]
    if isinstance(record, Statement):
        found += [
            _annotation(f"{record.id}:quotation-{number}", "quotation", record.speaker.name, (quote,), documents)
            for number, quote in enumerate(record.quotes, 1)
        ]
    return found


def _annotation(name: str, tag: str, said: str, spans: tuple[Evidence, ...], documents: dict[str, Document]) -> Json:
    return {
        "id": f"urn:readout:record:{name}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": tag},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": said},
        ],
        "target": [_target(span, documents.get(span.document)) for span in spans],
    }


def _target(span: Evidence, document: Document | None) -> Json:
    source = document.url if document is not None and document.url else f"urn:readout:document:{span.document}"
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": span.text, **_around(span, document.text if document else None)},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            *_within(span),
        ],
    }


def _within(span: Evidence) -> list[Json]:
    """The page of a PDF or the second of a recording, as the fragments of their media types name it."""
    if span.page is not None:
        return [{"type": "FragmentSelector", "conformsTo": _PDF, "value": f"page={span.page}"}]
    if span.time is not None:
        return [{"type": "FragmentSelector", "conformsTo": _MEDIA, "value": f"t={span.time:g}"}]
    return []


def _around(span: Evidence, text: str | None) -> Json:
    if text is None:
        return {}
    return {"prefix": text[max(0, span.start - _AROUND) : span.start], "suffix": text[span.end : span.end + _AROUND]}
