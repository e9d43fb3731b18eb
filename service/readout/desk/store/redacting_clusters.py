"""What is left of clusters when documents are removed: also of what they were, and of those that are no more."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from readout.desk.store.adding import mark_stale
from readout.desk.store.parsing import read_record
from readout.desk.store.reading import AT_ONCE, portions
from readout.desk.store.redacting import Redaction, with_forms
from readout.desk.store.tables import ClusterRecordRow, ClusterRow, ClusterVersionRow, RecordRow
from readout_schemas import AnyRecord, Development, Disagreement, Party

_CITED = re.compile(r'"document": ?("(?:[^"\\]|\\.)*")')
"""A document that a JSON cites: to read it whole takes a hundred times longer."""


def forget_in_clusters(session: Session, documents: Sequence[str], redaction: Redaction) -> None:
    """Cut merged records down, and say that they are to be merged anew; what nothing is left of goes.

    A cluster that is no more keeps its id alone, which leads on: nobody asks what it was.
    """
    touched: set[str] = set()
    for some in portions(documents):
        mark_stale(session, some)
        records = select(RecordRow.id).where(RecordRow.document.in_(some))
        touched.update(session.scalars(select(ClusterRecordRow.cluster).where(ClusterRecordRow.record.in_(records))))
    for some in portions(sorted(touched)):
        session.execute(delete(ClusterVersionRow).where(ClusterVersionRow.cluster.in_(some)))
    rows = select(ClusterRow.id, ClusterRow.merged, ClusterRow.about).execution_options(yield_per=AT_ONCE)
    citing = {name for name, *bodies in session.execute(rows) if _cite(bodies, redaction.documents)}
    for some in portions(sorted(touched | citing)):
        for row in session.scalars(select(ClusterRow).where(ClusterRow.id.in_(some))):
            _cut_cluster(session, row, redaction)
        session.flush()
    _forget_in_versions(session, redaction)


def _cut_cluster(session: Session, row: ClusterRow, redaction: Redaction) -> None:
    left = redaction.record(read_record(row.type, row.merged)) if row.merged else None
    if row.ended:
        row.merged, row.about = "" if left is None else left.model_dump_json(), ""
    elif left is None:
        session.delete(row)
    else:
        row.merged, row.about, row.stale = left.model_dump_json(), _cut_about(row.about, left, redaction), True


def _forget_in_versions(session: Session, redaction: Redaction) -> None:
    version = ClusterVersionRow
    columns = select(version.cluster, version.turn, version.merged, version.about)
    rows = columns.execution_options(yield_per=AT_ONCE)
    citing = [(name, turn) for name, turn, *bodies in session.execute(rows) if _cite(bodies, redaction.documents)]
    for key in citing:
        row = session.get_one(version, key)
        kind = session.scalars(select(ClusterRow.type).where(ClusterRow.id == row.cluster)).one()
        left = redaction.record(read_record(kind, row.merged))
        if left is None:
            session.delete(row)
        else:
            row.merged, row.about = left.model_dump_json(), _cut_about(row.about, left, redaction)
    session.flush()


def _cite(bodies: Collection[str], documents: Collection[str]) -> bool:
    return any(json.loads(name) in documents for body in bodies for name in set(_CITED.findall(body)))


def _cut_about(about: str, left: AnyRecord, redaction: Redaction) -> str:
    """What is known beside a merged record, without what is of the documents."""
    told = json.loads(about or "{}")
    cut = {left.id: left}
    for name, told_ in (
        ("disagreements", redaction.about(map(Disagreement.model_validate, told.get("disagreements", ())), cut)),
        ("developments", redaction.about(map(Development.model_validate, told.get("developments", ())), cut)),
    ):
        told[name] = [one.model_dump(mode="json") for one in told_]
    words = [span.text for span in left.evidence]
    parties = (with_forms(Party.model_validate(one), words) for one in told.get("parties", ()))
    told["parties"] = [one.model_dump(mode="json") for one in parties]
    return json.dumps(told)
