"""Sums as the news of many states write them; what no rule knows stays open."""

from __future__ import annotations

import pytest

from readout.values import parse_amount, parse_count

SUMS: list[tuple[str, str, float | None, str | None]] = [
    ("en", "KSh3.4 billion", 3.4e9, "KES"),
    ("es", "420 millones de coronas", 42e7, None),
    ("en", "420 million crowns ($42 million)", 42e7, None),
    ("en", "90 million Norwegian crowns", 9e7, "NOK"),
    ("en", "2 billion Czech crowns", 2e9, "CZK"),
    ("fr", "420 millions de couronnes", 42e7, None),
    ("it", "3 milioni di corone", 3e6, None),
    ("pt", "5 milhões de coroas", 5e6, None),
    ("pl", "2 miliardy rupii", 2e9, None),
    ("de", "3 Milliarden Rupien", 3e9, None),
    ("fr", "420 millions de couronnes norvégiennes, soit environ 23,5 milliards de francs CFA", 42e7, "NOK"),
    ("de", "3 Mrd. Kronen, umgerechnet rund 260 Mio. Euro", 3e9, None),
    ("en", "420 million kroner, or about $42 million", 42e7, None),
    ("es", "2.000 millones de pesos, equivalentes a unos 100 millones de dólares", 2e9, None),
    ("ru", "500 млн рублей, что эквивалентно 5 млн евро", 5e8, "RUB"),
    ("tr", "240 milyon kron, yaklaşık 1 milyar lira", 24e7, None),
    ("zh", "3亿元，约合4000万美元", 3e8, "CNY"),
    ("ja", "3億ドル、約450億円", 3e8, "USD"),
    ("ja", "約450億円", 45e9, "JPY"),
    ("es", "₡850 millones", 85e7, "CRC"),
    ("ru", "14 млрд тугриков", 14e9, "MNT"),
    ("pl", "2 mln 300 tys. litów", 2.3e6, "LTL"),
    ("en", "3.4 million Fiji dollars", 3.4e6, "FJD"),
    ("es", "RD$180 millones", 18e7, "DOP"),
    ("es", "₲ 900 millones", 9e8, "PYG"),
    ("de", "Fr. 3 Mio.", 3e6, "CHF"),
    ("zh", "两亿比索", 2e8, None),
    ("en", "FJ$12m", 12e6, "FJD"),
    ("zh", "一千二百万索莫尼", 12e6, "TJS"),
    ("zh", "三亿坚戈", 3e8, "KZT"),
    ("zh", "三百万卢比", 3e6, None),
    ("fr", "Trois millions et quart de dollars canadiens", 3.25e6, "CAD"),
    ("it", "tre milioni e un quarto di euro", 3.25e6, "EUR"),
    ("pl", "trzy miliony i ćwierć złotych", 3.25e6, "PLN"),
    ("zh", "3亿智利比索", 3e8, "CLP"),
    ("ja", "200億ペソ", 2e10, None),
    ("cs", "310 milionů slovenských korun", 31e7, "SKK"),
    ("en", "2 million Irish pounds", 2e6, "IEP"),
    ("it", "300 miliardi di lire italiane", 3e11, "ITL"),
    ("sv", "2 miljarder danska kronor", 2e9, "DKK"),
    ("en", "200 million Turkish lira", 2e8, "TRY"),
    ("en", "Kshs. 45 million", 45e6, "KES"),
    ("en", "Shs 45bn", 45e9, None),
    ("en", "Sh2.5 billion", 2.5e9, None),
    ("en", "UShs 45bn", 45e9, "UGX"),
    ("en", "Tsh1.2 trillion", 1.2e12, "TZS"),
    ("en", "Rp 3 trillion", 3e12, "IDR"),
    ("id", "Rp3 triliun", 3e12, "IDR"),
    ("id", "Rp1,5 juta", 1.5e6, "IDR"),
    ("en", "2.3 crore rupees", 2.3e7, "INR"),
    ("en", "Rs. 500 crore", 5e9, None),
    ("en", "Tk 500 crore", 5e9, "BDT"),
    ("en", "N45bn", 45e9, "NGN"),
    ("en", "R3.5 billion", 3.5e9, "ZAR"),
    ("en", "RM3.5 billion", 3.5e9, "MYR"),
    ("en", "EGP45bn", 45e9, "EGP"),
    ("en", "Birr 45bn", 45e9, "ETB"),
    ("en", "P45bn", 45e9, None),
    ("en", "kr 7 million", 7e6, None),
    ("sv", "7 miljoner kr", 7e6, "SEK"),
    ("fr", "7 milliards de FCFA", 7e9, None),
    ("de", "1,2 Mrd. Euro", 1.2e9, "EUR"),
    ("da", "7 mia. kr.", 7e9, "DKK"),
    ("ko", "10억 원", 1e9, "KRW"),
    ("ko", "3조 2000억 원", 3.2e12, "KRW"),
    ("ko", "5천만 달러", 5e7, "USD"),
    ("th", "3 พันล้านบาท", 3e9, "THB"),
    ("zh", "一億兩千萬元", 120e6, None),
    ("zh", "三萬億美元", 3e12, "USD"),
    ("zh", "三亿元", 3e8, "CNY"),
    ("kk", "45 миллиард теңге", 45e9, "KZT"),
    ("ru", "45 млн тенге", 45e6, "KZT"),
    ("sw", "Sh45 bilioni", 45e9, None),
    ("es", "Q45 millones", 45e6, "GTQ"),
    ("pt", "Kz 45 milhões", 45e6, "AOA"),
    ("fr", "7 M€", 7e6, "EUR"),
    ("en", "€7 m", 7e6, "EUR"),
    ("en", "Zz3.4 billion euros", None, "EUR"),
    ("sw", "USD milioni 45", None, "USD"),
]
NO_SUMS = [
    ("es", "3 coronas de flores"),
    ("fr", "12 couronnes"),
    ("en", "3 crowns"),
    ("en", "7 m"), ("en", "a 7m wall"), ("en", "Q3 results"), ("en", "the P5"), ("en", "N95 masks"), ("en", "R2"),
    ("en", "J5 million"), ("sv", "7 mkr"), ("vi", "3 nghìn tỷ đồng"), ("fa", "۴۵ هزار میلیارد تومان"),
    ("en", "45 trillion tomans"), ("hi", "500 करोड़ रुपये"), ("sw", "shilingi bilioni 45"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "value", "currency"), SUMS)
def test_a_sum_is_read_or_what_is_sure_of_it(
    language: str, words: str, value: float | None, currency: str | None
) -> None:
    """A sign that several currencies share gives none; a number with a scale not surely read gives no value."""
    amount = parse_amount(words, language)
    assert amount is not None
    assert (amount.value, amount.currency) == (value, currency)
    assert parse_count(words, language) is None


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("en", "3 million euros or about 5 million euros", None),  # either of them
        ("de", "3 Mio. Euro, das sind 2 Mio. Euro mehr", None),
        ("fr", "3 millions d'euros, soit 2 de plus", 3e6),
    ],
)
def test_what_is_told_besides_in_the_same_money_is_no_conversion(
    language: str, words: str, value: float | None
) -> None:
    found = parse_amount(words, language)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(("language", "words"), NO_SUMS)
def test_what_names_no_money_that_is_known_is_no_sum(language: str, words: str) -> None:
    assert parse_amount(words, language) is None


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("en", "7m people", 7_000_000),
        ("en", "7m internally displaced people", 7_000_000),
        ("en", "1.5m Ukrainian refugees", 1_500_000),
        ("en", "10k runners", 10_000),
        ("en", "7 m", None),
        ("en", "7m", None),
        ("en", "a 7m wall", None),
        ("en", "7m high walls", None),
        ("en", "7 m long boats", None),
        ("de", "7 m", None),
        ("de", "7 Mio. Menschen", 7_000_000),
        ("fr", "7 m", None),
        ("ko", "1만 5천 명", 15_000),
        ("ko", "제3조", None),
        ("hi", "500 करोड़", 5_000_000_000),
        ("bn", "৫০০ কোটি", 5_000_000_000),
        ("th", "3 ล้าน", 3_000_000),
        ("sw", "bilioni 45", None),
        ("sv", "7 mkr", None),
        ("en", "45 billion shillings", None),
        ("en", "Zz3.4 billion", None),
        ("ja", "2万3千人", 23_000),
    ],
)
def test_a_count_is_no_length_and_no_money(language: str, words: str, value: int | None) -> None:
    """`7m people` are seven million; `7 m`, and what is sold by it, is a length."""
    count = parse_count(words, language)
    assert (count.value if count else None) == value


WEIGHED = [
    ("en", "30 pounds of gold"),
    ("en", "30 million pounds of gold"),
    ("en", "30 million pounds of frozen beef"),
    ("de", "30 Millionen Pfund Gold"),
    ("es", "30 millones de libras de oro"),
    ("pt", "30 milhões de libras de ouro"),
    ("fr", "30 millions de livres d’or"),
    ("nl", "30 miljoen pond goud"),
    ("sv", "30 miljoner pund guld"),
    ("pl", "30 milionów funtów złota"),
    ("ru", "30 миллионов фунтов золота"),
    ("uk", "30 мільйонів фунтів золота"),
]
PAID = [
    ("en", "30 million pounds"),
    ("en", "30 million pounds of aid"),
    ("en", "30 million pounds of new public funding"),
    ("en", "£30 million of gold"),
    ("de", "30 Millionen Pfund Hilfe"),
    ("de", "30 Millionen Pfund Sterling"),
    ("es", "30 millones de libras de ayuda"),
    ("pt", "30 milhões de libras de ajuda"),
    ("pl", "30 milionów funtów pomocy"),
    ("ru", "30 миллионов фунтов помощи"),
]


@pytest.mark.parametrize(("language", "words"), WEIGHED)
def test_a_unit_of_weight_is_no_money(language: str, words: str) -> None:
    assert parse_amount(words, language) is None


@pytest.mark.parametrize(("language", "words"), PAID)
def test_pounds_of_what_money_is_given_for_are_money(language: str, words: str) -> None:
    amount = parse_amount(words, language)
    assert amount is not None
    assert (amount.value, amount.currency) == (3e7, "GBP")
