"""Parties that only removed documents name go with them; those that others name too are as these have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from readout.desk.store.columns import kept
from readout.desk.store.reading import portions
from readout.desk.store.tables import PartyRow, RecordPartyRow, RecordRow, ReportRow
from readout.parties import key_of
from readout_schemas import Party, Report


def parties_of(session: Session, documents: Sequence[str]) -> dict[str, Party]:
    """The parties that readings of documents name, by their ids."""
    found: dict[str, Party] = {}
    for some in portions(documents):
        for body in session.scalars(select(ReportRow.body).where(ReportRow.document.in_(some))):
            found |= {kept(one.id): one for one in Report.model_validate_json(body).parties}
    return found


def forget_parties(session: Session, parties: Mapping[str, Party]) -> None:
    """Let parties be what the reports that are left say of them."""
    for some in portions(sorted(parties)):
        for name in session.scalars(select(PartyRow.id).where(PartyRow.id.in_(some))).all():
            left = _named(session, key_of(parties[name]), name)
            of_it = PartyRow.id == name
            if left is None:
                session.execute(delete(PartyRow).where(of_it))
            else:
                session.execute(update(PartyRow).where(of_it).values(body=kept(left.model_dump_json())))


def _named(session: Session, key: str, name: str) -> Party | None:
    """A party as the first of the reports has it that name it in a record."""
    rows = (
        select(ReportRow.body)
        .join(RecordRow, RecordRow.report == ReportRow.id)
        .join(RecordPartyRow, RecordPartyRow.record == RecordRow.number)
        .where(RecordPartyRow.key == kept(key))
        .order_by(RecordRow.number)
        .execution_options(yield_per=1)
    )
    return next((one for body in session.scalars(rows) for one in _parties(body) if kept(one.id) == name), None)


def _parties(body: str) -> Iterable[Party]:
    return Report.model_validate_json(body).parties
