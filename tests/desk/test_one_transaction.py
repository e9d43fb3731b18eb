"""What a thread reads and writes within one transaction is there whole or not at all, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from readout_tests.mornings import yesterday
from sqlalchemy.exc import InvalidRequestError

from readout.desk import Desk
from readout.errors import InputError

FIRST, SECOND, *_ = yesterday()


def test_it_is_seen_within_and_by_others_when_it_has_ended(desk: Desk) -> None:
    told: list[str] = []
    with ThreadPoolExecutor(1) as aside:
        with desk.store.one_transaction():
            desk.add([FIRST])
            desk.store.afterwards(lambda: told.append("ended"))
            assert [one.text for one in desk.documents()] == [FIRST.document.text]
            assert aside.submit(desk.status).result().documents == 0
            desk.add([SECOND])
            assert told == []
        assert aside.submit(desk.status).result().documents == 2
    assert told == ["ended"]
    desk.store.afterwards(lambda: told.append("at once"))
    assert told == ["ended", "at once"]


def test_nothing_of_it_stays_where_something_fails(desk: Desk) -> None:
    told: list[str] = []
    with pytest.raises(InputError), desk.store.one_transaction():  # noqa: PT012  (what is tested is the whole)
        desk.add([FIRST])
        desk.store.afterwards(lambda: told.append("ended"))
        desk.forget("another")
    assert (desk.status().documents, told) == (0, [])
    with desk.store.one_transaction():
        desk.add([SECOND])
        with pytest.raises(KeyError):
            desk.document("another")
    assert (desk.status().documents, told) == (1, [])


def test_what_fails_to_be_written_cannot_be_passed_over(desk: Desk) -> None:
    """Half of it would be kept."""
    with pytest.raises(InvalidRequestError), desk.store.one_transaction():  # noqa: PT012  (what is tested is the whole)
        desk.add([FIRST])
        with pytest.raises(InputError):
            desk.forget("another")
        desk.add([SECOND])
    assert desk.status().documents == 0


def test_what_is_removed_within_it_is_overwritten_when_it_has_ended(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk.sqlite3") as desk:
        desk.add(yesterday())
        with desk.store.one_transaction():
            assert desk.forget(yesterday()[3].document.id).documents == 1
        data = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"norway" in data.lower()
    assert b"berg" not in data.lower()
