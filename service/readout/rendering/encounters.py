"""Who met whom, as geometry: a small network, or a triangle of cells where the parties are many."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readout.rendering.entries import Entry, parties_of
from readout.rendering.timeline import TAKEN_PLACE
from readout.rendering.wording import clipped, number
from readout_schemas import Meeting, Party

FEW = 8
"""Parties up to which a network is drawn."""
MOST = 22
"""Parties that the triangle shows: those in most meetings."""
LETTERS = 24
"""Letters of a name in a picture."""
CELL = 22
LEFT = 170
TOP = 6
WIDTH, HEIGHT = 640, 340
_CENTRE = (WIDTH / 2, HEIGHT / 2)
_RADII = (190, 130)
_SIDEWAYS = 0.3
"""Cosine below which a label stands above or below its node."""


@dataclass(frozen=True, slots=True)
class Node:
    """A party: where its name stands, and how the name is anchored there."""

    name: str
    title: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties that met, or are to meet.

    Attributes:
        title: who, and in which meetings.
        held: meetings that took place.
        planned: those that are planned or proposed.
        first: where the first party's node is, or the cell's corner.
        second: where the second party's node is, or the cell's opposite corner.
    """

    title: str
    held: int
    planned: int
    first: tuple[float, float]
    second: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Encounters:
    """The picture, in units of its view box: a network, or else a triangle."""

    network: bool
    width: float
    height: float
    nodes: tuple[Node, ...]
    pairs: tuple[Pair, ...]
    more: int
    told: tuple[str, ...]


def encounters(meetings: Sequence[Entry], parties: Sequence[Party]) -> Encounters | None:
    """The picture of who met whom; None if nobody did."""
    met = [entry for entry in meetings if isinstance(entry.item, Meeting) and entry.status != "cancelled"]
    present = [(entry, [party for party in parties_of(entry.item) if party not in _absent(entry)]) for entry in met]
    counts = Counter(party for _, sides in present if len(sides) > 1 for party in sides)
    if not counts:
        return None
    names = {party.id: party.name for party in parties}
    chosen = [party for party, _ in sorted(counts.items(), key=lambda item: (-item[1], names.get(item[0], "")))][:MOST]
    together: dict[tuple[str, str], list[Entry]] = {}
    for entry, sides in present:
        for pair in itertools.combinations([party for party in chosen if party in set(sides)], 2):
            together.setdefault(pair, []).append(entry)
    shown = [names.get(party, party) for party in chosen]
    held = {pair: sum(entry.status in TAKEN_PLACE for entry in entries) for pair, entries in together.items()}
    ways = _circle(shown) if len(chosen) <= FEW else _triangle(shown)
    places = {party: place for place, party in enumerate(chosen)}
    pairs = [
        (places[a], places[b], held[a, b], len(entries) - held[a, b], _labels(entries))
        for (a, b), entries in together.items()
    ]
    return _drawn(shown, ways, pairs, more=len(counts) - len(chosen))


_Nodes = tuple[Node, ...]
_Counted = tuple[int, int, int, int, str]


def _drawn(names: Sequence[str], nodes: _Nodes, pairs: Sequence[_Counted], *, more: int) -> Encounters:
    network = len(nodes) <= FEW
    size = LEFT + len(nodes) * CELL
    drawn = []
    for first, second, held, planned, labels in sorted(pairs):
        title = f"{names[first]} and {names[second]}: {_times(held, planned)} ({labels})"
        ends = _ends(nodes, first, second) if network else _cell(first, second)
        drawn.append(Pair(title, held, planned, *ends))
    return Encounters(
        network=network,
        width=WIDTH if network else size + 90,
        height=HEIGHT if network else TOP + len(nodes) * CELL + 6,
        nodes=nodes,
        pairs=tuple(drawn),
        more=more,
        told=tuple(pair.title for pair in sorted(drawn, key=lambda pair: -pair.held - pair.planned)),
    )


def _absent(entry: Entry) -> set[str]:
    return {mention.party for mention in entry.item.absent} if isinstance(entry.item, Meeting) else set()


def _labels(entries: Sequence[Entry]) -> str:
    return ", ".join(entry.label for entry in entries)


def _times(held: int, planned: int) -> str:
    parts = [number(held, "meeting held", "meetings held") if held else "", f"{planned} planned" if planned else ""]
    return ", ".join(filter(None, parts))


def _circle(names: Sequence[str]) -> _Nodes:
    nodes = []
    for place, name in enumerate(names):
        angle = 2 * math.pi * place / len(names) - math.pi / 2
        cos, sin = math.cos(angle), math.sin(angle)
        x, y = _CENTRE[0] + _RADII[0] * cos, _CENTRE[1] + _RADII[1] * sin
        beside = abs(cos) > _SIDEWAYS
        anchor = ("start" if cos > 0 else "end") if beside else "middle"
        label_y = y + 4 if beside else y + (20 if sin > 0 else -12)
        label_x = x + math.copysign(12, cos) if beside else x
        nodes.append(Node(clipped(name, LETTERS), name, *map(_round, (x, y, label_x, label_y)), anchor))
    return tuple(nodes)


def _triangle(names: Sequence[str]) -> _Nodes:
    """Names at the left of the rows, and at the end of each row, on the diagonal, for the columns."""
    return tuple(
        Node(clipped(name, LETTERS), name, LEFT + place * CELL, y := TOP + place * CELL + CELL * 0.7, LEFT - 8, y, "end")
        for place, name in enumerate(names)
    )


def _ends(nodes: _Nodes, first: int, second: int) -> tuple[tuple[float, float], tuple[float, float]]:
    return (nodes[first].x, nodes[first].y), (nodes[second].x, nodes[second].y)


def _cell(first: int, second: int) -> tuple[tuple[float, float], tuple[float, float]]:
    column, row = sorted((first, second))
    x, y = LEFT + column * CELL, TOP + row * CELL
    return (x, y), (x + CELL, y + CELL)


def _round(value: float) -> float:
    return round(value, 1)
