"""What ties two commitments into one: the same sum, action, number, deadline or package."""

from __future__ import annotations

import functools

from readout.merging.actions import Action, action_of, money_words
from readout.merging.comparable import Comparable, in_one_news, published_apart
from readout.merging.decisions import Tie
from readout.merging.word_lists import load
from readout.merging.wording import Likeness, likeness, wording
from readout_schemas import Commitment

SAME_FROM = 0.55
"""Share of the lighter wording, by weight, that two actions have in the same order, if they begin with one verb."""
UNSURE_FROM = 0.3
FEWEST = 3
"""Words of content from which an action can be told by its words."""
LEAST_SHARED = 2
PROMISED = 30
"""Days between two publications within which the same promise is one promise, if no date or sum ties them."""
YEAR = 366
"""Days between two publications within which a promise is looked for again by its deadline or its package."""
COUNTED = 1
"""Days between two publications up to which another number of the same is: two on Tuesday are not four on Friday."""

C = Comparable[Commitment]


def action(one: C) -> Action:
    """Its action, taken apart."""
    return action_of(one.record.action)


def _told(one: C, other: C) -> Likeness:
    return likeness(one.wordings[0], other.wordings[0])


def _in_time(one: C, other: C) -> bool:
    """Whether two promises may be of one time: of one month or day, or the earlier not yet due at the later."""
    apart = published_apart(one, other)
    same_day = one.days is not None and one.days.exact and one.days == other.days
    return same_day or (apart is not None and (apart <= PROMISED or (apart <= YEAR and _still_running(one, other))))


def _still_running(one: C, other: C) -> bool:
    """Whether the earlier promise had a deadline that was to come when the later was told, which names no other."""
    earlier, later = sorted((one, other), key=lambda each: each.published or 0)
    running = earlier.days is not None and earlier.days.last >= (later.published or 0)
    return running and (later.days is None or earlier.days == later.days)


def _kept_in_time(one: C, other: C) -> bool:
    """Whether the later says that what the earlier promised was done, shortly after it was due."""
    if one.published is None or other.published is None:
        return False
    earlier, later = sorted((one, other), key=lambda each: each.published or 0)
    done = later.record.status == "implemented" != earlier.record.status
    return done and earlier.days is not None and -PROMISED <= (later.published or 0) - earlier.days.last <= PROMISED


def _in_the_same_news(one: C, other: C) -> bool:
    return in_one_news(one.published, other.published)


def counted_together(one: int | None, other: int | None) -> bool:
    """Whether two reports are of days so near that what they count differently may be one thing."""
    return one is not None and other is not None and abs(one - other) <= COUNTED


def _same_action(one: C, other: C) -> bool:
    first, second = one.wordings[0], other.wordings[0]
    same_verb = first.head == second.head and bool(action(one).verbs & action(other).verbs)
    telling = min(len(first.content), len(second.content)) >= FEWEST and same_verb
    told = _told(one, other)
    beside = (first.content & second.content) - money_words() - {first.head}
    enough = told.score >= SAME_FROM and told.shared >= LEAST_SHARED and bool(beside)
    return telling and enough and not _of_other_things(one, other) and _in_time(one, other)


def _of_other_things(one: C, other: C) -> bool:
    """Whether neither tells of the other's object: a school in Lima is no clinic in Lima.

    Who has the same number of it may call it otherwise: six trainers, half a dozen instructors. A number of what both
    call the same says nothing of it: schools in 45 towns are no clinics in 45 towns.
    """
    first, second = action(one), action(other)
    told = first.head & other.wordings[0].content or second.head & one.wordings[0].content
    sums = {each.amount[0] for each in (one, other) if each.amount is not None}
    several = any(
        mine.number == its.number > 1 and mine.number not in sums and not (mine.unit | its.unit) & money_words()
        for mine in first.counts
        for its in second.counts
        if not mine.unit & its.unit
    )
    return bool(first.thing and second.thing) and not told and not several


@functools.lru_cache(maxsize=65536)
def _rows(stems: frozenset[str]) -> frozenset[str]:
    """The rows of nouns for one thing that have a word of these stems."""
    return frozenset(name for name, row in _objects_of_one_name().items() if row & stems)


@functools.cache
def _objects_of_one_name() -> dict[str, frozenset[str]]:
    return {name: frozenset().union(*(wording(word).content for word in row)) for name, row in load("objects").items()}


def _same_sum(one: C, other: C) -> bool:
    """Whether the same sum is promised in one time, and not for two things: schools are no hospitals."""
    return _sum_in_time(one, other) and _told(one, other).shared > 0 and not _for_other_things(one, other)


def _same_sum_perhaps(one: C, other: C) -> bool:
    """Whether the same sum is for what is called otherwise, and a word is shared: both may mean the same."""
    return _sum_in_time(one, other) and _told(one, other).shared > 0 and _for_other_things(one, other)


def _sum_in_time(one: C, other: C) -> bool:
    return equal_sums(one.amount, other.amount) and _in_time(one, other)


def equal_sums(one: tuple[float, str] | None, other: tuple[float, str] | None) -> bool:
    """Whether two sums are equal, with their currencies where both have one: `another 40 million` has none."""
    if one is None or other is None or one[0] != other[0]:
        return False
    return one[1] == other[1] or not (one[1] and other[1])


def _for_other_things(one: C, other: C) -> bool:
    """Whether both say what money is for, and share no word of it, or its place alone and no deadline."""
    first, second = purpose(one), purpose(other)
    told_apart = bool(first and second) and not first & second
    due = one.days is not None and other.days is not None and one.days.meets(other.days)
    return told_apart or (_differently_named(one, other) and not due)


def _differently_named(one: C, other: C) -> bool:
    """Whether the objects are other things, and their names are no two for one thing."""
    called_otherwise = _rows(action(one).thing) & _rows(action(other).thing)
    return _of_other_things(one, other) and not called_otherwise


def _same_deadline(one: C, other: C) -> bool:
    exact = one.days is not None and other.days is not None and one.days.exact and one.days == other.days
    return exact and _told(one, other).shared >= LEAST_SHARED and not _of_other_things(one, other)


def _identical(one: C, other: C) -> bool:
    first, second = one.wordings[0], other.wordings[0]
    in_time = _in_time(one, other) or _kept_in_time(one, other)
    return bool(first.content) and first.content == second.content and in_time


def _same_package(one: C, other: C) -> bool:
    """Whether both are of one package, tranche or phase of the same actors, for the same."""
    apart = published_apart(one, other)
    return (
        bool(one.ordinals & other.ordinals)
        and one.parties == other.parties
        and bool(one.beneficiaries & other.beneficiaries)
        and apart is not None
        and apart <= YEAR
        and bool(action(one).verbs & action(other).verbs)
    )


def _most_words(one: C, other: C) -> bool:
    """Whether most words of the shorter action stand in the other, in whatever order, with the same actors."""
    first, second = one.wordings[0].content, other.wordings[0].content
    shared = len((first & second) - money_words())
    return (
        shared >= FEWEST
        and shared > min(len(first), len(second)) / 2
        and bool(action(one).verbs & action(other).verbs)
        and not _of_other_things(one, other)
        and one.parties == other.parties
        and _in_time(one, other)
    )


def _verb_stems(one: C) -> frozenset[str]:
    """The stems of the verbs, and of the words that belong to them."""
    words = (word for verb in action(one).verbs for word in verb.split())
    return frozenset(stem for word in words for stem in wording(word).content)


def _same_thing(one: C, other: C) -> bool:
    """Whether the verbs say the same, the objects share a word, and something else ties them too."""
    first, second = action(one), action(other)
    things = (first.thing - first.names or first.thing) & (second.thing - second.names or second.thing)
    if not things or not first.verbs & second.verbs or one.parties != other.parties or not _in_time(one, other):
        return False
    words = one.wordings[0].content & other.wordings[0].content - _verb_stems(one) - _verb_stems(other) - money_words()
    same_day = one.days is not None and other.days is not None and one.days.meets(other.days)
    same_verb = one.wordings[0].head == other.wordings[0].head
    return len(words) + same_verb > 1 or same_day or bool(one.beneficiaries & other.beneficiaries)


def _same_object(one: C, other: C) -> bool:
    """Whether the verbs say the same of the very same object, in one news."""
    first, second = action(one), action(other)
    things = (first.thing - _verb_stems(one), second.thing - _verb_stems(other))
    same = bool(things[0]) and things[0] == things[1] and bool(first.verbs & second.verbs)
    return same and one.parties == other.parties and _in_the_same_news(one, other)


def _same_name(one: C, other: C) -> bool:
    """Whether the verbs say the same of an object of one proper name."""
    first, second = action(one), action(other)
    named = first.named & second.named
    return bool(named and first.verbs & second.verbs) and one.parties == other.parties and _in_time(one, other)


def _same_number(one: C, other: C) -> bool:
    """Whether the same number of the same is promised, in verbs that say the same."""
    first, second = action(one), action(other)
    counted = any(
        each.number == another.number > 1 and bool((each.unit & another.unit) - money_words())
        for each in first.counts
        for another in second.counts
    )
    acting = one.parties == other.parties and bool(first.verbs & second.verbs)
    return acting and counted and not _differently_named(one, other) and _in_the_same_news(one, other)


def _numbered_otherwise(one: C, other: C) -> bool:
    """Whether the verbs say the same of the same object, and the reports of one news only count it differently.

    `Ten harvesting boats` may be `twelve boats`, and are no `twelve rescue boats`. Sums of money and lengths of
    time are no objects.
    """
    first, second = _objects(one), _objects(other)
    like = any(unit <= another or another <= unit for unit in first for another in second)
    verbs = action(one).verbs & action(other).verbs
    in_time = counted_together(one.published, other.published)
    return like and bool(verbs) and one.parties == other.parties and in_time


def _objects(one: C) -> list[frozenset[str]]:
    """What the action counts as its object."""
    told = action(one)
    units = (counted.unit for counted in told.counts if counted.unit <= told.thing)
    return [unit for unit in units if unit and not unit & money_words()]


def _money_for_the_same(one: C, other: C) -> bool:
    """Whether both give money, of one currency or of none that is told, for a purpose that is told in like words."""
    verbs = action(one).verbs & action(other).verbs
    if one.record.amount is None or other.record.amount is None or one.parties != other.parties or not verbs:
        return False
    first, second = (purpose(each) for each in (one, other))
    shared = first & second
    same_verb = one.wordings[0].head == other.wordings[0].head
    enough = len(shared) >= LEAST_SHARED or (same_verb and bool(shared) and (first <= second or second <= first))
    currencies = {one.record.amount.currency, other.record.amount.currency} - {None}
    benefit = bool(one.beneficiaries & other.beneficiaries)
    return enough and benefit and len(currencies) == 1 and _in_the_same_news(one, other)


def purpose(one: C) -> frozenset[str]:
    """What money is for: the words of the action but for its verb, the sum and whom it is for."""
    amount = wording(one.record.amount.text).content if one.record.amount else frozenset()
    benefit = (stem for mention in one.record.beneficiary for stem in wording(mention.name).content)
    return subject(one) - amount - frozenset(benefit)


def subject(one: C) -> frozenset[str]:
    """What a promise is about: the words of the action but for its verb and numbers, and words for money."""
    counted = frozenset(stem for stem in one.wordings[0].content if stem[0].isdigit())
    return one.wordings[0].content - counted - _verb_stems(one) - money_words()


def _alike(one: C, other: C) -> bool:
    """Whether they are worth asking about: some words in order, or an object in common."""
    told, first, second = _told(one, other), action(one), action(other)
    return (told.shared >= LEAST_SHARED and told.score >= UNSURE_FROM) or bool(first.thing & second.thing)


TIES: tuple[Tie[Commitment], ...] = (
    Tie("the same sum, for the same", 4.0, _same_sum),
    Tie("of the same package", 3.8, _same_package),
    Tie("the same action", 3.5, _identical),
    Tie("the same action, in like words", 3.0, _same_action),
    Tie("the same number of the same", 2.8, _same_number),
    Tie("the same day, in like words", 2.5, _same_deadline),
    Tie("most of the words of the action", 2.0, _most_words),
    Tie("money for the same, in the same news", 1.9, _money_for_the_same),
    Tie("the same verb and object", 1.8, _same_thing),
    Tie("the same verb and object, in another number", 1.75, _numbered_otherwise),
    Tie("the same verb and name", 1.7, _same_name),
    Tie("the same verb and object, in the same news", 1.6, _same_object),
    Tie("the same sum, perhaps for another thing", 1.1, _same_sum_perhaps, enough=False),
    Tie("some of the words of the action", 1.0, _alike, enough=False),
)
