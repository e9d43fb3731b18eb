"""Other names of towns than their usual English ones, in any language: *Filibe* is Plovdiv, *Łuck* Lutsk.

They are GeoNames', whose file does not say of which language a name is: they tell whether a name may be a town's, not
which town a text means by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from anyascii import anyascii

from readout.values.folding import fold_name
from readout.values.places import file_lines


def town_names(name: str) -> frozenset[str]:
    """The folded names, in all languages, of the towns that bear a name; none for a town that is not in the file.

    Names that sound like the usual one are left out, and those that two towns share.
    """
    folded = fold_name(name)
    lines = _lines().get(folded, ())
    return frozenset(other for line in lines for other in line) - {folded}


@cache
def _lines() -> Mapping[str, tuple[frozenset[str], ...]]:
    """The names of each town by each of them, and by its usual one in plain letters: ``Wroclaw``."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for usual, _, *others in file_lines("towns", "towns"):
        names = frozenset(fold_name(name) for name in (usual, *others))
        for name in {*names, fold_name(anyascii(usual))}:
            found[name].append(names)
    return {name: tuple(lines) for name, lines in found.items()}
