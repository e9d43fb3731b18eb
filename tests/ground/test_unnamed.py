"""Words of people whom nobody names are nobody else's: a table of attributions in many languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.verdicts import CONFIRMED, Utterance

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "unnamed_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']} {case['said']}" for case in CASES])
def test_a_source_or_an_aide_beside_the_words_is_no_party_that_is_named_near_them(
    article_of: Callable[[str, str], Article], case: dict[str, Any]
) -> None:
    article = article_of(case["text"], case["language"])
    said, quote = article.place(case["said"]) if case["said"] else None, article.place(case["quote"])
    assert quote is not None
    assert (said is None) == (case["said"] is None)
    party = PartyDraft(name=case["speaker"], kind=case["kind"], role=case["role"], as_written=case["forms"])
    verdict = Attribution(article, Candidates([party], article)).verdict(Utterance(party.name, said, [quote]))
    assert (verdict == CONFIRMED) is case["confirmed"], verdict
    assert (verdict.fault is not None) is case.get("refuted", False), verdict
