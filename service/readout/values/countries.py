"""Codes of countries by their English names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from readout.values.folding import fold_name

if TYPE_CHECKING:
    from countryinfo import CountryInfo

_ABBREVIATION = 3
"""Names no longer than this are abbreviations and count only in capitals: ``US`` is a country, ``us`` is not."""

_OWN: Mapping[str, str] = {
    "America": "US", "Bosnia": "BA", "Britain": "GB", "Burma": "MM", "DPRK": "KP", "Emirates": "AE", "Holy See": "VA",
    "Macedonia": "MK", "PRC": "CN", "Vatican": "VA", "US": "US", "USA": "US",
}  # fmt: skip
"""Usual names that neither library has; US and USA are codes in both, and codes are left out (PM, IT, NO are words)."""


_KOSOVO = "XK"

_OWN_CAPITALS: Mapping[str, str] = {"Kiev": "UA", "Washington": "US"}
"""Usual names of capitals that countryinfo has not."""


class _Index(NamedTuple):
    names: dict[str, str]
    capitals: dict[str, str]


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country by an English name of it.

    Names are CLDR's and those of countryinfo (short, full, former and native ones). Case, accents, full stops and a
    leading ``the`` do not count; nothing else is forgiven, so that Niger is not Nigeria and a person no country.
    Kosovo, which has no code of its own, is ``XK``, as in CLDR and the European Union.

    Args:
        name: The name alone: ``Türkiye``, ``the U.S.``, ``Côte d’Ivoire``.

    Returns:
        The code, or ``None`` if no country bears that name.
    """
    bare = re.sub(r"^the ", "", fold_name(name))
    written = re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)
    return _index().names.get(bare) if len(bare) > _ABBREVIATION or written.isupper() else None


def capital_country(name: str) -> str | None:
    """The code of the country whose capital bears the name: the state that ``Washington`` or ``Paris`` may stand for.

    Returns:
        The ISO 3166-1 alpha-2 code, or ``None`` if it is no capital, or that of two countries.
    """
    return _index().capitals.get(fold_name(name).replace(",", ""))


@cache
def _index() -> _Index:
    """Every name and capital, folded; what two countries share is neither's."""
    from babel import Locale
    from countryinfo import CountryInfo, all_countries

    territories: Mapping[str, str] = Locale("en").territories
    coded = [(code, country) for country in all_countries() if (code := country.iso().get("alpha2")) in territories]
    # Wales stands in the data beside the country whose code it bears.
    countries = [(code, country) for code, country in coded if CountryInfo(code).name() == country.name()]
    spellings = [(spelling, code) for code, country in countries for spelling in _spellings(country)]
    codes = {code for code, _ in countries} | {_KOSOVO}
    cldr = [(name, code) for code in codes for name in _variants(territories[code])]
    capitals = [(capital, code) for code, country in countries for capital in _capitals(country)]
    return _Index(_unique([*cldr, *spellings, *_OWN.items()]), _unique([*capitals, *_OWN_CAPITALS.items()]))


def _capitals(country: CountryInfo) -> list[str]:
    """The capital, or the several that the data has for a few countries, whatever the hint says."""
    capital: object = country.capital()
    found = capital if isinstance(capital, list) else [capital]
    return [name for name in found if isinstance(name, str)]


def _spellings(country: CountryInfo) -> Iterator[str]:
    """A country's names, without its codes."""
    codes = {country.iso(2), country.iso(3)}
    yield from (name for name in (country.name(), *country.alt_spellings()) if name not in codes)
    if native := country.native_name():
        yield from native.split("/")


def _variants(name: str) -> Iterator[str]:
    """A name of CLDR's as others write it: ``Myanmar (Burma)`` is two, and ``St. Lucia`` is also ``Saint Lucia``."""
    for part in (name, *re.split(r" ?[()]", name)):
        yield part
        yield re.sub(r"^St\. ", "Saint ", part)
        yield part.replace(" & ", " and ")


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Folded names with the one code that each has."""
    codes: dict[str, set[str]] = {}
    for name, code in pairs:
        codes.setdefault(re.sub(r"^the ", "", fold_name(name)), set()).add(code)
    return {name: next(iter(found)) for name, found in codes.items() if name and len(found) == 1}
