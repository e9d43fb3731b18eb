"""Names of persons in Japanese, written together with what they hold: ``鶴見慎吾部長``, ``マクロン仏大統領``."""

from __future__ import annotations

import functools
import itertools
import re
import sys
from collections.abc import Iterator

from anyascii import anyascii

from readout.parties.naming import plain

_HAN = "\u3400-\u4dbf\u4e00-\u9fff々"
_KATAKANA = re.compile(f"([ァ-ヺー・＝]{{2,}})([{_HAN}]*)\\Z")
_HIRAGANA = re.compile("[ぁ-ゖー]{2,}")
_OFFICE = re.compile(f"・?[{_HAN}]*(?:さん|ちゃん)?")
_SURNAME, _GIVEN = 4, 4
"""The most characters of a surname, and of a given name."""
_WORDS = 2
"""Words of a Japanese name in English: ``Shingo Tsurumi``."""
_LONG = re.compile("ou|oo|oh(?![aeiou])")


@functools.lru_cache(maxsize=16384)
def in_katakana(form: str, others: frozenset[str], own: frozenset[str] = frozenset()) -> str:
    """The name in katakana at the end of a form, or before an office or *san* alone; ``""`` if there is none.

    Args:
        form: How the text has it: ``マクロン仏大統領``.
        others: Words for those who serve somebody: ``報道官``. Behind a name, the form is theirs.
        own: Those of them that are titles right behind a name: ``ペスコフ報道官``, but not ``プーチン大統領報道官``.
    """
    katakana = _KATAKANA.search(form)
    return katakana[1] if katakana is not None and not _has(katakana[2], others, own) else ""


@functools.lru_cache(maxsize=16384)
def reads_in(name: str, form: str, others: frozenset[str], own: frozenset[str] = frozenset()) -> bool:
    """Whether a form in Chinese characters is read as both words of a name, with nothing behind but an office or *san*.

    Args:
        name: The usual English name, in either order: ``Shingo Tsurumi``.
        form: How the text has it.
        others: Words for those who serve somebody.
        own: Those of them that are titles right behind a name.
    """
    return any(not _has(form[end:], others, own) for end in _read(name, form))


def _has(words: str, others: frozenset[str], own: frozenset[str]) -> bool:
    """Whether words behind a name are of somebody who serves whom it names."""
    if words in own:
        return False
    return _OFFICE.fullmatch(words) is None or any(word in words for word in others)


def _read(name: str, form: str) -> Iterator[int]:
    """Where a name ends that is read in a form as surname and given name."""
    words = [_spelt(word) for word in plain(name).split()]
    if len(words) != _WORDS:
        return
    surnames, given = _names()
    for at, length in itertools.product(range(len(form)), range(1, _SURNAME + 1)):
        middle = at + length
        reading = surnames.get(form[at:middle])
        if reading not in words or any(form[before:middle] in surnames for before in range(max(middle - 4, 0), at)):
            continue
        ends = [
            end for end in range(middle + 1, min(middle + _GIVEN, len(form)) + 1) if _given(form[middle:end], given)
        ]
        if ends and words[1 - words.index(reading)] in _given(form[middle : max(ends)], given):
            yield max(ends)


def _given(characters: str, names: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """How a given name may be read; in kana it says so itself: ``さやか``."""
    return names.get(characters) or ((_spelt(anyascii(characters).lower()),) if _HIRAGANA.fullmatch(characters) else ())


def _spelt(word: str) -> str:
    """A word in Latin letters, long vowels as short ones: ``Satō``, ``Satoh`` and ``Satou`` are one."""
    return re.sub("m(?=[bpm])", "n", _LONG.sub("o", word.replace("uu", "u")))


@functools.cache
def _names() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Surnames, each with its usual reading, and given names with all of theirs."""
    from japanese_personal_name_dataset import load_dataset

    *several, surnames = load_dataset("org", include_last_names=True)
    given: dict[str, tuple[str, ...]] = {}
    for entry in itertools.chain.from_iterable(names.values() for names in several):
        reading = (sys.intern(_spelt(entry["en"])),)
        for characters in entry["kanji"]:
            given[characters] = given.get(characters, ()) + reading
    return {characters: _spelt(entry["en"]) for characters, entry in surnames.items()}, given
