"""Columns of text are read one after the other, however their file holds them; the rows of a table stay together."""

from __future__ import annotations

import io
from itertools import zip_longest
from pathlib import Path

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from readout.ingest import read
from readout.ingest.formats.pdf_columns import _pieces
from readout.ingest.formats.pdf_lines import Line

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


THIRD = (
    "Die Außenminister trafen sich am Dienstag in Oslo, um über die Öffnung des Nordhafens zu sprechen, der seit den "
    "Stürmen des letzten Winters geschlossen ist. Sie kamen überein, die Versicherer zu befragen, bevor ein Tag "
    "genannt wird."
)


def wrapped(text: str, x: int, width: int, *, lines: int | None = None, top: int = 700) -> list[Placed]:
    return [(x, top - 13 * at, line) for at, line in enumerate(simpleSplit(text, "Helvetica", 10, width)[:lines])]


def listed(x: int, *cells: str, top: int = 700, step: int = 13) -> list[Placed]:
    return [(x, top - step * at, cell) for at, cell in enumerate(cells)]


def words_of(lines: list[Placed]) -> str:
    return " ".join(line for _, _, line in lines)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("heading", [[], [(60, 740, HEADING)]], ids=["alone", "below a heading"])
def test_short_columns_are_columns_however_few_their_lines(tmp_path: Path, count: int, heading: list[Placed]) -> None:
    left, right = (wrapped(text, x, 230, lines=count) for text, x in ((FIRST, 60), (SECOND, 305)))
    assert text_of(tmp_path, heading + in_turns(left, right)) == words_of(heading + left + right)


def test_three_columns_are_read_from_the_left(tmp_path: Path) -> None:
    columns = [wrapped(text, x, 150) for text, x in ((FIRST, 50), (SECOND, 220), (THIRD, 390))]
    assert text_of(tmp_path, in_turns(*columns)) == " ".join([FIRST, SECOND, THIRD])


NOTES_BESIDE = {
    "a text": wrapped("Note: this text is not for release before Tuesday noon in Oslo.", 60, 110),
    "a list": listed(60, "Oslo,", "4 March 2025", "Press release"),
    "below its beginning": listed(60, "4 March 2025", top=687),
}


@pytest.mark.parametrize("note", NOTES_BESIDE.values(), ids=NOTES_BESIDE)
def test_a_note_in_a_wide_margin_stands_in_no_sentence(tmp_path: Path, note: list[Placed]) -> None:
    body = wrapped(FIRST, 200, 330)
    rows = sorted(note + body, key=lambda line: (-line[1], line[0]))
    assert text_of(tmp_path, rows) == f"{words_of(note)} {FIRST}"


PAGES = {
    "letterhead": listed(60, "Ministry of Foreign Affairs", "7 June Square, Oslo")
    + listed(400, "Telephone 23 95", "press@e.org"),
    "signatures": in_turns(
        listed(60, "For the Kingdom of Norway", "Ida Berg", "Minister of Foreign Affairs"),
        listed(340, "For the Kingdom of Denmark", "Otto Lund", "Minister of Foreign Affairs"),
    ),
    "participants": in_turns(
        listed(60, "Ida Berg", "Otto Lund", "Eva Maria Holm", "Ivo Stein"),
        listed(305, "Minister of Foreign Affairs of Norway", "State Secretary", "Ambassador to Norway", "Director"),
    ),
    "agenda": in_turns(
        listed(60, "9:00", "10:00", "11:00"),
        listed(120, "arrival of the ministers", "working lunch, closed to the press", "signing of the statement"),
    ),
    "questions": in_turns(listed(60, "Q:", "A:", "Q:", step=26),
                          listed(90, "Who pays?", "The Union will.", "Sure?", step=26)),
}  # fmt: skip


@pytest.mark.parametrize("kind", PAGES)
def test_rows_of_what_is_no_running_text_stay_as_they_are(tmp_path: Path, kind: str) -> None:
    body = wrapped(FIRST, 60, 475, top=600)
    assert text_of(tmp_path, PAGES[kind] + body) == f"{words_of(PAGES[kind])} {FIRST}"


def test_cells_of_several_lines_are_read_row_by_row_each_as_a_whole(tmp_path: Path) -> None:
    """A treaty in two languages whose articles stand side by side, and who sits where."""
    articles = (
        ("Article 1. The parties open the port in the spring of this year, as they have agreed in Oslo.",
         "Article premier. Les parties ouvrent le port au printemps de cette année, comme convenu."),
        ("Article 2. The costs are shared.",
         "Article 2. Les coûts sont partagés entre les parties à parts égales, chaque année, au mois de mars."),
    )  # fmt: skip
    rows, top, said = [], 700, []
    for cells in articles:
        columns = [wrapped(text, x, 200, top=top) for text, x in zip(cells, (60, 305), strict=True)]
        rows += in_turns(*columns)
        said += list(cells)
        top -= 13 * max(map(len, columns)) + 4
    assert text_of(tmp_path, rows) == " ".join(said)


def test_a_word_in_another_font_begins_no_column(tmp_path: Path) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for x, y, line in wrapped(FIRST, 60, 475):
        place, half = x, len(line) // 2
        for font, part in (("Helvetica", line[:half]), ("Helvetica-Bold", line[half:])):
            canvas.setFont(font, 10)
            canvas.drawString(place, y, part)
            place += canvas.stringWidth(part, font, 10)
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(out.getvalue())
    (found,) = read([tmp_path / "a.pdf"])
    assert " ".join((found.text or "").split()) == FIRST


def test_right_to_left_beside_left_to_right_is_a_column_of_its_own() -> None:
    """Lines are told by their geometry alone: the Hebrew is made of lines, as PDFium gives them."""
    hebrew = ["שרי החוץ נפגשו ביום שלישי באוסלו", "כדי לדון בפתיחת הנמל הצפוני", "מחדש, שנסגר מאז הסערות"]
    english = [
        "The foreign ministers met in Oslo",
        "on Tuesday to discuss the reopening",
        "of the northern port, which has been",
    ]
    lines = []
    for row, (left, right) in enumerate(zip(english, hebrew, strict=True)):
        y = 700 - 13 * row
        lines.append(Line(60, y, 60 + 6.6 * len(left), y + 9, 2 * row, left))
        lines.append(Line(535 - 6.6 * len(right), y, 535, y + 9, 2 * row + 1, right))
    assert [[line.text for line in piece.lines] for piece in _pieces(lines, 0)] == [english, hebrew]
    both = [line._replace(text=hebrew[line.number // 2]) for line in lines]
    assert [[line.left > 200 for line in piece.lines] for piece in _pieces(both, 0)] == [[True] * 3, [False] * 3]
