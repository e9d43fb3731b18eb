"""Which rule keeps two meetings apart, and which tie joins them, pair by pair."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging
from readout.merging.days import Days
from readout.merging.meeting_times import Moment, MovedFrom, lasted, lasts, moved, next_day, other_days, other_places
from readout.merging.meetings import Table, complete, example, keys, other_number, other_sides, table, with_others
from readout.merging.places import place_of
from readout_schemas import Mention, When

Write = Callable[..., Any]


def _table(sides: str, hosts: str = "", absent: str = "", *, more: bool = False) -> Table:
    return Table(frozenset(sides), frozenset(hosts), frozenset(absent), more=more)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (_table("AB"), _table("AB"), False),
        (_table("AB"), _table("AC"), True),
        (_table("AB"), _table(""), False),
        (_table("ABC"), _table(""), False),
        (_table("AB"), _table("A"), False),
        (_table("AB"), _table("C"), True),
        (_table("ABC"), _table("A"), False),
        (_table("ABC"), _table("D"), True),
        (_table("ABC"), _table("AD", more=True), False),
        (_table("ABC"), _table("DE", more=True), True),
        (_table("AB"), _table("AC", more=True), True),
        (_table("AB"), _table("A", more=True), False),
        (_table("AB", more=True), _table("CD", more=True), True),
        (_table("AB", more=True), _table("BC", more=True), False),
        (_table("A"), _table("CD", more=True), False),
        (_table("AB"), _table("ABC"), True),
        (_table("AB"), _table("ABC", "C"), False),
        (_table("AB"), _table("ABC", absent="C"), False),
        (_table("AB", "C"), _table("ABC"), False),
        (_table("A"), _table("ABC", "BC"), False),
        (_table("AC"), _table("BC", "AB"), True),
        (_table("ABC"), _table("ABD"), True),
        (_table("ABC"), _table("ABCD"), False),
        (_table("ABCD"), _table("ABEF"), False),
        (_table("ABCD"), _table("AEFG"), True),
        (_table("ABCDE"), _table("AB"), True),
    ],
)
def test_two_tables_cannot_be_one(one: Table, other: Table, apart: bool) -> None:
    """A pair is whole, a list of three too, and of four each has half of the other's."""
    assert (other_sides(one, other), other_sides(other, one)) == (apart, apart)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (_table("AB"), _table("AB", more=True), True),
        (_table("AB"), _table("A", more=True), True),
        (_table("AB"), _table("C", more=True), False),
        (_table("ABC"), _table("AB", more=True), False),
        (_table("AB"), _table("AB"), False),
        (_table("A"), _table("A", more=True), False),
    ],
)
def test_a_pair_is_not_a_table_with_more_than_are_named(one: Table, other: Table, apart: bool) -> None:
    assert (with_others(one, other), with_others(other, one)) == (apart, apart)


def test_who_is_at_home_where_they_meet_is_a_host(writer: Write, mention: Callable[[str], Mention]) -> None:
    made = writer("a").meeting("Peru", "Chile", place="Lima", hosts=(mention("Mali"),), absent=(mention("Togo"),))
    report = made.names_too("Mali", "Togo").report()
    parties = tuple(one.model_copy(update={"country": "PE"}) if one.name == "Peru" else one for one in report.parties)
    (one,) = Merging([report.model_copy(update={"parties": parties})]).records["meeting"]
    sides, hosts = frozenset({"country-peru", "country-chile"}), frozenset({"country-mali", "country-peru"})
    assert table(one) == Table(sides, hosts, frozenset({"country-togo"}), more=False)


def _moment(first: int, last: int, *, stated: bool = True, said: bool = False) -> Moment:
    return Moment(Days(first, last), stated, said)


@pytest.mark.parametrize(
    ("one", "other", "apart", "near"),
    [
        (_moment(1, 1), _moment(1, 3), False, False),
        (_moment(1, 1), _moment(2, 2), False, True),
        (_moment(1, 1), _moment(3, 3), True, False),
        (_moment(1, 3), _moment(4, 6), False, True),
        (_moment(1, 1), _moment(2, 2, stated=False), True, False),
        (_moment(1, 1), _moment(9, 9, said=True), False, False),
    ],
)
def test_two_times_of_a_meeting_cannot_be_one(one: Moment, other: Moment, apart: bool, near: bool) -> None:
    assert (other_days(one, other), other_days(other, one)) == (apart, apart)
    assert (next_day(one, other), next_day(other, one)) == (near, near)


@pytest.mark.parametrize(
    ("one", "other", "apart", "said"),
    [
        (("Lima", 1, False), ("Oslo", 1, False), True, False),
        (("Lima", 1, True), ("Oslo", 1, False), False, True),
        (("Lima", 1, True), ("Lima", 1, False), False, False),
        (("Lima", 1, True), ("Lima", 2, False), False, True),
        (("Lima", 1, False), ("Lima", 2, False), False, False),
    ],
)
def test_of_a_meeting_that_was_moved_day_and_place_show_nothing(
    one: tuple[str, int, bool], other: tuple[str, int, bool], apart: bool, said: bool
) -> None:
    first, second = (MovedFrom(_moment(day, day, said=told), place_of(place)) for place, day, told in (one, other))
    assert (other_places(first, second), other_places(second, first)) == (apart, apart)
    assert (moved(first, second), moved(second, first)) == (said, said)


@pytest.mark.parametrize(("first", "last", "so"), [(1, 1, False), (1, 2, True), (1, 4, True), (1, 5, False)])
def test_a_meeting_lasts_two_to_four_days(first: int, last: int, so: bool) -> None:
    assert lasts(Days(first, last)) is so
    assert lasted(_moment(1, 1), _moment(2, 2), _moment(first, last)) is so
    assert not lasted(_moment(1, 1), _moment(2, 2), _moment(first, last, stated=False))
    assert not lasted(_moment(1, 1), _moment(9, 9), _moment(first, last))


def test_what_is_numbered_otherwise_is_another() -> None:
    fifth, sixth, round_ = ("package", 5), ("package", 6), ("round", 6)
    assert other_number(frozenset({fifth}), frozenset({sixth}))
    assert not other_number(frozenset({fifth}), frozenset({round_}))
    assert not other_number(frozenset({fifth, sixth}), frozenset({sixth}))
    assert other_number(frozenset({fifth, round_}), frozenset({sixth, round_}))


def _ready(write: Write, *sides: str, published: str | None = "2025-03-15", **given: Any) -> Any:
    made = write("a", published).meeting(*sides, **given)
    for field in ("hosts", "absent"):
        made.names_too(*(one.name for one in given.get(field, ())))
    (one,) = Merging([made.report()]).records["meeting"]
    return one


def test_a_meeting_is_found_on_its_days_and_those_beside_them(writer: Write, mention: Callable[[str], Mention]) -> None:
    one = _ready(writer, "Peru", "coalition", day="2025-03-11", place="Lima", hosts=(mention("Mali"),))
    day = one.days.first
    named = {"country-peru", "group-coalition", "country-mali", "lima"}
    days = [day - 1, day, day + 1]
    assert keys(one).filed == {(each, name) for each in (*days, "all") for name in named}
    assert keys(one).sought == {(each, name) for each in (*days, "long") for name in named}


def test_an_undated_meeting_is_found_by_who_takes_part_and_a_long_window_among_all_days(writer: Write) -> None:
    undated = _ready(writer, "Peru", "Chile", place="Lima", published="2025-03-15")
    assert {name for _, name in keys(undated).filed} == {"country-peru", "country-chile"}
    assert len({day for day, _ in keys(undated).sought}) == 11 + 2 + 1
    long = _ready(writer, "Peru", "Chile", published=None)
    assert keys(long).filed == {(day, name) for day in ("long", "all") for name in ("country-peru", "country-chile")}
    assert keys(long).sought == {("all", name) for name in ("country-peru", "country-chile")}


@pytest.mark.parametrize(("day", "short"), [("2025-01-01/2025-02-10", True), ("2025-01-01/2025-02-11", False)])
def test_a_window_of_forty_days_is_looked_at_day_by_day(writer: Write, day: str, short: bool) -> None:
    assert (("all", "country-peru") not in keys(_ready(writer, "Peru", "Chile", day=day)).sought) is short


def test_the_rank_of_a_meeting_of_one_named_side_is_what_it_is_found_by(writer: Write) -> None:
    one = _ready(writer, "Peru", day="2025-03-11", title="Talks of foreign ministers")
    assert {name for _, name in keys(one).filed} == {"country-peru", "minister"}
    two = _ready(writer, "Peru", "Chile", day="2025-03-11", title="Talks of foreign ministers")
    assert {name for _, name in keys(two).filed} == {"country-peru", "country-chile"}


@pytest.mark.parametrize(
    ("sides", "given", "known"),
    [
        (("Peru",), {}, 0),
        (("Peru", "Chile"), {}, 2),
        (("Peru",), {"day": "2025-03-11"}, 4),
        (("Peru",), {"day": "2025-03-11/2025-03-13"}, 2),
        (("Peru",), {"day": "2025-03"}, 0),
        (("Peru",), {"place": "Lima"}, 1),
        (("Peru",), {"format": "phone"}, 1),
        (("Peru", "Chile"), {"day": "2025-03-11", "place": "Lima", "format": "in_person"}, 8),
    ],
)
def test_clusters_begin_with_the_meeting_of_which_most_is_known(
    writer: Write, sides: tuple[str, ...], given: dict[str, Any], known: int
) -> None:
    assert complete(_ready(writer, *sides, **given)) == known


@pytest.mark.parametrize(
    "given",
    [
        {"day": "2025-03-12"}, {"place": "Oslo"}, {"format": "phone"}, {"published": "2025-03-16"},
        {"title": "Talks of foreign ministers"}, {"title": "Summit"},
    ],
)  # fmt: skip
def test_a_meeting_that_differs_in_what_ties_look_at_is_an_example_of_its_own(
    writer: Write, given: dict[str, Any]
) -> None:
    common = {"day": "2025-03-11", "place": "Lima"}
    one = _ready(writer, "Peru", "Chile", "Mali", **common)
    same = _ready(writer, "Peru", "Chile", "Mali", **common, title="Words", status="ongoing")
    assert example(one) == example(same) != example(_ready(writer, "Peru", "Chile", "Mali", **{**common, **given}))


@pytest.mark.parametrize(
    ("first", "second", "tie"),
    [
        ({"day": "2025-03-11"}, {"day": "2025-03-11"}, "the same sides on the same day"),
        ({"day": "2025-03-11"}, {"day": "2025-03"}, "the same sides on the same day"),
        ({"day": "2025-03-01/2025-03-07"}, {"day": "2025-03"}, "the same sides on the same day"),
        ({"day": "2025-03-01/2025-03-08"}, {"day": "2025-03"}, "the same sides in the same news"),
        ({}, {}, "the same sides in the same news"),
        ({"place": "Lima"}, {"place": "Lima"}, "the same sides in the same place, in the same news"),
        ({"published": "2025-03-19"}, {}, "the same sides in the same news"),
        ({"published": "2025-03-20"}, {}, "the same sides, at about that time"),
        ({"published": "2025-03-20", "title": "Call"}, {"title": "Dinner"}, None),
        ({"status": "planned"}, {}, "the same sides, at about that time"),
        ({"when": When(text="after the summit", edtf=None, basis="none")}, {}, "the same sides, at about that time"),
        ({"when": When(text="in the morning", edtf=None, basis="none")}, {}, "the same sides in the same news"),
        ({"day": "2025-03-11", "told": "It was moved to Tuesday."}, {"published": "2025-04-15"},
         "the same sides, and said to be moved"),
        ({"day": "2025-03-11", "told": "It was moved to Tuesday."}, {"published": "2025-04-16"},
         "the same sides, at about that time"),
        ({"day": "2025-03-11", "published": "2025-03-11"}, {"day": "2025-03-12", "published": "2025-03-11"},
         "the same sides on the same day"),
    ],
)  # fmt: skip
def test_the_strongest_tie_of_two_meetings_of_the_same_sides(
    writer: Write, compared: Any, first: dict[str, Any], second: dict[str, Any], tie: str | None
) -> None:
    """Whether their days meet is for rules to say; a tie looks at how narrow they are."""
    reports = []
    for name, given in (("a", dict(first)), ("b", dict(second))):
        reports.append(writer(name, given.pop("published", "2025-03-15")).meeting("Peru", "Chile", **given).report())
    assert next(iter(compared("meeting", *reports)[1]), None) == tie
