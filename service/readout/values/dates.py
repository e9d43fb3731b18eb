"""The date that words of a text name, reckoned from the day of publication and never from today.

The rules (``gold/RULES.md`` gives the first three):

- A weekday is the one before or after publication, as the tense says; the day of publication itself where the names
  agree and neither ``last`` nor ``next`` is said. ``last Tuesday`` is before it, ``next Thursday`` after; said of what
  would be yesterday or tomorrow, either that day or the one a week off may be meant, and the words have no date. In
  Slavic languages, Swedish, Chinese and Japanese they are the days of last and next week.
- ``next week`` is Monday to Sunday, an interval; months and years are EDTF months and years, weekends two days.
- ``two weeks ago`` is counted in days and approximate, as are months and years; ``three days ago`` is exact.
- Month and day without a year take the nearest year in the direction of the tense.
- ``within 30 days`` is some day until then; ``by Friday`` is Friday; ``by the end of March`` is its last day.
- Words that fix no date (``shortly``), name two different ones, name one that does not exist, count from another event
  (``two days after the call``, ``before Saturday``) or contradict themselves (a Thursday that is a Saturday) have none.
- The time of day says nothing: ``10am`` alone is no date.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable

from readout.values.agreement import agree, narrowest
from readout.values.english import scan
from readout.values.folding import fold
from readout.values.joining import without_any_day
from readout.values.language_data import known_languages
from readout.values.numerals import with_digits
from readout.values.periods import Period
from readout.values.terms import Context, Tense, Term
from readout.values.translation import by_count, by_names, code_of, widely_written
from readout_schemas import When

__all__ = ["Tense", "resolve"]


_HYPHENS = re.compile(r"(?<![\w-])(\d{1,2})-([^\W\d_]{3,9})-(\d{4})(?![\w-])")
"""The hyphens of ``15-OCT-2025``."""


def resolve(words: str, published: dt.date | None, tense: Tense, language: str | None = None) -> When:
    """Reckon the date that ``words`` name.

    Args:
        words: The words of the text, with or without what surrounds the date: ``Saturday’s call``.
        published: The day of publication; without it only dates that are stated in full resolve.
        tense: Whether the words date something past or future, as the sentence around them says.
        language: Language of the text (BCP 47, ``de`` or ``pt-BR``); ``None`` tries English, then the others.

    Returns:
        The date, with ``edtf=None`` and ``basis="none"`` where the words fix none.

    Raises:
        ValueError: If ``words`` is empty, for a ``When`` has words.
    """
    period = _known_period(_HYPHENS.sub(r"\1 \2 \3", fold(words)), _plain_day(published), tense, language)
    if period is None:
        return When(text=words, edtf=None, basis="none")
    return When(text=words, edtf=period.edtf, basis=period.basis)


def _plain_day(published: dt.date | None) -> dt.date | None:
    """A ``datetime`` as the day that it falls on."""
    return published.date() if isinstance(published, dt.datetime) else published


@functools.lru_cache(maxsize=4096)
def _known_period(words: str, published: dt.date | None, tense: Tense, language: str | None) -> Period | None:
    """``_period``, worked out once for the articles of a day, which say ``on Monday`` again and again."""
    return _period(words, Context(published, tense), language)


def _period(words: str, context: Context, language: str | None) -> Period | None:
    """What folded ``words`` name, in the language given; where it is not, in English, or as all languages agree."""
    code = code_of(language) if language else None
    if code not in {None, "en"}:
        wordings = (put(words, code) for put in _wordings(code))
        readings = [(english, scan(english, context)) for english in wordings]
        whole = [(english, terms) for english, terms in readings if terms and not _passes_over(english, terms)]
        if whole or any(terms for _, terms in readings):
            return agree(*whole[0], context) if whole else None
    english = without_any_day(with_digits(words), "en")
    terms = scan(english, context)
    found = agree(english, terms, context) if terms else None
    if code or (terms and (found is None or found.precision != "year")):
        return found
    return _in_any_language(words, found, context)


def _in_any_language(words: str, found: Period | None, context: Context) -> Period | None:
    """The one period that the names of days and months give in every language in which they are such names.

    A bare year, which needs no language, may be ``found`` already.
    """
    readings = {found} if found else set()
    for code in widely_written():
        english = by_names(words, code)
        terms = scan(english, context) if english != words else []
        if terms:
            reading = None if _passes_over(english, terms) else agree(english, terms, context)
            if reading is None:
                return None
            readings.add(reading)
    return narrowest(list(readings))


def _wordings(code: str) -> tuple[Callable[[str, str], str], ...]:
    """How words of a language are put in English; a library's counted words where the language has no file."""
    return (by_names,) if code in known_languages() else (by_names, by_count)


def _passes_over(english: str, terms: list[Term]) -> bool:
    """Whether translated words hold a week, month or year that no term accounts for, but for ``2025 года``."""
    units = re.finditer(r"(?<!\d )\b(?:week|month|quarter|year)s?\b", english)
    return any(not any(term.start <= unit.start() < term.end for term in terms) for unit in units)
