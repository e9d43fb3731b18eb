"""How many: ``around 25 countries`` is 25, approximately."""

from __future__ import annotations

import re

from readout.values.folding import fold
from readout.values.numerals import DIGITS, SCALE, SCALES, is_approximate, number, with_digits
from readout_schemas import Count

_VAGUE = re.compile(r"(?<!\d )\b(?:dozens|scores|hundreds|thousands|millions|billions|tens) of\b", re.IGNORECASE)
_DOZEN = re.compile(r"\b(?:an? |the )?(?P<half>half an? |half-)?(?:(?P<n>\d+) )?dozen\b", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<![\w.,:/])(?P<digits>{DIGITS})(?:[ -]?(?P<scale>{SCALE}))?", re.IGNORECASE)
_HUNDRED = re.compile(r"\ban? (?=(?:\d|hundred\b|thousand\b|million\b))", re.IGNORECASE)
_RANGE = re.compile(r"\d ?(?:-|to|or) ?\d", re.IGNORECASE)
_OTHER = re.compile(
    r"^ ?(?:%|per ?cent\b|percent\b|st\b|nd\b|rd\b|th\b|[:/]\d|-?(?:days?|hours?|years?|months?)\b)", re.IGNORECASE
)
_MONEY = re.compile(r"[$€£¥₽₴]\s*\d|\d ?(?:[$€£¥₽₴]|euros?\b|dollars?\b|pounds?\b)", re.IGNORECASE)


def parse_count(words: str) -> Count | None:
    """Read the number of things or people that ``words`` state.

    English number words are read through text2num; of other languages only digits. ``more than``, ``up to`` and their
    like make it approximate, as ``about`` does. ``dozens of`` names no number, nor do a percentage, an ordinal, a
    duration, a sum of money, a range (``25 to 30``) or two different numbers.

    Args:
        words: The words of the text: ``25 mostly European countries``, ``two dozen``, ``1,200 troops``.

    Returns:
        The count with ``text`` as given, or ``None`` where the words state no single number.
    """
    folded = fold(words)
    plain = _dozens(_HUNDRED.sub("", with_digits(folded)))
    if not folded or _VAGUE.search(folded) or _MONEY.search(plain) or _RANGE.search(plain):
        return None
    values = {value for match in _NUMBER.finditer(plain) if (value := _value(match, plain)) is not None}
    if len(values) != 1:
        return None
    return Count(text=words, value=values.pop(), approx=is_approximate(folded))


def _dozens(plain: str) -> str:
    """Dozens in digits: ``2 dozen`` is 24, ``half a dozen`` 6."""
    return _DOZEN.sub(lambda match: str(6 if match["half"] else 12 * int(match["n"] or 1)), plain)


def _value(match: re.Match[str], plain: str) -> int | None:
    """The whole number at ``match``, unless what follows makes it something else than a count."""
    if _OTHER.match(plain[match.end() :]):
        return None
    value = number(match["digits"]) * SCALES.get((match["scale"] or "").lower(), 1)
    return int(value) if value == int(value) else None
