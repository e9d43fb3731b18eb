"""The baseline that CI holds prompts against."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import InputError
from readout.evaluation.baseline import (
    baseline_of,
    changed_prompts,
    held_against,
    read_baseline,
    write_baseline,
)
from readout.evaluation.comparison import fallen
from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import Gold
from readout_prompts import load, versions
from readout_schemas import PromptUsed, Report


def used(name: str, sha256: str | None = None) -> PromptUsed:
    prompt = load(name, "v1")
    return PromptUsed(name=name, version="v1", sha256=sha256 or prompt.sha256)


def test_a_baseline_is_read_as_it_was_written(gold: Gold, perfect: list[Report], tmp_path: Path) -> None:
    evaluation = evaluate(gold, perfect)
    write_baseline(evaluation, tmp_path / "baseline.json")
    baseline = read_baseline(tmp_path / "baseline.json")
    assert baseline == baseline_of(evaluation)
    assert fallen(held_against(baseline, evaluation), 0.0) == []


def test_a_worse_evaluation_falls_below_it(gold: Gold, perfect: list[Report], empty: list[Report]) -> None:
    differences = held_against(baseline_of(evaluate(gold, perfect)), evaluate(gold, [*perfect[:4], empty[4]]))
    assert {"statement.f1", "meeting.recall"} <= {one.score for one in fallen(differences, 0.01)}


def test_a_prompt_as_it_was_recorded_is_no_fault() -> None:
    assert changed_prompts([used("statement"), used("meeting")]) == []


def test_a_prompt_that_was_edited_in_place_is_told_to_become_a_new_version() -> None:
    (fault,) = changed_prompts([used("meeting"), used("statement", "0" * 64)])
    assert fault.startswith("prompt statement.v1 was changed after its answers were recorded")
    unused = f"v{len(versions('statement')) + 1}"
    assert fault.endswith(f"write the change as statement.{unused}")


def test_a_prompt_that_is_gone_is_a_fault() -> None:
    (fault,) = changed_prompts([PromptUsed(name="statement", version="v99", sha256="0" * 64)])
    assert "statement.v99 is gone" in fault


def test_other_articles_are_not_held_against_it(gold: Gold, perfect: list[Report]) -> None:
    baseline = baseline_of(evaluate(gold, perfect))
    with pytest.raises(InputError, match="baseline is of other articles"):
        held_against(baseline, evaluate(gold, perfect[:3]))


@pytest.mark.parametrize("text", [None, "{}", "not JSON"])
def test_what_is_no_baseline_is_one_line(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "baseline.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"baseline\.json.*readout eval --write-baseline") as caught:
        read_baseline(path)
    assert "\n" not in str(caught.value)
