"""The library: blocking and async, alone and inside a running loop."""

from __future__ import annotations

import asyncio
import datetime
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import readout
from readout import AllFailedError, Document, InputError, Settings, abrief, aextract, brief, extract
from readout.errors import AuthenticationError, ModelError, SettingsError

if TYPE_CHECKING:
    from tests.conftest import Loopback

EXPORTED = {
    "AllFailedError", "Amount", "AsyncClient", "Briefing", "Changes", "Client", "Commitment", "Count",
    "Disagreement", "Document", "Evidence", "InputError", "Meeting", "Mention", "Metadata", "ModelError", "Open",
    "Participant", "Party", "Quote", "ReadoutError", "RecordingError", "Report", "RunError", "Sanction",
    "ServiceError", "Settings", "SettingsError", "SkippedWarning", "Statement", "UndatedWarning", "When",
    "__version__", "abrief", "aextract", "brief", "diff", "document", "evaluate", "export", "extract", "load",
    "merge", "render", "schema", "to_arrow", "to_pandas",
}  # fmt: skip

TEXT = "Norway and Chile will meet in Oslo on Friday.\n"
MEETINGS = {
    "parties": [{"name": name, "kind": "country", "role": None, "as_written": [name]} for name in ("Norway", "Chile")],
    "meetings": [
        {
            "evidence": ["Norway and Chile will meet in Oslo"],
            "title": "Norway and Chile meet",
            "status": "planned",
            "format": "in_person",
            "when": "on Friday",
            "place": "Oslo",
            "place_as_written": "Oslo",
            "hosts": ["Norway"],
            "participants": [{"name": name, "representative": None, "role": None} for name in ("Norway", "Chile")],
            "absent": [],
            "counts": [],
            "topics": [],
            "outcomes": [],
        }
    ],
}


@pytest.fixture
def settings(server: Loopback) -> Settings:
    server.answers = {"Meetings": MEETINGS}
    return Settings(model="m", base_url=server.url, plan="four")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "oslo.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_names_that_readout_exports_are_pinned() -> None:
    assert set(readout.__all__) == EXPORTED
    assert set(dir(readout)) == EXPORTED
    assert all(getattr(readout, name) is not None for name in EXPORTED)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="sermon"):
        readout.sermon  # type: ignore[attr-defined]  # noqa: B018


def test_brief_takes_paths_and_documents_together(settings: Settings, article: Path) -> None:
    made = brief([article, readout.document("Chile froze assets.", source="chile")], settings=settings)
    assert {document.id for document in made.documents} == {
        "chile-froze-assets-89520cb4",
        "norway-and-chile-will-meet-in-6d15fbe8",
    }
    assert [meeting.title for meeting in made.meetings] == ["Norway and Chile meet"]


def test_a_single_path_need_not_be_in_a_list(settings: Settings, article: Path) -> None:
    assert (
        len(brief(article, settings=settings).documents) == len(brief(str(article), settings=settings).documents) == 1
    )


def test_a_day_of_publication_dates_the_words(settings: Settings, article: Path) -> None:
    report = extract(article, published=datetime.date(2025, 3, 11), settings=settings)
    assert report.meetings[0].when is not None
    assert report.meetings[0].when.edtf == "2025-03-14"


async def test_blocking_functions_work_where_a_loop_is_running(settings: Settings, article: Path) -> None:
    """As in a notebook."""
    assert asyncio.get_running_loop().is_running()
    assert len(brief(article, settings=settings).meetings) == 1
    assert len(extract(article, settings=settings).meetings) == 1
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("readout")]


async def test_an_error_comes_through_where_a_loop_is_running(article: Path) -> None:
    with pytest.raises(AuthenticationError):
        brief(article, model="openai/gpt-5-mini")


async def test_async_functions_give_what_the_blocking_ones_give(settings: Settings, article: Path) -> None:
    one, two = await asyncio.gather(abrief(article, settings=settings), abrief(article, settings=settings))
    report = await aextract(article, settings=settings)
    assert one.meetings == two.meetings
    assert [meeting.evidence for meeting in one.meetings] == [meeting.evidence for meeting in report.meetings]


def test_a_model_given_by_name_goes_before_the_settings(server: Loopback, settings: Settings, article: Path) -> None:
    brief(article, model="other", settings=settings)
    assert {asked.body["model"] for asked in server.requests} == {"other"}


def test_extract_takes_one_document(settings: Settings, article: Path) -> None:
    (article.parent / "riga.txt").write_text("Latvia and Estonia meet.", encoding="utf-8")
    with pytest.raises(InputError, match="2 documents, where extract takes one"):
        extract(article.parent, settings=settings)


def test_extract_raises_what_brief_puts_into_the_briefing(settings: Settings, article: Path) -> None:
    article.write_bytes(b"")
    good = readout.document("Chile froze assets.", source="chile")
    made = brief([article, good], settings=settings)
    assert [bool(one.error) for one in made.documents if one.id == "oslo"] == [True]
    with pytest.raises(InputError, match=r"oslo\.txt"):
        extract(article, settings=settings)


def test_a_briefing_of_which_every_document_failed_is_an_error_that_holds_it(settings: Settings, article: Path) -> None:
    article.write_bytes(b"")
    (article.parent / "riga.txt").write_text(" ", encoding="utf-8")
    with pytest.raises(
        AllFailedError, match=r"no document gave anything: .*oslo\.txt: .* \(and 1 more that failed\)"
    ) as error:
        brief(article.parent, settings=settings)
    assert [bool(document.error) for document in error.value.briefing.documents] == [True, True]


def test_a_path_that_does_not_exist_is_told_before_anything_is_asked(
    server: Loopback, settings: Settings, article: Path
) -> None:
    for function in (brief, extract):
        with pytest.raises(InputError, match=r"gone\.txt: there is no such file or folder"):
            function(article.parent / "gone.txt", settings=settings)
    with pytest.raises(InputError, match=r"gone\.txt"):
        brief([article, "gone.txt"], settings=settings)
    assert not server.requests


def test_paths_in_settings_may_be_strings(tmp_path: Path) -> None:
    settings = Settings(model="recorded", cassettes=str(tmp_path / "none"), ledger=str(tmp_path / "ledger.sqlite3"))
    with pytest.raises(AllFailedError, match="recorded"):
        brief(Document(id="one", source="one", text="Norway and Chile met."), settings=settings)


def test_a_model_that_answers_no_call_is_an_error_of_extract(
    server: Loopback, settings: Settings, article: Path
) -> None:
    server.failing = dict.fromkeys(("Meetings", "Statements", "Commitments", "Sanctions"), 400)
    with pytest.raises(ModelError, match=r"did not take the request"):
        extract(article, settings=settings)


def test_what_is_there_is_kept_where_one_call_fails(server: Loopback, settings: Settings, article: Path) -> None:
    server.failing = {"Sanctions": 400}
    report = extract(article, settings=settings)
    assert len(report.meetings) == 1
    assert report.document.error is not None
    assert report.document.error.startswith("sanction: ")


def test_a_document_is_asked_about_as_it_is(server: Loopback, settings: Settings) -> None:
    document = Document(id="mine", source="mine", text="Norway’s “plan”\r\n  stands.\n")
    assert extract(document, settings=settings).document.text == document.text
    assert "Norway’s “plan”\r\n  stands." in server.requests[0].body["messages"][1]["content"]


def test_a_file_of_a_folder_that_is_not_read_is_a_warning_that_names_it(settings: Settings, article: Path) -> None:
    (article.parent / "table.xlsx").write_bytes(b"PK")
    with pytest.warns(
        readout.SkippedWarning, match=r"table\.xlsx: not read: spreadsheets \(\.xlsx\) are not read; save"
    ) as warned:
        made = brief(article.parent, published=datetime.date(2025, 3, 15), settings=settings)
    assert len(warned) == 1
    assert [document.error for document in made.documents] == [None]


@pytest.mark.parametrize("ask", [extract, brief])
def test_days_that_stay_open_for_want_of_a_day_of_publication_are_one_warning(
    ask: Callable[..., object], settings: Settings, article: Path
) -> None:
    told = r"^1 document says no day of publication, so that these stay open: “on Friday”; give published=$"
    with pytest.warns(readout.UndatedWarning, match=told) as warned:
        ask(article, settings=settings)
    assert len(warned) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ask(article, published=datetime.date(2025, 3, 15), settings=settings)


def test_nothing_to_read_is_an_input_error() -> None:
    with pytest.raises(InputError, match="nothing to read: give a path"):
        brief([])


def test_a_plan_that_is_none_is_an_error_when_the_settings_are_made() -> None:
    with pytest.raises(SettingsError, match="no plan 'five': there are four, one, small"):
        Settings(plan="five")  # type: ignore[arg-type]
