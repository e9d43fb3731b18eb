"""An edition is a snapshot of what is news, under ids that stay; nothing new makes none."""

from __future__ import annotations

import datetime as dt

import pytest
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import Paper, today, yesterday
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.editions import Edition, NothingNew, Wanted
from readout.desk.editions.briefing import Draft, drafted, kept
from readout.desk.store.tables import ClusterRow
from readout.errors import InputError
from readout.merging import compare, merge
from readout.references import first_fault
from readout_schemas import Changes, RecordChange, Report

pytestmark = pytest.mark.xdist_group("desk")
DAY = 86_400.0


@pytest.fixture
def clock(desk: Desk) -> VirtualClock:
    """The desk's own, which a test moves."""
    desk.clock = VirtualClock()
    return desk.clock


def _made(desk: Desk, **wanted: object) -> Edition:
    made = desk.brief(Wanted(**wanted))  # type: ignore[arg-type]
    assert isinstance(made, Edition)
    return made


def _meaning(changes: Changes) -> dict[str, list[tuple[object, ...]]]:
    """What changes say, whatever the ids."""

    def told(several: tuple[RecordChange, ...]) -> list[tuple[object, ...]]:
        return sorted((one.type, one.line, one.fields, one.documents) for one in several)

    return {name: told(getattr(changes, name)) for name in ("new", "developed", "corroborated", "disputed", "gone")}


def _current() -> list[Report]:
    """What each document gave when it was read last."""
    return list({report.document.id: report for report in (*yesterday(), *today())}.values())


def test_records_stand_in_the_order_of_their_document(desk: Desk) -> None:
    """The tenth behind the ninth, though their ids as words are ordered otherwise."""
    goods = ("salt", "wool", "iron", "rice", "glass", "paper", "tea", "steel", "sugar", "cement", "timber")
    said = [f"Norway promised to buy {one}." for one in goods]
    paper = Paper("1.txt", "06-11", "en", " ".join(said))
    for words, one in zip(said, goods, strict=True):
        paper.commitment(words, "Norway", f"buy {one}")
    desk.add([paper.report()])
    told = _made(desk).briefing.commitments
    assert [one.action for one in told] == [f"buy {one}" for one in goods]


def test_an_edition_tells_what_comparing_the_two_mornings_does(desk: Desk) -> None:
    desk.add(yesterday())
    first = _made(desk)
    desk.add(today())
    second = _made(desk)
    old, new = merge(yesterday()), merge(_current())
    assert _meaning(first.changes)["new"] == _meaning(compare(merge([]), old))["new"]
    assert _meaning(second.changes) == _meaning(compare(old, new))
    assert (second.title.number, second.title.since) == (2, "edition 1")
    for made in (first, second):
        assert first_fault(made.briefing) is None
    shown = {one.id for one in second.briefing.records()}
    told = second.changes
    assert shown == {one.id for one in (*told.new, *told.developed, *told.corroborated, *told.disputed)}


def test_ids_stay_and_an_edition_is_what_it_was_when_it_was_made(desk: Desk) -> None:
    desk.add(yesterday())
    first = _made(desk)
    desk.add(today())
    second = _made(desk, unchanged=True)
    before, now = ({one.id for one in made.briefing.records()} for made in (first, second))
    with desk.store.reading() as session:
        replaced = dict(session.execute(select(ClusterRow.id, ClusterRow.replaced_by).where(ClusterRow.ended)).all())
    assert before - now == replaced.keys()
    assert replaced  # a thing that a document no longer tells of, read again
    assert set(replaced.values()) <= {None, *now}
    assert desk.edition(1) == first
    assert [one.number for one in desk.editions()] == [1, 2]


def test_without_new_reports_no_edition_is_made(desk: Desk) -> None:
    assert desk.brief() == NothingNew(None)
    desk.add(yesterday())
    _made(desk)
    assert desk.brief() == NothingNew(1)
    desk.add(yesterday())
    assert desk.brief() == NothingNew(1)
    assert len(desk.editions()) == 1


def test_of_two_that_make_one_edition_at_once_one_does(desk: Desk) -> None:
    desk.add(yesterday())
    desk.catch_up()
    draft = drafted(desk.store, Wanted())
    assert isinstance(draft, Draft)
    _made(desk)
    assert kept(desk.store, desk.clock, Wanted(), draft, draft.briefing) == NothingNew(1)
    assert len(desk.editions()) == 1


def test_a_document_that_is_removed_between_drafting_and_keeping_is_not_in_the_edition(desk: Desk) -> None:
    """It is what is left of an edition whose document is removed; where nothing is left, there is none."""
    desk.add(yesterday())
    draft, gone = desk.draft(), yesterday()[3].document.id
    desk.forget(gone)
    made = desk.keep_draft(draft)
    assert isinstance(made, Edition)
    assert made == desk.edition(1)
    told = made.briefing.model_dump_json() + made.changes.model_dump_json()
    assert "Berg" not in told.replace(gone, "")
    assert [one.text for one in made.briefing.documents if one.id == gone] == [None]
    assert any("removed from the desk" in one for one in made.briefing.notes)
    assert first_fault(made.briefing) is None
    assert made.changes.new
    desk.add(today()[:1])
    draft = desk.draft()
    desk.forget(today()[0].document.id)
    assert desk.keep_draft(draft) == NothingNew(1)
    assert len(desk.editions()) == 1


def test_news_since_a_day_or_an_edition(desk: Desk, clock: VirtualClock) -> None:
    desk.add(yesterday())
    whole = _made(desk)
    clock.time += DAY
    day = dt.datetime.fromtimestamp(clock.wall(), dt.UTC).date()
    desk.add(today())
    news = _made(desk)
    assert _made(desk, since=day).changes == news.changes
    assert desk.brief(Wanted(since=day)) == NothingNew(3)
    assert _made(desk, since=1).changes == news.changes
    assert len(_made(desk, since=day - dt.timedelta(days=9)).changes.new) > len(whole.changes.new)
    assert desk.changes(1, 2) == news.changes
    assert _meaning(desk.changes(2, 3)) == _meaning(
        Changes(new=(), developed=(), corroborated=(), disputed=(), gone=())
    )
    with pytest.raises(InputError, match="there is no edition 9: the last one is 5"):
        desk.brief(Wanted(since=9))
    with pytest.raises(InputError, match="give the earlier one first"):
        desk.changes(2, 1)


def test_a_topic_has_editions_of_its_own(desk: Desk) -> None:
    desk.add([*yesterday(), *today()])
    _made(desk)
    party = next(one.speaker.name for one in merge(yesterday()).statements)
    own = _made(desk, topic=party)
    assert own.title.number == 1
    assert own.briefing.records()
    assert len(own.briefing.records()) < len(_made(desk, unchanged=True, since=dt.date(2000, 1, 1)).briefing.records())
    assert all(party in {one.name for one in own.briefing.parties} for _ in own.briefing.records())
    assert desk.brief(Wanted(topic="zeppelin")) == NothingNew(None)
    assert [one.topic for one in desk.editions(party)] == [party]
