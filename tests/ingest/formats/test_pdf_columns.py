"""Pages of two columns are read one column after the other, however their file holds them."""

from __future__ import annotations

import io
from itertools import zip_longest
from pathlib import Path

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from readout.ingest import read

FIRST = (
    "The foreign ministers met in Oslo on Tuesday to discuss the reopening of the northern port, which has been closed "
    "since the storms of last winter. They agreed that insurers would be consulted before any date was named, and that "
    "the European Union would be asked for the repair of the quays before the autumn."
)
SECOND = (
    "Shipping companies welcomed the announcement with some caution. Their association said that crews needed "
    "guarantees, and that the tariffs which were agreed in Bergen remained unclear. A second meeting will be held in "
    "Helsinki, when the results of the survey of the harbour are known to all."
)
HEADING = "The ministers agree on how the port will be opened again, and on who pays for what is broken"
NOTES = ["1 See the report of the harbour master, page 4.", "2 The protocol was signed in Bergen in February."]
Placed = tuple[int, int, str]


def drawn(words: list[Placed]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for x, y, line in words:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x, y, line)
    canvas.save()
    return out.getvalue()


def column(text: str, x: int) -> list[Placed]:
    return [(x, 760 - 13 * at, line) for at, line in enumerate(simpleSplit(text, "Helvetica", 10, 230))]


def in_turns(*columns: list[Placed]) -> list[Placed]:
    return [line for row in zip_longest(*columns) for line in row if line]


def text_of(tmp_path: Path, words: list[Placed]) -> str:
    (tmp_path / "a.pdf").write_bytes(drawn(words))
    (found,) = read([tmp_path / "a.pdf"])
    return " ".join((found.text or "").split())


LEFT, RIGHT = column(FIRST, 60), column(SECOND, 305)
UNDER_BOTH = [(60, 120 - 13 * at, note) for at, note in enumerate(NOTES)]
UNDER_EACH = [(60, 120, NOTES[0]), (305, 120, NOTES[1])]


@pytest.mark.parametrize("body", [LEFT + RIGHT, in_turns(LEFT, RIGHT)], ids=["column by column", "line by line"])
def test_two_columns_and_their_footnotes_are_read_in_their_order(tmp_path: Path, body: list[Placed]) -> None:
    assert text_of(tmp_path, body + UNDER_BOTH) == " ".join([FIRST, SECOND, *NOTES])


def test_footnotes_stand_behind_both_columns_and_a_heading_before_them(tmp_path: Path) -> None:
    heading = [(60, 775, HEADING)]
    found = text_of(tmp_path, heading + in_turns(LEFT, RIGHT) + UNDER_EACH)
    assert found == " ".join([HEADING, FIRST, SECOND, *NOTES])


def test_the_rows_of_a_table_stay_together(tmp_path: Path) -> None:
    names = [(60, 760 - 13 * at, f"Item {at}") for at in range(12)]
    values = [(305, 760 - 13 * at, f"{at} million euros for the repair of the quay") for at in range(12)]
    assert "Item 3 3 million euros" in text_of(tmp_path, in_turns(names, values))
