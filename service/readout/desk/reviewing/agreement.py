"""How far two reviewers agree on what both reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from readout.desk.reviewing.listing import Review
from readout.desk.store.settling import content
from readout_schemas import AnyRecord

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
        differences: where the record would not be the same: other verdicts, other corrections.
    """

    both: int
    same: int
    kappa: float | None
    differences: tuple[Difference, ...]

    @property
    def share(self) -> float | None:
        """Share of the same verdict; none if nothing is reviewed by both."""
        return self.same / self.both if self.both else None


def agreement(reviews: Iterable[Review], first: str, second: str) -> Agreement:
    """How far two reviewers agree, by their last words."""
    told: dict[str, dict[str, Review]] = {first: {}, second: {}}
    for one in reviews:
        if one.by in told and one.verdict in VERDICTS and not one.superseded:
            told[one.by][one.subject] = one
    pairs = [Difference(one, told[second][name]) for name, one in told[first].items() if name in told[second]]
    verdicts = [(_verdict(one), _verdict(other)) for one, other in pairs]
    return Agreement(
        both=len(pairs),
        same=sum(one == other for one, other in verdicts),
        kappa=kappa(verdicts),
        differences=tuple(pair for pair in pairs if _result(pair.first) != _result(pair.second)),
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of verdicts; none where chance alone would agree on all, or there are none."""
    if not pairs:
        return None
    observed = sum(one == other for one, other in pairs) / len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(ones[name] * others[name] for name in ones) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _verdict(one: Review) -> str:
    """Who accepts another's correction corrects what was read."""
    return "correct" if one.fields else one.verdict


def _result(one: Review) -> object:
    record: AnyRecord | None = None if one.verdict == "reject" else one.correction or one.seen
    return None if record is None else content(record)
