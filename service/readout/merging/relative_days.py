"""The day of a meeting that a report dates by another one: `after the summit`, `on the eve`, `in the evening`."""

from __future__ import annotations

import re

from readout.merging.days import Days, when_days
from readout.merging.meeting_times import TO_COME
from readout.merging.word_lists import pattern
from readout.text.sentences import sentence_around
from readout.values.dates import Tense, resolve
from readout.values.weekday_names import weekday_name
from readout_schemas import Meeting, Report

LOOKED_BACK_ON = {"held", "ongoing"}


def relative_days(meeting: Meeting, report: Report) -> Days | None:
    """The day that the words come to, by the nearest dated meeting that the report has before it, or else after it.

    None where the words name no such relation, or no other meeting has an exact day.
    """
    if meeting.when is None or meeting.when.edtf is not None:
        return None
    language = report.document.language
    back = pattern("relative", language, "day_before").search(meeting.when.text) is not None
    if not back and pattern("relative", language, "same_day").search(meeting.when.text) is None:
        return None
    anchor = _weekday(meeting, report) or _anchor(meeting, report)
    return None if anchor is None else Days(anchor.first - back, anchor.last - back)


def _weekday(meeting: Meeting, report: Report) -> Days | None:
    """The one weekday that the sentence names before the words: `on Wednesday he called off the same day's talks`."""
    text, language, published = report.document.text or "", report.document.language, report.document.published
    if meeting.when is None or published is None:
        return None
    first, last = sentence_around(text, meeting.evidence[0].start, meeting.evidence[0].end)
    before = text[first:last].casefold().partition(meeting.when.text.casefold())[0]
    names = (weekday_name(number, language) for number in range(7))
    found = [name for name in names if name and re.search(rf"\b{re.escape(name)}\b", before)]
    tense: Tense = "past" if meeting.status in {*LOOKED_BACK_ON, "cancelled"} else "future"
    days = when_days(resolve(found[0], published, tense, language)) if len(found) == 1 else None
    return days if days is not None and days.exact else None


def _anchor(meeting: Meeting, report: Report) -> Days | None:
    place = meeting.evidence[0].start
    dated = [
        (one.evidence[0].start, days)
        for one in report.meetings
        if one.id != meeting.id
        and (days := when_days(one.when)) is not None
        and days.exact
        and _of_one_time(one, meeting)
    ]
    before = [(start, days) for start, days in dated if start <= place]
    if meeting.status == "cancelled" and not before:  # what is to come instead is told after it
        return None
    return max(before, key=lambda pair: pair[0])[1] if before else min(dated, default=(0, None))[1]


def _of_one_time(anchor: Meeting, meeting: Meeting) -> bool:
    """Whether one may date the other: what was held is not dated by what is still to come."""
    return not (anchor.status in TO_COME and meeting.status in LOOKED_BACK_ON)


def part_of_a_day(text: str, language: str) -> bool:
    """Whether words tell a part of a day alone, and not which day: `in the morning`."""
    return pattern("relative", language, "same_day").fullmatch(text.strip()) is not None
