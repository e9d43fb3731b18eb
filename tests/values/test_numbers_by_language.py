"""Sums and counts are read as the article's language writes them; what could be another number is none."""

from __future__ import annotations

import pytest

from readout.values import parse_amount, parse_count
from readout.values.language_data import known_languages, language_data

SUMS = [
    ("200.000 Euro", "de", 200e3, "EUR"),
    ("1.234,50 €", "de", 1234.5, "EUR"),
    ("5 Mrd. Euro", "de", 5e9, "EUR"),
    ("anderthalb Millionen Euro", "de", 1.5e6, "EUR"),
    ("fünfhunderttausend Euro", "de", 500e3, "EUR"),
    ("eine Milliarde Euro", "de", 1e9, "EUR"),
    ("3 Billionen Euro", "de", 3e12, "EUR"),
    ("2 Trillionen Euro", "de", 2e18, "EUR"),
    ("120 Mio. Franken", "de", 120e6, "CHF"),
    ("5 Mrd. US-Dollar", "de", 5e9, "USD"),
    ("1 234,50 €", "fr", 1234.5, "EUR"),
    ("2,5 M€", "fr", 2.5e6, "EUR"),
    ("3 billions d'euros", "fr", 3e12, "EUR"),
    ("quatre-vingts millions d'euros", "fr", 80e6, "EUR"),
    ("quatre cents millions de francs", "fr", 400e6, None),
    ("mil millones de euros", "es", 1e9, "EUR"),
    ("dos mil millones de dólares", "es", 2e9, "USD"),
    ("un millón y medio de dólares", "es", 1.5e6, "USD"),
    ("3 billones de pesos", "es", 3e12, None),
    ("R$ 3 bilhões", "pt-BR", 3e9, "BRL"),
    ("1,2 milhões de euros", "pt", 1.2e6, "EUR"),
    ("mezzo miliardo di euro", "it", 0.5e9, "EUR"),
    ("duecento milioni di euro", "it", 200e6, "EUR"),
    ("een half miljard euro", "nl", 0.5e9, "EUR"),
    ("€ 64,5 miljoen", "nl", 64.5e6, "EUR"),
    ("en kvarts miljard kronor", "sv", 250e6, "SEK"),
    ("110 miljoner norska kronor", "sv", 110e6, "NOK"),
    ("300 mln złotych", "pl", 300e6, "PLN"),
    ("dwanaście milionów euro", "pl", 12e6, "EUR"),
    ("půl miliardy korun", "cs", 0.5e9, "CZK"),
    ("tři čtvrtě miliardy korun", "cs", 750e6, "CZK"),
    ("1 500 000 Kč", "cs", 1.5e6, "CZK"),
    ("1,2 млрд рублей", "ru", 1.2e9, "RUB"),
    ("двести миллионов долларов США", "ru", 200e6, "USD"),
    ("дев’яносто мільйонів гривень", "uk", 90e6, "UAH"),
    ("півтора мільярда гривень", "uk", 1.5e9, "UAH"),
    ("12,5 εκατ. ευρώ", "el", 12.5e6, "EUR"),
    ("δύο εκατομμύρια ευρώ", "el", 2e6, "EUR"),
    ("üç buçuk milyon avroluk", "tr", 3.5e6, "EUR"),
    ("iki yüz milyon dolar", "tr", 200e6, "USD"),
    ("خمسين مليون ريال قطري", "ar", 50e6, "QAR"),
    ("٧١٫٤ مليون دولار", "ar", 71.4e6, "USD"),
    ("ملياراً ومئتي مليون دولار", "ar", 1.2e9, "USD"),
    ("دویست و پنجاه هزار یورو", "fa", 250e3, "EUR"),
    ("מיליון וחצי דולר", "he", 1.5e6, "USD"),
    ("45 מיליון הדולר", "he", 45e6, "USD"),
    ("900 millones de yenes", "es", 900e6, "JPY"),
    ("900 mln jenów", "pl", 900e6, "JPY"),
    ("100億円", "ja", 10e9, "JPY"),
    ("1億2000万円", "ja", 120e6, "JPY"),
    ("三千五百万元人民币", "zh", 35e6, "CNY"),
    ("五百亿美元", "zh", 50e9, "USD"),
    ("新臺幣三億六千萬元", "zh-TW", 360e6, "TWD"),
    ("₹500 crore", "en", 5e9, "INR"),
    ("5 lakh crore rupees", "en", 5e12, "INR"),
    ("1,00,000 rupees", "en", 100e3, "INR"),
    ("DKK 7 milliarder", "en", 7e9, "DKK"),
    ("R$ 3 bilhões", "en", 3e9, "BRL"),
    ("50 million dirhams", "en", 50e6, None),
]
NO_VALUE = [
    ("200.000 Euro", "en"), ("1.234 Euro", "en"), ("1,2,3 Euro", "de"), ("1.2345 Euro", "de"),
    ("$7 gazillion", "en"), ("5 Fantastilliarden Euro", "de"), ("Milliarden Euro", "de"),
    ("mehrere Millionen Euro", "de"),
    ("miles de millones de euros", "es"), ("50 bis 60 Millionen Euro", "de"), ("50 до 60 миллионов долларов", "ru"),
    ("сотни миллионов рублей", "ru"), ("عدة ملايين دولار", "ar"),
]  # fmt: skip
COUNTS = [
    ("zwanzig Staaten", "de", 20, False),
    ("rund 25", "de", 25, True),
    ("mehr als zwei Dutzend", "de", 24, True),
    ("1.200 Soldaten", "de", 1200, False),
    ("beide Seiten", "de", 2, False),
    ("une vingtaine de pays", "fr", 20, False),
    ("veintisiete países", "es", 27, False),
    ("quarenta e dois países", "pt", 42, False),
    ("I tre Ministri", "it", 3, False),
    ("negen landen", "nl", 9, False),
    ("tjugosju länder", "sv", 27, False),
    ("czterdziestu posłów", "pl", 40, False),
    ("sedmadvacet zemí", "cs", 27, False),
    ("dvacet sedm zemí", "cs", 27, False),
    ("двадцать семь стран", "ru", 27, False),
    ("двадцати семи стран", "ru", 27, False),
    ("около ста человек", "ru", 100, True),
    ("10 тысяч солдат", "ru", 10000, False),
    ("обидві сторони", "uk", 2, False),
    ("είκοσι επτά χώρες", "el", 27, False),
    ("ΤΡΙΜΕΡΗΣ", "el", 3, False),
    ("yirmi yedi ülke", "tr", 27, False),
    ("سبع وعشرون دولة", "ar", 27, False),
    ("بیست و هفت کشور", "fa", 27, False),
    ("עשרים ושבע מדינות", "he", 27, False),
    ("27か国", "ja", 27, False),
    ("2万3千人", "ja", 23000, False),
    ("両国", "ja", 2, False),
    ("十七个国家", "zh", 17, False),
    ("三千五百人", "zh", 3500, False),
]
NO_COUNTS = [
    ("Dutzende Staaten", "de"), ("30 Prozent", "de"), ("3 Tage", "de"), ("20 bis 30 Staaten", "de"),
    ("ein Abkommen", "de"),
    ("3 jours", "fr"), ("un accord", "fr"), ("cientos de personas", "es"), ("en minister", "sv"), ("два дня", "ru"),
    ("сотни солдат", "ru"), ("第三回会合", "ja"), ("数十か国", "ja"), ("1.200 soldiers", "en"), ("the 1990s", "en"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "language", "value", "currency"), SUMS)
def test_a_sum_is_read_as_its_language_writes_it(words: str, language: str, value: float, currency: str | None) -> None:
    amount = parse_amount(words, language)
    assert amount is not None
    assert (amount.value, amount.currency) == (value, currency)


@pytest.mark.parametrize(("words", "language"), NO_VALUE)
def test_a_sum_that_is_not_surely_read_has_no_value(words: str, language: str) -> None:
    amount = parse_amount(words, language)
    assert amount is None or amount.value is None


@pytest.mark.parametrize(("words", "language", "value", "approx"), COUNTS)
def test_a_count_is_read_as_its_language_writes_it(words: str, language: str, value: int, approx: bool) -> None:
    count = parse_count(words, language)
    assert count is not None
    assert (count.value, count.approx) == (value, approx)


@pytest.mark.parametrize(("words", "language"), NO_COUNTS)
def test_what_is_no_single_count_in_its_language_is_none(words: str, language: str) -> None:
    assert parse_count(words, language) is None


@pytest.mark.parametrize("language", known_languages())
def test_every_file_of_a_language_names_its_source(language: str) -> None:
    assert language_data(language)["source"]
