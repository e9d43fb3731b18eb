"""What ties two sanctions into one: package, day, kind, measure."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from readout.merging.comparable import Comparable, published_apart
from readout.merging.decisions import Tie
from readout.merging.word_lists import load
from readout.merging.wording import wording
from readout_schemas import Sanction

FORTNIGHT = 14
"""Days between two publications within which sanctions without details are the same ones."""
LISTS = frozenset({"listing", "asset_freeze", "travel_ban"})
"""Who is listed has his assets frozen and may not enter: reports name the one or the other."""

X = Comparable[Sanction]


def goods(sanction: X) -> frozenset[str]:
    """What a measure is about; nothing where it has no details, or lists whom it is against."""
    about = sanction.record.measure_kind not in {"unspecified", *LISTS}
    return subject(sanction.record.measure) if about else frozenset()


@functools.lru_cache(maxsize=65536)
def subject(measure: str) -> frozenset[str]:
    """What a measure is about: the stems of its words without those that all measures share."""
    return frozenset(stem for stem in wording(measure).content - _common() if not stem[0].isdigit())


@functools.cache
def _common() -> frozenset[str]:
    return frozenset(stem for word in load("measures")["common"] for stem in wording(word).content)


def _in_time(one: X, other: X) -> bool:
    apart = published_apart(one, other)
    return apart is not None and apart <= FORTNIGHT


def _same_package(one: X, other: X) -> bool:
    return bool(one.ordinals & other.ordinals or one.instruments & other.instruments) and bool(
        goods(one) & goods(other) or one.record.measure_kind == other.record.measure_kind
    )


def _same_day(one: X, other: X) -> bool:
    return one.days is not None and other.days is not None and one.days.meets(other.days)


def _same_measure(one: X, other: X) -> bool:
    return bool(goods(one) & goods(other)) and _in_time(one, other)


def _detailed(one: X, other: X) -> bool:
    return not {"unspecified", "other"} & {one.record.measure_kind, other.record.measure_kind}


TIES: tuple[Tie[Sanction], ...] = (
    Tie("of the same package", 4.0, _same_package),
    Tie(
        "of one kind, on the same day",
        3.5,
        lambda one, other: (
            _same_day(one, other) and _detailed(one, other) and one.record.measure_kind == other.record.measure_kind
        ),
    ),
    Tie("the same measure in the same news", 3.0, _same_measure),
    Tie("of one kind, in the same news", 2.0, _in_time),
    Tie(
        "against the same target, at another time",
        1.0,
        lambda one, other: bool(one.parties & other.parties or one.groups & other.groups) or _groups_alike(one, other),
        enough=False,
    ),
)


def _groups_alike(one: X, other: X) -> bool:
    """Whether groups share a word of their names, and the measures a sender and a kind."""
    words = (frozenset(stem for group in names(each) for stem in wording(group).content) for each in (one, other))
    kind = one.record.measure_kind == other.record.measure_kind
    return kind and bool(one.hosts & other.hosts) and bool(frozenset.intersection(*words))


def names(sanction: X) -> Iterable[str]:
    """What the targets are called."""
    return (mention.name for mention in sanction.record.targets)
