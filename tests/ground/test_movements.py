"""Movements, armed groups and peoples in nineteen languages: rows written before the words of the languages were."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.movements import is_another_movement, movement
from readout.ground.names import Names
from readout.ingest import Metadata, document
from readout.languages import LANGUAGES
from readout.languages.movement_words import movement_words

LINES = (Path(__file__).parent / "movement_cases.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("tag", "name", "form", "shown"), CASES)
def test_a_movement_is_meant_by_its_name_with_words_for_what_it_is_alone(
    tag: str, name: str, form: str, shown: str
) -> None:
    made = document(f"A. {form} b.", source="note.txt", metadata=Metadata(language=tag))
    draft = PartyDraft(name=name, kind="organisation", role=None, as_written=[form])
    names = Names([draft], Article(made))
    assert names.known(name) is not None
    assert (names.doubt(name) is None) is (shown == "yes")


@pytest.mark.parametrize(
    ("name", "tag", "meant"),
    [
        ("the Houthi rebels", "en", "Houthis"),
        ("Houthi leader", "en", None),
        ("kurdistan", "de", None),
        ("Kurdistan", "pl", None),
        ("курдистан", "ru", None),
        ("is", "nl", None),
        ("IS", "nl", "Islamic State"),
        ("Taliban", "fi", None),
        ("Taliban", None, None),
    ],
)
def test_a_name_alone_is_a_movements(name: str, tag: str | None, meant: str | None) -> None:
    assert movement(name, tag) == meant


def test_where_no_table_has_a_movement_its_forms_are_told_as_those_of_any_body() -> None:
    assert not is_another_movement("Taliban", "Talibanin", "fi")
    assert not is_another_movement("Kurdish Red Crescent", "den Kurden", "de")
    assert is_another_movement("Hamas", "der Hisbollah", "de")


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_each_name_in_the_table_is_one_that_english_has_too(code: str) -> None:
    words, english = movement_words(code), movement_words("en")
    if words is None:
        assert code in {"da", "fi", "no"}
        return
    assert english is not None
    assert {one for _, one in words.names} <= {one for _, one in english.names}
