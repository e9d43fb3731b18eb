"""Months are abbreviated beside a day; elsewhere the same letters may be any word."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.values import resolve

PUBLISHED = dt.date(2025, 11, 20)


@pytest.mark.parametrize(
    ("words", "language", "edtf"),
    [
        ("15. Okt. 2025", "de", "2025-10-15"),
        ("am 3. Dez.", "de", "2025-12-03"),
        ("15 Mrz 2024", "de", "2024-03-15"),
        ("le 2 déc. 2025", "fr", "2025-12-02"),
        ("2 févr 2024", "fr", "2024-02-02"),
        ("el 2 de ene. de 2026", "es", "2026-01-02"),
        ("15 ott. 2025", "it", "2025-10-15"),
        ("15 de out. de 2025", "pt", "2025-10-15"),
        ("15 дек. 2025", "ru", "2025-12-15"),
        ("15 груд. 2025", "uk", "2025-12-15"),
        ("15 paź 2025", "pl", "2025-10-15"),
        ("3 Ara 2025", "tr", "2025-12-03"),
        ("15 mrt. 2025", "nl", "2025-03-15"),
        ("15 okt. 2025", "sv", "2025-10-15"),
        ("15-OCT-2025", "en", "2025-10-15"),
        ("15-окт-2025", "ru", "2025-10-15"),
        ("3-Dec-2025", None, "2025-12-03"),
    ],
)
def test_a_short_month_beside_its_day_is_read(words: str, language: str | None, edtf: str) -> None:
    assert resolve(words, PUBLISHED, "future", language).edtf == edtf


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("3 ara toplantı", "tr"),  # three interim meetings
        ("5 out of ten", "pt"),
        ("12 led lamp", "cs"),
        ("im Mär", "de"),  # no day beside it
        ("v15 Okt", "de"),
    ],
)
def test_the_letters_of_a_short_month_are_no_month_elsewhere(words: str, language: str) -> None:
    assert resolve(words, PUBLISHED, "future", language).edtf is None
