"""Dialogue, turns and blocks are told from lists, times, ratios, notes and fields, in each language's way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from readout.text.label_words import label_words
from readout.text.quotations import Quotation, quotations
from readout.text.turns import unmarked

HERE = Path(__file__).parent
CASES = json.loads((HERE / "spoken_cases.json").read_text(encoding="utf-8"))
PLACES = json.loads((HERE / "places_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "spoken"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_spoken_is_found_and_nothing_else(text: str, spoken: list[list[str]]) -> None:
    """The table has the kind of each quotation that is not nested, then of each labelled turn, and its words."""
    quoted = [one for one in quotations(text) if not one.nested]
    turns = [one for one in unmarked(text) if one.mark != "none"]
    assert [[one.mark, text[one.start : one.end]] for one in (*quoted, *turns)] == spoken


def told(text: str, found: Quotation) -> dict[str, Any]:
    """What is known of a quotation, without what is none: its kind, words, the places of its marks, who reports it."""
    places = {"label": found.label, "reporting": found.reporting}
    known: dict[str, Any] = {"mark": found.mark, "words": text[found.start : found.end], "opening": found.opening}
    known |= {} if found.closing is None else {"closing": found.closing}
    known |= {name: True for name in ("nested", "continues") if getattr(found, name)}
    return known | {name: text[slice(*place)] for name, place in places.items() if place}


@pytest.mark.parametrize(("text", "known"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
def test_each_quotation_has_its_places_and_who_reports_it(text: str, known: list[dict[str, Any]]) -> None:
    assert [told(text, found) for found in (*quotations(text), *unmarked(text))] == known


def test_words_that_name_nobody_are_no_turns_by_themselves() -> None:
    assert label_words("no_speakers").isdisjoint(label_words("turns"))
    assert "read more" in label_words("no_speakers")


def test_labels_that_differ_in_their_number_alone_are_one() -> None:
    text = "Anf. 44 IDA BERG (C):\nHerr talman! Ja.\n\nAnf. 45 OTTO LUND (S):\nNej.\n\nAnf. 46 IDA BERG (C):\nJa då.\n"
    found = [(text[slice(*one.label)], text[one.start : one.end]) for one in unmarked(text) if one.label]
    assert found == [
        ("Anf. 44 IDA BERG", "Herr talman! Ja."),
        ("Anf. 45 OTTO LUND", "Nej."),
        ("Anf. 46 IDA BERG", "Ja då."),
    ]
