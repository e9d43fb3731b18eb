"""Dates are read as the article's language writes them, and never coarser or surer than its words are."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from readout.values import Tense, resolve
from readout.values.persian import month_of

THURSDAY = dt.date(2025, 3, 13)

READ: list[tuple[str, str, Tense, str]] = [
    ("es", "el 21", "future", "2025-03-21"),
    ("es", "hasta el día 21", "past", "2025-02-21"),
    ("fr", "le 21", "past", "2025-02-21"),
    ("fr", "le 1er", "future", "2025-04-01"),
    ("de", "am 21.", "future", "2025-03-21"),
    ("de", "bis zum 3.", "past", "2025-03-03"),
    ("it", "entro il 21", "future", "2025-03-21"),
    ("pt", "no dia 21", "past", "2025-02-21"),
    ("nl", "op de 21e", "future", "2025-03-21"),
    ("sv", "den 21:e", "past", "2025-02-21"),
    ("ru", "до 21 числа", "future", "2025-03-21"),
    ("pl", "dnia 21", "past", "2025-02-21"),
    ("fr", "jeudi dernier", "past", "2025-03-06"),
    ("fr", "jeudi prochain", "future", "2025-03-20"),
    ("fr", "jeudi", "past", "2025-03-13"),
    ("es", "la semana próxima", "future", "2025-03-17/2025-03-23"),
    ("es", "la próxima semana", "future", "2025-03-17/2025-03-23"),
    ("sv", "i torsdags", "past", "2025-03-06"),
    ("uk", "минулої середи", "past", "2025-03-05"),
    ("sv", "torsdagen den 3 april", "future", "2025-04-03"),
    ("ru", "в марте 2022 года", "past", "2022-03"),
    ("el", "στις 10 Μαΐου 2022", "past", "2022-05-10"),
    ("it", "il primo maggio", "future", "2025-05-01"),
    ("ru", "первого мая", "future", "2025-05-01"),
    ("en", "January nineteen ninety-seven", "past", "1997-01"),
    ("de", "am 24. Oktober 1648", "past", "1648-10-24"),
    ("en", "24 October 1648", "past", "1648-10-24"),
    ("ja", "3月14日", "future", "2025-03-14"),
    ("ar", "14 مارس", "future", "2025-03-14"),
    ("fa", "۲۵ اسفند", "future", "2025-03-15"),
    ("ja", "令和7年3月14日", "past", "2025-03-14"),
    ("fa", "۲۵ اسفند ۱۴۰۳", "past", "2025-03-15"),
    ("es", "mañana", "future", "2025-03-14"),
    ("es", "esta mañana", "past", "2025-03-13"),
    ("de", "letzten Donnerstag", "past", "2025-03-06"),
    ("de", "am vergangenen Freitag", "past", "2025-03-07"),
    ("es", "el viernes pasado", "past", "2025-03-07"),
    ("it", "venerdì scorso", "past", "2025-03-07"),
    ("pt", "na passada sexta-feira", "past", "2025-03-07"),
    ("pl", "w zeszły piątek", "past", "2025-03-07"),
    ("cs", "minulý pátek", "past", "2025-03-07"),
    ("ru", "в прошлую пятницу", "past", "2025-03-07"),
    ("el", "την περασμένη Παρασκευή", "past", "2025-03-07"),
    ("tr", "geçen cuma", "past", "2025-03-07"),
    ("ar", "الجمعة الماضي", "past", "2025-03-07"),
    ("fa", "جمعه گذشته", "past", "2025-03-07"),
    ("he", "ביום שישי שעבר", "past", "2025-03-07"),
    ("zh", "上周五", "past", "2025-03-07"),
    ("ja", "先週の金曜日", "past", "2025-03-07"),
    ("en", "next week", "future", "2025-03-17/2025-03-23"),
    ("de", "nächste Woche", "future", "2025-03-17/2025-03-23"),
    ("fr", "la semaine prochaine", "future", "2025-03-17/2025-03-23"),
    ("it", "la settimana prossima", "future", "2025-03-17/2025-03-23"),
    ("pt", "na próxima semana", "future", "2025-03-17/2025-03-23"),
    ("nl", "volgende week", "future", "2025-03-17/2025-03-23"),
    ("sv", "nästa vecka", "future", "2025-03-17/2025-03-23"),
    ("pl", "w przyszłym tygodniu", "future", "2025-03-17/2025-03-23"),
    ("cs", "příští týden", "future", "2025-03-17/2025-03-23"),
    ("ru", "на следующей неделе", "future", "2025-03-17/2025-03-23"),
    ("uk", "наступного тижня", "future", "2025-03-17/2025-03-23"),
    ("el", "την επόμενη εβδομάδα", "future", "2025-03-17/2025-03-23"),
    ("tr", "gelecek hafta", "future", "2025-03-17/2025-03-23"),
    ("ar", "الأسبوع المقبل", "future", "2025-03-17/2025-03-23"),
    ("fa", "هفته آینده", "future", "2025-03-17/2025-03-23"),
    ("he", "בשבוע הבא", "future", "2025-03-17/2025-03-23"),
    ("zh", "下周", "future", "2025-03-17/2025-03-23"),
    ("ja", "来週", "future", "2025-03-17/2025-03-23"),
    ("de", "vor zwei Wochen", "past", "2025-02-27~"),
    ("fr", "il y a deux semaines", "past", "2025-02-27~"),
    ("es", "hace dos semanas", "past", "2025-02-27~"),
    ("it", "due settimane fa", "past", "2025-02-27~"),
    ("pt", "há duas semanas", "past", "2025-02-27~"),
    ("nl", "twee weken geleden", "past", "2025-02-27~"),
    ("sv", "för två veckor sedan", "past", "2025-02-27~"),
    ("pl", "dwa tygodnie temu", "past", "2025-02-27~"),
    ("cs", "před dvěma týdny", "past", "2025-02-27~"),
    ("ru", "две недели назад", "past", "2025-02-27~"),
    ("uk", "два тижні тому", "past", "2025-02-27~"),
    ("el", "πριν από δύο εβδομάδες", "past", "2025-02-27~"),
    ("tr", "iki hafta önce", "past", "2025-02-27~"),
    ("ar", "قبل أسبوعين", "past", "2025-02-27~"),
    ("fa", "دو هفته پیش", "past", "2025-02-27~"),
    ("he", "לפני שבועיים", "past", "2025-02-27~"),
    ("zh", "两周前", "past", "2025-02-27~"),
    ("ja", "2週間前", "past", "2025-02-27~"),
    ("ru", "15 марта", "past", "2024-03-15"),
    ("fr", "1er mai 1789", "past", "1789-05-01"),
    ("es", "mil novecientos noventa y siete", "past", "1997"),
    ("de", "Mitte März", "past", "2025-03-11/2025-03-20"),
    ("fr", "mi-mars", "past", "2025-03-11/2025-03-20"),
    ("fr", "à la mi-mars", "past", "2025-03-11/2025-03-20"),
    ("fr", "fin mars", "future", "2025-03-21/2025-03-31"),
    ("es", "a finales de marzo", "future", "2025-03-21/2025-03-31"),
    ("ru", "в конце марта", "future", "2025-03-21/2025-03-31"),
    ("pl", "pod koniec marca", "future", "2025-03-21/2025-03-31"),
    ("de", "im Herbst", "future", "2025-09/2025-11"),
    ("de", "übermorgen", "future", "2025-03-15"),
    ("de", "heute", "past", "2025-03-13"),
    ("zh", "二〇二四年三月", "past", "2024-03"),
    ("ja", "3月末", "future", "2025-03-21/2025-03-31"),
    ("de", "1. Mai", "future", "2025-05-01"),
    ("sv", "den 3 april 2024", "past", "2024-04-03"),
    ("pl", "3 kwietnia", "future", "2025-04-03"),
    ("pl", "dwudziestego trzeciego kwietnia", "future", "2025-04-23"),
    ("de", "am Freitag, dem 14. März", "future", "2025-03-14"),
    ("sv", "fredag den 14 mars", "future", "2025-03-14"),
    ("tr", "1 Mart 2025", "past", "2025-03-01"),
    ("tr", "14 Mart'ta", "future", "2025-03-14"),
    ("tr", "2 Kasım 2024'te", "past", "2024-11-02"),
    ("he", "ב-14 במרץ 2025", "future", "2025-03-14"),
    ("ar", "في 3 نيسان/أبريل 2025", "future", "2025-04-03"),
    ("fr", "mardi 18", "future", "2025-03-18"),
    ("fr", "le 18 mars au soir", "future", "2025-03-18"),
    ("sv", "sommaren 2024", "past", "2024-06/2024-08"),
    ("fr", "en mars dernier", "past", "2024-03"),
    ("de", "im vergangenen März", "past", "2024-03"),
    ("ru", "летом 2024 года", "past", "2024-06/2024-08"),
    ("fr", "mai", "future", "2025-05"),
    ("de", "Mai", "future", "2025-05"),
    ("fr", "mars", "future", "2025-03"),
    ("ru", "март", "future", "2025-03"),
    ("sv", "vecka 20", "future", "2025-05-12/2025-05-18"),
    ("ru", "5 марта прошлого года", "past", "2024-03-05"),
    ("sv", "5 mars i fjol", "past", "2024-03-05"),
    ("pt", "segunda metade de maio", "future", "2025-05-16/2025-05-31"),
    ("it", "nella seconda metà di ottobre", "future", "2025-10-16/2025-10-31"),
    ("en", "in the first half of June", "future", "2025-06-01/2025-06-15"),
    ("de", "übernächste Woche", "future", "2025-03-24/2025-03-30"),
    ("fr", "lundi en huit", "future", "2025-03-24"),
    ("nl", "donderdag over een week", "future", "2025-03-20"),
    ("pl", "ostatniego dnia maja", "future", "2025-05-31"),
    ("el", "21 και 22 του τρέχοντος μηνός", "past", "2025-03-21/2025-03-22"),
    ("cs", "do konce roku", "future", "2025-12-31"),
    ("de", "bis Ende 2026", "future", "2026-12-31"),
    ("tr", "eylül sonuna kadar", "future", "2025-09-30"),
    ("ru", "до конца года", "future", "2025-12-31"),
    ("uk", "до кінця травня", "future", "2025-05-31"),
    ("ar", "قبل نهاية ٢٠٣١", "future", "2031-12-31"),
    ("he", "עד סוף השנה", "future", "2025-12-31"),
    ("zh", "月底前", "future", "2025-03-31"),
    ("zh", "下個月15號", "future", "2025-04-15"),
    ("zh", "民國117年3月7日", "future", "2028-03-07"),
    ("ja", "平成30年5月20日及び21日", "past", "2018-05-20/2018-05-21"),
    ("ja", "来週月曜", "future", "2025-03-17"),
    ("ja", "明年秋", "future", "2026-09/2026-11"),
    ("fa", "نهم تیرماه ۱۴۰۵", "future", "2026-06-30"),
    ("fa", "تا پایان اسفندماه", "future", "2025-03-20"),
    ("fa", "سه‌شنبه هفته آینده", "future", "2025-03-18"),
    ("de", "am Dienstagabend", "past", "2025-03-11"),
    ("nl", "dinsdagavond", "past", "2025-03-11"),
    ("es", "el martes de la semana entrante", "future", "2025-03-18"),
]
NOT_READ: list[tuple[str, str, Tense]] = [
    ("es", "el 45", "past"),
    ("es", "el 21 por ciento", "past"),
    ("fr", "le 21 heures", "past"),
    ("fr", "le 21e sommet", "past"),
    ("de", "zum 21. Gipfel", "future"),
    ("it", "dal 21 per cento", "past"),
    ("pt", "21", "past"),
    ("es", "durante la mañana", "past"),
    ("es", "lunes negro", "past"),
    ("de", "Schwarzer Freitag", "past"),
    ("fr", "vendredi saint", "past"),
    ("de", "1500 Menschen", "past"),
    ("de", "Freitag, den 13. März", "future"),
    ("en", "summer 2024", "past"),
    ("de", "vor dem Wochenende", "past"),
    ("de", "nach dem Freitag", "past"),
    ("fr", "avant vendredi", "future"),
    ("fr", "après mardi", "future"),
    ("ru", "перед пятницей", "future"),
    ("ru", "каждый понедельник", "past"),
    ("de", "jeden Montag", "past"),
    ("fr", "tous les lundis", "past"),
    ("fr", "le lendemain", "past"),
    ("de", "am nächsten Tag", "past"),
    ("ru", "на следующий день", "past"),
    ("es", "el día siguiente", "past"),
]


@pytest.mark.parametrize(("language", "words", "tense", "edtf"), READ)
def test_a_date_is_read_as_its_language_writes_it(language: str, words: str, tense: Tense, edtf: str) -> None:
    assert resolve(words, THURSDAY, tense, language).edtf == edtf


@pytest.mark.parametrize(("language", "words", "tense"), NOT_READ)
def test_words_that_fix_no_date_stay_words(language: str, words: str, tense: Tense) -> None:
    """Holidays that bear a weekday's name, days counted from another event, what is before, after or every day."""
    assert resolve(words, THURSDAY, tense, language).edtf is None


@pytest.mark.parametrize(
    ("year", "first"),
    [(1357, dt.date(1978, 3, 21)), (1375, dt.date(1996, 3, 20)), (1399, dt.date(2020, 3, 20)),
     (1400, dt.date(2021, 3, 21)), (1403, dt.date(2024, 3, 20)), (1404, dt.date(2025, 3, 21)),
     (1409, dt.date(2030, 3, 21))],
)  # fmt: skip
def test_the_persian_year_begins_with_spring(year: int, first: dt.date) -> None:
    """Days of Nowruz as the Iranian calendar centre has published them."""
    assert month_of(year, 1).first == first


def test_the_months_of_a_persian_year_fill_it() -> None:
    """Each month begins the day after the one before ends, over the known cycle."""
    ends = [month_of(year, month) for year in range(1343, 1472) for month in range(1, 13)]
    assert all((after.first - before.last).days == 1 for before, after in pairwise(ends))


def test_a_persian_year_outside_the_known_cycle_is_not_converted() -> None:
    assert resolve("1 Mehr 1342", THURSDAY, "past", "fa").edtf is None
