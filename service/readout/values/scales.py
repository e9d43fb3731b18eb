"""Words that multiply a number: thousand, million, lakh, in each language.

From CLDR's compact formats, through babel, and the languages' files: abbreviations, inflected forms, and the large
numbers of languages with the long scale, in which a billion is a million millions.
"""

from __future__ import annotations

import re
from functools import cache

from readout.values.folding import fold
from readout.values.language_data import forms, known_languages, section, shared_section

BARE = frozenset({"ar", "fa", "he", "ja", "tr", "zh"})
"""Languages in which a scale by itself is one, without an article: they have none, or write it to the word."""
_MORE = (
    "af", "am", "bg", "bn", "bs", "ca", "da", "et", "fi", "hi", "hr", "hu", "hy", "id", "is", "ka", "kk", "lt", "lv",
    "mk", "ms", "nb", "ro", "sk", "sl", "sq", "sr", "sw", "ur", "vi",
)  # fmt: skip
"""Languages without a file whose scale words CLDR has: a text may print another state's sum in its own words."""
_ZEROS = re.compile(r"0+")
LETTER = r"(?:[^\W\d_]|(?!\d)[\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u200c\u200d])"
"""A letter, or a vowel sign of an Indian or Thai script, which to ``re`` is none."""
_WORD = re.compile(rf"{LETTER}+")
_ABBREVIATION = 2
"""Letters up to which CLDR's short forms are signs of its own (`B` for Turkish thousands), which news do not use."""


@cache
def scales(language: str) -> dict[str, int]:
    """The scale words of a language, without case, and what each multiplies by."""
    return {**_cldr(language)[0], **_own(language)}


def is_plural_only(word: str, language: str) -> bool:
    """Whether a scale word, without case, is a plural: `billions` by itself states no number."""
    return word in _plurals(language)


@cache
def _plurals(language: str) -> frozenset[str]:
    numbers = section(language, "numbers")
    every, single = _cldr(language)
    listed_plurals = frozenset(forms(f"p {numbers['plural_scales']}")) if "plural_scales" in numbers else frozenset()
    return (frozenset(every) - single - frozenset(_own(language))) | listed_plurals


@cache
def shared_scales() -> dict[str, int | None]:
    """The scale words of all known languages; ``None`` where two languages mean different sizes by one."""
    sizes: dict[str, set[int]] = {}
    for language in (*known_languages(), *_MORE):
        for word, size in scales(language).items():
            if len(word) > _ABBREVIATION:
                sizes.setdefault(word, set()).add(size)
    return {word: next(iter(found)) if len(found) == 1 else None for word, found in sizes.items()}


@cache
def glued() -> dict[str, int]:
    """The scales that are written to what follows them, in scripts without spaces: `億`, `조`, `ล้าน`."""
    return {word: int(size) for word, size in forms(shared_section("scales")["glued"]).items()}


@cache
def uncounted() -> re.Pattern[str]:
    """`数亿`, `上百万`: so many hundred million as nobody has counted."""
    entries = shared_section("scales")
    signs = "".join(entries["powers"].split())
    return re.compile(rf"[{entries['several']}][{signs}]+|上[{signs}]+|十[{entries['several']}][{signs}]?")


def _own(language: str) -> dict[str, int]:
    return {word: int(size) for word, size in forms(section(language, "numbers").get("scales", "")).items()}


@cache
def _cldr(language: str) -> tuple[dict[str, int], frozenset[str]]:
    """CLDR's scale words, and those of them that stand after one."""
    from babel import Locale, UnknownLocaleError

    try:
        formats = Locale(language).compact_decimal_formats
    except (UnknownLocaleError, ValueError):
        return {}, frozenset()
    found: dict[str, int] = {}
    single: set[str] = set()
    for length in ("long", "short"):
        for plural, patterns in formats[length].items():
            for power, pattern in patterns.items():
                written = str(pattern.pattern).replace("'", "").split(";")[0]
                words = _WORD.findall(written)
                zeros = _ZEROS.search(written)
                if len(words) != 1 or zeros is None or (length == "short" and len(words[0]) <= _ABBREVIATION):
                    continue
                word = fold(words[0]).lower()
                found.setdefault(word, 10 ** (len(power) - len(zeros.group())))
                if plural == "one":
                    single.add(word)
    return found, frozenset(single)
