"""The calendar: meetings planned and held, as iCalendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from readout.citations import quoted
from readout.extras import imported
from readout.rendering.page_safety import tamed, web_address
from readout.rendering.phrasing import clipped, flat, names, plain, side, standing
from readout.rendering.places import where
from readout.rendering.reading_order import meetings
from readout.rendering.views import view
from readout.values.dates_in_words import Days, date_words, days_of, deadline_words
from readout_schemas import Briefing, Commitment, Document, Evidence, Meeting

if TYPE_CHECKING:
    from icalendar import Calendar, Event

LONGEST = 62
"""Days beyond which a range is no entry: a year in which a meeting falls would cover the calendar."""
NAME = "readout"
CALENDARS = ("icalendar", "calendar", "a calendar")
"""What writes calendars, the extra that brings it, and what needs it."""

_STATES = {"held": "CONFIRMED", "ongoing": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED"}
"""RFC 5545, 3.8.1.11. What is only proposed is no entry."""


def calendar_feed(briefing: Briefing, now: dt.datetime, *, deadlines: bool = False) -> str:
    """The calendar of a briefing's dated meetings, and of what is to be done by a day.

    An entry's UID comes from the meeting's record, which the earliest report names: a later briefing that holds that
    report too moves the entry, and makes no second one. A day is an all-day entry; a range, a month or ``some day of
    these`` lasts all its days and is tentative.

    Args:
        briefing: its meetings; those that are only proposed, or have no date, are left out.
        now: when the calendar is made, with its zone: of two versions of an entry, the later one counts.
        deadlines: whether the last day of each commitment's deadline is an entry too.

    Raises:
        SettingsError: icalendar is not installed.
    """
    calendar: Calendar = imported(*CALENDARS).Calendar()
    calendar.add("prodid", f"-//{NAME}//briefing//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    documents = {document.id: document for document in briefing.documents}
    for meeting in meetings(briefing):
        days = days_of(meeting.when)
        if days is not None and days.length <= LONGEST and meeting.status in _STATES and days.last < dt.date.max:
            calendar.add_component(_event(meeting, days, documents, now))
    for commitment in briefing.commitments if deadlines else ():
        days = days_of(commitment.deadline)
        if days is not None and days.last < dt.date.max:
            calendar.add_component(_deadline(commitment, days, documents, now))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def left_out(briefing: Briefing) -> int:
    """How many planned or held meetings have no date, or none that is exact enough for a calendar."""
    dated = [days_of(meeting.when) for meeting in briefing.meetings if meeting.status in _STATES]
    return sum(days is None or days.length > LONGEST or days.last == dt.date.max for days in dated)


def _event(meeting: Meeting, days: Days, documents: dict[str, Document], now: dt.datetime) -> Event:
    event = _entry(meeting, days, documents, now)
    event.add("summary", _clean(clipped(meeting.title, 200)))
    event.add("status", _status(meeting, days))
    if meeting.place:
        event.add("location", _clean(flat(meeting.place)))
    event.add("description", _clean(_description(meeting, documents)))
    return event


def _deadline(commitment: Commitment, days: Days, documents: dict[str, Document], now: dt.datetime) -> Event:
    """The last day on which it is in time."""
    event = _entry(commitment, Days(days.last, days.last, days.approximate), documents, now)
    seen = view(commitment)
    event.add("summary", _clean(f"Due: {clipped(seen.title, 200)}"))
    event.add("status", "TENTATIVE" if days.approximate else "CONFIRMED")
    lines = [
        f"{plain(commitment.status).capitalize()}, {deadline_words(commitment.deadline)}",
        *(f"If: {quoted(clipped(condition, 200))}" for condition in commitment.conditions),
        *_told_by(commitment, documents),
    ]
    event.add("description", _clean("\n".join(filter(None, lines))))
    return event


def _entry(record: Meeting | Commitment, days: Days, documents: dict[str, Document], now: dt.datetime) -> Event:
    """What every entry has: its name, its days, where it can be read."""
    event: Event = imported(*CALENDARS).Event()
    event.add("uid", f"{record.id}@{NAME}")
    event.add("dtstamp", now)
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstart", days.first)
    event.add("dtend", days.last + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    address = web_address(documents[view(record).cited.document].url)
    if address:
        event.add("url", address)
    return event


def _status(meeting: Meeting, days: Days) -> str:
    exact = days.length == 1 and not days.approximate
    state = _STATES[meeting.status]
    return state if exact or state == "CANCELLED" else "TENTATIVE"


def _description(meeting: Meeting, documents: dict[str, Document]) -> str:
    lines = [
        f"{meeting.status.capitalize()}, {date_words(meeting.when)}",
        f"Host: {names(meeting.hosts)}" if meeting.hosts else "",
        f"With: {', '.join(map(side, meeting.participants))}" if meeting.participants else "",
        f"Absent: {names(meeting.absent)}" if meeting.absent else "",
        f"On: {'; '.join(meeting.topics)}" if meeting.topics else "",
        *_told_by(meeting, documents),
    ]
    return "\n".join(filter(None, lines))


def _told_by(record: Meeting | Commitment, documents: dict[str, Document]) -> list[str]:
    """The words that carry a record, who tells of it, and how well it is sourced."""
    seen = view(record)
    sourced = dict.fromkeys(evidence.document for evidence in record.evidence)
    return [
        _cited(seen.cited, documents),
        *(f"{shown}: {_cited(span, documents)}" for shown, span in seen.beside),
        "Sources: " + "; ".join(_source(documents[document]) for document in sourced),
        standing(record.sourcing),
    ]


def _cited(span: Evidence, documents: dict[str, Document]) -> str:
    place = ", ".join(filter(None, (_source(documents[span.document]), where(span))))
    return f"{quoted(clipped(span.text, 400))} ({place})"


def _source(document: Document) -> str:
    return ", ".join(filter(None, [document.publisher or "", document.title or document.source]))


def _clean(text: str) -> str:
    """Without control characters, which RFC 5545 forbids in text (3.1), save the end of a line."""
    return tamed(text.replace("\r", "\n"))
