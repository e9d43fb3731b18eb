"""What is wrong with a command is one line, before Ray is started."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout.cluster.ray_cluster import ray_modules

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("--engine", "spark"), "there are local and ray"),
        (("--workers", "3"), "--engine ray"),
        (("--engine", "ray"), "-o FOLDER"),
        (("--engine", "ray", "-o", "-"), "-o FOLDER"),
        (("--engine", "ray", "-o", "many.jsonl"), "give another place"),
        (("--engine", "ray", "-o", "many.jsonl/reports"), "choose another place"),
        (("--engine", "ray", "-o", "reports", "--workers", "0"), "workers is 0"),
        (("--engine", "ray", "-o", "reports", "--part", "-1"), "part is -1"),
        (("--engine", "ray", "-o", "reports", "--max-cost", "1", "--model", "m"), "price"),
        (("--engine", "ray", "-o", "reports", "--escalate", "azure/m"), "AZURE_OPENAI_ENDPOINT"),
    ],
)
@pytest.mark.usefixtures("many")
def test_what_cannot_be_done_is_one_line(run: Run, arguments: tuple[str, ...], advice: str) -> None:
    done = run("extract", "many.jsonl", "--base-url", "http://127.0.0.1:9/v1", "--model", "gpt-5-mini", *arguments)
    (line,) = done.err.splitlines()
    assert done.status == 2
    assert line.startswith("readout: ")
    assert advice in line
    assert not Path("reports").exists()


@pytest.mark.usefixtures("many")
def test_without_ray_there_is_one_line_that_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch, on_ray: tuple[str, ...]
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    done = run("extract", "many.jsonl", *on_ray, "-o", "reports")
    assert (done.status, done.err) == (
        2,
        "readout: --engine ray needs Ray: install readout[ray], or leave --engine out\n",
    )


@pytest.mark.usefixtures("many")
def test_standard_input_is_for_one_process(run: Run, on_ray: tuple[str, ...]) -> None:
    done = run("extract", "-", *on_ray, "-o", "reports")
    assert done.status == 2
    assert "standard input" in done.err


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.usefixtures("many")
def test_an_address_without_a_cluster_is_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, on_ray: tuple[str, ...]
) -> None:
    monkeypatch.setattr(ray_modules(), "is_initialized", lambda: False)
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")
    done = run("extract", "many.jsonl", *on_ray, "-o", "reports")
    assert done.status == 2
    assert done.err.startswith("readout: no Ray at 127.0.0.1:1 (RAY_ADDRESS)")
    assert len(done.err.splitlines()) == 1
