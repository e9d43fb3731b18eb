"""Entities are what the library of FollowTheMoney takes, and point to one another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from readout.exporting import entities, write_entities
from readout_schemas import Briefing

ftm = pytest.importorskip("followthemoney")


def by_schema(briefing: Briefing, schema: str) -> list[dict[str, Any]]:
    return [entity for entity in entities(briefing) if entity["schema"] == schema]


def test_the_entities_validate(small: Briefing, hostile: Briefing) -> None:
    """The library reads them back without a loss: it drops what does not fit a property."""
    for briefing in (small, hostile):
        for entity in entities(briefing):
            read = ftm.model.get_proxy(entity, cleaned=False)
            assert read.to_dict() == entity
            read.schema.validate(entity)


def test_every_reference_leads_to_an_entity_that_its_property_takes(small: Briefing) -> None:
    found = {entity["id"]: entity for entity in entities(small)}
    for entity in found.values():
        proxy = ftm.model.get_proxy(entity)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert ftm.model.get(found[value]["schema"]).is_a(prop.range), (prop, value)


def test_parties_meetings_and_sanctions_have_their_schema(small: Briefing) -> None:
    assert [entity["properties"]["name"] for entity in by_schema(small, "Person")] == [["Ida Berg"], ["Rufus Firefly"]]
    assert len(by_schema(small, "PublicBody")) == 3
    summit, lima, _ = by_schema(small, "Event")
    assert (summit["properties"]["name"], summit["properties"]["date"]) == (["Oslo summit"], ["2025-03-15"])
    assert (lima["properties"]["startDate"], lima["properties"]["endDate"]) == (["2025-03-17"], ["2025-03-23"])
    (freeze,) = by_schema(small, "Sanction")
    assert (freeze["properties"]["authority"], freeze["properties"]["status"]) == (["Norway"], ["in_force"])


def test_provenance_is_in_every_event_and_sanction(small: Briefing) -> None:
    articles = {entity["id"] for entity in by_schema(small, "Article")}
    for entity in (*by_schema(small, "Event"), *by_schema(small, "Sanction")):
        given = entity["properties"]
        assert given["description"]
        assert given["recordId"]
        assert set(given.get("proof", [])) <= articles
    summit = by_schema(small, "Event")[0]["properties"]
    assert set(summit["publisher"]) == {"The Gazette", "Courier"}
    assert summit["sourceUrl"] == ["https://gazette.example/oslo"]
    assert len(summit["proof"]) == 3


def test_a_record_keeps_its_entity(small: Briefing) -> None:
    assert entities(small) == entities(small.model_copy(update={"summary": None}))


def test_the_file_holds_an_entity_a_line(small: Briefing, tmp_path: Path) -> None:
    lines = write_entities(small, tmp_path).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == entities(small)
