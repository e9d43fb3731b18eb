"""What is registered for each record type."""

from __future__ import annotations

from readout.record_types import LETTERS, PLURALS, RECORD_TYPES, PerType, type_of
from readout_schemas import RECORD_MODELS, Findings


def test_each_type_has_its_list_in_a_report_and_its_model() -> None:
    fields = Findings.model_fields
    for kind, plural in PLURALS.items():
        assert fields[plural].annotation == tuple[RECORD_MODELS[kind], ...]


def test_types_come_in_the_order_in_which_they_are_shown() -> None:
    assert RECORD_TYPES == ("meeting", "statement", "commitment", "sanction")
    assert [letter for _, letter in LETTERS.items()] == ["m", "s", "c", "x"]


def test_what_is_registered_is_found_by_the_type() -> None:
    named = PerType(meeting=1, statement=2, commitment=3, sanction=4)
    assert [named[kind] for kind in RECORD_TYPES] == [1, 2, 3, 4]


def test_a_record_knows_its_type() -> None:
    for kind, model in RECORD_MODELS.items():
        assert type_of(model.model_construct()) == kind
