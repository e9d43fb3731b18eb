"""A record as one English sentence."""

from __future__ import annotations

from collections.abc import Sequence

from readout.record_types import PerRecord
from readout_schemas import Commitment, Meeting, Mention, Sanction, Statement, When

_TWO = 2
_PROMISED = {
    "agreed": "{have} agreed to {action}",
    "announced": "{have} announced the intention to {action}",
    "offered": "{have} offered to {action}",
    "reaffirmed": "{have} reaffirmed the promise to {action}",
    "ongoing": "{have} begun to {action}",
    "acknowledged": "{have} acknowledged the need to {action}",
    "proposed": "{have} proposed to {action}",
    "implemented": "{have} kept the promise to {action}",
    "refused": "{have} refused to {action}",
    "reserved": "{have} not said whether to {action}",
}
_TOOK_PLACE = {
    "held": "held",
    "ongoing": "under way",
    "planned": "planned",
    "proposed": "proposed",
    "cancelled": "cancelled",
}
_MET = {"in_person": "met", "phone": "spoke by telephone", "video": "spoke by video", "unknown": "held talks"}
_MEET = {"in_person": "meet", "phone": "speak by telephone", "video": "speak by video", "unknown": "hold talks"}


def joined(names: Sequence[str]) -> str:
    """Names in a row: `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _meeting(meeting: Meeting) -> str:
    sides = [side.name for side in meeting.participants]
    circumstances = [*([f"in {meeting.place}"] if meeting.place else []), *_on(meeting.when)]
    if len(sides) < _TWO:
        return _sentence(f"{meeting.title}: {_TOOK_PLACE[meeting.status]}", *circumstances)
    verb = {
        "held": _MET[meeting.format],
        "ongoing": f"are about to end, or have begun, to {_MEET[meeting.format]}",
        "planned": f"are to {_MEET[meeting.format]}",
        "proposed": f"may {_MEET[meeting.format]}, as is proposed,",
        "cancelled": f"will not {_MEET[meeting.format]}",
    }[meeting.status]
    if meeting.status == "ongoing":
        verb = "are meeting" if meeting.format == "in_person" else "are in talks"
    return _sentence(f"{joined(sides)} {verb}", *circumstances)


def _statement(statement: Statement) -> str:
    quotes = " … ".join(f"“{' '.join(quote.text.split())}”" for quote in statement.quotes)
    told = quotes or statement.gist.rstrip(".")
    return _sentence(" ".join([statement.speaker.name, *_on(statement.when), f"said: {told}"]))


def _commitment(commitment: Commitment) -> str:
    have = "have" if _several(commitment.actors) else "has"
    said = _PROMISED[commitment.status].format(have=have, action=commitment.action)
    benefit = f"for {joined(_names(commitment.beneficiary))}" if commitment.beneficiary else ""
    terms = f"on the condition “{'”, “'.join(commitment.conditions)}”" if commitment.conditions else ""
    deadline = f"by {_day(commitment.deadline)}" if commitment.deadline else ""
    return _sentence(f"{joined(_names(commitment.actors))} {said}", benefit, deadline, terms)


def _sanction(sanction: Sanction) -> str:
    status = {"proposed": "Proposed", "agreed": "Agreed", "in_force": "In force", "lifted": "Lifted"}[sanction.status]
    senders = f" by {joined(_names(sanction.senders))}" if sanction.senders else ""
    terms = f"on the condition “{sanction.condition}”" if sanction.condition else ""
    said = f"{status}{senders}: {sanction.measure}, against {joined(_names(sanction.targets))}"
    return _sentence(said, *_on(sanction.when), terms)


sentence: PerRecord[str] = PerRecord(meeting=_meeting, statement=_statement, commitment=_commitment, sanction=_sanction)
"""What a record says, in one sentence."""


def _several(mentions: Sequence[Mention]) -> bool:
    return len(mentions) > 1 or mentions[0].kind == "group"


def _names(mentions: Sequence[Mention]) -> list[str]:
    return [mention.name for mention in mentions]


def _on(when: When | None) -> list[str]:
    return [f"({_day(when)})"] if when is not None else []


def _day(when: When) -> str:
    return when.edtf or f"“{when.text}”"


def _sentence(*parts: str) -> str:
    text = " ".join(" ".join(part.split()) for part in parts if part)
    first = text[:1].upper() + text[1:]
    return first if first.endswith((".", "!", "?")) else f"{first}."
