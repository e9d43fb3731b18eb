"""How an agency signs a report: in a line of initials, with the day and minute of sending as one group, or in brackets.

``dpa ab yyzz n1 cd 041422 Mrz 25``, ``AFP 041422 GMT MAR 25``: day, hour and minute in two figures each, the zone, the
month, the year, as in telegraphic date-time groups (ACP 121, 315). Japanese ones end with ``（2025/03/04-14:22）``.
"""

from __future__ import annotations

import datetime
import re

from readout.ingest.dated_words import stated
from readout.ingest.days import day_in

_GROUP = re.compile(
    r"(?<!\d)(?P<day>[0-3]\d)(?:[01]\d|2[0-3])[0-5]\d\s?(?:[A-Z]{1,4}\s)?\s?(?P<month>[^\W\d_]{3,9})\.?"
    r"\s(?:20)?(?P<year>\d\d)\s*$"
)
_IN_BRACKETS = re.compile(r"[（(](\d{4})/(\d\d?)/(\d\d?)-\d\d?:\d\d[)）]\s*$")
_LONGEST = 80
"""Characters of a line that is nothing but a signature."""


def may_be_signed(line: str) -> bool:
    """Whether a line looks like a signature, or like one that ends with it."""
    return _GROUP.search(line) is not None or _IN_BRACKETS.search(line) is not None


def signed_day(line: str, language: str | None) -> datetime.date | None:
    """The day of the signature that a line is, or ends with."""
    if ending := _IN_BRACKETS.search(line):
        return day_in("-".join(part.zfill(2) for part in ending.groups()))
    found = _GROUP.search(line) if len(line) <= _LONGEST else None
    return stated(f"{found['day']} {found['month']} 20{found['year']}", language) if found else None
