"""Word documents, as they are with all changes accepted."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from made_files import QUOTE, compound_file, docx, paragraph, run, zipped

from readout.ingest import read
from readout_schemas import Document


def document(folder: Path, content: bytes) -> Document:
    path = folder / "draft.docx"
    path.write_bytes(content)
    (found,) = read([path])
    return found


def test_what_was_inserted_is_text_and_what_was_deleted_is_none(tmp_path: Path) -> None:
    body = paragraph(
        run("The sides "),
        f'<w:ins w:id="1" w:author="a">{run("have ")}</w:ins>',
        '<w:del w:id="2" w:author="a"><w:r><w:delText>never </w:delText></w:r></w:del>',
        run("met."),
    )
    assert document(tmp_path, docx(body)).text == "The sides have met."


def test_paragraphs_cells_and_items_are_lines(tmp_path: Path) -> None:
    cell = f"<w:tc>{paragraph(run('Cell'))}</w:tc>"
    body = paragraph(run("Head")) + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>" + paragraph(run(QUOTE))
    assert document(tmp_path, docx(body)).text == f"Head\nCell\nCell\n{QUOTE}"


def test_properties_are_metadata(tmp_path: Path) -> None:
    core = (
        "<dc:title>Joint statement</dc:title><dc:creator>Ida Berg</dc:creator>"
        "<dcterms:created>2025-03-01T10:00:00Z</dcterms:created>"
        "<dcterms:modified>2025-03-04T10:00:00Z</dcterms:modified>"
    )
    found = document(tmp_path, docx(paragraph(run("The sides met.")), core))
    assert (found.title, found.author) == ("Joint statement", "Ida Berg")
    assert (found.published, found.published_from) == (datetime.date(2025, 3, 4), "Word properties")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (compound_file({"EncryptedPackage": b"x"}), "is encrypted, or of Word before 2007"),
        (b"PK\x03\x04 and no more", "is no Word document that can be read"),
        (zipped({"word/other.xml": b"<x/>"}), "is no Word document that can be read"),
        (zipped({"word/document.xml": b"<w:document"}), "is no Word document that can be read"),
        (docx(""), "nothing but white space"),
    ],
    ids=["encrypted", "cut off", "no document", "no XML", "empty"],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    found = document(tmp_path, content)
    assert found.text is None
    assert words in (found.error or "")


def test_a_document_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path) -> None:
    found = document(tmp_path, zipped({"word/document.xml": b" " * 200_000_001}))
    assert "unpacks to more than" in (found.error or "")
