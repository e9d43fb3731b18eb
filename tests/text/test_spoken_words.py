"""Dialogue, turns and blocks are told from lists, times, ratios, notes and fields, in each language's way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.text.label_words import label_words
from readout.text.quotations import quotations
from readout.text.turns import unmarked

CASES = json.loads((Path(__file__).parent / "spoken_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "spoken"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_spoken_is_found_and_nothing_else(text: str, spoken: list[list[str]]) -> None:
    """The table has the kind of each quotation that is not nested, then of each labelled turn, and its words."""
    quoted = [one for one in quotations(text) if not one.nested]
    turns = [one for one in unmarked(text) if one.mark != "none"]
    assert [[one.mark, text[one.start : one.end]] for one in (*quoted, *turns)] == spoken


def test_words_that_name_nobody_are_no_turns_by_themselves() -> None:
    assert label_words("no_speakers").isdisjoint(label_words("turns"))
    assert "read more" in label_words("no_speakers")
