"""Words of texts that say what a body is, of what level and for what, by ``readout.languages.body_words``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from readout.languages import Language, language
from readout.languages.body_words import body_words, fields_of, kinds_of, levels_of
from readout.values.folding import fold_name

_JOINTS = ("", "s", "n", "en", "es", "er", "e")
"""What may join the parts of a compound."""
_SHORTEST_END = 3
_LONGEST_SIGNS = 8
"""Signs of the longest entry in a script without spaces."""


class Match(NamedTuple):
    """An entry of the table where it stands among words."""

    start: int
    end: int
    keys: frozenset[str]
    bodies: frozenset[str] = frozenset()
    """Kinds of which a body is that the first part of a compound names: ``hospital``."""


def matches_in(parts: Sequence[str], code: str) -> list[Match]:
    """Where entries of a language's table stand among words, the longest at each place."""
    found: list[Match] = []
    at = 0
    while at < len(parts):
        match = _longest(parts, at, code)
        if match is not None:
            found.append(match)
        at = match.end if match is not None else at + 1
    return found


def signs_in(text: str, code: str) -> list[Match]:
    """The same of a script that does not part its words."""
    table, found, at = _signs(code), list[Match](), 0
    while at < len(text):
        length = next(
            (size for size in range(min(_LONGEST_SIGNS, len(text) - at), 0, -1) if text[at : at + size] in table), 0
        )
        if length:
            found.append(Match(at, at + length, table[text[at : at + length]]))
        at += length or 1
    return found


def _longest(parts: Sequence[str], at: int, code: str) -> Match | None:
    table = _table(code)
    starts = _entry_words(parts[at], code)
    if not starts:
        found = _compound(parts[at], code)
        return Match(at, at + 1, *found) if found is not None else None
    entries = sorted({entry for start in starts for entry in table.by_first.get(start, ())}, key=lambda one: -len(one))
    length, keys = 0, frozenset[str]()
    for entry in entries:
        if len(entry) < length:
            break
        others = zip(entry[1:], parts[at + 1 : at + len(entry)], strict=False)
        if at + len(entry) <= len(parts) and all(word in _entry_words(part, code) for word, part in others):
            length, keys = len(entry), keys | table.keys[entry]
    if length:
        return Match(at, at + length, keys)
    found = _compound(parts[at], code)
    return Match(at, at + 1, *found) if found is not None else None


@lru_cache(maxsize=8192)
def _compound(part: str, code: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """What a compound says: its end is a body, and what is before it a purpose, a level or another kind of body."""
    known = language(code)
    if known is None or not known.compounds:
        return None
    word = fold_name(part)
    table = _table(code)
    for at in range(_SHORTEST_END, len(word) - _SHORTEST_END + 1):
        ends = [table.keys[(one,)] for one in table.forms.get(word[at:], ()) if (one,) in table.keys]
        kinds = kinds_of(frozenset().union(*ends)) if ends else frozenset()
        before = _before(word[:at], code) if kinds else frozenset()
        if before:
            own = kinds | levels_of(frozenset().union(*ends)) | fields_of(frozenset().union(*ends))
            said = fields_of(before) | levels_of(before)
            return own | said, frozenset() if said else kinds_of(before)
    return None


def _before(word: str, code: str) -> frozenset[str]:
    table = _table(code)
    for joint in _JOINTS:
        bare = word.removesuffix(joint) if joint else word
        found = [table.keys[(one,)] for one in table.forms.get(bare, ()) if (one,) in table.keys]
        if found and (not joint or bare != word):
            return frozenset().union(*found)
    return frozenset()


class _Table(NamedTuple):
    """The entries of a language as they are looked up."""

    forms: dict[str, set[str]]
    """Words as texts have them, to those of entries."""
    by_first: dict[str, list[tuple[str, ...]]]
    keys: dict[tuple[str, ...], frozenset[str]]


@cache
def _table(code: str) -> _Table:
    words, known = body_words(code), language(code)
    table = _Table({}, {}, {})
    if words is None or known is None:
        return table
    own = {tuple(map(fold_name, entry)): keys for entry, keys in words.entries}
    fields = {
        tuple(map(fold_name, name.split())): frozenset({field})
        for field, names in known.portfolios.items()
        for name in names
    }
    for entry, keys in (*fields.items(), *own.items()):
        table.keys[entry] = keys
    for entry in table.keys:
        table.by_first.setdefault(entry[0], []).append(entry)
        for word in entry:
            stem = word.removesuffix("*")
            for ending in words.endings if word != stem else ("",):
                table.forms.setdefault(stem + fold_name(ending), set()).add(word)
    return table


@cache
def _signs(code: str) -> dict[str, frozenset[str]]:
    table = _table(code)
    return {"".join(entry): keys for entry, keys in table.keys.items()}


@lru_cache(maxsize=16384)
def _entry_words(part: str, code: str) -> frozenset[str]:
    """The words of entries that a word of a text may be, without articles and prepositions that are part of it."""
    known, forms, folded = language(code), _table(code).forms, fold_name(part)
    found = set(forms.get(folded, ()))
    for bare in _without_prefixes(folded, known) if known is not None else ():
        found |= forms.get(bare, set())
    return frozenset(found)


def _without_prefixes(word: str, known: Language) -> Iterator[str]:
    for bare in known.without_prefixes(word):
        yield from (bare, *known.without_prefixes(bare))
