"""Signs, codes and names of currencies, and the ISO 4217 code of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_SIGNS: Mapping[str, str] = {
    "US$": "USD", "U.S.$": "USD", "AU$": "AUD", "C$": "CAD", "S$": "SGD", "₽": "RUB", "₴": "UAH", "₺": "TRY",
    "zł": "PLN", "₸": "KZT", "₾": "GEL",
}  # fmt: skip
"""Signs of English news that CLDR has not, or only in the currency's own language."""

_NAMES: Mapping[str, str] = {
    "dollar": "USD", "american dollar": "USD", "u.s. dollar": "USD", "buck": "USD", "pound": "GBP",
    "pound sterling": "GBP", "sterling": "GBP", "quid": "GBP", "ruble": "RUB", "rouble": "RUB",
    "russian rouble": "RUB", "won": "KRW", "renminbi": "CNY", "lira": "TRY", "rupee": "INR",
}  # fmt: skip
"""Names by which English news mean one of several currencies of that name, or that CLDR spells otherwise."""


WORDS = frozenset({"ALL", "BAM", "COP", "CUP", "GEL", "MOP", "PEN", "SOS", "TOP", "TRY"})
"""Codes that are also words in capitals: they count only with a scale, as in ``COP 30 billion``."""

_NO_CURRENCY = "XXX"
"""ISO 4217's code where no currency is involved."""

_OTHER_WORDS = frozenset({"gold", "mark", "real", "sole", "unit"})
"""Last words of names that say nothing by themselves: ``20 real people``."""


@cache
def signs() -> dict[str, str]:
    """CLDR's English signs (``$`` is the US dollar, ``¥`` the yen) and ISO codes, which stand close to a figure."""
    from babel import Locale

    clear = {sign: code for code, sign in Locale("en").currency_symbols.items() if sign != "¤"}
    codes = {code: code for code in Locale("en").currency_symbols if code != _NO_CURRENCY}
    return {**clear, **codes, **_SIGNS}


@cache
def names() -> dict[str, str | None]:
    """English names, lower-case and singular; ``None`` where one is that of several currencies, as ``franc`` is."""
    from babel import Locale
    from babel.numbers import get_currency_name

    locale = Locale("en")
    found: dict[str, set[str]] = {}
    for code in locale.currency_symbols.keys() - {_NO_CURRENCY}:
        for count in (1, 2):
            name = singular(get_currency_name(code, count=count, locale=locale))
            for form in (name, name.rsplit(" ", 1)[-1]):
                found.setdefault(form, set()).add(code)
    unique = {name: next(iter(codes)) if len(codes) == 1 else None for name, codes in found.items()}
    return {name: code for name, code in unique.items() if name not in _OTHER_WORDS and name[-1].isalpha()} | dict(
        _NAMES
    )


def singular(name: str) -> str:
    """A name in lower case without the ``s`` of its plural."""
    return re.sub(r"(?<=[^\W\d_]{2})s$", "", name.casefold())


@cache
def sign_pattern() -> str:
    """Signs and codes as alternatives of a regular expression, the longest first; no letter may touch them outside."""
    return "|".join(re.escape(sign) for sign in sorted(signs(), key=len, reverse=True))


@cache
def name_pattern() -> str:
    """Names as alternatives of a regular expression, the longest first, with or without a plural ``s``."""
    return "|".join(re.escape(name) for name in sorted(names(), key=len, reverse=True))


def currency_of(written: str) -> str | None:
    """The code for a sign, code or name matched by one of the patterns; ``None`` for a name of several currencies."""
    return signs().get(written) or names().get(singular(written)) or names().get(written.casefold())
