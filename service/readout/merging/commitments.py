"""What keeps commitments apart; what ties them is in ``commitment_ties``."""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable
from typing import NamedTuple, TypeVar

from readout.merging.actions import money_words
from readout.merging.commitment_ties import PROMISED, TIES, action, counted_together, equal_sums, subject
from readout.merging.comparable import Comparable, in_one_news
from readout.merging.counting import Added, added, added_again, counts_of
from readout.merging.days import Days
from readout.merging.decisions import Keys, Matcher, Rule, always, never, overlap
from readout.merging.meetings import other_number
from readout.merging.word_lists import load
from readout.merging.wording import wording
from readout_schemas import Commitment

C = Comparable[Commitment]
T = TypeVar("T")


PAYING = frozenset(wording(verb).head for verb in ("pay", "finance", "fund", "contribute", "bankroll"))
"""Stems of the verbs with which money is given, and nothing else."""


class Actors(NamedTuple):
    """Who commits itself."""

    named: frozenset[str]
    groups: frozenset[str]
    counted: frozenset[float] = frozenset()
    """How many the groups are, where their names say so."""


def _actors(one: C) -> Actors:
    groups = (mention.name for mention in one.record.actors if mention.kind == "group")
    counted = (count.number for name in groups for count in counts_of(name))
    return Actors(one.parties, one.groups, frozenset(counted))


def _all_of_them(one: Actors, other: Actors) -> bool:
    """Whether one names as many as the other's group has: `four countries`."""
    return not other.named and len(one.named) > 1 and len(one.named) in other.counted


def other_actors(one: Actors, other: Actors) -> bool:
    """Whether two sets of actors cannot be one.

    What A and B agree is not what A and C agree.
    """
    return bool(one.named and other.named) and not (one.named <= other.named or other.named <= one.named)


def _one_alone(one: Actors, other: Actors) -> bool:
    """Whether one names a part of the other's actors: it may be his own part, or what all of them promise.

    A group is not one of its members, and may be all of them.
    """
    counted = _all_of_them(one, other) or _all_of_them(other, one)
    return one.named != other.named and not counted and not other_actors(one, other)


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
    sums: frozenset[float]
    """Those of them that are sums of money."""
    published: int | None


def _numbered(one: C) -> Numbered:
    told = action(one)
    sums = (counted.number for counted in told.counts if counted.unit & money_words())
    return Numbered(told.numbers, frozenset(sums), one.published)


def _other_days(one: Due, other: Due) -> bool:
    if one.days is None or other.days is None or one.days.meets(other.days):
        return False
    return not in_one_news(one.published, other.published)


def _other_numbers(one: Numbered, other: Numbered) -> bool:
    """Whether they have no number in common, and are not told so soon after one another that one is a slip."""
    soon = in_one_news if one.sums and other.sums else counted_together
    return _disjoint(one.numbers, other.numbers) and not soon(one.published, other.published)


@functools.lru_cache(maxsize=65536)
def of_a_part(action: str) -> bool:
    """Whether an action says that it is a part of something: `the first ship`, `a first instalment`."""
    return _parts().search(action) is not None


@functools.cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('additional')['parts'])})\b", re.IGNORECASE)


def _other_part(one: bool, other: bool) -> bool:
    return one != other


def _paid_in(one: C) -> str:
    """Whether money alone is promised, or a counted thing alone; nothing where it is neither, or both."""
    told, amount = action(one), one.record.amount
    sums = amount is not None and bool(amount.currency)
    money = sums or one.wordings[0].head in PAYING or bool(one.wordings[0].content & money_words())
    thing = any(counted.number > 1 and counted.unit & told.thing - money_words() for counted in told.counts)
    return "" if money is thing else "money" if money else "thing"


def _other_means(one: str, other: str) -> bool:
    return {one, other} == {"money", "thing"}


class Paid(NamedTuple):
    """A sum with its currency, and when that was reported."""

    amount: tuple[float, str] | None
    published: int | None


def _other_sums(one: Paid, other: Paid) -> bool:
    """Whether two sums are not told in one news: in one news somebody counted wrongly."""
    if one.amount is None or other.amount is None or equal_sums(one.amount, other.amount):
        return False
    return not in_one_news(one.published, other.published)


def _on_top(one: Added, other: Added) -> bool:
    """Whether the later of two reports says, days later, that what it tells comes on top, and the earlier does not."""
    if one.published is None or other.published is None or counted_together(one.published, other.published):
        return False
    earlier, later = sorted((one, other), key=lambda each: each.published or 0)
    return bool(later.numbers) and not earlier.numbers


def _other_stance(one: str, other: str) -> bool:
    return one != other


def _disjoint(one: frozenset[T], other: frozenset[T]) -> bool:
    return bool(one and other and not one & other)


RULES: tuple[Rule[Commitment], ...] = (
    Rule("by different actors", "What A and B agree is not what A and C agree.",
         _actors, other_actors),
    Rule("by one of them alone", "One builds his half, and both build the whole.",
         _actors, _one_alone, proven=False),
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
         _numbered, _other_numbers, proven=False),
    Rule("of other sums", "A sum that is told weeks later of the same is another payment, or the first was raised.",
         lambda one: Paid(one.amount, one.published), _other_sums, proven=False),
    Rule("on top of what was told before", "Who ships 20 tonnes more ships other tonnes than the first 20.",
         lambda one: added(one.record.action, one.published), _on_top, proven=False),
    Rule("more on another day", "Two more and then four more are six more.",
         lambda one: added(one.record.action, one.published), added_again),
    Rule("a part, and the whole", "Who hands over the first ship has promised more of them.",
         lambda one: of_a_part(one.record.action), _other_part, proven=False),
    Rule("money, and the thing", "Who pays for putting up what another gives does not give it.",
         _paid_in, _other_means, proven=False),
    Rule("of other names", "The same is promised for one place or ship, and for another.",
         lambda one: action(one).names, _disjoint, proven=False),
    Rule("of other countries", "The same is promised for one country, and for another.",
         lambda one: action(one).countries, _disjoint, proven=False),
)  # fmt: skip


def keys(commitment: C) -> Keys:
    """Each actor with each word of content of the action, and with the sum.

    Groups are worded differently, and may be those who are named elsewhere: in one news they are found by the words.
    """
    words: set[Hashable] = set(commitment.wordings[0].content)
    if commitment.amount is not None:
        words.add(commitment.amount[0])
    found = frozenset((party, word) for party in commitment.parties or {"group"} for word in words)
    if commitment.published is None:
        return Keys(found, found)
    month = commitment.published // PROMISED
    by_words = frozenset(("named" if commitment.parties else "group", word, month) for word in words)
    others = "group" if commitment.parties else "named"
    beside = frozenset((others, word, near) for word in words for near in range(month - 1, month + 2))
    return Keys(found | by_words, found | beside)


def complete(commitment: C) -> int:
    """What clusters begin with: a day, a sum, all actors."""
    return 4 * (commitment.days is not None) + 4 * (commitment.amount is not None) + len(commitment.parties)


def example(commitment: C) -> Hashable:
    """What ties look at."""
    record = commitment.record
    amount = record.amount and (record.amount.text, record.amount.currency)
    told = (record.action, amount, record.status == "implemented", commitment.beneficiaries, commitment.ordinals)
    return (commitment.parties, *told, commitment.days, commitment.published)


def nearness(one: C, other: C) -> float:
    """How near two promises are by what they are for, and then by the sum and the day."""
    same_sum = equal_sums(one.amount, other.amount)
    same_day = one.days is not None and one.days == other.days
    return 0.8 * overlap(subject(one), subject(other)) + 0.1 * same_sum + 0.1 * same_day


MATCHER = Matcher(
    rules=RULES,
    ties=TIES,
    keys=keys,
    complete=complete,
    example=example,
    in_one_report=never,
    told_apart=always,
    nearness=nearness,
)
