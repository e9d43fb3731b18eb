"""Sums and counts are read as the reporters of a language write them; ``written/`` has a table for each."""

from __future__ import annotations

import pytest
from readout_tests.written import entries, unread

from readout.values import parse_amount, parse_count


@pytest.mark.parametrize(("language", "words", "right"), entries("sums"))
def test_a_sum_has_its_value_and_currency(language: str, words: str, right: str) -> None:
    """A range and an uncounted number have no value."""
    value, currency = right.split()
    amount = parse_amount(words, language)
    assert amount is not None
    assert (amount.value, amount.currency) == (None if value == "-" else float(value), currency)


@pytest.mark.parametrize(("language", "words", "right"), entries("counts"))
def test_a_count_has_its_number(language: str, words: str, right: str) -> None:
    count = parse_count(words, language)
    assert count is not None
    assert (count.value, count.approx) == (int(right.removeprefix("~")), right.startswith("~"))


@pytest.mark.parametrize(("language", "words"), unread("counts"))
def test_what_counts_nothing_exactly_is_no_count(language: str, words: str) -> None:
    assert parse_count(words, language) is None
