"""The words of a date in another language as English ones, so that one set of rules reads them all.

Names of days and months are CLDR's, through babel, with the inflected forms that dateparser adds (``среду``); words
like ``gestern`` or ``la semaine prochaine`` are dateparser's, as are counted ones (``vor drei Wochen``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from readout.languages import UNSPACED
from readout.values.calendar_rules import MONTHS, WEEKDAYS
from readout.values.east_asian import in_english
from readout.values.folding import fold
from readout.values.joining import linked, numbered, without_any_day
from readout.values.language_data import forms, section
from readout.values.numerals import with_digits

if TYPE_CHECKING:
    from babel import Locale as Names
    from dateparser.languages.locale import Locale  # type: ignore[import-untyped]

_TRIED = 40
"""How many languages are tried where the text's is not known: dateparser lists them by how much is written in them."""

_NORWEGIAN = {"no": "nb"}
"""CLDR and dateparser know Norwegian by its written form, Bokmål, alone."""

_DAYS_AWAY = {
    "0 day ago": "today", "1 day ago": "yesterday", "2 day ago": "the day before yesterday",
    "in 1 day": "tomorrow", "in 2 day": "the day after tomorrow",
}  # fmt: skip
_CONTEXTS = ("format", "stand-alone")
"""Within a date, and alone: CLDR's names of days and months differ in some languages."""
_SHORT = range(3, 6)
"""Letters of an abbreviated month in dateparser's lists, which have whole names beside them."""
_UNITS = ("week", "month", "year")
_RELATIVE = _DAYS_AWAY | {
    relative.format(unit): f"{turn} {unit}"
    for relative, turn in (("1 {} ago", "last"), ("0 {} ago", "this"), ("in 1 {}", "next"))
    for unit in _UNITS
}
# Scripts that set no space between words: Thai to Khmer, then Chinese, Japanese and Korean.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_COUNTED = re.compile(r"(AGO|AHEAD|WITHIN) (\S+) (\S+)")
_COUNTED_IN_ENGLISH = {"AGO": "{} {} ago", "AHEAD": "in {} {}", "WITHIN": "within {} {}"}
_TURNED = re.compile(
    rf"\b(?P<unit>week|month|quarter|year|weekend|{'|'.join(WEEKDAYS)}|(?<!\d )(?<!\d of )(?:{'|'.join(MONTHS)})) "
    r"(?:(?:de|du|del|di|do|da) )?"
    r"(?P<turn>last|next|this|coming|following)\b(?! (?:of )?(?:week|month|year))"
)
_COMING = re.compile(rf"\bcoming\b(?! (?:{'|'.join(WEEKDAYS)}))")
"""Before a unit it is the next; `kommenden Mittwoch` is the nearest, which may be tomorrow."""
_SEASON = re.compile(r"\b(?<!northern )(spring|summer|autumn|winter)\b")


def code_of(language: str) -> str:
    """The part of a BCP 47 tag that names the language: ``pt`` of ``pt-BR``."""
    code = re.split(r"[-_]", language.lower())[0]
    return _NORWEGIAN.get(code, code)


def widely_written() -> list[str]:
    """Codes of the languages to try where that of the text is not known, English left out."""
    from dateparser.data.languages_info import language_order  # type: ignore[import-untyped]

    return [code for code in language_order[:_TRIED] if code != "en"]


def by_names(words: str, language: str) -> str:
    """Folded ``words`` with the names of days and months, and words like yesterday and next week, in English."""
    if language in UNSPACED:
        return in_english(with_digits(words, language))
    plain = numbered(with_digits(words, language), language)
    for pattern, replacement in _patterns(language):
        plain = pattern.sub(replacement, plain)
    if months := _short_months(language):
        plain = months.pattern.sub(lambda match: f"{match['day']} {months.english[match['month'].lower()]} ", plain)
    english = _vocabulary(language).replaced(_counted(plain, language))
    english = _TURNED.sub(r"\g<turn> \g<unit>", linked(english, language))
    english = re.sub(r"\bthis (?=last|next|coming)", "", without_any_day(english, language))
    english = _COMING.sub("next", english) if language != "en" else english
    return english.replace("WEEKLATER", "week")


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(one, re.IGNORECASE), other) for one, other in section(language, "dates").get("patterns", ())]


def _counted(words: str, language: str) -> str:
    """Puts counted units in English: `AGO 3 недели` is `3 week ago`; a word for one is one."""
    stems = [entry.split("=") for entry in section(language, "dates").get("units", "").split()]

    def english(match: re.Match[str]) -> str:
        unit = next((name for name, stem in stems if match[3].lower().startswith(stem)), None)
        number = match[2] if match[2].isdigit() else "1"
        return _COUNTED_IN_ENGLISH[match[1]].format(number, unit) if unit else match[0]

    return _COUNTED.sub(english, words)


def by_count(words: str, language: str) -> str:
    """Folded ``words`` as dateparser puts them, which knows counted words: ``vor drei Wochen`` is ``3 week ago``."""
    locale = _locale(language)
    if locale is None:
        return words
    from dateparser.conf import settings  # type: ignore[import-untyped]

    return str(locale.translate(with_digits(words, language), keep_formatting=False, settings=settings))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Phrases of one language, lower-case, with the English for each."""

    pattern: re.Pattern[str] | None
    english: dict[str, str]

    def replaced(self, words: str) -> str:
        """The words with each known phrase in English."""
        if self.pattern is None:
            return words
        return fold(self.pattern.sub(lambda match: f" {self.english[match[0].lower()]} ", words))


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    """The abbreviated months of one language, lower-case and without a full stop, with the English for each."""

    pattern: re.Pattern[str]
    english: dict[str, str]


@cache
def _vocabulary(language: str) -> _Vocabulary:
    """The phrases of a language; the libraries' names first, so that a relative word cannot hide one."""
    english: dict[str, str] = dict(_own(language))
    own = frozenset(english)
    for phrase, meaning in (*_cldr(language), *_dateparser(language)):
        key = phrase.lower()
        if key in own:
            continue
        if key not in english or meaning in WEEKDAYS:
            english[key] = meaning
    parts = [_bounded(phrase) for phrase in sorted(english, key=len, reverse=True)]
    pattern = re.compile("|".join(parts), re.IGNORECASE) if parts else None
    return _Vocabulary(pattern, english)


def _own(language: str) -> dict[str, str]:
    """The phrases of the language's file; its seasons are those of the northern half of the earth."""
    phrases = section(language, "dates").get("phrases", "")
    return {form: _SEASON.sub(r"northern \1", meaning) for form, meaning in forms(phrases).items()}


def _bounded(phrase: str) -> str:
    escaped = re.escape(phrase)
    end = "" if phrase.endswith(("'", "-")) else r"(?!\w)"
    return escaped if _UNSPACED.match(phrase) else rf"(?<!\w){escaped}{end}"


@cache
def _names(language: str) -> Names | None:
    """CLDR's names of a language, if it has any."""
    from babel import Locale as Names
    from babel import UnknownLocaleError

    try:
        return Names.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def _cldr(language: str) -> Iterator[tuple[str, str]]:
    """Wide names of days and months, as they stand alone and within a date."""
    names = _names(language)
    if names is None:
        return
    for context in _CONTEXTS:
        days, months = names.days[context]["wide"], names.months[context]["wide"]
        yield from ((days[number], english) for number, english in enumerate(WEEKDAYS))
        yield from ((months[number], english) for number, english in enumerate(MONTHS, 1))


@cache
def _short_months(language: str) -> _Abbreviations | None:
    """Abbreviated months (``15. Okt. 2025``), which may be any other word but where they stand behind a day."""
    english: dict[str, str] = {}
    names, locale = _names(language), _locale(language)
    for number, month in enumerate(MONTHS, 1):
        short = [names.months[context]["abbreviated"][number] for context in _CONTEXTS] if names else []
        known = locale.info.get(month.lower(), ()) if locale else ()
        short += [name for name in known if len(name) in _SHORT]
        english |= {fold(name).rstrip(".").lower(): month for name in short}
    english = {name: month for name, month in english.items() if name.isalpha() and not _UNSPACED.match(name)}
    if not english:
        return None
    month = "|".join(sorted(map(re.escape, english), key=len, reverse=True))
    behind = r"(?=\s*(?:$|[,;)\]]|(?:de\s)?\d{4}(?!\d)))"
    pattern = rf"(?<![\w.])(?P<day>\d{{1,2}})\.?\s(?:de\s)?(?P<month>{month})(?!\w)\.?{behind}"
    return _Abbreviations(re.compile(pattern, re.IGNORECASE), english)


def _dateparser(language: str) -> Iterator[tuple[str, str]]:
    """Inflected names, relative words, and the units that must not be passed over."""
    locale = _locale(language)
    if locale is None:
        return
    info: dict[str, list[str]] = locale.info
    for english in (*WEEKDAYS, *MONTHS, *_UNITS):
        yield from ((word, english) for word in info.get(english.lower(), ()) if _is_long(word, 4))
    relative: dict[str, list[str]] = locale.info.get("relative-type", {})
    for key, english in _RELATIVE.items():
        yield from ((phrase, english) for phrase in relative.get(key, ()) if _is_long(phrase, 3))


def _is_long(word: str, least: int) -> bool:
    """Whether a word is too long to be an abbreviation, which might be any other word."""
    return len(word) >= (2 if _UNSPACED.match(word) else least)


@cache
def _locale(language: str) -> Locale | None:
    """The data that dateparser has of a language, if any."""
    from dateparser.languages.loader import default_loader  # type: ignore[import-untyped]

    try:
        return default_loader.get_locale(language)
    except ValueError:
        return None
