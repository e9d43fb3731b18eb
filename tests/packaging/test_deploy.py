"""What lies in ``deploy/`` names commands, options, extras and files that there are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer.main
import yaml

from readout.cli.app import app

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def test_the_image_has_what_the_commands_need() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    (extras,) = re.findall(r'"\.\[([\w,]+)\]"', text)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"desk", "postgres", "serve", "calendar"} <= set(extras.split(",")) <= set(project["optional-dependencies"])
    for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE):
        *sources, _ = line.split()
        assert all((ROOT / source).exists() for source in sources), line
    needed = {project["readme"], *project["license-files"]}
    assert all(name in text for name in needed)


def test_each_service_is_of_the_image_or_the_database() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    services = compose["services"]
    assert set(services) == {"db", "desk", "morning", "serve", "work"}
    assert services["serve"]["ports"] == ["127.0.0.1:8000:8000"]
    for name in ("desk", "morning", "serve", "work"):
        assert services[name]["build"]["dockerfile"] == "deploy/Containerfile"
        assert services[name]["environment"]["READOUT_DESK"].endswith("@db/desk")
    named = {volume.partition(":")[0] for one in services.values() for volume in one["volumes"]}
    assert {name for name in named if not name.startswith(("$", "."))} == set(compose["volumes"])
    wanted = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text(encoding="utf-8")))
    told = set(re.findall(r"^(\w+)=", (DEPLOY / "desk.env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert told <= wanted


@pytest.mark.parametrize(
    "line", re.findall(r"^ *(readout .+?)(?: \|\||$)", (DEPLOY / "morning.sh").read_text("utf-8"), re.MULTILINE)
)
def test_the_morning_gives_commands_options_that_they_have(line: str) -> None:
    _, group, name, *words = line.split()
    command = typer.main.get_command(app).commands[group].commands[name]  # type: ignore[attr-defined]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= options


def test_what_serves_and_what_works_are_given_options_that_there_are() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    for service, path in (("serve", ["serve"]), ("work", ["desk", "work"])):
        unit = (DEPLOY / f"readout-{service}.service").read_text(encoding="utf-8")
        (line,) = re.findall(r"^ExecStart=/opt/readout/bin/readout (.+)$", unit, re.MULTILINE)
        command = typer.main.get_command(app)
        for name in path:
            command = command.commands[name]  # type: ignore[attr-defined]
        options = {option for parameter in command.params for option in parameter.opts}
        for words in (compose["services"][service]["command"], line.split()):
            assert words[: len(path)] == path
            assert {word for word in words if word.startswith("--")} <= options


def test_what_listens_has_no_keys_of_models_and_who_works_has() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert set(services["serve"]["environment"]) == {"READOUT_DESK"}
    assert "OPENAI_API_KEY" in services["work"]["environment"]
    units = {name: (DEPLOY / f"readout-{name}.service").read_text(encoding="utf-8") for name in ("serve", "work")}
    assert "/etc/readout-desk.env" not in units["serve"]
    assert "EnvironmentFile=-/etc/readout-desk.env\n" in units["work"]


def test_the_unit_starts_the_morning_where_the_image_has_it() -> None:
    unit = (DEPLOY / "readout-desk.service").read_text(encoding="utf-8")
    place = "/opt/readout/morning.sh"
    assert f"ExecStart=/bin/sh {place}\n" in unit
    assert place in (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert place in (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
