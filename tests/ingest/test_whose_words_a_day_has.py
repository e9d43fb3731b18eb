"""A day, and the words beside it, are read in the language of the text first: another may call other months so."""

from __future__ import annotations

import datetime

import pytest

from readout.ingest.dated_words import dated_in, is_known
from readout.ingest.datelines import in_dateline
from readout.ingest.visible_dates import _days_of, _in_piece, visible_day

WEDNESDAY = datetime.date(2025, 3, 5)
"""``sze`` in Hungarian, and no word of a date elsewhere."""


@pytest.mark.parametrize(("language", "month"), [("pl", 11), ("hr", 10)])
def test_listopada_is_november_in_polish_and_october_in_croatian(language: str, month: int) -> None:
    """Wherever the date stands: alone, in a dateline, behind a mark, with words on both sides."""
    day = datetime.date(2025, month, 4)
    assert dated_in("Oslo 4 listopada 2025 r", language) == (day, ["Oslo"], ["r"])
    assert list(in_dateline("Oslo, 4 listopada 2025 (PAP) — X", language)) == [("dateline", day)]
    assert list(_in_piece("Published 4 listopada 2025", language)) == [("published", day)]
    assert list(_days_of("Oslo | 4 listopada 2025", language, is_first=False)) == [("line", day)]
    assert visible_day(f"Oslo\n4 listopada 2025\n{'A line. ' * 9}", language) == (day, "line with its date")
    assert visible_day("A line.\n" * 7 + "Published 4 listopada 2025", language) == (day, "line with its date")


def test_without_a_language_a_month_that_has_one_name_for_two_is_none() -> None:
    assert dated_in("4 listopada 2025", None) is None
    assert dated_in("4 listopada 2025", "en") is None


def test_a_language_that_does_not_know_a_word_leaves_it_to_the_others() -> None:
    assert dated_in("4 mars 2025", "en") == (datetime.date(2025, 3, 4), [], [])
    assert is_known(["mercoledì"], WEDNESDAY, "en")


@pytest.mark.parametrize(("language", "found"), [("hu", True), ("en", False), (None, False)])
def test_a_weekday_that_one_language_has_is_known_in_texts_of_that_language(language: str | None, found: bool) -> None:
    assert is_known(["sze"], WEDNESDAY, language) is found
    assert list(in_dateline("Budapest, sze 2025. március 5. — X", language)) == [("dateline", WEDNESDAY)] * found
    assert list(in_dateline("Budapest, 5 March 2025 sze — X", language)) == [("dateline", WEDNESDAY)] * found
    assert list(_in_piece("Published sze 2025. március 5.", language)) == [("published", WEDNESDAY)] * found
    assert list(_in_piece("sze 2025. március 5.", language)) == [("line", WEDNESDAY)] * found
    assert list(_in_piece("2025. március 5. sze", language)) == [("line", WEDNESDAY)] * found


@pytest.mark.parametrize("line", ["Thursday 5 March 2025", "5 March 2025, Thursday", "Oslo, Thursday 5 March 2025"])
def test_a_weekday_that_is_not_that_of_the_date_makes_it_doubtful(line: str) -> None:
    assert list(_in_piece(line, "en")) == []
    right = line.replace("Thursday", "Wednesday")
    assert [day for _, day in _in_piece(right, "en")] == [WEDNESDAY]
