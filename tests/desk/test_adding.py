"""What is added is read back as it was; the same again adds nothing, another reading takes its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from readout_tests.mornings import today, yesterday
from sqlalchemy import func, select, text

from readout.desk import Desk
from readout.desk.store.tables import (
    ClusterRecordRow,
    ClusterRow,
    RecordPartyRow,
    RecordRow,
    ReportRow,
    RunRow,
)
from readout.errors import DeskError, SettingsError
from readout_schemas import Document, Report


def test_what_is_added_is_read_back_as_it_was(desk: Desk) -> None:
    added = desk.add(yesterday())
    assert (added.new, added.records, added.known) == (6, 8, 0)
    assert list(desk.reports()) == yesterday()
    assert list(desk.documents()) == [report.document for report in yesterday()]
    records = [record for report in yesterday() for record in report.records()]
    assert list(desk.records([record.id for record in records]).values()) == records
    assert desk.document(yesterday()[0].document.id).text == yesterday()[0].document.text


def test_the_same_reports_again_add_nothing(desk: Desk) -> None:
    desk.add(yesterday())
    before = _rows(desk)
    again = desk.add([*yesterday(), *(_costlier(report) for report in yesterday())])
    assert (again.known, again.new, again.anew, again.records) == (12, 0, 0, 0)
    assert _rows(desk) == before


def test_reports_can_be_named_by_their_documents(desk: Desk) -> None:
    desk.add([*yesterday(), *today()])
    chosen = [yesterday()[2], today()[0]]
    assert list(desk.reports(report.document.id for report in reversed(chosen))) == chosen


def test_another_models_reading_is_the_current_one_and_the_older_is_kept(desk: Desk) -> None:
    first = yesterday()[0]
    desk.add([first])
    with desk.store.writing() as session:
        session.add(ClusterRow(id="k", type="meeting", merged="{}", about="{}", born=1, turn=1))
        session.flush()
        session.add(ClusterRecordRow(cluster="k", record=first.meetings[0].id))
    other = first.model_copy(update={"meetings": (), "run": first.run.model_copy(update={"model": "other"})})
    assert desk.add([other]).anew == 1
    assert list(desk.reports()) == [other]
    with desk.store.reading() as session:
        assert session.scalars(select(RecordRow.type)).all() == ["commitment"]
        assert session.scalar(select(func.count()).select_from(ReportRow)) == 2
        assert session.execute(select(ClusterRow.id, ClusterRow.stale)).all() == [("k", True)]
        assert session.scalars(select(ClusterRecordRow.record)).all() == []


def test_the_same_text_from_elsewhere_is_a_copy_and_with_new_metadata_it_is_read_anew(desk: Desk) -> None:
    first = yesterday()[0]
    desk.add([first])
    elsewhere = _with(first, source="other/9.txt", publisher="The Copyist")
    assert desk.add([elsewhere]).copy == 1
    assert desk.document(first.document.id).publisher == "Reuters"
    assert desk.add([_with(first, publisher="Reuters Ltd")]).anew == 1
    assert desk.document(first.document.id).publisher == "Reuters Ltd"


def test_two_texts_under_one_id_are_two_documents(desk: Desk) -> None:
    first, second = yesterday()[0], yesterday()[3]
    name = first.document.id
    same = Report.model_validate_json(second.model_dump_json().replace(second.document.id, name))
    assert desk.add([first, same]).new == 2
    names = [document.id for document in desk.documents()]
    assert names == [name, f"{name}-{second.document.sha256[:8]}"]  # type: ignore[index]
    assert {record.id.rpartition(".")[0] for report in desk.reports([names[1]]) for record in report.records()} == {
        names[1]
    }
    assert desk.add([first, same]).known == 2


def test_what_failed_is_in_the_inbox_until_it_is_read(desk: Desk) -> None:
    good = yesterday()[0]
    broken = Report(
        document=Document(id="x", source=good.document.source, error="the server said no"),
        coverage=good.coverage,
        run=good.run,
    )
    assert desk.add([broken]).failed == 1
    assert desk.add([broken]).failed == 1
    (failure,) = desk.failures()
    assert (failure.source, failure.error, failure.times) == ("1.txt", "the server said no", 2)
    assert list(desk.reports()) == []
    desk.add([good])
    assert desk.failures() == []


def test_a_reading_that_gave_nothing_does_not_take_the_place_of_one_that_gave_something(desk: Desk) -> None:
    good = yesterday()[0]
    desk.add([good])
    nothing = _with(good, error="timed out").model_copy(update={"meetings": (), "commitments": ()})
    assert desk.add([nothing]).failed == 1
    assert list(desk.reports()) == [good]
    assert [one.error for one in desk.failures()] == ["timed out"]


def test_a_record_has_what_it_is_filtered_by_in_columns(desk: Desk) -> None:
    desk.add(yesterday())
    with desk.store.reading() as session:
        meeting = session.scalars(
            select(RecordRow).where(RecordRow.type == "meeting").order_by(RecordRow.number)
        ).first()
        assert meeting is not None
        assert (meeting.status, meeting.language, meeting.publisher) == ("planned", "en", "Reuters")
        assert (meeting.day_from, meeting.day_to) == (dt.date(2024, 6, 17), dt.date(2024, 6, 23))
        statement = session.scalars(select(RecordRow).where(RecordRow.type == "statement")).one()
        assert (statement.status, statement.day_from) == (None, dt.date(2024, 6, 11))
        parties = session.execute(
            select(RecordPartyRow.key, RecordPartyRow.role).where(RecordPartyRow.record == statement.number)
        ).all()
        assert parties == [("person-ida-berg", "speaker")]


def test_texts_with_any_character_are_kept(desk: Desk) -> None:
    strange = _with(yesterday()[0], title="nul \0 and \U0001f600", text="a\0b", sha256=None)
    report = strange.model_copy(update={"meetings": (), "commitments": (), "parties": ()})
    desk.add([report])
    assert [one.document.text for one in desk.reports()] == ["a\0b"]
    assert next(desk.documents()).title == "nul \0 and \U0001f600"


def test_what_was_asked_and_paid_is_one_run(desk: Desk) -> None:
    adding = desk.adding()
    for report in yesterday():
        adding.add(_costlier(report))
    adding.add(yesterday()[0])
    with desk.store.reading() as session:
        run = session.scalars(select(RunRow)).one()
        assert (run.kind, run.model, run.calls, run.cost_usd) == ("add", "scribe", 6, 1.5)
        assert set(session.scalars(select(ReportRow.run))) == {run.id}


def test_a_transaction_that_fails_keeps_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.desk.store.adding.texts_of", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.add(yesterday())
    assert _rows(desk) == (0, 0, 0, 0)


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    file = tmp_path / "theirs.db"
    with sqlite3.connect(file) as theirs:
        theirs.execute("CREATE TABLE documents (x)")
    before = file.read_bytes()
    with pytest.raises(DeskError, match="database of another program"):
        Desk.open(file)
    assert file.read_bytes() == before
    file.write_text("no database at all, but a text that is long enough to be looked at", encoding="utf-8")
    with pytest.raises(DeskError, match="cannot be opened"):
        Desk.open(file)
    with pytest.raises(SettingsError, match="mysql"):
        Desk.open("mysql://here/there")


def test_the_store_is_its_owners_alone(tmp_path: Path) -> None:
    Desk.open(tmp_path / "deep" / "desk.sqlite3").close()
    assert (tmp_path / "deep" / "desk.sqlite3").stat().st_mode & 0o777 == 0o600


def _rows(desk: Desk) -> tuple[int, ...]:
    with desk.store.reading() as session:
        tables = (ReportRow, RecordRow, RecordPartyRow, RunRow)
        return tuple(session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def _with(report: Report, **document: object) -> Report:
    return report.model_copy(update={"document": report.document.model_copy(update=document)})


def _costlier(report: Report) -> Report:
    run = report.run.model_copy(update={"calls": 1, "cost_usd": 0.25, "seconds": 3.5})
    return report.model_copy(update={"run": run})


def test_words_go_with_what_they_are_of(desk: Desk) -> None:
    desk.add(yesterday())
    with desk.store.writing() as session:
        session.execute(text("DELETE FROM documents"))
    with desk.store.reading() as session:
        for table in ("record_words", "document_words", "records", "reports"):
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0, table  # noqa: S608
