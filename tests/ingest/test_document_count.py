"""Documents are counted without being read, so that a run can say how much is left."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from readout.ingest import how_many, read


def test_files_lines_and_rows_are_counted_as_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Chile and Peru met.")
    (tmp_path / "b.html").write_text("<p>Chile and Peru met again.</p>")
    lines = [json.dumps({"text": f"Report {number}."}) for number in range(7)]
    (tmp_path / "c.jsonl").write_text("\n".join(lines) + "\n")
    (tmp_path / "d.jsonl").write_text("\n".join(lines))
    parquet.write_table(pa.table({"text": [f"Row {number}." for number in range(5)]}), tmp_path / "e.parquet")
    assert how_many([tmp_path]) == len(list(read([tmp_path]))) == 21


def test_lines_are_counted_over_the_ends_of_what_is_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.ingest.formats.jsonfiles._CHUNK", 3)
    (tmp_path / "a.jsonl").write_text("1\n22\n333\n4444")
    assert how_many([tmp_path / "a.jsonl"]) == 4


def test_what_cannot_be_counted_has_no_number(tmp_path: Path) -> None:
    assert how_many(["-"]) is None
    assert how_many([]) is None
    (tmp_path / "bad.parquet").write_text("no Parquet")
    assert how_many([tmp_path / "bad.parquet"]) is None
