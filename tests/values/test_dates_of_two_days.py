"""Two days joined by `and` are no one day, and a day of the week that is one of many is none that is known."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.values import resolve

WEDNESDAY = dt.date(2025, 3, 12)

TWO_DAYS = [
    ("en", "the 2nd and Friday"),
    ("en", "on the 2nd and on Friday"),
    ("en", "on Friday and the 2nd"),
    ("de", "am 2. und am Freitag"),
    ("fr", "le 2 et vendredi"),
    ("es", "el 2 y el viernes"),
    ("it", "il 2 e venerdì"),
    ("pt", "no dia 2 e na sexta-feira"),
    ("nl", "de 2e en vrijdag"),
    ("sv", "den 2 och fredag"),
    ("ru", "2-го и в пятницу"),
    ("pl", "2. i w piątek"),
    ("el", "στις 2 και την Παρασκευή"),
    ("zh", "2日和周五"),
    ("ja", "2日と金曜日"),
]
ONE_OF_MANY = [
    ("en", "a Monday"),
    ("en", "on a Monday morning"),
    ("en", "one Friday when nobody came"),
    ("de", "an einem Montag"),
    ("fr", "un lundi"),
    ("es", "un lunes"),
    ("it", "un lunedì"),
    ("pt", "numa segunda-feira"),
    ("nl", "op een maandag"),
    ("sv", "en måndag"),
    ("ru", "в один понедельник"),
    ("pl", "w pewien poniedziałek"),
    ("tr", "bir pazartesi"),
    ("el", "μια Δευτέρα"),
    ("zh", "某个周一"),
    ("zh", "一个星期一"),
    ("ja", "ある月曜日"),
]


@pytest.mark.parametrize(("language", "words"), TWO_DAYS)
def test_a_number_of_a_day_and_a_day_of_the_week_are_two_days(language: str, words: str) -> None:
    assert resolve(words, WEDNESDAY, "past", language).edtf is None


@pytest.mark.parametrize(("language", "words"), ONE_OF_MANY)
def test_a_day_of_the_week_that_is_one_of_many_is_no_known_day(language: str, words: str) -> None:
    assert resolve(words, WEDNESDAY, "past", language).edtf is None


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("en", "a Friday in March", "2025-03"),
        ("en", "a Friday meeting", "2025-03-07"),
        ("en", "the Monday", "2025-03-10"),
        ("en", "on Friday and at 10am", "2025-03-07"),
        ("en", "on Friday and at 10:30", "2025-03-07"),
        ("en", "on the 2nd – a Sunday", "2025-03-02"),
        ("en", "Monday, March 1", None),
        ("en", "on March 3, a Monday", "2025-03-03"),
        ("de", "am 3. März, einem Montag", "2025-03-03"),
        ("de", "am Montag", "2025-03-10"),
        ("es", "en lunes", "2025-03-10"),
        ("fr", "lundi 10 mars", "2025-03-10"),
        ("zh", "周一", "2025-03-10"),
    ],
)
def test_a_day_that_is_named_stays(language: str, words: str, edtf: str | None) -> None:
    assert resolve(words, WEDNESDAY, "past", language).edtf == edtf
