"""Break one room of the code in small ways, one at a time, and count how many of these its tests notice.

    python benchmarks/mutants.py ingest [MODULE...] [--least 85]

It works in a folder of its own under build/, with the three packages side by side in src/, which is where mutmut looks
for them. Exit status 1 means that the tests noticed fewer than ``--least`` per cent.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("schemas/readout_schemas", "prompts/readout_prompts", "service/readout")
BESIDE = ("tests", "seeds", "cassettes", "docs", "benchmarks", "README.md", "CHANGELOG.md", "LICENSE", "Makefile")
NOTICED = {1: "killed", 3: "killed", 24: "timeout", 36: "timeout", 152: "timeout", -24: "timeout", -9: "timeout"}
SURVIVED = 0


def settings(room: str, modules: list[str]) -> str:
    tests = f"tests/{room}" if (ROOT / "tests" / room).is_dir() else "tests"
    only = [f"src/readout/{room}/{module}.py" for module in modules] or [f"src/readout/{room}/*"]
    lines = {
        "source_paths": ["src"],
        "only_mutate": only,
        "also_copy": [name for name in BESIDE if name != "tests"],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-p", "no:randomly", "--no-header"],
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


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("room")
    reader.add_argument("modules", nargs="*", help="only these modules of the room, as formats/pdf")
    reader.add_argument("--least", type=float, default=85.0)
    reader.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = reader.parse_args()
    place = prepare(given.room, given.modules)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(given.jobs)]
    with (place / "log").open("w", encoding="utf-8") as log:
        print(f"running; how far it is: {place / 'log'}", flush=True)
        subprocess.run(command, cwd=place, check=False, env=os.environ, stdout=log, stderr=log)  # noqa: S603
    found = outcomes(place)
    told = Counter("survived" if code == SURVIVED else NOTICED.get(code or 0, "not run") for code in found.values())
    for name in sorted(name for name, code in found.items() if code == SURVIVED):
        print(f"survived: {name}")
    run = told["killed"] + told["timeout"] + told["survived"]
    share = 100 * (run - told["survived"]) / run if run else 0.0
    print(f"{given.room}: {run} mutants run, {share:.1f} % noticed ({dict(told)})")
    print(f"see one with: mutmut show NAME, in {place}")
    return int(share < given.least)


if __name__ == "__main__":
    sys.exit(main())
