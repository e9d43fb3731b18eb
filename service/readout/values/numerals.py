"""Numbers as they are written in a text: digits, words, and the scale after them."""

from __future__ import annotations

import re
from decimal import Decimal

SCALES = {
    "hundred": 100, "k": 1_000, "thousand": 1_000,
    "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "mio": 1_000_000, "million": 1_000_000,
    "b": 1_000_000_000, "bn": 1_000_000_000, "bln": 1_000_000_000, "mrd": 1_000_000_000, "billion": 1_000_000_000,
    "tn": 1_000_000_000_000, "trn": 1_000_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
"""What the words and letters after a number multiply it by, in the short scale of English news."""

SCALE = r"(?:hundred|thousand|million|billion|trillion|mln|mio|bln|mrd|trn|mn|bn|tn|[kmb])(?![^\W_])"
DIGITS = r"\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.,]\d+)?"

_SHORT = {"thousand": "k", "million": "mln", "billion": "bn", "trillion": "tn"}
_SCALE_WORD = re.compile(rf"(?<=\d)[ -]?\b({'|'.join(_SHORT)})\b", re.IGNORECASE)
_APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|approx|roughly|circa|ca|nearly|almost|close to|some|up to|more than|over|above|"
    r"less than|fewer than|under|below|at least|at most|as many as|as much as|upwards? of|in excess of|"
    r"an estimated|estimated|or so|or more|or thereabouts|plus|nearing|just (?:over|under)|north of)\b"
    r"|[~≈><≥≤]|\d ?\+",
    re.IGNORECASE,
)


def is_approximate(words: str) -> bool:
    """Whether folded ``words`` call their number approximate or only a bound: around, about, more than, up to."""
    return _APPROXIMATE.search(words) is not None


def with_digits(words: str, language: str = "en") -> str:
    """Folded ``words`` with the number words in digits: ``thirty-seven nations`` becomes ``37 nations``.

    Languages are those that text2num knows; the words of others stay as they are. A scale after figures is put in
    letters (``1.5 million`` becomes ``1.5 mln``), for by itself it would be a number.
    """
    from text_to_num import alpha2digit  # type: ignore[import-untyped]

    scaled = _SCALE_WORD.sub(lambda match: f" {_SHORT[match[1].lower()]}", words)
    try:
        return str(alpha2digit(scaled, language, threshold=0))
    except ValueError:
        return words


def number(digits: str) -> Decimal:
    """The value of digits matched by ``DIGITS``: commas, apostrophes and spaces group thousands.

    A comma before one or two digits at the end is a decimal comma, as in ``1,5``.
    """
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return Decimal(digits.replace(",", "."))
    return Decimal(re.sub(r"[,' ]", "", digits))
