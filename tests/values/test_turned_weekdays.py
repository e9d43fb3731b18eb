"""Last and next with a weekday in each language: published on the eve of a Wednesday, on that day, the day after."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.values import Tense, resolve

WEDNESDAY = dt.date(2025, 3, 12)
AROUND = [WEDNESDAY + dt.timedelta(days=step) for step in (-1, 0, 1)]
THIS, BEFORE, AFTER = "2025-03-12", "2025-03-05", "2025-03-19"

EITHER_LAST = (BEFORE, BEFORE, None)
"""On the day after, yesterday is called so, yet it may be meant: it stays open."""
OF_LAST_WEEK = (BEFORE, BEFORE, BEFORE)
NEAREST_LAST = (BEFORE, BEFORE, THIS)
EITHER_NEXT = (None, AFTER, AFTER)
OF_NEXT_WEEK = (AFTER, AFTER, AFTER)
NEAREST_NEXT = (THIS, AFTER, AFTER)

LAST = [
    ("en", "last Wednesday", EITHER_LAST),
    ("en", "this past Wednesday", NEAREST_LAST),
    ("de", "letzten Mittwoch", EITHER_LAST),
    ("de", "am vergangenen Mittwoch", EITHER_LAST),
    ("fr", "mercredi dernier", EITHER_LAST),
    ("es", "el miércoles pasado", EITHER_LAST),
    ("es", "el pasado miércoles", EITHER_LAST),
    ("it", "mercoledì scorso", EITHER_LAST),
    ("pt", "na quarta-feira passada", EITHER_LAST),
    ("nl", "afgelopen woensdag", EITHER_LAST),
    ("nl", "vorige woensdag", EITHER_LAST),
    ("sv", "förra onsdagen", OF_LAST_WEEK),
    ("sv", "i onsdags", NEAREST_LAST),
    ("pl", "w zeszłą środę", OF_LAST_WEEK),
    ("pl", "w minioną środę", NEAREST_LAST),
    ("cs", "minulou středu", OF_LAST_WEEK),
    ("cs", "uplynulou středu", NEAREST_LAST),
    ("ru", "в прошлую среду", OF_LAST_WEEK),
    ("ru", "в минувшую среду", NEAREST_LAST),
    ("uk", "Минулої середи", OF_LAST_WEEK),
    ("el", "την περασμένη Τετάρτη", EITHER_LAST),
    ("tr", "geçen çarşamba", EITHER_LAST),
    ("ar", "يوم الأربعاء الماضي", EITHER_LAST),
    ("fa", "چهارشنبه گذشته", EITHER_LAST),
    ("he", "ביום רביעי שעבר", EITHER_LAST),
    ("zh", "上周三", OF_LAST_WEEK),
    ("ja", "先週の水曜日", OF_LAST_WEEK),
]
NEXT = [
    ("en", "next Wednesday", EITHER_NEXT),
    ("en", "this coming Wednesday", NEAREST_NEXT),
    ("de", "nächsten Mittwoch", EITHER_NEXT),
    ("de", "am kommenden Mittwoch", NEAREST_NEXT),
    ("fr", "mercredi prochain", EITHER_NEXT),
    ("es", "el próximo miércoles", EITHER_NEXT),
    ("es", "el miércoles que viene", NEAREST_NEXT),
    ("it", "mercoledì prossimo", EITHER_NEXT),
    ("pt", "na próxima quarta-feira", EITHER_NEXT),
    ("nl", "volgende woensdag", EITHER_NEXT),
    ("nl", "komende woensdag", NEAREST_NEXT),
    ("sv", "nästa onsdag", OF_NEXT_WEEK),
    ("pl", "w przyszłą środę", OF_NEXT_WEEK),
    ("pl", "w najbliższą środę", NEAREST_NEXT),
    ("cs", "příští středu", OF_NEXT_WEEK),
    ("cs", "nadcházející středu", NEAREST_NEXT),
    ("ru", "в следующую среду", OF_NEXT_WEEK),
    ("ru", "в ближайшую среду", NEAREST_NEXT),
    ("uk", "наступної середи", OF_NEXT_WEEK),
    ("el", "την επόμενη Τετάρτη", EITHER_NEXT),
    ("el", "την ερχόμενη Τετάρτη", NEAREST_NEXT),
    ("tr", "gelecek çarşamba", EITHER_NEXT),
    ("tr", "önümüzdeki çarşamba", NEAREST_NEXT),
    ("ar", "يوم الأربعاء المقبل", NEAREST_NEXT),
    ("fa", "چهارشنبه آینده", NEAREST_NEXT),
    ("he", "ביום רביעי הבא", EITHER_NEXT),
    ("zh", "下周三", OF_NEXT_WEEK),
    ("ja", "来週の水曜日", OF_NEXT_WEEK),
]


@pytest.mark.parametrize(("language", "words", "days"), LAST)
def test_last_with_a_weekday(language: str, words: str, days: tuple[str | None, ...]) -> None:
    assert _read(words, "past", language) == days


@pytest.mark.parametrize(("language", "words", "days"), NEXT)
def test_next_with_a_weekday(language: str, words: str, days: tuple[str | None, ...]) -> None:
    assert _read(words, "future", language) == days


def _read(words: str, tense: Tense, language: str) -> tuple[str | None, ...]:
    return tuple(resolve(words, published, tense, language).edtf for published in AROUND)


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("в прошлый понедельник", dt.date(2025, 3, 14), None),
        ("в прошлую пятницу", dt.date(2025, 3, 16), None),
        ("в прошлое воскресенье", dt.date(2025, 3, 10), None),
        ("в прошлую субботу", dt.date(2025, 3, 10), "2025-03-08"),
        ("в прошлое воскресенье", dt.date(2025, 3, 16), "2025-03-09"),
    ],
)
def test_a_day_of_this_week_and_last_that_is_over_leaves_open_which_is_meant(
    words: str, published: dt.date, edtf: str | None
) -> None:
    """On a Monday the Sunday of last week is yesterday; on a Friday there has been a Monday in this week and last."""
    assert resolve(words, published, "past", "ru").edtf == edtf


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("en", "on the 2nd – a Saturday", "2024-11-02"),
        ("en", "the 2nd, a Saturday,", "2024-11-02"),
        ("en", "Saturday the 2nd", "2024-11-02"),
        ("en", "the 2nd (a Friday)", None),
        ("de", "am 2. – einem Samstag", "2024-11-02"),
        ("fr", "le 2, un samedi", "2024-11-02"),
        ("es", "el día 2, sábado", "2024-11-02"),
        ("it", "il 2, un sabato", "2024-11-02"),
        ("nl", "de 2e, een zaterdag", "2024-11-02"),
        ("sv", "den 2:a, en lördag", "2024-11-02"),
        ("pl", "2., w sobotę", "2024-11-02"),
        ("ru", "2-го, в субботу", "2024-11-02"),
        ("uk", "2-го, у суботу", "2024-11-02"),
        ("ja", "2日の土曜日", "2024-11-02"),
    ],
)
def test_a_day_of_the_month_beside_its_weekday(language: str, words: str, edtf: str | None) -> None:
    """The nearest second before publication, if it is that weekday; where it is another, the words contradict."""
    assert resolve(words, dt.date(2024, 11, 6), "past", language).edtf == edtf
