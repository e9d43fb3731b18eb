"""Which of the sources are reports that readout wrote, and which articles."""

from __future__ import annotations

from pathlib import Path

from readout.errors import InputError
from readout.report_io import holds_reports, report_files


def parted(sources: list[str]) -> tuple[list[Path], list[str]]:
    """Files of reports, folders' files included, and all other sources; patterns are left to whoever reads articles."""
    reports: list[Path] = []
    articles: list[str] = []
    for source in sources:
        files = _of_reports(Path(source))
        reports += files
        if not files:
            articles.append(source)
    return reports, articles


def _of_reports(path: Path) -> list[Path]:
    if not path.exists():
        return []
    try:
        files = report_files(path)
    except InputError:  # a folder without any
        return []
    return files if all(map(holds_reports, files)) else []
