"""Clusters: records that are one thing, found by comparing each record with clusters.

Invariant: of two members of a cluster nothing proves that they are two, and the clusters do not depend on the order in
which the reports came. A cluster keeps the distinct aspects that its rules look at, so that asking it costs what
differs among its members, and not how many they are.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple

from readout.merging.comparable import Comparable, R
from readout.merging.decisions import Decision, Matcher

Pair = tuple[int, int]

CLEAR = 0.1
"""How much nearer a partner has to be than another one, so that it is shown which of them is meant."""
DOUBTED = 0.25
"""The same for a partner that rules leave open."""
TORN, AS_NEAR = "it may as well be another that this one is not", "another of the same report is as near"
RIVALRY = TORN, AS_NEAR
"""Reasons of doubts that a third record gives: without it, the two would be one."""


class _Tied(NamedTuple):
    """A cluster that a record is tied to by rule."""

    home: int
    strength: float
    nearness: float


class Doubt(NamedTuple):
    """Two records that may be one thing, by position, and why."""

    first: int
    second: int
    decision: Decision


@dataclass(slots=True)
class _Cluster(Generic[R]):
    """Records by position, and the distinct aspects of them."""

    members: list[int]
    documents: dict[str, list[int]]
    aspects: list[set[Hashable]]
    """For each rule of the matcher the aspects that occur."""
    examples: dict[Hashable, int] = field(default_factory=dict)
    """A member for each of the aspects that ties look at: what others are compared with."""


class Clusters(Generic[R]):
    """Records of one type, clustered by rule when it is made, and further by verdicts."""

    def __init__(self, records: Sequence[Comparable[R]], matcher: Matcher[R]) -> None:
        self._records: Sequence[Comparable[R]] = records
        self._matcher: Matcher[R] = matcher
        self._clusters: dict[int, _Cluster[R]] = {}
        self._home = list(range(len(records)))
        self._filed: dict[Hashable, list[int]] = {}
        self._doubts: list[Doubt] = []
        self._aspects = [matcher.aspects(record) for record in records]
        self._beside: dict[str, list[int]] = defaultdict(list)
        for at, record in enumerate(records):
            self._beside[record.document.id].append(at)
        for at in sorted(range(len(records)), key=lambda at: (-matcher.complete(records[at]), at)):
            keys = matcher.keys(records[at])
            self._place(at, keys.sought)
            self._file(at, keys.filed)
        self._filed, self._aspects = {}, []  # only placing needs them, and they are large
        self._beside = {}

    def groups(self) -> list[list[int]]:
        """The clusters, members in order, by their first member."""
        return sorted(sorted(cluster.members) for cluster in self._clusters.values())

    def doubts(self) -> list[Doubt]:
        """What the rules leave open between two clusters: the strongest pair of each two, in order."""
        best: dict[Pair, Doubt] = {}
        for doubt in self._doubts:
            first, second = sorted((doubt.first, doubt.second))
            one, other = sorted((self.home(first), self.home(second)))
            if one != other and not self._proven(self._clusters[one], self._clusters[other]):
                told = Doubt(first, second, doubt.decision)
                kept = best.setdefault((one, other), told)
                if (-told.decision.strength, first, second) < (-kept.decision.strength, kept.first, kept.second):
                    best[one, other] = told
        return sorted(best.values(), key=lambda doubt: (doubt.first, doubt.second))

    def join(self, pairs: Iterable[Pair]) -> None:
        """Join what verdicts call the same, in order, unless it is proven that two of it are two."""
        for first, second in pairs:
            one, other = sorted((self.home(first), self.home(second)))
            if one != other and not self._proven(self._clusters[one], self._clusters[other]):
                self._merge(one, other)

    def home(self, at: int) -> int:
        """The cluster of a record, by a position that all its members have in common."""
        while self._home[at] != at:
            self._home[at] = self._home[self._home[at]]
            at = self._home[at]
        return at

    def _place(self, at: int, sought: Iterable[Hashable]) -> None:
        """Put a record into the cluster that it is tied to, and join clusters that it shows to be one."""
        tied = self._tied(at, sought)
        self._start(at)
        rivals = self._rivals(at, tied)
        if len(rivals) > 1:
            self._doubts += [self._torn(at, one) for one in rivals]
            return
        for chosen in itertools.chain(rivals, tied):
            one, other = sorted((self.home(at), self.home(chosen.home)))
            if one != other and not self._kept_apart(one, other):
                self._merge(one, other)

    def _rivals(self, at: int, tied: Sequence[_Tied]) -> list[_Tied]:
        """The clusters, kept apart from one another, that a record may as well belong to; the nearest, if it is shown.

        What ties it most strongly is the first of them; others are as strong, or nearer.
        """
        if not tied:
            return []
        first, *others = tied
        beside: list[_Tied] = [
            one
            for one in others
            if (one.strength == first.strength or one.nearness > first.nearness + CLEAR)
            and self._kept_apart(one.home, first.home, at)
        ]
        rivals = sorted([first, *beside], key=lambda one: -one.nearness)
        shown = len(rivals) == 1 or rivals[0].nearness > rivals[1].nearness + CLEAR
        return rivals[:1] if shown and rivals[0].strength == first.strength else rivals

    def _torn(self, at: int, tied: _Tied) -> Doubt:
        example = min(self._clusters[self.home(tied.home)].members)
        return Doubt(at, example, Decision("unsure", (TORN,), tied.strength))

    def _tied(self, at: int, sought: Iterable[Hashable]) -> list[_Tied]:
        """The clusters that a record is tied to by rule, the strongest tie first; doubts are noted."""
        found: list[_Tied] = []
        for home in self._candidates(sought):
            cluster = self._clusters[home]
            decision, example = self._closest(at, cluster)
            if decision.verdict == "same" and not self._bars(at, cluster):
                decision = self._contested(at, example, decision)
            if decision.verdict == "same" and not self._bars(at, cluster):
                near = self._matcher.nearness(self._records[at], self._records[example])
                found.append(_Tied(home, decision.strength, near))
            elif decision.verdict != "different":
                self._doubts.append(Doubt(at, example, decision))
        return sorted(found, key=lambda one: (-one.strength, min(self._clusters[one.home].members)))

    def _contested(self, at: int, other: int, decision: Decision) -> Decision:
        """The decision on two records, unless the report of one of them has another that is a better partner.

        Of two that one report tells apart only one can be what a third record is. The nearer is; where none is clearly
        nearer, the stronger tie shows it, and of equals nothing does.
        """
        near = self._matcher.nearness(self._records[at], self._records[other])
        for one, rival in self._beside_them(at, other):
            told = self._decided(one, rival)
            if told.verdict == "different":
                continue
            nearer = self._matcher.nearness(self._records[one], self._records[rival]) - near
            as_strong = told.verdict == "same" and told.strength == decision.strength
            if nearer > (CLEAR if told.undoubted else DOUBTED) or (nearer >= -CLEAR and as_strong):
                reasons = (AS_NEAR, *decision.reasons)
                return Decision("unsure", reasons, decision.strength)
        return decision

    def _beside_them(self, at: int, other: int) -> Iterator[Pair]:
        """Each of two records with what the report of the other has beside it."""
        for one, own in ((at, other), (other, at)):
            for rival in self._beside[self._records[own].document.id]:
                if rival != own and self._matcher.told_apart(self._records[rival], self._records[own]):
                    yield one, rival

    def _decided(self, one: int, other: int) -> Decision:
        first, second = self._records[one], self._records[other]
        return self._matcher.decide(first, second, self._aspects[one], self._aspects[other])

    def _file(self, at: int, keys: Iterable[Hashable]) -> None:
        """File the cluster of a record under its keys."""
        home, all_filed = self.home(at), self._filed
        for key in keys:
            filed = all_filed.get(key)
            if filed is None:
                all_filed[key] = [home]
            elif filed[-1] != home:
                filed.append(home)

    def _candidates(self, sought: Iterable[Hashable]) -> list[int]:
        """The clusters that share a key with a record, as two of one thing do; each list is kept short on the way."""
        found: set[int] = set()
        for key in sought:
            filed = self._filed.get(key)
            if filed is None:
                continue
            if len(filed) == 1:  # most keys are of one cluster
                found.add(self.home(filed[0]))
                continue
            homes = {self.home(at) for at in filed}
            if len(homes) < len(filed):
                self._filed[key] = list(homes)
            found |= homes
        return sorted(found)

    def _closest(self, at: int, cluster: _Cluster[R]) -> tuple[Decision, int]:
        """The decision between a record and the examples of a cluster: the first that is the same, or the strongest."""
        best, example = Decision("different", ()), cluster.members[0]
        for other in cluster.examples.values():
            told = self._decided(at, other)
            if (_RANK[told.verdict], told.strength) > (_RANK[best.verdict], best.strength):
                best, example = told, other
            if best.verdict == "same":
                break
        return best, example

    def _bars(self, at: int, cluster: _Cluster[R]) -> bool:
        """Whether a rule keeps a record from a member of a cluster."""
        return self._told_apart({self._records[at].document.id: [at]}, cluster.documents) or any(
            self._apart(number, (own,), cluster.aspects[number]) for number, own in enumerate(self._aspects[at])
        )

    def _kept_apart(self, one: int, other: int, between: int | None = None) -> bool:
        """Whether a rule keeps two clusters apart, proven or not; ``between`` is a record that is tied to both."""
        first, second = self._clusters[self.home(one)], self._clusters[self.home(other)]
        return self._told_apart(first.documents, second.documents) or any(
            self._apart(
                number,
                first.aspects[number],
                second.aspects[number],
                () if between is None else (self._aspects[between][number],),
            )
            for number in range(len(self._matcher.rules))
        )

    def _proven(self, first: _Cluster[R], second: _Cluster[R]) -> bool:
        return self._told_apart(first.documents, second.documents) or any(
            rule.proven and self._apart(number, first.aspects[number], second.aspects[number])
            for number, rule in enumerate(self._matcher.rules)
        )

    def _apart(
        self, number: int, first: Iterable[Hashable], second: Iterable[Hashable], between: Iterable[Hashable] = ()
    ) -> bool:
        rule = self._matcher.rules[number]
        apart, bridged = rule.apart, rule.bridged
        if bridged is None:
            return any(apart(one, other) for one in first for other in second)
        thirds = (*between, *first, *second)
        return any(
            apart(one, other) and not any(bridged(one, other, third) for third in thirds)
            for one in first
            for other in second
        )

    def _told_apart(self, first: Mapping[str, Sequence[int]], second: Mapping[str, Sequence[int]]) -> bool:
        fewer, more = sorted((first, second), key=len)
        return any(
            self._matcher.told_apart(self._records[one], self._records[other])
            for document in fewer
            if document in more
            for one in fewer[document]
            for other in more[document]
        )

    def _start(self, at: int) -> None:
        record = self._records[at]
        self._clusters[at] = _Cluster(
            members=[at],
            documents={record.document.id: [at]},
            aspects=[{aspect} for aspect in self._aspects[at]],
            examples={self._matcher.example(record): at},
        )

    def _merge(self, keep: int, drop: int) -> None:
        """Put the smaller cluster into the larger; both live on under the lower position."""
        first, second = self._clusters[keep], self._clusters.pop(drop)
        self._home[drop] = keep
        large, small = (first, second) if len(first.members) >= len(second.members) else (second, first)
        large.members += small.members
        for document, members in small.documents.items():
            large.documents.setdefault(document, []).extend(members)
        for number, aspects in enumerate(small.aspects):
            large.aspects[number] |= aspects
        for aspect, at in small.examples.items():
            large.examples.setdefault(aspect, at)
        self._clusters[keep] = large


_RANK = {"different": 0, "unsure": 1, "same": 2}
