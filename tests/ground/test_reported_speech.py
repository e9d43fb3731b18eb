"""Constructions in which reporters say whose words they are: the one who says them is confirmed, nobody else is."""

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

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "reported_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']} {case['text'][:50]}" for case in CASES])
def test_of_the_people_in_a_report_only_the_one_who_speaks_is_confirmed(
    article_of: Callable[[str, str], Article], case: dict[str, Any]
) -> None:
    article = article_of(case["text"], case["language"])
    said, quotes = article.place(case["said"]), [article.place(quote) for quote in case["quotes"]]
    assert said is not None
    kinds = case.get("kinds", {})
    parties = [
        PartyDraft(name=name, kind=kinds.get(name, "person"), role=None, as_written=some)
        for name, some in case["forms"].items()
    ]
    judge = Attribution(article, Candidates(parties, article))
    places = [quote for quote in quotes if quote]
    assert len(places) == len(case["quotes"])
    confirmed = [party.name for party in parties if judge.verdict(Utterance(party.name, said, places)) == CONFIRMED]
    true = case["is"] or []
    assert confirmed == ([true] if isinstance(true, str) else true)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Berg’s response to a ceasefire is “not good enough,” Premier"),
        ("en", "Berg’s answer was “poor”"),
        ("en", "Berg’s answer to the miners on strike was a disgrace according to"),
        ("fr", "La réponse de Berg est « faible » selon"),
        ("it", "La risposta di Berg è «vergognosa» secondo"),
        ("es", "La respuesta de Berg es «débil» para"),
        ("es", "La respuesta de Berg a los mineros en huelga es débil para"),
    ],
)
def test_what_is_said_of_an_answer_is_not_taken_from_who_says_it(
    article_of: Callable[[str, str], Article], language: str, said: str
) -> None:
    """The words that are pointed at end before his name."""
    article = article_of(f"{said} Lund.", language)
    parties = [
        PartyDraft(name="Ida Berg", kind="person", role=None, as_written=["Berg"]),
        PartyDraft(name="Otto Lund", kind="person", role=None, as_written=["Lund"]),
    ]
    place = article.place(said)
    assert place is not None
    judge = Attribution(article, Candidates(parties, article))
    assert judge.verdict(Utterance("Otto Lund", place, [])).fault is None
    assert judge.verdict(Utterance("Ida Berg", place, [])) != CONFIRMED


def test_an_article_behind_a_place_begins_no_name_like_von_berg(article_of: Callable[[str, str], Article]) -> None:
    """Nobody in the sentence but the one who tells: it may not be refuted, as it was for `in Wien der …`."""
    name = "der für Fragen der Entwicklung zuständige Staatssekretär, Ida Berg"
    article = article_of(f"Lund schwieg. Das teilte am Donnerstag in Wien {name}, mit.", "de")
    parties = [
        PartyDraft(name="Ida Berg", kind="person", role=None, as_written=[name]),
        PartyDraft(name="Otto Lund", kind="person", role=None, as_written=["Lund"]),
    ]
    said = article.place(f"Das teilte am Donnerstag in Wien {name}")
    assert said is not None
    verdict = Attribution(article, Candidates(parties, article)).verdict(Utterance("Ida Berg", said, []))
    assert verdict.fault is None, verdict
