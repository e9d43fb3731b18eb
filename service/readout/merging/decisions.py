"""Match decisions: whether two records are one thing, by rules that keep apart and ties that join.

Two records are one only if nothing keeps them apart and enough ties them. A rule looks at one aspect of each record, so
that a cluster of any size is asked by the aspects that occur in it, not by its members.

Invariant: a decision depends on the two records alone, and not on which comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from readout.merging.comparable import Comparable, R
from readout_schemas import Verdict

T = TypeVar("T")
Aspects = tuple[Hashable, ...]
"""What each of the rules looks at in a record, in their order."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, and what speaks for it."""

    verdict: Verdict
    reasons: tuple[str, ...]
    strength: float = 0.0
    """How much ties them: it ranks candidates, and never overrides what keeps apart."""

    @property
    def undoubted(self) -> bool:
        """Whether no rule speaks against it: the first reason is what ties them."""
        return len(self.reasons) == 1


def different(*reasons: str) -> Decision:
    """They are not one thing."""
    return Decision("different", reasons)


@dataclass(frozen=True, slots=True)
class Rule(Generic[R]):
    """What keeps two records apart.

    Attributes:
        reason: in a few words, as it is shown: `on different days`.
        why: the reason for the rule, in a sentence.
        aspect: what it looks at.
        apart: whether two such aspects cannot be of one thing; it is the same for both orders.
        proven: whether it shows that they are two. A rule that does not only keeps the code from joining them: the
            pair stays open for a model.
        bridged: whether a third aspect, of a record that is tied to both, shows that two may be of one thing after all.
    """

    reason: str
    why: str
    aspect: Callable[[Comparable[R]], Hashable]
    apart: Callable[[Any, Any], bool]
    proven: bool = True
    bridged: Callable[[Any, Any, Any], bool] | None = None


@dataclass(frozen=True, slots=True)
class Tie(Generic[R]):
    """What ties two records that nothing keeps apart.

    Attributes:
        reason: in a few words, as it is shown: `the same sides on the same day`.
        strength: its rank among ties.
        holds: whether it ties two records.
        enough: whether it is enough to join them; if not, the pair is left open for a model.
    """

    reason: str
    strength: float
    holds: Callable[[Comparable[R], Comparable[R]], bool]
    enough: bool = True


class Keys(NamedTuple):
    """What a record is found by."""

    filed: frozenset[Hashable]
    """Keys under which others find it."""
    sought: frozenset[Hashable]
    """Keys under which it looks for others."""


@dataclass(frozen=True, slots=True)
class Matcher(Generic[R]):
    """How records of one type are matched.

    Attributes:
        rules: what keeps apart.
        ties: what joins, the strongest first.
        keys: what a record is found by; two records that a tie holds for share one.
        example: the aspects that ties look at: members that share them need be compared with once.
        told_apart: whether two records of one report cannot be members of one cluster. An utterance that is broken off
            and taken up is two statements of one report, and one of another.
        complete: how much is known of a record: clusters begin with those of which most is.
        in_one_report: whether two records of one report may be one thing.
        nearness: how near two records are, 0 to 1, whatever ties them: of two records of one report that are tied to
            one of another the nearer is its partner.
    """

    rules: tuple[Rule[R], ...]
    ties: tuple[Tie[R], ...]
    keys: Callable[[Comparable[R]], Keys]
    complete: Callable[[Comparable[R]], int]
    example: Callable[[Comparable[R]], Hashable]
    in_one_report: Callable[[Comparable[R], Comparable[R]], bool]
    told_apart: Callable[[Comparable[R], Comparable[R]], bool]
    nearness: Callable[[Comparable[R], Comparable[R]], float]

    def aspects(self, record: Comparable[R]) -> Aspects:
        """What each rule looks at, to be worked out once for a record that is compared with many."""
        return tuple(rule.aspect(record) for rule in self.rules)

    def decide(
        self, first: Comparable[R], second: Comparable[R], own: Aspects | None = None, other: Aspects | None = None
    ) -> Decision:
        """Whether two records are one thing; ``own`` and ``other`` are their aspects, where they are known."""
        if first.document.id == second.document.id and not self.in_one_report(first, second):
            return different("told apart by one report")
        doubts: list[str] = []
        for rule, one, another in zip(
            self.rules, own or self.aspects(first), other or self.aspects(second), strict=True
        ):
            if rule.apart(one, another):
                if rule.proven:
                    return different(rule.reason)
                doubts.append(rule.reason)
        tie = next((tie for tie in self.ties if tie.holds(first, second)), None)
        if tie is None:
            return different("too little in common")
        if doubts or not tie.enough:
            return Decision("unsure", (tie.reason, *doubts), tie.strength)
        return Decision("same", (tie.reason,), tie.strength)


def never(first: Comparable[R], second: Comparable[R]) -> bool:
    """What one report tells apart is two things."""
    del first, second
    return False


def always(first: Comparable[R], second: Comparable[R]) -> bool:
    """What one report tells twice, it tells apart."""
    del first, second
    return True


def overlap(one: frozenset[T], other: frozenset[T]) -> float:
    """The share of what both have of what either has; nothing in common where both are empty."""
    return len(one & other) / len(one | other) if one and other else 0.0
