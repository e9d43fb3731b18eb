"""The baseline: scores of the current prompts, kept in the repository so that a change can be held against them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from readout.errors import InputError
from readout.evaluation.comparison import DIGITS, Difference, all_scores, difference
from readout.evaluation.results import Evaluation
from readout.faults import first_fault_of
from readout.files import write_whole
from readout_prompts import load, versions
from readout_schemas import Model, PromptUsed, Tokens

FILE = Path("cassettes/baseline.json")


class Baseline(Model):
    """The file ``cassettes/baseline.json``."""

    model: str = Field(description="The model that answered.")
    plan: str
    prompts: tuple[PromptUsed, ...] = Field(description="Each with the SHA-256 of its text, includes expanded.")
    documents: tuple[str, ...] = Field(description="Prefixes of the gold ids, one an article.")
    scores: dict[str, float | None] = Field(description="By name, as `readout eval --json` has them.")
    tokens: Tokens
    reasks: int
    rejected: int


def baseline_of(evaluation: Evaluation) -> Baseline:
    """The baseline that an evaluation makes."""
    values = all_scores(evaluation)
    return Baseline(
        model=evaluation.usage.model,
        plan=evaluation.usage.plan,
        prompts=evaluation.prompts,
        documents=tuple(document.document for document in evaluation.documents),
        scores={name: None if value is None else round(value, DIGITS) for name, value in sorted(values.items())},
        tokens=evaluation.usage.tokens,
        reasks=evaluation.usage.reasks,
        rejected=evaluation.usage.rejected,
    )


def write_baseline(evaluation: Evaluation, path: Path = FILE) -> None:
    """Write the baseline of an evaluation.

    Raises:
        SettingsError: the place cannot be written to.
    """
    write_whole(path, baseline_of(evaluation).model_dump_json(indent=1) + "\n")


def read_baseline(path: Path = FILE) -> Baseline:
    """Read a baseline.

    Raises:
        InputError: there is none, or it is not one.
    """
    again = "write it with: readout eval --write-baseline"
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"baseline {path} cannot be read ({error}): {again}") from None
    except ValidationError as error:
        raise InputError(f"{path} is not a baseline ({first_fault_of(error)}): {again}") from None


def changed_prompts(prompts: Sequence[PromptUsed]) -> list[str]:
    """A line for each prompt whose file no longer has the text that the recorded answers were given to."""
    faults: list[str] = []
    for used in prompts:
        try:
            now = load(used.name, used.version)
        except LookupError:
            faults.append(f"prompt {used.name}.{used.version} is gone, and recorded answers rest on it: put it back")
            continue
        if now.sha256 != used.sha256:
            faults.append(
                f"prompt {used.name}.{used.version} was changed after its answers were recorded: put its text back "
                f"and write the change as {used.name}.{_next(used.name)}"
            )
    return faults


def held_against(baseline: Baseline, evaluation: Evaluation) -> list[Difference]:
    """The differences of an evaluation from the baseline, without intervals: it has no scores by document.

    Raises:
        InputError: they are not of the same articles.
    """
    if baseline.documents != tuple(document.document for document in evaluation.documents):
        raise InputError("the baseline is of other articles: leave --baseline out, or renew it with --write-baseline")
    now = {name: None if value is None else round(value, DIGITS) for name, value in all_scores(evaluation).items()}
    return [difference(name, baseline.scores, now, {}) for name in dict.fromkeys((*baseline.scores, *now))]


def _next(name: str) -> str:
    """The first version of a prompt that is not taken."""
    return f"v{int(versions(name)[-1].removeprefix('v')) + 1}"
