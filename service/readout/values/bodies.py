"""International bodies by their acronyms and names in other languages: *UE* is the European Union, *ООН* the UN."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from readout.values.folding import fold_name
from readout.values.language_data import known_languages

_IN_CLDR: Mapping[str, str] = {"EU": "European Union", "UN": "United Nations"}
"""Bodies that CLDR has among the territories."""


def body_names(name: str) -> frozenset[str]:
    """The English names of the bodies that bear a name or acronym, folded; most often one, or none.

    Args:
        name: The name alone. Acronyms count in capitals only: ``BM`` is the World Bank in French, the UN in Turkish.
    """
    written = name.strip()
    found = _names().get(fold_name(written), frozenset())
    return found if not found or written.lower() == written.upper() or written != written.lower() else frozenset()


@cache
def _names() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for english, name in (*_listed(), *_territories()):
        found[fold_name(name)].add(fold_name(english))
    return {name: frozenset(bodies) for name, bodies in found.items()}


def _listed() -> Iterator[tuple[str, str]]:
    data = tomllib.loads(files("readout.values").joinpath("data", "bodies.toml").read_text(encoding="utf-8"))
    for line in str(data["bodies"]).strip().splitlines():
        english, *names = (word.replace("_", " ") for word in line.split())
        yield from ((english, name) for name in (english, *names))


def _territories() -> Iterator[tuple[str, str]]:
    from babel import Locale

    for language in known_languages():
        territories: Mapping[str, str] = Locale(language).territories
        yield from ((english, territories[code]) for code, english in _IN_CLDR.items() if code in territories)
