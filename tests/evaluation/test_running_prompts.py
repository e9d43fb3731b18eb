"""Prompts over annotated articles: what is replayed, what is missing, and what is recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout.ask.settings import Settings
from readout.errors import ModelError, RecordingError, SettingsError
from readout.evaluation.gold import Gold, load_gold
from readout.evaluation.prompt_runs import Asked, Unanswered, evaluation, replay, sources
from readout_prompts import versions

if TYPE_CHECKING:
    from tests.conftest import Loopback

TEXT = "Norway froze the assets of two banks.\n"
ASKED = Asked("now", "readout eval --record")
ONE, TWO = "norway-froze-the-assets-of-two-948420b5", "norway-froze-the-assets-of-two-4a4e2b97"
NAMES = ("meeting", "statement", "commitment", "sanction")


def newest(prompt: str) -> str:
    return versions(prompt)[-1]


@pytest.fixture
def small(annotate: Callable[..., Path], gold_sanction: Callable[..., object]) -> Gold:
    """Two articles, the first of which has a sanction."""
    annotate(f"{TEXT}Nothing else.\n", "two")
    return load_gold(annotate(TEXT, sanctions=[gold_sanction(TEXT, TEXT.strip())]))


@pytest.fixture
def settings(tmp_path: Path, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    return Settings(
        plan="four",
        model="gpt-5-mini",
        base_url=server.url,
        cassettes=tmp_path / "cassettes",
        record=True,
        attempts=1,
    )


async def test_every_call_is_missing_where_nothing_is_recorded(small: Gold, tmp_path: Path) -> None:
    for folder in ("none", "gold"):  # one is not there, the other has no cassettes
        _, missing = await replay(small, Settings(plan="four", cassettes=tmp_path / folder))
        assert sorted(missing) == [
            Unanswered(name, prompt, newest(prompt)) for name in (TWO, ONE) for prompt in sorted(NAMES)
        ]


async def test_what_is_missing_is_named_with_the_command_that_records_it(small: Gold, tmp_path: Path) -> None:
    with pytest.raises(RecordingError) as caught:
        await evaluation(small, Settings(plan="four", cassettes=tmp_path), ASKED)
    message = str(caught.value)
    assert f"statement.{newest('statement')} for {TWO}, {ONE}" in message
    assert message.endswith("record them with: readout eval --record")
    assert "\n" not in message


async def test_missing_answers_are_asked_for_and_kept(small: Gold, settings: Settings, server: Loopback) -> None:
    found = await evaluation(small, settings, ASKED)
    assert len(server.requests) == 8
    assert [document.document for document in found.documents] == ["one", "two.txt"]
    assert await evaluation(small, Settings(plan="four", cassettes=settings.cassettes), ASKED) == found
    assert len(server.requests) == 8


async def test_what_is_recorded_is_not_asked_again(small: Gold, settings: Settings, server: Loopback) -> None:
    await evaluation(small, settings, ASKED)
    kept = settings.cassettes / TWO / f"meeting.{newest('meeting')}.yaml"
    before = kept.read_bytes()
    (settings.cassettes / ONE / f"statement.{newest('statement')}.yaml").unlink()
    await evaluation(small, settings, ASKED)
    assert [asked.schema for asked in server.requests[8:]] == ["Statements"]
    assert kept.read_bytes() == before


async def test_an_answer_to_another_request_counts_as_missing(small: Gold, settings: Settings) -> None:
    await evaluation(small, settings, ASKED)
    stale = settings.cassettes / ONE / f"sanction.{newest('sanction')}.yaml"
    stale.write_text(stale.read_text(encoding="utf-8").replace("banks", "barns"), encoding="utf-8")
    _, missing = await replay(small, Settings(plan="four", cassettes=settings.cassettes))
    assert missing == [Unanswered(ONE, "sanction", newest("sanction"))]


async def test_an_endpoint_that_fails_is_named(small: Gold, settings: Settings, server: Loopback) -> None:
    server.failing["Meetings"] = 400
    with pytest.raises(ModelError, match=rf"{TWO}: meeting: .*; {ONE}: meeting: "):
        await evaluation(small, settings, ASKED)


async def test_recording_needs_an_endpoint(small: Gold, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nothing to record from"):
        await evaluation(small, Settings(plan="four", cassettes=tmp_path, record=True), ASKED)


def test_the_gold_dates_articles_that_do_not_say_their_day(small: Gold) -> None:
    assert {str(document.published) for document in sources(small)} == {"2025-03-15"}


def test_the_seeds_texts_are_those_that_the_gold_points_into(gold: Gold) -> None:
    assert [document.text for document in sources(gold)] == [document.text for document in gold.documents]


async def test_a_version_of_a_prompt_that_the_plan_never_sends_is_refused(small: Gold, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="prompt statement is not sent in plan one, which sends all, follow_up"):
        await replay(small, Settings(plan="one", prompts={"statement": "v1"}, cassettes=tmp_path))
