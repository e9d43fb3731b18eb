"""Bodies of one state by names that no other state's have (*Tweede Kamer*), and which house of its parliament is meant.

A ``StateBody`` is what a name comes to, whatever its language: a kind of office (``government``, ``ministry``,
``lower``, ``upper`` and ``whole`` of a parliament), what a ministry is for, and whose it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_MINISTRY = "_ministry"
_GENERIC: Mapping[str, str] = {"parliament": "whole", "lower_house": "lower", "upper_house": "upper"}
"""Kinds that mean the same chamber in every country."""
CHAMBERS = frozenset(
    {*_GENERIC, "senate", "house_of_representatives", "chamber_of_deputies", "national_assembly", "congress"}
    | {"house_of_commons", "house_of_lords", "national_council", "lower", "upper", "whole"}
)
"""All kinds of parliaments and of their houses."""


class StateBody(NamedTuple):
    """An office of a state."""

    kind: str
    """``ministry``, a chamber, or another kind of the languages' ``state_offices``."""
    portfolios: frozenset[str]
    """What a ministry is for; empty for what is no ministry."""
    country: str | None
    """The ISO 3166-1 code of the state; ``None`` where the name does not say it."""

    def is_called(self, other: StateBody) -> bool:
        """Whether this office may be called by another name of it; a country is compared where both say it.

        The lower house may be called the parliament, not the other way: *the Dutch parliament* for the Tweede Kamer.
        """
        country = self.country or other.country
        if other.country not in {None, country} or self.portfolios != other.portfolios:
            return False
        own, theirs = chamber(country, self.kind), chamber(country, other.kind)
        return own == theirs or (own, theirs) == ("lower", "whole")


def body_of_kind(kind: str, country: str | None = None) -> StateBody:
    """The body of a kind as ``state_offices`` name it: ``industry+trade_ministry`` is a ministry of both."""
    if not kind.endswith(_MINISTRY):
        return StateBody(kind, frozenset(), country)
    return StateBody("ministry", frozenset(kind.removesuffix(_MINISTRY).split("+")), country)


def chamber(country: str | None, kind: str) -> str:
    """Which house of a country's parliament a kind means there: its ``lower`` or ``upper`` one, or the ``whole``.

    What is no house, and what is not known of a country, stays as it is.
    """
    found = _chambers().get((country or "", kind)) or _GENERIC.get(kind, kind)
    return "whole" if found == "lower" and country in _of_one_house() else found


@cache
def state_body_names() -> Mapping[str, StateBody]:
    """Names that one state's body alone has, as the file writes them, in all languages."""
    found: dict[str, StateBody] = {}
    for code, house, *names in _lines("chambers"):
        found |= {name: StateBody(house, frozenset(), code) for name in names if not name.startswith("=")}
    for code, kind, *names in _lines("offices"):
        found |= dict.fromkeys(names, body_of_kind(kind.replace(" ", "_"), code))
    return found


@cache
def _chambers() -> Mapping[tuple[str, str], str]:
    return {
        (code, kind.removeprefix("=").replace(" ", "_")): house
        for code, house, *names in _lines("chambers")
        for kind in names
        if kind.startswith("=")
    }


@cache
def _of_one_house() -> frozenset[str]:
    """Countries whose parliament has but one house, of those in the file."""
    houses: dict[str, set[str]] = {}
    for code, house, *_ in _lines("chambers"):
        houses.setdefault(code, set()).add(house)
    return frozenset(code for code, known in houses.items() if known == {"whole"})


@cache
def _lines(key: str) -> tuple[list[str], ...]:
    text = files("readout.values").joinpath("data", "state_bodies.toml").read_text(encoding="utf-8")
    lines = str(tomllib.loads(text)[key]).strip().splitlines()
    return tuple([word.replace("_", " ") for word in line.split()] for line in lines)
