"""Years of other calendars are reckoned where that is sure, and stay words where it is not; so do centuries."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.values import resolve

PUBLISHED = dt.date(2024, 6, 20)


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("en", "Reiwa 7", "2025"),
        ("en", "Shōwa 39", "1964"),
        ("en", "15 March, Reiwa 6", "2024-03-15"),
        ("en", "12th of May, Heisei 23", "2011-05-12"),
        ("ja", "令和元年5月1日", "2019-05-01"),
        ("zh", "民国113年", "2024"),
        ("en", "B.E. 2568", "2025"),
        ("en", "15 March 2566 BE", "2023-03-15"),
        ("th", "15 มีนาคม พ.ศ. 2566", "2023-03-15"),
        ("fa", "در سال ۱۴۰۲", "2023-03-21/2024-03-19"),
        ("fa", "سال ۱۳۵۷ هجری شمسی", "1978-03-21/1979-03-20"),
        ("fa", "از سال ۱۴۰۰ تا ۱۴۰۲", "2021-03-21/2024-03-19"),
        ("fa", "۲۵ اسفند سال ۱۴۰۲", "2024-03-15"),
        ("zh", "农历八月十五,9月17日", "2023-09-17"),
    ],
)
def test_a_year_of_another_calendar_is_reckoned(language: str, words: str, edtf: str) -> None:
    assert resolve(words, PUBLISHED, "past", language).edtf == edtf


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "15 Ramadan 1446"),
        ("en", "1446 AH"),
        ("ar", "15 رمضان 1446"),
        ("ar", "سنة 1446 هجرية"),
        ("fa", "سال ۱۴۴۵ هجری قمری"),
        ("fa", "سال ۱۴۰۲ میلادی به بعد"),
        ("en", "15 March 2568"),
        ("th", "15 มีนาคม 2568"),
        ("en", "5 Tishrei 5785"),
        ("zh", "农历八月十五"),
        ("ja", "旧暦8月15日"),
        ("en", "44 BC"),
        ("en", "in the 18th century"),
        ("de", "im späten 19. Jahrhundert"),
        ("fr", "au XVIIIe siècle"),
        ("es", "en el siglo XIX"),
        ("ru", "в начале XX века"),
        ("ar", "في القرن التاسع عشر"),
        ("zh", "十九世纪末"),
        ("ja", "19世紀後半"),
        ("tr", "19. yüzyılda"),
    ],
)
def test_what_is_not_surely_reckoned_stays_words(language: str, words: str) -> None:
    """The sighting of the moon may move a Hijri day by one; a day with a year out of reach is no day of this year."""
    assert resolve(words, PUBLISHED, "past", language).edtf is None
