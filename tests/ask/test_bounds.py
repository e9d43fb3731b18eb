"""Bounds: of the answer's length, of the context, of time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.drafts import Statements
from readout.errors import ContextLengthError, EndpointError, TruncatedError
from readout.ledger import Store

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback

    from readout.ask.usage import Usage

PARTY = {"name": "Oslo", "kind": "country", "role": None, "as_written": ["Oslo"]}
CUT = json.dumps({"parties": [PARTY, {**PARTY, "name": "Riga"}]})[:-2] + ","


def limits(server: Loopback) -> list[dict[str, Any]]:
    return [{key: value for key, value in one.body.items() if "tokens" in key} for one in server.requests]


async def test_a_bound_on_the_answer_grows_with_the_article(server: Loopback, ask: Ask) -> None:
    for article in ("x" * 400, "x" * 40_000):
        await ask(article)
    short, long = (limit["max_tokens"] for limit in limits(server))
    assert 2_600 <= short <= 2_800
    assert long - short == pytest.approx(6 * 9_900, rel=0.01)


async def test_a_bound_goes_under_the_name_that_the_server_takes(server: Loopback, ask: Ask) -> None:
    server.then_fails(400, message="Unsupported parameter: 'max_tokens' is not supported with this model.")
    await ask()
    assert [list(limit) for limit in limits(server)] == [["max_tokens"], ["max_completion_tokens"]]


async def test_a_server_that_takes_no_bound_gets_none(server: Loopback, ask: Ask) -> None:
    server.then_fails(400, message="'max_tokens' is too large: 9000")
    server.then_fails(422, message="max_completion_tokens: extra inputs are not permitted")
    await ask()
    assert limits(server)[2] == {}


async def test_a_good_answer_that_was_cut_off_gets_more_room_once(server: Loopback, ask: Ask) -> None:
    for _ in range(2):
        server.then_says(CUT, finish_reason="length")
    found = await ask()
    first, second = (limit["max_tokens"] for limit in limits(server))
    assert second == 4 * first
    assert [party.name for party in found.parties] == ["Oslo", "Riga"]


async def test_an_answer_that_repeats_itself_gets_no_more_room(server: Loopback, ask: Ask) -> None:
    server.then_says(json.dumps({"parties": [PARTY] * 50})[:-2] + ",", finish_reason="length")
    await ask()
    assert len(server.requests) == 1


async def test_thoughts_that_were_cut_off_get_more_room_once(server: Loopback, ask: Ask) -> None:
    for _ in range(2):
        server.then_says("", finish_reason="length", reasoning_content="The article says")
    with pytest.raises(TruncatedError):
        await ask()
    assert len(server.requests) == 2


async def test_the_bound_has_no_part_in_the_key_of_an_answer(server: Loopback, ask: Ask, tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite3"
    server.then_fails(400, message="max_tokens is unknown")
    await ask(ledger=place)
    await ask(ledger=place)
    assert len(server.requests) == 2


async def test_a_prompt_that_the_server_cut_is_an_error_and_never_a_result(
    server: Loopback, ask: Ask, tmp_path: Path
) -> None:
    place = tmp_path / "ledger.sqlite3"
    server.then_says({"parties": [], "statements": [], "labels": []}, usage={"prompt_tokens": 2050})
    with pytest.raises(ContextLengthError, match=r"read 2,050 of some 5,0\d\d tokens: raise its context"):
        await ask("word " * 4_000, answer=Statements, ledger=place)
    with Store(place) as store:
        assert store.stats() == []


@pytest.mark.parametrize("text", ["слово " * 900, "文字" * 900, "a b c " * 900])
async def test_a_prompt_that_was_read_whole_is_none_that_was_cut(server: Loopback, ask: Ask, text: str) -> None:
    server.then_says({"parties": [], "sanctions": []}, usage={"prompt_tokens": len(text) // 5})
    await ask(text)  # ContextLengthError otherwise
    assert len(server.requests) == 1


async def test_a_server_that_does_not_count_is_believed(server: Loopback, ask: Ask) -> None:
    server.then_says({"parties": [], "sanctions": []}, usage=None)
    await ask("word " * 4_000)  # ContextLengthError otherwise
    assert len(server.requests) == 1


async def test_a_server_that_counts_what_is_new_to_it_alone_is_believed(server: Loopback, ask: Ask) -> None:
    server.then_says({"parties": [], "sanctions": []}, usage={"prompt_tokens": 100})
    await ask("word " * 4_000)  # ContextLengthError otherwise
    assert len(server.requests) == 1


async def test_what_was_not_answered_in_time_is_asked_twice_and_the_client_leaves(
    server: Loopback, ask: Ask, usage: Usage
) -> None:
    server.then_is_silent(times=9)
    with pytest.raises(EndpointError, match="--timeout"):
        await ask(timeout=0.5, attempts=6)
    assert (usage.calls, usage.retries) == (0, 1)
    server.wait_until(lambda: server.left == len(server.requests))
