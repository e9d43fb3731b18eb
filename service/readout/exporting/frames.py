"""Tables in memory: Arrow, pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.exporting.tables import Table, tables
from readout.extras import imported
from readout_schemas import Briefing, Report

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def arrow(table: Table) -> pa.Table:
    """A table of a briefing as an Arrow table; lists are lists of strings.

    Raises:
        SettingsError: pyarrow is not installed.
    """
    pa = imported("pyarrow", "parquet", "this")
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), list: pa.list_(pa.string())}
    schema = pa.schema([pa.field(name, types[type_]) for name, type_ in table.columns.items()])
    return pa.Table.from_pylist([dict(row) for row in table.rows], schema=schema)


def to_arrow(findings: Briefing | Report) -> dict[str, pa.Table]:
    """The tables of a briefing or report by name: ``meetings``, ``statements``, ``evidence``, ``parties`` and so on.

    Raises:
        SettingsError: pyarrow is not installed.
    """
    return {table.name: arrow(table) for table in tables(findings)}


def to_pandas(findings: Briefing | Report) -> dict[str, pd.DataFrame]:
    """The same tables as pandas data frames; text, numbers and truth values have nullable types.

    Raises:
        SettingsError: pandas is not installed.
    """
    pd = imported("pandas", "pandas", "this")
    dtypes = {str: "string", int: "Int64", float: "Float64", bool: "boolean", list: "object"}
    frames = {}
    for table in tables(findings):
        frame = pd.DataFrame([dict(row) for row in table.rows], columns=list(table.columns))
        frames[table.name] = frame.astype({name: dtypes[type_] for name, type_ in table.columns.items()})
    return frames
