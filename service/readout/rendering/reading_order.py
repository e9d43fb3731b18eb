"""The order in which a briefing is read: meetings by day, statements by speaker, the rest by who acts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from readout.record_types import PerType
from readout.rendering.phrasing import names
from readout.values.dates_in_words import days_of
from readout_schemas import AnyRecord, Briefing, Commitment, Meeting, Sanction, Statement


def meetings(briefing: Briefing) -> list[Meeting]:
    """By day; those without a date last."""
    return sorted(briefing.meetings, key=_by_day)


def statements(briefing: Briefing) -> list[Statement]:
    """Who said most comes first; of one speaker, in the order of the reports and of their texts."""
    said = Counter(statement.speaker.party for statement in briefing.statements)
    places = {document.id: place for place, document in enumerate(briefing.documents)}

    def key(statement: Statement) -> tuple[int, str, str, int, int]:
        first, speaker = statement.evidence[0], statement.speaker
        return -said[speaker.party], speaker.name, speaker.party, places[first.document], first.start

    return sorted(briefing.statements, key=key)


def commitments(briefing: Briefing) -> list[Commitment]:
    """By who acts."""
    return sorted(briefing.commitments, key=lambda one: (names(one.actors), one.stance, one.id))


def sanctions(briefing: Briefing) -> list[Sanction]:
    """By whom they hit, then by who imposes them."""
    return sorted(briefing.sanctions, key=lambda one: (names(one.targets), names(one.senders), one.id))


ORDER: PerType[Callable[[Briefing], Sequence[AnyRecord]]] = PerType(
    meeting=meetings, statement=statements, commitment=commitments, sanction=sanctions
)
"""The records of a type, in the order in which they are read."""


def due(briefing: Briefing) -> list[Commitment]:
    """The commitments that have a day by which they are to be kept, the nearest first."""
    dated = [(days_of(one.deadline), one) for one in briefing.commitments if one.stance == "commits"]
    kept = [(days.last, one) for days, one in dated if days is not None]
    return [one for _, one in sorted(kept, key=lambda pair: (pair[0], names(pair[1].actors), pair[1].id))]


def published(briefing: Briefing) -> tuple[dt.date, dt.date] | None:
    """Days of the earliest and the latest report; None if no report says its day."""
    days = sorted(_known(document.published for document in briefing.documents))
    return (days[0], days[-1]) if days else None


def _known(days: Iterable[dt.date | None]) -> list[dt.date]:
    return [day for day in days if day is not None]


def _by_day(meeting: Meeting) -> tuple[dt.date, dt.date, str]:
    days = days_of(meeting.when)
    return (days.first, days.last, meeting.id) if days else (dt.date.max, dt.date.max, meeting.id)
