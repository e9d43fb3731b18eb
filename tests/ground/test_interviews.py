"""Interviews in the forms in which papers print them: who answers is confirmed, whoever else is spoken of is not."""

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

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "interview_cases.json").read_text("utf-8"))
_FORMS = {
    "Ida Berg": ["Ida Berg", "Berg", "Ida Bergová", "Idą Berg", "Іда Берг", "Берг", "イダ・ベルグ"],
    "Otto Lund": ["Otto Lund", "Lund", "Otto", "Отто Лунд", "Отто", "Лунд", "ルンド"],
}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']} {case['kind']}" for case in CASES])
def test_of_those_named_in_an_interview_only_who_answers_is_confirmed(
    article_of: Callable[[str, str], Article], case: dict[str, Any]
) -> None:
    """Answers are of Berg; of the words under ``open`` nobody is confirmed, and nobody is refuted who may say them."""
    article = article_of(case["text"], case["language"])
    parties = [
        PartyDraft(name=name, kind="person", role=None, as_written=[form for form in forms if form in case["text"]])
        for name, forms in _FORMS.items()
    ]
    judge = Attribution(article, Candidates(parties, article))
    found = {}
    for quote in (*case["answers"], *case["open"]):
        place = article.place(quote)
        assert place is not None, quote
        verdicts = {name: judge.verdict(Utterance(name, None, [place])) for name in _FORMS}
        assert not verdicts["Ida Berg"].fault, (quote, verdicts)
        found[quote] = [name for name, verdict in verdicts.items() if verdict == CONFIRMED]
        assert quote in case["open"] or article.folded.turn(*place) is not None, f"not set off: {quote}"
    assert found == {**{quote: ["Ida Berg"] for quote in case["answers"]}, **{quote: [] for quote in case["open"]}}


def test_a_line_above_an_interview_of_dashes_is_of_who_answers_unless_the_text_has_it_again(
    article_of: Callable[[str, str], Article],
) -> None:
    case = next(one for one in CASES if one["kind"] == "dashes alone, a title and a name ask")
    quote = "Лід ніхто не купує"
    for text, who in ((case["text"], ["Ida Berg"]), (case["text"].replace("Отто Лунд.\n", f"«{quote}».\n"), [])):
        article = article_of(text, "uk")
        parties = [
            PartyDraft(name=name, kind="person", role=None, as_written=[form for form in forms if form in text])
            for name, forms in _FORMS.items()
        ]
        judge, place = Attribution(article, Candidates(parties, article)), article.place(quote)
        assert place is not None
        assert [name for name in _FORMS if judge.verdict(Utterance(name, None, [place])) == CONFIRMED] == who
