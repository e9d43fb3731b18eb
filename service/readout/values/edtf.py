"""Calendar days of EDTF values: the one place that knows their forms, and what *approximately* allows."""

from __future__ import annotations

import calendar
import datetime
import re

SLACK = datetime.timedelta(days=3)
"""How far an approximate day (``~``) may be off: the rules of reading accept three days either side."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?~?")


def days_of_date(date: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a year, month or day: ``2025``, ``2025-03`` or ``2025-03-15``, ``~`` or not.

    Raises:
        ValueError: it has another form, or no calendar has the day (31 February).
    """
    match = _DATE.fullmatch(date)
    if match is None:
        raise ValueError(f"not a date of the forms in use: {date!r}")
    year, month, day = match.groups()
    last_month = int(month or 12)
    last_day = int(day or calendar.monthrange(int(year), last_month)[1])
    first = datetime.date(int(year), int(month or 1), int(day or 1))
    return first, datetime.date(int(year), last_month, last_day)


def days_of_edtf(edtf: str, *, slack: bool = False) -> tuple[datetime.date, datetime.date]:
    """First and last day that a date or an interval (``2025-03-17/2025-03-23``) may mean.

    Args:
        edtf: The value, in the forms in use.
        slack: Whether an end that is an approximate day reaches three days further.

    Raises:
        ValueError: it has another form, or no calendar has one of its days.
    """
    start, _, end = edtf.partition("/")
    (first, start_end), (end_start, last) = days_of_date(start), days_of_date(end or start)
    if slack and start.endswith("~") and first == start_end:
        first -= SLACK
    if slack and (end or start).endswith("~") and last == end_start:
        last += SLACK
    return first, last
