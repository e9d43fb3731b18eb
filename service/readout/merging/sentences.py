"""A record as one English sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.citations import quoted, spoken
from readout.merging.names_in_english import joined, listed, name, several
from readout.record_types import PerRecord
from readout.values.dates_in_words import date_words, deadline_words
from readout_schemas import Amount, Commitment, Meeting, Mention, Participant, Sanction, Statement, When

_TWO = 2
_FEW = 4
"""Sides up to which a sentence names who stood for them."""
_PROMISED = {
    "agreed": "{has} agreed to {action}",
    "announced": "{has} announced the intention to {action}",
    "offered": "{has} offered to {action}",
    "reaffirmed": "{has} reaffirmed the promise to {action}",
    "ongoing": "{has} begun to {action}",
    "acknowledged": "{has} acknowledged the need to {action}",
    "proposed": "{has} proposed to {action}",
    "implemented": "{has} kept the promise to {action}",
    "refused": "{has} refused to {action}",
    "reserved": "{has} reserved {its} position on whether to {action}",
}
_DENIED = {"refused": _PROMISED["refused"], "reserved": _PROMISED["reserved"]}
_MET = {"in_person": "met", "phone": "spoke by telephone", "video": "spoke by video link", "unknown": "held talks"}
_MEET = {"in_person": "meet", "phone": "speak by telephone", "video": "speak by video link", "unknown": "hold talks"}
_ALONE = {
    "held": "A meeting took place{where}: {title}",
    "ongoing": "A meeting is under way{where}: {title}",
    "planned": "A meeting is planned{where}: {title}",
    "proposed": "A meeting is proposed{where}: {title}",
    "cancelled": "A meeting{where} was cancelled: {title}",
}
_SIDES = {
    "held": "{sides} {met}{where}",
    "planned": "{sides} are to {meet}{where}",
    "proposed": "It is proposed that {sides} {meet}{where}",
    "cancelled": "The meeting of {sides}{where} was cancelled",
}
_SANCTIONED = {
    "proposed": "{senders} {has} proposed a measure against {targets}: {measure}",
    "agreed": "{senders} {has} agreed on a measure against {targets}: {measure}",
    "in_force": "A measure of {senders} against {targets} is in force: {measure}",
    "lifted": "{senders} {has} lifted a measure against {targets}: {measure}",
}
_NO_SENDER = {
    "proposed": "A measure against {targets} has been proposed: {measure}",
    "agreed": "A measure against {targets} has been agreed: {measure}",
    "in_force": "A measure against {targets} is in force: {measure}",
    "lifted": "A measure against {targets} has been lifted: {measure}",
}
_ENDED = re.compile(r"[.!?…][”’\"')]*$")


def _meeting(meeting: Meeting) -> str:
    place = f" in {meeting.place}" if meeting.place else ""
    where = f"{place}{_on(meeting.when)}"
    without = f", without {listed(meeting.absent)}" if meeting.absent else ""
    if len(meeting.participants) < _TWO:
        return _sentence(_ALONE[meeting.status].format(where=where, title=meeting.title), without)
    sides = _sides(meeting.participants)
    if meeting.status == "ongoing":
        said = f"{sides} are {'meeting' if meeting.format == 'in_person' else 'in talks'}{where}"
    else:
        said = _SIDES[meeting.status].format(
            sides=sides, met=_MET[meeting.format], meet=_MEET[meeting.format], where=where
        )
    return _sentence(said, without)


def _sides(sides: Sequence[Participant]) -> str:
    if len(sides) > _FEW:
        return listed(sides)
    shown = [
        f"{name(side)} ({side.representative})"
        if side.representative and side.representative != side.name
        else name(side)
        for side in sides
    ]
    return joined(list(dict.fromkeys(shown)))


def _statement(statement: Statement) -> str:
    """His own words; behind those of a mere phrase what they come to; without any what he is reported to have said."""
    speaker, day, gist = name(statement.speaker), _on(statement.when), statement.gist.strip()
    words = " … ".join(quoted(" ".join(quote.text.split()).rstrip(" ,;:")) for quote in spoken(statement))
    if not words:
        return _sentence(f"{speaker} said{day}, as reported: {gist}")
    if statement.mode == "mixed":
        return _sentence(f"{speaker} said{day} ({words}): {gist}")
    return _sentence(f"{speaker} said{day}: {words}")


def _commitment(commitment: Commitment) -> str:
    many = several(commitment.actors)
    action = " ".join(commitment.action.split()).removeprefix("to ").rstrip(".")
    denied = commitment.stance == "declines"
    form = _DENIED.get(commitment.status, "{has} declined to {action}") if denied else _PROMISED[commitment.status]
    said = form.format(has="have" if many else "has", its="their" if many else _its(commitment.actors), action=action)
    benefit = f" for {listed(commitment.beneficiary)}" if not _told(commitment.beneficiary, action) else ""
    terms = _terms(commitment.conditions, commitment.amount, action)
    return _sentence(f"{listed(commitment.actors)} {said}{benefit}", _by(commitment.deadline), terms)


def _its(actors: Sequence[Mention]) -> str:
    return "their" if actors[0].kind == "person" else "its"


def _told(beneficiary: Sequence[Mention], action: str) -> bool:
    """Whether the action names those whom it is for."""
    return all(one.name.casefold() in action.casefold() for one in beneficiary)


def _sanction(sanction: Sanction) -> str:
    forms = _SANCTIONED if sanction.senders else _NO_SENDER
    said = forms[sanction.status].format(
        senders=listed(sanction.senders),
        has="have" if several(sanction.senders) else "has",
        targets=listed(sanction.targets),
        measure=sanction.measure.strip().rstrip("."),
    )
    since = _on(sanction.when).strip()
    terms = _terms((sanction.condition,) if sanction.condition else (), sanction.amount, sanction.measure)
    return _sentence(said, f", {since}" if since else "", terms)


sentence: PerRecord[str] = PerRecord(meeting=_meeting, statement=_statement, commitment=_commitment, sanction=_sanction)
"""What a record says, in one sentence."""


def _terms(conditions: Sequence[str], amount: Amount | None, said: str) -> str:
    """A sum that is not said yet, and the conditions, in brackets."""
    told = [amount.text] if amount and amount.text.casefold() not in said.casefold() else []
    told += [f"condition: {'; '.join(map(quoted, conditions))}"] if conditions else []
    return f" ({'; '.join(told)})" if told else ""


def _on(when: When | None) -> str:
    """` on 20 March 2025`, ` in March 2025`, ` between 17 and 23 March 2025`; words that fix no day in brackets."""
    if when is None:
        return ""
    said = date_words(when)
    if when.edtf is None:
        return f" ({said})"
    if "/" in when.edtf:
        return f" between {said.replace(' to ', ' and ', 1)}"
    if "~" in when.edtf:
        return f" {said}"
    return f" on {said}" if when.edtf.count("-") == _TWO else f" in {said}"


def _by(deadline: When | None) -> str:
    if deadline is None or deadline.edtf is None:
        return _on(deadline)
    return f" {deadline_words(deadline)}"


def _sentence(*parts: str) -> str:
    text = " ".join("".join(parts).split())
    first = text[:1].upper() + text[1:]
    return first if _ENDED.search(first) else f"{first}."
