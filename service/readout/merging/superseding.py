"""Records that a later report says to be otherwise: what a house corrects, and the plan of a meeting that was moved.

They are compared by what the later report says, so that they are one with what became of them. What they said
themselves stays in the record, and is told as a disagreement or a development.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from readout.merging.citing import Houses, cited
from readout.merging.comparable import BILATERAL, Comparable, R, bare
from readout.merging.credits import houses_of
from readout.merging.meeting_times import REMOTE
from readout.merging.moved_plans import moved_plans
from readout.merging.places import told_apart
from readout.merging.word_lists import pattern
from readout.merging.wording import likeness
from readout_schemas import Document, Meeting, Statement

OPENING = 200
"""Characters in which a report says that it corrects another."""
SOON = 7
"""Days within which a house corrects what it published."""
QUOTED = 4
"""Words from which a quotation is known by itself, so that another speaker of it is a correction."""
ALIKE = 0.8
"""Share of its words, by weight, that the translation of a quotation has in common with it, in the same order."""

_HEADING = r"(?:^|[(\[（【]|[\s)\]）][–—-]\s)[\s*]*(?:{})"
"""Where a report begins to say what it is: a line, a bracket, or what follows a dateline."""

C = Comparable[Any]


def superseded(records: Sequence[Comparable[R]]) -> list[Comparable[R]]:
    """The records, those that a later one corrects or moves with the day, place and speaker of that one."""
    later = _corrected(records) | moved_plans(records)
    return [_as_said_later(one, later[one.id]) if one.id in later else one for one in records]


def _as_said_later(one: Comparable[R], other: C) -> Comparable[R]:
    remote = other.form in REMOTE
    days, place = other.days or one.days, other.place or (None if remote else one.place)
    parties = other.parties if isinstance(one.record, Statement) else one.parties
    window = other.window if other.days else one.window
    form = one.form if other.form == "unknown" else other.form
    return dataclasses.replace(one, days=days, window=window, place=place, form=form, parties=parties, moved=False)


def _corrected(records: Sequence[Comparable[R]]) -> dict[str, C]:
    """Each record of a report that its house corrects, with the one of the correction that is alike but for this."""
    documents = {one.document.id: one.document for one in records}
    corrections = {name: document for name, document in documents.items() if corrects(document)}
    if not corrections:
        return {}
    by_document: dict[str, list[Comparable[R]]] = defaultdict(list)
    for one in records:
        by_document[one.document.id].append(one)
    return {
        earlier.id: later
        for name, document in corrections.items()
        for other in documents.values()
        if passed_on(document, other)
        for earlier, later in _counterparts(by_document[other.id], by_document[name])
    }


def corrects(document: Document) -> bool:
    """Whether a report says, as it begins, that it corrects an earlier one of its house."""
    opening = f"{document.title or ''}\n{(document.text or '')[:OPENING]}"
    return pattern("corrections", document.language, frame=_HEADING).search(opening) is not None


def passed_on(correction: Document, other: Document) -> bool:
    """Whether the other is of the same house or gives credit to it, and was published shortly before."""
    if correction.id == other.id or correction.published is None or other.published is None:
        return False
    after = (correction.published - other.published).days
    if not 0 <= after <= SOON:
        return False
    houses, others = (houses_of(document) for document in (correction, other))
    one_house = not {house.key for house in houses}.isdisjoint(house.key for house in others)
    return one_house or any(cited(other, Houses(houses)))


def _counterparts(earlier: Sequence[Comparable[R]], later: Sequence[Comparable[R]]) -> Iterator[tuple[C, C]]:
    """The pairs of which each is the only one that is like the other but for day, place and speaker."""
    pairs = [(one, other) for one in earlier for other in later if _like(one, other)]
    firsts, seconds = [one.id for one, _ in pairs], [other.id for _, other in pairs]
    return ((one, other) for one, other in pairs if firsts.count(one.id) == 1 == seconds.count(other.id))


def _like(one: C, other: C) -> bool:
    match one.record:
        case Meeting():
            return (
                len(one.parties) >= BILATERAL and one.parties == other.parties and not _elsewhere_and_then(one, other)
            )
        case Statement():
            return not _long_quotes(one).isdisjoint(_long_quotes(other)) or _in_like_words(one, other)
        case _:
            return False


def _elsewhere_and_then(one: C, other: C) -> bool:
    """Whether two meetings have another day and another place: one slip is corrected, and not two."""
    days = one.days is not None and other.days is not None and not one.days.meets(other.days)
    return days and told_apart(one.place, other.place)


def _in_like_words(one: C, other: C) -> bool:
    """Whether a translation has the words of the other."""
    told = (likeness(first, second) for first in one.wordings for second in other.wordings)
    return one.language != other.language and any(each.score >= ALIKE and each.shared >= QUOTED for each in told)


def _long_quotes(one: C) -> set[str]:
    return {text for quote in one.record.quotes if len((text := bare(quote.text)).split()) >= QUOTED}
