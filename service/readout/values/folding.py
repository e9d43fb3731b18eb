"""Typography folded away, so that rules need to know one form of each mark."""

from __future__ import annotations

import re
import unicodedata

_MARKS = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'",
        "“": '"', "”": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u00ad": None, "\u200b": None, "\u200e": None, "\u200f": None, "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip


def fold(words: str) -> str:
    """Compose, make apostrophes, quotation marks and dashes plain, and white space single; letters keep their case."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", words).translate(_MARKS)).strip()


def fold_name(name: str) -> str:
    """The form under which names are compared: folded, without case, accents or full stops."""
    decomposed = unicodedata.normalize("NFKD", fold(name).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.replace(".", "").strip()
