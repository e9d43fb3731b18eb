"""Names of persons in Chinese characters, beside what they hold or are: ``船主洪添財``, ``莫里略总统``."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

from anyascii import anyascii

from readout.parties.naming import plain

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WRITTEN = re.compile(f"[{_HAN}][{_HAN}·・]+")
_CHARACTERS = re.compile(f"[{_HAN}]+")
_SYLLABLE = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([a-z]+)")
_LONGEST = 4
"""Characters of a name."""
_SHORT = 2
"""Characters of a name that may stand behind anything by chance: ``市长`` is read as ``Shi Zhang``."""


@functools.lru_cache(maxsize=16384)
def beside_offices(form: str, titles: frozenset[str], before: frozenset[str] = frozenset()) -> str:
    """What stands in a form behind and before titles: ``特朗普`` of ``美国总统特朗普先生``; ``""`` in other letters.

    Args:
        form: How the text has it.
        titles: Titles and functions in the language of the text.
        before: Further words for what somebody is, which stand before a name alone: ``发言人``.
    """
    return _behind_titles(_without_titles(form, titles), titles | before) if _WRITTEN.fullmatch(form) else ""


@functools.lru_cache(maxsize=16384)
def reads_in(name: str, form: str, titles: frozenset[str], before: frozenset[str] = frozenset()) -> bool:
    """Whether a form has a Chinese name, read syllable by syllable, at its end or before titles that end it.

    Args:
        name: The usual English name: ``Qiu Limin``, ``Hung Tien-tsai``.
        form: How the text has it: ``商务部部长助理邱立民``.
        titles: Titles and functions in the language of the text.
        before: Further words for what somebody is, which stand before a name alone: ``发言人``.
    """
    if not _WRITTEN.fullmatch(form):
        return False
    rest = _without_titles(form, titles)
    ends = range(max(len(rest) - _LONGEST, 1), len(rest))
    behind = any(reads(name, rest[at:]) and _begins(rest, at, titles | before) for at in ends)
    return behind or reads(name, rest) or any(reads(name, one) for one in _without_title_inside(rest, titles))


@functools.lru_cache(maxsize=16384)
def reads(name: str, characters: str) -> bool:
    """Whether two to four characters are read as a whole name, one syllable each, in Pinyin or Wade-Giles."""
    if not _SHORT <= len(characters) <= _LONGEST or not _CHARACTERS.fullmatch(characters):
        return False
    letters = re.sub("[^a-z]", "", plain(name))
    return re.fullmatch("".join(f"(?:{'|'.join(_spellings(each))})" for each in characters), letters) is not None


def _begins(form: str, at: int, titles: frozenset[str]) -> bool:
    """Whether a name may begin at a character: inside no surname, and behind a title if it is short."""
    if form[at - 1 : at + 1] in _data()["two_characters"].split():
        return False
    return len(form) - at > _SHORT or form[:at].endswith(tuple(titles))


def _without_titles(form: str, titles: frozenset[str]) -> str:
    """A form without the titles that end it: ``总统先生`` are two."""
    ends = [title for title in titles if form.endswith(title)]
    return _without_titles(form.removesuffix(max(ends, key=len)), titles) if ends else form


def _without_title_inside(form: str, titles: frozenset[str]) -> Iterator[str]:
    """A form without a title between surname and given name: ``林署長昱廷``."""
    for at in range(1, _SHORT + 1):
        for title in titles:
            if form.startswith(title, at):
                yield form[:at] + form[at + len(title) :]


def _behind_titles(form: str, titles: frozenset[str]) -> str:
    """What stands behind the last title of a form."""
    return form[max((at + len(title) for title in titles if (at := form.rfind(title)) >= 0), default=0) :]


@functools.cache
def _spellings(character: str) -> tuple[str, ...]:
    """How a character is written in Latin letters: as it is read, in Pinyin and in Wade-Giles."""
    others = [pair[2:] for pair in _data()["readings"].split() if pair[0] == character]
    read = [re.sub("[^a-z]", "", anyascii(character).lower()), *others]
    return tuple(sorted({spelling for one in read for spelling in (one, _wade_giles(one)) if spelling}))


def _wade_giles(syllable: str) -> str:
    parts = _SYLLABLE.fullmatch(syllable)
    if parts is None:
        return syllable
    initial, final = _rows("initials").get(parts[1], parts[1]), _rows("finals").get(parts[2], parts[2])
    return _rows("syllables").get(syllable, initial + final)


@functools.cache
def _rows(key: str) -> dict[str, str]:
    return dict(row.split(">") for row in _data()[key].split())


@functools.cache
def _data() -> dict[str, str]:
    text = resources.files("readout.parties").joinpath("data", "chinese_names.toml").read_text(encoding="utf-8")
    data: dict[str, str] = tomllib.loads(text)
    return data
