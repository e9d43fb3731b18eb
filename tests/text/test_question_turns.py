"""The turns of interviews without labels, and texts that only look like interviews."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from readout.text.quotations import Quotation
from readout.text.turns import unmarked

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "question_turns.toml").read_text("utf-8"))["case"]


def told(text: str, turn: Quotation) -> str:
    label = "" if turn.label is None else f"{text[slice(*turn.label)]}: "
    return f"{'A' if turn.answers else 'Q'} {label}{text[turn.start : turn.end]}"


@pytest.mark.parametrize("case", CASES, ids=[case["kind"] for case in CASES])
def test_questions_and_answers_are_told_by_their_form(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    assert [told(text, turn) for turn in unmarked(text) if turn.mark == "label"] == case["turns"]


def test_a_question_that_only_its_mark_tells_is_short() -> None:
    """Up to seventy words; a longer paragraph that ends with a question is a reporter's own."""
    answers = ("The ice has melted.", "We do.", "Every day.")
    for words, turns in ((70, 6), (71, 0)):
        questions = (" ".join(["why"] * (words - 1)) + " now?", "Who pays?", "Do you meet?")
        text = "\n\n".join(f"{question}\n\n{answer}" for question, answer in zip(questions, answers, strict=True))
        assert len(unmarked(text)) == turns
