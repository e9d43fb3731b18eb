"""No word of a document that is forgotten is left: not in what things were, not in reviews, not in an export."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest
from readout_tests.desks import content, home, said
from readout_tests.mornings import today, yesterday

from readout.desk import Desk
from readout.desk.editions import Wanted
from readout_schemas import Report

pytestmark = pytest.mark.xdist_group("desk")
FIRST, FRENCH, POLICE, BERG, CALL, _ = yesterday()


@pytest.fixture
def full(desk: Desk) -> Desk:
    """With editions, things that were one for a while and are one now, and reviews of all kinds."""
    desk.add(yesterday())
    desk.brief()
    desk.add(today())
    desk.brief(Wanted(unchanged=True))
    lima, call, ships = FIRST.meetings[0].id, CALL.meetings[0].id, FIRST.commitments[0].id
    said(desk, lima, "merge", other=call)
    desk.catch_up()
    thing = home(desk, lima)
    assert thing is not None
    said(desk, thing, "part", records=(lima,))
    desk.catch_up()
    said(desk, ships, "merge", other=POLICE.commitments[0].id)
    desk.catch_up()
    said(desk, BERG.statements[0].id, "accept")
    said(desk, BERG.sanctions[0].id, "reject")
    said(desk, ships, "accept", of_record=True)
    desk.brief(Wanted(unchanged=True))
    return desk


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (FIRST, ("offered to send two ships",)),
        (FRENCH, ("se réuniront la semaine prochaine",)),
        (BERG, ("wait for others", "Ida Berg", "ida-berg")),
        (CALL, ("held talks by telephone",)),
    ],
)
def test_its_words_are_nowhere(full: Desk, tmp_path: Path, gone: Report, words: tuple[str, ...]) -> None:
    for one in words:
        assert _found(full, [one])
    full.forget(gone.document.id)
    assert _found(full, words) == []
    full.brief()
    assert _found(full, words) == []
    full.export(tmp_path / "all.gz")
    told = gzip.decompress((tmp_path / "all.gz").read_bytes()).decode("unicode_escape", "replace")
    assert not [one for one in words if one in told]


def _found(desk: Desk, words: Sequence[str]) -> list[tuple[str, str]]:
    """In which tables words stand."""
    rows = content(desk)
    return [(name, one) for name, several in rows.items() for one in words if any(one in str(row) for row in several)]


def test_who_is_named_by_others_too_is_as_these_name_him(desk: Desk) -> None:
    parties = tuple(one.model_copy(update={"as_written": ("the fjord country",)}) for one in FIRST.parties)
    for several in ([FIRST.model_copy(update={"parties": parties})], today()):
        desk.add(several)
        desk.brief()
    assert {name for name, _ in _found(desk, ["fjord country"])} >= {"reports", "parties", "clusters", "editions"}
    desk.forget(FIRST.document.id)
    left = {name for name, _ in _found(desk, ["fjord country"])}
    assert left <= {"clusters"}, "beside things of other documents, until these are told anew"
    assert "country-norway" in {row[0] for row in content(desk)["parties"]}
