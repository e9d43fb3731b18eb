"""What keeps commitments apart, and what ties them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple, TypeVar

from readout.merging.actions import Action, action_of
from readout.merging.comparable import Comparable, published_apart
from readout.merging.days import Days
from readout.merging.decisions import Keys, Matcher, Rule, Tie, never
from readout.merging.meetings import other_number
from readout.merging.wording import Likeness, likeness
from readout_schemas import Commitment

SAME_FROM = 0.55
"""Share of the lighter wording, by weight, that two actions have in the same order, if they begin with one verb."""
UNSURE_FROM = 0.3
FEWEST = 3
"""Words of content from which an action can be told by its words."""
LEAST_SHARED = 2
NEAR = 30
"""Days between two publications within which the same promise is one promise, if no date or sum ties them."""

NEWS = 4
"""Days between two publications up to which another number or deadline is a disagreement, and no other promise."""

C = Comparable[Commitment]
T = TypeVar("T")


class Actors(NamedTuple):
    """Who commits itself."""

    named: frozenset[str]
    groups: frozenset[str]


def other_actors(one: Actors, other: Actors) -> bool:
    """Whether two sets of actors cannot be one.

    What A and B agree is not what A and C agree. A group is not one of its members, and groups are worded differently
    from report to report.
    """
    if one.named and other.named:
        return not (one.named <= other.named or other.named <= one.named)
    return bool(one.named or other.named)


def _one_alone(one: Actors, other: Actors) -> bool:
    """Whether one names a part of the other's actors: it may be his own part, or what all of them promise."""
    return one.named != other.named and not other_actors(one, other)


def _other_beneficiaries(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _more_beneficiaries(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and one != other)


class Due(NamedTuple):
    """By when, and when that was reported."""

    days: Days | None
    published: int | None


class Numbered(NamedTuple):
    """How many, and when that was reported."""

    numbers: frozenset[float]
    published: int | None


def _other_days(one: Due, other: Due) -> bool:
    if one.days is None or other.days is None or one.days.meets(other.days):
        return False
    return _apart(one.published, other.published)


def _other_numbers(one: Numbered, other: Numbered) -> bool:
    return _disjoint(one.numbers, other.numbers) and _apart(one.published, other.published)


def _apart(one: int | None, other: int | None) -> bool:
    """Whether two reports are not of one news: what they count or date differently is two things then."""
    return one is None or other is None or abs(one - other) > NEWS


def _other_stance(one: str, other: str) -> bool:
    return one != other


def _disjoint(one: frozenset[T], other: frozenset[T]) -> bool:
    return bool(one and other and not one & other)


RULES: tuple[Rule[Commitment], ...] = (
    Rule("by different actors", "What A and B agree is not what A and C agree.",
         lambda one: Actors(one.parties, one.groups), other_actors),
    Rule("by one of them alone", "One builds his half, and both build the whole.",
         lambda one: Actors(one.parties, one.groups), _one_alone, proven=False),
    Rule("for different beneficiaries", "The same promise is made to one, and to another.",
         lambda one: one.beneficiaries, _other_beneficiaries),
    Rule("for more beneficiaries", "What one of them is promised may be a part of it.",
         lambda one: one.beneficiaries, _more_beneficiaries, proven=False),
    Rule("by different days", "What is due on one day is not what is due on another.",
         lambda one: Due(one.days, one.published), _other_days, proven=False),
    Rule("of another round", "Each package, tranche and phase is a promise of its own.",
         lambda one: one.ordinals, other_number),
    Rule("of another year", "A yearly promise is one each year.",
         lambda one: one.years, _disjoint),
    Rule("one promises, one declines", "Who promised and then declined did two things; a denial is a third.",
         lambda one: one.record.stance, _other_stance, proven=False),
    Rule("of other numbers", "Two ships for one are not ten for another; or somebody counted wrongly.",
         lambda one: Numbered(_action(one).numbers, one.published), _other_numbers, proven=False),
    Rule("of other names", "The same is promised for one place or ship, and for another.",
         lambda one: _action(one).names, _disjoint, proven=False),
    Rule("of other countries", "The same is promised for one country, and for another.",
         lambda one: _action(one).countries, _disjoint, proven=False),
)  # fmt: skip


def _action(one: C) -> Action:
    return action_of(one.record.action)


def _told(one: C, other: C) -> Likeness:
    return likeness(one.wordings[0], other.wordings[0])


def _in_time(one: C, other: C) -> bool:
    apart = published_apart(one, other)
    same_day = one.days is not None and one.days.exact and one.days == other.days
    return same_day or (apart is not None and apart <= NEAR)


def _same_action(one: C, other: C) -> bool:
    first, second = one.wordings[0], other.wordings[0]
    telling = min(len(first.content), len(second.content)) >= FEWEST and first.head == second.head
    told = _told(one, other)
    return telling and told.score >= SAME_FROM and told.shared >= LEAST_SHARED and _in_time(one, other)


def _same_sum(one: C, other: C) -> bool:
    return (
        one.amount is not None and one.amount == other.amount and _in_time(one, other) and _told(one, other).shared > 0
    )


def _same_deadline(one: C, other: C) -> bool:
    exact = one.days is not None and other.days is not None and one.days.exact and one.days == other.days
    return exact and _told(one, other).shared >= LEAST_SHARED


def _identical(one: C, other: C) -> bool:
    first, second = one.wordings[0], other.wordings[0]
    return bool(first.content) and first.content == second.content and _in_time(one, other)


def _most_words(one: C, other: C) -> bool:
    """Whether most words of the shorter action stand in the other, in whatever order, with the same actors."""
    first, second = one.wordings[0].content, other.wordings[0].content
    shared = len(first & second)
    return (
        shared >= FEWEST
        and shared > min(len(first), len(second)) / 2
        and bool(_action(one).verbs & _action(other).verbs)
        and one.parties == other.parties
        and (_in_time(one, other))
    )


def _same_thing(one: C, other: C) -> bool:
    """Whether the verbs say the same, the objects share a word, and something else ties them too."""
    first, second = _action(one), _action(other)
    things = (first.thing - first.names or first.thing) & (second.thing - second.names or second.thing)
    if not things or not first.verbs & second.verbs or one.parties != other.parties or not _in_time(one, other):
        return False
    words = one.wordings[0].content & other.wordings[0].content - first.verbs - second.verbs
    same_day = one.days is not None and other.days is not None and one.days.meets(other.days)
    return len(words) > 1 or same_day or bool(one.beneficiaries & other.beneficiaries)


def _alike(one: C, other: C) -> bool:
    """Whether they are worth asking about: some words in order, or an object in common."""
    told, first, second = _told(one, other), _action(one), _action(other)
    return (told.shared >= LEAST_SHARED and told.score >= UNSURE_FROM) or bool(first.thing & second.thing)


TIES: tuple[Tie[Commitment], ...] = (
    Tie("the same sum, for the same", 4.0, _same_sum),
    Tie("the same action", 3.5, _identical),
    Tie("the same action, in like words", 3.0, _same_action),
    Tie("the same day, in like words", 2.5, _same_deadline),
    Tie("most of the words of the action", 2.0, _most_words),
    Tie("the same verb and object", 1.8, _same_thing),
    Tie("some of the words of the action", 1.0, _alike, enough=False),
)


def keys(commitment: C) -> Keys:
    """Each actor with each word of content of the action, and with the sum; groups are worded differently."""
    words: set[Hashable] = set(commitment.wordings[0].content)
    if commitment.amount is not None:
        words.add(commitment.amount)
    found = frozenset((party, word) for party in commitment.parties or {"group"} for word in words)
    return Keys(found, found)


def complete(commitment: C) -> int:
    """What clusters begin with: a day, a sum, all actors."""
    return 4 * (commitment.days is not None) + 4 * (commitment.amount is not None) + len(commitment.parties)


def example(commitment: C) -> Hashable:
    """What ties look at."""
    action = commitment.wordings[0].stems
    return (commitment.parties, action, commitment.amount, commitment.days, commitment.published)


MATCHER = Matcher(rules=RULES, ties=TIES, keys=keys, complete=complete, example=example, in_one_report=never)
