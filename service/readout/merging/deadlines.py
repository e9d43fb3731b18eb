"""The days that a deadline may mean: who promises it by the end of the week may mean Friday, or Sunday."""

from __future__ import annotations

import datetime
import re

from readout.merging.days import Days, when_days
from readout.values import weekday_name
from readout_schemas import When

_SUNDAY = 6
_OFF = 2
"""Days of a week's end on which offices are shut."""
_ENDING = 2
"""Letters at the end of a weekday's name that cases change."""
_LONG = 6
"""Letters from which a name is known without its ending."""


def due_days(when: When, language: str) -> Days | None:
    """The days that a deadline may mean, if its words fix any; the end of a week is any day from its Friday on."""
    days = when_days(when)
    if days is None or not days.exact or datetime.date.fromordinal(days.last).weekday() != _SUNDAY:
        return days
    return days if _names_the_day(when.text.casefold(), language) else Days(days.last - _OFF, days.last)


def _names_the_day(words: str, language: str) -> bool:
    name = weekday_name(_SUNDAY, language)
    without_case = name if name is None or len(name) < _LONG else name[:-_ENDING]
    return re.search(r"\d", words) is not None or (without_case is not None and without_case in words)
