"""Towns by their names in many languages: *Genf* is Geneva, *Warschau* Warsaw.

Names are those of CLDR's exemplar cities of time zones, through babel, and of a file for seats of governments and of
international bodies that CLDR lacks. A name that two towns bear is nobody's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from readout.values.cldr import of_variants
from readout.values.folding import fold_name, language_code
from readout.values.language_data import known_languages


def place_name(name: str, language: str | None = None) -> str | None:
    """The usual English name of a town by a name of it.

    Case, accents and full stops do not count; inflected forms are known for a few towns only.

    Args:
        name: The name alone: ``Genf``, ``Варшава``, ``The Hague``.
        language: Language of the text (BCP 47), whose names come first; ``None`` knows those of all languages.

    Returns:
        The name (``Geneva``), or ``None`` for a town that is not known.
    """
    folded = fold_name(name)
    if language:
        own = _names(language_code(language)).get(folded)
        if own is not None:
            return own
    return _all_names().get(folded)


def place_forms(name: str, language: str | None) -> frozenset[str]:
    """The folded names that a town has in one language, by its usual English name: those of the file, and CLDR's."""
    filed = {fold_name(other) for english, _, *others in file_lines("cities") if english == name for other in others}
    own = _names(language_code(language)) if language else {}
    return frozenset(filed | {folded for folded, english in own.items() if english == name})


def place_country(name: str, language: str | None = None) -> str | None:
    """The ISO 3166-1 alpha-2 code of the state in which a known town lies; ``None`` for one that is not known."""
    english = place_name(name, language)
    return None if english is None else _countries().get(english)


def is_seat_of(town: str, region: str, language: str | None = None) -> bool:
    """Whether a town is the seat of the government of a region with one of its own: *Schwerin* for its Land."""
    name, sought = fold_name(place_name(town, language) or town), fold_name(region)
    return any(name == fold_name(seat) and sought in map(fold_name, names) for seat, _, *names in file_lines("states"))


def file_lines(key: str, file: str = "places") -> Iterator[list[str]]:
    """The lines of a list in a file, ``places`` or ``countries``, as words with their spaces."""
    path = files("readout.values").joinpath("data", f"{file}.toml")
    for line in str(tomllib.loads(path.read_text(encoding="utf-8"))[key]).strip().splitlines():
        yield [word.replace("_", " ") for word in line.split()]


@cache
def _countries() -> dict[str, str]:
    """English names of towns with the codes of their states."""
    from babel.core import get_global

    territories: Mapping[str, str] = get_global("zone_territories")
    zones = {_english(zone): code for zone, code in territories.items() if len(code) == len("US")}
    return {**zones, **{english: code for english, code, *_ in file_lines("cities")}}


def _english(zone: str) -> str:
    """CLDR's English name of a zone's city, which is the last part of the zone unless CLDR has another."""
    from babel import Locale

    city = Locale("en").time_zones.get(zone, {}).get("city")
    return str(city or zone.rsplit("/", 1)[-1].replace("_", " "))


@cache
def _names(language: str) -> dict[str, str]:
    """Folded names in one language with the English ones; what two towns share is neither's.

    Names of one script or region alone count where the language itself has them for no other town.
    """
    from babel import Locale, UnknownLocaleError

    try:
        zones = Locale(language).time_zones
    except (UnknownLocaleError, ValueError):
        return {}
    return {**_cities(of_variants(language, "time_zones")), **_cities([zones])}


def _cities(several: Iterable[Mapping[str, Mapping[str, str]]]) -> dict[str, str]:
    """The folded names of zones' cities with the English ones."""
    found: dict[str, set[str]] = {}
    for zone, names in ((str(zone), names) for zones in several for zone, names in zones.items()):
        city = names.get("city")
        if city and "/" in zone and not zone.startswith("Etc"):
            found.setdefault(fold_name(str(city)), set()).add(_english(zone))
    return _single(found)


@cache
def _all_names() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for english in _countries():
        found.setdefault(fold_name(english), set()).add(english)
    for english, _, *others in file_lines("cities"):
        for name in others:
            found.setdefault(fold_name(name), set()).add(english)
    for language in known_languages():
        for name, english in _names(language).items():
            found.setdefault(name, set()).add(english)
    return _single(found)


def _single(found: Mapping[str, set[str]]) -> dict[str, str]:
    return {name: next(iter(english)) for name, english in found.items() if len(english) == 1}
