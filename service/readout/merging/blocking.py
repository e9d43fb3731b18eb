"""Which records are compared at all: those that share a key, so that no pass over all pairs is needed."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from readout.merging.judging import EVER, Known, R
from readout_schemas import Meeting, Statement

LARGEST_BLOCK = 60
"""Records that may share a key: one that more share tells nothing, and would cost the square of their number."""
LONGEST_WINDOW = 45
"""Days up to which a record is found by each day that it may be of."""
WEEK = 7
MOST_SIDES = 12
"""Sides of a meeting by whose pairs it is found: the first in the alphabet, which are the same in every report."""
RARE_WORDS = 8
"""Words of content by which a wording is found: the rarest of those that others have too."""

Pair = tuple[int, int]


def candidates(records: Sequence[Known[R]]) -> Iterator[Pair]:
    """Pairs of positions to compare, each once, in order."""
    blocks: dict[object, list[int]] = defaultdict(list)
    keys = _meeting_keys if records and isinstance(records[0].record, Meeting) else _worded_keys(records)
    for at, record in enumerate(records):
        for key in set(keys(record)):
            blocks[key].append(at)
    pairs = {
        pair for block in blocks.values() if len(block) <= LARGEST_BLOCK for pair in itertools.combinations(block, 2)
    }
    yield from sorted(pairs)


def _meeting_keys(meeting: Known[R]) -> Iterator[object]:
    """Each week that it may be in, with each two of its sides, each host, and who meets where no two sides are named.

    An exact day goes with the place, and with who meets.
    """
    named: list[object] = [*itertools.combinations(sorted(meeting.sides)[:MOST_SIDES], 2), *meeting.beside]
    if len(meeting.sides) < 2:  # noqa: PLR2004  (two make a meeting)
        named += [*meeting.parties, *meeting.levels]
    yield from itertools.product(_weeks(meeting), named)
    if meeting.days is not None and meeting.days.exact:
        yield from itertools.product((meeting.days,), (*meeting.place, *meeting.levels))


def _weeks(record: Known[R]) -> list[int]:
    """The weeks of its window, each also under the next one's number, so that neighbours meet."""
    if record.window == EVER:
        return [0]
    first, last = record.window.first // WEEK, min(record.window.last, record.window.first + LONGEST_WINDOW) // WEEK
    return list(range(first, last + 2))


def _worded_keys(records: Sequence[Known[R]]) -> Callable[[Known[R]], Iterator[object]]:
    """Each party with each of the rarest words of content; of a sanction the kind of measure will do."""
    counts: dict[str, int] = defaultdict(int)
    for record in records:
        for stem in {stem for wording in record.wordings for stem in wording.content}:
            counts[stem] += 1

    def keys(record: Known[R]) -> Iterator[object]:
        words = {stem for wording in record.wordings for stem in wording.content if counts[stem] > 1}
        if isinstance(record.record, Statement) and not record.record.quotes:
            return
        chosen = sorted(words, key=lambda stem: (counts[stem], stem))[:RARE_WORDS]
        kind = getattr(record.record, "measure_kind", None)
        for party in record.parties:
            yield from ((party, stem) for stem in chosen)
            yield from ((party, kind, week) for week in _weeks(record) if kind)
        if all(party.startswith("group-") for party in record.parties):
            yield from (("group", stem) for stem in chosen)

    return keys
