"""Exporting: a briefing for other programs, as tables and as entities."""

from readout.exporting.follow_the_money import entities, write_entities
from readout.exporting.frames import to_arrow, to_pandas
from readout.exporting.table_files import FORMS, write_tables
from readout.exporting.tables import Table, tables

__all__ = ["FORMS", "Table", "entities", "tables", "to_arrow", "to_pandas", "write_entities", "write_tables"]
