"""The recorded answers: readable, without secrets, complete, and none that nothing asks for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from vcr.cassette import Cassette

import readout
import readout_prompts
from readout import Settings
from readout.ask.plan import CALLS
from readout.ingest import read

ROOT = Path(__file__).parents[2]
CASSETTES = sorted((ROOT / "cassettes").rglob("*.yaml"))
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
SECRET = re.compile(
    r"sk-[A-Za-z0-9]{8}|bearer|authorization|api[-_]?key|cookie|x-stainless|user-agent|/root/|/home/|/tmp/",
    re.IGNORECASE,
)


def stored(path: Path) -> list[dict[str, Any]]:
    interactions: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]
    return interactions


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_cassette_holds_what_was_said_and_nothing_else(path: Path) -> None:
    for interaction in stored(path):
        assert set(interaction["request"]) == {"method", "uri", "body"}
        assert isinstance(interaction["request"]["body"], dict)
        assert isinstance(interaction["response"]["body"], dict)
        assert set(interaction["response"]["headers"]) <= {"content-type"}
        assert interaction["response"]["status"]["code"] == 200
        assert SECRET.search(json.dumps({**interaction, "request": interaction["request"]["uri"]})) is None


def test_every_cassette_is_of_a_document_and_a_prompt_that_exist() -> None:
    documents = {document.id for document in read(SEEDS)}
    for path in CASSETTES:
        name, version = path.stem.rsplit(".", 1)
        assert version in readout_prompts.versions(name), path
        assert path.parent.name in documents or path.parent.name.startswith("briefing-"), path


def recorded_sets() -> list[tuple[str, dict[str, str]]]:
    """Plans and versions of their prompts for which there are answers: of each call the newest up to a version."""
    have = {path.stem for path in CASSETTES}
    sets = []
    for plan, calls in CALLS.items():
        for version in sorted(
            {version for call in calls for version in readout_prompts.versions(call.prompt)}, key=number
        ):
            known = {
                call.prompt: [v for v in readout_prompts.versions(call.prompt) if number(v) <= number(version)]
                for call in calls
            }
            prompts = {name: several[-1] for name, several in known.items() if several}
            if all(f"{name}.{chosen}" in have for name, chosen in prompts.items()):
                sets.append((plan, prompts))
    return sets


def recorded_seeds(prompts: dict[str, str]) -> list[Path]:
    """The seeds for which all calls have answers."""
    have = {(path.parent.name, path.stem) for path in CASSETTES}
    files = {f"{name}.{version}" for name, version in prompts.items()}
    named = zip(SEEDS, read(SEEDS), strict=True)
    return [seed for seed, document in named if all((document.id, file) in have for file in files)]


def number(version: str) -> int:
    return int(version.removeprefix("v"))


def test_no_recorded_answer_is_left_that_nothing_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: dict[str, list[Cassette]] = {}
    load = Cassette._load

    def noting(cassette: Cassette) -> None:
        load(cassette)
        opened.setdefault(str(cassette._path), []).append(cassette)

    monkeypatch.setattr(Cassette, "_load", noting)
    for plan, prompts in recorded_sets():
        settings = Settings(model="recorded", cassettes=ROOT / "cassettes", plan=plan, prompts=prompts)
        seeds = recorded_seeds(prompts)
        assert plan == "small" or seeds == SEEDS, (plan, prompts)  # small is recorded for some of them
        briefing = readout.brief(seeds, settings=settings)
        assert [document.error for document in briefing.documents] == [None] * len(seeds), (plan, prompts)
    for path in CASSETTES:
        played = {index for cassette in opened.get(str(path), []) for index in cassette.play_counts}
        assert played == set(range(len(stored(path)))), f"{path}: an answer that nothing asks for: record it again"
