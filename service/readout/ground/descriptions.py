"""People without a name, as words describe them: *a source at the ministry*, *uno de sus asesores*, *船主の代理人*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.ground.person_nouns import (
    ANYBODY,
    BESIDE,
    NO_NOUNS,
    REGIONS,
    Found,
    Words,
    entries,
    is_of,
    nouns_in,
    words_in,
)
from readout.languages import LANGUAGES, language
from readout.parties.naming import plain

BY_NOUN = 2
"""How well a form fits a description of the same noun; one that fits everybody fits less."""
_ADJECTIVE = re.compile(r"\w+(?:ing|ed|al|ic|ary|ar|ous|ive|less)")
"""Endings of English adjectives, which make a first word no name: ``Retired teacher``."""
_POSSESSIVE = re.compile(r"['’]s?$")
_IN_NAMES = frozenset({"of", "the", "and", "de", "del", "al", "von", "van", "der", "da", "di"})
"""Small words inside a name: ``Ministry of Foreign Affairs``."""
_NOUN_LAST = frozenset({"tr", "ja", "zh"})
"""Languages in which the noun stands behind what belongs to it."""
_ARTICLES = frozenset({"a", "an", "the"})
_PLURALS = frozenset({"", "ら", "们", "們", "たち"})


@dataclass(frozen=True, slots=True)
class Description:
    """What words say of somebody whom they do not name.

    Attributes:
        nouns: the English nouns that the words may be.
        another: whether they say that somebody else came before: ``a second diplomat``.
        whose: ``my`` or ``their`` where a possessive says so, else nothing.
        beside: the words that are no noun, possessive or article, as they are written.
        names: of these in English, what is a name: ``Foreign Office``.
        behind: of these, what stands on the side of the noun on which a language tells to what somebody belongs.
    """

    nouns: frozenset[str]
    another: bool
    whose: str
    beside: Words
    names: Words = ()
    behind: Words = ()

    def fit(self, form: Description) -> int:
        """How well a form fits this description by its noun: ``BY_NOUN``, 1 as anybody's or a colleague's, 0 not."""
        if self.another and not form.another:
            return 0
        if self.nouns & form.nouns:
            return BY_NOUN
        return int(ANYBODY in self.nouns | form.nouns or "colleague" in form.nouns)


@lru_cache(maxsize=4096)
def described(name: str) -> Description | None:
    """What an English description says; ``None`` if it is somebody's name, or no words for a person.

    The noun is in small letters or the first word, and no name follows it: ``Farmer Otto Lund`` is one.
    """
    words = words_in(name, "en")
    if words and words[0].lower() in _ARTICLES:
        words = words[1:]
    found = nouns_in(words, "en")
    head = next((at for at in sorted(found) if _is_head(words, at, found)), None)
    if head is None:
        return None
    end, nouns = found[head]
    if later := _one_of(found, head):
        words, head = words[end:], later - end
        end, nouns = found[later][0] - end, found[later][1]
    another = any(is_of(word, "another", "en") for word in words[:end])
    before = [word for at, word in enumerate(words[:head]) if at or not _is_ordinary(words)]
    return Description(nouns, another, "", (*words[:head], *words[end:]), (*_names(before), *_names(words[end:])))


@lru_cache(maxsize=4096)
def describes(form: str, tag: str | None) -> Description | None:
    """What a form says of whom it does not name, in the language of its text.

    Args:
        form: The words.
        tag: Their language (BCP 47).

    Returns:
        ``None`` if they have no noun for a person, or a name behind it: ``le conseiller Lund``.
    """
    known = language(tag)
    if known is None or not known.described:
        return None
    return _unspaced(form, known.language) if known.unspaced else _spaced(form, known.language)


def _spaced(form: str, code: str) -> Description | None:
    known, words = LANGUAGES[code], words_in(form, code)
    found = nouns_in(words, code)
    order = sorted(found, reverse=code in _NOUN_LAST)
    if code == "en":
        order = [at for at in order if not _POSSESSIVE.search(words[found[at][0] - 1])]  # `the farmer's agent`
    if code in _NOUN_LAST and len(order) > 1 and found[order[0]][1] == {ANYBODY}:
        order = order[1:]  # `danışmanlarından biri`
    if not order or (known.nouns_have_capitals and len(words) == 1):
        return None  # `Bauer` alone may be a surname
    heads = [order[0], *([later] if (later := _one_of(found, order[0])) else [])]
    end, nouns = found[heads[-1]]
    if code not in _NOUN_LAST and end < len(words) and words[end][0].isupper():
        return None
    taken = {at for head in heads for at in range(head, found[head][0])}
    small = known.determiners | known.indefinite | known.possessives | known.of
    beside = (word for at, word in enumerate(words) if at not in taken and word.lower() not in small)
    kinds = ("another", "my", "their", "anonymous")
    another = any(is_of(word, "another", code) for word in words)
    whose = next((kind for kind in ("my", "their") if any(is_of(word, kind, code) for word in words)), "")
    said = tuple(word for word in beside if not any(is_of(word, kind, code) for kind in kinds))
    where = words[: heads[0]] if code in _NOUN_LAST else words[end:]
    return Description(nouns, another, whose, said, behind=tuple(word for word in where if word in said))


def _unspaced(form: str, code: str) -> Description | None:
    """The noun is what ends last, and the longest of those; ``側近の一人`` is one of the aides."""
    folded, table = plain(form), entries(code)
    nouns = {word for kind in table.keys() - NO_NOUNS - {ANYBODY} for word in table[kind] if word in folded}
    anybody = {word for word in table[ANYBODY] if word in folded}
    head = max(nouns or anybody, key=lambda word: (folded.rfind(word) + len(word), len(word), word), default="")
    if not head or folded.rpartition(head)[2].strip().lstrip("の之的中") not in table[ANYBODY] | _PLURALS:
        return None
    kinds = frozenset(kind for kind in table.keys() - NO_NOUNS if head in table[kind])
    beside = folded
    for word in sorted({head, *table[ANYBODY], *(word for kind in BESIDE for word in table[kind])}, key=len)[::-1]:
        beside = beside.replace(word, " ")
    another = any(word in folded for word in table["another"])
    whose = next((kind for kind in ("my", "their") if any(word in folded for word in table[kind])), "")
    said = tuple(part for part in beside.split() if part not in LANGUAGES[code].of)
    return Description(kinds, another, whose, said, behind=said)


def _is_head(words: Words, at: int, found: Found) -> bool:
    """Whether a noun is that of the description: not a possessor, and not followed by a name or by another noun."""
    end, _ = found[at]
    if (at and words[at][0].isupper()) or _POSSESSIVE.search(words[end - 1]):
        return False
    return end == len(words) or not (words[end][0].isupper() or end in found)


def _one_of(found: Found, head: int) -> int | None:
    """Where the noun stands of which the words name one: ``one of his aides``."""
    end, nouns = found[head]
    return next((at for at in sorted(found) if at >= end), None) if nouns == {ANYBODY} else None


def _is_ordinary(words: Words) -> bool:
    """Whether the first word of a description is no name: a noun or an adjective with the capital of a beginning."""
    first, table = words[0], entries("en")
    if (first.isupper() and len(first) > 1) or _POSSESSIVE.search(first):
        return False
    low = plain(first)
    if first.islower() or low in table["ordinary"] | table["another"]:
        return True
    follows = len(words) > 1 and words[1][0].isupper()
    known = _ADJECTIVE.fullmatch(low) is not None or any(low in table[kind] for kind in table.keys() - REGIONS)
    return not follows and known


def _names(words: Sequence[str]) -> Iterator[str]:
    """Runs of words with capitals, small ones between them included: ``Ministry of Foreign Affairs``."""
    run: list[str] = []
    small: list[str] = []
    for word in words:
        if word[0].isupper():
            run, small = [*run, *small, word], []
        elif run and word in _IN_NAMES:
            small.append(word)
        elif run:
            yield _POSSESSIVE.sub("", " ".join(run))
            run, small = [], []
    if run:
        yield _POSSESSIVE.sub("", " ".join(run))
