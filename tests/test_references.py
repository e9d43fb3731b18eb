"""What is loaded names only what is in it; what does not is refused in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import readout
from readout.errors import InputError
from readout.report_io import read_briefing, read_reports
from readout_schemas import Briefing, Report

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    settings = readout.Settings(model="recorded", cassettes=str(ROOT / "cassettes"))
    return [readout.extract(path, settings=settings) for path in sorted((ROOT / "seeds").glob("*.txt"))]


@pytest.fixture(scope="module")
def briefing(reports: list[Report]) -> Briefing:
    return readout.merge(reports)


def test_what_readout_wrote_is_read_again(reports: list[Report], briefing: Briefing, tmp_path: Path) -> None:
    lines, whole = tmp_path / "r.jsonl", tmp_path / "b.json"
    lines.write_text("\n".join(one.model_dump_json() for one in reports), encoding="utf-8")
    whole.write_text(briefing.model_dump_json(), encoding="utf-8")
    assert list(read_reports(lines)) == reports
    assert read_briefing(whole) == briefing


def _twice(name: str) -> Callable[[Any], None]:
    return lambda made: made[name].append(made[name][0])


def _rename_party(made: Any) -> None:
    made["parties"] = made["parties"][1:]


def _furnish(made: Any) -> None:
    made["document"]["furniture"] = [{"start": 5, "end": 10**6}]


def _end_later(made: Any) -> None:
    """A slice that goes past the end is the same text as one that does not."""
    name, text = made["document"]["id"], made["document"]["text"]
    span = {"document": name, "start": len(text) - 3, "end": len(text) + 9, "text": text[-3:]}
    made["coverage"]["unexplained"] = [span]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_twice("statements"), "two have the id of record"),
        (_twice("parties"), "two have the id of party"),
        (_rename_party, "it names party .*, which is not in it"),
        (_end_later, r"evidence from \d+ to \d+ has 3 characters"),
        (_furnish, "furniture from 5 to 1000000 is not in document"),
        (lambda made: made["document"].update(sha256="0" * 64), "the sha256 of document .* is not that of its text"),
        (lambda made: made["document"].update(positions=[{"start": 10**6, "page": 1}]), "a position at 1000000"),
    ],
)
def test_a_report_that_names_what_is_not_in_it_is_refused(
    reports: list[Report], tmp_path: Path, change: Callable[[Any], None], words: str
) -> None:
    made = json.loads(max(reports, key=lambda one: len(one.statements)).model_dump_json())
    change(made)
    file = tmp_path / "r.jsonl"
    file.write_text(json.dumps(made), encoding="utf-8")
    with pytest.raises(InputError, match=rf"r\.jsonl, line 1 is not a report \({words}") as caught:
        list(read_reports(file))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["document", "record"])
def test_a_disagreement_about_what_is_not_there_is_refused(briefing: Briefing, tmp_path: Path, name: str) -> None:
    made = json.loads(briefing.model_dump_json())
    assert made["disagreements"]
    made["disagreements"][0]["claims"][0][name] = "nobody"
    file = tmp_path / "b.json"
    file.write_text(json.dumps(made), encoding="utf-8")
    with pytest.raises(InputError, match=rf"is not a briefing \(it names {name} 'nobody', which is not in it\)"):
        read_briefing(file)
