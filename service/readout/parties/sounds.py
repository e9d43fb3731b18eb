"""How a word of a name sounds, in whatever script it is written: as a row of sounds, some of which may be several."""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

from anyascii import anyascii

_SCRIPTS = (
    ("han", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("kana", re.compile("[\u30a1-\u30fa]")),
    ("hebrew", re.compile("[\u0590-\u05ff]")),
    ("arabic", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("cyrillic", re.compile("[\u0400-\u052f]")),
    ("greek", re.compile("[\u0370-\u03ff]")),
    ("latin", re.compile("[a-z]")),
)
_SYLLABLE = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([a-z]+)")
_NASAL = re.compile("ng?$")
VOWELS = frozenset("aeiou")


class Sound(NamedTuple):
    """One sound of a word.

    Attributes:
        may_be: What it may stand for, each with how unlikely that is, of 1.
        kept: ``""`` if it is written out in other scripts, ``"~"`` if it is left out at times, ``"?"`` if often.
    """

    may_be: tuple[tuple[str, float], ...]
    kept: str = ""

    @property
    def is_vowel(self) -> bool:
        """Whether it is a vowel before all."""
        return self.may_be[0][0] in VOWELS


_LESS_LIKELY = 0.15
"""What it costs that a spelling stands for a sound that it stands for less often."""


@functools.lru_cache(maxsize=65536)
def script_of(word: str) -> str | None:
    """The script of a word by its first letters in one that is known; ``None`` for others."""
    folded = _folded(word)
    return next((script for script, letters in _SCRIPTS if letters.search(folded)), None)


@functools.lru_cache(maxsize=65536)
def sounds_of(word: str) -> tuple[Sound, ...]:
    """The sounds of a word, in order; none if its script is not known."""
    script = script_of(word)
    if script is None:
        return ()
    if script == "han":
        return tuple(_before_nasals([sound for character in word for sound in _syllable(character)]))
    return tuple(_spelt(word, script) if script == "arabic" else _undoubled(_spelt(word, script)))


def _spelt(word: str, script: str) -> Iterator[Sound]:
    pattern, rows = _table(script)
    for match in pattern.finditer(_folded(word)):
        yield from rows[match.lastindex or 0]


def _undoubled(sounds: Iterator[Sound]) -> Iterator[Sound]:
    """Sounds, of which the same one twice is heard once; in Arabic a vowel is between two letters: ``ممبینی``."""
    before: Sound | None = None
    for sound in sounds:
        if sound != before:
            yield sound
        before = sound


@functools.lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    """A word in small letters; in Latin letters without the accents that the table does not have."""
    small = unicodedata.normalize("NFKC", word).casefold() if not word.isascii() else word.lower()
    kept = _letters()
    return "".join(char if char in kept else _base(char) for char in small).replace("’", "'")


@functools.lru_cache(maxsize=4096)
def _base(char: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", char) if not unicodedata.combining(one))


@functools.lru_cache(maxsize=8192)
def _syllable(character: str) -> tuple[Sound, ...]:
    """How Chinese uses a character to write foreign sounds."""
    own = _rows("characters").get(character)
    if own is not None:
        return own
    parts = _SYLLABLE.fullmatch(re.sub("[^a-z]", "", anyascii(character).lower()))
    if parts is None:
        return ()
    initial = _rows("initials").get(parts[1], ())
    vowels = _NASAL.sub("", parts[2])
    final = _rows("finals").get(vowels) or tuple(_sound(one) for one in vowels if one in VOWELS)
    if parts[0] in _data()["inserted"].split():
        final = tuple(Sound(one.may_be, "?") for one in final)
    nasal = (_sound("n|m"), _sound("g?"))[: len(parts[2]) - len(vowels)]
    return (*initial, *final, *nasal)


def _before_nasals(sounds: list[Sound]) -> Iterator[Sound]:
    """Sounds, of which an ``n`` before another or an ``m`` is often none: ``安南`` is Annan."""
    for sound, after in itertools.zip_longest(sounds, sounds[1:]):
        doubled = sound.may_be[0][0] == "n" and after is not None and after.may_be[0][0] in "nm"
        yield Sound(sound.may_be, "?") if doubled else sound


@functools.cache
def _table(script: str) -> tuple[re.Pattern[str], list[tuple[Sound, ...]]]:
    """What finds the spellings of a script, and the sounds of each by the number of its group."""
    rows = sorted(_rows(script).items(), key=lambda row: (-len(row[0].strip("^$")), -len(row[0])))
    groups = (re.escape(spelling).replace(r"\^", r"\A").replace(r"\$", r"\Z") for spelling, _ in rows)
    return re.compile("|".join(f"({group})" for group in groups)), [(), *(sounds for _, sounds in rows)]


@functools.cache
def _letters() -> frozenset[str]:
    return frozenset("".join(key for script, _ in _SCRIPTS if script != "han" for key in _rows(script))) - {"^", "$"}


@functools.cache
def _rows(key: str) -> dict[str, tuple[Sound, ...]]:
    """A table of the data: the sounds of each spelling."""
    rows = (row.split(">") for row in _data()[key].split())
    return {spelling: tuple(map(_sound, filter(None, sounds.split(".")))) for spelling, sounds in rows}


@functools.lru_cache(maxsize=4096)
def _sound(written: str) -> Sound:
    groups = written.rstrip("?~").split("|")
    may_be = tuple((one, _LESS_LIKELY * at) for at, group in enumerate(groups) for one in group)
    return Sound(may_be, written[-1] if written[-1] in "?~" else "")


@functools.cache
def endings(script: str) -> tuple[str, ...]:
    """What a name may have behind it by its case, in a script; longest first."""
    return tuple(sorted(_data().get(f"{script}_endings", "").split(), key=len, reverse=True))


@functools.cache
def distances() -> dict[tuple[str, str], float]:
    """How far two sounds are from one another, in both orders."""
    rows = [(row[0], row[1], float(row[3:])) for row in _data()["distances"].split()]
    return {pair: far for one, other, far in rows for pair in ((one, other), (other, one))}


@functools.cache
def _data() -> dict[str, str]:
    text = resources.files("readout.parties").joinpath("data", "sounds.toml").read_text(encoding="utf-8")
    data: dict[str, str] = tomllib.loads(text)
    return data
