"""Sums of money: ``more than €200bn`` is 200,000,000,000 EUR, approximately."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from readout.values.currencies import WORDS, currency_of, name_pattern, sign_pattern
from readout.values.folding import fold
from readout.values.numerals import DIGITS, SCALE, SCALES, is_approximate, number, with_digits
from readout_schemas import Amount

_HALF = re.compile(r"\bhalf an? (?=(?:m|b|tr)illion)", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\b(\w+) and a half (?=(?:m|b|tr)illion)", re.IGNORECASE)
_UNCOUNTED = re.compile(
    r"\b(?:(?:tens|hundreds|thousands) of )?(?:thousands|millions|billions|trillions) of\b"
    r"|\bseveral (?:m|b|tr)illion\b",
    re.IGNORECASE,
)
_CONVERTED = re.compile(r"(?<=\w) ?\((?:[^()]*)\)")
_WEIGHT = re.compile(r"^ of\b")


def parse_amount(words: str) -> Amount | None:
    """Read the sum of money that ``words`` state.

    Currencies are known by ISO 4217 code, by sign and by English name (CLDR). ``$`` alone is the US dollar, ``¥`` the
    yen. A conversion in parentheses (``€200bn ($218bn)``) is passed over. A range (``$50-60bn``) and an uncounted
    quantity (``billions of euros``) are sums without a value.

    Args:
        words: The words of the text: ``more than €200bn``, ``half a billion dollars``.

    Returns:
        The sum with ``text`` as given, or ``None`` where the words name no money, or two currencies.
    """
    plain = _plain(words)
    sums = [_sum(match, plain) for match in _pattern().finditer(plain)]
    found = [one for one in sums if one is not None]
    currencies = {currency for _, currency in found}
    if len(currencies) != 1:
        return None
    values = {value for value, _ in found}
    value = values.pop() if len(values) == 1 else None
    approx = is_approximate(plain) or value is None
    return Amount(text=words, value=None if value is None else float(value), currency=currencies.pop(), approx=approx)


def _plain(words: str) -> str:
    """The words folded, with figures for number words and without conversions."""
    single = _CONVERTED.sub("", _UNCOUNTED.sub("countless", fold(words)))
    return with_digits(_AND_A_HALF.sub(lambda match: f"{with_digits(match[1])}.5 ", _HALF.sub("0.5 ", single)))


@cache
def _pattern() -> re.Pattern[str]:
    """A figure with a sign or code before it, or a sign, code or name after; either may be a range."""
    sign, names = rf"(?-i:{sign_pattern()})", rf"(?:{name_pattern()})s?(?![^\W_])"
    before = rf"(?<![^\W_])(?P<sign>{sign}) ?{_figure('a', 'b', sign)}"
    after = rf"(?<![\w.,])(?:(?P<uncounted>countless)|{_figure('c', 'd', sign)})[ -]?(?P<name>{names}|{sign}(?![^\W_]))"
    return re.compile(f"{before}|{after}", re.IGNORECASE)


def _figure(first: str, last: str, sign: str) -> str:
    """A figure with its scale, and a second one if it is a range; the groups are named ``a`` and ``sa``."""
    until = rf"(?:(?: ?- ?| to )(?:{sign} ?)?(?P<{last}>{DIGITS}))?"
    return rf"(?P<{first}>{DIGITS})(?:[ -]?(?P<s{first}>{SCALE}))?{until}(?:[ -]?(?P<s{last}>{SCALE}))?"


def _sum(match: re.Match[str], plain: str) -> tuple[Decimal | None, str | None] | None:
    """Value and currency at a match; ``30 pounds of`` something is a weight, and ``COP 29`` a conference."""
    written = match["sign"] or match["name"]
    scale = match["sa"] or match["sb"] or match["sc"] or match["sd"]
    if written.lower().startswith("pound") and not scale and _WEIGHT.match(plain[match.end() :]):
        return None
    if written in WORDS and not scale:
        return None
    if match["uncounted"] or match["b"] or match["d"]:
        return None, currency_of(written)
    value = number(match["a"] or match["c"]) * SCALES.get((scale or "").lower(), 1)
    return value, currency_of(written)
