"""Countries by adjectives and names of their people: *Turkish*, *polnische*, *norvégien*, *польская*.

A word counts as a country's if it begins as a name of it does: the country's name or its language's in CLDR (through
babel), in English and in the language of the text, or countryinfo's English demonym. Endings do not count, so that no
list of inflected forms is needed. A word that two countries may claim is neither's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile

from readout.values.countries import country_names
from readout.values.folding import fold_name, language_code

_KEY = 3
"""Letters that every word has in common with the name that it comes from."""
_SHARED = 4
"""Letters of a beginning that say something, where the name is no shorter."""
_OF_NAME = 0.75
"""The part of a name that has to be in the word: ``norveg`` of ``norvege``; ``indo`` of ``indonesia`` is not enough."""
_LONGEST_ENDING = 7
"""Letters that may follow: the ending of the adjective and of its case (``kenianischen``)."""

_NAMESAKES = frozenset({"KR", "KP"})
"""Countries whose adjective is that of another as well, and whose language has its name."""

_Stem = tuple[str, str]
"""The beginning of a word, and the code of a country."""


@lru_cache(maxsize=16384)
def demonym_country(word: str, language: str | None = None) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country whose adjective or people a word names; ``None`` if unsure.

    Args:
        word: The word alone.
        language: Language of the text (BCP 47).
    """
    folded = fold_name(word)
    scored: dict[str, tuple[float, int]] = {}
    for stem, code in _stems(language_code(language)).get(folded[:_KEY], ()):
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(stem, folded, strict=False)))
        enough = shared >= min(_SHARED, len(stem)) and shared / len(stem) >= _OF_NAME
        if enough and len(folded) - shared <= _LONGEST_ENDING:
            scored[code] = max(scored.get(code, (0.0, 0)), (shared / len(stem), shared))
    best = max(scored.values(), default=None)
    likest = [code for code, score in scored.items() if score == best]
    return likest[0] if len(likest) == 1 else None


@cache
def _stems(language: str) -> Mapping[str, list[_Stem]]:
    """Names with their countries, by their first letters."""
    found: dict[str, list[_Stem]] = defaultdict(list)
    for name, code in sorted({*_english(), *_of_language(language), *_of_language("en")}):
        if len(name) > _KEY:
            found[name[:_KEY]].append((name, code))
    return found


def _english() -> Iterator[_Stem]:
    from countryinfo import all_countries

    for country in all_countries():
        code = country.iso().get("alpha2")
        demonym = country.demonym()
        if code and isinstance(demonym, str):
            yield fold_name(demonym.split(",")[0]), code


def _of_language(language: str) -> Iterator[_Stem]:
    """A language's names of countries, of one word alone, and of languages that are called as a country is."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    names = country_names(language)
    yield from ((name, code) for name, code in names.items() if re.fullmatch(r"\w+", name))
    try:
        languages: Mapping[str, str] = Locale(language).languages
    except (UnknownLocaleError, ValueError):
        return
    subtags: Mapping[str, str] = get_global("likely_subtags")
    begins: dict[str, set[str]] = defaultdict(set)
    for name, code in [*names.items(), *country_names("en").items()]:
        begins[code].add(name[:_KEY])
    # Two states are called Korea, and the adjective alone is neither's.
    begins = {code: keys for code, keys in begins.items() if code not in _NAMESAKES}
    for code, name in languages.items():
        country = subtags.get(code, "").rsplit("_", 1)[-1]
        if fold_name(name)[:_KEY] in begins.get(country, set()):
            yield fold_name(name), country
