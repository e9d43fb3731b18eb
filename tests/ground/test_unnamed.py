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


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "Le pays n’en versera pas un centime, a prévenu la ministre.", "a prévenu la ministre"),
        ("en", "The country will not pay a cent of it, warned Berg.", "warned Berg"),
        ("es", "El país no pagará ni un céntimo, advirtió Berg.", "advirtió Berg"),
        ("it", "Il paese non verserà un centesimo, ha avvertito la ministra.", "ha avvertito la ministra"),
    ],
)
def test_who_stands_behind_a_verb_of_telling_without_a_subject_may_be_the_one_who_tells(
    article_of: Callable[[str, str], Article], language: str, text: str, said: str
) -> None:
    """It is no fault; with somebody before the verb it is."""
    forms = ["Berg", "la ministre", "la ministra"]
    berg = PartyDraft(name="Ida Berg", kind="person", role="Minister", as_written=forms)
    lund = PartyDraft(name="Otto Lund", kind="person", role=None, as_written=["Lund"])
    for words, refuted in ((said, False), (f"Lund {said}", True)):
        article = article_of(text.replace(f", {said}", f". {words}" if refuted else f", {said}"), language)
        place = article.place(words)
        verdict = Attribution(article, Candidates([berg, lund], article)).verdict(Utterance("Ida Berg", place, []))
        assert (verdict.fault is not None) is refuted, (words, verdict)
