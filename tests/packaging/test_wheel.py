"""The wheel, as a user gets it: outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's own files, unpacked as an installer does, in a folder of their own."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(out / "site")
    return out / "site"


def run(installed: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, *command], check=True, capture_output=True, text=True, cwd=installed.parent, env=environment
    )
    return done.stdout


def test_the_wheel_brings_all_three_packages_and_their_types(installed: Path) -> None:
    for package in ("readout", "readout_schemas", "readout_prompts"):
        assert (installed / package / "py.typed").is_file()
        where = run(installed, "-c", f"import {package}; print({package}.__file__)")
        assert Path(where.strip()).is_relative_to(installed)


def test_the_installed_command_prints_the_schema(installed: Path) -> None:
    schema = json.loads(run(installed, "-m", "readout.cli", "schema", "briefing"))
    assert schema["$id"].startswith("urn:readout:briefing:")


def test_the_installed_package_finds_its_prompts(installed: Path) -> None:
    code = (
        "import readout_prompts as p; print(*(p.load(n).sha256 for n in ('all', 'statement', 'follow_up', 'summary')))"
    )
    assert len(run(installed, "-c", code).split()) == 4


def test_the_installed_package_reads_a_document(installed: Path) -> None:
    code = "import readout; print(readout.document('Berg said: “Yes.”').text)"
    assert run(installed, "-c", code).strip() == "Berg said: “Yes.”"


def test_the_installed_desk_makes_its_tables(installed: Path) -> None:
    code = "from readout.desk import Desk; print(Desk.open('desk.sqlite3').status().documents)"
    assert run(installed, "-c", code).strip() == "0"
