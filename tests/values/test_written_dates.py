"""Dates are read as the reporters of a language write them; ``written/`` has a table for each."""

from __future__ import annotations

import datetime as dt

import pytest
from readout_tests.written import TABLES, entries, unread

from readout.values import Tense, resolve

THURSDAY = dt.date(2025, 3, 13)


@pytest.mark.parametrize(("language", "words", "edtf"), entries("past"))
def test_what_is_past_is_reckoned_back(language: str, words: str, edtf: str) -> None:
    assert resolve(words, THURSDAY, "past", language).edtf == edtf


@pytest.mark.parametrize(("language", "words", "edtf"), entries("future"))
def test_what_is_to_come_is_reckoned_forward(language: str, words: str, edtf: str) -> None:
    assert resolve(words, THURSDAY, "future", language).edtf == edtf


@pytest.mark.parametrize(("language", "words", "edtf"), entries("stated"))
@pytest.mark.parametrize("published", [THURSDAY, None])
def test_what_is_stated_in_full_needs_no_publication(
    language: str, words: str, edtf: str, published: dt.date | None
) -> None:
    when = resolve(words, published, "past", language)
    assert (when.edtf, when.basis) == (edtf, "stated")


@pytest.mark.parametrize(("language", "words"), unread("dates"))
@pytest.mark.parametrize("tense", ["past", "future"])
def test_words_that_fix_no_date_stay_words(language: str, words: str, tense: Tense) -> None:
    assert resolve(words, THURSDAY, tense, language).edtf is None


@pytest.mark.parametrize("language", TABLES)
def test_every_table_has_enough_dates(language: str) -> None:
    assert sum(len(TABLES[language][section]) for section in ("past", "future", "stated")) >= 12
