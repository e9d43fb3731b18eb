"""Countries by adjectives and names of their people: *Turkish*, *polnische*, *norvégien*, *польская*, *الأردنية*.

A word counts as a country's if it begins as a name of it does: the country's name or its language's in CLDR (through
babel), in English and in the language of the text, or its English demonym in a file. Endings do not count, so that no
list of inflected forms is needed; nor does what Arabic and Hebrew write before a word. Where names change their
endings, the vowel at the end of one is an ending too: ``нигерийский`` has all of ``нигери``, which is more than all of
``нигер``. A word that two countries may claim is neither's, unless one alone is called so itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from readout.languages import Language
from readout.languages import language as language_words
from readout.values.countries import country_names
from readout.values.folding import fold_name, language_code
from readout.values.places import file_lines

_KEY = 3
"""Letters that every word has in common with the name that it comes from."""


class _Share(NamedTuple):
    """How much of a name has to be in a word."""

    letters: int
    of_name: float


_ANY_WORD = _Share(4, 0.75)
"""``norveg`` of ``norvege``; ``indo`` of ``indonesia`` is not enough."""
_WITH_ENDINGS = _Share(4, 0.6)
"""The same of what names some people, where endings change: ``Maďaři`` has 5 of the 8 letters of ``Maďarsko``."""
_UNPOINTED = _Share(3, 0.6)
"""The same where vowels are not written either: ``القطرية``."""
_VOWELS = "aeiouаеиоуыюяієαειηουωاةهה"
"""Letters with which a name may end that are no part of its stem."""
_LONGEST_ENDING = 7
"""Letters that may follow: the ending of the adjective and of its case (``kenianischen``)."""

_NAMESAKES = frozenset({"KR", "KP"})
"""Countries whose adjective is that of another as well, and whose language has its name."""

_CALLED_AS_THEIR_STATE = frozenset({"HK", "IO", "MO", "MP", "MQ", "PM", "RE", "SJ", "TF", "YT"})
"""Territories whose people the file calls as those of the state to which they belong: *French* of Réunion's."""

_LANGUAGES_OF_ONE_STATE: Mapping[str, str] = {
    "be": "BY", "bg": "BG", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "et": "EE", "fi": "FI", "fr": "FR",
    "hu": "HU", "hy": "AM", "is": "IS", "it": "IT", "ja": "JP", "ka": "GE", "lt": "LT", "lv": "LV", "nl": "NL",
    "no": "NO", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU", "sk": "SK", "sq": "AL", "sv": "SE", "th": "TH",
    "tr": "TR", "uk": "UA", "vi": "VN",
}  # fmt: skip
"""Languages that are called as one state is, also where its name begins otherwise: ``tedesco``, ``немецкий``."""

_Stem = tuple[str, str]
"""The beginning of a word, and the code of a country."""


@lru_cache(maxsize=16384)
def demonym_country(word: str, language: str | None = None, *, of_people: bool = False) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country whose adjective or people a word names; ``None`` if unsure.

    Args:
        word: The word alone.
        language: Language of the text (BCP 47).
        of_people: Whether the word is known to name some country or people, so that less of a name is enough.
    """
    tag, known = language_code(language), language_words(language)
    least = _ANY_WORD
    if of_people and known is not None and known.inflected:
        least = _UNPOINTED if known.prefixes else _WITH_ENDINGS
    folded = _letters(word)
    scored: dict[str, tuple[float, int]] = {}
    for bare in (folded, *(known.without_prefixes(folded) if known is not None else ())):
        for code, score in _scores(bare, tag, least):
            scored[code] = max(scored.get(code, score), score)
    best = max(scored.values(), default=None)
    return _one([code for code, score in scored.items() if score == best], folded[:_KEY], tag)


def _scores(word: str, language: str, least: _Share) -> Iterator[tuple[str, tuple[float, int]]]:
    """The countries as whose names a word begins, with the part of the name that it shares, and its letters."""
    for stem, code in _stems(language).get(word[:_KEY], ()):
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(stem, word, strict=False)))
        enough = shared >= least.letters and shared / len(stem) >= least.of_name
        if enough and len(word) - shared <= _LONGEST_ENDING:
            yield code, (shared / len(stem), shared)


def _one(codes: list[str], begun: str, language: str) -> str | None:
    """The only country of several, or the only one that is called so itself: Norway of those that are *Norwegian*."""
    own = codes if len(codes) == 1 else [code for code in codes if begun in _beginnings(language).get(code, ())]
    return own[0] if len(own) == 1 else None


def _letters(word: str) -> str:
    """A word as it is compared; ``y`` is ``i``, as in adjectives of names in ``ia``: ``nigeryjski``."""
    return fold_name(word).replace("y", "i")


@cache
def _stems(language: str) -> Mapping[str, list[_Stem]]:
    """Names with their countries, by their first letters."""
    found: dict[str, list[_Stem]] = defaultdict(list)
    known = language_words(language)
    for name, code in sorted({*_english(), *_of_language(language), *_of_language("en")}):
        stem = _stem(name, known) if known is not None and known.inflected else name
        if len(stem) >= _KEY:
            found[stem[:_KEY]].append((stem, code))
    return found


def _stem(name: str, known: Language) -> str:
    """A name without the article that is written with it, and without the vowel at its end."""
    bare = name.removeprefix("".join(known.prefixes[:1]))
    return bare[:-1] if bare[-1:] in _VOWELS and len(bare) > _ANY_WORD.letters else bare


@cache
def _beginnings(language: str) -> Mapping[str, set[str]]:
    """The first letters of the names of each country, in a language and in English."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, code in [*country_names(language).items(), *country_names("en").items()]:
        found[code].add(_letters(name)[:_KEY])
    return found


def _english() -> Iterator[_Stem]:
    for code, demonym in file_lines("demonyms", "countries"):
        if code not in _CALLED_AS_THEIR_STATE:
            yield _letters(demonym), code
    for code, *adjectives in file_lines("adjectives", "places"):
        yield from ((_letters(adjective), code) for adjective in adjectives)


def _of_language(language: str) -> Iterator[_Stem]:
    """A language's names of countries, of one word alone, and of languages that are called as a country is."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    names = country_names(language)
    yield from ((_letters(name), code) for name, code in names.items() if re.fullmatch(r"\w+", name))
    try:
        languages: Mapping[str, str] = Locale(language).languages
    except (UnknownLocaleError, ValueError):
        return
    subtags: Mapping[str, str] = get_global("likely_subtags")
    # Two states are called Korea, and the adjective alone is neither's.
    begins = {code: keys for code, keys in _beginnings(language).items() if code not in _NAMESAKES}
    for code, name in languages.items():
        own = _LANGUAGES_OF_ONE_STATE.get(code)
        country = own or subtags.get(code, "").rsplit("_", 1)[-1]
        if own or _letters(name)[:_KEY] in begins.get(country, set()):
            yield _letters(name), country
