"""Where a language has no file of its own, the libraries' names and counted words are read."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.values import Tense, resolve

THURSDAY = dt.date(2025, 3, 13)

READ: list[tuple[str | None, str, Tense, str]] = [
    ("ro", "acum 3 zile", "past", "2025-03-10"),
    ("bg", "преди 3 дни", "past", "2025-03-10"),
    ("hr", "prije 3 dana", "past", "2025-03-10"),
    ("vi", "3 ngày trước", "past", "2025-03-10"),
    ("id", "3 hari yang lalu", "past", "2025-03-10"),
    ("id", "minggu depan", "future", "2025-03-17/2025-03-23"),
    ("fi", "viime viikolla", "past", "2025-03-03/2025-03-09"),
    ("nb", "for to uker siden", "past", "2025-02-27~"),
    ("no", "i går", "past", "2025-03-12"),
    ("hu", "2025. március 12.", "past", "2025-03-12"),
    (None, "vor drei Tagen", "past", "2025-03-10"),
    (None, "il y a trois jours", "past", "2025-03-10"),
]


@pytest.mark.parametrize(("language", "words", "tense", "edtf"), READ)
def test_a_date_is_read_by_the_libraries_names(language: str | None, words: str, tense: Tense, edtf: str) -> None:
    assert resolve(words, THURSDAY, tense, language).edtf == edtf


@pytest.mark.parametrize(
    ("words", "published", "tense", "edtf"),
    [
        ("coming May", dt.date(2025, 5, 13), "future", "2026-05"),
        ("the upcoming May", dt.date(2025, 5, 13), "future", "2026-05"),
        ("upcoming May", dt.date(2025, 5, 13), "future", "2026-05"),
        ("this May", dt.date(2025, 5, 13), "future", "2025-05"),
        ("last May", dt.date(2025, 5, 13), "past", "2024-05"),
        ("past May", dt.date(2025, 5, 13), "past", "2024-05"),
        ("19 January nineteen ninety-seven", THURSDAY, "past", "1997-01-19"),
        ("48 hours ago", THURSDAY, "past", "2025-03-11~"),
        ("30 hours ago", THURSDAY, "past", "2025-03-12~"),
        ("in 72 hours", THURSDAY, "future", "2025-03-16~"),
    ],
)
def test_months_ahead_years_in_words_and_hours(words: str, published: dt.date, tense: Tense, edtf: str) -> None:
    assert resolve(words, published, tense, "en").edtf == edtf


@pytest.mark.parametrize(("language", "words"), [("ja", "1月に"), ("zh", "1月"), ("ja", "12月に"), ("zh", "12月")])
def test_the_first_and_last_month_have_names_as_all_others(language: str, words: str) -> None:
    assert resolve(words, THURSDAY, "past", language).edtf in {"2025-01", "2024-12"}


@pytest.mark.parametrize("words", ["13月に", "0月", "2025年13月", "13月末", "2025年13月5日"])
def test_a_thirteenth_month_is_none(words: str) -> None:
    assert resolve(words, THURSDAY, "past", "ja").edtf is None
