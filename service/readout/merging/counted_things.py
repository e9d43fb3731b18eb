"""What a count counts, under whatever noun and in whatever language: towns and municipalities, deputies and MPs."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from readout.merging.word_lists import load
from readout.parties.naming import plain
from readout.text.marks import UNSPACED

_COMPOUND = 7
"""Letters from which a word is found in the end of a compound too: `Küstengemeinden`."""
_SMALL = 3
"""Letters up to which a word beside what is counted is one of grammar."""
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_UNSPACED = re.compile(f"[{UNSPACED}]")


class Thing(NamedTuple):
    """What is counted.

    Attributes:
        name: of the row of nouns for it.
        beside: the words by which it is told from others of its kind: `fishing` of `fishing boats`.
    """

    name: str
    beside: frozenset[str]

    def may_be(self, other: Thing) -> bool:
        """Whether both may be one: the same, not told apart by the words beside."""
        return self.name == other.name and not (self.beside and other.beside and not self.beside & other.beside)


@functools.lru_cache(maxsize=65536)
def thing_of(text: str) -> Thing | None:
    """What is counted in the words of a count: of what stands in the list the first; none if none does."""
    told = plain(text)
    hits = [(match.start(), name) for name, pattern in _patterns().items() if (match := pattern.search(told))]
    if not hits:
        return None
    name = min(hits)[1]
    rest = _WORD.findall(_patterns()[name].sub(" ", told))
    beside = rest if _DIGIT.search(told) else rest[1:]  # a number that is spelt out
    return Thing(name, frozenset(word for word in beside if len(word) > _SMALL))


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile("|".join(dict.fromkeys(_expression(word) for words in rows.values() for word in words)))
        for name, rows in load("counted").items()
    }


def _expression(word: str) -> str:
    whole = word.startswith("=")
    told = plain(word.removeprefix("="))
    if _UNSPACED.search(told):
        return re.escape(told)
    begins = r"\b" if len(told) < _COMPOUND else r"\b\w*"
    ends = r"\b" if whole else r"[^\W\d_]*"
    return f"{begins}{re.escape(told)}{ends}"
