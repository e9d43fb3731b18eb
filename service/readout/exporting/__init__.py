"""Exporting: a briefing for other programs, as tables and as entities."""

from readout.exporting.files import write_tables
from readout.exporting.follow_the_money import entities, write_entities
from readout.exporting.tables import Table, tables

__all__ = ["Table", "entities", "tables", "write_entities", "write_tables"]
