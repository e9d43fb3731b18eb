"""How far two reviewers agree on what both reviewed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from sqlalchemy import LargeBinary, select, type_coerce
from sqlalchemy.orm import Session

from readout.desk.reviewing.counting import counted, subject_of
from readout.desk.reviewing.listing import Review, said_by, standing_reviews
from readout.desk.store.reading import portions
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, in_order
from readout.desk.store.settling import content

VERDICTS = ("accept", "correct", "reject")


class Difference(NamedTuple):
    """What two reviewers say otherwise of one record or cluster."""

    first: Review
    second: Review


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of what both reviewed.

    Attributes:
        both: how many records and clusters both reviewed.
        same: those of which both have the same verdict; two corrections are the same verdict whatever they say.
        kappa: Cohen's kappa of the verdicts (Educational and Psychological Measurement 20, 1960, 37-46); none where
            both have one verdict for all, or nothing is reviewed by both.
        differ: of how many the record would not be the same: other verdicts, other corrections.
        differences: these, or a page of them.
    """

    both: int
    same: int
    kappa: float | None
    differ: int
    differences: tuple[Difference, ...]

    @property
    def share(self) -> float | None:
        """Share of the same verdict; none if nothing is reviewed by both."""
        return self.same / self.both if self.both else None


class Word(NamedTuple):
    """A review without the records that it is of: see ``counting.Said``."""

    number: int
    reviewer: str
    at: dt.datetime
    verdict: str
    cluster: str | None
    takes_back: int | None
    corrects: bool
    """Whether it says how the record should be."""


class Of(NamedTuple):
    """Of which record it is: see ``counting.About``."""

    review: int
    subject: int
    record: str


Pair = tuple[Word, Word]


def agreement(session: Session, first: str, second: str, limit: int | None = None, behind: int = 0) -> Agreement:
    """How far two reviewers agree, by their last words.

    Read whole are the reviews of records that one of them corrects, or that were shown to them otherwise, and those of
    differences that are told: of all others it is known without that.

    Args:
        session: the store.
        first: a reviewer.
        second: another one.
        limit: so many differences are told, at most; all without it.
        behind: so many differences are left out before.
    """
    pairs = _pairs(session, first, second)
    corrected = [pair for pair in pairs if pair[0].corrects or pair[1].corrects]
    whole = _read(session, {*corrected, *_shown_otherwise(session, pairs)})
    verdicts = [(_verdict(one, whole), _verdict(other, whole)) for one, other in pairs]
    differing = [pair for pair in pairs if _differ(pair, whole)]
    told = differing[behind : None if limit is None else behind + limit]
    whole |= _read(session, [pair for pair in told if pair[0].number not in whole])
    return Agreement(
        both=len(pairs),
        same=sum(one == other for one, other in verdicts),
        kappa=kappa(verdicts),
        differ=len(differing),
        differences=tuple(Difference(whole[one.number], whole[other.number]) for one, other in told),
    )


def _pairs(session: Session, first: str, second: str) -> list[Pair]:
    """The last words of both, of each record and cluster that both reviewed."""
    row, about, is_by = ReviewRow, ReviewedRecordRow, said_by([first, second])
    columns = (row.number, row.reviewer, row.at, row.verdict, row.cluster, row.takes_back, row.correction.is_not(None))
    said = session.execute(select(*columns).where(is_by).order_by(*in_order()))
    own = about.review.in_(select(row.number).where(is_by))
    of = session.execute(select(about.review, about.subject, about.record).where(own).order_by(about.number))
    told: dict[str, dict[str, Word]] = {first: {}, second: {}}
    for one, abouts, word in counted(list(starmap(Word, said)), starmap(Of, of)):
        if one.reviewer in told and one.verdict in VERDICTS and not word.superseded:
            told[one.reviewer][subject_of(one, abouts)] = one
    return [(one, told[second][name]) for name, one in told[first].items() if name in told[second]]


def _shown_otherwise(session: Session, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs of which both take the record as it was shown, and other words were shown to each."""
    plain = [pair for pair in pairs if not any(one.corrects or one.verdict == "reject" for one in pair)]
    shown: dict[int, bytes] = {}
    about = ReviewedRecordRow
    merged, own = (type_coerce(one.__table__.c.seen, LargeBinary) for one in (ReviewRow, ReviewedRecordRow))
    rows = select(about.review, merged.label("merged"), own.label("own"))
    rows = rows.join(ReviewRow, ReviewRow.number == about.review).order_by(about.number)
    for some in portions(one.number for pair in plain for one in pair):
        for number, of_cluster, of_record in session.execute(rows.where(about.review.in_(some))):
            shown.setdefault(number, of_cluster or of_record)
    return [(one, other) for one, other in plain if shown[one.number] != shown[other.number]]


def _read(session: Session, pairs: Iterable[Pair]) -> dict[int, Review]:
    return {one.number: one for one in standing_reviews(session, [one.number for pair in pairs for one in pair])}


def _differ(pair: Pair, whole: Mapping[int, Review]) -> bool:
    """Whether the record would not be the same by both."""
    rejects = [one.verdict == "reject" for one in pair]
    if any(rejects):
        return not all(rejects)
    first, second = (whole.get(one.number) for one in pair)
    return first is not None and second is not None and _content(first) != _content(second)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of verdicts; none where chance alone would agree on all, or there are none."""
    if not pairs:
        return None
    observed = sum(one == other for one, other in pairs) / len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(ones[name] * others[name] for name in ones) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _verdict(one: Word, whole: Mapping[int, Review]) -> str:
    """Who accepts another's correction corrects what was read."""
    return "correct" if one.corrects and whole[one.number].fields else one.verdict


def _content(one: Review) -> object:
    return content(one.correction or one.seen)
