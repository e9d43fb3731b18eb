"""What keeps statements apart, and what ties them into one utterance."""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable

from readout.merging.comparable import Comparable, bare, in_one_news
from readout.merging.days import Days
from readout.merging.decisions import Keys, Matcher, Rule, Tie, overlap
from readout.merging.rewording import reworded
from readout.merging.wording import NOTHING, Likeness, likeness
from readout.values import capital_country, country_code, demonym_country
from readout_schemas import Statement

SAME_FROM = 0.5
"""Share of the lighter wording, by weight, that both have in the same order: above it one is a cut, or a translation
back, of the other."""
UNSURE_FROM = 0.2
FEWEST = 4
"""Words of content from which a wording can be told by a share of its words; a shorter one has to stand in the other
in one piece."""
LEAST_SHARED = 2
LEAST_TRANSLATED = 3
"""Words of content that a translation shares at the least: another sentence about the same has two of three."""
TRANSLATED = 0.6
"""Share of the words of content of the shorter that a translation has to have, in whatever order."""

LIKE = 0.3
"""Share of the words of content of two utterances of one report that are in both, from which they are two alike."""

_NAME = re.compile(r"\b[A-Z][\w’-]+")
_IN = re.compile(r"\b(?:in|at) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")

S = Comparable[Statement]


def _other_speakers(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one & other


def _other_days(one: Days, other: Days) -> bool:
    return not one.meets(other)


def _elsewhere(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


@functools.lru_cache(maxsize=65536)
def occasion_countries(occasion: str | None) -> frozenset[str]:
    """The countries that an occasion names, or whose people: `after the talks with Georgia`, `the Samoan minister`."""
    names = _NAME.findall(occasion or "")
    codes = (country_code(name) or demonym_country(name, "en") for name in names)
    return frozenset(code for code in codes if code is not None)


@functools.lru_cache(maxsize=65536)
def occasion_places(occasion: str | None) -> frozenset[str]:
    """The countries in which an occasion is said to have been, by name or capital: `press conference in Oslo`."""
    names = _IN.findall(occasion or "")
    codes = (country_code(name) or capital_country(name) for name in names)
    return frozenset(code for code in codes if code is not None)


def _paraphrased(one: bool, other: bool) -> bool:
    return one or other


RULES: tuple[Rule[Statement], ...] = (
    Rule("by different speakers", "The same words of two people are two utterances.",
         lambda one: one.parties | one.groups, _other_speakers),
    Rule("on different days", "A figure of speech comes back on another day.",
         lambda one: one.window, _other_days),
    Rule("said in different places", "A figure of speech comes back on another occasion.",
         lambda one: occasion_places(one.record.occasion), _elsewhere),
    Rule("said to other guests", "What is said to one guest may be said to the next.",
         lambda one: occasion_countries(one.record.occasion), _elsewhere, proven=False),
    Rule("one is a paraphrase", "The reporter's words do not show which of a speaker's words they stand for.",
         lambda one: not one.record.quotes, _paraphrased),
)  # fmt: skip


def closest(first: S, second: S) -> tuple[Likeness, bool]:
    """The best likeness of any two pieces, and whether the shorter of these is too short to judge by."""
    best, short = NOTHING, True
    for one in first.wordings:
        for other in second.wordings:
            told = likeness(one, other)
            if (told.within, told.score) > (best.within, best.score):
                best, short = told, min(len(one.content), len(other.content)) < FEWEST
    return best, short


def _within(one: S, other: S) -> bool:
    """Whether the words of one stand in the other in one piece: two words of content come back the next day."""
    told, _ = closest(one, other)
    return told.within and told.shared >= (LEAST_SHARED if _same_day(one, other) else LEAST_SHARED + 1)


def _ordered(one: S, other: S) -> bool:
    told, short = closest(one, other)
    enough = told.score >= SAME_FROM and told.shared > LEAST_SHARED and not short
    return enough and not _at_other_times(one, other) and not reworded(one, other, same_day=_same_day(one, other))


def _identical(one: S, other: S) -> bool:
    """Whether a quotation of one is a quotation of the other, of however few words, in reports of one time."""
    return _same_time(one, other) and bool(_quotes(one) & _quotes(other))


def _same_time(one: S, other: S) -> bool:
    """Whether both are dated, by days that meet, or reported in one news: the very same few words come back later."""
    return (one.days is not None and other.days is not None) or in_one_news(one.published, other.published)


def _same_day(one: S, other: S) -> bool:
    """Whether both are dated, by days that meet, or reported on one day."""
    dated = one.days is not None and other.days is not None
    return dated or one.published == other.published is not None


def _at_other_times(one: S, other: S) -> bool:
    """Whether reports of other days leave open on which day it was said: a figure of speech comes back, reworded."""
    return one.published is not None and other.published is not None and not _same_time(one, other)


def _quotes(one: S) -> set[str]:
    return {bare(quote.text) for quote in one.record.quotes}


def _alike(one: S, other: S) -> bool:
    told, _ = closest(one, other)
    return told.score >= UNSURE_FROM and told.shared >= LEAST_SHARED


def _few_within(one: S, other: S) -> bool:
    """Whether a short quotation, of little content, stands in the other in one piece, in the same news."""
    told, _ = closest(one, other)
    short = min(len(piece.stems) for each in (one, other) for piece in each.wordings) if told.within else 0
    return short >= FEWEST and _same_time(one, other)


def _translated(one: S, other: S) -> bool:
    """Whether one is in another language than the other, and its translation has most words of the shorter.

    Of a shorter wording of less than ``LEAST_TRANSLATED`` words of content it has all.
    """
    if one.language == other.language or not _same_time(one, other):
        return False
    if reworded(one, other, same_day=_same_day(one, other)):
        return False
    pairs = ((first.content, second.content) for first in one.wordings for second in other.wordings)
    return any(
        len(first & second) >= max(LEAST_SHARED, min(LEAST_TRANSLATED, len(first), len(second)))
        and len(first & second) >= TRANSLATED * min(len(first), len(second))
        for first, second in pairs
    )


TIES: tuple[Tie[Statement], ...] = (
    Tie("the words of one stand in the other", 3.0, _within),
    Tie("the very same quotation", 2.5, _identical),
    Tie("most of the words, in the same order", 2.0, _ordered),
    Tie("most of the words of a translation", 1.5, _translated),
    Tie("some of the words, in the same order", 1.0, _alike, enough=False),
    Tie("a few words of the other, in one piece", 0.9, _few_within, enough=False),
)


def excerpt(first: S, second: S) -> bool:
    """Whether one report takes up words of an utterance elsewhere, in a clause of its own: else it tells them apart."""
    short, long = sorted((first, second), key=lambda one: sum(len(piece.stems) for piece in one.wordings))
    told = [likeness(piece, whole) for piece in short.wordings for whole in long.wordings[-1:]]
    return (
        long.record.mode == "direct"
        and short.record.mode == "mixed"
        and all(one.within and one.shared >= LEAST_SHARED for one in told)
    )


def told_apart(first: S, second: S) -> bool:
    """Whether one report has two utterances of like words: no third is both. Other words may be another part of it."""
    return nearness(first, second) >= LIKE and not excerpt(first, second)


def nearness(first: S, second: S) -> float:
    """How near two utterances are: by the words of content in their likest pieces."""
    return max(
        (overlap(one.content, other.content) for one in first.wordings for other in second.wordings), default=0.0
    )


def keys(statement: S) -> Keys:
    """The speaker with each word of content, and with each quotation as a whole."""
    words: set[Hashable] = {stem for wording in statement.wordings for stem in wording.content}
    whole: set[Hashable] = {("whole", bare(quote.text)) for quote in statement.record.quotes}
    found = frozenset((party, word) for party in statement.parties | statement.groups for word in words | whole)
    return Keys(found, found)


def complete(statement: S) -> int:
    """What clusters begin with: the longest wording."""
    return sum(len(wording.stems) for wording in statement.wordings)


def example(statement: S) -> Hashable:
    """The words, and the time of who does not date them."""
    return (statement.wordings, statement.days, None if statement.days else statement.published)


MATCHER = Matcher(
    rules=RULES,
    ties=TIES,
    keys=keys,
    complete=complete,
    example=example,
    in_one_report=excerpt,
    told_apart=told_apart,
    nearness=nearness,
)
