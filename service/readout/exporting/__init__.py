"""Exporting: a briefing for other programs, as tables, as entities and as annotations."""

from readout.exporting.follow_the_money import entities, write_entities
from readout.exporting.frames import to_arrow, to_pandas
from readout.exporting.label_studio import write_tasks
from readout.exporting.table_files import FORMS, csv_text, jsonl_text, write_tables
from readout.exporting.tables import Table, tables
from readout.exporting.web_annotations import write_annotations

__all__ = [
    "FORMS",
    "Table",
    "csv_text",
    "entities",
    "jsonl_text",
    "tables",
    "to_arrow",
    "to_pandas",
    "write_annotations",
    "write_entities",
    "write_tables",
    "write_tasks",
]
