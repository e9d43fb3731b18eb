"""The days that a deadline may mean: who promises it by the end of the week may mean Friday, or Sunday."""

from __future__ import annotations

import datetime
import functools
import re

from babel import Locale, UnknownLocaleError

from readout.merging.days import Days, when_days
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
    sunday = _sunday(language)
    return re.search(r"\d", words) is not None or (sunday is not None and sunday in words)


@functools.cache
def _sunday(language: str) -> str | None:
    """What Sunday is called, by CLDR, without what cases change."""
    try:
        name = str(Locale.parse(language).days["format"]["wide"][_SUNDAY]).casefold()
    except (UnknownLocaleError, ValueError):
        return None
    return name if len(name) < _LONG else name[:-_ENDING]
