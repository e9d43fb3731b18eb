"""Editions: what is new since the one before, of things that keep their ids."""

from readout.desk.editions.briefing import NothingNew, make_edition, make_edition_with
from readout.desk.editions.catching_up import Turn, catch_up
from readout.desk.editions.making import Edition, Title, Wanted, changes_between, edition, edition_mark, editions

__all__ = [
    "Edition",
    "NothingNew",
    "Title",
    "Turn",
    "Wanted",
    "catch_up",
    "changes_between",
    "edition",
    "edition_mark",
    "editions",
    "make_edition",
    "make_edition_with",
]
