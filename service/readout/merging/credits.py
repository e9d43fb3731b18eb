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


_DATELINE = re.compile(r"^[^\n()]{0,100}[(（](?P<name>[^()（）\n]{2,40})[)）]\s*[-–—:.―—]", re.MULTILINE)
"""`OSLO, March 3 (NAME) -`: who stands there is the text's agency, known or not."""
_SLASHES = re.compile(r"(?<!\w)/(?P<name>[^/\n]{2,30})/")
"""`МОСКВА, 3 марта. /ТАСС/.`"""
_DAY = re.compile(r"\d")
_SHORT = 5
"""Letters of an agency that writes itself small: `dpa`."""


def houses_of(document: Document) -> tuple[House, ...]:
    """Everybody to whom a document is credited, each once."""
    return tuple(dict.fromkeys(_houses(document)))


def _houses(document: Document) -> Iterator[House]:
    text = document.text or ""
    for name in _in_dateline(text[:HEAD]):
        yield _house(name, "both are credited to {}")
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
    names = names_of(known) if known else (_distinct(name),)
    return House(core(known or name), reason.format(known or name), shared, names)


def _distinct(name: str) -> str:
    """A name without what is generic in it, or all of it where only a common word would remain: `Union Press`."""
    own = [word for word in written_words(name) if plain(word) not in _generic()]
    short = len(own) == 1 and (own[0].isupper() or (own[0].islower() and len(own[0]) <= _SHORT))
    return " ".join(own) if short or len(own) > 1 else name


def core(name: str) -> str:
    """The name of a house without what its editions and services add: ``npa English Service`` is ``npa``."""
    words = [word for word in words_of(name) if word not in _generic()]
    return " ".join(words) or plain(name)


@functools.cache
def _generic() -> frozenset[str]:
    return frozenset(plain(word) for word in load("houses")["generic"])


def _in_dateline(head: str) -> Iterator[str]:
    for form in (_DATELINE, _SLASHES):
        for match in form.finditer(head):
            name = match["name"].strip()
            if not _DAY.search(name) and (agency(name) or name[0].isupper() or len(name) <= _SHORT):
                yield name.split(",")[0].split("/")[0].strip()
                break
    for line in head.splitlines()[:3]:
        opening = re.match(r"(?P<name>[^\W\d_][^\n,;:–—-]{1,30}?)\s*[–—-]\s", line)
        if opening and agency(opening["name"].strip()):
            yield opening["name"].strip()
