"""Who met whom, as geometry: a small network, or a triangle of cells where the parties are many."""

from __future__ import annotations

import itertools
import math
import operator
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.rendering.entries import Entry
from readout.rendering.phrasing import clipped, number
from readout.rendering.timeline import TAKEN_PLACE
from readout_schemas import Meeting, Party

FEWEST = 3
"""Parties below which there is nothing to see."""
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
class CoAttendance:
    """The picture, in units of its view box: a network, or else a triangle."""

    network: bool
    width: float
    height: float
    nodes: tuple[Node, ...]
    pairs: tuple[Pair, ...]
    more: int
    told: tuple[str, ...]


_Nodes = tuple[Node, ...]
_Counted = tuple[int, int, int, int, str]
"""Places of two parties, meetings held and planned, and the meetings' labels."""


def co_attendance(meetings: Sequence[Entry], parties: Sequence[Party]) -> CoAttendance | None:
    """The picture of who met whom; None if fewer than three did."""
    present = [
        (entry, _present(entry.item))
        for entry in meetings
        if isinstance(entry.item, Meeting) and entry.status != "cancelled"
    ]
    counts = Counter(party for _, sides in present if len(sides) > 1 for party in sides)
    if len(counts) < FEWEST:
        return None
    names = {party.id: party.name for party in parties}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], names.get(item[0], item[0])))
    chosen = {party: place for place, (party, _) in enumerate(ranked[:MOST])}
    shown = [names.get(party, party) for party in chosen]
    nodes = _circle(shown) if len(chosen) <= FEW else _triangle(shown)
    return _drawn(shown, nodes, _counted(present, chosen), more=len(counts) - len(chosen))


def _counted(present: Sequence[tuple[Entry, list[str]]], places: Mapping[str, int]) -> list[_Counted]:
    together: dict[tuple[int, int], list[Entry]] = {}
    for entry, sides in present:
        for pair in itertools.combinations(sorted(places[party] for party in sides if party in places), 2):
            together.setdefault(pair, []).append(entry)
    counted = []
    for (first, second), entries in together.items():
        held = sum(entry.status in TAKEN_PLACE for entry in entries)
        counted.append((first, second, held, len(entries) - held, _labels(entries)))
    return sorted(counted)


def _drawn(names: Sequence[str], nodes: _Nodes, pairs: Sequence[_Counted], *, more: int) -> CoAttendance:
    network = len(nodes) <= FEW
    size = LEFT + len(nodes) * CELL
    drawn = []
    for first, second, held, planned, labels in pairs:
        title = f"{names[first]} and {names[second]}: {_times(held, planned)} ({labels})"
        ends = _ends(nodes, first, second) if network else _cell(first, second)
        drawn.append(Pair(title, held, planned, *ends))
    return CoAttendance(
        network=network,
        width=WIDTH if network else size + 130,
        height=HEIGHT if network else TOP + len(nodes) * CELL + 6,
        nodes=nodes,
        pairs=tuple(drawn),
        more=more,
        told=tuple(_told(names, pairs)),
    )


def _told(names: Sequence[str], pairs: Sequence[_Counted]) -> Iterator[str]:
    """A line a party, with those of the parties after it that it met."""
    for first, found in itertools.groupby(sorted(pairs), key=operator.itemgetter(0)):
        others = "; ".join(f"{names[second]} ({labels})" for _, second, _, _, labels in found)
        yield f"{names[first]} with {others}"


def _present(meeting: Meeting) -> list[str]:
    """Ids of the parties that meet: a host who stands for one of the sides is that side."""
    standing = {side.representative for side in meeting.participants}
    hosts = [host for host in meeting.hosts if host.name not in standing]
    absent = {mention.party for mention in meeting.absent}
    return list(dict.fromkeys(one.party for one in (*meeting.participants, *hosts) if one.party not in absent))


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
        x, y, label_x, label_y = (round(value, 1) for value in (x, y, label_x, label_y))
        nodes.append(Node(clipped(name, LETTERS), name, x, y, label_x, label_y, anchor))
    return tuple(nodes)


def _triangle(names: Sequence[str]) -> _Nodes:
    """Names at the left of the rows, and at the end of each row, on the diagonal, for the columns."""
    return tuple(
        Node(
            clipped(name, LETTERS), name, LEFT + place * CELL, y := TOP + place * CELL + CELL * 0.7, LEFT - 8, y, "end"
        )
        for place, name in enumerate(names)
    )


def _ends(nodes: _Nodes, first: int, second: int) -> tuple[tuple[float, float], tuple[float, float]]:
    return (nodes[first].x, nodes[first].y), (nodes[second].x, nodes[second].y)


def _cell(first: int, second: int) -> tuple[tuple[float, float], tuple[float, float]]:
    column, row = sorted((first, second))
    x, y = LEFT + column * CELL, TOP + row * CELL
    return (x, y), (x + CELL, y + CELL)
