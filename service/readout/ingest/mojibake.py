"""Text that was read in a wrong encoding: signs stand in its words where no language has them."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\S*[^\x00-\x7f]\S*")
"""A word with a sign outside ASCII: the others are the same in all these encodings."""
_MOST_ODD = 0.05
"""Share of such words that may be odd: a text has few brands in mixed case, a wrong reading an odd sign in one word of
ten or more, because each letter with an accent is one."""
_NEVER_BY_A_LETTER = "¶±¤¦‡†¬"
_OPENING = "‚„¿¡"
"""Marks after which a word begins, never in it or at its end."""
_MAY_JOIN = "’‘ʼ´`·‧‐‑–—…/⁄&@·.,:;_º°"
"""Signs that stand between two letters in some language, or where a space was forgotten."""
_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]")


def is_mojibake(text: str) -> bool:
    """Whether too many words are as no language writes them: ``d‚clar‚``, ``GenŠve``, ``заЯвил``, ``soluci｢n``.

    Scripts without capitals are not judged.
    """
    words = _WORD.findall(text)
    odd = sum(_is_odd(word) for word in words)
    return odd > _MOST_ODD * len(words)


def _is_odd(word: str) -> bool:
    padded = f" {word} "
    return any(_is_out_of_place(padded, at) for at, char in enumerate(padded) if not char.isascii())


def _is_out_of_place(word: str, at: int) -> bool:
    char, before, after = word[at], word[at - 1], word[at + 1]
    if char.isalpha():
        if _HALF_WIDTH.match(char):
            return _is_cased(before) or _is_cased(after)
        if char == "ς":  # sigma has this form at a word's end alone
            return _is_cased(after)
        # A capital within a word; "hÉireann" has one behind its first letter.
        return char.isupper() and before.islower() and word[at - 2].isalpha()
    if char in _NEVER_BY_A_LETTER or _HALF_WIDTH.match(char):
        return _is_cased(before) or _is_cased(after)
    if char in _OPENING:
        return _is_cased(before)
    is_mark = unicodedata.category(char)[0] in "PS"
    return is_mark and char not in _MAY_JOIN and before.islower() and after.islower()


def _is_cased(char: str) -> bool:
    return char.isalpha() and char.lower() != char.upper()
