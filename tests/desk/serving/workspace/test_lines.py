"""A line is put into words once for all lists in which its record stands, and is never one of before."""

from __future__ import annotations

from typing import Any

import pytest
from readout_tests.mornings import today, yesterday
from tests.desk.serving.workspace.conftest import Visit, text_at

from readout.desk import Desk, NewReview, RecordQuery
from readout.desk.serving.workspace import showing
from readout.desk.serving.workspace.showing import line_of
from readout.desk.store.parsing import Same, let_go

SHIPS = "Norway offered to send two ships to Peru."


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records that were put into words."""
    let_go()
    found: list[str] = []
    shown = showing.shown

    def noted(record: Any, *given: Any, **named: Any) -> Any:
        found.append(record.id)
        return shown(record, *given, **named)

    monkeypatch.setattr(showing, "shown", noted)
    return found


def test_a_line_is_made_once_for_all_lists_in_which_its_record_stands(visit: Visit, made: list[str]) -> None:
    browser = visit("reader")
    first = text_at(browser, "/search?q=norway")
    assert made
    assert len(made) == len(set(made))
    made.clear()
    assert "two ships to Peru" in text_at(browser, "/search?q=norway&order=day")
    assert text_at(browser, "/search?q=NORWAY").replace("NORWAY", "norway") == first
    assert made == []
    let_go()
    text_at(browser, "/search?q=Norway")
    assert made, "what was read before something was removed is kept no longer"


def test_a_line_changes_with_what_comes_with_a_review_and_with_a_removal(visit: Visit, desk: Desk) -> None:
    browser = visit("reader")
    assert "offered" in text_at(browser, "/parties/country-no")
    assert "agreed" not in text_at(browser, "/parties/country-no")
    desk.add(today())
    desk.brief()
    assert "agreed" in text_at(browser, "/parties/country-no")
    (ships,) = (one.record for one in desk.find_records(RecordQuery(words="offered ships")).items)
    address, rejected = "/search?q=offered+ships", NewReview(what=ships.id, verdict="reject", by="ana", of_record=True)
    assert "to send two ships" in text_at(browser, address)
    desk.review(rejected)
    assert "Nothing was found" in text_at(browser, address)
    desk.review(NewReview(what=ships.id, verdict="withdraw", by="ana", of_record=True))
    assert "to send two ships" in text_at(browser, address)
    desk.forget(ships.evidence[0].document)
    assert "Nothing was found" in text_at(browser, address)


def test_a_line_is_of_its_record_and_its_documents_and_of_no_others_that_say_the_same() -> None:
    report = yesterday()[0]
    (record, *_), document = report.records(), report.document
    other = document.model_copy(update={"publisher": "The Other Post"})
    one = line_of(record, {document.id: document})
    assert line_of(record, {document.id: document, "x": other}) is one
    assert one.address.startswith("/records/")
    assert "The Other Post" in line_of(record, {document.id: other}).body
    assert "The Other Post" not in one.body
    assert line_of(record, {document.id: document}, name="thing").address == "/things/thing"
    same = record.model_copy()
    assert same == record
    assert line_of(same, {document.id: document}) is not one
    assert Same(record) == Same(record)
    assert Same(record) != Same(same)
