"""Bodies by their seat or their number, and people by what they are: what the text shows is confirmed, no other is."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.names import Names
from readout.ingest import Metadata, document

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "metonym_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['name']} {case['text'][:40]}" for case in CASES])
def test_a_party_is_confirmed_where_the_words_of_the_text_can_mean_no_other(case: dict[str, Any]) -> None:
    published = datetime.date.fromisoformat(case["published"]) if case["published"] else None
    made = document(case["text"], source="note.txt", metadata=Metadata(published=published))
    parties = [
        PartyDraft(name=one["name"], kind=one["kind"], role=None, as_written=one["forms"]) for one in case["parties"]
    ]
    names = Names(parties, Article(made.model_copy(update={"language": case["language"]})))
    assert (names.doubt(case["name"]) is None) is case["confirmed"]
