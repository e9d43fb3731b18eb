"""A briefing as FollowTheMoney entities: the format of OpenSanctions and Aleph (https://followthemoney.tech).

Parties become Person, Organization, PublicBody (a country stands for its government) and LegalEntity (a group);
meetings become Event, sanctions Sanction with one entity a target, documents Article. Statements and commitments have
no schema there and stay out. What could not be confirmed stands in an event's ``notes`` and a sanction's
``summary``. Ids are digests of the briefing's, so that the same record keeps its entity.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.extras import imported
from readout.files import write_whole
from readout.record_types import PerRecord
from readout.review_words import review_words
from readout_schemas import Briefing, Document, Meeting, Mention, Party, PartyKind, Record, Sanction, When

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

SCHEMATA: dict[PartyKind, str] = {
    "person": "Person",
    "country": "PublicBody",
    "organisation": "Organization",
    "group": "LegalEntity",
}
FILE = "entities.ftm.json"
"""One entity a line, as ``ftm`` and Aleph read them."""


def write_entities(briefing: Briefing, folder: Path) -> Path:
    """Write the entities of a briefing to ``FOLDER/entities.ftm.json``, one a line; returns the file.

    Raises:
        SettingsError: the folder cannot be written to, or followthemoney is not installed.
    """
    place = folder / FILE
    write_whole(place, "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities(briefing)))
    return place


def entities(briefing: Briefing) -> list[dict[str, Any]]:
    """The entities of a briefing, as the library writes them: ``id``, ``schema``, ``properties``.

    Raises:
        SettingsError: followthemoney is not installed.
    """
    return [entity.to_dict() for entity in _Entities(briefing).all()]


def entity_id(*parts: str) -> str:
    """A stable id: ``readout-`` and the SHA-1 of the parts."""
    digest = hashlib.sha1("\n".join(parts).encode(), usedforsecurity=False).hexdigest()
    return f"readout-{digest}"


class _Entities:
    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._documents = {document.id: document for document in briefing.documents}

    def all(self) -> Iterator[EntityProxy]:
        for document in self._briefing.documents:
            yield self._article(document)
        for party in self._briefing.parties:
            yield self._party(party)
        made: PerRecord[list[EntityProxy]] = PerRecord(
            meeting=lambda meeting: [self._event(meeting)],
            statement=lambda _: [],
            commitment=lambda _: [],
            sanction=lambda sanction: [self._sanction(sanction, target) for target in sanction.targets],
        )
        for record in self._briefing.records():
            yield from made(record)

    def _article(self, document: Document) -> EntityProxy:
        return _made(
            "Article",
            entity_id("document", document.id),
            {
                "title": [document.title or document.source],
                "fileName": [document.source],
                "publisher": [document.publisher],
                "sourceUrl": [document.url],
                "publishedAt": [document.published.isoformat() if document.published else None],
                "language": [document.language],
            },
        )

    @staticmethod
    def _party(party: Party) -> EntityProxy:
        person = party.kind == "person"
        return _made(
            SCHEMATA[party.kind],
            entity_id("party", party.id),
            {
                "name": [party.name],
                "alias": [name for name in party.as_written if name != party.name],
                "country": [party.country],
                "position" if person else "summary": [party.role],
            },
        )

    def _event(self, meeting: Meeting) -> EntityProxy:
        return _made(
            "Event",
            entity_id("meeting", meeting.id),
            {
                "name": [meeting.title],
                **_dates(meeting.when),
                "location": [meeting.place],
                "organizer": _refs(meeting.hosts),
                "involved": _refs(meeting.participants),
                "summary": [f"{meeting.status}: {topic}" for topic in meeting.topics] or [meeting.status],
                "description": [span.text for span in meeting.evidence],
                "notes": _remarks(meeting),
                "recordId": [meeting.id],
                "keywords": [meeting.status, meeting.format],
                "proof": [entity_id("document", document) for document in _carriers(meeting)],
                **self._provenance(meeting),
            },
        )

    def _sanction(self, sanction: Sanction, target: Mention) -> EntityProxy:
        return _made(
            "Sanction",
            entity_id("sanction", sanction.id, target.party),
            {
                "entity": _refs([target]),
                "authority": [sender.name for sender in sanction.senders],
                "program": [sanction.measure],
                "provisions": [sanction.measure_kind],
                "status": [sanction.status],
                "reason": [sanction.condition],
                **_dates(sanction.when),
                "description": [span.text for span in sanction.evidence],
                "summary": _remarks(sanction),
                "recordId": [sanction.id],
                **self._provenance(sanction),
            },
        )

    def _provenance(self, record: Record) -> dict[str, list[str | None]]:
        """Who published it, and where."""
        carriers = [self._documents[document] for document in _carriers(record)]
        return {
            "publisher": [document.publisher for document in carriers],
            "sourceUrl": [document.url for document in carriers],
        }


def _made(schema: str, id_: str, properties: Mapping[str, Iterable[str | None]]) -> EntityProxy:
    """An entity; values that the library does not take for a property's type (a wrong address) are left out."""
    model = imported("followthemoney", "ftm", "this").model
    entity: EntityProxy = model.make_entity(schema)
    entity.id = id_
    for name, values in properties.items():
        entity.add(name, [value for value in values if value], quiet=True)
    return entity


def _refs(mentions: Iterable[Mention]) -> list[str | None]:
    return [entity_id("party", mention.party) for mention in mentions]


def _remarks(record: Record) -> list[str | None]:
    """What of a record could not be confirmed, and what people said of it, a line each."""
    open_ = (f"Not confirmed: {one.field}: {one.reason}" for one in record.open)
    return [*open_, *(f"{said[0].upper()}{said[1:]}" for said in review_words(record))]


def _carriers(record: Record) -> list[str]:
    return list(dict.fromkeys(span.document for span in record.evidence))


def _dates(when: When | None) -> dict[str, list[str | None]]:
    """Dates as FollowTheMoney has them: a prefix of ISO 8601, a month staying a month; a range is start and end."""
    if when is None or when.edtf is None:
        return {}
    start, _, end = when.edtf.replace("~", "").partition("/")
    return {"startDate": [start], "endDate": [end]} if end else {"date": [start]}
