"""What days of the week are called, by CLDR."""

from __future__ import annotations

import functools


@functools.cache
def weekday_name(number: int, language: str | None) -> str | None:
    """The name of a day of the week, case folded.

    Args:
        number: Of the day, Monday 0 and Sunday 6.
        language: A BCP 47 tag; English if there is none.

    Returns:
        The name, which may be of two words (*יום שלישי*); ``None`` if CLDR has not the language.
    """
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale((language or "en").split("-")[0]).days["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return None
    return str(names[number]).casefold()
