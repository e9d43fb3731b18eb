"""What was written by another release is refused in one line, also where it happens to have the same fields."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import readout
from readout import Settings
from readout.errors import InputError

SEED = Path(__file__).parents[1] / "seeds" / "003_886bb42bf64689fb.txt"


def test_a_report_of_another_version_of_the_schema_is_refused_in_one_line(tmp_path: Path) -> None:
    report = readout.extract(SEED, settings=Settings(model="recorded", cassettes=SEED.parents[1] / "cassettes"))
    file = tmp_path / "old.jsonl"
    file.write_text(json.dumps({**report.model_dump(mode="json"), "schema_version": "1.0"}), encoding="utf-8")
    with pytest.raises(InputError, match=r"schema_version is '1\.0', not '2\.0'"):
        list(readout.load.reports(file))
