"""Names, made plain to compare."""

from __future__ import annotations

import functools
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@functools.lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word or name without accents, case, apostrophes and full stops."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char) and char not in ".'’")


@functools.lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, plain."""
    return tuple(plain(word) for word in _WORD.findall(name))


def slug(name: str) -> str:
    """A name in letters, digits and hyphens, of any script."""
    return re.sub(r"[\W_]+", "-", plain(name)).strip("-") or "unnamed"
