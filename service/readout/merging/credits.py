"""To whom a text is credited as a whole: an agency in its dateline or at its end, and who published it.

An agency that is only cited (`told Reuters`, `according to dpa`) is no credit: see ``citing``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from readout.merging.closing_credits import agencies_at_the_end, agency, names_of
from readout.merging.word_lists import load
from readout.parties.naming import plain, words_of, written_words
from readout_schemas import Document

HEAD = 200
"""Characters of a text in which its dateline stands."""
_LINE, _FAR = 90, 1000
"""Characters that no line of a head is longer than, and in which the first paragraph begins."""
TAIL = 120
"""Characters of a text in which its credit stands."""


class House(NamedTuple):
    """To whom a document is credited: documents of one key are of one house."""

    key: str
    reason: str
    shared: bool = False
    """Whether it is one of several to whom the document is credited at once: `AFP/Reuters`."""
    names: tuple[str, ...] = ()
    """By what other texts name it."""
    own: str = ""
    """The one word that is its own, by which other texts name it beside a word for its kind."""


_DATELINE = re.compile(r"^[^\n()]{0,100}[(（](?P<name>[^()（）\n]{2,40})[)）]\s*[-–—:.―—]", re.MULTILINE)
"""`OSLO, March 3 (NAME) -`: who stands there is the text's agency, known or not."""
_SLASHES = re.compile(r"(?<!\w)/(?P<name>[^/\n]{2,30})/")
"""`МОСКВА, 3 марта. /ТАСС/.`"""
_DAY = re.compile(r"\d")
_SHORT = 5
"""Letters of an agency that writes itself small: `dpa`."""
_ENDING = 4
"""Letters by which a case may lengthen a word for a kind of house; ``newspaper`` is no ``news``."""


def houses_of(document: Document) -> tuple[House, ...]:
    """Everybody to whom a document is credited, each once."""
    return tuple(dict.fromkeys(_houses(document)))


def _houses(document: Document) -> Iterator[House]:
    text = document.text or ""
    for together in (*_in_dateline(text[:HEAD]), *_below_a_head(text)):
        for name in together:
            yield _house(name, "both are credited to {}", shared=len(together) > 1)
    several = agencies_at_the_end(text[-TAIL:])
    for known in several:
        yield _house(known, "both are credited to {}", shared=len(several) > 1)
    if document.publisher:
        yield _house(document.publisher, "both are published by {}")
    host = (urlsplit(document.url).hostname or "") if document.url else ""
    if host:
        site = host.removeprefix("www.").removeprefix("m.")
        yield House(f"//{site}", f"both are published on {site}")


def _house(name: str, reason: str, *, shared: bool = False) -> House:
    known = agency(name)
    if known:
        return House(core(known), reason.format(known), shared, names_of(known))
    own = [word for word in written_words(name) if not is_generic(word)]
    if len(own) == 1 and not _is_a_sign(own[0]):  # a common word may remain: `Union Press` is not any union
        return House(core(name), reason.format(name), shared, (name,), own[0])
    return House(core(name), reason.format(name), shared, (" ".join(own) or name,))


def _is_a_sign(word: str) -> bool:
    """Whether a word is no common one: ``TASS``, ``dpa``."""
    return word.isupper() or (word.islower() and len(word) <= _SHORT)


def core(name: str) -> str:
    """The name of a house without what its editions and services add: ``npa English Service`` is ``npa``."""
    words = [word for word in words_of(name) if word not in _generic()]
    return " ".join(words) or plain(name)


def is_generic(word: str) -> bool:
    """Whether a word may stand in the name of any house: ``the``, ``service``."""
    return plain(word) in _generic()


def is_kind(word: str) -> bool:
    """Whether a word says what kind of house a name is of, with or without a case ending: ``Ajansının``."""
    low = plain(word)
    return any(low.startswith(stem) and len(low) - len(stem) <= _ENDING for stem in _kinds())


@functools.cache
def _kinds() -> tuple[str, ...]:
    return tuple(low[:-1] if len(low := plain(word)) > _SHORT else low for word in load("houses")["kinds"])


@functools.cache
def _generic() -> frozenset[str]:
    return frozenset(plain(word) for word in load("houses")["generic"])


def _in_dateline(head: str) -> Iterator[list[str]]:
    """The agencies of each dateline in the head of a text; several where it has them together: ``(dpa/AFP)``."""
    for form in (_DATELINE, _SLASHES):
        for match in form.finditer(head):
            if names := _named(match["name"]):
                yield names
                break
    for line in head.splitlines()[:3]:
        opening = re.match(r"(?P<name>[^\W\d_][^\n,;:–—-]{1,30}?)\s*[–—-]\s", line)
        if opening and agency(opening["name"].strip()):
            yield [opening["name"].strip()]


def _below_a_head(text: str) -> Iterator[list[str]]:
    """The agencies of the dateline of the first paragraph, where slug and headline reach beyond a head."""
    at = 0
    for line in text[:_FAR].splitlines(keepends=True):
        if len(line) > _LINE:
            found = _DATELINE.match(line) if at + len(line) > HEAD else None
            if found and found.end() + at > HEAD and found[0][-1] not in ".:" and (names := _named(found["name"])):
                yield names
            return
        at += len(line)


def _named(words: str) -> list[str]:
    """The agencies in the brackets of a dateline, if these can be some."""
    name = words.strip()
    if _DAY.search(name) or not (agency(name) or name[0].isupper() or len(name) <= _SHORT or "/" in name):
        return []
    return [one.strip() for one in name.split(",")[0].split("/") if one.strip()]
