"""Grounding: a table of hard cases, places of repeated words, and properties of any text."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from readout.text.fold import FoldedText, Placed
from readout.text.normalised_query import NormalisedQuery
from readout.text.typography import fold

HERE = Path(__file__).parent


def cases(name: str) -> list[object]:
    """Cases of a table: a name, a quote, and a text in which ⟦ and ⟧ stand around what must be found."""
    table = json.loads((HERE / name).read_text(encoding="utf-8"))
    return [pytest.param(quote, marked, id=why) for why, quote, marked in table]


def expected(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for piece in re.split("([⟦⟧])", marked):
        if piece == "⟦":
            spans.append((len(text), 0))
        elif piece == "⟧":
            spans[-1] = (spans[-1][0], len(text))
        else:
            text += piece
    return text, spans


@pytest.mark.parametrize(("quote", "marked"), cases("grounding_cases.json"))
def test_hard_case(quote: str, marked: str) -> None:
    """A quote is found at exactly the places marked in the table, and nowhere where none is marked."""
    text, spans = expected(marked)
    assert FoldedText(text).find_all(quote) == spans


@pytest.mark.parametrize(("quote", "marked"), cases("parts_cases.json"))
def test_parts_case(quote: str, marked: str) -> None:
    """Parts of one interrupted quotation are found each at its place; anything else that was glued is refused."""
    text, spans = expected(marked)
    assert (FoldedText(text).find_parts(quote) or []) == spans


def test_a_place_ends_with_its_last_sign_and_not_with_the_space_that_a_dash_takes_in() -> None:
    text = "A: Now that's --\n\nB: Yes.\n"
    assert FoldedText(text).find_all("Now that's --") == [(3, 16)]


def test_the_tables_are_large_enough() -> None:
    """The hard set holds sixty cases and more, a third of them false."""
    table = json.loads((HERE / "grounding_cases.json").read_text(encoding="utf-8"))
    false = [row for row in table if "⟦" not in row[2]]
    assert len(table) >= 60
    assert len(false) >= len(table) // 3


REPEATED = """Healey spoke of “wartime pace” in Paris.

Ministers agreed on “wartime pace” for industry.

It is wartime pace."""
SECOND = REPEATED.index("wartime pace”", 40)


def test_context_found_verbatim_places_a_repeated_phrase() -> None:
    placed = FoldedText(REPEATED).place("wartime pace", context=['agreed on "wartime pace" for'])
    assert placed == Placed(SECOND, SECOND + 12)


def test_context_found_verbatim_counts_more_than_its_words() -> None:
    text = "The leaders said peace now and left.\n\nThen peace, leaders."
    context = ["then peace, leaders", "the leaders said peace now and left there"]
    second = text.rindex("peace")
    assert FoldedText(text).place("peace", context=context) == Placed(second, second + 5)


def test_a_word_that_stands_everywhere_is_ambiguous() -> None:
    placed = FoldedText("peace and war. " * 600).place("peace", near=(0, 1))
    assert placed is not None
    assert placed.ambiguous


def test_words_of_the_context_place_a_repeated_phrase() -> None:
    placed = FoldedText(REPEATED).place("wartime pace", context=["the ministers of industry"])
    assert placed == Placed(SECOND, SECOND + 12)


def test_nearness_places_a_repeated_phrase() -> None:
    placed = FoldedText(REPEATED).place("wartime pace", near=(SECOND - 9, SECOND - 3))
    assert placed == Placed(SECOND, SECOND + 12)


def test_a_repeated_phrase_without_support_is_ambiguous() -> None:
    placed = FoldedText(REPEATED).place("wartime pace")
    assert placed is not None
    assert placed.ambiguous


def test_marks_are_preferred_to_plain_words_but_do_not_decide() -> None:
    text = "It is time to act now. He said “time to act” twice."
    assert FoldedText(text).place("time to act") == Placed(32, 43, ambiguous=True)


def test_words_that_are_not_there_have_no_place() -> None:
    assert FoldedText(REPEATED).place("peacetime pace") is None


def test_nothing_is_found_in_page_furniture() -> None:
    text = "Read more: peace plan\nThe peace plan holds."
    assert FoldedText(text, skip=[(0, 21)]).find_all("peace plan") == [(26, 36)]


def test_a_range_is_cut_to_what_stands_between_marks() -> None:
    """Words of the reporter between two parts of a quotation, or outside all marks, are told from quoted ones."""
    text = "“It has not changed,” Starmer said. “We go on.” He left."
    folded = FoldedText(text)
    (whole,) = folded.find_all("It has not changed,” Starmer said. “We go on")
    assert [text[a:b] for a, b in folded.quoted(*whole)] == ["It has not changed,", "We go on."]
    assert folded.quoted(4, 11) == [(4, 11)]
    assert folded.quoted(text.index("He left"), len(text)) == []


def test_names_may_be_part_of_a_compound() -> None:
    """A party is found in `pro-Ukraine` and `US–Ukraine` when compounds count, but never inside a word."""
    text = "pro-Ukraine, US–Ukraine talks, Ukraine’s army, Ukrainian"
    assert [text[a:b] for a, b in FoldedText(text).find_all("Ukraine", compounds=True)] == ["Ukraine"] * 3
    assert len(FoldedText(text).find_all("Ukraine")) == 1


def test_an_index_of_words_finds_what_a_scan_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index that large texts get changes no answer."""
    rows = json.loads((HERE / "grounding_cases.json").read_text(encoding="utf-8"))
    monkeypatch.setattr("readout.text.fold._CHEAP_SCAN", 0)
    for _, quote, marked in rows:
        text, spans = expected(marked)
        assert FoldedText(text).find_all(quote) == spans


SIGNS = """abc é e\u0301 ñ ü ß ﬁ я й ї α ή ς ı İ 中 日 の ก ا ب 한 가 \u1112\u1161 1 2 ½ ² ５ 🇺🇦 👍🏽 \u200b \xad \ufeff
’ ' - – . , … “ ” « » ( )"""
ALPHABET = st.sampled_from([*SIGNS.split(), "\n"])
SOUP = st.lists(ALPHABET, max_size=60).map(" ".join) | st.lists(ALPHABET, max_size=60).map("".join)
WORDS = st.lists(st.text("abdeéñßяийαώ中日0123456789", min_size=1, max_size=7), min_size=3, max_size=40)


@given(SOUP | st.text(max_size=80))
def test_folding_never_fails_and_maps_into_the_text(text: str) -> None:
    """Every character of a folded text leads to a range inside the text, in order, which cuts no combining accent."""
    folded = FoldedText(text)
    before = 0
    for at in range(len(folded.folded)):
        start, end = folded.original(at, at + 1)
        assert before <= start < end <= len(text)
        before = start
        if end < len(text) and unicodedata.combining(text[end]):
            assert unicodedata.combining(folded.folded[at + 1])


@given(SOUP | st.text(max_size=80), st.integers(0, 80), st.integers(1, 40))
def test_what_is_found_folds_like_the_quote(text: str, start: int, length: int) -> None:
    """Any place found for any stretch holds the same words as the stretch."""
    quote = text[start : start + length]
    for a, b in FoldedText(text).find_all(quote):
        assert NormalisedQuery(text[a:b]).words == NormalisedQuery(quote).words


def retypeset(words: list[str], rng: random.Random) -> str:
    """The same words with other spaces, composition, case and soft hyphens."""
    pieces = []
    for word in words:
        composed = rng.random() < 0.5
        upper = word.upper() if word.upper().casefold() == word else word
        typed = unicodedata.normalize("NFC" if composed else "NFD", rng.choice([word, upper]))
        pieces.append(rng.choice(["", "\u200b", "\xad"]).join(typed) if composed else typed)
    return "".join(piece + rng.choice([" ", "\xa0", "  ", "\n", "\u2009"]) for piece in pieces).strip()


@given(WORDS, st.data())
def test_any_stretch_in_other_type_is_found(words: list[str], data: st.DataObject) -> None:
    """Words in other spaces, composition, case and marks are found, and the text there folds like them."""
    rng = data.draw(st.randoms(use_true_random=False))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text = retypeset(words, rng)
    quote = rng.choice(["“%s”", "« %s »", "'%s,'", "%s."]) % retypeset(words[first:last], rng)
    folded = FoldedText(text)
    found = folded.find_all(quote)
    assert found
    assert all(fold(text[a:b])[0] == fold(" ".join(words[first:last]))[0] for a, b in found)


@given(WORDS, st.data())
def test_no_changed_word_is_found(words: list[str], data: st.DataObject) -> None:
    """A word changed, dropped, doubled or moved makes a quote that is not in the text."""
    at = data.draw(st.integers(0, len(words) - 2))
    change = data.draw(st.sampled_from(["other", "drop", "double", "swap", "longer", "digit"]))
    changed = list(words)
    if change == "other":
        changed[at] = "zzz"
    elif change == "drop":
        assume(at > 0)
        del changed[at]
    elif change == "double":
        changed.insert(at, changed[at])
    elif change == "swap":
        changed[at], changed[at + 1] = changed[at + 1], changed[at]
    elif change == "longer":
        changed[at] += "s"
    else:
        changed[at] += "7"
    quote = " ".join(changed)
    assume(fold(quote)[0] not in fold(" ".join(words))[0])
    assert FoldedText(" ".join(words)).find_all(quote) == []


@settings(max_examples=50)
@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_one_number_is_never_found_for_another(written: int, quoted: int) -> None:
    text = f"some {written} of them, {written:,} in all, {written}.5 and -{written}, {written}% and €{written}"
    places = FoldedText(text).find_all(str(quoted))
    assert bool(places) == (written == quoted)
    assert all(text[a:b] == str(quoted) for a, b in places)


SLOW = {
    "one word": "word " * 200_000,
    "one letter": "a" * 1_000_000,
    "marks": "“" * 10_000 + "word" + "”" * 10_000,
    "accents": "x" + "\u0301" * 200_000,
    "spaces": "a" + " " * 1_000_000,
    "attributions": "“Word,” he said, “word.” " * 2_000,
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_texts_made_to_be_slow_are_not(text: str) -> None:
    """A text of one thing repeated is searched to its end."""
    folded = FoldedText(text)
    assert folded.place("not in it") is None
    assert folded.find_parts("not in it, nor this") is None
