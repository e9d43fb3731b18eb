"""Words of all languages together: for text of which is asked before its language is known."""

from __future__ import annotations

import functools
import re
from typing import Literal

from readout.languages.dialogue import Words
from readout.languages.loading import LANGUAGES


@functools.cache
def speech_words() -> Words:
    """Verbs of speech of all languages that part their words, as they stand beside a quotation.

    Those that more often are something else, in whichever language, are left out unless a language keeps them.
    """
    spaced = [one for one in LANGUAGES.values() if not one.unspaced]
    verbs = frozenset().union(*(one.speech | one.leaning for one in spaced))
    return (verbs - frozenset().union(*(one.nouns for one in spaced))).union(*(one.beside_marks for one in spaced))


@functools.cache
def all_speech_words() -> Words:
    """The same, with those that more often are something else: for places in which only a verb can stand."""
    return frozenset().union(*(one.speech | one.leaning for one in LANGUAGES.values() if not one.unspaced))


@functools.cache
def resuming_words() -> Words:
    """Words of all languages with which speech goes on after a reporting clause between commas."""
    return frozenset().union(*(one.resuming for one in LANGUAGES.values()))


@functools.cache
def inside_verbs() -> Words:
    """Words of all languages that may stand before or inside a verb of speech beside a quotation."""
    return frozenset().union(*(one.inside_verbs for one in LANGUAGES.values()))


@functools.cache
def past_tense() -> re.Pattern[str]:
    """A verb in the past tense at the head of a clause, in the languages whose past has an ending of its own."""
    return re.compile(rf"(?:{'|'.join(form for one in LANGUAGES.values() for form in one.past)})\b")


@functools.cache
def apostrophe_words(kind: Literal["clipped", "elided", "cut_off"]) -> Words:
    """Words of all languages that are written with an apostrophe, without it."""
    return frozenset().union(
        *({"clipped": one.clipped, "elided": one.elided, "cut_off": one.cut_off}[kind] for one in LANGUAGES.values())
    )


@functools.cache
def unspaced_speech() -> re.Pattern[str]:
    """Verbs of speech of the languages that do not part their words."""
    unspaced = [one for one in LANGUAGES.values() if one.unspaced]
    words = sorted({word for one in unspaced for word in one.speech}, key=lambda word: (-len(word), word))
    short = sorted({word for one in unspaced for word in one.speech_before_stop})
    return re.compile(rf"{'|'.join(map(re.escape, words))}|(?:{'|'.join(map(re.escape, short))})(?=[，：:「“])")
