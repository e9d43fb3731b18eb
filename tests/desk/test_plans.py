"""How databases find what the desk asks for: SQLite has no statistics, and takes a poor index where it is offered one.

PostgreSQL goes through all of what is little: it is asked what it would do if that were dear.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from readout_tests.mornings import Paper, today, yesterday
from sqlalchemy import event

from readout.desk import Desk, NewReview
from readout.desk.reviewing.queue import GROUPS, Queue
from readout.desk.reviewing.waiting import Chosen
from readout.desk.store.queries import DocumentQuery
from readout_schemas import When


def test_clusters_that_are_named_are_found_by_their_names(tmp_path: Path) -> None:
    """And not by going through all that have not ended, which are as many as the desk has years."""
    with Desk.open(tmp_path / "desk.sqlite3") as desk:
        asked = _asked(desk, " IN (")
        desk.add(yesterday())
        desk.brief()
        desk.add(today())
        desk.brief()
        assert desk.party("country-no").entries
        plans = [line for one in asked for line in _plan(desk, *one) if "clusters" in line]
    assert any("sqlite_autoindex_clusters_1 (id=?)" in line for line in plans)
    assert not any("ix_clusters_ended" in line for line in plans)


def test_what_is_due_first_is_looked_up_without_what_is_due_later(desk: Desk) -> None:
    """However much there is: a page is of few, in a few questions."""
    desk.add(
        Paper(f"{day}.txt", "06-01", "en", f"Kenya will plant {day} oaks.", f"The {day} Post")
        .commitment(f"Kenya will plant {day} oaks.", "Kenya", f"plant {day} oaks", deadline=_on(day))
        .report()
        for day in range(1, 61)
    )
    asked = _asked(desk, "SELECT")
    assert [str(one.day)[-2:] for one in desk.due(limit=5).commitments] == ["02", "03", "04", "05", "06"]
    named = [given for statement, given in asked if "records.id IN" in statement]
    assert 0 < sum(map(len, named)) <= 4 * 5
    assert len(asked) <= 6


def _on(day: int) -> When:
    return When(text="then", edtf=(dt.date(2024, 7, 1) + dt.timedelta(days=day)).isoformat(), basis="stated")


@pytest.fixture
def reviewed(desk: Desk) -> Desk:
    """A desk of which two people reviewed records, and agree on few."""
    desk.add([*yesterday(), *today()])
    desk.brief()
    names = [record.id for report in desk.reports() for record in report.records()]
    for by, verdict in (("Ida", "accept"), ("Ole", "reject")):
        desk.review_all(NewReview(what=name, verdict=verdict, by=by, of_record=True) for name in names[::2])  # type: ignore[arg-type]
    desk.review_all(NewReview(what=name, verdict="reject", by="Ole", of_record=True) for name in names[1::4])
    return desk


def _queue(desk: Desk, do: Callable[[Queue], object], by: str = "Ida") -> None:
    with desk.store.reading() as session:
        do(Queue(session, by, Chosen()))


def test_what_waits_for_a_reviewer_is_counted_without_reading_the_records(reviewed: Desk) -> None:
    asked = _asked(reviewed, "FROM records")
    _queue(reviewed, Queue.counts)
    plans = [line for one in asked if "count(" in one[0] for line in _plan(reviewed, *one)]
    for index in ("ix_records_open", "ix_records_confirmed"):
        assert any(index in line for line in plans), plans


@pytest.mark.parametrize("group", ["open", "new"])
def test_what_waits_next_is_found_in_its_order(reviewed: Desk, group: str) -> None:
    asked = _asked(reviewed, "FROM records")
    _queue(reviewed, lambda queue: next(queue._of_table(GROUPS.index(group), None, None), None))
    index = {"open": "ix_records_open", "new": "ix_records_confirmed"}[group]
    (plan,) = ["\n".join(_plan(reviewed, *one)) for one in asked]
    assert index in plan
    assert "TEMP B-TREE" not in plan  # PostgreSQL sorts by what its statistics tell, and here there are none


def test_a_queue_asks_as_often_for_many_disputes_as_for_few(reviewed: Desk) -> None:
    asked = _asked(reviewed, "SELECT")
    _queue(reviewed, Queue.counts)
    many = len(asked)
    assert len(_disputed(reviewed)) > 5
    asked.clear()
    _queue(reviewed, Queue.counts, by="nobody")
    assert len(asked) <= many <= 25


def _disputed(desk: Desk) -> set[str]:
    with desk.store.reading() as session:
        return {one.document for one in Queue(session, "Kim", Chosen())._disputed()}


def test_a_page_of_documents_asks_for_their_texts_at_once(reviewed: Desk) -> None:
    asked = _asked(reviewed, "documents.text")
    assert len(reviewed.find_documents(DocumentQuery(words="Norway")).items) > 1
    assert len(asked) == 1
    asked.clear()
    assert len(list(reviewed.documents())) > 1
    assert len(asked) == 1


def test_what_was_said_of_a_document_is_found_by_the_document(reviewed: Desk) -> None:
    """And not by going through all reviews, of which most are of no cluster."""
    asked = _asked(reviewed, "reviewed_records.document IN")
    reviewed.review(NewReview(what=yesterday()[0].records()[0].id, verdict="accept", by="Kim", of_record=True))
    plans = ["\n".join(_plan(reviewed, *one)) for one in asked]
    assert plans
    for plan in plans:
        assert "ix_reviewed_records_document" in plan
        assert "ix_reviews_cluster" not in plan


def test_what_was_said_of_a_cluster_is_found_by_the_cluster(reviewed: Desk) -> None:
    plan = _plan(reviewed, "SELECT number FROM reviews WHERE cluster = 'x'", ())
    assert any("ix_reviews_cluster" in line for line in plan)


def test_clusters_that_are_to_be_merged_anew_are_found_without_reading_the_others(reviewed: Desk) -> None:
    asked = _asked(reviewed, "WHERE clusters.stale")
    reviewed.catch_up()
    plans = ["\n".join(_plan(reviewed, *one)) for one in asked]
    assert plans
    assert all("ix_clusters_stale" in plan for plan in plans), plans


def _asked(desk: Desk, words: str) -> list[tuple[str, Any]]:
    """What is asked for with these words, as it is asked."""
    found: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, given: Any, ___: Any, many: bool) -> None:
        if statement.startswith("SELECT") and words in " ".join(statement.split()) and not many:
            found.append((statement, given))

    event.listen(desk.store.engine, "before_cursor_execute", note)
    return found


def _plan(desk: Desk, statement: str, given: Any) -> list[str]:
    with desk.store.engine.connect() as connection:
        if desk.store.is_sqlite:
            return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)]
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        return [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", given)]
