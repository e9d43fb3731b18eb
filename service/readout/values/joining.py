"""The small words between the words of a date, and the numbers of quarters and halves, as English has them.

`στα τέλη του 2009` is `the end of του 2009` when its names are in English: the articles and prepositions of the
language's file (``links``) are dropped, or stand for `of`.
"""

from __future__ import annotations

import re
from functools import cache

from readout.values.calendar_rules import MONTHS, WEEKDAYS
from readout.values.language_data import forms, listed, section
from readout.values.persian import MONTHS as PERSIAN_MONTHS

_BEFORE = r"before|after|and|to|or|between|from|since|by|until|on|early|mid|late|(?:the )?end of|night to"
_NAMES = "|".join((*WEEKDAYS, *MONTHS, *PERSIAN_MONTHS))
_UNITS = "week|month|quarter|half|year|weekend"
_TURNS = "last|this|next|coming|following|every"
_NUMBER = r"\d{1,4}(?:st|nd|rd|th|s)?(?:-\d{1,4})?"
_ENGLISH = rf"{_BEFORE}|{_NAMES}|{_UNITS}|{_TURNS}|northern \w+|today|yesterday|tomorrow|{_NUMBER}"
_BARE_YEAR = re.compile(
    r"\b(?<!last )(?<!next )(?<!this )year (?=(?:1\d|2[01])\d\d\b)|(?<=\b\d{4}) years?\b(?! ago| later)"
)
_ORDINAL_SIGN = r"[.\wºª°ᵉʳ]{0,4}"
_TENS_AND_UNIT = re.compile(rf"\b([23])0 (?:and )?([1-9]) (?={'|'.join(MONTHS)})")
"""`двадцять другого листопада`, whose first word is the number twenty, and whose second an ordinal."""
_NEXT_WEEKDAY = re.compile(rf"\bnext ({'|'.join(WEEKDAYS)}|weekend)\b(?! (?:of )?(?:next|this|last) week)")
_LAST_WEEKDAY = re.compile(rf"\blast ({'|'.join(WEEKDAYS)})\b(?! (?:of )?(?:next|this|last) week)")
_FRACTION = re.compile(r"(?P<unit>HALF|QUARTER)OF(?P<n>[1-4])")
"""A half or quarter as no language writes it, so that `half` is not read as a word of the text's."""
_NO_MONTH = "".join(f"(?<!{month} )" for month in MONTHS)
"""Behind the name of a month ``1`` is its first day; else it is an article that was read as a number."""
_CLAUSES = "in|of|at|on|when|that|which|after|before|during|last|next|this|and|or"
"""English words that may stand behind a day of the week which is no part of another noun."""
_YEAR_FIRST = re.compile(r"\b(\d{4}) +([1-4]\w\w (?:half|quarter))\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = ("1st", "2nd", "3rd", "4th")


def linked(words: str, language: str) -> str:
    """Translated words without the language's small words between them; a year without the word for it."""
    words = _FRACTION.sub(lambda match: f"{_ORDINALS[int(match['n']) - 1]} {match['unit'].lower()}", words)
    words = _YEAR_FIRST.sub(r"\2 of \1", words)
    english = _links(language).sub(_link, words) if section(language, "dates").get("links") else words
    english = re.sub(r"  +", " ", _BARE_YEAR.sub("", english)).strip()
    english = _TENS_AND_UNIT.sub(r"\1\2 ", english)
    if section(language, "dates").get("turns_are_of_weeks"):
        english = _NEXT_WEEKDAY.sub(r"\1 of next week", english)
        english = _LAST_WEEKDAY.sub(r"LASTWEEKS \1", english)
    return english


@cache
def _links(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, listed(section(language, "dates")["links"])))
    return re.compile(rf"\b(?P<one>{_ENGLISH}) (?:(?:{words}) )+(?=(?:the )?(?:{_ENGLISH})\b)", re.IGNORECASE)


def _link(match: re.Match[str]) -> str:
    one = match["one"]
    return f"{one} " if re.fullmatch(_BEFORE, one, re.IGNORECASE) or one.lower() in _TURNS.split("|") else f"{one} of "


def without_any_day(words: str, language: str) -> str:
    """Words without the days of the week that are but one of many, *on a Monday in March*: nobody knows which.

    What stands behind a mark says which day a date is, *the 2nd – a Saturday*; before a noun English means the nearest
    one, *at a Friday meeting*.
    """
    pattern = _any_day(language)
    return pattern.sub("", words) if pattern else words


@cache
def _any_day(language: str) -> re.Pattern[str] | None:
    articles = listed(section(language, "dates").get("indefinite", ""))
    if not articles:
        return None
    names, before = "|".join(WEEKDAYS), "|".join(map(re.escape, articles))
    noun = rf"(?! (?!(?:{_CLAUSES})\b)[a-z])" if language == "en" else ""
    of_day = "(?: (?:morning|afternoon|evening|night))?"
    return re.compile(rf"(?<![,(–—-] )(?<!\w){_NO_MONTH}(?:{before}|1) (?:{names})\b{of_day}{noun}", re.IGNORECASE)


def numbered(words: str, language: str) -> str:
    """The quarters and halves of a year in English: `tercer trimestre`, `الربع الثالث` are the third quarter."""
    pattern = _fractions(language)
    return pattern.sub(lambda match: f" {_number(match, language)} ", words) if pattern else words


@cache
def _fractions(language: str) -> re.Pattern[str] | None:
    """An ordinal and a word for a quarter or half, in the order of the language; in figures, in words or Roman."""
    dates = section(language, "dates")
    if "quarters" not in dates:
        return None
    ordinals = "|".join(sorted(map(re.escape, _ordinals(language)), key=len, reverse=True))
    units = "|".join(map(re.escape, (*listed(dates["quarters"]), *listed(dates["halves"]))))
    number = rf"(?:(?P<n>[1-4]){_ORDINAL_SIGN}|(?P<word>{ordinals})|(?P<roman>I{{1,3}}|IV)\.?)"
    pair = rf"{number}[ -](?P<unit>{units})"
    if dates.get("ordinals_follow"):
        pair = rf"(?P<unit>{units}) (?P<word>{ordinals})"
    return re.compile(rf"(?<![\w.]){pair}(?!\w)", re.IGNORECASE)


@cache
def _ordinals(language: str) -> dict[str, str]:
    return forms(section(language, "dates")["ordinals"])


def _number(match: re.Match[str], language: str) -> str:
    found = {name: words for name, words in match.groupdict().items() if words}
    number = int(found.get("n", 0)) or _ROMAN.get(found.get("roman", "").lower(), 0)
    number = number or int(_ordinals(language)[found["word"].lower()])
    half = found["unit"].lower() in listed(section(language, "dates")["halves"])
    return f"{'HALF' if half else 'QUARTER'}OF{number}"
