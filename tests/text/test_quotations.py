"""The scanner finds every quotation, whatever its marks, and takes no apostrophe for one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text.quotations import quotations

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
CASES = json.loads((HERE / "quotations_cases.json").read_text(encoding="utf-8"))


def expected(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without ⟦ and ⟧, and the ranges that stood between them, in the order of their beginnings."""
    text, opened, spans = "", [], []
    for piece in re.split("([⟦⟧])", marked):
        if piece == "⟦":
            opened.append(len(text))
        elif piece == "⟧":
            spans.append((opened.pop(), len(text)))
        else:
            text += piece
    return text, sorted(spans, key=lambda span: (span[0], -span[1]))


@pytest.mark.parametrize("marked", [marked for _, marked in CASES], ids=[why for why, _ in CASES])
def test_case(marked: str) -> None:
    """The quotations found are exactly those marked in the table."""
    text, spans = expected(marked)
    assert [(quotation.start, quotation.end) for quotation in quotations(text)] == spans


def test_a_nested_quotation_is_known_as_one() -> None:
    outer, inner = quotations("“A ‘b’ c”")
    assert not outer.nested
    assert inner.nested


def test_a_repeated_mark_continues_the_quotation_before() -> None:
    first, second = quotations("“One is good.\n\n“Two is better.”")
    assert (first.closing, first.continues) == (None, False)
    assert (second.closing, second.continues) == (30, True)


def test_marks_in_furniture_are_passed_over() -> None:
    text = "“Read more”\nHe said “yes”."
    assert [text[q.start : q.end] for q in quotations(text, skip=[(0, 11)])] == ["yes"]


def gold(path: Path) -> tuple[str, set[tuple[int, int]], list[tuple[int, int]]]:
    reading = json.loads(path.read_text(encoding="utf-8"))
    text = (SEEDS / reading["file"]).read_text(encoding="utf-8")
    wanted = {(q["start"], q["end"]) for s in reading["statements"] for q in s["quotes"]}
    wanted |= {(label["start"] + 1, label["end"] - 1) for label in reading["label_or_scare_quotes"]}
    return text, wanted, [(b["start"], b["end"]) for b in reading["boilerplate"]]


@pytest.mark.parametrize("path", sorted((SEEDS / "gold").glob("seed_*.json")), ids=lambda path: path.stem)
def test_all_quotes_and_labels_of_a_seed_are_found(path: Path) -> None:
    """Every quotation that a careful reader marked, label or statement, is found, and nothing else is."""
    text, wanted, furniture = gold(path)
    found = {(quotation.start, quotation.end) for quotation in quotations(text, furniture)}
    assert found == {(start, start + len(text[start:end].rstrip())) for start, end in wanted}


@given(st.text(alphabet="“”‘’\"'«»„‚「」<>`, ab.\n", max_size=120))
def test_any_marks_give_quotations_in_order(text: str) -> None:
    """However broken the marks, each quotation lies between its marks, and a nested one inside another."""
    found = quotations(text)
    assert found == sorted(found, key=lambda quotation: quotation.opening)
    for quotation in found:
        assert quotation.opening < quotation.start < quotation.end <= len(text)
        assert quotation.closing is None or quotation.end <= quotation.closing
        assert not quotation.nested or any(q.opening < quotation.opening < q.end for q in found)


@given(
    st.lists(st.sampled_from(["It’s", "we", "go", "dogs’", "on,", "now.", "‘Yes’", "Peace"]), min_size=1, max_size=12)
)
def test_any_words_between_good_marks_are_found(words: list[str]) -> None:
    inner = " ".join(words)
    text = f"He said “{inner}” and left."
    assert (9, 9 + len(inner)) in [(quotation.start, quotation.end) for quotation in quotations(text)]


def test_speech_begins_with_a_dash_more_than_once_in_a_paragraph() -> None:
    text = "Wójt uważa swoje. – Obiecano nam basen – wylicza. Inni wyszli. – Pan patrzył w telefon – relacjonuje Malec."
    found = [text[one.start : one.end] for one in quotations(text)]
    assert found == ["Obiecano nam basen", "Pan patrzył w telefon"]
