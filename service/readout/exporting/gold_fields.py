"""The fields of a record as annotators write them: under the keys of docs/annotating.md, what is empty left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from readout.record_types import PerRecord
from readout_schemas import (
    Amount,
    AnyRecord,
    Commitment,
    Count,
    Meeting,
    Mention,
    Participant,
    Sanction,
    Statement,
    When,
)

_DAYS = re.compile(r"\d{4}-\d\d-\d\d~?(/\d{4}-\d\d-\d\d~?)?")
"""The dates that a gold reading may have."""

Fields = dict[str, Any]


def gold_fields(record: AnyRecord) -> Fields:
    """The fields of a record but for its id and its places, without those that are empty."""
    return without_empty(_fields(record))


def without_empty(fields: Fields) -> Fields:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value not in (None, [], (), "")}


def _meeting(one: Meeting) -> Fields:
    return {
        "title": one.title,
        "status": one.status,
        "format": one.format,
        **_dated("date", one.when),
        "place": one.place,
        "hosts": _parties(one.hosts),
        "participants": [_participant(side) for side in one.participants],
        "absent": _parties(one.absent),
        "counts": [_count(count) for count in one.counts],
        "topics": list(one.topics),
        "outcomes": list(one.outcomes),
    }


def _statement(one: Statement) -> Fields:
    return {
        "speaker": _party(one.speaker),
        "mode": one.mode,
        "gist": one.gist,
        "addressee": _parties(one.addressee),
        "occasion": one.occasion,
        "via": one.via,
        **_dated("date", one.when),
        "required": None if one.quotes else False,
    }


def _commitment(one: Commitment) -> Fields:
    return {
        "actors": _parties(one.actors),
        "action": one.action,
        "stance": one.stance,
        "status": one.status,
        "beneficiary": _parties(one.beneficiary),
        "conditions": list(one.conditions),
        **_dated("deadline", one.deadline),
        "amount": _amount(one.amount),
    }


def _sanction(one: Sanction) -> Fields:
    return {
        "senders": _parties(one.senders),
        "targets": _parties(one.targets),
        "measure": one.measure,
        "measure_kind": one.measure_kind,
        "status": one.status,
        "condition": one.condition,
        "amount": _amount(one.amount),
    }


_fields: PerRecord[Fields] = PerRecord(
    meeting=_meeting, statement=_statement, commitment=_commitment, sanction=_sanction
)


def _parties(mentions: Iterable[Mention]) -> list[Fields]:
    return [_party(one) for one in mentions]


def _party(one: Mention) -> Fields:
    return without_empty({"name": one.name, "surface": one.as_written, "kind": one.kind})


def _participant(one: Participant) -> Fields:
    return _party(one) | without_empty({"representative": one.representative, "role": one.role})


def _count(one: Count) -> Fields:
    return {"text": one.text, "value": one.value, "approx": one.approx}


def _dated(key: str, when: When | None) -> Fields:
    if when is None:
        return {}
    day = when.edtf if when.edtf and _DAYS.fullmatch(when.edtf) else None
    return {key: day, f"{key}_text": when.text}


def _amount(one: Amount | None) -> Fields | None:
    return None if one is None else one.model_dump()
