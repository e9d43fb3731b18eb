"""Which lines of a PDF are running heads, which pages are pictures, and what its properties are worth."""

from __future__ import annotations

import datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest

from readout.errors import InputError
from readout.ingest import NO_METADATA
from readout.ingest.documents import Place
from readout.ingest.formats.interface import Opened
from readout.ingest.formats.pdf import (
    _continued,
    _joined,
    _marginal,
    _pages,
    _paragraphs,
    _properties,
    _usual_length,
    _whole,
    _why,
    _without_running_heads,
)


def bodies(count: int, head: str = "", foot: str = "", heads: int | None = None) -> list[list[str]]:
    """Pages of five lines each, of which so many have a head and a foot."""
    words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet"]
    pages = [[f"{words[at]} {part}" for part in words[:5]] for at in range(count)]
    marked = count if heads is None else heads
    return [
        [*([head] if head and at < marked else []), *lines, *([foot] if foot and at < marked else [])]
        for at, lines in enumerate(pages)
    ]


@pytest.mark.parametrize(
    ("count", "heads", "gone"),
    [(1, 1, False), (2, 2, True), (2, 1, False), (5, 2, True), (6, 2, False), (6, 3, True), (10, 4, True),
     (10, 3, False)],
)  # fmt: skip
def test_a_running_head_stands_on_four_of_ten_pages_and_on_two_at_the_least(count: int, heads: int, gone: bool) -> None:
    for one in ({"head": "The Daily"}, {"foot": "The Daily"}):
        found = _without_running_heads(bodies(count, heads=heads, **one))
        assert (found == bodies(count)) is gone


def test_a_running_head_may_have_another_number_case_and_space_on_each_page() -> None:
    pages = bodies(2)
    pages[0].insert(0, "Release  12 of The Daily")
    pages[1].insert(0, "RELEASE 13 of the daily")
    assert _without_running_heads(pages) == bodies(2)


@pytest.mark.parametrize(
    "line",
    [
        "12",
        "- 12 -",
        "Page 12",
        "page 3 of 12",
        "Seite 4",
        "p. 4",
        "p 12",
        "стр. 4",
        "Стр. 2 из 5",
        "3/12",
        "4 из 12",
        "[7]",
    ],
)
def test_a_number_alone_at_an_edge_is_that_of_the_page_even_on_one_page(line: str) -> None:
    assert _without_running_heads([[line, "Words.", "More.", "End.", "It."]]) == [["Words.", "More.", "End.", "It."]]
    assert _without_running_heads([["Words.", "More.", "End.", "It.", line]]) == [["Words.", "More.", "End.", "It."]]


@pytest.mark.parametrize("line", ["12345", "Page", "12 ministers", "In 2025", "1 2 3"])
def test_a_line_with_words_or_a_long_number_is_text(line: str) -> None:
    page = [line, "Words.", "More.", "End.", "It.", "So."]
    assert _without_running_heads([page]) == [page]


def test_heads_are_looked_for_from_the_edge_up_to_the_first_line_of_text() -> None:
    assert _without_running_heads([["", "7", "", "8", "9", "10", "Words.", "11", "More."]]) == [
        ["", "", "10", "Words.", "11", "More."]
    ]
    assert _without_running_heads([["Words.", "7", "More.", "8", "End."]]) == [["Words.", "7", "More.", "8", "End."]]


def test_the_margins_of_a_page_are_its_three_first_and_three_last_lines_with_words() -> None:
    assert _marginal(["a", "", "b", " ", "c", "d", "e"]) == ([0, 2, 4], [6, 5, 4])
    assert _marginal(["a", "b"]) == ([0, 1], [1, 0])
    assert _marginal([]) == ([], [])


def test_a_line_that_comes_twice_on_one_page_is_counted_once() -> None:
    """Also where the page is so short that a line stands at its top and at its foot."""
    pages = [["The Daily", "Words of it.", "The Daily"], ["Other.", "Lines.", "Here."]]
    assert _without_running_heads(pages) == pages


class Page:
    """A page of a PDF, with so many pictures."""

    def __init__(self, text: str, pictures: int = 0) -> None:
        self.text, self.pictures, self.closed = text, pictures, 0

    def get_textpage(self) -> Any:
        return SimpleNamespace(count_rects=int, get_text_bounded=lambda: self.text, close=self.close)

    def get_objects(self, filter: list[int], max_depth: int) -> Any:  # noqa: A002 - as PDFium's binding calls it
        assert (filter, max_depth) == ([3], 3)
        return iter(["picture"] * self.pictures)

    def close(self) -> None:
        self.closed += 1


def pages(*given: Page, limit: int = 1000) -> tuple[list[list[str]], list[int]]:
    def nothing(*_: object) -> Any:
        raise AssertionError

    return _pages(given, Opened(BytesIO(), Place("p.pdf", "p"), NO_METADATA, limit, nothing, nothing))


@pytest.mark.parametrize(
    ("text", "pictures", "is_scan"),
    [("x" * 19, 1, True), ("x" * 20, 1, False), (f"{'x' * 19}  \r\n", 2, True), ("", 0, False), ("x" * 19, 0, False)],
)
def test_a_page_with_a_picture_and_less_than_twenty_characters_is_a_scan(
    text: str, pictures: int, is_scan: bool
) -> None:
    first, second = Page("Words of the first page.", 1), Page(text, pictures)
    assert pages(first, second)[1] == ([2] if is_scan else [])
    assert (first.closed, second.closed) == (2, 2)


def test_the_lines_of_a_page_end_as_any_program_ends_them() -> None:
    assert pages(Page("a \r\n b\rc\n\nd"), Page(""))[0] == [["a", " b", "c", "", "d"], [""]]


def test_the_text_of_all_pages_may_be_as_long_as_the_limit() -> None:
    assert pages(Page("x" * 6), Page("x" * 4), limit=10)[1] == []
    with pytest.raises(InputError) as caught:
        pages(Page("x" * 6), Page("x" * 5), limit=10)
    assert str(caught.value) == "p.pdf: has more text than 10 bytes; split it or raise the limit"


@pytest.mark.parametrize(
    ("said", "title", "author", "published"),
    [
        ({}, None, None, None),
        ({"Title": " Joint \n statement ", "Author": "Ida Berg"}, "Joint statement", "Ida Berg", None),
        ({"Title": "Microsoft Word - a.docx", "Author": " Administrator "}, None, None, None),
        ({"Title": "a.INDD", "Author": "user12"}, None, None, None),
        ({"Title": "Untitled", "Author": "Microsoft Office User"}, None, None, None),
        ({"Title": "Untitled hopes", "Author": "Userman"}, "Untitled hopes", "Userman", None),
        ({"Title": "Document 7", "Author": "Unknown"}, "Document 7", None, None),
        ({"Title": "document7", "Author": "The Unknown"}, None, "The Unknown", None),
        ({"CreationDate": "D:20250304101500Z", "ModDate": "D:20250305"}, None, None, datetime.date(2025, 3, 4)),
        ({"ModDate": "D:20250305"}, None, None, None),
    ],
)
def test_what_a_file_says_of_itself(said: dict[str, str], title: Any, author: Any, published: Any) -> None:
    made = _properties(SimpleNamespace(get_metadata_dict=lambda: said))
    assert (made.title, made.author, made.published, made.published_from) == (
        title, author, published, "PDF properties",
    )  # fmt: skip


def test_why_a_file_cannot_be_opened() -> None:
    assert _why("Failed: Incorrect PASSWORD error") == "is encrypted; save it without a password"
    assert _why("Failed: Data format error") == "is no PDF that can be read; write it anew"


FULL = "a line of forty characters, to be counted"[:40]


@pytest.mark.parametrize(("length", "ends"), [(29, True), (30, False)])
def test_a_line_of_less_than_three_quarters_of_the_usual_length_ends_its_paragraph(length: int, ends: bool) -> None:
    short = f"{'x' * (length - 1)}."
    assert _paragraphs([FULL, short, FULL], 40) == ([f"{FULL} {short}", FULL] if ends else [f"{FULL} {short} {FULL}"])


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Head", FULL], ["Head", FULL]),
        ([FULL, "short", FULL], [f"{FULL} short {FULL}"]),
        ([FULL, "ended.”", FULL], [f"{FULL} ended.”", FULL]),
        ([FULL, "* x", FULL], [FULL, "* x", FULL]),
        ([FULL, "a) x", "12) y", "(123) z"], [FULL, "a) x", "12) y", "(123) z"]),
        ([FULL, "1234) goes on", FULL], [f"{FULL} 1234) goes on {FULL}"]),
        ([FULL, "and • on", FULL], [f"{FULL} and • on {FULL}"]),
        (["", FULL, "", "", FULL, ""], [FULL, FULL]),
    ],
)
def test_where_lines_are_one_paragraph(lines: list[str], paragraphs: list[str]) -> None:
    assert _paragraphs(lines, 40) == paragraphs


@pytest.mark.parametrize(
    ("lengths", "usual"), [([7], 7), ([1, 9], 9), ([1, 2, 9], 9), ([1, 2, 3, 9], 9), ([1, 2, 3, 4, 9], 4)]
)
def test_the_usual_length_is_that_of_the_line_three_quarters_up(lengths: list[int], usual: int) -> None:
    assert _usual_length([["x" * length] for length in reversed(lengths)]) == usual
    assert (_usual_length([[]]), _usual_length([["begun\x02"]])) == (0, 5)


@pytest.mark.parametrize(
    ("text", "body", "joined"),
    [
        ("the agree\x02", "ment", "the agreement"),
        ("the NATO\u00ad", "Russia", "the NATO-Russia"),
        ("see 12-", "ff", "see 12- ff"),
        ("-", "ff", "- ff"),
        ("It ended…", "then", "It ended…\nthen"),
        ("It ended.»", "then", "It ended.»\nthen"),
        ("Oslo", "Bergen", "Oslo\nBergen"),
        ("Oslo,", "Bergen", "Oslo, Bergen"),
        ("Oslo;", "Bergen", "Oslo;\nBergen"),
    ],
)
def test_a_page_goes_on_after_a_hyphen_a_comma_or_before_a_small_letter(text: str, body: str, joined: str) -> None:
    assert _continued(text, body) == (joined, len(joined) - len(body))


def test_the_paragraphs_of_a_page_are_lines() -> None:
    assert _joined([["One.", "", "Two."], ["Three."]])[0] == "One.\nTwo.\nThree."


def test_a_hyphen_that_a_word_has_elsewhere_in_the_file_is_kept() -> None:
    """In whatever case, and on whatever page."""
    assert _joined([["a Long-Term plan."], ["A long\x02term plan."]])[0] == "a Long-Term plan.\nA long-term plan."
    assert _joined([["A long\x02term plan."], ["", "x", "", "the LONG-TERM one."]])[0].startswith("A long-term plan.")
    assert _whole("Long\x02term", {"long-term"}) == "Long-term"
    assert _whole("NATO\x02Russia", set()) == "NATORussia"
    assert _whole("Nato\x02Russia x\x02 y 5\x027", set()) == "Nato-Russia x-y 5-7"
