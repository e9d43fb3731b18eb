"""A store with a history: editions stand when a document is forgotten, and move with their clusters."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from readout_tests.mornings import today, yesterday
from sqlalchemy import func, select

from readout.desk import Desk
from readout.desk.editions import Edition, NothingNew, Wanted
from readout.desk.store.base import Base
from readout.desk.store.deliveries import DeliveryRow
from readout.desk.store.renaming import renamed
from readout.desk.store.tables import ClusterRow, DocumentRow, RecordPartyRow, RecordRow, ReportRow
from readout.references import first_fault
from readout_schemas import parts
from readout_schemas.base import Evidence


@pytest.fixture
def two_editions(desk: Desk) -> Desk:
    desk.add(yesterday())
    assert isinstance(desk.brief(), Edition)
    desk.add(today())
    assert isinstance(desk.brief(), Edition)
    return desk


def test_editions_stand_without_a_document_that_is_forgotten_and_say_so(two_editions: Desk) -> None:
    desk, gone = two_editions, yesterday()[0].document.id
    before = {number: desk.edition(number).briefing for number in (1, 2)}
    assert desk.forget(gone).editions == 2
    for number, was in before.items():
        edition = desk.edition(number)
        briefing = edition.briefing
        assert first_fault(briefing) is None
        assert gone not in {span.document for holder in (briefing, edition.changes) for span in parts(holder, Evidence)}
        assert "removed from the desk" in briefing.notes[-1]
        assert {one.id for one in briefing.documents} == {one.id for one in was.documents}
    assert isinstance(desk.brief(), NothingNew)
    with desk.store.reading() as session:
        merged = list(session.scalars(select(ClusterRow.merged).where(ClusterRow.ended.is_(False))))
        assert merged
        assert not any(f'"document":"{gone}"' in one for one in merged)  # a cluster's id stays what it was


def test_another_edition_is_made_when_all_was_forgotten_and_comes_again(two_editions: Desk) -> None:
    desk = two_editions
    for name in [one.id for one in desk.documents()]:
        desk.forget(name)
    assert isinstance(desk.brief(), NothingNew)
    desk.add(yesterday())
    edition = desk.brief()
    assert isinstance(edition, Edition)
    assert first_fault(edition.briefing) is None


def test_editions_and_clusters_move_and_go_on(two_editions: Desk, tmp_path: Path) -> None:
    first = two_editions
    first.export(tmp_path / "all.gz")
    with Desk.open(tmp_path / "second.sqlite3") as second:
        assert second.import_(tmp_path / "all.gz").left_out == {}
        assert second.edition(2) == first.edition(2)
        assert isinstance(second.brief(), NothingNew)
        with second.store.reading() as here, first.store.reading() as there:
            for table in Base.metadata.sorted_tables:
                count = select(func.count()).select_from(table)
                assert here.scalar(count) == there.scalar(count), table.name


def test_two_who_add_the_same_at_once_add_it_once(address: str) -> None:
    reports, faults = [*yesterday(), *today()], []

    def add(several: list[object]) -> None:
        try:
            with Desk.open(address) as desk:
                for one in several:
                    desk.add([one])  # type: ignore[list-item]
        except Exception as fault:  # noqa: BLE001  (whatever it is, it is told below)
            faults.append(fault)

    threads = [threading.Thread(target=add, args=(several,)) for several in (reports, reports[::-1], reports)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Desk.open(address) as desk, desk.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == 11
        current = session.scalars(select(ReportRow.id).where(ReportRow.current)).all()
        assert len(current) == 11
        assert set(session.scalars(select(RecordRow.report))) <= set(current)
        assert set(session.scalars(select(RecordPartyRow.record))) <= set(session.scalars(select(RecordRow.number)))


def test_what_is_read_in_one_go_fits_together(desk: Desk) -> None:
    desk.add(yesterday())
    with desk.store.reading() as session:
        before = session.scalar(select(func.count()).select_from(DocumentRow))
        desk.add(today())
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == before == 6
    assert len(list(desk.documents())) == 11


def test_who_only_reads_waits_for_nobody_who_writes(desk: Desk, address: str) -> None:
    desk.add(yesterday())
    with desk.store.writing() as session:
        session.add(ClusterRow(id="k", type="meeting", merged="{}", about="{}", born=1, turn=1))
        session.flush()
        with Desk.open(address) as other:
            assert other.status().documents == 6


def test_editions_come_into_a_desk_that_has_its_own(desk: Desk, tmp_path: Path) -> None:
    """Each as it was made: under its number where that is free, or else under the next; twice, nothing new comes."""
    with Desk.open(tmp_path / "first.sqlite3") as first:
        first.add(yesterday())
        first.brief()
        first.add(today())
        first.brief()
        first.brief(Wanted(topic="Norway"))
        was = [first.edition(1), first.edition(2), first.edition(1, "Norway")]
        _sent(first, 2)
        first.export(tmp_path / "all.gz")
    desk.add(yesterday()[:2])
    own = desk.brief()
    assert isinstance(own, Edition)
    assert desk.import_(tmp_path / "all.gz").editions == 3
    assert desk.edition(1) == own
    came = [desk.edition(2), desk.edition(3), desk.edition(1, "Norway")]
    assert [(one.briefing, one.changes, one.title.made_at) for one in came] == [
        (one.briefing, one.changes, one.title.made_at) for one in was
    ]
    assert [one.title.since for one in came] == [None, "edition 2", None], "by the numbers that they have here"
    with desk.store.reading() as session:
        assert session.scalars(select(DeliveryRow.number)).all() == [3]
    again = desk.import_(tmp_path / "all.gz")
    assert (again.documents, again.reports, again.editions) == (0, 0, 0)
    assert [(one.topic, one.number) for one in desk.editions()].count(("", 3)) == 1
    made = desk.brief()
    assert isinstance(made, Edition)
    assert (made.title.number, made.title.since) == (4, "edition 3")
    assert first_fault(made.briefing) is None
    assert desk.forget(yesterday()[0].document.id).editions >= 3, "what is forgotten goes from those that came too"


def test_an_edition_of_a_document_that_is_called_otherwise_here_is_left_out(desk: Desk, tmp_path: Path) -> None:
    """When the document is forgotten here, its words would stay in it."""
    with Desk.open(tmp_path / "first.sqlite3") as first:
        first.add(yesterday())
        first.brief()
        first.export(tmp_path / "all.gz")
    desk.add([renamed(yesterday()[0], "another")])
    done = desk.import_(tmp_path / "all.gz")
    assert (done.editions, done.left_out["editions"]) == (0, 1)
    assert desk.editions() == []


def _sent(desk: Desk, number: int) -> None:
    with desk.store.writing() as session:
        at = desk.now()
        told = {"id": "msg_1", "topic": "", "number": number, "address": "0" * 64, "host": "hooks.example"}
        session.add(DeliveryRow(**told, begun_at=at, delivered_at=at))
