"""Bodies that are no offices of a state, in eighteen languages: written before the words of the languages were."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.names import Names
from readout.ingest import Metadata, document

LINES = (Path(__file__).parent / "body_cases.txt").read_text("utf-8").splitlines()
CASES = [(*line.split(" | "), "")[:6] for line in LINES if not line.startswith("#")]


def party(name: str, form: str) -> PartyDraft:
    return PartyDraft.model_validate({"name": name, "kind": "organisation", "role": None, "as_written": [form]})


@pytest.mark.parametrize(("tag", "name", "form", "shown", "text", "others"), CASES)
def test_a_body_is_confirmed_where_its_kind_and_all_else_that_is_said_of_it_is_the_same(
    tag: str, name: str, form: str, shown: str, text: str, others: str
) -> None:
    drafts = [party(name, form), *(party(*other.split(" = ")) for other in others.split("; ") if other)]
    made = document(text, source="note.txt", metadata=Metadata(language=tag))
    names = Names(drafts, Article(made))
    assert names.known(name) is not None
    assert ("yes" if names.doubt(name) is None else "no") == shown
