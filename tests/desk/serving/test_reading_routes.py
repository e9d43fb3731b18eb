"""What is read over HTTP is what the desk finds, page by page, and sent once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from readout import render, schema
from readout.desk import Desk, RecordQuery
from readout_schemas import Briefing, Changes, Document, Report
from readout_schemas.desk import DueList, PartyPage, Records

if TYPE_CHECKING:
    from tests.desk.serving.conftest import Client


@pytest.fixture
def desk(app: FastAPI) -> Desk:
    found: Desk = app.state.service.desk
    return found


@pytest.fixture
def reader(client: Client) -> TestClient:
    return client("reader")


@pytest.mark.parametrize("order", ["newest", "day"])
def test_pages_follow_one_another_by_their_links(reader: TestClient, desk: Desk, order: str) -> None:
    address, seen = f"/v1/records?limit=3&order={order}&q=", []
    while address:
        page = reader.get(address)
        seen += Records.model_validate_json(page.content).items
        assert ("next" in page.links) == (page.json()["next"] is not None)
        address = urljoin(address, page.links["next"]["url"]) if "next" in page.links else ""
    found = desk.find_records(RecordQuery(), order=order).items  # type: ignore[arg-type]
    assert [(one.id, one.type, one.document, one.record) for one in seen] == [
        (one.record.id, one.type, one.document, one.record) for one in found
    ]
    assert len(seen) == 8


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("q=norway", 4),
        ('q="price cap"', 1),
        ("type=meeting&status=held", 1),
        ("party=country-no&role=actors", 1),
        ("from=2024-06-12", 2),
        ("to=2024-06-10", 2),
        ("language=de", 1),
        ("publisher=Reuters", 2),
        ("confirmed=false", 0),
        ("due_from=2024-07-31", 1),
        ("due_to=2024-07-30", 0),
        ("due_from=2024-08-01&order=due", 0),
        ("q=%F0%9F%98%80", 0),
    ],
)
def test_every_filter_is_one_of_the_desks_own(reader: TestClient, asked: str, number: int) -> None:
    assert len(reader.get(f"/v1/records?{asked}").json()["items"]) == number


def test_a_record_leads_to_its_document_its_report_and_what_it_is_one_with(reader: TestClient, desk: Desk) -> None:
    (record,) = [one.record for one in desk.find_records(RecordQuery(type="statement")).items]
    told = reader.get(f"/v1/records/{quote(record.id)}").json()
    assert told["record"] == record.model_dump(mode="json")
    assert told["cluster"] in {one.id for one in desk.edition(1).briefing.statements}
    name = quote(told["document"])
    document = Document.model_validate_json(reader.get(f"/v1/documents/{name}").content)
    assert document == desk.document(told["document"])
    report = Report.model_validate_json(reader.get(f"/v1/documents/{name}/report").content)
    assert [report] == list(desk.reports([told["document"]]))
    (found,) = reader.get("/v1/documents?q=wait").json()["items"]
    assert found["document"]["id"] == document.id
    assert "wait" in found["excerpt"]
    assert "text" not in found["document"] or found["document"]["text"] is None


def test_a_party_is_found_by_its_name_with_what_it_said_and_promised(reader: TestClient, desk: Desk) -> None:
    (found,) = reader.get("/v1/parties?q=berg").json()["items"]
    told = reader.get(f"/v1/parties/{found['key']}").json()
    assert (told["name"], told["counts"]["statement"]) == ("Ida Berg", 1)
    assert [one["record"]["gist"] for one in told["entries"]] == ["Norway will not wait for others."]
    page = reader.get("/v1/parties/country-no?limit=1")
    assert PartyPage.model_validate_json(page.content) == desk.party("country-no", limit=1)
    rest = reader.get(urljoin("/v1/parties/country-no", page.links["next"]["url"])).json()
    assert [one["type"] for one in (*page.json()["entries"], *rest["entries"])] == ["meeting", "commitment"]
    assert reader.get("/v1/parties/country-no?type=sanction").json()["entries"] == []
    for wrong in ("/v1/parties/nobody", "/v1/parties/country-no?after=x"):
        assert reader.get(wrong).status_code == 404


def test_what_is_due_is_what_the_desk_says(reader: TestClient, desk: Desk) -> None:
    first, last = dt.date(2024, 7, 1), dt.date(2024, 7, 31)
    told = reader.get("/v1/due?from=2024-07-01&to=2024-07-31&party=country-gh")
    assert [one["record"]["action"] for one in told.json()["commitments"]] == ["open its market"]
    assert DueList.model_validate_json(told.content) == desk.due(first, last, "country-gh")
    for other in ("from=2024-08-01", "to=2024-06-30", "party=country-no"):
        assert reader.get(f"/v1/due?{other}").json()["commitments"] == [], other


def test_feed_and_calendar_are_those_of_the_desk(reader: TestClient, desk: Desk) -> None:
    told = reader.get("/v1/feed")
    assert (told.text, told.headers["content-type"]) == (desk.feed(), "application/atom+xml; charset=utf-8")
    events = reader.get("/v1/calendar")
    assert events.headers["content-type"] == "text/calendar; charset=utf-8"
    assert events.text.startswith("BEGIN:VCALENDAR")


def test_an_edition_is_what_was_made_in_every_form(reader: TestClient, desk: Desk) -> None:
    made = desk.edition(1)
    (item,) = reader.get("/v1/editions").json()["items"]
    assert (item["number"], item["topic"], item["since"]) == (1, "", None)
    assert Briefing.model_validate_json(reader.get("/v1/editions/1").content) == made.briefing
    assert Changes.model_validate_json(reader.get("/v1/editions/1/changes").content) == made.changes
    page = reader.get("/v1/editions/1?format=html")
    assert page.text == render.page(made.briefing)
    assert "script-src 'sha256-" in page.headers["content-security-policy"]
    assert page.headers["content-security-policy"].endswith("frame-ancestors 'none'")
    assert reader.get("/v1/editions/1?format=markdown").text == render.memo(made.briefing)
    assert reader.get("/v1/editions/1?format=ics").text == render.calendar(made.briefing, made.title.made_at)
    assert reader.get("/v1/editions/1/changes?format=text").text == render.changes(made.changes)
    assert reader.get("/v1/editions/1/changes?since=1").json()["new"] == []
    for wrong in ("/v1/editions/9", "/v1/editions/1?topic=x", "/v1/editions/1/changes?since=9"):
        assert reader.get(wrong).status_code == 404, wrong


@pytest.mark.parametrize(
    "address",
    ["/v1/records", "/v1/editions/1", "/v1/editions/1?format=ics", "/v1/editions/1/changes", "/v1/schemas/briefing"],
)
def test_what_one_has_already_is_not_sent_again(reader: TestClient, address: str) -> None:
    first = reader.get(address)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    for has in (tag, f'"other", W/{tag}', "*"):
        again = reader.get(address, headers={"If-None-Match": has})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert reader.get(address, headers={"If-None-Match": '"other"'}).content == first.content
    alone = reader.head(address)
    assert (alone.status_code, alone.content, alone.headers["etag"]) == (200, b"", tag)


def test_schemas_are_those_of_the_library(reader: TestClient) -> None:
    assert reader.get("/v1/schemas/report").json() == schema("report")


def test_status_and_figures_say_how_much_there_is(reader: TestClient, desk: Desk) -> None:
    told = reader.get("/v1/status").json()
    assert (told["documents"], told["records"]["meetings"], told["failed"]) == (6, 3, 0)
    assert str(desk.store.place) not in reader.get("/v1/status").text
    reader.get("/no/such/address")
    figures = reader.get("/metrics").text
    assert 'readout_desk_items{kind="documents"} 6.0' in figures
    assert 'readout_http_requests_total{method="GET",route="/v1/status",status="200"} ' in figures
    assert 'route="other",status="404"' in figures
    assert "/no/such" not in figures


def test_a_parameter_that_there_is_not_is_said_so(reader: TestClient) -> None:
    told = reader.get("/v1/records?lmit=3&limit=900&q=x").json()
    assert told["detail"] == "query.limit has to be at most 200; there is no parameter lmit"
    assert told["errors"] == [
        {"where": "query.limit", "what": "has to be at most 200"},
        {"where": "query.lmit", "what": "is no parameter"},
    ]
    hostile = reader.get("/v1/editions", params={"a\r\nb" + "c" * 1000: "1"}).json()["detail"]
    assert hostile.startswith("there is no parameter a bccc")
    assert len(hostile) < 130
