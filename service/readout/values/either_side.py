"""Dates of what was to be: on either side of the publication."""

from __future__ import annotations

import datetime as dt

from readout.values.dates import resolve
from readout.values.edtf import days_of_edtf
from readout_schemas import When


def resolve_nearest(words: str, published: dt.date | None, language: str | None = None) -> When:
    """Reckon a date that may lie before the publication or after it, as that of a meeting that was called off does.

    Where the two readings differ the one nearer to the publication is meant; the coming one of two as near.

    Args:
        words: The words of the text.
        published: The day of publication.
        language: Language of the text (BCP 47).

    Raises:
        ValueError: If ``words`` is empty.
    """
    past, coming = resolve(words, published, "past", language), resolve(words, published, "future", language)
    if published is None or past.edtf is None or coming.edtf is None:
        return past
    return min((coming, past), key=lambda when: _days_from(str(when.edtf), published))


def _days_from(edtf: str, published: dt.date) -> int:
    first, last = days_of_edtf(edtf)
    if first <= published <= last:
        return 0
    return min(abs((first - published).days), abs((last - published).days))
