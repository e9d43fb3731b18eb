"""PDF: paragraphs, pages, running heads, hyphens; and what cannot be read is named."""

from __future__ import annotations

import datetime
from pathlib import Path

from made_files import PARAGRAPH, QUOTE, lines_of, pdf, scanned_pdf

from readout.ingest import Metadata, read
from readout_schemas import Document


def document(folder: Path, content: bytes, metadata: Metadata | None = None) -> Document:
    path = folder / "paper.pdf"
    path.write_bytes(content)
    (found,) = read([path], metadata or Metadata())
    return found


def text(folder: Path, *pages: list[str]) -> str:
    found = document(folder, pdf(list(pages)))
    assert found.error is None
    return found.text or ""


def test_lines_of_a_paragraph_are_one_line_of_text(tmp_path: Path) -> None:
    assert text(tmp_path, ["Joint statement", *lines_of(PARAGRAPH), *lines_of(QUOTE)]) == (
        f"Joint statement\n{PARAGRAPH.strip()}\n{QUOTE}"
    )


def test_a_quotation_has_the_page_on_which_it_begins(tmp_path: Path) -> None:
    found = document(tmp_path, pdf([lines_of(PARAGRAPH), lines_of(PARAGRAPH[::-1]), [QUOTE]]))
    place = (found.text or "").index(QUOTE)
    assert [position.page for position in found.positions] == [1, 2, 3]
    assert [(found.position(at) or found.positions[0]).page for at in (0, place - 2, place)] == [1, 2, 3]


def test_a_sentence_goes_on_over_the_end_of_a_page(tmp_path: Path) -> None:
    assert text(tmp_path, ["The ministers met in Oslo and agreed"], ["that the talks go on."]) == (
        "The ministers met in Oslo and agreed that the talks go on."
    )


def test_a_word_is_whole_again_and_a_hyphen_of_its_own_stays(tmp_path: Path) -> None:
    lines = [
        "The ministers of both countries said in Oslo that the agree-",
        "ment on the border, a Franco-",
        "German proposal for the long-",
        "term future, would hold. It is a long-term plan of both.",
    ]
    found = text(tmp_path, lines)
    assert "the agreement on" in found
    assert "a Franco-German proposal" in found
    assert "the long-term future" in found


def test_a_word_is_whole_again_over_the_end_of_a_page(tmp_path: Path) -> None:
    assert "an agreement that holds" in text(tmp_path, ["They have an agree-"], ["ment that holds."])


def test_running_heads_and_page_numbers_are_no_text(tmp_path: Path) -> None:
    pages = [
        [
            "Ministry of Foreign Affairs – Release 12",
            *lines_of(f"In the {word} round of the talks this was said. {PARAGRAPH} {(word + ' ') * 60}"),
            f"Page {number} of 4",
        ]
        for number, word in enumerate(["one", "two", "three", "four"], 1)
    ]
    found = text(tmp_path, *pages)
    assert "Release" not in found
    assert "Page" not in found
    assert found.count("experts of both sides") == 4


def test_what_stands_at_the_head_of_one_page_alone_is_text(tmp_path: Path) -> None:
    pages = [["Joint statement of the ministers", *lines_of(PARAGRAPH)], ["Annex", *lines_of(PARAGRAPH[::-1])]]
    found = text(tmp_path, *pages)
    assert found.startswith("Joint statement of the ministers\n")
    assert "\nAnnex\n" in found


def test_items_of_a_list_are_lines_of_their_own(tmp_path: Path) -> None:
    lines = ["The sides agreed on these three points after long talks in the capital:", "1. to meet", "2. to talk"]
    assert text(tmp_path, lines).endswith(":\n1. to meet\n2. to talk")


def test_an_encrypted_file_is_named_as_such(tmp_path: Path) -> None:
    assert "is encrypted; save it without a password" in (document(tmp_path, pdf([["x"]], password="p")).error or "")


def test_what_is_wrong_with_a_file_is_told_whole(tmp_path: Path) -> None:
    told = {
        "is encrypted; save it without a password": pdf([["x"]], password="p"),
        "is no PDF that can be read; write it anew": b"%PDF-1.7 and no more",
        "its pages are pictures, without text; run it through OCR first": scanned_pdf([None]),
    }
    for line, content in told.items():
        error = document(tmp_path, content).error or ""
        assert error.endswith(f": {line}")


def test_a_file_of_pictures_is_named_as_such(tmp_path: Path) -> None:
    assert "its pages are pictures" in (document(tmp_path, scanned_pdf([None, None])).error or "")


def test_a_page_that_is_a_picture_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    found = document(tmp_path, scanned_pdf(["The ministers of both countries met in Oslo.", None]))
    assert found.text == "The ministers of both countries met in Oslo."
    assert "pictures, without text: 2;" in (found.error or "")


def test_several_pages_that_are_pictures_are_named_in_one_line(tmp_path: Path) -> None:
    found = document(tmp_path, scanned_pdf([None, "The ministers of both countries met in Oslo.", None]))
    told = "these pages are pictures, without text: 1, 3; run it through OCR"
    assert (found.error, found.text is None) == (f"{found.source}: {told}", False)
    assert [one.page for one in found.positions] == [2]


def test_a_broken_file_is_named_as_such(tmp_path: Path) -> None:
    assert "is no PDF that can be read" in (document(tmp_path, b"%PDF-1.7 and no more").error or "")


def test_three_hundred_pages_are_read_in_bounded_text(tmp_path: Path) -> None:
    pages = [
        lines_of(
            " ".join(f"{number} says {at} of it." for at in range(40)) + f" Page {number} of the report. {PARAGRAPH}"
        )
        for number in range(1, 301)
    ]
    found = document(tmp_path, pdf(pages))
    assert (found.positions[-1].page, found.error) == (300, None)
    at = (found.text or "").index("Page 250 of the report")
    assert (found.position(at) or found.positions[0]).page == 250


def test_the_day_on_which_a_file_was_saved_counts_only_where_nobody_says_another(tmp_path: Path) -> None:
    content = pdf([["The ministers met."]])
    saved = document(tmp_path, content)
    assert saved.published is not None
    assert saved.published_from == "PDF properties"
    known = document(tmp_path, content, Metadata(published="2025-03-15", published_from="the options"))
    assert (known.published, known.published_from) == (datetime.date(2025, 3, 15), "the options")


def test_titles_and_authors_that_a_program_made_up_are_none(tmp_path: Path) -> None:
    found = document(tmp_path, pdf([["The ministers met."]], title="Microsoft Word - draft3.docx"))
    assert (found.title, found.author) == (None, None)
    assert document(tmp_path, pdf([["The ministers met."]], title="Joint statement")).title == "Joint statement"


def test_more_text_than_the_limit_is_told_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([["x" * 40], ["y" * 40]]))
    (found,) = read([path], limit_bytes=70)
    assert found.error == f"{path}: has more text than 70 bytes; split it or raise the limit"
