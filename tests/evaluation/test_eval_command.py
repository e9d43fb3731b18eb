"""``readout eval`` at the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner, Result

from readout.cli.eval import evaluate
from readout.errors import InputError, RecordingError, SettingsError
from readout_prompts import versions

if TYPE_CHECKING:
    from tests.conftest import Loopback

TEXT = "Norway froze the assets of two banks.\n"
Run = Callable[..., Result]


@pytest.fixture
def run(
    annotate: Callable[..., Path],
    gold_sanction: Callable[..., object],
    server: Loopback,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Run:
    """Runs the command on one annotated article, of which everything is recorded."""
    annotate(TEXT, sanctions=[gold_sanction(TEXT, TEXT.strip())])
    app = typer.Typer()
    app.command("eval")(evaluate)
    monkeypatch.chdir(tmp_path)

    def invoke(*options: str) -> Result:
        return CliRunner().invoke(app, ["--data", ".", "--plan", "four", *options])

    norway = {"name": "Norway", "kind": "country", "role": None, "as_written": ["Norway"]}
    server.answers["Sanctions"] = {
        "parties": [norway],
        "sanctions": [
            {
                "evidence": ["Norway froze the assets of two banks"],
                "senders": ["Norway"],
                "targets": ["Norway"],
                "measure": "freeze",
                "measure_kind": "asset_freeze",
                "status": "in_force",
                "condition": None,
                "amount": None,
                "when": None,
            }
        ],
    }
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    recorded = invoke("--record", "--base-url", server.url, "--model", "gpt-5-mini")
    assert recorded.exit_code == 0, recorded.output
    return invoke


def test_the_table_comes_from_recorded_answers(run: Run, server: Loopback) -> None:
    """Whatever model the environment names."""
    before = len(server.requests)
    result = run()
    assert result.exit_code == 0
    assert "sanctions" in result.stdout
    assert "sanction.measure_kind" in result.stdout
    assert len(server.requests) == before


def test_json_goes_to_standard_output_alone(run: Run) -> None:
    result = run("--json", "-")
    assert json.loads(result.stdout)["scores"]["sanction.f1"] == 1


def test_a_page_and_a_baseline_are_written_and_held(run: Run, tmp_path: Path) -> None:
    assert run("--html", "eval.html", "--write-baseline", "baseline.json").exit_code == 0
    assert (tmp_path / "eval.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("--baseline", "baseline.json").exit_code == 0
    baseline = json.loads((tmp_path / "baseline.json").read_text(encoding="utf-8"))
    assert {prompt["name"] for prompt in baseline["prompts"]} >= {"meeting", "sanction"}


def test_nothing_that_is_read_is_written_over(run: Run, tmp_path: Path) -> None:
    assert run("--write-baseline", "baseline.json").exit_code == 0
    article, gold = (
        next(tmp_path.rglob("*.txt")),
        next(one for one in tmp_path.rglob("*.json") if one.name != "baseline.json" and "cassettes" not in one.parts),
    )
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.*") if file.is_file()}
    for options in (
        ("--html", str(article)),
        ("--json", str(gold)),
        ("--write-baseline", str(gold)),
        ("--baseline", "baseline.json", "--write-baseline", "baseline.json"),
        ("--html", "x.html", "--json", "x.html"),
    ):
        assert run(*options).exit_code != 0, options
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.*") if file.is_file()} == before


def test_a_score_that_fell_ends_with_status_1_and_its_name(run: Run, tmp_path: Path) -> None:
    run("--write-baseline", "baseline.json")
    baseline = json.loads((tmp_path / "baseline.json").read_text(encoding="utf-8"))
    baseline["scores"]["sanction.recall"] = 1.05
    (tmp_path / "baseline.json").write_text(json.dumps(baseline), encoding="utf-8")
    fell = run("--baseline", "baseline.json")
    assert fell.exit_code == 1
    assert "sanction.recall fell from 1.050 to 1.000" in fell.stderr
    assert run("--baseline", "baseline.json", "--tolerance", "0.1").exit_code == 0


def test_a_recorded_prompt_that_was_edited_ends_with_status_1(run: Run, tmp_path: Path) -> None:
    run("--write-baseline", "baseline.json")
    baseline = json.loads((tmp_path / "baseline.json").read_text(encoding="utf-8"))
    baseline["prompts"][0]["sha256"] = "0" * 64
    (tmp_path / "baseline.json").write_text(json.dumps(baseline), encoding="utf-8")
    result = run("--baseline", "baseline.json")
    assert result.exit_code == 1
    assert "was changed after its answers were recorded" in result.stderr


def test_the_same_version_against_itself_shows_no_difference(run: Run) -> None:
    result = run("--against", f"sanction={versions('sanction')[-1]}")
    assert result.exit_code == 0
    assert "no score differs" in result.stdout


def test_a_plan_that_is_not_recorded_names_the_command(run: Run) -> None:
    result = run("--against", "plan=one")
    assert isinstance(result.exception, RecordingError)
    message = str(result.exception)
    assert (
        f"all.{versions('all')[-1]} for norway-froze-the-assets-of-two-948420b5: record them with: readout eval "
        in message
    )
    assert message.endswith("--data . --record")


@pytest.mark.parametrize("option", ["statement", "=v1", "statement="])
def test_what_is_no_version_is_told(run: Run, option: str) -> None:
    result = run("--against", option)
    assert isinstance(result.exception, SettingsError)
    assert "NAME=VERSION" in str(result.exception)


def test_a_folder_without_gold_is_one_line(run: Run) -> None:
    result = run("--data", "nowhere")
    assert isinstance(result.exception, InputError)
    assert "nowhere has no gold files" in str(result.exception)


def test_a_stronger_models_answers_are_recorded_and_what_they_mended_is_shown(
    run: Run, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first model's evidence is wrong however often it is asked; the other one's, at the same server, is right."""
    right = server.answers["Sanctions"]
    wrong = {**right, "sanctions": [{**right["sanctions"][0], "evidence": ["Norway froze three banks"]}]}
    monkeypatch.setattr(server, "answers", _ByModel(server, weak={"Sanctions": wrong}, strong={"Sanctions": right}))
    to = ("--cassettes", "others", "--base-url", server.url, "--model", "weak", "--escalate", "strong")
    assert run("--record", *to).exit_code == 0
    asked = len(server.requests)
    shown = run("--cassettes", "others", "--escalate", "strong")
    assert shown.exit_code == 0
    assert len(server.requests) == asked
    assert "mended by it" in shown.stdout


class _ByModel(dict[str, object]):
    """Answers that depend on which model is asked."""

    def __init__(self, server: Loopback, **by_model: dict[str, object]) -> None:
        super().__init__()
        self._server, self._by_model = server, by_model

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
        return self._by_model[self._server.requests[-1].body["model"]].get(name, default)
