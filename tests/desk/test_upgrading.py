"""A store that an earlier release left behind, with all that was in it, is brought up to date and goes on as it was."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from readout_tests.clocks import VirtualClock
from readout_tests.desks import content
from readout_tests.frozen import Rows, frozen, thawed
from readout_tests.mornings import today, yesterday
from sqlalchemy import create_engine, text

from readout.desk import Desk
from readout.desk.reviewing import NewReview
from readout.desk.serving.tokens import Tokens
from readout.desk.store.migrating import HEAD, upgrade
from readout.desk.store.places import place_of
from readout.desk.store.queries import DocumentQuery, RecordQuery

STORE = Path(__file__).parent / "stores" / "0006.json"
REVISIONS = [f"{number:04}" for number in range(1, int(STORE.stem) + 1)]
EDITIONS, REVIEWS, TOKENS = "0002", "0004", "0003"
"""Since when there are some."""
DIES = """
import os, signal, sys
from readout.desk import Desk
from readout.desk.store import migrating
def upgrade(connection, to="head", whole=migrating.upgrade):
    whole(connection, "0005")
    os.kill(os.getpid(), signal.SIGKILL)
migrating.upgrade = upgrade
Desk.open(sys.argv[1])
"""


@pytest.fixture(scope="module")
def rows() -> Rows:
    found: Rows = json.loads(STORE.read_text(encoding="utf-8"))
    return found


def left_behind(address: str, revision: str, rows: Rows) -> None:
    """A store as it stood at a revision: its tables, and those rows for which it had tables."""
    place = place_of(address)
    engine = create_engine(place.address or f"sqlite:///{place.file}")
    with engine.begin() as connection:
        if place.file:
            connection.exec_driver_sql("PRAGMA application_id = 0x4465736B")
        upgrade(connection, revision)
        known = dict(rows)
        if revision < EDITIONS:  # a table of this name was another one then, and no release put anything into it
            known = {name: several for name, several in rows.items() if not name.startswith(("clust", "edit"))}
        thawed(connection, known)
    engine.dispose()


@contextmanager
def new(tmp_path: Path, revision: str) -> Iterator[Desk]:
    """A desk of today in which the same was done."""
    with Desk.open(tmp_path / "new.sqlite3", VirtualClock()) as desk:
        desk.add(yesterday()[:2])
        if revision >= EDITIONS:
            desk.brief()
        desk.add(today()[2:3])
        if revision >= EDITIONS:
            desk.brief()
        if revision >= REVIEWS:
            first = desk.edition(1).briefing.meetings[0].id
            desk.review(NewReview(what=first, verdict="accept", by="Ida", note="read in the paper"))
        yield desk


def seen(desk: Desk) -> dict[str, Any]:
    """What one finds in a desk."""
    records = RecordQuery(), RecordQuery(words="oslo"), RecordQuery(words='"la norvège"'), RecordQuery(type="meeting")
    documents = DocumentQuery(), DocumentQuery(words="Norway agreed"), DocumentQuery(language="fr")
    parties = desk.parties("")
    titles = desk.editions()
    return {
        "records": [[one.record for one in desk.find_records(query).items] for query in records],
        "documents": [[one.document for one in desk.find_documents(query).items] for query in documents],
        "reports": list(desk.reports()),
        "parties": [(one.key, one.name, one.records, desk.party(one.key)) for one in parties],
        "due": desk.due(),
        "editions": [(one, desk.edition(one.number).briefing, desk.edition(one.number).changes) for one in titles],
        "feed": desk.feed(),
        "reviews": desk.reviews(),
    }


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_store_of_each_earlier_revision_reads_and_briefs_as_a_new_one(
    address: str, revision: str, rows: Rows, tmp_path: Path
) -> None:
    left_behind(address, revision, rows)
    with Desk.open(address, VirtualClock()) as old, new(tmp_path, revision) as fresh:
        assert _same(seen(old), seen(fresh))
        assert [one.name for one in Tokens(old.store, old.clock).all()] == (["Ida"] if revision >= TOKENS else [])
        for desk in (old, fresh):
            desk.add([*yesterday()[2:], *today()])
            desk.brief()
        assert len(old.editions()) == (3 if revision >= EDITIONS else 1)
        assert _same(seen(old), seen(fresh))
        with old.store.reading() as session:
            assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_who_is_killed_while_he_brings_a_store_up_to_date_leaves_it_as_it_was(
    address: str, rows: Rows, tmp_path: Path
) -> None:
    left_behind(address, REVIEWS, rows)
    done = subprocess.run([sys.executable, "-c", DIES, address], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    place = place_of(address)
    engine = create_engine(place.address or f"sqlite:///{place.file}")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == REVIEWS
    engine.dispose()
    with Desk.open(address, VirtualClock()) as old, new(tmp_path, REVIEWS) as fresh:
        assert _same(seen(old), seen(fresh))


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    for name, value in one.items():
        assert value == other[name], name
    return True


def test_indexes_are_made_of_a_store_that_has_something_in_each_table(address: str, tmp_path: Path) -> None:
    """From before they were, with reviews of records and of things, what is to be merged anew, and what is not sure."""
    with Desk.open(tmp_path / "full.sqlite3", VirtualClock()) as full, full.store.engine.connect() as connection:
        full.add(yesterday())
        full.brief()
        thing = next(
            one for one in full.edition(1).briefing.records() if one.sourcing and len(one.sourcing.records) > 1
        )
        full.review(NewReview(what=thing.id, verdict="accept", by="Ida"))
        full.review(NewReview(what=yesterday()[3].statements[0].id, verdict="reject", by="Ida", of_record=True))
        full.add(today())
        rows, told = frozen(connection), content(full)
    assert {row["cluster"] is None for row in rows["reviews"]} == {True, False}
    assert {row["stale"] for row in rows["clusters"]} == {0, 1}
    left_behind(address, "0009", rows)
    with Desk.open(address, VirtualClock()) as old:
        assert content(old) == told
        with old.store.reading() as session:
            assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
        old.brief()
        assert len(old.editions()) == 2
