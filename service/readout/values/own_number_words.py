"""Number words that no library reads, in the languages that list their own: `двадцать семь` is `27`.

Words that make one number together are added up or multiplied, as the language puts them: tens before units, units
before tens (`سبع وعشرون`), units before ten from eleven on (`שתים עשרה`), hundreds after their number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from readout.values.folding import without_accents
from readout.values.language_data import forms, listed, section

DECIMAL = "٫"
"""Parts the decimals of what is put in figures, whatever the language."""
WORD = re.compile(r"[^\W\d_]+(?:['’\u200c][^\W\d_]+)*")
_HUNDRED = 100
_TEN = 10


@dataclass(frozen=True, slots=True)
class _NumberWords:
    """How a language makes numbers of words.

    Attributes:
        value: The number that one word says, without case.
        joints: Words, or first letters of words, that join two of a number: `و`.
        teens: How 11 to 19 are put: ``unit ten``, ``ten unit``, or ``""`` where they are words of their own.
        only_after: Words that are a number only after another: `מאות` alone is `hundreds`.
    """

    value: Callable[[str], Decimal | None]
    joints: frozenset[str]
    teens: str
    only_after: frozenset[str]


def own_words_in_figures(words: str, language: str) -> str:
    """Figures for the words in a language's file, several of them added up where they make one number."""
    known = _number_words(language)
    tokens = list(WORD.finditer(words))
    pieces: list[str] = []
    at = number = 0
    while number < len(tokens):
        used, value = _number(words, tokens, number, known)
        if used:
            pieces += [words[at : tokens[number].start()], f"{value.normalize():f}".replace(".", DECIMAL)]
            at = tokens[number + used - 1].end()
        number += max(used, 1)
    return "".join([*pieces, words[at:]])


def _number(words: str, tokens: list[re.Match[str]], first: int, known: _NumberWords) -> tuple[int, Decimal]:
    """How many tokens from ``first`` on make one number, and which; 0 if none."""
    word = tokens[first].group().lower()
    value = None if word in known.only_after else known.value(word)
    if value is None:
        return 0, Decimal(0)
    used = 1
    while first + used < len(tokens):
        joint = tokens[first + used].group().lower() in known.joints
        after = first + used + joint
        if after >= len(tokens) or not _adjoin(words, tokens[first + used - 1 : after + 1]):
            break
        more = tokens[after].group().lower()
        joined = _joined(value, known.value(more), known.teens, joint=joint or more[:1] in known.joints)
        if joined is None:
            break
        value, used = joined, after - first + 1
    return used, value


def _adjoin(words: str, tokens: list[re.Match[str]]) -> bool:
    """Whether nothing but spaces and hyphens stands between tokens that follow one another."""
    between = (words[one.end() : other.start()] for one, other in pairwise(tokens))
    return not any(gap.strip(" -") for gap in between)


def _joined(value: Decimal, more: Decimal | None, teens: str, *, joint: bool) -> Decimal | None:
    """Two number words as one: twenty seven, three hundred, seven and twenty; ``None`` if they are two numbers."""
    if more is None:
        return None
    if more == _HUNDRED and 1 < value < _TEN:
        return value * more
    if more < 1:
        return value * more if value < _TEN else None
    teen = (teens == "unit ten" and value < more == _TEN) or (teens == "ten unit" and more < value == _TEN)
    tens_and_unit = more < value and value >= 2 * _TEN and value % 10 ** len(str(int(more))) == 0
    unit_and_tens = joint and value < _TEN < more < _HUNDRED and more % _TEN == 0
    return value + more if teen or tens_and_unit or unit_and_tens else None


@cache
def _number_words(language: str) -> _NumberWords:
    numbers = section(language, "numbers")
    known = {word: Decimal(value) for word, value in forms(numbers["words"]).items()}
    known = {without_accents(word): value for word, value in known.items()} | known if language == "el" else known
    prefix = numbers.get("prefix", "")
    halves = frozenset(listed(numbers.get("and_half", "")))
    if numbers.get("compounds") == "tens-units":
        known |= _compounds(known, lambda ten, unit: ten + unit)
    elif numbers.get("compounds") == "units-a-tens":
        known |= _compounds(known, lambda ten, unit: f"{unit}a{ten}")

    for word in listed(numbers.get("articles", "")):
        known.pop(word, None)

    def look_up(word: str) -> Decimal | None:
        if word in halves:
            return None
        return known.get(word) or (known.get(word[len(prefix) :]) if prefix and word.startswith(prefix) else None)

    return _NumberWords(
        look_up,
        frozenset(listed(numbers.get("joints", ""))),
        numbers.get("teens", ""),
        frozenset(listed(numbers.get("only_after", ""))),
    )


def _compounds(known: dict[str, Decimal], join: Callable[[str, str], str]) -> dict[str, Decimal]:
    tens = {word: value for word, value in known.items() if _TEN < value < _HUNDRED and value % _TEN == 0}
    units = {word: value for word, value in known.items() if 1 <= value < _TEN and value == int(value)}
    return {join(ten, unit): tens[ten] + units[unit] for ten in tens for unit in units}
