"""Number words as figures: `siebenundzwanzig Staaten` is `27 Staaten`, `двадцать семь стран` `27 стран`.

Seven languages are text2num's; the words of the others are in their files. Chinese and Japanese numerals are read by
their places. Scales from a thousand on stay as they are: ``numerals`` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from readout.languages import UNSPACED
from readout.values.language_data import forms, listed, section
from readout.values.own_number_words import DECIMAL, WORD, own_words_in_figures
from readout.values.scales import is_plural_only, scales

_TEXT2NUM = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
_THOUSAND = 1000
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_RUN = re.compile("[〇零一二三四五六七八九两兩十百千]+")
_SEVERAL = "[数數几幾何]"
_BOTH = re.compile("[両双雙](?=[国國方者首]|大臣|外相|政府|軍|氏|陣営|長官|党|院|防衛相)")
_NO_COUNT_BEFORE = re.compile("[第周週曜期拜]\\Z")
_YEAR = re.compile(r"\b(1[1-9]|20) (\d\d)\b(?![\d.,])")
"""`nineteen ninety-seven`, which text2num gives as two numbers."""
_NOT_AFTER_AND = r"(?<!\band )(?<!\by )(?<!\be )(?<!\bet )"
_MASK = "zzq"
"""Makes of a word one of no language, which text2num leaves alone."""


@lru_cache(maxsize=256)
def in_figures(words: str, language: str | None, *, of_dates: bool = False) -> str:
    """Folded ``words`` with figures for the number words of their language.

    For dates, which have years in words, `half a` stays, and words for a thousand are read, too.
    """
    code = language or "en"
    if code in UNSPACED:
        return _HAN_RUN.sub(_han, _BOTH.sub("2", words))
    words = words if of_dates else _halves(code)(_half_after(code).sub(_masked, words))
    plain = own_words_in_figures(words, code) if section(code, "numbers").get("words") else words
    plain = _by_library(plain, code, of_dates=of_dates) if code in _TEXT2NUM else plain.replace(_MASK, "")
    if of_dates:
        return _YEAR.sub(lambda match: match[0] if match[0] in words else match[1] + match[2], plain)
    return _and_half(code).sub(lambda match: f"{match['n'] if match['n'].isdigit() else 1}{DECIMAL}5", plain)


@cache
def _and_half(language: str) -> re.Pattern[str]:
    """`2 and a half`, which a scale may follow."""
    numbers = section(language, "numbers")
    words, ones = (_either(listed(numbers.get(name, ""))) for name in ("and_half", "articles"))
    return re.compile(rf"(?<![\w.,])(?P<n>\d+|(?:{ones})) (?:{words})(?!\w)", re.IGNORECASE)


@cache
def _half_after(language: str) -> re.Pattern[str]:
    """`and a half`, `e un quarto`, whose words are no number by themselves."""
    numbers = section(language, "numbers")
    words = _either(phrase for name in ("and_half", "and_quarter") for phrase in listed(numbers.get(name, "")))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _masked(match: re.Match[str]) -> str:
    return WORD.sub(lambda word: _MASK + word[0], match[0])


@cache
def _halves(language: str) -> Callable[[str], str]:
    """Puts figures for a half and a quarter that several words make: `half a`, `eine halbe`."""
    known = forms(section(language, "numbers").get("phrases", ""))
    if not known:
        return lambda words: words
    pattern = re.compile(
        "|".join(
            rf"{_NOT_AFTER_AND}(?<!\w){re.escape(phrase)}(?!\w)" for phrase in sorted(known, key=len, reverse=True)
        ),
        re.IGNORECASE,
    )
    return lambda words: pattern.sub(lambda match: known[match[0].lower()].replace(".", DECIMAL), words)


def _by_library(words: str, language: str, *, of_dates: bool) -> str:
    """Figures by text2num, scales and articles left out: by itself it takes `un accord` for one."""
    from text_to_num import alpha2digit  # type: ignore[import-untyped]

    masked = words if of_dates else _kept(language).sub(lambda match: f"{_MASK}{match[0]}", words)
    try:
        figures = str(alpha2digit(masked, language, threshold=0))
        return figures.replace(_MASK, "").replace("º", "o").replace("ª", "a")
    except ValueError:
        return words


@cache
def _kept(language: str) -> re.Pattern[str]:
    """What stays in words: articles, vague words, scales; a thousand only after figures, for `dos mil uno` is one."""
    numbers = section(language, "numbers")
    known = sorted((word for word in scales(language) if len(word) > 1), key=len, reverse=True)
    thousand = [word for word in known if scales(language)[word] == _THOUSAND and not is_plural_only(word, language)]
    others = (*(word for word in known if word not in thousand), *listed(numbers.get("vague", "")))
    halves = {phrase.split()[-1] for phrase in listed(numbers.get("and_half", ""))}
    after = "|".join([r"(?<=\d )", *(rf"(?<={re.escape(half)} )" for half in sorted(halves))])
    articles = rf"(?<!and )(?<!et )(?<!y )(?<! e )(?:{_either(listed(numbers.get('articles', '')))})"
    kept = rf"{articles}|{_either(others)}|(?:{after})(?:{_either(thousand)})"
    return re.compile(rf"(?<![\w-])(?:{kept})(?![\w-])", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    """Words as alternatives of a regular expression; what matches nothing, where there are none."""
    return "|".join(map(re.escape, words)) or "(?!)"


def _han(match: re.Match[str]) -> str:
    """A run of Han numerals below ten thousand as figures; a lone thousand, hundred or ten before a scale is one."""
    run = match.group()
    before = match.string[: match.start()]
    uncounted = (
        re.search(_SEVERAL + r"\Z", before)
        or (before.endswith("上") and run[0] in "百千")
        or re.match(_SEVERAL, match.string[match.end() :])
    )
    if uncounted or _NO_COUNT_BEFORE.search(before) or (run[0] in "百千十" and before[-1:].isdigit()):
        return run
    if not any(sign in _HAN_UNITS for sign in run):
        return "".join(str(_HAN_DIGITS[sign]) for sign in run)
    total, digit = 0, 0
    for sign in run:
        if sign in _HAN_UNITS:
            total, digit = total + (digit or 1) * _HAN_UNITS[sign], 0
        else:
            digit = _HAN_DIGITS[sign]
    return str(total + digit)
