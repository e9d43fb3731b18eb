"""Joining reports some at a time comes to what merging all of them at once does, and ids stay."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import pytest
from twins_model.reading import groups

from readout.desk.editions.joining import Joined, Known, Past, join, touched
from readout.desk.editions.lasting import Before, Named, lasting_names, shares
from readout.merging import Merging, Part
from readout.merging.clusters import RIVALRY
from readout_schemas import Report


@dataclass
class Desk:
    """What a store keeps, in memory; every cluster is a candidate."""

    seen: list[Report] = field(default_factory=list)
    known: dict[str, Known] = field(default_factory=dict)
    doubts: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def add(self, reports: list[Report]) -> Joined:
        self.seen += reports
        fresh = frozenset(record.id for report in reports for record in report.records())
        homes = {record: one.id for one in self.known.values() for record in one.records}
        looked_at = self._with_doubts(set(touched(Merging(self.seen, Part(fresh.union(homes), {})), homes)), homes)
        known = [self.known[name] for name in looked_at]
        members = fresh.union(*(one.records for one in known))
        cut = [report for report in self.seen if not members.isdisjoint(record.id for record in report.records())]
        joined = join(cut, known, fresh, homes, None, Past(self.known))
        self._keep(joined, members)
        return joined

    def _with_doubts(self, looked_at: set[str], homes: dict[str, str]) -> set[str]:
        rivals = (pair for pair, reasons in self.doubts.items() if not set(RIVALRY).isdisjoint(reasons))
        pairs = [(homes[first], homes[second]) for first, second in rivals]
        while more := {one for pair in pairs if looked_at.intersection(pair) for one in pair} - looked_at:
            looked_at |= more
        return looked_at

    def _keep(self, joined: Joined, members: frozenset[str]) -> None:
        for name in (*joined.replaced, *joined.ended):
            del self.known[name]
        for one in joined.clusters:
            age = self.known[one.record.id].age if one.record.id in self.known else len(self.seen)
            self.known[one.record.id] = Known(one.record.id, frozenset(each.id for each in one.members), age)
        self.doubts = {pair: why for pair, why in self.doubts.items() if not members.issuperset(pair)}
        self.doubts |= {(pair.first, pair.second): pair.reasons for pair in joined.unsure}


@pytest.mark.xdist_group("twins")
@pytest.mark.parametrize(("shuffled", "size"), [(False, 4), (True, 1)])
def test_day_by_day_comes_to_what_all_at_once_does(shuffled: bool, size: int) -> None:
    """For all twins, in the order of publication and in another: the same clusters, and the same pairs left open.

    A pair may stay open longer: what later reports show of one of its two clusters is not looked at for the other.
    """
    longer = 0
    for group in groups():
        order = sorted(group.reports, key=lambda report: (str(report.document.published), report.document.id))
        if shuffled:
            order.sort(key=lambda report: hashlib.sha256(report.document.id.encode()).digest())
        desk, whole = Desk(), Merging(order)
        for at in range(0, len(order), size):
            desk.add(order[at : at + size])
        once = {frozenset(one.id for one in members) for several in whole.groups().values() for members in several}
        assert {one.records for one in desk.known.values()} == once, group.name
        open_ = {(pair.first, pair.second) for pair in whole.unsure()}
        assert desk.doubts.keys() >= open_, group.name
        longer += len(desk.doubts) - len(open_)
    assert longer <= 1


def test_the_older_id_stays_where_two_become_one() -> None:
    named = [Named("young", frozenset("ab"), 2), Named("old", frozenset("c"), 1)]
    assert lasting_names(["abc"], named) == {"a": "old"}


def test_the_largest_part_keeps_the_id_and_of_equals_the_first() -> None:
    assert lasting_names(["a", "bc"], [Named("k", frozenset("abc"), 1)]) == {"a": "a", "b": "k"}
    assert lasting_names(["ab", "cd"], [Named("k", frozenset("abcd"), 1)]) == {"a": "k", "c": "c"}


def test_an_id_that_was_given_is_not_given_again() -> None:
    named = [Named("a", frozenset("abc"), 1)]
    assert lasting_names(["a", "bc"], named, {"b"}) == {"a": "a~2", "b": "a"}
    assert lasting_names(["x"], [], {"x", "x~2"}) == {"x": "x~3"}


def test_what_lives_chooses_before_what_may_come_back() -> None:
    back = Named("back", frozenset("bcd"), 1, lives=False)
    assert lasting_names(["a", "bcd"], [Named("k", frozenset("a"), 2), back]) == {"a": "k", "b": "back"}
    assert lasting_names(["abcd"], [Named("k", frozenset("a"), 2), back]) == {"a": "k"}
    assert lasting_names(["ab", "cd"], [Named("k", frozenset("c"), 2), back]) == {"a": "a", "c": "k"}


def test_a_record_is_of_the_cluster_whose_words_it_cites_and_of_several_of_the_one_that_had_it() -> None:
    first, second, third = (("meeting", "d", 0, 9), ("meeting", "d", 20, 29), ("meeting", "d", 40, 49))
    one = Before("one", 1, True, frozenset({"d.m1", "d.m3"}), frozenset({first, second}))
    other = Before("other", 2, False, frozenset({"d.m2"}), frozenset({first, third}))
    citing = {
        "d.m2": [first],  # both cite it
        "d.m1": [third],  # read again, it is what d.m2 was
        "d.m4": [second],
        "d.s1": [("statement", "d", 20, 29)],  # it tells of the same sentence, and is another thing
        "e.m1": [("meeting", "e", 0, 9)],
    }
    assert shares([one, other], citing) == {"one": {"d.m4"}, "other": {"d.m1", "d.m2"}}
