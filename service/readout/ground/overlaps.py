"""Forms of names that overlap in a text: the longest counts, and what of a shorter one stands before an end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Bearer = TypeVar("Bearer")
Place = tuple[int, int, frozenset[Bearer]]
"""Where a form begins and ends, and whose it is."""


def sorted_out(places: Iterable[Place[Bearer]]) -> tuple[list[Place[Bearer]], dict[int, list[Place[Bearer]]]]:
    """The longest of places that overlap, and by the number of one of these the shorter ones in it.

    Args:
        places: In the order of their beginnings, the longer first.
    """
    longest: list[Place[Bearer]] = []
    inside: dict[int, list[Place[Bearer]]] = {}
    for one in places:
        if not longest or one[0] >= longest[-1][1]:
            longest.append(one)
        elif one[1] <= longest[-1][1]:
            inside.setdefault(len(longest) - 1, []).append(one)
    return longest, inside


def up_to(
    end: int, number: int, longest: Sequence[Place[Bearer]], inside: Mapping[int, Sequence[Place[Bearer]]]
) -> Place[Bearer] | None:
    """What of a form that goes on behind an end is a shorter one of the same party before it.

    ``said Ida Berg`` names her though ``Ida Berg, who keeps the harbour`` is a form of hers, too.
    """
    if number >= len(longest) or longest[number][0] >= end:
        return None
    cut = [one for one in inside.get(number, ()) if one[1] <= end and one[2] & longest[number][2]]
    return max(cut, key=lambda one: (one[1] - one[0], -one[0]), default=None)
