"""Two evaluations of the same gold, side by side: what was won and lost, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from pydantic import Field

from readout.errors import InputError
from readout.evaluation.results import Evaluation, Item, scores
from readout_schemas import Model

RESAMPLES = 10_000
SEED = 20250315
"""Fixed, so that the same evaluations give the same interval."""
CONFIDENCE = 0.95
DIGITS = 6
"""Decimals that are kept: the last ones differ between processors."""
FEWEST = 2
"""Documents below which there is nothing to resample."""


class Difference(Model):
    """A score before and now."""

    score: str
    before: float | None
    now: float | None
    low: float | None = Field(default=None, description="Lower end of the interval of the difference, now less before.")
    high: float | None = Field(default=None, description="Upper end.")

    @property
    def change(self) -> float | None:
        """Now less before; ``None`` where one of them has nothing to score."""
        return None if self.before is None or self.now is None else self.now - self.before

    @property
    def verdict(self) -> str:
        """What may be said: better, worse, the same, or that there is no evidence of a difference."""
        if self.change is None:
            return "not comparable"
        if self.low is None or self.high is None:
            return "no interval"
        if self.low > 0:
            return "better"
        if self.high < 0:
            return "worse"
        return "the same" if self.change == self.low == self.high == 0 else "no evidence of a difference"


class Change(Model):
    """An item that is not what it was."""

    kind: str = Field(description="`won`, `lost` or `changed`.")
    before: Item | None
    now: Item | None

    @property
    def item(self) -> Item:
        """The item as it is now, or as it was."""
        item = self.now or self.before
        if item is None:
            raise ValueError("a change is of an item before, now, or both")
        return item


class Comparison(Model):
    """What changed between two evaluations."""

    before: str
    now: str
    documents: int
    resamples: int
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]

    def fallen(self, tolerance: float) -> list[Difference]:
        """The scores that fell by more than ``tolerance``."""
        return fallen(self.differences, tolerance)


def fallen(differences: Sequence[Difference], tolerance: float) -> list[Difference]:
    """The scores that fell by more than ``tolerance`` (0 to 1), or can no longer be computed."""
    return [
        difference
        for difference in differences
        if (difference.change is not None and difference.change < -tolerance - 1e-9)
        or (difference.before is not None and difference.now is None)
    ]


def compare(before: Evaluation, now: Evaluation, *, resamples: int = RESAMPLES, seed: int = SEED) -> Comparison:
    """Compare two evaluations.

    Raises:
        InputError: they are not of the same documents.
    """
    names = [document.document for document in now.documents]
    if names != [document.document for document in before.documents]:
        raise InputError(
            f"{before.name} and {now.name} are not of the same articles: record the answers for all of them"
        )
    intervals = bootstrap(before, now, resamples=resamples, seed=seed)
    old, new = (all_scores(evaluation) for evaluation in (before, now))
    return Comparison(
        before=before.name,
        now=now.name,
        documents=len(names),
        resamples=resamples,
        differences=tuple(difference(name, old, new, intervals) for name in dict.fromkeys((*new, *old))),
        changes=tuple(_changes(before.items(), now.items())),
    )


def all_scores(evaluation: Evaluation) -> dict[str, float | None]:
    """Micro scores and those of the merging, by name."""
    return {**scores(evaluation.micro), **scores(evaluation.cross.ratios)}


def difference(
    name: str,
    old: Mapping[str, float | None],
    new: Mapping[str, float | None],
    intervals: Mapping[str, tuple[float, float]],
) -> Difference:
    """The difference of one score."""
    low, high = intervals.get(name, (None, None))
    return Difference(score=name, before=old.get(name), now=new.get(name), low=low, high=high)


def bootstrap(
    before: Evaluation, now: Evaluation, *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, tuple[float, float]]:
    """Percentile intervals (95 %) of the differences of micro scores, documents drawn with replacement.

    Both evaluations are computed on the same draws (Efron and Tibshirani 1993, chapter 8), as many documents each time
    as there are. A draw that has nothing to score for one of them shows no difference, and counts as none. Fewer than
    two documents give no interval.
    """
    count = len(now.documents)
    if count < FEWEST:
        return {}
    draws = np.random.default_rng(seed).integers(count, size=(resamples, count))
    old, new = _resampled(before, draws), _resampled(now, draws)
    tail = (1 - CONFIDENCE) / 2
    intervals: dict[str, tuple[float, float]] = {}
    for name in new.keys() & old.keys():
        change = np.nan_to_num(new[name] - old[name], nan=0.0)
        low, high = np.quantile(change, [tail, 1 - tail])
        intervals[name] = (round(float(low), DIGITS), round(float(high), DIGITS))
    return dict(sorted(intervals.items()))


Values = np.ndarray[tuple[int], np.dtype[np.float64]]
Draws = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def _resampled(evaluation: Evaluation, draws: Draws) -> dict[str, Values]:
    """Every micro score on every draw; not a number where there is nothing to score."""
    values: dict[str, Values] = {}
    for name in evaluation.micro:
        parts = [document.ratios.get(name) for document in evaluation.documents]
        table = np.array([(part.right, part.of) if part else (0.0, 0.0) for part in parts], dtype=np.float64)
        right, of = table[draws].sum(axis=1).T
        values[name] = np.divide(right, of, out=np.full(len(draws), np.nan), where=of > 0)
    for name in [name.removesuffix(".recall") for name in evaluation.micro if name.endswith(".recall")]:
        values[f"{name}.f1"] = _f1(values[f"{name}.precision"], values[f"{name}.recall"])
    return values


def _f1(precision: Values, recall: Values) -> Values:
    """Harmonic means, 0 where nothing was found; not a number where there was nothing to find."""
    precision = np.where(np.isnan(precision), 0.0, precision)
    both = precision + recall
    return np.divide(2 * precision * recall, both, out=np.where(np.isnan(recall), np.nan, 0.0), where=both > 0)


def _changes(before: Sequence[Item], now: Sequence[Item]) -> list[Change]:
    old, new = ({item.key: item for item in items} for items in (before, now))
    changes: list[Change] = []
    for key in dict.fromkeys((*new, *old)):
        kind = _kind(old.get(key), new.get(key))
        if kind:
            changes.append(Change(kind=kind, before=old.get(key), now=new.get(key)))
    order = ("lost", "won", "changed")
    return sorted(changes, key=lambda change: (order.index(change.kind), change.item.document))


def _kind(old: Item | None, new: Item | None) -> str:
    """What a change is: nothing if the item is as good or bad as it was, with the same faults."""
    was, now = _standing(old), _standing(new)
    if was != now:
        return "won" if now > was else "lost"
    if old is None or new is None or was <= 0:
        return ""
    return "changed" if old.faults != new.faults or old.outcome != new.outcome else ""


def _standing(item: Item | None) -> int:
    """1 for what is right, -1 for what is wrong, 0 for what is neither, a part of another, or not there."""
    if item is None:
        return 0
    return {"found": 1, "joined": 1, "missed": -1, "false_alarm": -1}.get(item.outcome, 0)
