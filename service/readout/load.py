"""Reports and briefings from files: ``readout.load.briefing("briefing.json")``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from readout.report_io import read_briefing, read_reports
from readout_schemas import Briefing, Report

__all__ = ["briefing", "reports"]


def briefing(file: str | os.PathLike[str]) -> Briefing:
    """The briefing in a file of JSON, as ``readout brief`` and ``merge`` write it; ``-`` is standard input.

    Raises:
        InputError: the file cannot be read, or holds no briefing.
    """
    return read_briefing(Path(file))


def reports(file: str | os.PathLike[str]) -> Iterator[Report]:
    """The reports in a file of JSON Lines or Parquet, or a folder of Parquet files, as ``readout extract`` writes them.

    They are read one after the other: an archive need not fit into memory.

    Raises:
        InputError: the file cannot be read, or a line or row is no report.
    """
    return read_reports(Path(file))
