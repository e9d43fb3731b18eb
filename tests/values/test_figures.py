"""Figures, counts and sums as they stand in texts: what is one number, which, and whether it is only about that."""

from __future__ import annotations

from decimal import Decimal

import pytest

from readout.values import parse_amount, parse_count
from readout.values.numerals import figure

FIGURES = [
    ("en", "1,234", "1234"),
    ("en", "1.234", None),
    ("de", "1.234", "1234"),
    ("de", "1,234", None),
    ("de", "0,234", "0.234"),
    ("en", "0.234", "0.234"),
    ("fr", "1 234", "1234"),
    ("fr", "1.234", "1234"),
    ("fr", "1,234", None),
    ("en", "1,234,567", "1234567"),
    ("en", "1,23,456", "123456"),
    ("en", "12,34,567.5", None),
    ("en", "1.234.567", "1234567"),
    ("en", "1.23.456", None),
    ("en", "1234,567", "1234.567"),
    ("en", "1,234.5", "1234.5"),
    ("en", "1.234,5", "1234.5"),
    ("en", "1,234.567", "1234.567"),
    ("en", "12'345", "12345"),
    ("de", "12'345,5", "12345.5"),
    ("en", "1234.567", "1234.567"),
    ("en", "1,2", "1.2"),
    ("en", "1.2", "1.2"),
    ("ar", "1٬234٫5", "1234.5"),
    ("ar", "1٫234", "1.234"),
    ("en", "12,345", "12345"),
    ("en", "123,456", "123456"),
    ("en", "1234,56", "1234.56"),
    ("xx", "1,234", None),
    ("en", "1,234.56,7", None),
    ("en", "1,2,3", None),
]
COUNTS: list[tuple[str, str, tuple[int, bool] | None]] = [
    ("en", "2 and a half million people", (2500000, False)),
    ("en", "half a million people", (500000, False)),
    ("en", "a quarter of a million people", (250000, False)),
    ("en", "three quarters of a million people", (750000, False)),
    ("en", "2 thousand and 5 people", None),
    ("zh", "1万2500人", (12500, False)),
    ("zh", "3亿5000万人", (350000000, False)),
    ("zh", "两百万人", (2000000, False)),
    ("ar", "مليون شخص", (1000000, False)),
    ("fa", "دو هزار و پانصد نفر", (2500, False)),
    ("ru", "полтора миллиона человек", (1500000, False)),
    ("ru", "2,5 млн человек", (2500000, False)),
    ("de", "anderthalb Millionen Menschen", (1500000, False)),
    ("es", "mil quinientas personas", (1500, False)),
    ("fr", "quatre-vingt-dix pays", (90, False)),
    ("en", "dozens of people", None),
    ("en", "two dozen people", (24, False)),
    ("en", "a dozen people", (12, False)),
    ("en", "a score of people", (20, False)),
    ("en", "thousand people", (1000, False)),
    ("en", "millions", None),
    ("en", "1.5 people", None),
    ("en", "0.5 percent", None),
    ("en", "3rd", None),
    ("en", "21st meeting", None),
    ("en", "5:30", None),
    ("en", "3/4", None),
    ("en", "25 to 30 people", None),
    ("en", "25-30 people", None),
    ("en", "25 or 26", None),
    ("en", "ten to twelve", None),
    ("en", "5 %", None),
    ("en", "% 5", None),
    ("tr", "yüzde 5", None),
    ("tr", "%5", None),
    ("ru", "один из министров", None),
    ("ru", "двадцать одна страна", (21, False)),
    ("en", "1,000 or so troops", (1000, True)),
    ("en", "1,000+ troops", (1000, True)),
    ("en", "~50 ships", (50, True)),
    ("en", "up to 50 ships", (50, True)),
    ("en", "5 euros and 6 dollars", None),
    ("en", "$5, or 5 euros", None),
    ("en", "thirty pounds of gold", None),
    ("he", "20 אלף איש", (20000, False)),
    ("he", "מאות אנשים", None),
    ("he", "שתים עשרה מדינות", (12, False)),
    ("he", "שבע מאות אנשים", (700, False)),
    ("pl", "dwadzieścia siedem państw", (27, False)),
    ("cs", "dvacet sedm zemí", (27, False)),
    ("cs", "sedmadvacet zemí", (27, False)),
    ("nl", "zevenentwintig landen", (27, False)),
    ("sv", "tjugosju länder", (27, False)),
    ("el", "είκοσι επτά χώρες", (27, False)),
    ("uk", "двадцять сім країн", (27, False)),
    ("ar", "سبع وعشرون دولة", (27, False)),
    ("tr", "yirmi yedi ülke", (27, False)),
    ("fa", "بیست و هفت کشور", (27, False)),
    ("zh", "二十七个国家", (27, False)),
    ("zh", "二〇二四", (2024, False)),
    ("zh", "数百人", None),
    ("zh", "上百人", None),
    ("zh", "十几人", None),
    ("zh", "第二十七次", None),
    ("ja", "両国", (2, False)),
    ("en", "both countries", (2, False)),
    ("it", "ventisette paesi", (27, False)),
    ("pt", "vinte e sete países", (27, False)),
    ("de", "siebenundzwanzig Staaten", (27, False)),
    ("de", "eine Million Menschen", (1000000, False)),
    ("de", "Millionen Menschen", None),
    ("fr", "un million de personnes", (1000000, False)),
    ("fr", "un millier de personnes", (1000, False)),
    ("fr", "une dizaine de pays", (10, False)),
    ("es", "un centenar de personas", (100, False)),
    ("sv", "en halv miljon människor", (500000, False)),
    ("hi", "5 लाख", (500000, False)),
]
SUMS: list[tuple[str, str, tuple[float | None, str | None, bool]]] = [
    ("en", "one and a half billion dollars", (1500000000.0, "USD", False)),
    ("en", "a million and 200 thousand euros", (1200000.0, "EUR", False)),
    ("en", "2 million 300 thousand euros", (2300000.0, "EUR", False)),
    ("en", "2 million 3 euros", (None, "EUR", True)),
    ("ja", "1億2000万円", (120000000.0, "JPY", False)),
    ("ar", "مليونان دولار", (2000000.0, "USD", False)),
    ("ar", "مليارين دولار", (2000000000.0, "USD", False)),
    ("ar", "مليونين ونصف دولار", (2500000.0, "USD", False)),
    ("de", "zweieinhalb Milliarden Euro", (2500000000.0, "EUR", False)),
    ("es", "dos mil millones de euros", (2000000000.0, "EUR", False)),
    ("fr", "deux cents millions d'euros", (200000000.0, "EUR", False)),
    ("en", "hundreds of millions of dollars", (None, "USD", True)),
    ("en", "1.234 million euros", (1234000.0, "EUR", False)),
    ("en", "1,234 million euros", (1234000000.0, "EUR", False)),
    ("en", "12,345 million euros", (12345000000.0, "EUR", False)),
    ("en", "200.000 euros", (None, "EUR", True)),
    ("de", "200.000 Euro", (200000.0, "EUR", False)),
    ("en", "$1.2345", (None, "USD", True)),
    ("en", "$12.50", (12.5, "USD", False)),
    ("en", "$12.505", (None, "USD", True)),
    ("en", "€5 (about $6)", (5.0, "EUR", False)),
    ("en", "$5 and $5", (None, "USD", True)),
    ("sv", "en och en halv miljard kronor", (1500000000.0, "SEK", False)),
]


@pytest.mark.parametrize(("language", "written", "value"), FIGURES)
def test_separators_part_thousands_or_decimals_as_the_language_has_them(
    language: str, written: str, value: str | None
) -> None:
    assert figure(written, language) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(("language", "words", "told"), COUNTS)
def test_how_many(language: str, words: str, told: tuple[int, bool] | None) -> None:
    count = parse_count(words, language)
    assert (None if count is None else (count.value, count.approx)) == told


@pytest.mark.parametrize(("language", "words", "told"), SUMS)
def test_how_much(language: str, words: str, told: tuple[float | None, str | None, bool]) -> None:
    amount = parse_amount(words, language)
    assert amount is not None
    assert (amount.value, amount.currency, amount.approx) == told
    assert parse_count(words, language) is None
