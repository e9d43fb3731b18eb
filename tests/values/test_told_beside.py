"""A day that is set beside words which count from another event is the day that those words come to."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.values import resolve

PUBLISHED = dt.date(2024, 6, 20)


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("en", "a week earlier, on 12 May", "2024-05-12"),
        ("en", "two days later, on 14 May 2023", "2023-05-14"),
        ("en", "the following Monday, 13 May", "2024-05-13"),
        ("en", "the following Monday, 14 May", None),
        ("de", "eine Woche zuvor, am 12. Mai", "2024-05-12"),
        ("de", "zwei Tage später, am 14. Mai,", "2024-05-14"),
        ("fr", "une semaine plus tôt, le 12 mai", "2024-05-12"),
        ("es", "una semana antes, el 12 de mayo", "2024-05-12"),
        ("it", "una settimana prima, il 12 maggio", "2024-05-12"),
        ("pt", "uma semana antes, a 12 de maio", "2024-05-12"),
        ("nl", "een week eerder, op 12 mei", "2024-05-12"),
        ("sv", "en vecka tidigare, den 12 maj", "2024-05-12"),
        ("pl", "tydzień wcześniej, 12 maja", "2024-05-12"),
        ("cs", "o týden dříve, 12. května", "2024-05-12"),
        ("ru", "неделей раньше, 12 мая", "2024-05-12"),
        ("ru", "за неделю до этого, 12 мая", "2024-05-12"),
        ("uk", "тижнем раніше, 12 травня", "2024-05-12"),
        ("el", "μία εβδομάδα νωρίτερα, στις 12 Μαΐου", "2024-05-12"),
        ("tr", "bir hafta önce, 12 Mayıs'ta", None),
        ("fa", "یک هفته پیش از آن، ۲۳ اردیبهشت", "2024-05-12"),
        ("he", "שבוע קודם לכן, ב-12 במאי", "2024-05-12"),
        ("ar", "قبل ذلك بأسبوع، في 12 مايو", "2024-05-12"),
        ("zh", "一周前的5月12日", None),
        ("ja", "その1週間前、5月12日", "2024-05-12"),
    ],
)
def test_the_day_that_is_named_counts(language: str, words: str, edtf: str | None) -> None:
    assert resolve(words, PUBLISHED, "past", language).edtf == edtf


@pytest.mark.parametrize(
    "words",
    [
        "a week earlier",
        "two days after 12 May",
        "a week earlier and 12 May",
        "a week before 12 May",
        "every Monday, 13 May",
        "a week earlier, in May",
    ],
)
def test_words_that_count_from_elsewhere_stay_words_without_a_day_that_says_the_same(words: str) -> None:
    assert resolve(words, PUBLISHED, "past", "en").edtf is None


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("ja", "会談の1週間前", None),
        ("ja", "その1週間前", None),
        ("ja", "首相は1週間前に", "2024-06-13~"),
        ("zh", "峰会一周前", None),
        ("zh", "他们一周前", "2024-06-13~"),
        ("zh", "在一周前", "2024-06-13~"),
        ("fa", "یک هفته پیش از آن", None),
        ("ar", "قبل ذلك بأسبوع", None),
    ],
)
def test_time_is_counted_from_publication_only_where_no_event_is_named(
    language: str, words: str, edtf: str | None
) -> None:
    assert resolve(words, PUBLISHED, "past", language).edtf == edtf
