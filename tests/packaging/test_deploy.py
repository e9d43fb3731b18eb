"""What lies in ``deploy/`` names commands, options, extras and files that there are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from readout.cli.app import app

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
OURS = ("desk", "morning", "serve", "work")


def project() -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return loaded


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


def copied() -> list[str]:
    """What the image's file copies of the checkout."""
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)
    return [source for line in lines for source in line.split()]


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def normalised(requirement: str) -> str:
    (name,) = re.findall(r"^[\w.-]+", requirement)
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_image_copies_what_there_is_and_what_a_wheel_needs() -> None:
    assert all((ROOT / source).exists() for source in copied())
    assert {project()["readme"], *project()["license-files"], "pyproject.toml"} <= set(copied())


def test_a_build_is_sent_what_it_copies_and_nothing_else() -> None:
    first, *lines = [
        line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    assert first == "*"
    assert {line.removeprefix("!") for line in lines if line.startswith("!")} == set(copied())


def test_the_image_has_what_the_commands_need_as_it_was_tested() -> None:
    (named,) = re.findall(r"^IMAGE_EXTRAS := (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    extras = project()["optional-dependencies"]
    assert {"desk", "postgres", "serve", "calendar"} <= set(named.split()) <= set(extras)
    wanted = [*project()["dependencies"], *(one for extra in named.split() for one in extras[extra])]
    has = pins(DEPLOY / "requirements.lock")
    assert {normalised(one) for one in wanted} <= set(has)
    assert has.items() <= pins(ROOT / "requirements.lock").items()


def test_the_image_does_not_run_as_root() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    (user,) = re.findall(r"^USER (\d+):\d+$", text, re.MULTILINE)
    assert int(user) > 0
    assert f"--uid {user} " in text
    assert f"user {user}\n" in (DEPLOY / "desk.env.example").read_text(encoding="utf-8")


def test_each_service_is_of_the_image_or_the_database() -> None:
    services = compose()["services"]
    assert set(services) == {"db", "desk", "morning", "serve", "work"}
    assert services["serve"]["ports"] == ["127.0.0.1:8000:8000"]
    for name in OURS:
        assert services[name]["build"]["dockerfile"] == "deploy/Containerfile"
        assert services[name]["environment"]["READOUT_DESK"].endswith("@db/desk")
        assert services[name]["read_only"]
        assert services[name]["cap_drop"] == ["ALL"]
    named = {volume.partition(":")[0] for one in services.values() for volume in one["volumes"]}
    assert {name for name in named if not name.startswith(("$", "."))} == set(compose()["volumes"])


def test_what_compose_asks_for_can_be_said_in_the_environment_file() -> None:
    wanted = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text(encoding="utf-8")))
    told = set(re.findall(r"^(\w+)=", (DEPLOY / "desk.env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert wanted <= told


def test_the_environment_file_is_not_committed() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    (file,) = compose()["services"]["work"]["env_file"]
    assert f"/deploy/{file}" in ignored


def test_who_needs_the_database_waits_until_it_answers_to_others() -> None:
    services = compose()["services"]
    for name in OURS:
        assert services[name]["depends_on"] == {"db": {"condition": "service_healthy"}}
    # While the image makes the database, a server answers at the socket alone.
    assert "--host=127.0.0.1" in services["db"]["healthcheck"]["test"]


def test_what_serves_is_asked_whether_it_is_ready_at_the_port_that_it_is_given() -> None:
    service = compose()["services"]["serve"]
    kind, python, option, code = service["healthcheck"]["test"]
    assert (kind, python, option) == ("CMD", "python", "-c")
    compile(code, "healthcheck", "eval")
    port = service["command"][service["command"].index("--port") + 1]
    assert f"http://127.0.0.1:{port}/readyz" in code


def test_who_works_is_started_again_when_a_machine_starts_or_the_database_comes_late() -> None:
    assert compose()["services"]["work"]["restart"] == "unless-stopped"
    unit = (DEPLOY / "readout-work.service").read_text(encoding="utf-8")
    assert "Restart=on-failure\n" in unit
    assert "RestartPreventExitStatus" not in unit


def compose_calls() -> list[str]:
    pages = (ROOT / "docs/desk-operations.md", DEPLOY / "compose.yaml")
    found = (re.findall(r"docker compose -f deploy/compose.yaml ([^#`\n]+)", page.read_text("utf-8")) for page in pages)
    return [call.strip() for calls in found for call in calls]


@pytest.mark.parametrize("call", compose_calls())
def test_what_is_said_of_compose_names_services_that_there_are(call: str) -> None:
    action, *words = [word for word in call.split() if not word.startswith("-")]
    services = set(compose()["services"])
    assert action in {"build", "cp", "exec", "logs", "run", "stop", "up"}
    if action == "cp":
        assert any(word.partition(":")[0] in services for word in words)
    elif action in {"exec", "run"}:
        assert words[0] in services
    else:
        assert set(words) <= services


@pytest.mark.parametrize(
    "line", re.findall(r"^ *(readout .+?)(?: \|\||$)", (DEPLOY / "morning.sh").read_text("utf-8"), re.MULTILINE)
)
def test_the_morning_gives_commands_options_that_they_have(line: str) -> None:
    _, group, name, *words = line.split()
    command = typer.main.get_command(app).commands[group].commands[name]  # type: ignore[attr-defined]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= options


def test_what_serves_and_what_works_are_given_options_that_there_are() -> None:
    for service, path in (("serve", ["serve"]), ("work", ["desk", "work"])):
        unit = (DEPLOY / f"readout-{service}.service").read_text(encoding="utf-8")
        (line,) = re.findall(r"^ExecStart=/opt/readout/bin/readout (.+)$", unit, re.MULTILINE)
        command = typer.main.get_command(app)
        for name in path:
            command = command.commands[name]  # type: ignore[attr-defined]
        options = {option for parameter in command.params for option in parameter.opts}
        for words in (compose()["services"][service]["command"], line.split()):
            assert words[: len(path)] == path
            assert {word for word in words if word.startswith("--")} <= options


def test_what_listens_has_no_keys_of_models_and_who_works_has() -> None:
    services = compose()["services"]
    assert services["serve"]["env_file"] == []
    assert set(services["serve"]["environment"]) == {"READOUT_DESK"}
    assert services["work"]["env_file"] == services["morning"]["env_file"] == [".env"]
    units = {name: (DEPLOY / f"readout-{name}.service").read_text(encoding="utf-8") for name in ("serve", "work")}
    assert "/etc/readout-desk.env" not in units["serve"]
    assert "EnvironmentFile=-/etc/readout-desk.env\n" in units["work"]


def test_the_unit_starts_the_morning_where_the_image_has_it() -> None:
    unit = (DEPLOY / "readout-desk.service").read_text(encoding="utf-8")
    place = "/opt/readout/morning.sh"
    assert f"ExecStart=/bin/sh {place}\n" in unit
    assert place in (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert place in (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
