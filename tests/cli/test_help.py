"""Help is quick, complete, and shows how each command is called."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from readout.cli.app import app

if TYPE_CHECKING:
    from tests.conftest import Run

COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
HEAVY = [
    "alembic",
    "fastapi",
    "sqlalchemy",
    "uvicorn",
    "openai",
    "instructor",
    "pydantic",
    "trafilatura",
    "dateparser",
    "httpx2",
    "vcr",
    "babel",
    "genai_prices",
]


def imported_by(code: str) -> set[str]:
    """Which of the heavy modules are loaded after ``code``, in a fresh interpreter."""
    asked = f"import sys, json\n{code}\nprint(json.dumps([name for name in {HEAVY} if name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_help_imports_nothing_heavy() -> None:
    code = (
        "from readout.cli import main\nsys.argv = ['readout', '--help']\ntry:\n    main()\nexcept SystemExit:\n    pass"
    )
    assert imported_by(code) == set()


def test_importing_readout_imports_nothing_heavy() -> None:
    assert imported_by("import readout") == set()
    assert "pydantic" in imported_by("from readout import Briefing")


def test_the_commands_are_pinned() -> None:
    pinned = ["brief", "extract", "merge", "diff", "show", "export", "record", "schema", "formats", "serve", "eval"]
    assert pinned == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_names_it(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert f"Example: readout {command} " in done.out


@pytest.mark.parametrize("command", ["brief", "extract", "record"])
def test_commands_that_ask_share_their_options(run: Run, command: str) -> None:
    shown = set(re.findall(r"--[a-z-]+", run(command, "--help").out))
    assert shown >= {"--model", "--base-url", "--plan", "--prompt", "--concurrency", "--timeout", "--cassettes"}
    assert shown >= {"--published", "--publisher", "--language"}


def test_without_a_command_there_is_help(run: Run) -> None:
    done = run()
    assert all(command in done.out + done.err for command in COMMANDS)


def test_a_desk_is_opened_without_a_models_client() -> None:
    """It takes longer to import than most commands of the desk run."""
    assert imported_by("import readout.desk").isdisjoint({"openai", "instructor", "httpx2", "trafilatura"})
