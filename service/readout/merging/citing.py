"""To which other houses a text gives credit: in its first lines, in brackets or under a label at its end.

A house is known by its name, in whatever case of grammar or script the text has it.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from readout.merging.closing_credits import labelled
from readout.merging.credits import TAIL, House, is_generic, is_kind
from readout.merging.word_lists import pattern
from readout.parties.naming import alike, consonants, plain, romanised, written_words
from readout_schemas import Document

LEAD = 300
"""Characters of a text, headline included, in which its first sentence says who reports it."""
_WORDS = 4
"""Words of the longest name of a house that is looked for."""
_SHORTEST = 3
"""Letters from which the name of a house is not a word by chance."""
_TRANSCRIBED = 2
"""Words from which a name in another script is not a word by chance."""

_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{2,60})[)\]）]")
_ENDS = re.compile(r"(?<=[.!?。！？])\s+|\n+")
_STOPS = re.compile(r"[,;:،、，]|\s[-–—―]\s")
"""No name goes on behind one."""
_APOSTROPHE = re.compile("['’]")


class _Name(NamedTuple):
    """A name of a house, by its words as they are written."""

    key: str
    words: tuple[str, ...]


class Houses:
    """Houses, to be found by their names in texts."""

    def __init__(self, houses: Iterable[House]) -> None:
        houses = tuple(houses)
        self._by_own = {plain(house.own): _Name(house.key, (house.own,)) for house in houses if house.own}
        names = {_Name(house.key, tuple(written_words(name))): None for house in houses for name in house.names}
        self._by_word: dict[str, list[_Name]] = defaultdict(list)
        self._by_sound: dict[str, list[_Name]] = defaultdict(list)
        for name in names:
            if not 0 < len(name.words) <= _WORDS or len(" ".join(name.words)) < _SHORTEST:
                continue
            self._by_word[plain(name.words[0])].append(name)
            if len(name.words) >= _TRANSCRIBED:
                self._by_sound[_sound(name.words[0])].append(name)

    def named_in(self, words: Sequence[str]) -> Iterator[str]:
        """The keys of those whose name stands in a row of words."""
        for at, word in enumerate(words):
            for form in _forms(word):
                own = self._by_own.get(form)
                if own is not None and _is(own.words[0], word) and _has_its_kind(words, at):
                    yield own.key
                for name in self._by_word.get(form, ()):
                    row = words[at : at + len(name.words)]
                    if len(row) == len(name.words) and all(map(_is, name.words, row)):
                        yield name.key
            for name in self._by_sound.get(_sound(word), ()):
                row = words[at : at + len(name.words)]
                if len(row) == len(name.words) and all(map(_sounds_like, name.words, row)):
                    yield name.key


def cited(document: Document, houses: Houses) -> Iterator[str]:
    """Those of other documents' houses, by key, to whom a text gives credit as it begins, or at its end.

    Whoever says in his first lines that an agency reports it relays what the agency reports, unless he says that
    somebody denies it.
    """
    text = document.text or ""
    denial = pattern("denials", document.language)
    lead = " ".join(sentence for sentence in _ENDS.split(text[:LEAD]) if denial.search(sentence) is None)
    tail = text[-TAIL:].rstrip()
    for part in (lead, " ".join(_BRACKETS.findall(tail)), labelled(tail.rsplit("\n", 1)[-1])):
        for piece in _STOPS.split(part.replace("/", " ")):
            yield from houses.named_in(written_words(piece))


def _forms(word: str) -> set[str]:
    """A word, and what of it stands before or behind an apostrophe: `Newswire'ın`, `l'Unità`."""
    parts = _APOSTROPHE.split(word)
    return {plain(word), *(plain(part) for part in (parts[0], parts[-1]) if len(part) >= _SHORTEST)}


def _is(own: str, word: str) -> bool:
    """Whether a word is one of a name; `caspian` is not in small letters, nor `map` of `MAP`."""
    return plain(own) in _forms(word) and _as_large(own, word)


def _as_large(own: str, word: str) -> bool:
    if own.isupper() and len(own) <= _SHORTEST:
        return _APOSTROPHE.split(word)[0].isupper()
    return not own[0].isupper() or any(part[:1].isupper() for part in _APOSTROPHE.split(word))


def _has_its_kind(words: Sequence[str], at: int) -> bool:
    """Whether a word is beside one for a kind of house, and no part of a longer name: `European Union press`."""
    before, after = (words[at - 1] if at else ""), (words[at + 1] if at + 1 < len(words) else "")
    longer = before[:1].isupper() and not is_generic(before) and not _says_the_kind(before)
    return (_says_the_kind(before) or _says_the_kind(after)) and not longer


def _says_the_kind(word: str) -> bool:
    return any(map(is_kind, _forms(word)))


def _sounds_like(own: str, word: str) -> bool:
    """Whether a word is one of a name in another script."""
    scripts = _script(own), _script(word)
    small = own[0].isupper() and word[0].islower()
    return scripts[0] != scripts[1] and not small and alike(own, word)


@functools.lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    """The first consonant of a word, as scripts may have it."""
    return consonants(romanised(word), unpointed=True, merged=True)[:1]


@functools.lru_cache(maxsize=65536)
def _script(word: str) -> str:
    return unicodedata.name(word[0], "").split(" ")[0]
