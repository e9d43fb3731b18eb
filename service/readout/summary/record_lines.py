"""A record in one line: for a model that judges or sums up, and for the check of what it says."""

from __future__ import annotations

from collections.abc import Iterable

from readout.record_types import PerRecord
from readout_schemas import AnyRecord, Commitment, Meeting, Mention, Quote, Sanction, Statement, When


def line(record: AnyRecord) -> str:
    """What a record says, in one line, without its sources."""
    return "; ".join(" ".join(part.split()) for part in _PARTS(record) if part)


def _meeting(meeting: Meeting) -> list[str]:
    sides = [
        f"{side.name} ({', '.join(filter(None, (side.representative, side.role)))})"
        if side.representative or side.role
        else side.name
        for side in meeting.participants
    ]
    return [
        f"meeting, {meeting.status}: {meeting.title}",
        _when(meeting.when),
        f"in {meeting.place}" if meeting.place else "",
        "" if meeting.format == "unknown" else meeting.format.replace("_", " "),
        _some("hosts", (host.name for host in meeting.hosts)),
        _some("with", sides),
        _some("without", _names(meeting.absent)),
        _some("number", (count.text for count in meeting.counts)),
        _some("on", meeting.topics),
        _some("outcome", meeting.outcomes),
    ]


def _statement(statement: Statement) -> list[str]:
    quotes = " … ".join(map(_quote, statement.quotes))
    return [
        f"statement by {statement.speaker.name}: {quotes or statement.gist}",
        _when(statement.when),
        _some("to", _names(statement.addressee)),
        statement.occasion or "",
    ]


def _quote(quote: Quote) -> str:
    return f"“{quote.text}”" + (f" (“{quote.translation}”)" if quote.translation else "")


def _commitment(commitment: Commitment) -> list[str]:
    return [
        f"commitment, {commitment.status}, by {', '.join(_names(commitment.actors))}: to {commitment.action}",
        _some("for", _names(commitment.beneficiary)),
        _some("condition", commitment.conditions),
        f"deadline {_when(commitment.deadline)}" if commitment.deadline else "",
        commitment.amount.text if commitment.amount else "",
    ]


def _sanction(sanction: Sanction) -> list[str]:
    return [
        f"sanction, {sanction.status.replace('_', ' ')}: {sanction.measure}",
        _some("by", _names(sanction.senders)),
        _some("against", _names(sanction.targets)),
        f"condition: {sanction.condition}" if sanction.condition else "",
        sanction.amount.text if sanction.amount else "",
        _when(sanction.when),
    ]


def _when(when: When | None) -> str:
    return "" if when is None else f"{when.text} ({when.edtf})" if when.edtf else when.text


def _some(label: str, items: Iterable[str]) -> str:
    text = ", ".join(items)
    return f"{label} {text}" if text else ""


def _names(mentions: Iterable[Mention]) -> list[str]:
    return [mention.name for mention in mentions]


_PARTS: PerRecord[list[str]] = PerRecord(
    meeting=_meeting, statement=_statement, commitment=_commitment, sanction=_sanction
)
"""What a line of each type says, part by part."""
