"""Editions: what is new since the one before, of things that keep their ids."""

from readout.desk.editions.briefing import (
    Draft,
    NothingNew,
    kept_by_rule,
    make_edition,
    make_edition_with,
    prepared,
)
from readout.desk.editions.catching_up import Turn, catch_up
from readout.desk.editions.making import Edition, Title, Wanted, edition, edition_mark, editions, news_between

__all__ = [
    "Draft",
    "Edition",
    "NothingNew",
    "Title",
    "Turn",
    "Wanted",
    "catch_up",
    "edition",
    "edition_mark",
    "editions",
    "kept_by_rule",
    "make_edition",
    "make_edition_with",
    "news_between",
    "prepared",
]
