"""The capitalised words of a text, which is where its names are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice

from readout.parties.naming import plain
from readout.parties.word_lists import word_list

WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_CAPITALISED = re.compile(r"(?:[a-z][\w'’.-]*+|[\W\d_]++)*+(?P<word>[^\W\d_][\w'’.-]*)")
"""A word that begins with no small letter, those of other alphabets aside; what is before it is passed over at once."""
SHORT = 3
"""Letters up to which a word has to be spelt exactly, and by which two spellings may differ in length."""


class Capitals:
    """The capitalised words of a text (in scripts without capitals: all of them)."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[str, list[int]] = {}
        """Where each of the words ends."""
        for match in _CAPITALISED.finditer(text):
            word = match["word"]
            if not word[0].islower():
                self._ends.setdefault(plain(word), []).append(match.end())

    def is_alone(self, word: str) -> bool:
        """Whether a word stands somewhere without another capitalised one behind it: a first name without a surname."""
        ends = self._ends.get(word, ()) if len(word) > SHORT else ()
        return any(self._text[end - 1] == "." or not self._is_followed(end) for end in ends)  # not so: `Gen. Berg`

    def _is_followed(self, end: int) -> bool:
        after = WORD.match(self._text, end + 1)
        particles = word_list("particles", "particles_or_names")  # with which a surname may begin
        return after is not None and (not after.group()[0].islower() or after.group() in particles)

    @property
    def words(self) -> Collection[str]:
        """All of them, plain."""
        return self._ends.keys()

    def names(self, parts: Sequence[str]) -> list[str]:
        """The words of the text, as many as in ``parts``, that begin with the first of them; none for a single word."""
        ends = self._ends.get(parts[0], ()) if len(parts) > 1 else ()
        return [" ".join([parts[0], *self._after(end, len(parts) - 1)]) for end in ends]

    def _after(self, end: int, number: int) -> list[str]:
        return [plain(match.group()) for match in islice(WORD.finditer(self._text, end), number)]


def is_cut_short(word: str, name: str) -> bool:
    """Whether a word is but the beginning of a name, which no case makes of it: ``Berg`` of ``Bergen``."""
    return len(word) < len(name) and name.casefold().startswith(word.casefold())
