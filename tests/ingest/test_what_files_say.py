"""What is wrong with a table is named, and what looks like a tag in subtitles is said all the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout.ingest import read


def test_why_a_file_is_no_parquet_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    file = tmp_path / "a.parquet"
    file.write_bytes(b"PAR1 not really")
    (document,) = read([file])
    assert document.error is not None
    assert re.search(r"is no Parquet that can be read \((?!None).+\); write it anew$", document.error)


def test_signs_of_less_and_more_are_words_of_a_subtitle(tmp_path: Path) -> None:
    file = tmp_path / "a.srt"
    file.write_text("1\n00:00:01,000 --> 00:00:03,000\n<b>Berg</b> said that 3 < 5 and 6 > 4.\n", encoding="utf-8")
    (document,) = read([file])
    assert document.text == "Berg said that 3 < 5 and 6 > 4."
