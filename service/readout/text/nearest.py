"""The nearest real words to a misquotation: to put into the question that is asked again, never to be accepted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from readout.text.marks import WORD
from readout.text.normalised_query import NormalisedQuery

if TYPE_CHECKING:
    from readout.text.fold import FoldedText, Span

_LONGEST = 2_000
"""Characters of a quote that are compared; the place of a longer one is clear from them."""
_MOST_PLACES = 64
"""Places of one word that vote; a word with more tells little."""
_WINDOWS = 3
_SLACK = 3
"""Words by which the nearest stretch may be shorter or longer than the quote at either end."""
_LEAST = 60.0
"""Likeness, in per cent, below which two stretches have nothing to do with one another."""
_UNEQUAL = 4.0
"""Taken off for each word more or less than the quote has: one word put for another is the commonest fault."""
_LIKE_WORD = 75.0
_MISSPELT = 4
_SHORT_TEXT = 20_000
_SHORT_QUOTE = 200


def nearest(folded: FoldedText, quote: str) -> str | None:
    """Finds the stretch of the text that is most like ``quote``.

    Takes time in proportion to the quote, whatever the length of the text.

    Args:
        folded: The text.
        quote: Words that are not in it.

    Returns:
        Words of the text as they stand there, or None if nothing is like the quote (less than 60 % of it).
    """
    words = NormalisedQuery(quote).words[:_LONGEST]
    if not words:
        return None
    found = [_best_in(folded.folded, words, window) for window in _windows(folded, words)]
    found.extend(_unspaced(folded.folded, words))
    score, start, end = max(found, default=(0.0, 0, 0), key=lambda entry: (entry[0], -entry[1]))
    if score < _LEAST or start >= end:
        return None
    return folded.text[slice(*folded.original(start, end))]


def _windows(folded: FoldedText, words: str) -> list[Span]:
    """Returns the stretches in which most words of the quote stand at about their distances."""
    width = max(len(words), 40)
    votes: Counter[int] = Counter()
    for place, weight in _places(folded, words):
        votes[place // width] += weight
        votes[place // width + 1] += weight
    best = sorted(votes, key=lambda number: (-votes[number], number))[:_WINDOWS]
    return [(max((number - 1) * width - width // 2, 0), (number + 2) * width) for number in best]


def _places(folded: FoldedText, words: str) -> list[tuple[int, int]]:
    """Returns where the quote would begin, by each place of each of its words, and how much that tells."""
    found = [(match.start(), folded.word_places.get(match.group(), [])) for match in WORD.finditer(words)]
    if not any(places for _, places in found):
        found = _misspelt(folded, words)
    return [
        (max(at - shift, 0), 1 + _MOST_PLACES // len(places))
        for shift, places in found
        for at in places[:: len(places) // _MOST_PLACES + 1]
    ]


def _misspelt(folded: FoldedText, words: str) -> list[tuple[int, list[int]]]:
    longest = sorted(WORD.finditer(words), key=lambda match: match.start() - match.end())[:_MISSPELT]
    found = []
    for match in longest:
        like = process.extractOne(match.group(), folded.word_places.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_WORD)
        if like is not None:
            found.append((match.start(), folded.word_places[like[0]]))
    return found


def _best_in(text: str, words: str, window: Span) -> tuple[float, int, int]:
    """Returns the likeness and range of the stretch of ``window`` that is most like ``words``."""
    spans = [match.span() for match in WORD.finditer(text, *window)]
    wanted = Counter(WORD.findall(words))
    count = min(sum(wanted.values()), len(spans))
    if not count:
        return 0.0, 0, 0
    if count > _SLACK:
        first = _most_shared([text[start:end] for start, end in spans], wanted, count)
        starts = range(max(first - _SLACK, 0), min(first + _SLACK + 1, len(spans)))
    else:
        starts = range(len(spans))
    tried = [
        (
            fuzz.ratio(words, text[spans[i][0] : spans[j][1]]) - _UNEQUAL * abs(j - i + 1 - count),
            spans[i][0],
            spans[j][1],
        )
        for i in starts
        for j in range(max(i + count - 1 - _SLACK, i), min(i + count + _SLACK, len(spans)))
    ]
    return max(tried, default=(0.0, 0, 0), key=lambda entry: (entry[0], -entry[1], -entry[2]))


def _most_shared(words: list[str], wanted: Counter[str], count: int) -> int:
    """Returns where the run of ``count`` words begins that has most of the wanted ones."""
    inside = Counter(words[:count])
    shared = sum(min(inside[word], wanted[word]) for word in wanted)
    best, first = shared, 0
    for i in range(count, len(words)):
        gone, come = words[i - count], words[i]
        inside[gone] -= 1
        shared -= inside[gone] < wanted[gone]
        inside[come] += 1
        shared += inside[come] <= wanted[come]
        if shared > best:
            best, first = shared, i - count + 1
    return first


def _unspaced(text: str, words: str) -> list[tuple[float, int, int]]:
    """Compares character by character where no spaces part the words, if the text is short enough for it."""
    if len(text) > _SHORT_TEXT or len(words) > _SHORT_QUOTE or WORD.search(words):
        return []
    found = fuzz.partial_ratio_alignment(words, text)
    return [] if found is None else [(found.score, found.dest_start, found.dest_end)]
