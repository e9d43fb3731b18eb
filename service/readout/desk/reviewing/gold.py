"""Gold from reviews: the documents of which each record was reviewed, as annotated articles are.

What is accepted or corrected is to be found. What is rejected is not, and finding it is a false alarm. What reviewers
disagree on is optional, neither for nor against.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.store.columns import kept
from readout.desk.store.reading import current_reports
from readout.desk.store.review_tables import ReviewedRecordRow
from readout.desk.store.settling import Said, Settled, said_of, settle
from readout.desk.store.tables import DocumentRow
from readout.errors import InputError
from readout.evaluation.gold import Gold, GoldDocument
from readout.evaluation.gold_cross import GoldCross
from readout.evaluation.label_studio import articles_in
from readout.exporting.label_studio import tasks
from readout.faults import first_fault_of
from readout.record_types import PLURALS, RECORD_TYPES, listed, type_of
from readout_schemas import AnyRecord, Briefing, Coverage, Document, Report, Run

UNKNOWN = "und"
"""BCP 47's tag of a language that nobody has told."""
_WORDINGS = frozenset({"surface", "date_text", "deadline_text", "condition", "via"})
"""Fields that are null where the words do not stand in the text."""

Json = dict[str, Any]


def gold_of(session: Session, where: str, by: str | None = None) -> Gold:
    """The documents that were reviewed whole, by all reviewers together, or by one.

    Args:
        session: the store.
        where: what it is called.
        by: whose reviews alone count.

    Raises:
        InputError: no document was reviewed whole, or a correction cannot be gold.
    """
    named = sorted(set(session.scalars(select(ReviewedRecordRow.document))))
    told = said_of(session, named)
    dates: dict[str, dt.date] = {
        name: added.date()
        for name, added in session.execute(select(DocumentRow.id, DocumentRow.added_at))
        if name in told
    }
    whole = [
        _document(report.document, settled, dates[report.document.id])
        for report in current_reports(session, told)
        if (settled := _whole(report, told[report.document.id], by))
    ]
    if not whole:
        who = f" by {by!r}" if by else ""
        raise InputError(
            f"no document of the desk {where} was reviewed whole{who}: review its records with readout desk review"
        )
    return Gold(folder=Path(where), documents=tuple(whole), cross=GoldCross.empty())


def _whole(report: Report, said: Iterable[Said], by: str | None) -> list[Settled]:
    """The records of a document, if each was reviewed; none if one was not."""
    chosen = [one for one in said if by is None or one.by == kept(by).strip()]
    settled = settle(report.records(), chosen)
    return settled if all(one.said for one in settled) else []


def _document(document: Document, settled: Iterable[Settled], added: dt.date) -> GoldDocument:
    standing = [one for one in settled if one.stands]
    (annotated,) = articles_in([_task(document, [one.record for one in standing])], Path(document.id))
    article, text = annotated.article, annotated.text
    disputed = [one.disputed for kind in RECORD_TYPES for one in standing if type_of(one.record) == kind]
    records = [record for kind in RECORD_TYPES for record in article[PLURALS[kind]]]
    for record, is_disputed in zip(records, disputed, strict=True):
        _make_sound(record, text)
        if is_disputed:
            record["required"] = False
    cited = [span for record in records for span in record["evidence"]]
    article["boilerplate"] = [one for one in article["boilerplate"] if not any(_overlap(one, span) for span in cited)]
    article["published"] = article["published"] or added.isoformat()
    article["language"] = article["language"] or UNKNOWN
    try:
        return GoldDocument.model_validate({"article": article, "text": text, "path": None, "known": annotated.known})
    except ValidationError as error:
        raise InputError(f"what was reviewed of {document.id!r} cannot be gold: {first_fault_of(error)}") from None


def _task(document: Document, records: Iterable[AnyRecord]) -> Json:
    """The task of Label Studio that a person would have made of it: it has the form of gold."""
    coverage = Coverage(quotations=0, covered=0, labels=0, unexplained=())
    briefing = Briefing.model_validate(
        {**listed(records), "documents": (document,), "coverage": coverage, "run": Run(model="", plan="")}
    )
    (task,) = tasks(briefing)
    return {"data": task["data"], "annotations": [{"result": task["predictions"][0]["result"]}]}


def _make_sound(record: Json, text: str) -> None:
    """Leave out wordings that a reviewer gave and the text does not have, and let the evidence hold the quotes."""
    _strike(record, text)
    for name in ("counts", "conditions"):
        if name in record:
            record[name] = [one for one in record[name] if _words_of(one) in text]
    if record.get("amount") and _words_of(record["amount"]) not in text:
        record["amount"] = None
    for quote in record.get("quotes", ()):
        if not any(one["start"] <= quote["start"] and quote["end"] <= one["end"] for one in record["evidence"]):
            record["evidence"].append(quote)


def _strike(value: Any, text: str) -> None:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            for name, held in one.items():
                if name in _WORDINGS and held is not None and held not in text:
                    one[name] = None
                else:
                    _strike(held, text)


def _words_of(value: Any) -> str:
    return str(value["text"] if isinstance(value, dict) else value)


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
