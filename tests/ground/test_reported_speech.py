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
    parties = [PartyDraft(name=name, kind="person", role=None, as_written=some) for name, some in case["forms"].items()]
    judge = Attribution(article, Candidates(parties, article))
    places = [quote for quote in quotes if quote]
    assert len(places) == len(case["quotes"])
    confirmed = [party.name for party in parties if judge.verdict(Utterance(party.name, said, places)) == CONFIRMED]
    assert confirmed == [case["is"]]


@pytest.mark.parametrize(
    ("language", "said", "quote", "end"),
    [
        (
            "en",
            "Ida Berg’s response to a ceasefire is “not good enough,” Prime Minister",
            "not good enough",
            "Lund says.",
        ),
        ("en", "Ida Berg’s answer to the striking miners was “a disgrace”, according to", "a disgrace", "Lund."),
        ("fr", "La réponse de Berg à la trêve, « très insuffisante », selon", "très insuffisante", "Lund."),
        ("es", "La respuesta de Berg a los mineros en huelga fue «una vergüenza», dijo", "una vergüenza", "Lund."),
    ],
)
def test_what_is_said_of_an_answer_is_not_taken_from_who_says_it(
    article_of: Callable[[str, str], Article], language: str, said: str, quote: str, end: str
) -> None:
    article = article_of(f"{said} {end}", language)
    parties = [
        PartyDraft(name="Ida Berg", kind="person", role=None, as_written=["Berg"]),
        PartyDraft(name="Otto Lund", kind="person", role=None, as_written=["Lund"]),
    ]
    place, words = article.place(said), article.place(quote)
    assert place is not None
    assert words is not None
    judge = Attribution(article, Candidates(parties, article))
    assert judge.verdict(Utterance("Otto Lund", place, [words])).fault is None
    assert judge.verdict(Utterance("Ida Berg", place, [words])) != CONFIRMED
