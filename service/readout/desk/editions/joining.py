"""Joining: what becomes of the things that are known when new reports come, without merging everything anew.

Only the clusters that a new record may be one with are merged again, with the ones that rules leave open beside them:
these are all that the place of a record depends on. A cluster that gains and loses nothing stays as it is.

Invariant: a report is cut down to the records of these clusters, so that what else it tells draws in nothing.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from readout.desk.editions.binding import Binding, bound
from readout.desk.editions.lasting import Before, Named, lasting_names, shares
from readout.merging import Groups, Merging, Part
from readout.merging.comparable import Comparable
from readout.merging.decisions import Aspects, Matcher
from readout.merging.matchers import MATCHERS
from readout.record_types import RECORD_TYPES, type_of
from readout_schemas import AnyRecord, Development, Disagreement, Judgement, Party, RecordType, Report, Verdict

Pair = tuple[str, str]


class Known(NamedTuple):
    """A cluster as it is kept.

    Attributes:
        id: given once.
        records: ids of its members.
        age: when it was first known: of two that become one the older keeps its id.
        stale: whether it is told anew even with the same members: it had others, or something was judged of it.
        traces: new records that cite the very words of members that it lost: with them it keeps its id.
    """

    id: str
    records: frozenset[str]
    age: int = 0
    stale: bool = False
    traces: frozenset[str] = frozenset()


class Told(NamedTuple):
    """What was judged of which records are one thing.

    Attributes:
        verdicts: a model's, on pairs of which some may be open no longer.
        bindings: people's, which go before all else.
    """

    verdicts: Mapping[Pair, Verdict]
    bindings: Sequence[Binding]


class Past(NamedTuple):
    """What is known of ids that were given.

    Attributes:
        taken: ids that clusters had once, beside those of the clusters that are merged again.
        before: for clusters that part, by their ids, what they were, and what those were that have become one with
            them; and what those were that ended and of which new records may be, by these records' ids.
    """

    taken: Container[str] = frozenset()
    before: Callable[[Collection[str], Collection[str]], Collection[Before]] = lambda _, __: ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster whose members are not what they were, or one that is new."""

    record: AnyRecord
    """The merged record, under the id of the cluster."""
    members: tuple[Comparable[Any], ...]
    parties: tuple[Party, ...]
    disagreements: tuple[Disagreement, ...]
    developments: tuple[Development, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """What has become of the clusters that were looked at."""

    clusters: tuple[Cluster, ...]
    """Those that are new, or have other members than before."""
    replaced: Mapping[str, str]
    """For each cluster that is one with another now, the id of that."""
    ended: frozenset[str]
    """Clusters that nothing is left of."""
    returned: frozenset[str]
    """Clusters that had become one with another, or had ended, and are by themselves again."""
    led: Mapping[str, str]
    """For each cluster that had become one with another, or had ended, and is now with a third, the id of that."""
    unsure: tuple[Judgement, ...]
    """What the rules leave open between any two of them, by the ids of records."""
    settled: Mapping[Pair, Verdict]
    """What earlier verdicts say of these pairs."""


def touched(merging: Merging, homes: Mapping[str, str]) -> frozenset[str]:
    """The clusters that a new record may be one with, by rule or by a verdict.

    Args:
        merging: the new reports, and those of the clusters that are found by the keys of their records.
        homes: for each record that is known by its id its cluster; all others are new.
    """
    return frozenset(
        itertools.chain.from_iterable(_touched(merging.records[kind], MATCHERS[kind], homes) for kind in RECORD_TYPES)
    )


def _touched(records: Sequence[Comparable[Any]], matcher: Matcher[Any], homes: Mapping[str, str]) -> set[str]:
    filed: dict[Hashable, list[Comparable[Any]]] = defaultdict(list)
    fresh: list[Comparable[Any]] = []
    for one in records:
        if one.id not in homes:
            fresh.append(one)
            continue
        for key in matcher.keys(one).filed:
            filed[key].append(one)
    aspects: dict[str, Aspects] = {}
    found: set[str] = set()
    for one in fresh:
        beside = {other.id: other for key in matcher.keys(one).sought for other in filed.get(key, ())}
        own = matcher.aspects(one)
        for other in beside.values():
            home = homes[other.id]
            if home not in found and _may_be_one(matcher, one, own, other, aspects):
                found.add(home)
    return found


def _may_be_one(
    matcher: Matcher[Any], one: Comparable[Any], own: Aspects, other: Comparable[Any], aspects: dict[str, Aspects]
) -> bool:
    if other.id not in aspects:
        aspects[other.id] = matcher.aspects(other)
    return matcher.decide(one, other, own, aspects[other.id]).verdict != "different"


def join(
    reports: Collection[Report],
    known: Collection[Known],
    fresh: frozenset[str],
    things: Mapping[str, str] | None = None,
    told: Told | None = None,
    past: Past | None = None,
) -> Joined:
    """Merge the clusters again with what is new.

    Args:
        reports: those of the members, and the new ones, each whole.
        known: the clusters that a new record may be one with.
        fresh: ids of the records that are new.
        things: for each other record of the reports its cluster.
        told: what was judged of records.
        past: what is known of ids that were given.
    """
    told, past = told or Told({}, ()), past or Past()
    part = Part(fresh.union(*(one.records for one in known)), things or {})
    merging = Merging(reports, part)
    settled = _settled(merging, told.verdicts)
    groups = bound(merging, merging.groups(settled), told.bindings)
    parted = _parted(known, groups)
    free = fresh.union(*(one.records for one in parted))
    named = _named(known, past.before([one.id for one in parted], fresh), groups, free)
    names = lasting_names(_members(groups), named, past.taken)
    changed = _changed(groups, known, names)
    fused = merging.fused(changed, lambda group: names[group[0].id])
    left = set(names.values())
    living = {one.id for one in known}
    heirs = {one.id: _heir(one, groups, names) for one in named if one.id not in left}
    return Joined(
        clusters=tuple(_clusters(merging, changed, fused.records, fused.found)),
        replaced={name: heir for name, heir in heirs.items() if heir is not None and name in living},
        ended=frozenset(name for name, heir in heirs.items() if heir is None and name in living),
        returned=frozenset(one.id for one in named if not one.lives and one.id in left),
        led={name: heir for name, heir in heirs.items() if heir is not None and name not in living},
        unsure=tuple(merging.unsure()),
        settled=settled,
    )


def _named(known: Iterable[Known], before: Collection[Before], groups: Groups, free: Collection[str]) -> list[Named]:
    """What had an id: the clusters, those that part with what they were, and those that may come back.

    What comes back has of the ``free`` records alone: those that are new, or whose cluster parts.
    """
    citing = {
        one.id: [(type_of(one.record), span.document, span.start, span.end) for span in one.record.evidence]
        for group in (_all(groups) if before else ())
        for one in group
        if one.id in free
    }
    then = shares(before, citing)
    former = [Named(one.id, then[one.id], one.age, lives=False) for one in before if not one.lives]
    others = frozenset[str]().union(*(one.records for one in former))
    claims = {one.id: one.records | one.traces for one in known}
    own = {name: then.get(name) or claim - others or claim for name, claim in claims.items()}
    return [*(Named(one.id, own[one.id], one.age) for one in known), *former]


def _parted(known: Iterable[Known], groups: Groups) -> list[Known]:
    """The clusters whose records are in several groups."""
    home = {one.id: group[0].id for group in _all(groups) for one in group}
    return [one for one in known if len({home[name] for name in one.records if name in home}) > 1]


def _settled(merging: Merging, verdicts: Mapping[Pair, Verdict]) -> dict[Pair, Verdict]:
    """Verdicts on what the rules leave open now: another pair may be the strongest of the two clusters than was."""
    if not verdicts:
        return {}
    home = {one.id: group[0].id for group in _all(merging.groups()) for one in group}
    told: dict[frozenset[str], Verdict] = {}
    for (first, second), verdict in verdicts.items():
        if first in home and second in home:
            told[frozenset((home[first], home[second]))] = verdict
    found: dict[Pair, Verdict] = {}
    for pair in merging.unsure():
        own = verdicts.get((pair.first, pair.second))
        judged = own or told.get(frozenset((home[pair.first], home[pair.second])))
        if judged is not None:
            found[pair.first, pair.second] = judged
    return found


def _changed(groups: Groups, known: Iterable[Known], names: Mapping[str, str]) -> Groups:
    """The groups that are no cluster with the very same members."""
    before = {one.id: one.records for one in known if not one.stale}
    return {
        kind: [group for group in several if before.get(names[group[0].id]) != frozenset(one.id for one in group)]
        for kind, several in groups.items()
    }


def _clusters(
    merging: Merging,
    groups: Groups,
    records: Mapping[RecordType, Sequence[AnyRecord]],
    found: Iterable[Disagreement | Development],
) -> Iterator[Cluster]:
    about: dict[str, list[Disagreement | Development]] = defaultdict(list)
    for one in found:
        about[one.record].append(one)
    for kind in RECORD_TYPES:
        for group, record in zip(groups[kind], records[kind], strict=True):
            told = about[record.id]
            yield Cluster(
                record=record,
                members=tuple(group),
                parties=merging.parties([record]),
                disagreements=tuple(one for one in told if isinstance(one, Disagreement)),
                developments=tuple(one for one in told if isinstance(one, Development)),
            )


def _heir(one: Named, groups: Groups, names: Mapping[str, str]) -> str | None:
    """The cluster that most of the members of one that is no more are in; of as many the one of the first of them."""
    parts = {names[group[0].id]: len(one.records.intersection(each.id for each in group)) for group in _all(groups)}
    best = max(parts.values(), default=0)
    return min(name for name, share in parts.items() if share == best) if best else None


def _members(groups: Groups) -> list[tuple[str, ...]]:
    return [tuple(one.id for one in group) for group in _all(groups)]


def _all(groups: Groups) -> Iterator[list[Comparable[Any]]]:
    return itertools.chain.from_iterable(groups.values())
