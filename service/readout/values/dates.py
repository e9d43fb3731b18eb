"""The date that words of a text name, reckoned from the day of publication and never from today.

The rules (``gold/RULES.md`` gives the first three):

- A weekday is the one before or after publication, as the tense says; the day of publication itself where the names
  agree and neither ``last`` nor ``next`` is said. ``last Tuesday`` is strictly before, ``next Thursday`` strictly after.
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

from readout.values.agreement import agree
from readout.values.english import scan
from readout.values.folding import fold
from readout.values.numerals import with_digits
from readout.values.periods import Period
from readout.values.terms import Context, Tense, Term
from readout.values.translation import in_english
from readout_schemas import When

__all__ = ["Tense", "resolve"]


def resolve(words: str, published: dt.date | None, tense: Tense, language: str | None = None) -> When:
    """Reckon the date that ``words`` name.

    Args:
        words: The words of the text, with or without what surrounds the date: ``Saturday’s call``.
        published: The day of publication; without it only dates that are stated in full resolve.
        tense: Whether the words date something past or future, as the sentence around them says.
        language: Language of the text (BCP 47, ``de`` or ``pt-BR``); ``None`` tries English, then the others.

    Returns:
        The date, with ``edtf=None`` and ``basis="none"`` where the words fix none.
    """
    period = _period(fold(words), Context(_plain_day(published), tense), language)
    if period is None:
        return When(text=words, edtf=None, basis="none")
    return When(text=words, edtf=period.edtf, basis=period.basis)


def _plain_day(published: dt.date | None) -> dt.date | None:
    """A ``datetime`` as the day that it falls on."""
    return published.date() if isinstance(published, dt.datetime) else published


def _period(words: str, context: Context, language: str | None) -> Period | None:
    """The one period on which the readings of ``words`` agree; the first language with a reading counts."""
    for english in in_english(words, language):
        terms: list[Term] = scan(english, context)
        if terms:
            return agree(english, terms, context)
    return None
