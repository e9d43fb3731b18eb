"""What documents' records are as reviewers say is worked out once for the same rows, and anew for others."""

from __future__ import annotations

from typing import Any

import pytest
from readout_tests.mornings import today, yesterday
from sqlalchemy.orm import Session

from readout.desk import Desk, NewReview
from readout.desk.editions.reviewed import standing_of_clusters
from readout.desk.store import settled
from readout.desk.store.parsing import let_go
from readout.desk.store.reading import current_reports
from readout.desk.store.settled import settled_of_all, settled_where_reviewed
from readout.desk.store.settling import Settled, said_of, settle

FIRST, SECOND = (one.document.id for one in yesterday()[:2])


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records were settled, document by document."""
    let_go()
    found: list[int] = []

    def noted(records: Any, said: Any) -> list[Settled]:
        found.append(len(records))
        return settle(records, said)

    monkeypatch.setattr(settled, "settle", noted)
    return found


def _plainly(session: Session, name: str) -> tuple[Settled, ...]:
    (report,) = current_reports(session, [name])
    return tuple(settle(report.records(), said_of(session, [name]).get(name, ())))


def test_it_is_worked_out_once_until_somebody_says_something_of_the_document(desk: Desk, worked_out: list[int]) -> None:
    desk.add(yesterday())
    record = yesterday()[0].records()[0].id
    for said in (None, "accept", "reject", "withdraw"):
        if said is not None:
            desk.review(NewReview(what=record, verdict=said, by="ana", of_record=True))  # type: ignore[arg-type]
        with desk.store.reading() as session:
            now = settled_of_all(session, [FIRST, SECOND])
            assert now == {name: _plainly(session, name) for name in (FIRST, SECOND)}
            worked_out.clear()
            assert settled_of_all(session, [SECOND, FIRST]) == now
            assert worked_out == []
            assert settled_where_reviewed(session, [FIRST, SECOND]) == ({FIRST: now[FIRST]} if said else {})


def test_the_word_on_a_cluster_is_read_without_those_on_others(desk: Desk, read: list[int]) -> None:
    desk.add([*yesterday(), *today()])
    desk.brief()
    first, second = (one.id for one in desk.edition(1).briefing.meetings[:2])
    for by in ("ana", "ben"):
        desk.review_all(NewReview(what=name, verdict="accept", by=by) for name in (first, second))
    with desk.store.reading() as session:
        whole = {name: [row.number for row in rows] for name, rows in standing_of_clusters(session).items()}
        assert {name: len(numbers) for name, numbers in whole.items()} == {first: 2, second: 2}
    with desk.store.reading() as session:
        read.clear()
        assert [row.number for row in standing_of_clusters(session, {first})[first]] == whole[first]
        assert sorted(read) == whole[first]
        assert standing_of_clusters(session, ()) == {}
