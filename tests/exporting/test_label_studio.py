"""A briefing as tasks of Label Studio: records as suggestions, over the words that carry them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

import readout
from readout.exporting.label_studio import LABELS, tasks
from readout_schemas import Briefing


@pytest.fixture(params=["small", "developing", "worldly", "hostile"])
def briefing(request: pytest.FixtureRequest) -> Briefing:
    found: Briefing = request.getfixturevalue(request.param)
    return found


def test_a_document_with_a_text_is_a_task_and_its_regions_are_its_words(briefing: Briefing) -> None:
    made = tasks(briefing)
    assert [one["data"]["text"] for one in made] == [one.text for one in briefing.documents if one.text is not None]
    for task in made:
        for one in task["predictions"][0]["result"]:
            if one["type"] == "labels":
                value = one["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert value["labels"][0] in LABELS


def test_each_record_is_suggested_in_each_document_that_carries_it(briefing: Briefing) -> None:
    for document, task in zip((one for one in briefing.documents if one.text), tasks(briefing), strict=True):
        carried = [one for one in briefing.records() if any(span.document == document.id for span in one.evidence)]
        fields = [one for one in task["predictions"][0]["result"] if one["type"] == "textarea"]
        assert len(fields) == len(carried)


def test_relations_lead_to_regions_that_there_are(briefing: Briefing) -> None:
    for task in tasks(briefing):
        results = task["predictions"][0]["result"]
        named = [one["id"] for one in results if one["type"] == "labels"]
        assert len(set(named)) == len(named)
        assert all({one["from_id"], one["to_id"]} <= set(named) for one in results if one["type"] == "relation")


def test_a_briefing_without_texts_is_refused_and_nothing_is_written(small: Briefing, tmp_path: Path) -> None:
    bare = small.model_copy(
        update={"documents": tuple(one.model_copy(update={"text": None}) for one in small.documents)}
    )
    with pytest.raises(readout.SettingsError, match="none of the articles' texts"):
        readout.export(bare, tmp_path / "tasks", "label-studio")
    assert not (tmp_path / "tasks").exists()


def test_the_configuration_has_the_controls_and_labels_that_the_tasks_name(small: Briefing, tmp_path: Path) -> None:
    file, config = readout.export(small, tmp_path, "label-studio")
    tree = ElementTree.parse(config).getroot()  # noqa: S314 - written a line before
    controls = {one.get("name"): one.get("toName") for one in tree.iter() if one.get("toName")}
    assert {one.get("value") for one in tree.iter("Label")} == set(LABELS)
    for task in json.loads(file.read_text(encoding="utf-8")):
        for one in task["predictions"][0]["result"]:
            if one["type"] != "relation":
                assert controls[one["from_name"]] == one["to_name"] == "text"
