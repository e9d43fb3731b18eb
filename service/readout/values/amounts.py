"""Sums of money: ``more than €200bn`` is 200,000,000,000 EUR, approximately."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from readout.values.currencies import (
    conversions,
    currency_of,
    glued_pattern,
    is_of_several_states,
    is_only_scaled,
    is_weighed,
    name_pattern,
    sign_pattern,
)
from readout.values.folding import fold, language_code
from readout.values.language_data import listed, section
from readout.values.number_words import in_figures
from readout.values.numerals import Quantity, is_approximate, quantities
from readout_schemas import Amount

UNSPACED = frozenset({"ja", "ko", "th", "zh"})
"""Languages in which other words may touch a name."""
_CONVERTED = re.compile(r"(?<=\w) ?\((?:[^()]*)\)")
_WEIGHT = re.compile(r"^ of\b")
_JOINT = re.compile(r"[ -]?(?:(?:de|di|of|من) |d')?(?:ה|ال)?", re.IGNORECASE)
_UNTIL = re.compile(r" ?(?:[-/~]|[^\W\d_]{1,3}) ?(?:[^\w\s]{1,3} ?)?| ")
"""What joins the two ends of a range: a dash, or a short word (`to`, `bis`, `à`, `до`), with the sign of money.

A mere space joins two numbers of which nobody knows whether they are one: `2 million 3`."""


class _Sum(NamedTuple):
    """One sum in words: its value, if it is one number, and the code of its currency, if it has but one."""

    value: Decimal | None
    currency: str | None


def parse_amount(words: str, language: str | None = None) -> Amount | None:
    """Read the sum of money that ``words`` state.

    Currencies are known by ISO 4217 code, by sign, and by their names in the language and in English (CLDR). ``$``
    alone is the US dollar, ``¥`` the yen. A conversion (``€200bn ($218bn)``, ``or about $218bn``) is passed over. A
    range (``$50-60bn``) and an uncounted quantity (``billions of euros``) are sums without a value; so is a number that
    could be read in two ways.

    Args:
        words: The words of the text: ``more than €200bn``, ``half a billion dollars``, ``300 mln złotych``.
        language: Language of the text (BCP 47); ``None`` reads as English does.

    Returns:
        The sum with ``text`` as given, or ``None`` where the words name no money, or two currencies.
    """
    code = language_code(language)
    plain = _unconverted(_prepared(words, code), code)
    found = list(_sums(plain, code))
    currencies = {one.currency for one in found}
    if len(currencies) != 1:
        return None
    values = {one.value for one in found}
    value = values.pop() if len(values) == 1 else None
    approx = is_approximate(plain, code) or value is None
    return Amount(text=words, value=None if value is None else float(value), currency=currencies.pop(), approx=approx)


def names_money(words: str, language: str | None = None) -> bool:
    """Whether words state some sum, be it in two currencies or of a number that is not read."""
    code = language_code(language)
    return any(True for _ in _sums(_prepared(words, code), code))


def _prepared(words: str, language: str) -> str:
    """Folded words in figures, without conversions, a space between the letters of a sign and its figure."""
    return in_figures(glued_pattern().sub(r"\g<sign> ", _CONVERTED.sub("", fold(words))), language)


def _unconverted(plain: str, language: str) -> str:
    """Prepared words up to where their sum is given once more in other money: ``umgerechnet 260 Millionen Euro``."""
    found = pattern.search(plain) if (pattern := conversions(language)) else None
    if found is None:
        return plain
    before, behind = plain[: found.start()], plain[found.end() :]
    first, again = ({one.currency for one in _sums(part, language)} for part in (before, behind))
    return before if first and again and first.isdisjoint(again) else plain


def _sums(plain: str, language: str) -> Iterator[_Sum]:
    found = quantities(plain, language)
    for number, quantity in enumerate(found):
        written = _currency_at(plain, quantity, language)
        if written is None or (not quantity.scaled and is_only_scaled(written, language)):
            continue
        ranged = any(
            _UNTIL.fullmatch(plain, one.end, other.start)
            for one, other in pairwise(found[max(number - 1, 0) : number + 2])
        )
        vague = _vague(language).search(plain[: quantity.start]) is not None
        currency = None if is_of_several_states(written, plain, language) else currency_of(written, language)
        yield _Sum(None if ranged or vague else _exact(quantity), currency)


def _exact(quantity: Quantity) -> Decimal | None:
    """The value, unless it has more decimals than money has: `200.000` euros are rather two hundred thousand."""
    value = quantity.value
    if value is None or quantity.scaled:
        return value
    return value if value == round(value, 2) and quantity.decimals <= 2 else None  # noqa: PLR2004


def _currency_at(plain: str, quantity: Quantity, language: str) -> str | None:
    """The sign, code or name of a currency beside a number; ``30 pounds of`` gold is a weight."""
    before = _before(language).search(plain, max(quantity.start - 40, 0), quantity.start)
    if before is not None:
        return before["sign"]
    joint = _JOINT.match(plain, quantity.end)
    after = _after(language).match(plain, joint.end() if joint else quantity.end)
    if after is None:
        return None
    pounds = after["name"].lower().startswith("pound") and not quantity.scaled
    weight = (pounds and _WEIGHT.match(plain[after.end() :])) or is_weighed(after["name"], plain[after.end() :])
    return None if weight else after["name"]


@cache
def _before(language: str) -> re.Pattern[str]:
    unspaced = "|新台币|新臺幣|新台幣|人民币|人民幣|港币" if language == "zh" else ""
    return re.compile(rf"(?<![^\W_])(?P<sign>{sign_pattern()}{unspaced})\.? ?\Z")


@cache
def _after(language: str) -> re.Pattern[str]:
    names = name_pattern(language) if language == "en" else f"{name_pattern(language)}|{name_pattern('en')}"
    end = "" if language in UNSPACED else r"(?![^\W_])"
    return re.compile(rf"(?P<name>(?-i:{sign_pattern()})(?![^\W_])|(?:{names}){end})", re.IGNORECASE)


@cache
def _vague(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, listed(section(language, "numbers").get("vague", ""))))
    return re.compile(rf"(?<!\w)(?:{words or '(?!)'})(?: (?:of|de|di))? ?\Z", re.IGNORECASE)
