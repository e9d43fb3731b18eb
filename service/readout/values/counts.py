"""How many: ``around 25 countries`` is 25, approximately."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from readout.languages import UNSPACED
from readout.values.amounts import names_money
from readout.values.folding import fold, language_code
from readout.values.language_data import listed, section
from readout.values.number_words import in_figures
from readout.values.numerals import Quantity, is_approximate, quantities
from readout_schemas import Count

_TIED = re.compile(r"(?<=[a-z])-(?=(?:nation|country|state|member|party)\b)", re.IGNORECASE)
"""What ties an English number word to those who are counted: `an eight-nation summit`, as in `a 12-nation summit`."""
_TIME = re.compile(r"[:/]\d")
_RANGE = re.compile(r"\d ?(?:-|to|or) ?\d", re.IGNORECASE)
_ANOTHER = re.compile(r" ?(\d+)")
_METRES = re.compile(r" ?m(?!\w)")
_ONE_LETTER = re.compile(r"\d ?[A-Za-z]\Z")


@lru_cache(maxsize=4096)
def parse_count(words: str, language: str | None = None) -> Count | None:
    """Read the number of things or people that ``words`` state.

    ``more than``, ``up to`` and their like make it approximate, as ``about`` does. ``dozens of`` names no number, nor
    do a percentage, an ordinal, a duration, a sum of money, a range (``25 to 30``) or two different numbers.

    Args:
        words: The words of the text: ``25 mostly European countries``, ``двадцать семь стран``, ``1,200 troops``.
        language: Language of the text (BCP 47); ``None`` reads as English does.

    Returns:
        The count with ``text`` as given, or ``None`` where the words state no single number.
    """
    code = language_code(language)
    folded = _TIED.sub(" ", fold(words)) if code in {None, "en"} else fold(words)
    plain = in_figures(folded, code)
    if (
        not folded
        or _vague(code).search(folded if code in UNSPACED else plain)
        or names_money(words, language)
        or _RANGE.search(plain)
    ):
        return None
    found = _parts(quantities(plain, code), plain, code)
    values = {value for one in found if (value := _value(one, plain, code)) is not None}
    if len(values) != 1 or any(one.value is None or _goes_on(one, plain) for one in found):
        return None
    return Count(text=words, value=values.pop(), approx=is_approximate(plain, code))


def _parts(found: list[Quantity], plain: str, language: str) -> list[Quantity]:
    """Quantities without the whole of which another one is a part: `nine of the 15` are nine."""
    if len(found) != 2 or found[0].value is None or found[1].value is None:  # noqa: PLR2004
        return found
    part, whole = found
    between = _part_of(language).fullmatch(plain, part.end, whole.start)
    return [part] if between and found[0].value <= found[1].value else found


@cache
def _part_of(language: str) -> re.Pattern[str]:
    """Words between a part and its whole, with what is counted before them: `nine ministers of the 15`."""
    words = "|".join(map(re.escape, listed(section(language, "numbers").get("part_of", ""))))
    return re.compile(rf"(?: [^\W\d]+)?(?: \w+)? (?:{words or '(?!)'}) (?:\w+ )?", re.IGNORECASE)


def _goes_on(quantity: Quantity, plain: str) -> bool:
    """Whether another number follows at once: two of a range, or one that is not read whole."""
    another = _ANOTHER.match(plain, quantity.end)
    return another is not None and another[1] != plain[quantity.start : quantity.end]


@cache
def _vague(language: str) -> re.Pattern[str]:
    """Words for an uncounted number, unless figures count them: `two dozens`."""
    words = "|".join(map(re.escape, listed(section(language, "numbers").get("vague", ""))))
    after = "" if language in UNSPACED else r"(?!\w)"
    start = r"(?<!\d)" if language in UNSPACED else r"(?<!\d )(?<!\w)"
    return re.compile(rf"{start}(?:{words or '(?!)'}){after}", re.IGNORECASE)


@cache
def _other(language: str) -> re.Pattern[str]:
    """What makes a number something else than a count: a unit of time, a per cent sign, the ending of an ordinal."""
    every = [
        *listed(section(language, "numbers").get("not_counts", "")),
        *listed(section("en", "numbers")["not_counts"]),
    ]
    words = "|".join(re.escape(word) for word in every)
    units = rf" ?-?(?:{words})" + ("" if language in UNSPACED else r"(?![^\W_])")
    ordinal = section(language, "numbers").get("ordinal", "(?!)")
    return re.compile(rf"{units}|(?:{ordinal})", re.IGNORECASE)


@cache
def _before(language: str) -> re.Pattern[str]:
    """What makes the number after it none of things: a per cent sign, the mark of an ordinal (`第`)."""
    return re.compile(rf"(?:%|{section(language, 'numbers').get('not_after', '%')}) ?\Z", re.IGNORECASE)


def _value(quantity: Quantity, plain: str, language: str) -> int | None:
    """The whole number of a quantity, unless what follows makes it something else than a count."""
    if _other(language).match(plain, quantity.end) or _TIME.match(plain, quantity.end) or quantity.value is None:
        return None
    if _before(language).search(plain, 0, quantity.start) or _is_one_of(quantity, plain, language):
        return None
    if _METRES.match(plain, quantity.end) or not _is_of_many(quantity, plain, language):
        return None
    return int(quantity.value) if quantity.value == int(quantity.value) else None


def _is_of_many(quantity: Quantity, plain: str, language: str) -> bool:
    """Whether a scale of one letter (`7m people`) is one: `7m` alone, `7 m` and `a 7m wall` are a length."""
    if not _ONE_LETTER.search(plain[: quantity.end]):
        return True
    return plain[quantity.end - 2].isdigit() and _many(language).match(plain, quantity.end) is not None


@cache
def _many(language: str) -> re.Pattern[str]:
    """Up to three words after a number whose last one is a plural, unless the first measures a length."""
    numbers = section(language, "numbers")
    lengths, plurals = ("|".join(listed(numbers.get(name, ""))) or "(?!)" for name in ("lengths", "plurals"))
    return re.compile(rf" (?!(?:{lengths})\b)(?:[\w-]+ ){{0,2}}?(?:[\w-]{{3,}}s|{plurals})(?!\w)", re.IGNORECASE)


def _is_one_of(quantity: Quantity, plain: str, language: str) -> bool:
    """Whether a one is one of several (`один из министров`), and counts nothing."""
    partitive = section(language, "numbers").get("one_of", "(?!)")
    return quantity.value == 1 and re.compile(partitive).match(plain, quantity.end) is not None
