"""Sentences are whole, with the quotations inside them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text.sentences import Sentences, sentence_around, sentences

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
CASES = json.loads((HERE / "sentences_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("marked", [marked for _, marked in CASES], ids=[why for why, _ in CASES])
def test_case(marked: str) -> None:
    """A text is cut exactly where the table marks it."""
    text = marked.replace("⟦", "").replace("⟧", "")
    assert [text[start:end] for start, end in sentences(text)] == re.findall("⟦([^⟧]*)⟧", marked)


def test_a_range_gets_the_whole_sentences_that_it_runs_through() -> None:
    index = Sentences("One is. Two is. Three is.")
    assert index.around(8, 11) == (8, 15)
    assert index.around(4, 9) == (0, 15)
    assert sentence_around(index.text, 17, 18) == (16, 25)


def test_a_range_between_sentences_gets_a_neighbour() -> None:
    assert sentence_around("One is.\n\nTwo is.", 7, 8) in {(0, 7), (9, 16)}


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (a[1] - a[0] + b[1] - b[0] - shared)


def test_evidence_of_the_seeds_is_met() -> None:
    """The sentence around a quote is, as the mean over the seeds, to 95 % and more the evidence that readers gave."""
    met = []
    for path in sorted((SEEDS / "gold").glob("seed_*.json")):
        reading = json.loads(path.read_text(encoding="utf-8"))
        index = Sentences((SEEDS / reading["file"]).read_text(encoding="utf-8"))
        for statement in reading["statements"]:
            evidence = [(span["start"], span["end"]) for span in statement["evidence"]]
            for quote in statement["quotes"]:
                around = index.around(quote["start"], quote["end"])
                met.append(max(overlap(around, span) for span in evidence))
    assert sum(met) / len(met) >= 0.95


@given(st.text(alphabet="AbcU. !?…。\n“”‘’\"'()12,;", max_size=150))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    """Sentences stand in order, do not overlap, and leave out nothing but white space."""
    left, before = text, 0
    for start, end in sentences(text):
        assert before <= start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        left = left[:start] + " " * (end - start) + left[end:]
        before = end
    assert not left.strip()


TEXTS = st.text(alphabet="Abc. !?\n“”'(),", max_size=120)


@given(TEXTS, st.integers(0, 120), st.integers(1, 30))
def test_a_range_gets_all_the_sentences_that_it_touches_else_the_one_before(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end, cut = start + length, sentences(text)
    touched = [span for span in cut if span[0] < end and start < span[1]]
    before = [span for span in cut if span[1] <= start]
    met = touched or before[-1:] or cut[:1] or [(start, end)]
    assert Sentences(text).around(start, end) == (met[0][0], met[-1][1])


@given(TEXTS, st.integers(0, 120))
def test_the_sentences_before_a_place_come_the_nearest_first(text: str, at: int) -> None:
    assert list(Sentences(text).before(at)) == [span for span in reversed(sentences(text)) if span[1] <= at]
