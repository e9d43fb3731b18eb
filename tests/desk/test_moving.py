"""A store moves whole, between both databases; what is there already comes once; a bad file is one line."""

from __future__ import annotations

import gzip
import itertools
import json
from collections import deque
from pathlib import Path

import pytest
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import today, yesterday
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.store.base import Base
from readout.desk.store.migrating import HEAD
from readout.desk.store.queries import DocumentQuery, RecordQuery
from readout.desk.store.tables import DocumentRow, RecordRow, ReportRow
from readout.errors import DeskError, InputError
from readout_schemas import Document, Report


def filled(desk: Desk) -> Desk:
    """With a document read twice, one removed before, and one that failed."""
    first = yesterday()[0]
    desk.add([today()[1], *yesterday()])
    desk.forget(today()[1].document.id)
    desk.add([first.model_copy(update={"run": first.run.model_copy(update={"model": "other"})})])
    broken = Document(
        id="x",
        source="broken.pdf",
        error="no text in it",
    )
    desk.add([Report(document=broken, coverage=first.coverage, run=first.run)])
    return desk


def content(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with desk.store.reading() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


def test_an_empty_store_becomes_what_the_other_was_and_goes_on(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "first.sqlite3") as first:
        filled(first)
        count = first.export(tmp_path / "all.gz").rows
        done = desk.import_(tmp_path / "all.gz")
        assert (done.documents, done.reports, done.left_out) == (6, 7, {})
        assert content(desk) == content(first)
        assert count == sum(map(len, content(desk).values()))
        for query in (RecordQuery(words="norway"), RecordQuery(party="country-no")):
            assert desk.find_records(query) == first.find_records(query)
        assert desk.find_documents(DocumentQuery(words="lima")) == first.find_documents(DocumentQuery(words="lima"))
        assert desk.add(today()).new == first.add(today()).new == 5  # one is of yesterday


def test_it_goes_back_to_sqlite(desk: Desk, tmp_path: Path) -> None:
    filled(desk).export(tmp_path / "all.gz")
    with Desk.open(tmp_path / "second.sqlite3") as second:
        second.import_(tmp_path / "all.gz")
        assert content(second) == content(desk)


def test_what_a_filled_store_has_comes_once(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "first.sqlite3") as first:
        filled(first).export(tmp_path / "all.gz")
        reports = list(first.reports())
    desk.add([*today(), *yesterday()[:2]])
    done = desk.import_(tmp_path / "all.gz")
    assert (done.documents, done.reports) == (3, 5)
    assert {one.document.id: one for one in desk.reports()} == {
        one.document.id: one
        for one in [*reports, *today(), *yesterday()[:2]]  # what came later is current
    }
    before = content(desk)
    again = desk.import_(tmp_path / "all.gz")
    assert (again.documents, again.reports) == (0, 0)
    assert content(desk) == before
    assert [one.source for one in desk.failures()] == ["broken.pdf"]


def test_of_two_readings_the_later_is_current_wherever_it_comes_from(
    desk: Desk, tmp_path: Path, clock: VirtualClock
) -> None:
    early = yesterday()[0]
    late = early.model_copy(update={"run": early.run.model_copy(update={"model": "later"})})
    with Desk.open(tmp_path / "first.sqlite3", clock) as first:
        first.add([early])
        first.export(tmp_path / "early.gz")
    desk.add([late])
    assert desk.import_(tmp_path / "early.gz").reports == 1
    assert [one.run.model for one in desk.reports()] == ["later"]
    with desk.store.reading() as session:
        assert len(session.scalars(select(ReportRow.id)).all()) == 2
        assert len(session.scalars(select(RecordRow.id)).all()) == len(early.records())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda lines: lines[:-1], "is cut off after"),
        (lambda lines: [*lines[:3], *lines[4:]], "(rows where|fit together)"),
        (lambda lines: ["[]", *lines], "no export of a desk"),
        (lambda lines: ['{"a": 1}', *lines], "no export of a desk"),
        (lambda lines: ["x", *lines], "no export of a desk"),
        (lambda lines: [lines[0].replace('"readout_desk":2', '"readout_desk":3'), *lines[1:]], "by a newer readout"),
        (lambda lines: [lines[0].replace(HEAD, "9999"), *lines[1:]], "by a newer readout"),
        (lambda lines: [lines[0].replace('"readout_desk":2', '"readout_desk":1'), *lines[1:]], "by an older readout"),
        (lambda lines: [lines[0].replace(HEAD, "0011"), *lines[1:]], "by an older readout"),
        (lambda lines: [lines[0].replace("revision", "revised"), *lines[1:]], "no export of a desk"),
        (lambda lines: [lines[0].replace('"readout_desk":2', '"readout_desk":"2"'), *lines[1:]], "no export of a desk"),
        (lambda lines: [line.replace('"table":"records"', '"table":"alembic_version"') for line in lines], "no row of"),
        (lambda lines: [*lines[:-1], '{"table":"tokens","row":{}}', lines[-1]], "no row of"),
        (lambda lines: [line.replace('"open":0', '"open":"0"') for line in lines], "records.open is no int"),
        (lambda lines: [line.replace('"published":"2024', '"published":"x024') for line in lines], "line 3"),
        (lambda lines: [line.replace("evidence", "evidents") for line in lines], "what no release wrote"),
    ],
)
def test_a_file_that_is_not_whole_or_not_ours_is_one_line_and_nothing_comes(
    tmp_path: Path, change: object, told: str
) -> None:
    file = tmp_path / "all.gz"
    with Desk.open(tmp_path / "first.sqlite3") as first:
        first.add(yesterday())
        first.export(file)
    lines = gzip.decompress(file.read_bytes()).decode().splitlines()
    changed = change(lines)  # type: ignore[operator]
    file.write_bytes(gzip.compress("".join(f"{line}\n" for line in changed).encode()))
    with Desk.open(tmp_path / "second.sqlite3") as desk:
        with pytest.raises(InputError, match=told) as error:
            desk.import_(file)
        assert "\n" not in str(error.value)
        assert not any(content(desk).values())


def test_a_packed_file_that_is_cut_or_none_is_one_line(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "first.sqlite3") as desk:
        desk.add(yesterday())
        desk.export(tmp_path / "all.gz")
        data = (tmp_path / "all.gz").read_bytes()
        for wrong in (data[:-20], data[: len(data) // 2], b"", b"no gzip"):
            (tmp_path / "wrong.gz").write_bytes(wrong)
            with pytest.raises(InputError):
                desk.import_(tmp_path / "wrong.gz")
        with pytest.raises(InputError, match="No such file"):
            desk.import_(tmp_path / "none.gz")


def test_an_export_is_plain_lines_of_json(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "first.sqlite3") as desk:
        desk.add(yesterday()[:1])
        desk.export(tmp_path / "all.gz")
    told = [json.loads(line) for line in gzip.decompress((tmp_path / "all.gz").read_bytes()).splitlines()]
    assert told[0]["readout_desk"] == 2
    assert [one["table"] for one in told[1:4]] == ["runs", "documents", "reports"]
    assert told[2]["row"]["text"] == yesterday()[0].document.text
    assert told[-1] == {"rows": len(told) - 2}


def test_a_full_disk_is_one_line_and_nothing_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "desk.sqlite3"
    with Desk.open(file) as desk:
        desk.add(yesterday()[:2])
    with Desk.open(file) as desk:
        _quota(desk)
        reports = map(_numbered, itertools.count())
        with pytest.raises(DeskError, match="database or disk is full") as told:
            deque((desk.add([one]) for one in reports), maxlen=0)
        number = int(next(reports).document.id[1:]) - 1  # the one that did not fit
        assert "\n" not in str(told.value)
        assert "make room on its disk" in str(told.value)
        there = [one.document.id for one in desk.reports()]
        assert len(there) == number + 2
        assert len(desk.find_records(RecordQuery(), limit=200).items) == len(there) + 1
    with Desk.open(file) as desk, desk.store.reading() as session:
        assert session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert session.scalars(select(DocumentRow.id).order_by(DocumentRow.number)).all() == there
    with Desk.open(file) as desk:
        assert desk.add([_numbered(number)]).new == 1


def _quota(desk: Desk) -> None:
    """Let the file grow by a few pages more."""
    from sqlalchemy import event

    desk.store.engine.dispose()
    pages = "SELECT page_count + 60 FROM pragma_page_count"

    @event.listens_for(desk.store.engine, "connect")
    def limit(connection: object, _: object) -> None:
        (most,) = connection.execute(pages).fetchone()  # type: ignore[attr-defined]
        connection.execute(f"PRAGMA max_page_count = {most}")  # type: ignore[attr-defined]


def _numbered(number: int) -> Report:
    """A report of its own, long enough."""
    name = yesterday()[5].document.id
    told = yesterday()[5].model_dump_json().replace(name, f"d{number}")
    report = Report.model_validate_json(told)
    text = f"{report.document.text} {' '.join(str(one * number) for one in range(300))}"
    return report.model_copy(update={"document": report.document.model_copy(update={"text": text, "sha256": None})})


def test_what_was_no_copy_where_it_comes_from_is_none_here(tmp_path: Path) -> None:
    first = yesterday()[0]
    moved = {"source": "9.txt"}
    other = first.model_copy(
        update={
            "document": first.document.model_copy(update=moved),
            "run": first.run.model_copy(update={"model": "other"}),
        }
    )
    last = first.model_copy(update={"document": first.document.model_copy(update={**moved, "publisher": "Another"})})
    with Desk.open(tmp_path / "first.sqlite3") as one, Desk.open(tmp_path / "second.sqlite3") as two:
        for report in (first, other, last):
            one.add([report])
        one.export(tmp_path / "all.gz")
        two.add(yesterday()[1:2])
        assert two.import_(tmp_path / "all.gz").reports == 3
        assert list(two.reports([first.document.id])) == [last]
