"""Typography folded away, so that rules need to know one form of each mark."""

from __future__ import annotations

import re
import unicodedata

_MARKS = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'",
        "“": '"', "”": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        **dict.fromkeys(map(chr, (0x0640, 0x0670, *range(0x064B, 0x0660))), None),  # Arabic vowel signs
        "\u00ad": None, "\u200b": None, "\u200e": None, "\u200f": None, "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip


def fold(words: str) -> str:
    """Compose, make apostrophes, quotation marks and dashes plain, and white space single; letters keep their case."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", words).translate(_MARKS)).strip()


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
