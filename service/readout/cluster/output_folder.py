"""The output folder: a file of reports for each part, which is there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from readout.cluster.jobs import Part
from readout.errors import SettingsError
from readout.files import check_place, whole_bytes
from readout.pipeline.report_rows import Row, parquet_rows
from readout.report_io import PARQUET

_PROBE = ".readout"


def check_folder(folder: Path) -> None:
    """Find out whether files can be written there, before work is done that would be lost.

    Raises:
        SettingsError: it is a file, or nothing can be written into it.
    """
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder} is a file, and several workers write a folder of files: give another place")
    check_place(folder / _PROBE)


def check_parts(folder: Path, parts: Iterable[Part]) -> None:
    """See to it that the folder holds nothing that is not of this run.

    Raises:
        SettingsError: there is a file that no part of the run is written to.
    """
    names = {part.name for part in parts}
    strange = sorted(path.name for path in folder.glob(f"*{PARQUET}") if path.name not in names)
    if strange:
        raise SettingsError(
            f"{folder} holds reports of other documents, or made with other settings ({strange[0]}): give another "
            "folder, or empty this one; what is in the ledger costs nothing again"
        )


def kept_rows(path: Path) -> dict[str, Row]:
    """The rows of a file whose documents did not fail, by document; none if there is no such file.

    A file that cannot be read is one that is written anew.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        rows = parquet.read_table(path).to_pylist()
    except (OSError, pa.ArrowException):
        return {}
    return {row["document"]: row for row in rows if row["error"] is None}


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write a part's file, all of it or nothing.

    Raises:
        SettingsError: the place cannot be written to.
    """
    with whole_bytes(path) as file, parquet_rows(file) as write:
        for row in rows:
            write(row)
