"""Claims and denials: what two texts say of one matter, the one that it is so, the other that it is not."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from readout.merging.counted_things import thing_of
from readout.merging.word_lists import load, main_language
from readout.merging.wording import spelt_numbers, wording

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CONTRACTED = re.compile(r"\bcannot\b|\bcan['’]t\b|\bwon['’]t\b|n['’]t\b")
_APOSTROPHE = re.compile(r"['’]")


class Claim(NamedTuple):
    """What an English text says of a matter.

    Attributes:
        text: the text.
        denies: whether it says that it is not so.
        acts: what is said to have been done with words: promised, agreed, decided.
        matter: what it is about: for each word its stem, or the rows of nouns and verbs that say the same.
        course: whether only the course of talks on it is told.
    """

    text: str
    denies: bool
    acts: frozenset[str]
    matter: frozenset[frozenset[str]]
    course: bool

    def against(self, other: Claim) -> bool:
        """Whether one denies what the other claims, of one act and matter."""
        if self.denies == other.denies or self.acts != other.acts:
            return False
        denial, claim = (self, other) if self.denies else (other, self)
        told = frozenset().union(*claim.matter)
        return bool(denial.matter) and all(word & told for word in denial.matter) and not claim.course


@functools.lru_cache(maxsize=65536)
def claim_of(text: str, names: frozenset[str] = frozenset()) -> Claim:
    """The claim of an English text; ``names`` are stems of the names of those who take part, which say no matter."""
    bare = _passed_on().sub(" ", _CONTRACTED.sub(" not", spelt_numbers(text)))
    words = [word.casefold() for word in _WORD.findall(bare)]
    denying, course, carrying = (set(load("acts")[row]["words"]) for row in ("denying", "course", "carrying"))
    acts = {word: act for word in words if (act := _act(word)) is not None}
    rest = [word for word in words if word not in acts and word not in denying | carrying]
    return Claim(
        text=text,
        denies=not denying.isdisjoint(words),
        acts=frozenset(acts.values()),
        matter=frozenset(told for word in rest if (told := frozenset(_matter(word)) - names)),
        course=not course.isdisjoint(words),
    )


def _matter(word: str) -> Iterator[str]:
    """What a word says: its stem, or the rows of nouns and verbs in which it stands."""
    thing = thing_of(f"1 {word}")
    yield from (thing.name,) if thing is not None else wording(word).content
    kinds: dict[str, list[str]] = load("acts")["kinds"]
    yield from (name for name, row in kinds.items() if word in row or word.removesuffix("s") in row)
    verbs: dict[str, list[str]] = load("verbs")["same"]
    yield from (f"to {name}" for name, row in verbs.items() if word in row)


def _act(word: str) -> str | None:
    return next((act for act, begun in _acts().items() if begun.match(word)), None)


def says_it_is_denied(text: str) -> bool:
    """Whether the English words of a record say that somebody denies it: `addition to the list, denied by a source`."""
    return _denied().search(text) is not None


def contrary_wordings(one: str, other: str, language: str | None) -> bool:
    """Whether two wordings of one language differ by a negation between two words that stand together in the other.

    Who says `we do not build walls, we build bridges` is not denied by `we build bridges`, nor `do not wait` by `wait
    for nobody`.
    """
    code = main_language(language)
    if _denials(one, code) == _denials(other, code):
        return False
    (said, denied), (also_said, also_denied) = (_joined(text, code) for text in (one, other))
    return bool(((denied - also_denied) & (also_said - said)) | ((also_denied - denied) & (said - also_said)))


def _denials(text: str, language: str) -> int:
    """How many words of a text deny."""
    lists = load("negations")
    denying = {*lists["inside"].get(language, ()), *lists["elsewhere"].get(language, ())}
    return sum(word in denying for word in _tokens(text, language))


Joined = frozenset[tuple[str, str]]


@functools.lru_cache(maxsize=65536)
def _joined(text: str, language: str) -> tuple[Joined, Joined]:
    """Each two words that stand together, and each two between which a negation stands."""
    words = _tokens(text, language)
    negations = set(load("negations")["inside"].get(language, ()))
    denied = {
        (left, right)
        for at, word in enumerate(words)
        if word in negations
        and (left := _last(words[:at], negations)) is not None
        and (right := _last(words[:at:-1], negations)) is not None
    }
    return frozenset(itertools.pairwise(words)), frozenset(denied)


def _last(words: list[str], passed: set[str]) -> str | None:
    """The last of some words that is no negation."""
    return next((word for word in reversed(words) if word not in passed), None)


def _tokens(text: str, language: str) -> list[str]:
    beside = load("negations")["beside"].get(language, ())
    spelt = _CONTRACTED.sub(" not", text.casefold()) if language == "en" else text.casefold()
    return [word for word in _WORD.findall(_APOSTROPHE.sub(" ", spelt)) if word not in beside]


@functools.cache
def _acts() -> dict[str, re.Pattern[str]]:
    return {act: re.compile("|".join(map(_begins, words))) for act, words in load("acts")["acts"].items()}


def _begins(word: str) -> str:
    return rf"{re.escape(word.removeprefix('='))}$" if word.startswith("=") else re.escape(word)


@functools.cache
def _denied() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('acts')['denied']['words'])})\b", re.IGNORECASE)


@functools.cache
def _passed_on() -> re.Pattern[str]:
    return re.compile("|".join(load("acts")["passed_on"]["words"]), re.IGNORECASE)
