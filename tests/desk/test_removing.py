"""What is removed is gone with all that rests on it; what others tell too, and editions, stand without it."""

from __future__ import annotations

import datetime as dt
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import today, yesterday
from sqlalchemy import select, text

from readout import merge
from readout.desk import Desk
from readout.desk.store import engine
from readout.desk.store.base import Base
from readout.desk.store.erasing import erase, note_removal
from readout.desk.store.queries import DocumentQuery, RecordQuery
from readout.desk.store.redacting import Redaction
from readout.desk.store.tables import RecordRow
from readout.errors import InputError
from readout.merging import compare
from readout.references import first_fault
from readout_schemas import Briefing, Changes, parts
from readout_schemas.base import Evidence

NOTE = "A document was removed."


def test_a_document_goes_with_all_that_rests_on_it(desk: Desk) -> None:
    desk.add(yesterday())
    gone = yesterday()[3]
    done = desk.forget(gone.document.id)
    assert (done.documents, done.records, done.editions) == (1, 2, 0)
    assert list(desk.reports()) == [one for one in yesterday() if one != gone]
    assert desk.find_records(RecordQuery(words="berg")).items == ()
    assert desk.find_documents(DocumentQuery(words="berg")).items == ()
    with desk.store.reading() as session:
        words = [session.execute(text(f"SELECT count(*) FROM {table}")).scalar() for table in WORDS]  # noqa: S608
        assert words == [len(session.scalars(select(RecordRow.id)).all()), 5]
    assert desk.add([gone]).new == 1


WORDS = ("record_words", "document_words")


def test_a_document_is_named_by_its_source_too_and_who_failed_leaves_the_inbox(desk: Desk) -> None:
    desk.add(yesterday())
    assert desk.forget("1.txt").documents == 1
    broken = yesterday()[1].document.model_copy(update={"source": "b.txt", "text": None, "error": "no"})
    report = yesterday()[1].model_copy(update={"document": broken, "meetings": (), "parties": ()})
    desk.add([report])
    assert desk.forget("b.txt").documents == 0
    assert desk.failures() == []
    with pytest.raises(InputError, match=r"no document 'b\.txt'"):
        desk.forget("b.txt")


def test_no_word_of_what_is_forgotten_is_left_in_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with Desk.open(folder / "desk.sqlite3") as desk:
        desk.add(yesterday())
        desk.forget(yesterday()[3].document.id)
        assert not _left_in(folder, b"berg")


KILLED = """
import os, signal, sys
from readout.desk import Desk
from readout.desk.store import engine
def erase(_):
    os.kill(os.getpid(), signal.SIGKILL)
engine.erase = erase
Desk.open(sys.argv[1]).forget(sys.argv[2])
"""


def _left_in(folder: Path, words: bytes) -> bool:
    data = b"".join(file.read_bytes() for file in folder.iterdir())
    assert b"norway" in data.lower()
    return words in data.lower()


def test_what_a_kill_left_in_the_file_is_overwritten_by_who_opens_it_next(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    address, gone = folder / "desk.sqlite3", yesterday()[3].document.id
    with Desk.open(address) as desk:
        desk.add(yesterday())
    done = subprocess.run([sys.executable, "-c", KILLED, str(address), gone], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert _left_in(folder, b"berg")
    with Desk.open(address) as desk:
        assert not _left_in(folder, b"berg")
        assert _waiting(desk) == 0


def test_what_cannot_be_overwritten_for_somebody_who_reads_waits_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opens the desk waits for nobody."""
    monkeypatch.setattr(engine, "PATIENCE", 0.01)
    folder = tmp_path / "desk"
    address = folder / "desk.sqlite3"
    with Desk.open(address) as desk:
        desk.add(yesterday())
        with desk.store.reading() as session:
            session.execute(text("SELECT count(*) FROM documents")).scalar()
            desk.forget(yesterday()[3].document.id)
            assert _waiting(desk) == 1
        monkeypatch.undo()
        with desk.store.writing() as session:
            session.execute(text("DELETE FROM documents WHERE id = ''"))
            with Desk.open(address) as other:
                assert _waiting(other) == 1
        assert _left_in(folder, b"berg")
        Desk.open(address).close()
        assert not _left_in(folder, b"berg")
        assert _waiting(desk) == 0


def test_what_is_removed_while_another_overwrites_goes_on_waiting(tmp_path: Path) -> None:
    address = tmp_path / "desk.sqlite3"
    with Desk.open(address) as desk, closing(sqlite3.connect(address, isolation_level=None)) as other:
        with desk.store.writing() as session:
            note_removal(session)

        def removed(statement: str) -> None:
            if "wal_checkpoint" in statement:
                with desk.store.writing() as session:
                    note_removal(session)

        other.set_trace_callback(removed)
        erase(other)
        assert _waiting(desk) == 2
        other.set_trace_callback(None)
        erase(other)
        assert _waiting(desk) == 0


def _waiting(desk: Desk) -> int:
    with desk.store.reading() as session:
        return session.execute(text("PRAGMA user_version")).scalar_one()


def test_documents_are_kept_for_as_many_days_as_is_said(desk: Desk, clock: VirtualClock) -> None:
    desk.clock = clock
    desk.add(yesterday())
    clock.time += dt.timedelta(days=10).total_seconds()
    desk.add(today()[:1])
    assert desk.older_than(10) == []
    assert desk.older_than(9) == [one.document.id for one in yesterday()]
    assert desk.retain(9).documents == 6
    assert [one.document.id for one in desk.reports()] == [today()[0].document.id]
    assert desk.retain(9).documents == 0


def test_a_briefing_stands_without_each_of_its_documents() -> None:
    """None of its words are left, whoever told it alone is gone, nothing leads nowhere, and it is still a briefing."""
    briefing = merge([*yesterday(), *today()[:-1]])
    changes = compare(merge(yesterday()), briefing)
    for document in briefing.documents:
        redaction = Redaction({document.id}, NOTE)
        left = redaction.briefing(briefing)
        assert Briefing.model_validate_json(left.model_dump_json()) == left
        assert first_fault(left) is None
        told = redaction.changes(changes, briefing, left)
        assert Changes.model_validate_json(told.model_dump_json()) == told
        assert NOTE in left.notes
        for holder in (left, told):
            assert document.id not in {span.document for span in parts(holder, Evidence)}
            assert [one.text for one in holder.documents if one.id == document.id] in ([], [None])
        alone = {one.id for one in briefing.records() if one.sourcing and one.sourcing.documents == (document.id,)}
        assert {one.id for one in briefing.records()} - {one.id for one in left.records()} == alone


def test_what_two_told_is_told_by_one_when_the_other_is_removed() -> None:
    briefing = merge([*yesterday(), *today()[:-1]])
    shared = next(one for one in briefing.records() if one.sourcing and one.sourcing.independent == 2)
    assert shared.sourcing is not None
    first, *others = shared.sourcing.documents
    left = Redaction({first}, NOTE).record(shared)
    assert left is not None
    assert left.sourcing is not None
    assert left.sourcing.documents == tuple(others)
    assert left.sourcing.independent == len(others)
    assert not any(name.startswith(f"{first}.") for name in left.sourcing.records)
    assert Redaction(set(shared.sourcing.documents), NOTE).record(shared) is None


def test_every_table_is_empty_when_all_is_removed(desk: Desk) -> None:
    desk.add([*yesterday(), *today()])
    for name in {one.document.id for one in [*yesterday(), *today()]}:
        desk.forget(name)
    with desk.store.reading() as session:
        left = {table.name for table in Base.metadata.sorted_tables if session.execute(select(table)).first()}
    assert left <= {"runs", "parties", "party_keys", "party_links", "turns"}


def test_a_copy_of_the_store_is_put_back(tmp_path: Path) -> None:
    from readout.desk.store.backing_up import restore
    from readout.desk.store.places import place_of
    from readout.errors import SettingsError

    file, copy = tmp_path / "desk.sqlite3", tmp_path / "copy.sqlite3"
    with Desk.open(file) as desk:
        desk.add(yesterday())
        assert desk.backup(copy) == copy.stat().st_size
        assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("copy")) == ["copy.sqlite3"]
        with pytest.raises(SettingsError, match="the desk itself"):
            desk.backup(file)
        desk.forget("1.txt")
        with pytest.raises(SettingsError, match="--replace"):
            restore(place_of(file), copy)
        restore(place_of(file), copy, replace=True)
        assert list(desk.reports()) == yesterday()
    restore(place_of(tmp_path / "new" / "desk.sqlite3"), copy)
    with Desk.open(tmp_path / "new" / "desk.sqlite3") as desk:
        assert list(desk.reports()) == yesterday()
    for data in (b"", b"x" * 5000, copy.read_bytes()[:9000]):
        (tmp_path / "wrong").write_bytes(data)
        with pytest.raises(Exception, match="wrong") as told:
            restore(place_of(tmp_path / "other.sqlite3"), tmp_path / "wrong")
        assert type(told.value).__module__ == "readout.errors"
    with pytest.raises(
        SettingsError, match=r"pg_dump --format=custom --file=.*copy.sqlite3 'postgresql://me:\*\*\*@h/d'"
    ):
        Desk.backup(_Elsewhere(), copy)  # type: ignore[arg-type]


class _Elsewhere:
    """A desk on a server that is not asked."""

    class store:  # noqa: N801
        from readout.desk.store.places import place_of

        place = place_of("postgresql://me:secret@h/d")
