"""Judgements between two records: same, different or unsure, with reasons.

Invariant: a judgement depends on the two records alone, and not on which comes first.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from readout.merging.days import Days, when_days
from readout.merging.levels import levels_of
from readout.merging.wording import Wording, wording
from readout.parties import Identities
from readout.values import capital_country, country_code
from readout_schemas import Commitment, Document, Meeting, Mention, Sanction, Statement, Verdict

R = TypeVar("R", Meeting, Statement, Commitment, Sanction)

NEWS_LASTS = 10
"""Days before its publication in which what a report tells without a date is taken to have happened."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and what speaks for it."""

    verdict: Verdict
    reasons: tuple[str, ...]
    strength: float = 0.0
    """How much speaks for it; clusters grow from the strongest."""


def different(*reasons: str) -> Ruling:
    """They are not one thing."""
    return Ruling("different", reasons)


@dataclass(frozen=True, slots=True)
class Known(Generic[R]):
    """A record with what comparing it needs, worked out once."""

    record: R
    document: Document
    days: Days | None
    """When, if the record has a date."""
    window: Days
    """When at the earliest and latest, reckoned from the publication where there is no date."""
    parties: frozenset[str]
    """Canonical ids of those who act in it: sides and hosts, the speaker, the actors, the targets."""
    beside: frozenset[str]
    """Canonical ids of others who matter: a meeting's hosts, a sanction's senders."""
    wordings: tuple[Wording, ...]
    """What it is told by: title and topics, quotes, action, measure."""
    levels: frozenset[str]
    """Of a meeting: who meets, by titles and offices."""
    sides: frozenset[str]
    """Of ``parties`` the countries and organisations: groups are worded differently from report to report."""
    place: frozenset[str]
    """Of a meeting: the stems of the place, and the codes of the country that it is or is the capital of."""

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.record.id


Judge = Callable[[Known[R], Known[R]], Ruling]

EVER = Days(1, 3_652_059)
"""Every day that a date can have."""


def known(record: R, document: Document, identities: Identities) -> Known[R]:
    """A record made ready to compare."""
    days = when_days(record.deadline if isinstance(record, Commitment) else record.when)
    actors, beside = _parties(record)
    parties = frozenset(identities.canonical(mention.party).id for mention in actors)
    return Known(
        record=record,
        document=document,
        days=days,
        window=days or _window(record, document),
        parties=parties,
        beside=frozenset(identities.canonical(mention.party).id for mention in beside),
        wordings=tuple(wording(text, document.language) for text in _texts(record)),
        levels=levels_of(record) if isinstance(record, Meeting) else frozenset(),
        sides=frozenset(party for party in parties if party.startswith(("country-", "organisation-"))),
        place=_place(record.place) if isinstance(record, Meeting) and record.place else frozenset(),
    )


@functools.lru_cache(maxsize=4096)
def _place(place: str) -> frozenset[str]:
    codes = {code for code in (country_code(place), capital_country(place)) if code is not None}
    return frozenset(wording(place).content | codes)


def _window(record: Meeting | Statement | Commitment | Sanction, document: Document) -> Days:
    if document.published is None:
        return EVER
    day = document.published.toordinal()
    to_come = isinstance(record, Meeting) and record.status in {"planned", "proposed", "cancelled"}
    return Days(day, day + 3 * NEWS_LASTS) if to_come else Days(day - NEWS_LASTS, day)


def _parties(record: Meeting | Statement | Commitment | Sanction) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    match record:
        case Meeting():
            return (*record.participants, *record.hosts), record.hosts
        case Statement():
            return (record.speaker,), ()
        case Commitment():
            return record.actors, ()
        case Sanction():
            return record.targets, record.senders


def _texts(record: Meeting | Statement | Commitment | Sanction) -> list[str]:
    match record:
        case Meeting():
            return [" ".join((record.title, *record.topics))]
        case Statement():
            quotes = [quote.text for quote in record.quotes]
            return [*quotes, " ".join(quotes)] if len(quotes) > 1 else quotes
        case Commitment():
            return [record.action]
        case Sanction():
            return [record.measure]


def published_apart(first: Document, second: Document) -> int | None:
    """Days between two publications; None if one has no date."""
    if first.published is None or second.published is None:
        return None
    return abs((first.published - second.published).days)
