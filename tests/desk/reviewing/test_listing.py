"""Reviews of one person or of one thing are those that the whole list has, and the others are not read for them."""

from __future__ import annotations

import pytest
from readout_tests.mornings import yesterday

from readout.desk import Desk, NewReview, RecordQuery
from readout.desk.reviewing.agreement import VERDICTS

pytestmark = pytest.mark.xdist_group("desk")


def test_what_is_chosen_is_told_as_in_the_whole_list(desk: Desk, read: list[int]) -> None:
    desk.add(yesterday())
    desk.brief()
    records = [one.record.id for one in desk.find_records(RecordQuery()).items]
    clusters = [one.id for one in desk.edition(1).briefing.meetings]
    for by in ("ana", "bo", "cy"):
        for name in records[:4]:
            desk.review(NewReview(what=name, verdict="accept", by=by))
        desk.review(NewReview(what=clusters[0], verdict="note", by=by, note="hm"))
    for name in (records[0], clusters[0]):
        desk.review(NewReview(what=name, verdict="accept" if name in clusters else "reject", by="ana"))
    desk.review(NewReview(what=clusters[0], verdict="reject", by="bo"))
    desk.review(NewReview(what=records[1], verdict="withdraw", by="cy"))
    whole = desk.reviews()
    assert any(one.taken_back for one in whole)
    assert {one.superseded for one in whole} == {True, False}
    for by in ("ana", "bo", "cy", "nobody"):
        read.clear()
        assert desk.reviews(by=by) == [one for one in whole if one.by == by]
        assert len(read) == len(desk.reviews(by=by))
    for name in (*records, *clusters, "nothing"):
        read.clear()
        told = desk.reviews(name)
        assert told == [one for one in whole if name == one.what or name in one.records], name
        assert desk.reviews(name, "ana") == [one for one in told if one.by == "ana"]
        assert len(read) <= 2 * len([one for one in whole if one.subject in {each.subject for each in told}])
    counting = [one for one in whole if one.verdict in VERDICTS and not one.superseded]
    ana, bo = ({one.subject: one for one in counting if one.by == by} for by in ("ana", "bo"))
    differing = [(ana[name], bo[name]) for name in ana if name in bo and ana[name].verdict != bo[name].verdict]
    read.clear()
    told = desk.agreement("ana", "bo")
    assert (told.both, told.same) == (len(ana.keys() & bo.keys()), len(ana.keys() & bo.keys()) - len(differing))
    assert [tuple(one) for one in told.differences] == differing
    assert len(read) == 2 * len(differing) > 0
    again = [desk.agreement("ana", "bo", 1, behind) for behind in range(len(differing) + 1)]
    assert [one for each in again for one in each.differences] == list(told.differences)
    assert {(one.both, one.same, one.kappa, one.differ) for one in again} == {
        (told.both, told.same, told.kappa, len(differing))
    }
