"""The page of a thing, of a record by itself, and of a document with all of its records marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions.history import homes_of
from readout.desk.reviewing.about import living
from readout.desk.serving.parameters import Name
from readout.desk.serving.workspace.asking import ReaderAsks, missing, to
from readout.desk.serving.workspace.passages import Words, pieces
from readout.desk.serving.workspace.showing import Shown, shown, source_of
from readout.desk.serving.workspace.speaking import address
from readout.desk.serving.workspace.things import record_alone, thing
from readout.desk.store.columns import kept
from readout.desk.store.reading import document, record_of
from readout.desk.store.tables import ClusterRow, RecordRow
from readout.rendering.views import view
from readout_schemas import AnyRecord, Document

routes = APIRouter(include_in_schema=False)
Id = Annotated[Name, Path()]


@routes.get("/things/{cluster}", response_class=Response)
def one_thing(ask: ReaderAsks, cluster: Id) -> Response:
    """A thing with its sources side by side; an id that leads to another one is followed."""
    with ask.desk.store.reading() as session:
        row = session.get(ClusterRow, kept(cluster))
        if row is None or row.ended:
            now = living(session, cluster)
            if now is not None:
                return to(address("things", now.id))
            if row is None and session.scalar(select(RecordRow.id).where(RecordRow.id == kept(cluster))):
                return to(address("records", cluster))
            raise missing(
                "there is no such thing, or nothing is left of it: its documents were removed, or say otherwise"
            )

    def made() -> Mapping[str, Any]:
        with ask.desk.store.reading() as session:
            now = living(session, cluster)
            if now is None:
                raise missing("there is no such thing any more")
            return {"told": thing(session, now)}

    return ask.page("thing.html", made)


@routes.get("/records/{record}", response_class=Response)
def one_record(ask: ReaderAsks, record: Id) -> Response:
    """A record of one document, beside its words."""

    def made() -> Mapping[str, Any]:
        with ask.desk.store.reading() as session:
            told = record_alone(session, record)
        if told is None:
            raise missing("there is no record of this id in a current report: it was rejected, or read anew")
        return {"told": told}

    return ask.page("thing.html", made)


@routes.get("/documents/{name}", response_class=Response)
def one_document(ask: ReaderAsks, name: Id) -> Response:
    """A document's text with the words of its records marked, and the records."""

    def made() -> Mapping[str, Any]:
        with ask.desk.store.reading() as session:
            found = document(session, kept(name))
            if found is None:
                raise missing("there is no document of this id")
            records = _records_of(session, found)
        text = found.text or ""
        words = [one for record, each in records for one in _words(record, each, found)]
        return {
            "document": found,
            "source": source_of(found.id, found),
            "pieces": list(pieces(text, words)) if text else [],
            "records": [each for _, each in records],
        }

    return ask.page("document.html", made)


def _records_of(session: Session, found: Document) -> list[tuple[AnyRecord, Shown]]:
    """The records of a document, each under the thing that it tells of."""
    rows = select(RecordRow).where(RecordRow.document == found.id).order_by(RecordRow.number)
    records = [record_of(row) for row in session.scalars(rows)]
    homes = homes_of(session, [one.id for one in records])
    known = {found.id: found}
    return [(one, shown(one, known, name=homes.get(one.id), alone=one.id not in homes)) for one in records]


def _words(record: AnyRecord, each: Shown, found: Document) -> list[Words]:
    return [
        Words(span.start, span.end, "chosen", each.address, each.kind, f"{each.name}: {each.title}")
        for span in view(record).words
        if span.document == found.id
    ]
