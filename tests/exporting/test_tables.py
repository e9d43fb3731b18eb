"""Tables hold what the briefing holds, in columns that other programs read."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from readout.errors import SettingsError
from readout.exporting import tables, to_arrow, to_pandas, write_tables
from readout.files import write_whole
from readout_schemas import Briefing, Coverage, Report

NAMES = [
    "meetings", "statements", "commitments", "sanctions", "evidence", "disagreements", "developments", "parties",
    "documents",
]  # fmt: skip


def rows(place: Path) -> list[dict[str, str]]:
    with place.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_table_a_record_type_and_one_for_what_they_point_to(small: Briefing) -> None:
    assert [table.name for table in tables(small)] == NAMES
    assert [len(table.rows) for table in tables(small)] == [3, 2, 2, 1, 13, 2, 0, 5, 3]


def test_every_column_has_the_type_of_its_cells(small: Briefing, worldly: Briefing) -> None:
    for table in (*tables(small), *tables(worldly)):
        for row in table.rows:
            assert list(row) == list(table.columns)
            for name, cell in row.items():
                assert cell is None or type(cell) is table.columns[name], (table.name, name)


def test_without_merging_the_documents_are_those_of_the_evidence(worldly: Briefing) -> None:
    assert tables(worldly)[0].rows[0]["documents"] == ["arabic"]


def test_the_columns_are_the_same_without_a_record() -> None:
    """A program that reads the tables finds its columns in an empty week too."""
    empty = Briefing.model_validate(
        {
            "documents": [],
            "coverage": {"quotations": 0, "covered": 0, "labels": 0, "unexplained": []},
            "run": {"model": "m", "plan": "p"},
        }
    )
    assert all(table.columns and not table.rows for table in tables(empty))


def test_a_csv_is_in_utf_8_and_says_so(small: Briefing, tmp_path: Path) -> None:
    places = write_tables(small, tmp_path, "csv")
    assert [place.name for place in places] == [f"{name}.csv" for name in NAMES]
    assert places[0].read_bytes().startswith(b"\xef\xbb\xbfid,documents,independent_sources,one_source,standing,")
    summit, lima, _ = rows(places[0])
    assert (summit["date"], summit["place"], summit["participants"]) == ("2025-03-15", "Oslo", "Norway; Peru")
    assert lima["title"] == "Ministers’ meeting in Lima"
    (freeze,) = rows(places[3])
    assert (freeze["amount"], freeze["currency"], freeze["amount_text"]) == ("2000000000.0", "EUR", "more than €2bn")


def test_no_cell_of_a_csv_begins_a_formula(hostile: Briefing, tmp_path: Path) -> None:
    cells = [cell for place in write_tables(hostile, tmp_path, "csv") for row in rows(place) for cell in row.values()]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_reckon_is_led_by_an_apostrophe(
    small: Briefing, tmp_path: Path, first: str
) -> None:
    """Each of these begins a formula or a command in some spreadsheet; a number that is negative begins none."""
    lima = small.meetings[1].model_copy(update={"title": f"{first}SUM(A1)", "place": f"a{first}"})
    titles = write_tables(small.model_copy(update={"meetings": (lima,)}), tmp_path, "csv")[0]
    (row,) = rows(titles)
    assert row["title"] == f"'{first}SUM(A1)"
    assert row["place"] == f"a{first}"


def test_a_list_whose_first_item_begins_a_formula_is_no_formula_either(small: Briefing, tmp_path: Path) -> None:
    lima = small.meetings[1].model_copy(update={"topics": ("@home", "trade")})
    (row,) = rows(write_tables(small.model_copy(update={"meetings": (lima,)}), tmp_path, "csv")[0])
    assert row["topics"] == "'@home; trade"


def test_a_report_has_the_same_tables(small: Briefing) -> None:
    given = {"document": small.documents[0], "coverage": small.coverage, "run": small.run}
    alone = {**given, "coverage": Coverage(quotations=0, covered=0, labels=0, unexplained=())}
    report = Report(**alone)  # type: ignore[arg-type]
    assert [table.name for table in tables(report)] == NAMES
    assert [len(table.rows) for table in tables(report)] == [0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_arrow_tables_hold_the_same_rows(small: Briefing) -> None:
    pytest.importorskip("pyarrow")
    found = to_arrow(small)
    assert list(found) == NAMES
    assert found["meetings"].to_pylist() == list(tables(small)[0].rows)
    assert str(found["evidence"].schema.field("start").type) == "int64"
    assert str(found["meetings"].schema.field("confirmed").type) == "bool"
    assert str(found["meetings"].schema.field("topics").type) == "list<item: string>"


def test_data_frames_hold_the_same_rows(small: Briefing) -> None:
    pytest.importorskip("pandas")
    found = to_pandas(small)
    assert list(found) == NAMES
    assert list(found["meetings"]["title"]) == [meeting.title for meeting in small.meetings]
    kinds = {name: str(found["sanctions"][name].dtype) for name in ("id", "amount", "confirmed", "targets")}
    assert kinds == {"id": "string", "amount": "Float64", "confirmed": "boolean", "targets": "object"}
    assert found["statements"]["date"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("name", "convert", "extra"), [("pyarrow", to_arrow, "parquet"), ("pandas", to_pandas, "pandas")]
)
def test_without_its_library_it_is_said_what_to_install(
    small: Briefing, monkeypatch: pytest.MonkeyPatch, name: str, convert: Callable[[Briefing], object], extra: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SettingsError, match=rf"needs {name}, .*readout\[{extra}\]"):
        convert(small)


def test_a_hostile_csv_has_as_many_cells_a_row_as_columns(hostile: Briefing, tmp_path: Path) -> None:
    for place in write_tables(hostile, tmp_path, "csv"):
        assert all(None not in row and None not in row.values() for row in rows(place))


def test_json_lines_hold_lists_as_lists(small: Briefing, tmp_path: Path) -> None:
    meetings = write_tables(small, tmp_path, "jsonl")[0].read_text(encoding="utf-8").splitlines()
    assert json.loads(meetings[0])["participants"] == ["Norway", "Peru"]


def test_parquet_holds_the_same_rows_with_their_types(small: Briefing, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for place, table in zip(write_tables(small, tmp_path, "parquet"), tables(small), strict=True):
        assert parquet.read_table(place).to_pylist() == list(table.rows)
    assert str(parquet.read_table(tmp_path / "sanctions.parquet").schema.field("amount").type) == "double"


def test_evidence_points_to_the_very_words(small: Briefing) -> None:
    texts = {document.id: document.text or "" for document in small.documents}
    for row in tables(small)[4].rows:
        assert texts[str(row["document"])][int(str(row["start"])) : int(str(row["end"]))] == row["text"]


def test_a_folder_that_cannot_be_made_is_one_clear_error(small: Briefing, tmp_path: Path) -> None:
    write_whole(tmp_path / "taken", "")
    with pytest.raises(SettingsError, match=r"cannot write .*: choose another place"):
        write_tables(small, tmp_path / "taken", "csv")
