"""What a model may write: a strict, lean schema, and nothing that code can derive."""

from __future__ import annotations

import copy
from typing import Any

import pydantic
import pytest
from openai.lib._pydantic import to_strict_json_schema

from readout.drafts import Answer, Commitments, Meetings, Readout, Sanctions, StatementDraft, Statements
from readout.record_types import PLURALS
from readout_schemas import Statement

ANSWERS = [Meetings, Statements, Commitments, Sanctions, Readout]
PARTY = {"name": "Norway", "kind": "country", "role": None, "as_written": ["Oslo"]}
SANCTION = {
    "evidence": ["Oslo froze their assets"],
    "senders": ["Norway"],
    "targets": ["Two banks"],
    "measure": "assets frozen",
    "measure_kind": "asset_freeze",
    "status": "in_force",
    "condition": None,
    "amount": None,
    "when": None,
}


def nodes(schema: Any) -> list[dict[str, Any]]:
    """Every schema within a schema, itself included."""
    if isinstance(schema, list):
        return [node for item in schema for node in nodes(item)]
    if not isinstance(schema, dict):
        return []
    named = [field for key in ("properties", "$defs") for field in schema.get(key, {}).values()]
    other = [value for key, value in schema.items() if key not in {"properties", "$defs"}]
    return [schema, *nodes(named), *nodes(other)]


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_schema_is_inside_the_strict_subset_as_it_is(answer: type[Answer]) -> None:
    """OpenAI's own converter finds nothing to change."""
    schema = answer.model_json_schema()
    assert to_strict_json_schema(answer) == schema


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_field_is_required_and_no_other_is_allowed(answer: type[Answer]) -> None:
    objects = [node for node in nodes(answer.model_json_schema()) if node.get("type") == "object"]
    assert objects
    for node in objects:
        assert node["required"] == list(node["properties"])
        assert node["additionalProperties"] is False


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_schema_has_no_titles_that_only_repeat_names(answer: type[Answer]) -> None:
    schema = copy.deepcopy(answer.model_json_schema())
    assert schema.pop("title") == answer.__name__
    assert not [node for node in nodes(schema) if isinstance(node.get("title"), str)]


def test_a_meeting_may_have_a_field_called_title() -> None:
    assert "title" in Meetings.model_json_schema()["$defs"]["MeetingDraft"]["properties"]


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_schema_names_nothing_that_grammar_engines_lack(answer: type[Answer]) -> None:
    """https://platform.openai.com/docs/guides/structured-outputs#supported-schemas."""
    lacking = {"allOf", "not", "if", "then", "else", "oneOf", "patternProperties", "default", "format", "pattern"}
    for node in nodes(answer.model_json_schema()):
        assert not set(node) & lacking


def test_a_field_is_explained_in_the_words_of_its_record() -> None:
    drafted = StatementDraft.model_json_schema()["properties"]["gist"]["description"]
    assert drafted == Statement.model_fields["gist"].description


def test_all_records_together_have_the_fields_of_each_apart() -> None:
    apart = {name for answer in ANSWERS for name in answer.model_fields}
    assert set(Readout.model_fields) == apart
    assert {name for _, name in PLURALS.items()} < apart


def test_items_come_with_their_type_in_the_order_of_the_answer() -> None:
    second = {**SANCTION, "measure": "travel banned"}
    answer = Sanctions.model_validate({"parties": [PARTY], "sanctions": [SANCTION, second]})
    assert [(kind, item.model_dump()) for kind, item in answer.items()] == [
        ("sanction", SANCTION),
        ("sanction", second),
    ]


def test_labels_are_no_items() -> None:
    assert Statements(parties=[], statements=[], labels=["the Six"]).items() == []


@pytest.mark.parametrize(
    "change",
    [{"status": "maybe"}, {"evidence": "words"}, {"senders": None}, {"id": "s1"}],
    ids=str,
)
def test_an_answer_that_does_not_fit_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(pydantic.ValidationError):
        Sanctions.model_validate({"parties": [PARTY], "sanctions": [{**SANCTION, **change}]})


@pytest.mark.parametrize("field", list(SANCTION))
def test_an_answer_in_which_a_field_is_missing_is_refused(field: str) -> None:
    rest = {name: value for name, value in SANCTION.items() if name != field}
    with pytest.raises(pydantic.ValidationError):
        Sanctions.model_validate({"parties": [], "sanctions": [rest]})
