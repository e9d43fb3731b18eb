"""Small words that decide: what makes a month of a verb, an end of a part, a last month of a half; odd separators."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from readout.values import Tense, parse_amount, parse_count, place_name, resolve
from readout.values.numerals import figure
from readout.values.translation import widely_written

THURSDAY = dt.date(2025, 3, 13)


@pytest.mark.parametrize(
    ("words", "tense", "edtf"),
    [
        ("in may", "future", "2025-05"),
        ("by may", "future", "2025-05"),
        ("since may", "past", "2024-05"),
        ("it may rain", "future", None),
        ("we march on", "past", None),
        ("last may", "past", "2024-05"),
        ("early may", "future", "2025-05-01/2025-05-10"),
        ("May it be", "future", "2025-05"),
        ("by end-March", "future", "2025-03-31"),
        ("end-March", "future", "2025-03-21/2025-03-31"),
        ("by end-2025", "future", "2025-12-31"),
        ("the first half of last March", "past", "2024-03-01/2024-03-15"),
        ("the second half of next March", "future", "2026-03-16/2026-03-31"),
        ("later this weekend", "future", "2025-03-15/2025-03-16"),
        ("earlier April", "future", None),
    ],
)
def test_a_month_and_its_parts(words: str, tense: Tense, edtf: str | None) -> None:
    assert resolve(words, THURSDAY, tense, "en").edtf == edtf


@pytest.mark.parametrize(
    ("published", "edtf"),
    [
        (dt.date(2025, 3, 15), "2025-03-15/2025-03-16"),
        (dt.date(2025, 3, 16), "2025-03-16"),
        (dt.date(2025, 3, 14), "2025-03-15/2025-03-16"),
    ],
)
def test_what_is_left_of_a_weekend(published: dt.date, edtf: str) -> None:
    assert resolve("later this weekend", published, "future", "en").edtf == edtf


def test_numbers_go_on_by_the_separators_of_their_language() -> None:
    amount = parse_amount("2 Milliarden 1.500 Tausend Euro", "de")
    assert amount is not None
    assert amount.value == 2_001_500_000


@pytest.mark.parametrize(
    ("written", "value"),
    [("1.234,567,8", None), ("1,234,567.8", "1234567.8"), ("1.234.567,8", "1234567.8"), ("1,23,456.7", None)],
)
def test_the_last_of_two_separators_comes_once(written: str, value: str | None) -> None:
    assert figure(written, "en") == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("sv", "tjugosju länder", 27),
        ("sv", "nittionio länder", 99),
        ("sv", "trettioett fartyg", 31),
        ("cs", "sedmadvacet zemí", 27),
        ("cs", "devětadevadesát zemí", 99),
    ],
)
def test_tens_and_units_of_one_word_are_added_up(language: str, words: str, value: int) -> None:
    count = parse_count(words, language)
    assert count is not None
    assert count.value == value


def test_a_town_of_two_words_has_its_name() -> None:
    """Zones have `New_York`, names have a space."""
    assert place_name("New York") == "New York"
    assert place_name("Buenos Aires") == "Buenos Aires"
    assert place_name("Нью-Йорк", "ru") == "New York"


def test_english_is_not_tried_twice() -> None:
    assert "en" not in widely_written()
    assert {"de", "fr", "es", "ru", "zh"} <= set(widely_written())
    assert len(widely_written()) == 39
