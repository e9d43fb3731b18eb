"""Typography folded away, so that rules need to know one form of each mark."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {chr(zero + value): str(value) for zero in (0x0660, 0x06F0, 0x0966) for value in range(10)}
"""Arabic, Persian and Devanagari digits."""
_MARKS = str.maketrans(
    {
        **_DIGITS,
        "İ": "i",
        "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'",
        "״": '"', "׳": "'", "“": '"', "”": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "〜": "-",
        **dict.fromkeys(map(chr, (0x0640, 0x0670, *range(0x064B, 0x0660))), None),  # Arabic vowel signs
        "\u00ad": None, "\u200b": None, "\u200e": None, "\u200f": None, "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip


def fold(words: str) -> str:
    """Compose, make apostrophes, quotation marks and dashes plain, and white space single; letters keep their case."""
    plain = unicodedata.normalize("NFKC", words.replace("\u0384", "'")).translate(_MARKS)
    return " ".join(plain.split())


def fold_name(name: str) -> str:
    """The form under which names are compared: folded, without case, accents or full stops."""
    return without_accents(unicodedata.normalize("NFKD", fold(name).casefold())).replace(".", "").strip()


def without_accents(words: str) -> str:
    """Words without the accents of their letters."""
    return "".join(char for char in unicodedata.normalize("NFD", words) if not unicodedata.combining(char))


def language_code(language: str | None) -> str:
    """The part of a BCP 47 tag that names the language (``pt`` of ``pt-BR``); English where none is known."""
    code = re.split(r"[-_]", language.lower())[0] if language else "en"
    return {"no": "nb", "iw": "he"}.get(code, code)
