"""The agencies to whom a text is credited at its end: `(dpa)`, `© AFP`, `Source: Xinhua`, `AFP/Reuters`."""

from __future__ import annotations

import functools
import re

from readout.merging.word_lists import load
from readout.parties.naming import plain

_ABBREVIATION = 4
_INITIALS = re.compile(r"[a-zäöüß]{1,4}")
"""Of an editor, behind the agency: `dpa/mz`."""
_DASH = re.compile(r"\s[–—-]\s")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?")
_HELD = r"(?P<before>.*?)(?:{})\s*(?P<names>.*)"
"""Whose the rights are, before the sign for it and behind."""
_AT_THE_END = r"(?:{})\W*$"
_EDGES = " .,:()[]（）【】–—-*_|"


def agency(name: str) -> str | None:
    """The agency of a name or credit."""
    return _agencies().get(_bare(name))


def names_of(known: str) -> tuple[str, ...]:
    """All names of an agency, by the first of them."""
    return tuple(next(names for names in load("agencies")["agencies"] if names[0] == known))


def labelled(line: str) -> str:
    """What follows the label of a source or of rights in a line: `Source: Levant Newswire`."""
    bare = line.strip(_EDGES)
    source = next((bare[len(label) :] for label in load("credits")["source"] if bare.startswith(label)), "")
    held = _any_of("rights", _HELD).match(bare)
    return source or (held["names"] if held is not None and not _of_a_picture(held["before"]) else "")


def agencies_at_the_end(tail: str) -> tuple[str, ...]:
    """The agencies of the last line, in its order; none if anybody else is credited beside them."""
    line = tail.rstrip().rsplit("\n", 1)[-1]
    held = _any_of("rights", _HELD).match(line)
    if held is not None:
        names = line if _named(held["before"]) else held["names"]
        told = _any_of("rights").sub("/", _any_of("reserved").sub("", _YEAR.sub("", names)))
        return () if _of_a_picture(held["before"]) else _named(told)
    return () if _of_a_picture(line.rsplit("(", 1)[0]) else next(filter(None, map(_named, _candidates(line))), ())


def _candidates(line: str) -> tuple[str, ...]:
    """What may be a credit in a line: all of it, what follows a label, a bracket or dash, or the last slash."""
    bare = line.strip(_EDGES)
    source = next((bare[len(label) :] for label in load("credits")["source"] if bare.startswith(label)), bare)
    bracket = re.split(r"[(（\[]", bare)[-1]
    return source, bracket, _DASH.split(bare)[-1], bare.rsplit("/", 1)[-1]


def _named(credit: str) -> tuple[str, ...]:
    """The agencies of a credit that names them alone, and perhaps the initials of who edited it."""
    parts = [part for told in _any_of("joining").split(credit) if (part := told.strip(_EDGES))]
    found = [agency(part) for part in parts]
    others = [part for part, known in zip(parts, found, strict=True) if known is None]
    alone = bool(found) and found[0] is not None and all(map(_INITIALS.fullmatch, others))
    return tuple(dict.fromkeys(known for known in found if known)) if alone else ()


def _of_a_picture(words: str) -> bool:
    """Whether what stands before a credit says that it is of a picture."""
    return _any_of("pictures", _AT_THE_END).search(words) is not None


@functools.cache
def _any_of(kind: str, around: str = "{}") -> re.Pattern[str]:
    """The words of a list as alternatives, with what stands around them; a joining one of letters between spaces."""
    spaced = kind == "joining"
    words = [rf"\s{word}\s" if spaced and word[0].isalpha() else re.escape(word) for word in load("credits")[kind]]
    return re.compile(around.format("|".join(words)), re.IGNORECASE)


@functools.cache
def _agencies() -> dict[str, str]:
    return {_bare(name): names[0] for names in load("agencies")["agencies"] for name in names}


def _bare(name: str) -> str:
    """Short names are abbreviations and count only as they are written: `AP` is an agency, `ap` is not."""
    short = len(name) <= _ABBREVIATION and name.isascii()
    return name if short else plain(name)
