"""Countries by single words of a text, in whatever case, with whatever prefix and by whatever sign they are written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from readout.languages import language
from readout.values import capital_country, country_code, demonym_country
from readout.values.countries import country_names

_SHORTEST_GENITIVE = 4
_SHORTEST_STEM = 4
"""Letters of a name that are left without the ending of a case."""
_LONGEST_ENDING = 3
"""Letters of an ending of a case."""


def without_endings(word: str, tag: str | None) -> list[str]:
    """A word without the ``s`` of a genitive, without the endings of cases, without an article that is part of it."""
    known = language(tag)
    found = [word[:-1]] if len(word) > _SHORTEST_GENITIVE and word.endswith("s") else []
    if known is not None and known.endings:
        found += [word[:-cut] for cut in range(1, _LONGEST_ENDING + 1) if len(word) - cut >= _SHORTEST_STEM]
    if known is not None and known.unspaced:
        found += [word[:-1]] if word[-1:] in known.of_states and len(word) > 1 else []
    return [*found, *(known.without_prefixes(word) if known is not None else ())]


def country_by_sign(form: str, tag: str | None) -> str | None:
    """The code of the country that a single sign stands for: ``中方`` is China's side."""
    known = language(tag)
    if known is None or not known.country_signs:
        return None
    if form[1:] not in {"", *known.of_states}:
        return None
    return dict(zip(known.country_signs[::2], known.country_signs[1::2], strict=True)).get(form[:1])


def country_of_words(words: Sequence[str], tag: str | None) -> str | None:
    """The country that words name together, or that each of them names; ``None`` if any word names no country."""
    for whole in (mark.join(words) for mark in " -"):
        if (code := country_code(whole[:1].upper() + whole[1:], tag)) is not None:
            return code
        code = demonym_country(whole, tag)
        if code is not None and (len(words) == 1 or code != country_of_word(words[0], tag)):
            return code  # of all words, not of the first with what follows for its ending
    codes = {country_of_word(word, tag) for word in words}
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=16384)
def country_of_word(word: str, tag: str | None) -> str | None:
    """The country that one word names: by its name, its adjective or its capital, in whatever case."""
    titled = word[:1].upper() + word[1:]
    if (code := country_code(titled, tag) or demonym_country(titled, tag) or country_by_sign(word, tag)) is not None:
        return code
    stems = [titled, *without_endings(titled, tag)]
    codes = (country_code(stem, tag) or capital_country(stem, tag) for stem in stems)
    return next((code for code in codes if code is not None), None) or demonym_country(titled, tag, of_people=True)


def country_in_signs(text: str, code: str, tag: str | None) -> str | None:
    """A name of a country that stands in a text whose words have no spaces between them: ``中国``, of China."""
    named = (name for name, country in country_names(tag or "").items() if country == code)
    return next((name for name in named if name in text), None)
