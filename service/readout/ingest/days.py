"""The one day that a header, a line under a headline or a tool's field gives: surely read, or not at all."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}.*)?")
"""``20250315``, ``20250315T101500Z``, and what PDF writes (ISO 32000-1, 7.9.4): ``D:20250315101500+01'00'``."""
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?!\d)")
_DOTS = re.compile(r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})(?!\d)")
"""With dots the day is first wherever dates are written so."""
_YEAR_LAST = re.compile(r"(\d\d?)([/-])(\d\d?)\2(\d{4})(?!\d)")
"""The day first, or the month: one day only where one of the two cannot be a month."""
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일][\s\d:]*(?:UTC|GMT|[JKC]ST)?\Z")
"""With the hour and its zone behind it, which readers of dates in words do not know."""
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W\d_]{3}|[年월]")
_LONGEST = 120


def day_in(text: str, language: str | None = None) -> datetime.date | None:
    """The day that the text gives, in ISO 8601, as mails and PDF write it, or with the month in words of any language.

    The day stays as written, in whatever time zone. ``03/04/2025`` is two days, and therefore none; ``17/04/2025`` is
    one.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    for pattern in (_ISO, _COMPACT, _YEAR_FIRST, _EAST_ASIAN):
        if match := pattern.match(text):
            return _date(*match.groups())
    if match := _DOTS.match(text):
        return _date(match[3], match[2], match[1])
    if match := _YEAR_LAST.match(text):
        days = {_date(match[4], match[3], match[1]), _date(match[4], match[1], match[3])} - {None}
        return days.pop() if len(days) == 1 else None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return _in_words(text, language)


def _date(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _in_words(text: str, language: str | None) -> datetime.date | None:
    """A date with the month in words and the year in figures; one of numbers alone may be read in two ways."""
    if not (_YEAR.search(text) and _WORD.search(text)):
        return None
    import dateparser  # type: ignore[import-untyped]

    languages = [language.partition("-")[0].lower()] if language else None
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    try:
        found = dateparser.parse(text, languages=languages, settings=settings)
    except (ValueError, TypeError, OverflowError):
        found = None
    if found is None and languages:
        return _in_words(text, None)
    return found.date() if found else None
