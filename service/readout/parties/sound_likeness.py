"""How alike two words of names sound, in whatever scripts, by the cheapest alignment of their sounds."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from readout.parties.sounds import VOWELS, Sound, distances, endings, script_of, sounds_of

FARTHEST = 1.3
"""What it costs that one sound stands for another that is not near it."""
_WEIGHTS = {"?": 0.08, "~": 0.4}
_H = 0.35
"""What a sound weighs that is left out often, at times, and if it is an ``h``; other consonants weigh 1."""
_ENDING = 0.02
"""How far a word is from itself in another case."""
_SHORTEST_STEM = 2
"""Letters that are left before an ending."""
_MOST_LIKE = 0.45
"""A distance above all limits, from which it is no longer told how far two words are apart."""
_MOST_APART = 0.45
"""How much, of their mean, the weights of two words of one name may differ."""


@dataclass(frozen=True, slots=True)
class _Script:
    """What counts where a form is written in a script."""

    vowel: float
    """What a vowel of the name weighs."""
    written: float
    """What one weighs that the form writes."""
    limit: float
    """How far, of their weight, two words of one name may be from one another."""
    short: float
    """The same for words of little weight, as which many others sound."""
    coda: float = 1.0
    """What an ``r`` weighs before a consonant or at the end."""


_SCRIPTS = {
    "latin": _Script(vowel=0.35, written=0.35, limit=0.19, short=0.12),
    "cyrillic": _Script(vowel=0.7, written=0.7, limit=0.22, short=0.15),
    "greek": _Script(vowel=0.7, written=0.7, limit=0.22, short=0.15),
    "kana": _Script(vowel=0.4, written=0.4, limit=0.25, short=0.22, coda=0.25),
    "han": _Script(vowel=0.3, written=0.3, limit=0.27, short=0.21, coda=0.3),
    "hebrew": _Script(vowel=0.12, written=0.2, limit=0.21, short=0.15),
    "arabic": _Script(vowel=0.12, written=0.2, limit=0.21, short=0.15),
}
_VOWELLED = frozenset({"cyrillic", "greek"})
"""Scripts that write each vowel of a foreign name as one that sounds like it."""
_NEAR = 0.34
"""How far the only vowels of two words may be from one another in these: ``Berg`` is not ``Борг``."""
_SHORT, _LONG = 1.5, 3.5
"""Weights of two words between which their limit grows."""


@functools.lru_cache(maxsize=65536)
def sound_alike(name: str, form: str, *, cases: bool = False, within: float = 1.0) -> bool:
    """Whether a word of a form sounds like a word of a name.

    Args:
        name: A word, in the Latin letters of a usual English name.
        form: A word, in any script.
        cases: Whether names change their endings by case in the form's language.
        within: What part of the limit it has to be within.
    """
    kind = _SCRIPTS.get(script_of(form) or "")
    if kind is None:
        return False
    apart, weight = _apart(name, form, cases)
    grown = min(max((weight - _SHORT) / (_LONG - _SHORT), 0.0), 1.0)
    return apart <= (kind.short + (kind.limit - kind.short) * grown) * within


@functools.lru_cache(maxsize=65536)
def _apart(name: str, form: str, cases: bool) -> tuple[float, float]:
    """How far two words are apart, from 0 to about 1 for no sound in common, and the mean of their weights."""
    stems = ((stem, _ENDING if stem != form else 0.0) for stem in ((form, *_stems(form)) if cases else (form,)))
    return min(
        (far + cost, weight) for stem, cost in stems for far, weight in [_far(name, stem, script_of(form) or "")]
    )


def _stems(form: str) -> list[str]:
    """A word without each of the endings of cases that it may have."""
    folded, script = form.casefold(), script_of(form) or ""
    return [
        form[: -len(one)] for one in endings(script) if folded.endswith(one) and len(form) - len(one) >= _SHORTEST_STEM
    ]


def _far(name: str, form: str, script: str) -> tuple[float, float]:
    one, other = _weighed(name, script, False), _weighed(form, script, True)
    if script in _VOWELLED and _are_of_two_vowels(name, form):
        return FARTHEST, 0.0
    weights = sum(sound[1] for sound in one), sum(sound[1] for sound in other)
    mean = (weights[0] + weights[1]) / 2
    if not mean or abs(weights[0] - weights[1]) > mean * _MOST_APART:
        return FARTHEST, mean
    return _aligned(one, other, mean * _MOST_LIKE) / mean, mean


def _are_of_two_vowels(name: str, form: str) -> bool:
    """Whether two words have one vowel each, and these are no spellings of one another."""
    one, other = (
        [sound.may_be for sound in sounds_of(word) if sound.is_vowel and not sound.kept] for word in (name, form)
    )
    return len(one) == len(other) == 1 and _between(one[0], other[0]) > _NEAR


_MayBe = tuple[tuple[str, float], ...]
_Weighed = tuple[tuple[_MayBe, float, bool], ...]
"""Sounds: what each may be, each with how unlikely that is; what it weighs; and whether it is a vowel."""


@functools.lru_cache(maxsize=65536)
def _weighed(word: str, script: str, written: bool) -> _Weighed:
    """The sounds of a word, each with what it weighs where a form in a script is compared; ``written``: the form."""
    kind, sounds = _SCRIPTS[script], sounds_of(word)
    vowel = kind.written if written else kind.vowel
    return tuple(
        (sound.may_be, _weight(sound, sounds[at + 1 : at + 2], vowel, kind), sound.is_vowel)
        for at, sound in enumerate(sounds)
    )


def _weight(sound: Sound, after: tuple[Sound, ...], vowel: float, kind: _Script) -> float:
    weight = _WEIGHTS.get(sound.kept, 1.0)
    usual = sound.may_be[0][0]
    if usual in VOWELS:
        return min(weight, vowel)
    if usual == "h":
        return min(weight, _H)
    if usual == "r" and not (after and after[0].is_vowel):
        return min(weight, kind.coda)
    return weight


def _aligned(one: _Weighed, other: _Weighed, most: float) -> float:
    """What it costs to make one word of another, by the cheapest alignment; ``FARTHEST`` a sound above ``most``."""
    row = [0.0]
    for _, weight, _ in other:
        row.append(row[-1] + weight)
    for may_be, left_out, is_vowel in one:
        before, row = row, [row[0] + left_out]
        last = row[0]
        for at, (others, put_in, also_vowel) in enumerate(other):
            counts = (left_out + put_in) / 2 if is_vowel is also_vowel else max(put_in, left_out)
            as_one, without = before[at] + _between(may_be, others) * counts, before[at + 1] + left_out
            last += put_in
            last = min(last, as_one)
            last = min(last, without)
            row.append(last)
        if min(row) > most:
            return FARTHEST * len(other)
    return row[-1]


@functools.lru_cache(maxsize=65536)
def _between(one: _MayBe, other: _MayBe) -> float:
    """How far two sounds are from one another, by the nearest of what they may be."""
    far = distances()
    return min(
        min((0.0 if first == second else far.get((first, second), FARTHEST)) + rare + seldom, FARTHEST)
        for first, rare in one
        for second, seldom in other
    )
