"""Break one room of the code in small ways, one at a time, and count how many of these its tests notice.

    python benchmarks/mutants.py ingest [MODULE...] [--least 85] [--sample 300 [--seed 0]]

``--sample N`` runs N of the room's mutants, drawn at random with ``--seed``: the same ones for the same code. Its
figure is an estimate, and is printed with the margin that a sample of that size has.

A mutant that no test reaches counts as not noticed.

It works in a folder of its own under build/, with the three packages side by side in src/, which is where mutmut looks
for them. Exit status 1 means that the tests noticed fewer than ``--least`` per cent.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("schemas/readout_schemas", "prompts/readout_prompts", "service/readout")
BESIDE = ("tests", "seeds", "cassettes", "docs", "benchmarks", "README.md", "CHANGELOG.md", "LICENSE", "Makefile")
NOTICED = {1: "killed", 3: "killed", 24: "timeout", 36: "timeout", 152: "timeout", -24: "timeout", -9: "timeout"}
# mutmut runs pytest several times in one process, and pytest escapes the generated names of tests anew each time: a
# name with a letter outside ASCII is then not found, and a mutant counts as killed for it.
UNESCAPED = "disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true"
SURVIVED, UNREACHED = 0, (5, 33)


def settings(room: str, modules: list[str]) -> str:
    tests = f"tests/{room}" if (ROOT / "tests" / room).is_dir() else "tests"
    only = [f"src/readout/{room}/{module}.py" for module in modules] or [f"src/readout/{room}/*"]
    lines = {
        "source_paths": ["src"],
        "only_mutate": only,
        "also_copy": [name for name in BESIDE if name != "tests"],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-p", "no:randomly", "--no-header", "-o", UNESCAPED],
        "pytest_add_cli_args_test_selection": [tests],
    }
    return "[mutmut]\n" + "".join(f"{key}=\n    " + "\n    ".join(values) + "\n" for key, values in lines.items())


def prepare(room: str, modules: list[str]) -> Path:
    place = ROOT / "build" / f"mutants-{room}"
    shutil.rmtree(place, ignore_errors=True)
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, place / "src" / Path(package).name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in BESIDE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, place / name)
    shutil.copy(ROOT / "pyproject.toml", place / "pyproject.toml")
    (place / "setup.cfg").write_text(settings(room, modules), encoding="utf-8")
    return place


def outcomes(place: Path) -> dict[str, int | None]:
    """The exit status of the tests for each mutant, as mutmut keeps them."""
    found: dict[str, int | None] = {}
    for path in (place / "mutants").rglob("*.meta"):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def outcome(code: int | None) -> str:
    if code == SURVIVED:
        return "survived"
    return "no test" if code in UNREACHED else NOTICED.get(code or 0, "not run")


def margin(share: float, sample: int, population: int) -> float:
    """Half the 95 % interval of a share in per cent, for a sample drawn from a finite population."""
    if sample < 2 or population <= sample:
        return 0.0
    part = share / 100
    return 196 * math.sqrt(part * (1 - part) / sample * (population - sample) / (population - 1))


def mutmut(place: Path, jobs: int, names: list[str]) -> None:
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(jobs), *names]
    with (place / "log").open("a", encoding="utf-8") as log:
        subprocess.run(command, cwd=place, check=False, env=os.environ, stdout=log, stderr=log)  # noqa: S603


def drawn(place: Path, jobs: int, size: int, seed: int) -> list[str]:
    """The names of ``size`` mutants. mutmut makes all of them before it finds that none has the name asked for."""
    mutmut(place, jobs, ["none-has-this-name"])
    names = sorted(outcomes(place))
    return sorted(random.Random(seed).sample(names, min(size, len(names))))


def told(room: str, found: dict[str, int | None]) -> float:
    """Prints what became of each mutant that was run, and gives the share that was noticed, in per cent."""
    counts = Counter(outcome(code) for code in found.values())
    for name in sorted(found):
        if (what := outcome(found[name])) in ("survived", "no test"):
            print(f"{what}: {name}")
    noticed = counts["killed"] + counts["timeout"]
    run = noticed + counts["survived"] + counts["no test"]
    share = 100 * noticed / run if run else 0.0
    print(f"{room}: {run} mutants run, {share:.1f} % noticed ({dict(counts)})")
    return share


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("room")
    reader.add_argument("modules", nargs="*", help="only these modules of the room, as formats/pdf")
    reader.add_argument("--least", type=float, default=85.0)
    reader.add_argument("--sample", type=int, default=0, help="so many mutants, drawn at random, instead of all")
    reader.add_argument("--seed", type=int, default=0, help="what the sample is drawn with")
    reader.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return reader.parse_args()


def main() -> int:
    given = arguments()
    place = prepare(given.room, given.modules)
    print(f"running; how far it is: {place / 'log'}", flush=True)
    names = drawn(place, given.jobs, given.sample, given.seed) if given.sample else []
    if names or not given.sample:
        mutmut(place, given.jobs, names)
    found = outcomes(place)
    share = told(given.room, {name: found[name] for name in names or found})
    if names:
        print(
            f"a sample: {len(names)} of {len(found)} mutants, seed {given.seed}; "
            f"95 % margin {margin(share, len(names), len(found)):.1f} points"
        )
    print(f"see one with: mutmut show NAME, in {place}")
    return int(share < given.least)


if __name__ == "__main__":
    sys.exit(main())
