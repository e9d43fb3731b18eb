"""Parquet in and out: a document a row, and a report a row."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.cli.report_files import report_file
from readout.ingest import read
from readout_schemas import Coverage, Document, Report, Run

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

if TYPE_CHECKING:
    from collections.abc import Sequence


def written(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    parquet.write_table(pa.Table.from_pylist(list(rows)), path)
    return path


def test_a_row_is_a_document_with_its_metadata(tmp_path: Path) -> None:
    day = datetime.date(2025, 3, 15)
    rows = [{"id": "a", "text": "One.", "published": day, "other": 1}, {"id": None, "text": "Two.", "published": None}]
    first, second = read([written(tmp_path / "many.parquet", rows)])
    assert (first.id, first.text, first.published) == ("a", "One.", day)
    assert (second.id, second.text, second.error) == ("two-1eb32d1e", "Two.", None)


def test_a_row_that_cannot_be_used_costs_the_others_nothing(tmp_path: Path) -> None:
    bad, good = read([written(tmp_path / "many.parquet", [{"text": " "}, {"text": "Two."}])])
    assert bad.error is not None
    assert "row 1" in bad.error
    assert good.text == "Two."


@pytest.mark.parametrize(
    ("content", "advice"),
    [(b"PAR1 not really", "no Parquet"), ([{"body": "x"}], 'no column "text"')],
)
def test_a_file_that_cannot_be_used_is_a_document_with_an_error(tmp_path: Path, content: Any, advice: str) -> None:
    path = tmp_path / "many.parquet"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        written(path, content)
    (document,) = read([path])
    assert document.error is not None
    assert advice in document.error


def test_reports_are_rows_that_hold_them_whole(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    reports = [
        Report(
            document=Document(id=f"d{number}", source="s", text="x"),
            coverage=Coverage(quotations=0, covered=0, labels=0, unexplained=()),
            run=Run(model="m", plan="one"),
        )
        for number in range(600)
    ]
    with report_file(path) as write:
        for report in reports:
            write(report)
    rows = parquet.read_table(path).to_pylist()
    assert [row["document"] for row in rows] == [report.document.id for report in reports]
    assert json.loads(rows[0]["report"]) == json.loads(reports[0].model_dump_json())


def test_a_file_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    def broken() -> None:
        with report_file(tmp_path / "reports.parquet"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert list(tmp_path.iterdir()) == []
