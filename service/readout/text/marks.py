"""The characters that typography is made of: quotation marks, dashes, spaces, invisible characters."""

from __future__ import annotations

import re

CURLY_DOUBLE = '"״“”„‟＂〝〞〟'
CURLY_SINGLE = "'‘’‚‛＇"
GUILLEMETS = "«»《》"
SINGLE_GUILLEMETS = "‹›〈〉"
CORNERS = "「」"
WHITE_CORNERS = "『』"
APOSTROPHES = "'’‘‛ʼʻ´`′＇׳"
"""What a typist may put where an apostrophe belongs."""

QUOTES = CURLY_DOUBLE + CURLY_SINGLE + GUILLEMETS + SINGLE_GUILLEMETS + CORNERS + WHITE_CORNERS + "ʼʻ´`′″׳"
TYPED_MARKS = ("``", "''", "<<", ">>", ",,")
"""Quotation marks that are typed as two characters."""
TYPED_MARK = re.compile("|".join(TYPED_MARKS) + r"(?=['’‘]?\w)")

DASHES = "-‐‑‒–—―⸺⸻−﹘﹣－־"
LONG_DASHES = "—―⸺⸻"
"""Dashes that part two phrases: they never join a compound, and are never a minus sign."""

_EN_QUAD, _ZERO_WIDTH_SPACE = 0x2000, 0x200B
SPACES = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(_EN_QUAD, _ZERO_WIDTH_SPACE))
)
INVISIBLE = (
    "\xad\u034f\u061c\u180e\ufeff"
    + "".join(map(chr, range(_ZERO_WIDTH_SPACE, 0x2010)))
    + "".join(map(chr, range(0x202A, 0x202F)))
    + "".join(map(chr, range(0x2060, 0x2070)))
    + "".join(map(chr, range(0xFE00, 0xFE10)))
)
"""Soft hyphen, joiners, direction marks, byte order mark, variation selectors: nothing that a reader sees."""

_ARABIC_POINTS = "\u0640\u0670" + "".join(map(chr, range(0x064B, 0x0660)))
_HEBREW_POINTS = "\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7" + "".join(map(chr, range(0x0591, 0x05BE)))
POINTS = _ARABIC_POINTS + _HEBREW_POINTS
"""Vowel signs and the stroke that lengthens a word: Arabic and Hebrew are read with them or without."""

STOPS = ".,;:!?…。．，、！？；：؟،؛।॥۔·"
BRACKETS = "()[]{}（）［］【】"
PUNCTUATION = r"!-/:-@\[-^{-~¡-©«¬®-±´¶-¸»¿×÷‐-‧‰-⁞₠-⃀←-⑟─-⯿⸀-⹿、-〃〈-〠︐-﹫！-／：-＠［-｀｛-･֊־׀׃׳״،؛؟٪-٭۔।॥"
"""Body of a regular-expression class: punctuation and symbols, beside which white space carries nothing."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Body of a class: scripts that write no space between words (Thai, Lao, Burmese, Khmer, kana, Han)."""

CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Body of a class: kana and Han, beside which a space or a line break carries nothing."""

WORD = re.compile(rf"[^\W{UNSPACED}]+")
"""A run of letters and digits in a script that parts its words."""
