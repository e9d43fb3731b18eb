"""A spokesman's own name before the office for which he speaks, and the name of whom he serves."""

from __future__ import annotations

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.names import Names
from readout.ingest import Metadata, document

TEXT = "グリシン大統領報道官は11日、作り話だと述べた。"


def person(name: str, role: str | None, form: str) -> PartyDraft:
    return PartyDraft(name=name, kind="person", role=role, as_written=[form])


def is_open(text: str, *people: PartyDraft) -> bool:
    names = Names(people, Article(document(text, source="n.txt", metadata=Metadata(language="ja"))))
    return names.doubt(people[0].name) is not None


def test_the_name_before_an_office_is_the_spokesmans_whom_the_answer_calls_so() -> None:
    assert not is_open(TEXT, person("Grishin", "Presidential spokesman", "グリシン大統領報道官"))
    assert not is_open(TEXT, person("Alexei Grishin", "spokesperson for the president", "グリシン大統領報道官"))


@pytest.mark.parametrize("role", [None, "President", "Presidential adviser"])
def test_it_is_not_of_one_who_is_none(role: str | None) -> None:
    assert is_open(TEXT, person("Grishin", role, "グリシン大統領報道官"))


def test_it_is_not_of_another_spokesman() -> None:
    assert is_open(TEXT, person("Sazonov", "Presidential spokesman", "グリシン大統領報道官"))


def test_it_is_not_sure_where_the_text_or_the_answer_has_who_holds_the_office() -> None:
    spokesman = person("Grishin", "Presidential spokesman", "グリシン大統領報道官")
    assert is_open(f"グリシン大統領は10日、訪日した。{TEXT}", spokesman)
    assert is_open(TEXT, spokesman, person("Ivan Grishin", "President", "大統領"))
