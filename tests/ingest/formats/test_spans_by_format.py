"""What is cited stands at its place in the text of every format, with its page or time, as the docs say."""

from __future__ import annotations

from pathlib import Path

import pytest
from spans_by_format import Row, rows, table

from readout.ingest import FORMATS

DOCS = Path(__file__).parents[3] / "docs" / "formats.md"
PLACED = {
    **dict.fromkeys((".pdf", ".pptx", ".odp", ".zip"), "page"),
    **dict.fromkeys((".srt", ".vtt", ".sbv", ".ttml", ".ass"), "time"),
    **dict.fromkeys((".html (live blog)", ".txt (WhatsApp)", ".json (Telegram)"), "posted"),
}


@pytest.fixture(scope="module")
def found() -> list[Row]:
    return rows()


def test_spans_pages_and_times_are_right_in_a_file_of_each_format(found: list[Row]) -> None:
    assert [one.ending for one in found if (one.spans, one.right) != (9, 9)] == []
    assert {one.ending: one.placed for one in found if one.placed} == {
        ending: f"{place} 3/3" for ending, place in PLACED.items()
    }


def test_the_table_in_the_docs_has_every_format_and_says_what_was_counted(found: list[Row]) -> None:
    assert table(found) in DOCS.read_text(encoding="utf-8")
    endings = {one.ending.partition(" ")[0] for one in found} | {".gz"}
    assert [one.title for one in FORMATS if not endings & set(one.suffixes)] == []
