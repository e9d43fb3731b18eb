"""Codes of countries by their names in English and in the languages of the files, and by what stands for them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from readout.values.cldr import of_variants
from readout.values.folding import fold_name, language_code
from readout.values.language_data import known_languages
from readout.values.places import file_lines, place_country, place_name

_ABBREVIATION = 3
"""Names no longer than this are abbreviations and count only in capitals: ``US`` is a country, ``us`` is not."""

_OWN: Mapping[str, str] = {
    "America": "US", "Bosnia": "BA", "Britain": "GB", "Burma": "MM", "DPRK": "KP", "Emirates": "AE", "Holy See": "VA",
    "Macedonia": "MK", "PRC": "CN", "Vatican": "VA", "US": "US", "USA": "US",
}  # fmt: skip
"""Usual names that neither has; US and USA are codes, which are left out (PM, IT, NO are words)."""


_TWO_STATES = frozenset({"congo", "korea", "kongo", "конго", "корея", "coree", "corea", "coreia", "kore"})
_KOSOVO = "XK"
_ARTICLE = re.compile(r"^(?:the|das|dem|des|der|die|la|le|el|il|het|de|o|a|το|του|τον|ο) ")
"""Articles before the name of a seat of government."""
_UNASSIGNED = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "ZZ"})
"""Codes of CLDR that are no state or territory of ISO 3166-1."""


class _Index(NamedTuple):
    names: dict[str, str]
    capitals: dict[str, str]


@lru_cache(maxsize=16384)
def country_code(name: str, language: str | None = None) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country by a name of it.

    Names are CLDR's, in English and in the language of the text, and those of a file (full, former and native
    ones); without a language those of nineteen languages, where they agree. Case, accents, full stops and a
    leading ``the`` do not count; nothing else is forgiven, so that Niger is not Nigeria and a person no country.
    Kosovo, which has no code of its own, is ``XK``, as in CLDR and the European Union. ``Congo``, which two states are
    called, is neither.

    Args:
        name: The name alone: ``Türkiye``, ``the U.S.``, ``Côte d’Ivoire``, ``Германия``.
        language: Language of the text (BCP 47).

    Returns:
        The code, or ``None`` if no country bears that name.
    """
    bare = re.sub(r"^the ", "", fold_name(name))
    written = re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)
    if bare in _TWO_STATES:
        return None
    own = _in_language(language_code(language)).get(bare) if language and written[:1].isupper() else None
    if len(bare) <= _ABBREVIATION and written.isascii() and not written.isupper():
        return own
    return own or _index().names.get(bare) or _in_any_language().get(bare)


@lru_cache(maxsize=4096)
def capital_country(name: str, language: str | None = None) -> str | None:
    """The code of the country whose capital or seat of government bears the name: what ``Paris`` or the Kremlin means.

    Args:
        name: The name alone: ``Washington``, ``Москва``, ``the White House``, ``Downing Street``.
        language: Language of the text (BCP 47).

    Returns:
        The ISO 3166-1 alpha-2 code, or ``None`` if it is neither, or that of two countries.
    """
    folded = _ARTICLE.sub("", fold_name(name).replace(",", ""))
    english = _ARTICLE.sub("", fold_name(place_name(name, language) or ""))
    known = (table.get(one) for one in (folded, english) for table in (_index().capitals, _seats()))
    return next((code for code in known if code is not None), None)


def is_seated_in(town: str, country: str, on: datetime.date | None) -> bool:
    """Whether the heads of a state have their offices in a town, its capital, on a day or at an unknown time.

    Where the government moved to it, an unknown time may be before.
    """
    since = dict(file_lines("moved")).get(country)
    if capital_country(town) != country or place_country(town) != country:
        return False
    return since is None or (on is not None and on.isoformat() >= since)


def country_names(language: str) -> Mapping[str, str]:
    """CLDR's names of all countries in a language, folded (see ``fold_name``), with their codes."""
    return _in_language(language)


@cache
def home_countries(tag: str) -> frozenset[str]:
    """The codes of the states in which a language is official, alone or beside others, as CLDR has it."""
    from babel.core import get_global

    territories: Mapping[str, Mapping[str, Mapping[str, object]]] = get_global("territory_languages")
    written = (language_code(tag), f"{language_code(tag)}_Hant")
    official = {"official", "de_facto_official"}
    return frozenset(
        str(state)
        for state, languages in territories.items()
        if any(languages.get(code, {}).get("official_status") in official for code in written)
    )


@cache
def _in_language(language: str) -> dict[str, str]:
    """CLDR's names of all territories in a language, folded; what two share is neither's.

    Names of one script or region alone count where the language itself has them for no other territory.
    """
    from babel import Locale, UnknownLocaleError

    try:
        territories: Mapping[str, str] = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    elsewhere = [pair for own in of_variants(language, "territories") for pair in _pairs(own)]
    return {**_folded(elsewhere), **_folded(_pairs(territories))}


def _pairs(territories: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(territories[code], code) for code in _codes() if code in territories]


def _folded(pairs: list[tuple[str, str]]) -> dict[str, str]:
    # In parentheses stands another name, or the state to which an island belongs: `Virgin Islands (USA)`.
    outside = [(re.split(r" ?[(（]", name)[0], code) for name, code in pairs]
    return {**_unique(outside), **_unique(pairs)}


@cache
def _in_any_language() -> dict[str, str]:
    parts = _listed("parts")
    named = [(name, code) for language in known_languages() for name, code in _in_language(language).items()]
    return _unique([*parts, *named])


@cache
def _seats() -> dict[str, str]:
    return _unique(_listed("seats"))


@cache
def _codes() -> frozenset[str]:
    """The codes of ISO 3166-1, and Kosovo's."""
    from babel import Locale

    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if len(code) == len(_KOSOVO) and code.isalpha()) - _UNASSIGNED


@cache
def _index() -> _Index:
    """Every name and capital, folded; what two countries share is neither's."""
    from babel import Locale

    territories: Mapping[str, str] = Locale("en").territories
    cldr = [(name, code) for code in _codes() for name in _variants(territories[code])]
    return _Index(
        _unique([*cldr, *_listed("names", "countries"), *_OWN.items()]), _unique(_listed("capitals", "countries"))
    )


def _listed(key: str, file: str = "places") -> list[tuple[str, str]]:
    """Names with the codes of their countries, from a list in a file."""
    return [(name, code) for code, *names in file_lines(key, file) for name in names]


def _variants(name: str) -> Iterator[str]:
    """A name of CLDR's as others write it: ``Myanmar (Burma)`` is two, and ``St. Lucia`` is also ``Saint Lucia``.

    Words before and behind brackets are one name: no country is called ``Islands``.
    """
    others = re.split(r" ?[()]", name) if name.endswith(")") else [re.sub(r" \(.*\)", "", name)]
    for part in (name, *others):
        yield part
        yield re.sub(r"^St\. ", "Saint ", part)
        yield part.replace(" & ", " and ")


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Folded names with the one code that each has."""
    codes: dict[str, set[str]] = {}
    for name, code in pairs:
        codes.setdefault(re.sub(r"^the ", "", fold_name(name)), set()).add(code)
    return {name: next(iter(found)) for name, found in codes.items() if name and len(found) == 1}
