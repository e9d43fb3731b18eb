"""What a record shows in each field that can develop, as text."""

from __future__ import annotations

from collections.abc import Iterable

from readout.record_types import PerRecord
from readout_schemas import Amount, Commitment, Meeting, Mention, Sanction, Statement, When


def _meeting(meeting: Meeting) -> dict[str, str]:
    return {
        "status": meeting.status,
        "when": _day(meeting.when),
        "place": meeting.place or "",
        "format": "" if meeting.format == "unknown" else meeting.format,
        "participants": _names(meeting.participants),
        "absent": _names(meeting.absent),
        "counts": "; ".join(sorted(count.text for count in meeting.counts)),
    }


def _statement(statement: Statement) -> dict[str, str]:
    return {"when": _day(statement.when)}


def _commitment(commitment: Commitment) -> dict[str, str]:
    return {
        "status": commitment.status,
        "conditions": "; ".join(sorted(commitment.conditions)),
        "deadline": _day(commitment.deadline),
        "amount": _sum(commitment.amount),
    }


def _sanction(sanction: Sanction) -> dict[str, str]:
    return {
        "status": sanction.status,
        "senders": _names(sanction.senders),
        "condition": sanction.condition or "",
        "amount": _sum(sanction.amount),
        "when": _day(sanction.when),
    }


shown: PerRecord[dict[str, str]] = PerRecord(
    meeting=_meeting, statement=_statement, commitment=_commitment, sanction=_sanction
)
"""The values by the names of the fields; empty where there is nothing."""


def _day(when: When | None) -> str:
    return "" if when is None else when.edtf or when.text


def _sum(amount: Amount | None) -> str:
    return amount.text if amount else ""


def _names(mentions: Iterable[Mention]) -> str:
    return ", ".join(sorted(mention.name for mention in mentions))
