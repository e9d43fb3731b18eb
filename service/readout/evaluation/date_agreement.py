"""Whether a date is right: any day of a gold interval is; an approximate day leaves three days either side."""

from __future__ import annotations

import datetime as dt

from readout.values.edtf import days_of_date

SLACK = dt.timedelta(days=3)
"""Either side of an approximate date (``~``)."""

Days = tuple[dt.date, dt.date]


def right_date(gold: str, system: str | None) -> bool:
    """Whether every day that the system allows is one that the gold allows. Both in EDTF; no date is wrong.

    >>> right_date("2025-03-17/2025-03-23", "2025-03-20"), right_date("2025-03-01~", "2025-03-04")
    (True, True)
    >>> right_date("2025-03-20", "2025-03-17/2025-03-23"), right_date("2025-03-20", None)
    (False, False)
    """
    if system is None:
        return False
    first, last = _days(gold, slack=True)
    earliest, latest = _days(system, slack=False)
    return first <= earliest and latest <= last


def _days(edtf: str, *, slack: bool) -> Days:
    """First and last day of an EDTF date or interval."""
    start, _, end = edtf.partition("/")
    first, last = days_of_date(start)[0], days_of_date(end or start)[1]
    return (
        first - SLACK if slack and start.endswith("~") else first,
        last + SLACK if slack and (end or start).endswith("~") else last,
    )
