"""Money by the country that a text comes from: *$50 million* of a Canadian ministry need not be American."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

from readout.values.countries import country_code
from readout.values.currencies import american_stems
from readout.values.demonyms import demonym_country

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*")
_STEM = re.compile(r"[\u4e00-\u9fff]|[^\W\d_][\w.-]*")
_US_DOLLAR, _DOLLAR = "USD", "Dollar"
_DOMAINS = {"UK": "GB"}
"""Country domains that are no codes of ISO 3166."""


def other_dollar(words: str, language: str | None, publisher: str | None, url: str | None) -> str | None:
    """The dollar of the country that a text comes from, where its words do not say that they mean the American one.

    Args:
        words: A sum that is read as US dollars: ``$50 million``.
        language: Language of the text (BCP 47); its region tells a country: ``en-CA``.
        publisher: Who published it: ``Global Affairs Canada``.
        url: Where it was published: ``https://www.pm.gc.ca/...``.

    Returns:
        An ISO 4217 code; ``None`` for the words of Americans, of those who have no dollars, and of nobody known.
    """
    codes = {_dollar_of(code) for code in _homes(language, publisher, url)}
    return codes.pop() if len(codes) == 1 and not _names_america(words) else None


def _names_america(words: str) -> bool:
    """Whether a word of a sum says so, also where it is written together with others: ``5000万美元``."""
    return any(word.lower().startswith(american_stems()) for word in _STEM.findall(words))


def _homes(language: str | None, publisher: str | None, url: str | None) -> Iterator[str]:
    """The countries that the region of the language, the domain and the words of the publisher's name tell."""
    region = (language or "").rpartition("-")[2]
    if region.isupper() and "-" in (language or ""):
        yield region
    domain = (urlsplit(url).hostname or "").rpartition(".")[2].upper() if url else ""
    if len(domain) == 2:  # noqa: PLR2004  (a country's domain)
        yield _DOMAINS.get(domain, domain)
    words = _WORD.findall(publisher or "")
    names = [*words, *(" ".join(pair) for pair in pairwise(words))]
    for word in names:
        for code in (country_code(word), demonym_country(word, "en")):
            if code is not None and word[0].isupper():
                yield code


@cache
def _dollar_of(territory: str) -> str | None:
    """The dollar that a country pays in today, if it is not the American one (CLDR)."""
    from babel.numbers import get_currency_name, get_territory_currencies

    for code in get_territory_currencies(territory) or ():
        if code != _US_DOLLAR and _DOLLAR in get_currency_name(code, locale="en"):
            return str(code)
    return None
