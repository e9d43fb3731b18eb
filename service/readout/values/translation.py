"""The words of a date in another language as English ones, so that one set of rules reads them all.

Names of days and months are CLDR's, through babel, with the inflected forms that dateparser adds (``среду``); words like
``gestern`` or ``la semaine prochaine`` are dateparser's, as are counted ones (``vor drei Wochen``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from readout.values.calendar_rules import MONTHS, WEEKDAYS
from readout.values.numerals import with_digits

_TRIED = 40
"""How many languages are tried where the text's is not known: dateparser lists them by how much is written in them."""

_UNITS = ("week", "month", "year")
_DAYS_AWAY = {
    "0 day ago": "today", "1 day ago": "yesterday", "2 day ago": "the day before yesterday",
    "in 1 day": "tomorrow", "in 2 day": "the day after tomorrow",
}  # fmt: skip
_RELATIVE = _DAYS_AWAY | {
    relative.format(unit): f"{turn} {unit}"
    for relative, turn in (("1 {} ago", "last"), ("0 {} ago", "this"), ("in 1 {}", "next"))
    for unit in _UNITS
}


def in_english(words: str, language: str | None) -> Iterator[str]:
    """The wordings of folded ``words`` to try, best first.

    Args:
        words: The folded words.
        language: Language of the text (BCP 47); ``None`` tries English, then the languages most written in.

    Yields:
        The words with what is known of the language put into English.
    """
    code = re.split(r"[-_]", language.lower())[0] if language else None
    if code in {None, "en"}:
        yield with_digits(words)
    for other in _languages() if code is None else [code]:
        if other != "en":
            yield from _translations(words, other)
    if code not in {None, "en"}:
        yield with_digits(words)


def _translations(words: str, language: str) -> Iterator[str]:
    """By the vocabulary, and if that says nothing, by dateparser's own translation, which knows counted words."""
    raise NotImplementedError
