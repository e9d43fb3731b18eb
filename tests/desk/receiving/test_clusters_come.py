"""Clusters of another desk join those that are here by the rules of reports, and keep their ids if they can."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from readout_tests.desks import clusters, content, home, moved, said
from readout_tests.mornings import today, yesterday
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.editions import Edition, catching_up
from readout.desk.store.renaming import renamed
from readout.desk.store.tables import ClusterRow, ClusterVersionRow, DoubtRow
from readout.merging import merge
from readout.references import first_fault
from readout_schemas import Report

pytestmark = pytest.mark.xdist_group("desk")
LIMA, IN_FRENCH = (yesterday()[at].meetings[0].id for at in (0, 1))
TALKS = IN_FRENCH
"""What the thing of both is called."""
CALL = yesterday()[4].meetings[0].id
SHIPS = yesterday()[0].commitments[0].id


def _edition(desk: Desk) -> Edition:
    made = desk.brief()
    assert isinstance(made, Edition), made
    assert first_fault(made.briefing) is None
    return made


def _heir(desk: Desk, name: str) -> str | None:
    with desk.store.reading() as session:
        return session.scalar(select(ClusterRow.replaced_by).where(ClusterRow.id == name))


def test_a_thing_that_is_new_here_comes_under_its_id_and_is_news(there: Desk, desk: Desk, tmp_path: Path) -> None:
    """It stands as it was there at once, and in editions from the next one on."""
    there.add(yesterday())
    there.brief()
    desk.add(today()[4:5])
    desk.brief()
    assert moved(there, desk, tmp_path).left_out == {}
    assert clusters(there).items() <= clusters(desk).items()
    shown = desk.party("country-no")
    assert TALKS in {one.record.id for one in shown.entries}
    made = _edition(desk)
    assert clusters(there).items() <= clusters(desk).items()
    assert {one.id for one in made.changes.new} == clusters(there).keys()
    assert desk.changes(1, made.title.number).new == made.changes.new
    with desk.store.reading() as session:
        assert session.scalars(select(ClusterVersionRow.cluster)).all() == []


def test_what_is_one_thing_has_the_id_that_it_has_here_and_the_other_leads_to_it(
    there: Desk, desk: Desk, tmp_path: Path
) -> None:
    there.add(yesterday())
    there.brief()
    desk.add(yesterday()[:1])
    desk.brief()
    assert home(desk, LIMA) == LIMA
    moved(there, desk, tmp_path)
    desk.brief()
    assert clusters(desk)[LIMA] == {LIMA, IN_FRENCH}
    assert _heir(desk, TALKS) == LIMA
    assert {*clusters(desk).values()} == {*clusters(there).values()}


def test_what_this_desk_parted_stays_two(there: Desk, desk: Desk, tmp_path: Path) -> None:
    there.add([*yesterday(), *today()])
    there.brief()
    desk.add(yesterday()[:2])
    desk.brief()
    said(desk, TALKS, "part", records=(LIMA,))
    desk.brief()
    own = {record: home(desk, record) for record in (LIMA, IN_FRENCH)}
    assert len({*own.values()}) == 2
    moved(there, desk, tmp_path)
    desk.brief()
    assert {record: home(desk, record) for record in (LIMA, IN_FRENCH)} == own


def test_two_things_of_two_desks_are_two_by_the_rules_alone(there: Desk, desk: Desk, tmp_path: Path) -> None:
    """Whatever portions the records are joined in, it comes to what merging all reports at once does."""
    there.add([*yesterday()[::2], *today()[:2]])
    there.brief()
    desk.add([*yesterday()[1::2], *today()[2:]])
    desk.brief()
    moved(there, desk, tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catching_up, "TOGETHER", 2)
        assert len(desk.catch_up()) > 2
    once = merge(list(desk.reports())).records()
    assert {*clusters(desk).values()} == {frozenset(one.sourcing.records) for one in once if one.sourcing}


def test_the_same_archive_twice_adds_nothing(there: Desk, desk: Desk, tmp_path: Path) -> None:
    """Before things are joined, and after it."""
    there.add(yesterday())
    there.brief()
    there.add(today())
    there.brief()
    desk.add([*yesterday()[:2], *today()[3:]])
    desk.brief()
    moved(there, desk, tmp_path)
    for _ in range(2):
        before = content(desk)
        again = desk.import_(tmp_path / "moved.gz")
        assert (again.documents, again.reports, again.editions, again.left_out) == (0, 0, 0, {})
        assert content(desk) == before
        desk.catch_up()


def test_a_document_that_is_called_otherwise_here_takes_its_things_with_it(
    there: Desk, desk: Desk, tmp_path: Path
) -> None:
    """One because its text is here under another id, one because its id is another text's."""
    first, second = yesterday()[0], yesterday()[4]
    there.add(yesterday())
    there.brief()
    desk.add([renamed(first, "another"), _of_another_text(second)])
    desk.brief()
    moved(there, desk, tmp_path)
    made = _edition(desk)
    assert made.title.number == 2
    names = {one.source: one.id for one in desk.documents()}
    assert names["1.txt"] == "another"
    assert names["5.txt"].startswith(f"{second.document.id}-")
    assert home(desk, "another.m1") == "another.m1"
    assert _heir(desk, TALKS) == "another.m1"
    call = f"{names['5.txt']}.m1"
    assert clusters(desk)[CALL] == {CALL, call}
    assert _heir(desk, call) == CALL


def _of_another_text(report: Report) -> Report:
    told = report.model_dump(mode="json")
    text = f"{report.document.text} That is all that is known."
    told["document"] |= {"text": text, "sha256": None, "source": "own.txt"}
    return Report.model_validate(told)


def test_what_a_model_said_of_a_pair_comes_unless_it_said_otherwise_here(
    there: Desk, desk: Desk, tmp_path: Path
) -> None:
    pairs = ((SHIPS, yesterday()[2].commitments[0].id), (LIMA, CALL))
    for one, verdicts in ((there, ("same", "different")), (desk, ("different",))):
        one.add(yesterday())
        one.brief()
        with one.store.writing() as session:
            for (first, second), verdict in zip(pairs, verdicts, strict=False):
                row = DoubtRow(first=first, second=second, reasons=json.dumps(["why"]), verdict=verdict, open=False)
                session.add(row)
    assert moved(there, desk, tmp_path).left_out == {"verdicts of a model": 1}
    with desk.store.reading() as session:
        told = {(row.first, row.second): row.verdict for row in session.scalars(select(DoubtRow))}
    assert told == {pairs[0]: "different", pairs[1]: "different"}


def test_ids_that_had_become_one_there_lead_on_and_come_back(there: Desk, desk: Desk, tmp_path: Path) -> None:
    there.add(yesterday()[4:5])
    there.brief()
    there.add(yesterday())
    there.brief()
    said(there, TALKS, "merge", other=CALL)
    there.brief()
    desk.add(today()[4:5])
    desk.brief()
    moved(there, desk, tmp_path)
    desk.brief()
    assert clusters(desk)[CALL] == {CALL, LIMA, IN_FRENCH}
    assert _heir(desk, TALKS) == CALL
    said(desk, CALL, "withdraw")
    desk.brief()
    assert (clusters(desk)[CALL], clusters(desk)[TALKS]) == ({CALL}, {LIMA, IN_FRENCH})
