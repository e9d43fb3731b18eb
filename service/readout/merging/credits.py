"""To whom a text is credited as a whole: an agency in its dateline or at its end, and who published it.

An agency that is only cited (`told Reuters`, `according to dpa`) is no credit.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from readout.merging.closing_credits import agencies_at_the_end, agency
from readout.merging.word_lists import load, pattern
from readout.parties.naming import plain, words_in, words_of
from readout_schemas import Document

HEAD = 200
"""Characters of a text in which its dateline stands."""
LEAD = 300
"""Characters of a text, headline included, in which its first sentence says who reports it."""
TAIL = 120
"""Characters of a text in which its credit stands."""


class House(NamedTuple):
    """To whom a document is credited: documents of one key are of one house."""

    key: str
    reason: str
    shared: bool = False
    """Whether it is one of several to whom the document is credited at once: `AFP/Reuters`."""


_DATELINE = re.compile(r"^[^\n()]{0,100}[(（](?P<name>[^()（）\n]{2,40})[)）]\s*[-–—:.―—]", re.MULTILINE)
"""`OSLO, March 3 (NAME) -`: who stands there is the text's agency, known or not."""
_SLASHES = re.compile(r"(?<!\w)/(?P<name>[^/\n]{2,30})/")
"""`МОСКВА, 3 марта. /ТАСС/.`"""
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{2,60})[)\]）]")
_ENDS = re.compile(r"(?<=[.!?。！？])\s+|\n+")
_DAY = re.compile(r"\d")
_SHORT = 5
"""Letters of an agency that writes itself small: `dpa`."""
_WORDS = 4
"""Words of the longest name of a house that is looked for."""
_SHORTEST = 3
"""Letters from which the name of a house is not a word by chance."""


def houses_of(document: Document) -> tuple[House, ...]:
    """Everybody to whom a document is credited, each once."""
    return tuple(dict.fromkeys(_houses(document)))


def _houses(document: Document) -> Iterator[House]:
    text = document.text or ""
    for name in _in_dateline(text[:HEAD]):
        known = agency(name) or name
        yield House(core(known), f"both are credited to {known}")
    several = agencies_at_the_end(text[-TAIL:])
    for known in several:
        yield House(core(known), f"both are credited to {known}", shared=len(several) > 1)
    if document.publisher:
        known = agency(document.publisher) or document.publisher
        yield House(core(known), f"both are published by {known}")
    host = (urlsplit(document.url).hostname or "") if document.url else ""
    if host:
        site = host.removeprefix("www.").removeprefix("m.")
        yield House(f"//{site}", f"both are published on {site}")


def cited(document: Document, houses: Container[str], first_words: Container[str]) -> Iterator[str]:
    """Those of other documents' houses, by key, to whom a text gives credit as it begins, or in brackets at its end.

    Whoever says in his first lines that an agency reports it relays what the agency reports, unless he says that
    somebody denies it. ``first_words`` are those with which the keys begin.
    """
    text = document.text or ""
    denial = pattern("denials", document.language)
    lead = " ".join(sentence for sentence in _ENDS.split(text[:LEAD]) if denial.search(sentence) is None)
    for part in (lead, " ".join(_BRACKETS.findall(text[-TAIL:]))):
        words = words_in(part.replace("/", " "))
        begins = [at for at, word in enumerate(words) if word in first_words]
        rows = (" ".join(words[at : at + size]) for size in range(1, _WORDS + 1) for at in begins)
        yield from (row for row in rows if len(row) >= _SHORTEST and row in houses)


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
