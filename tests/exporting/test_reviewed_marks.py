"""What people said of a record goes with it into each rendering and export: who, when, what; and nothing without it."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from rich.console import Console

from readout.exporting import entities, tables
from readout.exporting.label_studio import tasks
from readout.rendering import html_page, markdown_memo, print_briefing
from readout_schemas import Briefing, Reviewed

AT = dt.datetime(2025, 3, 17, 9, 30, tzinfo=dt.UTC)
CORRECTED = Reviewed(by="ana", at=AT, verdict="corrected", fields=("measure_kind",), note="see\nthe <b>list</b>")
DISPUTED = Reviewed(by="ben", at=AT, verdict="accepted", disputed=True)
SAID = "corrected by ana, 2025-03-17 (measure kind): see the <b>list</b>"
ALSO = "accepted by ben, 2025-03-17; somebody says otherwise"


@pytest.fixture
def reviewed(small: Briefing) -> Briefing:
    first, *rest = small.sanctions
    marked = first.model_copy(update={"reviewed": (CORRECTED, DISPUTED)})
    met, *others = small.meetings
    return small.model_copy(
        update={
            "sanctions": (marked, *rest),
            "meetings": (met.model_copy(update={"reviewed": (DISPUTED,)}), *others),
        }
    )


def _terminal(briefing: Briefing) -> str:
    out = io.StringIO()
    print_briefing(briefing, Console(file=out, width=200, no_color=True), full=True)
    return out.getvalue()


def test_a_reader_is_told_by_whom_and_when_a_record_was_reviewed(small: Briefing, reviewed: Briefing) -> None:
    terminal, memo, page = _terminal(reviewed), markdown_memo(reviewed), html_page(reviewed)
    assert SAID in terminal
    assert terminal.count(ALSO) == 2
    assert "corrected by ana, 2025-03-17 (measure kind): see the \\<b\\>list\\</b\\>" in memo
    assert '<span class="tag corrected">corrected</span> by <bdi>ana</bdi>, 17 March 2025: measure kind' in page
    assert '<span class="tag accepted disputed">accepted</span> by <bdi>ben</bdi>' in page
    assert "see the &lt;b&gt;list&lt;/b&gt;" in page
    for plain in (_terminal(small), markdown_memo(small), html_page(small).partition("<main")[2]):
        assert "accepted" not in plain
        assert "reviewed" not in plain


def test_an_export_has_it_too(small: Briefing, reviewed: Briefing) -> None:
    rows = {table.name: table.rows for table in tables(reviewed)}
    assert rows["sanctions"][0]["reviewed"] == [SAID, ALSO]
    assert {table.name: table.rows for table in tables(small)}["sanctions"][0]["reviewed"] == []
    remarks = [line for one in entities(reviewed) for line in one["properties"].get("notes", [])]
    remarks += [line for one in entities(reviewed) for line in one["properties"].get("summary", [])]
    assert f"{SAID[0].upper()}{SAID[1:]}" in remarks
    assert f"{ALSO[0].upper()}{ALSO[1:]}" in remarks
    regions = [one for task in tasks(reviewed) for one in task["predictions"][0]["result"] if "meta" in one]
    assert {tuple(one["meta"]["text"]) for one in regions} == {(SAID, ALSO), (ALSO,)}
    assert {one["type"] for one in regions} == {"labels"}
    assert not [one for task in tasks(small) for one in task["predictions"][0]["result"] if "meta" in one]
