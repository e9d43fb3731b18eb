"""How the lines of a PDF's pages become paragraphs, one a line, and words that were divided become whole."""

from __future__ import annotations

import pytest

from readout.ingest.formats.pdf import _continued, _joined, _paragraphs, _shape, _usual_length, _whole

FULL = "a line as long as the others are"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([], []),
        ([FULL, f"  {FULL}", "", FULL], [f"{FULL} {FULL}", FULL]),
        ([FULL, "ends here.", FULL], [f"{FULL} ends here.", FULL]),
        ([FULL, "goes on", FULL], [f"{FULL} goes on {FULL}"]),
        (["A heading", FULL], ["A heading", FULL]),
        ([FULL, f"• {FULL}", f"2. {FULL}", f"(a) {FULL}"], [FULL, f"• {FULL}", f"2. {FULL}", f"(a) {FULL}"]),
        (["short-\x02", FULL], [f"short-\x02 {FULL}"]),
    ],
)
def test_where_a_paragraph_ends(lines: list[str], paragraphs: list[str]) -> None:
    assert _paragraphs(lines, len(FULL)) == paragraphs


@pytest.mark.parametrize(
    ("text", "body", "joined"),
    [
        ("", "body", ("body", 0)),
        ("The sides", "agreed", ("The sides agreed", 10)),
        ("The sides,", "Oslo", ("The sides, Oslo", 11)),
        ("The sides", "Oslo", ("The sides\nOslo", 10)),
        ("It ended.", "then", ("It ended.\nthen", 10)),
        ("the agree-", "ment", ("the agreement", 9)),
        ("the Franco-", "German", ("the Franco-German", 11)),
        ("in 2024 -", "then", ("in 2024 - then", 10)),
    ],
)
def test_how_a_page_goes_on(text: str, body: str, joined: tuple[str, int]) -> None:
    assert _continued(text, body) == joined


@pytest.mark.parametrize(
    ("paragraph", "whole"),
    [
        ("agree\x02ment", "agreement"),
        ("agree\x02\nment  and", "agreement and"),
        ("Franco\x02German", "Franco-German"),
        ("NA\x02TO", "NATO"),
        ("long\x02term", "long-term"),
        ("un\u00adbe\u00adliev\u00adable", "unbelievable"),
        ("2024\ufffe 25", "2024-25"),
    ],
)
def test_a_word_that_was_divided_is_whole(paragraph: str, whole: str) -> None:
    assert _whole(paragraph, {"long-term"}) == whole


def test_running_heads_are_alike_whatever_their_number_and_case() -> None:
    assert _shape("  Page 12   OF 30") == _shape("page 3 of 4") == "page 0 of 0"


def test_the_usual_length_of_a_line_is_that_of_the_upper_quarter() -> None:
    assert _usual_length([["x" * number for number in (1, 2, 3)], ["", "x" * 4]]) == 4
    assert _usual_length([["", " "]]) == 0
    assert _usual_length([["begun\x02goes on"]]) == len("goes on")


def test_each_page_begins_where_its_text_does_and_an_empty_one_nowhere() -> None:
    text, positions = _joined([[FULL], [" "], [f"and {FULL}."]])
    assert text == f"{FULL} and {FULL}."
    assert [(one.page, one.start) for one in positions] == [(1, 0), (3, len(FULL) + 1)]
