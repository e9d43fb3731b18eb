"""A sum of money has a currency, and a value where the words state one."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from readout.values import parse_amount

AMOUNTS = {
    "more than €200bn": (200e9, "EUR", True),
    "€200bn ($218bn)": (200e9, "EUR", False),
    "200 billion euros": (200e9, "EUR", False),
    "€1,5 Mrd": (1.5e9, "EUR", False),
    "EUR 5m": (5e6, "EUR", False),
    "5 EUR": (5, "EUR", False),
    "$1.5 million": (1.5e6, "USD", False),
    "$1,234.56": (1234.56, "USD", False),
    "US$40m": (40e6, "USD", False),
    "100m dollars": (100e6, "USD", False),
    "200-million-dollar package": (200e6, "USD", False),
    "half a billion dollars": (500e6, "USD", False),
    "two and a half billion euros": (2.5e9, "EUR", False),
    "a billion dollars": (1e9, "USD", False),
    "A$5bn": (5e9, "AUD", False),
    "C$5bn": (5e9, "CAD", False),
    "HK$1m": (1e6, "HKD", False),
    "5 million Canadian dollars": (5e6, "CAD", False),
    "£2.2bn": (2.2e9, "GBP", False),
    "50 million pounds": (50e6, "GBP", False),
    "about ¥1 trillion": (1e12, "JPY", True),
    "CHF 3 million": (3e6, "CHF", False),
    "3 million Swiss francs": (3e6, "CHF", False),
    "100 francs": (100, None, False),
    "1,000 roubles": (1000, "RUB", False),
    "₴500 million": (500e6, "UAH", False),
    "two hundred million zloty": (200e6, "PLN", False),
    "COP 30 billion": (30e9, "COP", False),
    "$50-60bn": (None, "USD", True),
    "between $50bn and $60bn": (None, "USD", True),
    "billions of euros": (None, "EUR", True),
    "several billion dollars": (None, "USD", True),
}
NO_AMOUNTS = [
    "", "30-day", "2% of GDP", "25 countries", "€", "the euro", "30 pounds of explosives", "20 real people",
    "won 25 seats", "ALL 5 countries", "COP 29", "€5bn and $6bn", "5m tall", "1.5 million people",
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), AMOUNTS.items())
def test_a_sum_is_read(words: str, expected: tuple[float | None, str | None, bool]) -> None:
    amount = parse_amount(words)
    assert amount is not None
    assert (amount.text, (amount.value, amount.currency, amount.approx)) == (words, expected)


@pytest.mark.parametrize("words", NO_AMOUNTS)
def test_what_is_no_money_is_no_amount(words: str) -> None:
    assert parse_amount(words) is None


@pytest.mark.parametrize("code", sorted(set(Locale("en").currency_symbols) - {"XXX"}))
def test_every_currency_is_known_by_its_code_before_and_after_the_figure(code: str) -> None:
    for words in (f"{code} 3 million", f"3 million {code}"):
        amount = parse_amount(words)
        assert amount is not None
        assert (amount.value, amount.currency) == (3e6, code)


@given(st.text(max_size=40))
def test_any_words_give_an_amount_or_none(words: str) -> None:
    amount = parse_amount(words)
    assert amount is None or amount.text == words
