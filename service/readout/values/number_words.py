"""Number words as figures: `siebenundzwanzig Staaten` is `27 Staaten`, `двадцать семь стран` `27 стран`.

Seven languages are text2num's; the words of the others are in their files. Chinese and Japanese numerals are read by
their places. Scales from a thousand on stay as they are: ``numerals`` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache

from readout.values.folding import without_accents
from readout.values.language_data import forms, listed, section
from readout.values.scales import scales

DECIMAL = "٫"
"""Parts the decimals of what is put in figures here, whatever the language."""
_TEXT2NUM = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
_WORD = re.compile(r"[^\W\d_]+(?:['’\u200c][^\W\d_]+)*")
_HUNDRED = 100
_TEN = 10
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_RUN = re.compile("[〇零一二三四五六七八九两兩十百千]+")
_BOTH = re.compile("[両双雙](?=[国國方者首])")
_NO_COUNT_BEFORE = re.compile("[第周週曜期拜]\\Z")
_YEAR = re.compile(r"\b(1[1-9]|20) (\d\d)\b(?![\d.,])")
"""`nineteen ninety-seven`, which text2num gives as two numbers."""
_NOT_AFTER_AND = r"(?<!\band )(?<!\by )(?<!\be )(?<!\bet )"
_MASK = "zzq"
"""Makes of a word one of no language, which text2num leaves alone."""


def in_figures(words: str, language: str | None, *, of_dates: bool = False) -> str:
    """Folded ``words`` with figures for the number words of their language.

    For dates, which have years in words, `half a` stays, and words for a thousand are read, too.
    """
    code = language or "en"
    if code in {"zh", "ja"}:
        return _HAN_RUN.sub(_han, _BOTH.sub("2", words))
    words = words if of_dates else _halves(code)(words)
    plain = _own_words(words, code) if section(code, "numbers").get("words") else words
    plain = _by_library(plain, code, of_dates=of_dates) if code in _TEXT2NUM else plain
    if of_dates:
        return _YEAR.sub(lambda match: match[0] if match[0] in words else match[1] + match[2], plain)
    return _and_half(code).sub(lambda match: f"{match[1]}{DECIMAL}5", plain)


@cache
def _and_half(language: str) -> re.Pattern[str]:
    """`2 and a half`, which a scale may follow."""
    words = "|".join(map(re.escape, listed(section(language, "numbers").get("and_half", ""))))
    return re.compile(rf"(?<![\w.,])(\d+) (?:{words or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def _halves(language: str) -> Callable[[str], str]:
    """Puts figures for a half and a quarter that several words make: `half a`, `eine halbe`."""
    known = forms(section(language, "numbers").get("phrases", ""))
    if not known:
        return lambda words: words
    pattern = re.compile(
        "|".join(rf"{_NOT_AFTER_AND}(?<!\w){re.escape(phrase)}(?!\w)" for phrase in known), re.IGNORECASE
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
    """Articles, and words for a thousand and more."""
    numbers = section(language, "numbers")
    articles = "|".join(map(re.escape, listed(numbers.get("articles", ""))))
    sizes = "|".join(re.escape(word) for word in sorted(scales(language), key=len, reverse=True) if len(word) > 1)
    return re.compile(
        rf"(?<![\w-])(?:(?<!and )(?<!et )(?<!y )(?<! e )(?:{articles or '(?!)'})|{sizes})(?![\w-])", re.IGNORECASE
    )


def _own_words(words: str, language: str) -> str:
    """Figures for the words in a language's file, several of them added up where they make one number."""
    table = _table(language)
    joints = frozenset(listed(section(language, "numbers").get("joints", "")))
    tokens = [(match.start(), match.end(), match.group().lower()) for match in _WORD.finditer(words)]
    pieces: list[str] = []
    at = number = 0
    while number < len(tokens):
        used, value = _number(tokens, number, table, joints, words)
        if used:
            pieces += [words[at : tokens[number][0]], _written(value)]
            at = tokens[number + used - 1][1]
        number += max(used, 1)
    return "".join([*pieces, words[at:]])


def _written(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", DECIMAL)


Token = tuple[int, int, str]


def _number(
    tokens: list[Token], first: int, table: Callable[[str], Decimal | None], joints: frozenset[str], words: str
) -> tuple[int, Decimal]:
    """How many tokens from ``first`` on make one number, and which; 0 if none."""
    value = table(tokens[first][2])
    if value is None:
        return 0, Decimal(0)
    used = 1
    while first + used < len(tokens):
        joint = tokens[first + used][2] in joints
        nxt = first + used + joint
        if nxt >= len(tokens) or words[tokens[nxt - 1 - 0][1] : tokens[nxt][0]].strip(" -"):
            break
        if joint and words[tokens[first + used - 1][1] : tokens[first + used][0]].strip():
            break
        joined = _joined(value, table(tokens[nxt][2]), joint=joint or tokens[nxt][2][:1] in joints)
        if joined is None:
            break
        value, used = joined, nxt - first + 1
    return used, value


def _joined(value: Decimal, more: Decimal | None, *, joint: bool) -> Decimal | None:
    """Two number words as one: twenty seven, three hundred, seven and twenty; ``None`` if they are two numbers."""
    if more is None:
        return None
    if more == _HUNDRED and 1 < value < _TEN:
        return value * more
    if more < 1:
        return value * more if value < _TEN else None
    if more < value and value >= 2 * _TEN and value % 10 ** len(str(int(more))) == 0:
        return value + more
    if joint and value < _TEN and more % _TEN == 0 and _TEN < more < _HUNDRED:
        return value + more
    return None


@cache
def _table(language: str) -> Callable[[str], Decimal | None]:
    numbers = section(language, "numbers")
    known = {word: Decimal(value) for word, value in forms(numbers["words"]).items()}
    known = {without_accents(word): value for word, value in known.items()} | known if language == "el" else known
    prefix = numbers.get("prefix", "")
    halves = frozenset(listed(numbers.get("and_half", "")))
    if numbers.get("compounds") == "tens-units":
        known |= _compounds(known, lambda ten, unit: ten + unit)
    elif numbers.get("compounds") == "units-a-tens":
        known |= _compounds(known, lambda ten, unit: f"{unit}a{ten}")

    for word in listed(numbers.get("articles", "")):
        known.pop(word, None)

    def look_up(word: str) -> Decimal | None:
        if word in halves:
            return None
        return known.get(word) or (known.get(word[len(prefix) :]) if prefix and word.startswith(prefix) else None)

    return look_up


def _compounds(known: dict[str, Decimal], join: Callable[[str, str], str]) -> dict[str, Decimal]:
    tens = {word: value for word, value in known.items() if _TEN < value < _HUNDRED and value % _TEN == 0}
    units = {word: value for word, value in known.items() if 1 <= value < _TEN and value == int(value)}
    return {join(ten, unit): tens[ten] + units[unit] for ten in tens for unit in units}


def _han(match: re.Match[str]) -> str:
    """A run of Han numerals below ten thousand as figures; a lone thousand, hundred or ten before a scale is one."""
    run = match.group()
    before = match.string[: match.start()]
    if _NO_COUNT_BEFORE.search(before) or (run[0] in "百千十" and before[-1:].isdigit()):
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
