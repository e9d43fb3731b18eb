"""Entities are what the library of FollowTheMoney takes, and point to one another."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from readout.errors import SettingsError
from readout.exporting import entities, write_entities
from readout.exporting.follow_the_money import entity_id
from readout_schemas import Briefing, Mention, When

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


def test_a_sanction_has_an_entity_for_each_target(small: Briefing) -> None:
    """One entity for all would leave the first target with the restrictions of the last, or none."""
    peru = Mention.of(small.parties[3])
    (freeze,) = small.sanctions
    both = freeze.model_copy(update={"targets": (*freeze.targets, peru)})
    entities_ = by_schema(small.model_copy(update={"sanctions": (both,)}), "Sanction")
    assert len({entity["id"] for entity in entities_}) == 2
    hit = [entity["properties"]["entity"] for entity in entities_]
    assert hit == [[entity_id("party", "country-Freedonia")], [entity_id("party", "country-Peru")]]
    assert entities_[0]["id"] == by_schema(small, "Sanction")[0]["id"]


def test_an_id_is_a_digest_of_kind_and_name() -> None:
    digest = hashlib.sha1(b"party\na", usedforsecurity=False).hexdigest()
    assert entity_id("party", "a") == f"readout-{digest}"
    assert entity_id("party", "a") != entity_id("meeting", "a")


def test_what_is_not_confirmed_is_said_in_the_entity(worldly: Briefing) -> None:
    (talks,) = by_schema(worldly, "Event")
    assert talks["properties"]["notes"] == ["Not confirmed: participants: Japan is implied by the publisher"]
    (listed,) = by_schema(worldly, "Sanction")
    assert listed["properties"]["summary"] == ["Not confirmed: senders: only implied"]


def test_the_properties_of_each_schema(small: Briefing) -> None:
    summit = by_schema(small, "Event")[0]["properties"]
    assert summit["location"] == ["Oslo"]
    assert summit["organizer"] == [entity_id("party", "person-Ida Berg")]
    assert summit["involved"] == [entity_id("party", "country-Norway"), entity_id("party", "country-Peru")]
    assert summit["keywords"] == ["held", "in_person"]
    assert summit["summary"] == ["held: the truce"]
    assert summit["recordId"] == ["m-oslo"]
    assert by_schema(small, "Event")[2]["properties"]["summary"] == ["held"]
    (freeze,) = by_schema(small, "Sanction")
    assert freeze["properties"]["program"] == ["asset freeze"]
    assert freeze["properties"]["provisions"] == ["asset_freeze"]
    assert freeze["properties"]["description"] == ["Norway froze more than €2bn of Freedonian assets."]
    berg = by_schema(small, "Person")[0]["properties"]
    assert berg["position"] == ["Prime Minister of Norway"]
    assert "alias" not in berg
    gazette = by_schema(small, "Article")[0]["properties"]
    assert gazette == {
        "title": ["Leaders meet in Oslo"],
        "fileName": ["gazette.txt"],
        "publisher": ["The Gazette"],
        "sourceUrl": ["https://gazette.example/oslo"],
        "publishedAt": ["2025-03-15"],
    }
    assert by_schema(small, "Article")[2]["properties"]["title"] == ["copy.txt"]


def test_a_country_a_body_and_a_group_have_schemas_of_their_own(small: Briefing) -> None:
    norway = small.parties[2]
    forms = ("Norway", "Oslo")
    several = (
        norway.model_copy(update={"country": "NO", "as_written": forms, "role": "host"}),
        norway.model_copy(update={"id": "organisation-un", "kind": "organisation", "name": "UN"}),
        norway.model_copy(update={"id": "group-some", "kind": "group", "name": "Some countries"}),
    )
    made = small.model_copy(update={"parties": several, "meetings": (), "sanctions": (), "documents": ()})
    country, body, group = entities(made)
    assert (country["schema"], body["schema"], group["schema"]) == ("PublicBody", "Organization", "LegalEntity")
    assert country["properties"] == {"name": ["Norway"], "alias": ["Oslo"], "country": ["no"], "summary": ["host"]}


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-03-15", {"date": ["2025-03-15"]}),
        ("2025-03~", {"date": ["2025-03"]}),
        ("2025-03-01~/2025-03-04", {"startDate": ["2025-03-01"], "endDate": ["2025-03-04"]}),
        (None, {}),
    ],
)
def test_dates_keep_their_precision(small: Briefing, edtf: str | None, expected: dict[str, list[str]]) -> None:
    (freeze,) = small.sanctions
    dated = freeze.model_copy(update={"when": When(text="then", edtf=edtf, basis="stated")})
    found = by_schema(small.model_copy(update={"sanctions": (dated,)}), "Sanction")[0]["properties"]
    assert {name: found[name] for name in ("date", "startDate", "endDate") if name in found} == expected


def test_without_the_library_it_is_said_what_to_install(small: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(SettingsError, match=r"pip install 'readout\[ftm\]'"):
        entities(small)


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
