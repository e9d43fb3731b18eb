"""Where names stand in a text, in any script: whatever their case and accents, whole or with the endings of cases."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence

from readout.text.marks import APOSTROPHES, DASHES, INVISIBLE, SPACES, UNSPACED

Range = tuple[int, int]

_LONGEST_ABBREVIATION = 4
"""Capitals up to which a form has to be written as such: ``US`` is not ``us``."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_UNPOINTED = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]")
_PREFIX = re.compile(
    r"(?:(?<!\w)|(?<=_))[\u0648\u0641\u0628\u0643\u0644\u0627\u05d5\u05d4\u05d1\u05dc\u05de\u05e9\u05db]{1,3}\Z"
)
"""Words of one letter that Arabic and Hebrew write together with the next: ``and``, ``to``, ``the``, ``from``."""
_LONGEST_ENDING = 4
_STEM = 4
"""Letters of a name that have to be left when its ending is taken off."""
_LAST_ALPHABET = 0x2000
"""Scripts before this code point write accents that a name may lose, in capitals for instance."""
_SUFFIX = re.compile(rf"[^\W\d_{UNSPACED}]{{1,{_LONGEST_ENDING}}}(?!\w)")
_NOT_LATIN = re.compile("[^ -_a-~]")
"""Signs whose base is not merely a small letter, of those of ASCII."""
_SAMPLE, _FEW = 200, 16
"""Code points at the beginning of a text, and kinds of such signs among them up to which there are few of them."""
_TYPOGRAPHY = {
    **dict.fromkeys(map(ord, APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, SPACES), " "),
    **dict.fromkeys(map(ord, INVISIBLE), "\xad"),
}


def same_length(text: str) -> str:
    """A text without case and accents, each code point at its place."""
    if len(set(_NOT_LATIN.findall(text, 0, _SAMPLE))) > _FEW:
        return text.translate(_BASES)
    for sign in set(_NOT_LATIN.findall(text)):  # each in one go: beside Latin letters a text has but few
        text = text.replace(sign, _BASES[ord(sign)])
    return text.lower()


class _Bases(dict[int, str]):
    """The bases of the code points that have been asked for."""

    def __missing__(self, code: int) -> str:
        base = _base(chr(code))
        return self.setdefault(code, base if ord(base) == code else self[ord(base)])


_BASES = _Bases()


def _base(char: str) -> str:
    """One code point for one: its small letter without accents; ``ß`` stays, as no single letter is its like."""
    known = _TYPOGRAPHY.get(ord(char))
    if known is not None:
        return known
    parts = unicodedata.normalize("NFKD", char)
    bare = ord(char) < _LAST_ALPHABET and all(map(unicodedata.combining, parts[1:]))  # kana with marks are others
    if bare or len(parts) == 1:
        char = parts[0]
    small = char.lower()
    return small if len(small) == 1 else char


def hidden(text: str, ranges: Sequence[Range], mark: str) -> str:
    """A text with a mark for each code point of some ranges, in order."""
    pieces, at = [], 0
    for start, end in ranges:
        pieces += [text[at:start], mark * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


@functools.lru_cache(maxsize=4096)
def _sought(form: str) -> str:
    """A form as it is looked for: those of one report come in its text and in its reporter's words."""
    return same_length(form)


class NameIndex:
    """Finds names in one text.

    Attributes:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain = same_length(text)
        self._found: dict[tuple[str, bool], tuple[Range, ...]] = {}

    def find(self, form: str, *, endings: bool = False) -> tuple[Range, ...]:
        """Every place of a form, in order, as a word or words of its own or as part of a hyphenated one.

        Args:
            form: The name as it is written.
            endings: Whether a place with other endings of a case counts (``Путина`` for ``Путин``).
        """
        key = (form, endings)
        if key not in self._found:
            self._found[key] = tuple(self._find(" ".join(form.split()), endings=endings))
        return self._found[key]

    def _find(self, form: str, *, endings: bool) -> Iterator[Range]:
        sought = _sought(form)
        stem = self._stem(sought) if endings else sought
        at = self._plain.find(stem) if stem else -1
        while at >= 0:
            end = self._end(at + len(stem), endings=endings)
            if end is not None and self._begins(at) and self._written_so(form, self.text[at:end]):
                yield at, end
            at = self._plain.find(stem, at + len(stem))

    @staticmethod
    def _stem(sought: str) -> str:
        """A form without its last letters, where enough of it is left."""
        cut = min(2, len(sought.rsplit(maxsplit=1)[-1]) - _STEM) if sought else 0
        return sought[:-cut] if cut > 0 else sought

    def _begins(self, at: int) -> bool:
        """Whether a name may begin here: beside no letter, or behind a short word that its script writes with it."""
        before = self._plain[at - 1 : at]
        if not before.isalnum() or _UNSPACED.match(before) or _UNSPACED.match(self._plain[at]):
            return True
        return _UNPOINTED.match(before) is not None and _PREFIX.search(self._plain, max(at - 4, 0), at) is not None

    def _end(self, at: int, *, endings: bool) -> int | None:
        """Where a name ends that has been found up to here; none if it is but the beginning of a word."""
        after = self._plain[at : at + 1]
        if not after.isalnum() or _UNSPACED.match(after) or _UNSPACED.match(self._plain[at - 1]):
            return at
        suffix = _SUFFIX.match(self._plain, at) if endings else None
        return suffix.end() if suffix else None

    @staticmethod
    def _written_so(form: str, words: str) -> bool:
        return words == form if len(form) <= _LONGEST_ABBREVIATION and form.isupper() and form.isascii() else True
