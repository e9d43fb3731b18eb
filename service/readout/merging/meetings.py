"""Whether two records tell of one meeting."""

from __future__ import annotations

from readout.merging.judging import Known, Ruling, different, published_apart
from readout.merging.wording import likeness
from readout_schemas import Meeting

REMOTE = {"video", "phone"}

SAME_FROM = 4.0
UNSURE_FROM = 2.5
"""Points: see ``judge``. Set so that a date and who took part are enough, and either of them by itself is not."""

_NEAR = 4
"""Days between two publications within which undated news of the same two sides is of one meeting."""


def judge(first: Known[Meeting], second: Known[Meeting]) -> Ruling:
    """Points for what agrees; what contradicts settles it at once."""
    conflict = conflicts(first, second)
    if conflict:
        return different(conflict)
    points, reasons = 0.0, []
    for score, reason in (_date(first, second), _place(first, second), _who(first, second), _kind(first, second)):
        points += score
        reasons += [reason] if reason else []
    if points >= SAME_FROM:
        return Ruling("same", tuple(reasons), points)
    if points >= UNSURE_FROM and first.record.id != second.record.id:
        return Ruling("unsure", tuple(reasons), points)
    return different("too little in common")


def conflicts(first: Known[Meeting], second: Known[Meeting]) -> str:
    """Why they cannot be one meeting; empty if nothing says so."""
    one, other = first.record, second.record
    sides, others = first.sides, second.sides
    contradictions = {
        "told apart by one report": first.document.id == second.document.id,
        "on different days": not first.window.meets(second.window),
        "in different places": first.place and second.place and not first.place & second.place,
        "one in person, one not": {one.format, other.format} & REMOTE and "in_person" in {one.format, other.format},
        "of different levels": first.levels and second.levels and not first.levels & second.levels,
        "between different sides": len(sides) > 1 and len(others) > 1 and not sides & others,
    }
    return next((reason for reason, holds in contradictions.items() if holds), "")


def _date(first: Known[Meeting], second: Known[Meeting]) -> tuple[float, str]:
    if first.days and second.days:
        if first.days.exact and second.days.exact:
            return 2.5, "on the same day"
        return 2.0, "on days that overlap"
    apart = published_apart(first.document, second.document)
    return (0.5, "in the same news") if apart is not None and apart <= _NEAR else (0.0, "")


def _place(first: Known[Meeting], second: Known[Meeting]) -> tuple[float, str]:
    return (1.0, "in the same place") if first.place and second.place else (0.0, "")


def _who(first: Known[Meeting], second: Known[Meeting]) -> tuple[float, str]:
    sides, others = first.sides, second.sides
    shared = sides & others
    if len(shared) > 1 and shared in (sides, others):
        return (3.5, "between the same sides") if sides == others else (2.5, "all sides of one are in the other")
    if shared:
        hosted = first.beside & second.beside
        return (2.0, "with the same host") if hosted else (1.0, "with a side in common")
    return (1.5, "of the same level") if first.levels & second.levels else (0.0, "")


def _kind(first: Known[Meeting], second: Known[Meeting]) -> tuple[float, str]:
    points, reason = 0.0, ""
    if {first.record.format, second.record.format} <= REMOTE:
        points, reason = 1.0, "a call"
    told = likeness(first.wordings[0], second.wordings[0])
    return (points + 0.5, reason or "in like words") if told.shared > 1 else (points, reason)
