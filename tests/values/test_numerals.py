"""Each number of a text has its place, its value where that is sure, whether it has a scale, and its decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from readout.values.numerals import quantities

Told = list[tuple[str, str | None, bool, int]]
"""The words of each number, its value, whether it has a scale, and how many of its figures stand behind the point."""

NUMBERS: list[tuple[str, str, Told]] = [
    ("en", "1,234 ships and 5.5 tonnes", [("1,234", "1234", False, 0), ("5.5", "5.5", False, 1)]),
    ("en", "1.234 million", [("1.234 million", "1234000.000", True, 0)]),
    ("en", "12,345,678.90", [("12,345,678.90", "12345678.90", False, 2)]),
    ("en", "1.2.3", [("1.2.3", None, False, 0)]),
    ("en", "½ of it", [("½", "0.5", False, 1)]),
    ("en", "3.14159", [("3.14159", "3.14159", False, 5)]),
    ("en", "0.500", [("0.500", "0.500", False, 3)]),
    ("en", "1,5", [("1,5", "1.5", False, 1)]),
    ("en", "12,34,567", [("12,34,567", "1234567", False, 0)]),
    ("en", "a billion and 200 million", [("billion and 200 million", "1200000000", True, 0)]),
    ("en", "2 million and 3 billion", [("2 million", "2000000", True, 0), ("3 billion", "3000000000", True, 0)]),
    ("en", "$2bn", [("2bn", "2000000000", True, 0)]),
    ("en", "5k", [("5k", "5000", True, 0)]),
    ("en", "7m", [("7m", "7000000", True, 0)]),
    ("en", "7 m", [("7 m", "7000000", True, 0)]),
    ("en", "7 x", [("7", "7", False, 0)]),
    ("en", "10:30 and 7/8", [("10", "10", False, 0), ("7", "7", False, 0)]),
    ("en", "G7 and F16", []),
    ("en", "billions of euros", [("billions", None, True, 0)]),
    ("en", "a million", [("million", "1000000", True, 0)]),
    ("en", "some million", [("million", "1000000", True, 0)]),
    ("en", "5 gazillion", [("5 gazillion", None, True, 0)]),
    ("en", "5 lakh crore", [("5 lakh crore", "5000000000000", True, 0)]),
    ("en", "1 000 000 men", [("1 000 000", "1000000", False, 0)]),
    ("en", "10 000", [("10 000", "10000", False, 0)]),
    ("en", "20 30", [("20", "20", False, 0)]),
    ("en", "1'000'000", [("1'000'000", "1000000", False, 0)]),
    ("de", "1.234", [("1.234", "1234", False, 0)]),
    ("de", "1.234,5", [("1.234,5", "1234.5", False, 1)]),
    ("de", "12,345", [("12,345", None, False, 0)]),
    ("de", "5 Mrd. Euro", [("5 Mrd.", "5000000000", True, 0)]),
    ("de", "5 Mrd.", [("5 Mrd", "5000000000", True, 0)]),
    ("de", "1.2345", [("1.2345", "1.2345", False, 4)]),
    ("de", "1234.567", [("1234.567", "1234.567", False, 3)]),
    ("de", "0.123", [("0.123", "0.123", False, 3)]),
    ("de", "2 Billionen", [("2 Billionen", "2000000000000", True, 0)]),
    ("fr", "1 234,5", [("1 234,5", "1234.5", False, 1)]),
    ("fr", "2 milliards et demi", [("2 milliards et demi", "2500000000", True, 0)]),
    ("fr", "3 millions et quart", [("3 millions et quart", "3250000", True, 0)]),
    ("it", "3 milioni e un quarto", [("3 milioni e un quarto", "3250000", True, 0)]),
    ("es", "3 millones y cuarto", [("3 millones y cuarto", "3250000", True, 0)]),
    ("ru", "3 миллиона с четвертью", [("3 миллиона с четвертью", "3250000", True, 0)]),
    ("fr", "un milliard et demi", [("milliard et demi", "1500000000", True, 0)]),
    ("fr", "1 234 567", [("1 234 567", "1234567", False, 0)]),
    ("sv", "1 234", [("1 234", "1234", False, 0)]),
    ("es", "3 mil millones", [("3 mil millones", "3000000000", True, 0)]),
    ("es", "1.000", [("1.000", "1000", False, 0)]),
    ("ru", "1,5 млрд", [("1,5 млрд", "1500000000.0", True, 0)]),
    ("ru", "миллиард", [("миллиард", "1000000000", True, 0)]),
    ("ru", "миллиарды", []),
    ("ar", "2٫5", [("2٫5", "2.5", False, 1)]),
    ("ar", "1٬200٬000", [("1٬200٬000", "1200000", False, 0)]),
    ("ar", "مليارين ونصف المليار", [("مليارين ونصف المليار", "2500000000", True, 0)]),
    ("ar", "مليونا دولار", [("مليونا", None, True, 0)]),
    ("ar", "مليارا و200 مليون", [("مليارا و200 مليون", "1200000000", True, 0)]),
    ("fa", "2 هزار و 500", [("2 هزار و 500", "2500", True, 0)]),
    ("fa", "2 میلیون و 500", [("2 میلیون", "2000000", True, 0), ("500", "500", False, 0)]),
    ("zh", "1亿2000万", [("1亿2000万", "120000000", True, 0)]),
    ("zh", "1万2500", [("1万2500", "12500", True, 0)]),
    ("zh", "数亿", [("数亿", None, True, 0)]),
    ("zh", "十几亿", [("十几亿", None, True, 0)]),
    ("zh", "上千", [("上千", None, True, 0)]),
    ("zh", "3.5万亿", [("3.5万亿", "3500000000000.0", True, 0)]),
    ("ja", "3千億", [("3千億", "300000000000", True, 0)]),
    ("ja", "百万", []),
    ("tr", "5 milyar 200 milyon", [("5 milyar 200 milyon", "5200000000", True, 0)]),
    ("tr", "milyon", [("milyon", "1000000", True, 0)]),
    ("el", "12,5 εκατ.", [("12,5 εκατ", "12500000.0", True, 0)]),
    ("en", "50,000,00", [("50,000,00", None, False, 0)]),
    ("en", "1234,567", [("1234,567", "1234.567", False, 3)]),
    ("xx", "1.234", [("1.234", None, False, 0)]),
    ("xx", "1,234", [("1,234", None, False, 0)]),
]


@pytest.mark.parametrize(("language", "words", "told"), NUMBERS)
def test_numbers_are_told_by_place_value_scale_and_decimals(language: str, words: str, told: Told) -> None:
    found = [(words[one.start : one.end], one.value, one.scaled, one.decimals) for one in quantities(words, language)]
    expected = [(piece, None if value is None else Decimal(value), *rest) for piece, value, *rest in told]
    assert found == expected
