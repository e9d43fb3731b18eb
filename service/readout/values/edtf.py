"""Calendar days of EDTF values."""

from __future__ import annotations

import calendar
import datetime
import re

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
