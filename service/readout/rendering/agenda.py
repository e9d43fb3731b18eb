"""The calendar: meetings planned and held, as iCalendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from readout.citations import quoted
from readout.rendering.calendar_lines import address_line, component, day_line, moment_line, text_line, written
from readout.rendering.page_safety import tamed, web_address
from readout.rendering.phrasing import clipped, flat, names, side, standing
from readout.rendering.reading_order import meetings
from readout.rendering.views import view
from readout.values.dates_in_words import Days, date_words, days_of
from readout_schemas import Briefing, Document, Evidence, Meeting

LONGEST = 62
"""Days beyond which a range is no entry: a year in which a meeting falls would cover the calendar."""
NAME = "readout"

_STATES = {"held": "CONFIRMED", "ongoing": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED"}
"""RFC 5545, 3.8.1.11. What is only proposed is no entry."""


def calendar_feed(briefing: Briefing, now: dt.datetime) -> str:
    """The calendar of a briefing's dated meetings.

    An entry's UID comes from the meeting's record, which the earliest report names: a later briefing that holds that
    report too moves the entry, and makes no second one. A day is an all-day entry; a range, a month or ``some day of
    these`` lasts all its days and is tentative.

    Args:
        briefing: its meetings; those that are only proposed, or have no date, are left out.
        now: when the calendar is made, with its zone: of two versions of an entry, the later one counts.
    """
    documents = {document.id: document for document in briefing.documents}
    lines = ["VERSION:2.0", text_line("PRODID", f"-//{NAME}//briefing//EN"), "METHOD:PUBLISH"]
    for meeting in meetings(briefing):
        days = days_of(meeting.when)
        if days is not None and days.length <= LONGEST and meeting.status in _STATES and days.last < dt.date.max:
            lines += component("VEVENT", _event(meeting, days, documents, now))
    return written(component("VCALENDAR", lines))


def left_out(briefing: Briefing) -> int:
    """How many planned or held meetings have no date, or none that is exact enough for a calendar."""
    dated = [days_of(meeting.when) for meeting in briefing.meetings if meeting.status in _STATES]
    return sum(days is None or days.length > LONGEST or days.last == dt.date.max for days in dated)


def _event(meeting: Meeting, days: Days, documents: dict[str, Document], now: dt.datetime) -> Iterator[str]:
    yield text_line("UID", f"{meeting.id}@{NAME}")
    yield moment_line("DTSTAMP", now)
    yield f"SEQUENCE:{int(now.timestamp()) // 60}"
    yield day_line("DTSTART", days.first)
    yield day_line("DTEND", days.last + dt.timedelta(days=1))
    yield text_line("SUMMARY", _clean(clipped(meeting.title, 200)))
    yield f"STATUS:{_status(meeting, days)}"
    yield "TRANSP:TRANSPARENT"
    if meeting.place:
        yield text_line("LOCATION", _clean(flat(meeting.place)))
    yield text_line("DESCRIPTION", _clean(_description(meeting, documents)))
    address = web_address(documents[view(meeting).cited.document].url)
    if address:
        yield address_line("URL", address)


def _status(meeting: Meeting, days: Days) -> str:
    exact = days.length == 1 and not days.approximate
    state = _STATES[meeting.status]
    return state if exact or state == "CANCELLED" else "TENTATIVE"


def _description(meeting: Meeting, documents: dict[str, Document]) -> str:
    seen = view(meeting)
    sourced = dict.fromkeys(evidence.document for evidence in meeting.evidence)
    lines = [
        f"{meeting.status.capitalize()}, {date_words(meeting.when)}",
        f"Host: {names(meeting.hosts)}" if meeting.hosts else "",
        f"With: {', '.join(map(side, meeting.participants))}" if meeting.participants else "",
        f"Absent: {names(meeting.absent)}" if meeting.absent else "",
        f"On: {'; '.join(meeting.topics)}" if meeting.topics else "",
        _cited(seen.cited, documents),
        *(f"{shown}: {_cited(span, documents)}" for shown, span in seen.beside),
        "Sources: " + "; ".join(_source(documents[document]) for document in sourced),
        standing(meeting.sourcing),
    ]
    return "\n".join(filter(None, lines))


def _cited(span: Evidence, documents: dict[str, Document]) -> str:
    return f"{quoted(clipped(span.text, 400))} ({_source(documents[span.document])})"


def _source(document: Document) -> str:
    return ", ".join(filter(None, [document.publisher or "", document.title or document.source]))


def _clean(text: str) -> str:
    """Without control characters, which RFC 5545 forbids in text (3.1), save the end of a line."""
    return tamed(text.replace("\r", "\n"))
