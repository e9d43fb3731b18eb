"""Whether a stretch of text may begin or end at a place without cutting a word, a number or a letter."""

from __future__ import annotations

import re
import unicodedata

from readout.text.label_words import label_words
from readout.text.marks import APOSTROPHES, DASHES, INVISIBLE, LONG_DASHES, SPACES, UNSPACED

_UNSPACED = re.compile(f"[{UNSPACED}]")
_WITHOUT_APOSTROPHES = re.compile(f"[{UNSPACED}\uac00-\ud7af]")
_HAN_NUMERALS = frozenset("〇零一二三四五六七八九十百千万億兆亿两")
_JOIN_DIGITS = frozenset(".,:/·'’٫٬") | frozenset(DASHES) - frozenset(LONG_DASHES)
_UNITS_AFTER = frozenset("%‰°+²³")
_SIGNS_BEFORE = frozenset("+±<>≤≥~≈")
_APART = frozenset(SPACES + '"“”„«»')
"""White space, and marks that are no apostrophes: what ties no word or number to another."""
_AFTER_LETTERS = frozenset(",;!?)…")
"""What may go on in a number, and never in a word."""
_HYPHENS = frozenset(DASHES) - frozenset(LONG_DASHES)
_LONGEST_SLUG = 40
"""Code points from the beginning of a line up to the hyphen behind a slug."""
_SHORT = 2
"""Letters that an elision or a contraction leaves beside its apostrophe: l', d', 're, 'll."""
_ELIDED = frozenset({"l", "d", "qu", "squ", "iqu", "ch", "ell", "all", "ull", "oll"})
"""Ends, of up to three letters, of articles, prepositions and conjunctions that leave the next word whole: ``l’``,
``d’``, ``qu’``, ``lorsqu’``, ``quoiqu’``, ``ch’``, ``dell’``. Not ``n’``, which denies, nor pronouns. Source: on
elision Grevisse, *Le Bon Usage* (§ 45), and Serianni, *Italiano* (I.27)."""


def _visible(text: str, at: int, step: int) -> str:
    """Returns the nearest character from ``at`` on that a reader sees, or "" at the end of the text."""
    while 0 <= at < len(text) and text[at] in INVISIBLE:
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _letters(text: str, at: int, step: int) -> str:
    """Returns the run of letters from ``at`` on in the direction of ``step``, at most one more than short."""
    run = ""
    while 0 <= at < len(text) and len(run) <= _SHORT and text[at].isalnum():
        run = run + text[at] if step > 0 else text[at] + run
        at += step
    return run


def _measured(a: str, b: str) -> bool:
    """Whether a digit and its sign, unit or currency stand side by side."""
    if a.isdigit():
        return b in _UNITS_AFTER or unicodedata.category(b) == "Sc"
    return b.isdigit() and (a in _SIGNS_BEFORE or unicodedata.category(a) == "Sc")


def _touching(a: str, b: str) -> bool:
    """Whether two neighbours belong to one word or number: nothing stands between them."""
    if unicodedata.combining(b) or b == "\u200d":
        return True
    if (a in _HAN_NUMERALS and b in _HAN_NUMERALS) or _measured(a, b):
        return True
    if not (a.isalnum() or a == "_" or unicodedata.combining(a)) or not (b.isalnum() or b == "_"):
        return False
    return not (_UNSPACED.match(a) or _UNSPACED.match(b))


def _contracted(text: str, at: int, *, inner_after: bool) -> bool:
    """Whether the mark at ``at`` is an apostrophe inside a word of which neither side stands alone.

    A possessive or `is` may be left off (`Kyiv's`), and so may an elided article (`l'Ukraine`). A long run of Latin
    or Greek letters on the outer side is rather a word after a quotation mark that lacks its space.
    """
    before, after = _letters(text, at - 1, -1), _letters(text, at + 1, 1)
    if not before or not after or _WITHOUT_APOSTROPHES.match(before[-1]) or _WITHOUT_APOSTROPHES.match(after[0]):
        return False
    if "\u0400" <= after[0] <= "\u052f":
        return True
    elided = before.casefold() in _ELIDED and after.casefold() != "s"  # `Bull’s` ends as `sull’` does
    if inner_after and (elided or (after[0].isdigit() and not before[-1].isdigit())):
        return False
    if not inner_after and after.casefold() == "s":
        return False
    return len(before) <= _SHORT or len(after) <= _SHORT


def is_apostrophe(text: str, at: int) -> bool:
    """Tells whether the sign at ``at`` is an apostrophe for certain: inside a word, with few letters on one side."""
    if text[at] not in APOSTROPHES or not text[at - 1 : at].isalnum() or not text[at + 1 : at + 2].isalnum():
        return False
    if _WITHOUT_APOSTROPHES.match(text[at - 1]) or _WITHOUT_APOSTROPHES.match(text[at + 1]):
        return False
    before, after = _letters(text, at - 1, -1), _letters(text, at + 1, 1)
    return min(len(before), len(after)) <= _SHORT or "\u0400" <= after[0] <= "\u052f"


_HEBREW = re.compile("[\u05d0-\u05ea]+")
_PREFIXES = frozenset("משהוכלב")
"""Hebrew letters that stand as words before another word, and so before an opening mark: `ה"מומחים"`."""
_ENDINGS = frozenset(("ים", "ות", "ית", "יים", "יות", "ניק", "ניקים", "ניקית"))
"""Endings of the plural and of adjectives behind a Hebrew acronym."""
_DOUBLE_MARKS = frozenset('"”״')
_SEMITIC = re.compile("[\u05d0-\u05ea\u0620-\u064a]")
_MOST_PREFIXES = 5
_PREFIXED = re.compile("(?<![\\w־-])(?:[משהוכלב]{1,3}[-‑־]?|[وفبلك]{1,2}ـ?)\\Z")
"""Such letters, and the Arabic ones with the stroke that makes them longer."""


def is_gershayim(text: str, at: int) -> bool:
    """Tells whether the double mark at ``at`` stands in a Hebrew acronym (`צה"ל`), and opens or closes nothing.

    It stands before the last letter, or before that and an ending (`מל"טים`); after prefixes alone it opens a quotation
    of other letters, or of such that a mark closes (`ה"טים"`).
    """
    after = _HEBREW.match(text, at + 1)
    start = at
    while start and _HEBREW.match(text, start - 1):
        start -= 1
    if after is None or start == at:
        return False
    if len(after.group()) == 1 or not _PREFIXES.issuperset(text[start:at]):
        return True
    return after.group()[1:] in _ENDINGS and text[after.end() : after.end() + 1] not in _DOUBLE_MARKS


def _joined(text: str, inner: str, at: int, step: int, *, compounds: bool) -> bool:
    """Whether the sign at ``at``, just outside, ties the ``inner`` character to what stands beyond it."""
    sign, beyond = text[at], _visible(text, at + step, step)
    if inner.isdigit() and sign in _JOIN_DIGITS and beyond.isdigit():
        return True
    if inner.isdigit() and step < 0 and sign in _HYPHENS and not _is_doubled(text, at):
        return True
    if compounds:
        return False
    if sign in _HYPHENS:
        return beyond.isalnum() and inner.isalnum() and not (step < 0 and _is_behind_slug(text, at))
    if sign in APOSTROPHES:
        return _contracted(text, at, inner_after=step < 0)
    return sign == "." and inner.isalpha() and beyond.isalpha() and len(_letters(text, at - 1, -1)) == 1


def _is_behind_prefixes(text: str, at: int) -> bool:
    """Whether but Hebrew or Arabic prefixes stand before ``at``, as before figures: ``ב-800``, ``بـ800``."""
    found = _PREFIXED.search(text, max(at - _MOST_PREFIXES, 0), at)
    return found is not None


def _is_behind_slug(text: str, at: int) -> bool:
    """Whether the hyphen at ``at`` parts a slug from its headline: ``UPDATE 2-Norway``, ``CORRECTED-Norway``."""
    line = text[text.rfind("\n", 0, at) + 1 : at].lstrip("#*> ")
    slugs = line.split("-") if len(line) <= _LONGEST_SLUG and line.isupper() else []
    return bool(slugs) and all(slug.rstrip(" 0123456789").casefold() in label_words("slugs") for slug in slugs)


def _is_doubled(text: str, at: int) -> bool:
    return text[at] == "-" and (text[at - 1 : at] == "-" or text[at + 1 : at + 2] == "-")


def _is_apart(neighbour: str, last: str) -> bool:
    """Whether what stands behind a last letter or digit can be no part of its word or number."""
    return not neighbour or neighbour in _APART or (neighbour in _AFTER_LETTERS and last.isalpha())


def clean(text: str, start: int, end: int, *, compounds: bool = False) -> bool:
    """Tells whether ``text[start:end]``, which begins and ends with a letter or digit, cuts nothing.

    Args:
        text: The text.
        start: First code point of the stretch.
        end: One past its last code point.
        compounds: Whether a part of a compound or contraction may stand alone (`Ukraine` in `pro-Ukraine`):
            right for a name, wrong for a quotation (`aligned` in `non-aligned`, `can` in `can't`).

    Returns:
        False where `30` would be taken from `130`, `3.30`, `-30`, `30%` or `€30`, or a letter without its accent.
    """
    outer = text[start - 1] if start else " "
    if outer in _APART and _is_apart(text[end : end + 1], text[end - 1]):
        return True  # most places
    before, after = _visible(text, start - 1, -1), _visible(text, end, 1)
    prefixed = not _SEMITIC.match(text[start]) and _is_behind_prefixes(text, start)
    if before and _touching(before, text[start]) and not prefixed:
        return False
    if after and _touching(text[end - 1], after):
        return False
    near = before and text[start - 1] == before and not prefixed
    left = near and _joined(text, text[start], start - 1, -1, compounds=compounds)
    right = after and text[end] == after and _joined(text, text[end - 1], end, 1, compounds=compounds)
    return not (left or right)
