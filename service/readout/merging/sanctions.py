"""What keeps sanctions apart; what ties them is in ``sanction_ties``."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple, TypeVar

from readout.merging.comparable import Comparable, in_one_news
from readout.merging.counted_things import thing_of
from readout.merging.counting import Counted, added, added_again, added_at_once, counts_of
from readout.merging.days import Days
from readout.merging.decisions import Keys, Matcher, Rule, overlap
from readout.merging.meetings import other_number
from readout.merging.ordinals import Ordinal
from readout.merging.sanction_ties import LISTS, TIES, goods, names
from readout.merging.told_numbers import numbers_in
from readout.merging.word_lists import load
from readout.merging.wording import wording
from readout_schemas import Sanction

STEPS = ("proposed", "agreed", "in_force", "lifted")
"""In the order in which a sanction takes them."""

X = Comparable[Sanction]
T = TypeVar("T")


class Against(NamedTuple):
    """Whom a sanction hits."""

    named: frozenset[str]
    groups: frozenset[str]
    counted: tuple[Counted, ...] = ()
    """How many the groups are, where their names say so."""

    def as_many(self, other: Against) -> bool:
        """Whether both have as many of the same: `31 officials of Belarus`, `31 Belarusian officials`."""
        return any(
            one.number == another.number > 1 and one.same_unit(another)
            for one in self.counted
            for another in other.counted
        )


def _against(one: X) -> Against:
    groups = (mention.name for mention in one.record.targets if mention.kind == "group")
    return Against(one.parties, one.groups, tuple(count for name in groups for count in counts_of(name)))


class Dated(NamedTuple):
    """A step and its day."""

    step: int
    days: Days | None


def _other_targets(one: Against, other: Against) -> bool:
    """Named targets have to be shared; a group is not one of its members."""
    if one.named or other.named:
        return not (one.named & other.named or one.groups & other.groups)
    return False


def _groups_worded_otherwise(one: Against, other: Against) -> bool:
    """Groups are worded differently from report to report: `ships of the network`, `its tankers`."""
    return not (one.named or other.named or one.groups & other.groups or one.as_many(other))


class Listing(NamedTuple):
    """Whom a list is against, and the day of its step."""

    against: Against
    days: Days | None


def _other_lists(one: Listing, other: Listing) -> bool:
    """Whether two lists differ; those of one day that share a name are one that is counted differently."""
    first, second = one.against, other.against
    alike = (first.named, first.groups) == (second.named, second.groups) or first.as_many(second)
    on_one_day = one.days is not None and one.days.exact and one.days == other.days
    return not alike and not (on_one_day and first.named & second.named)


def _counted_otherwise(one: Listing, other: Listing, third: Listing) -> bool:
    """Whether two lists that share a name are each alike to a third: one report of it counts otherwise."""
    named = one.against.named & other.against.named
    return bool(named) and not _other_lists(one, third) and not _other_lists(third, other)


def _other_senders(one: Against, other: Against) -> bool:
    return bool(one.named and other.named and not one.named & other.named)


def _other_kind(one: str, other: str) -> bool:
    vague = {"unspecified", "other", "listing"}
    return one != other and not vague & {one, other}


def _vaguer(one: str, other: str) -> bool:
    """Whether one does not say what the other is; who is listed has his assets frozen or may not enter."""
    listed = "listing" in {one, other} and {one, other} <= LISTS
    return one != other and not listed and bool({"unspecified", "other", "listing"} & {one, other})


def _other_day(one: Dated, other: Dated) -> bool:
    """Whether the same step has two days."""
    if one.days is None or other.days is None:
        return False
    return one.step == other.step and not one.days.meets(other.days)


def _disjoint(one: frozenset[T], other: frozenset[T]) -> bool:
    return bool(one and other and not one & other)


class Listed(NamedTuple):
    """How many are listed, and when that was reported."""

    counts: tuple[Counted, ...]
    published: int | None

    @property
    def numbers(self) -> frozenset[float]:
        """The numbers alone."""
        return frozenset(counted.number for counted in self.counts)


def listed(sanction: X) -> Listed:
    """How many a list has, by the words of the measure."""
    counts = counts_of(sanction.record.measure) if sanction.record.measure_kind in LISTS else ()
    return Listed(counts, sanction.published)


def _next_one(one: frozenset[Ordinal], other: frozenset[Ordinal]) -> bool:
    return any(
        numbered and not bare and min(at for _, at in numbered) > 1 for numbered, bare in ((one, other), (other, one))
    )


class Extension(NamedTuple):
    """Whether it extends a list, the day of that, and when it was reported."""

    extends: bool
    days: Days | None
    published: int | None


def _extended(one: Extension, other: Extension) -> bool:
    on_one_day = one.days is not None and other.days is not None and one.days.meets(other.days)
    return one.extends != other.extends and not on_one_day and not in_one_news(one.published, other.published)


def _other_length(one: Listed, other: Listed) -> bool:
    """Whether two lists have other numbers, and are not told of in one news: one is an extension of the other."""
    return _disjoint(one.numbers, other.numbers) and not in_one_news(one.published, other.published)


def _miscounted(one: Listed, other: Listed, third: Listed) -> bool:
    """Whether a third report of the same news as one of them has the number of the other."""
    pairs = ((one, other), (other, one))
    return any(
        in_one_news(first.published, third.published) and bool(second.numbers & third.numbers)
        for first, second in pairs
    )


RULES: tuple[Rule[Sanction], ...] = (
    Rule("against different targets", "Each list of targets is a sanction of its own.",
         _against, _other_targets),
    Rule("against groups of other names", "Two lists are called alike, and one list differently.",
         _against, _groups_worded_otherwise, proven=False),
    Rule("by different senders", "Allies impose the same measure each by themselves.",
         lambda one: Against(one.hosts, frozenset()), _other_senders),
    Rule("of different kinds", "Assets that are frozen are not yet seized.",
         lambda one: one.record.measure_kind, _other_kind),
    Rule("one without details", "More sanctions may be these or others.",
         lambda one: one.record.measure_kind, _vaguer, proven=False),
    Rule("of another package", "The next package has the same sender, target and kind of measure.",
         lambda one: one.ordinals, other_number),
    Rule("the next list, and one without a number", "A second list has the sender and the target of the first.",
         lambda one: one.ordinals, _next_one, proven=False),
    Rule("under another act", "Each regulation or resolution is one measure.",
         lambda one: one.instruments, _disjoint, proven=False),
    Rule("of another year", "A package of one year is not that of another.",
         lambda one: one.years, _disjoint),
    Rule("on other days", "One step has one day; agreed and in force are two.",
         lambda one: Dated(STEPS.index(one.record.status), one.days), _other_day),
    Rule("on other goods", "A ban on one good is not the ban on another of the same package.",
         goods, _disjoint, proven=False),
    Rule("of other lengths", "A list and its extension have the same sender and target.",
         listed, _other_length, proven=False, bridged=_miscounted),
    Rule("a list, and its extension", "What is added to a list in other news is not the list.",
         lambda one: Extension(extends(one), one.days, one.published), _extended, proven=False),
    Rule("more on another day", "Who is added to a list on one day is not who is added on the next.",
         lambda one: added(one.record.measure, one.published, one.days), added_again, bridged=added_at_once),
    Rule("against other lists", "A list and its extension share names.",
         lambda one: Listing(_against(one), one.days), _other_lists, proven=False,
         bridged=_counted_otherwise),
)  # fmt: skip


def in_one_report(first: X, second: X) -> bool:
    """Whether one report has one matter in two degrees of firmness; else it tells them apart.

    A list that is in force is not its extension that is proposed.
    """
    apart = _other_day(Dated(0, first.days), Dated(0, second.days)) or extends(first) != extends(second)
    return first.record.status != second.record.status and not apart and not _other_amounts(first, second)


def _other_amounts(one: X, other: X) -> bool:
    """Whether the numbers of two amounts have none in common: `14 individuals and three companies`, `nine people`."""
    return _disjoint(_amounts(one), _amounts(other))


def _amounts(one: X) -> frozenset[float]:
    amount = one.record.amount
    return (
        frozenset(number.value for number in numbers_in(amount.text, one.document.language)) if amount else frozenset()
    )


def extends(sanction: X) -> bool:
    """Whether a measure is said to come on top of another: `extension of the list`, `further names`."""
    return _extending().search(sanction.record.measure) is not None


@functools.cache
def _extending() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('additional')['extending'])})", re.IGNORECASE)


def keys(sanction: X) -> Keys:
    """Each target with the kind of measure, kinds that stand for one another together.

    Groups are worded differently, and may share no word: those that one sender hits on one day are found by this.
    """
    kind = sanction.record.measure_kind
    filed: list[Hashable] = ["list" if kind in LISTS else kind, "any"]
    sought = ["any"] if kind in {"unspecified", "other", "listing"} else [filed[0], "unspecified", "other", "list"]
    beside = frozenset() if sanction.parties else frozenset((*_said_of_groups(sanction), *_on_one_day(sanction)))
    targets = sanction.parties | sanction.groups | beside
    return Keys(frozenset(itertools.product(targets, filed)), frozenset(itertools.product(targets, sought)))


def _said_of_groups(sanction: X) -> Iterator[Hashable]:
    for name in names(sanction):
        yield from (("word", stem) for stem in wording(name).content)
        thing = thing_of(name)
        yield from (("word", thing.name),) if thing is not None else ()


def _on_one_day(sanction: X) -> Iterator[Hashable]:
    days = sanction.days
    if days is not None and days.exact:
        yield from (("by", sender, days.first) for sender in sanction.hosts)


def complete(sanction: X) -> int:
    """What clusters begin with: a day, a package, a sender."""
    return 4 * (sanction.days is not None) + 2 * bool(sanction.ordinals) + bool(sanction.hosts)


def example(sanction: X) -> Hashable:
    """What ties look at."""
    measure = (sanction.record.measure_kind, goods(sanction), sanction.ordinals, sanction.instruments)
    return (*measure, sanction.days, sanction.published)


def nearness(one: X, other: X) -> float:
    """How near two sanctions are by what they do, and against whom."""
    targets = overlap(one.parties | one.groups, other.parties | other.groups)
    return 0.6 * overlap(one.wordings[0].content, other.wordings[0].content) + 0.4 * targets


def told_apart(first: X, second: X) -> bool:
    """Whether one report tells two sanctions apart."""
    return not in_one_report(first, second)


MATCHER = Matcher(
    rules=RULES,
    ties=TIES,
    keys=keys,
    complete=complete,
    example=example,
    in_one_report=in_one_report,
    told_apart=told_apart,
    nearness=nearness,
)
