"""A briefing as W3C Web Annotations: every place is the words and the code points of its source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import readout
from readout.exporting.web_annotations import annotation_page
from readout_schemas import Briefing

BRIEFINGS = ("small", "developing", "worldly", "hostile")


@pytest.fixture(params=BRIEFINGS)
def briefing(request: pytest.FixtureRequest) -> Briefing:
    found: Briefing = request.getfixturevalue(request.param)
    return found


def targets(briefing: Briefing) -> list[dict[str, Any]]:
    return [target for one in annotation_page(briefing)["items"] for target in one["target"]]


def test_each_record_and_each_quotation_is_an_annotation_of_its_own(briefing: Briefing) -> None:
    items = annotation_page(briefing)["items"]
    quotations = sum(len(one.quotes) for one in briefing.statements)
    assert len(items) == len(briefing.records()) + quotations
    assert len({one["id"] for one in items}) == len(items)
    tags = [one["body"][0]["value"] for one in items]
    assert tags.count("quotation") == quotations
    assert tags.count("sanction") == len(briefing.sanctions)


def test_both_selectors_of_a_target_mean_the_same_words(briefing: Briefing) -> None:
    texts = {(one.url or f"urn:readout:document:{one.id}"): one.text or "" for one in briefing.documents}
    for target in targets(briefing):
        words, place = target["selector"]
        text = texts[target["source"]]
        assert text[place["start"] : place["end"]] == words["exact"]
        around = f"{words['prefix']}{words['exact']}{words['suffix']}"
        assert text[place["start"] - len(words["prefix"]) :].startswith(around)
        assert len(words["prefix"]) == min(32, place["start"])
        assert len(words["suffix"]) == min(32, len(text) - place["end"])


def test_the_form_is_that_of_the_recommendation(small: Briefing, tmp_path: Path) -> None:
    """https://www.w3.org/TR/annotation-model/: context, types, motivation, purposes."""
    (file,) = readout.export(small, tmp_path, "w3c")
    page = json.loads(file.read_text(encoding="utf-8"))
    assert file.name == "annotations.jsonld"
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    for one in page["items"]:
        assert (one["type"], one["motivation"]) == ("Annotation", "describing")
        assert [body["purpose"] for body in one["body"]] == ["tagging", "describing"]
        assert one["id"].startswith("urn:readout:record:")
        assert {target["type"] for target in one["target"]} == {"SpecificResource"}
        assert [[kind["type"] for kind in target["selector"]] for target in one["target"]] == [
            ["TextQuoteSelector", "TextPositionSelector"]
        ] * len(one["target"])


def test_without_the_texts_the_words_stand_alone(small: Briefing) -> None:
    bare = small.model_copy(
        update={"documents": tuple(one.model_copy(update={"text": None}) for one in small.documents)}
    )
    assert all("prefix" not in target["selector"][0] for target in targets(bare))
    assert [target["selector"][0]["exact"] for target in targets(bare)] == [
        target["selector"][0]["exact"] for target in targets(small)
    ]
