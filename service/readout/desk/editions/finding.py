"""By what a record is found as one that may be one with another: the keys that merging compares by, with its days.

The keys are those of ``readout.merging``. Meetings and utterances on other days are never one, so that these are found
by their days too; a promise and a sanction may be told of again at any time.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, NamedTuple

from readout.merging.comparable import EVER, Comparable
from readout.merging.days import Days
from readout.merging.decisions import Keys
from readout.merging.matchers import MATCHERS
from readout.merging.meetings import ANY_DAY
from readout.record_types import PerType, type_of

BESIDE = 1
"""Days by which two records of one thing may be apart: a call at night has two dates."""

Aliases = Mapping[str, Iterable[str]]
"""For a party by its id all ids under which it may have been filed."""


class Found(NamedTuple):
    """Keys of a record, and the days on which it may be."""

    keys: frozenset[int]
    days: Days


_OF_DAYS = PerType(meeting=True, statement=True, commitment=False, sanction=False)
"""Whether records on other days are never one."""
_LASTING: PerType[Callable[[frozenset[Hashable]], Iterable[Hashable]]] = PerType(
    meeting=lambda keys: (key for key in keys if isinstance(key, tuple) and key[0] == ANY_DAY),
    statement=lambda keys: keys,
    commitment=lambda keys: keys,
    sanction=lambda keys: keys,
)
"""The keys under which a record is kept: a meeting is found by its days otherwise."""


def filed(one: Comparable[Any]) -> Found:
    """Under what a record is kept."""
    kind = type_of(one.record)
    return Found(_hashed(_LASTING[kind](MATCHERS[kind].keys(one).filed)), _days(one))


def sought(one: Comparable[Any], aliases: Aliases) -> Found:
    """Under what those are looked for with which a record may be one."""
    kind = type_of(one.record)
    keys: set[Hashable] = set()
    for each in (one, _under_all_names(one, aliases)):
        own: Keys = MATCHERS[kind].keys(each)
        keys.update(_LASTING[kind](own.filed) if kind == "meeting" else own.sought)
    return Found(_hashed(keys), _days(one))


def _days(one: Comparable[Any]) -> Days:
    """The days of a record; every day for what is found on any, and for a meeting that was moved from another day."""
    if one.moved or not _OF_DAYS[type_of(one.record)]:
        return EVER
    return Days(one.window.first - BESIDE, one.window.last + BESIDE)


def _under_all_names(one: Comparable[Any], aliases: Aliases) -> Comparable[Any]:
    def under_all(parties: frozenset[str]) -> frozenset[str]:
        return frozenset(name for party in parties for name in (party, *aliases.get(party, ())))

    return dataclasses.replace(
        one, parties=under_all(one.parties), groups=under_all(one.groups), hosts=under_all(one.hosts)
    )


def _hashed(keys: Iterable[Hashable]) -> frozenset[int]:
    """Keys as numbers of 64 bits with a sign; two that come to one number find a record more, and join nothing."""
    return frozenset(
        int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=8).digest(), signed=True) for key in keys
    )
