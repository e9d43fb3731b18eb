"""What a record was kept from by a third one it is kept from when more comes to one of the two."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.store.tables import ClusterRecordRow
from readout.merging import Merging
from readout_schemas import Report

pytestmark = pytest.mark.xdist_group("desk")


@pytest.fixture(scope="module")
def writer() -> Any:
    """What writes reports for the tests of merging."""
    file = Path(__file__).parents[2] / "merging" / "conftest.py"
    spec = importlib.util.spec_from_file_location("readout_tests_writer", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Writer


def _met(writer: Any, name: str, form: str) -> Report:
    text = f"The report of {name}, in words of its own.\n"
    made = writer(name, "2025-03-15", text).meeting(
        "Peru", "Chile", day="2025-03-14", format=form, told=f"Met: {name}."
    )
    report: Report = made.report()
    return report


def test_a_meeting_that_may_be_either_of_two_stays_so(desk: Desk, writer: Any) -> None:
    """A visit and a call of one day, a report that does not say which, and then another of the visit."""
    reports = [
        _met(writer, *one)
        for one in (("one", "in_person"), ("two", "phone"), ("torn", "unknown"), ("more", "in_person"))
    ]
    for report in reports:
        desk.add([report])
        desk.catch_up()
    with desk.store.reading() as session:
        homes = {row.record: row.cluster for row in session.scalars(select(ClusterRecordRow))}
    assert homes["one.m1"] == homes["more.m1"]
    assert len(set(homes.values())) == 3
    assert len(Merging(reports).groups()["meeting"]) == 3
