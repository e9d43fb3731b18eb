"""A small context: how much of a text fits into it, and what is said where nothing does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from readout.ask.context import fixed_bytes, letters_in, needed, text_room, tokens_of_bytes
from readout.ask.plan import CALLS, Plan
from readout.ask.requests import request_body
from readout.ask.settings import SMALL_CONTEXT, Settings, context_of
from readout.errors import SettingsError
from readout_schemas import Document

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback

SMALL = Plan("small", context=SMALL_CONTEXT)


def test_the_small_plan_reads_3000_letters_in_4096_tokens_with_their_answer() -> None:
    assert SMALL.text_room is not None
    assert SMALL.text_room >= 3_000
    for call in SMALL.calls:
        assert SMALL.context_for(call, 3_000) <= SMALL_CONTEXT


def test_what_a_text_needs_is_what_has_room_for_it() -> None:
    room = text_room(8_000, fixed=5_000, share=2.2)
    assert needed(5_000, room, 2.2) <= 8_000 < needed(5_000, room + 10, 2.2)
    assert tokens_of_bytes(9) == 3


def test_a_request_is_no_longer_than_was_reckoned() -> None:
    document = Document(id="d", source="d", publisher="Norsk Telegrambyrå AS", text="Oslo sent envoys. " * 100)
    for name in CALLS:
        plan = Plan(name, reader="de")
        for call in plan.calls:
            body = request_body(call.answer, plan.asked(call, document), "a-model-of-some-name:4b")
            fixed = fixed_bytes(plan.prompt(call.prompt), call.answer)
            assert len(body) <= fixed + len((document.text or "").encode()) <= len(body) + 300


def test_letters_are_counted_where_the_text_is_widest() -> None:
    """A text that begins in English and goes on in Chinese has no window that is too long."""
    assert letters_in("a" * 5_000, 3_000) == 3_000
    assert letters_in("a" * 5_000 + "行" * 1_000, 3_000) == 1_000
    assert letters_in("", 3_000) == 3_000


def test_the_small_plan_has_its_context_where_none_is_named() -> None:
    assert context_of(Settings(plan="small")) == SMALL_CONTEXT
    assert context_of(Settings(plan="small", context=8_192)) == 8_192
    assert context_of(Settings()) is None


@pytest.mark.parametrize(("plan", "advice"), [("one", "use --plan small, or give the model"), ("small", "give the")])
def test_a_context_without_room_for_an_article_is_refused_with_what_to_do(plan: str, advice: str) -> None:
    with pytest.raises(SettingsError, match=f"1,024 tokens is too small for plan {plan!r}.*: {advice}"):
        Plan(plan, context=1_024)


def test_the_context_that_is_advised_is_taken() -> None:
    with pytest.raises(SettingsError) as refused:
        Plan("four", context=1)
    least = int(str(refused.value).split("give the model ")[1].split()[0].replace(",", ""))
    assert Plan("four", context=least).text_room
    with pytest.raises(SettingsError):
        Plan("four", context=least - 1)


async def test_an_answer_has_what_the_request_leaves_of_the_context(server: Loopback, ask: Ask) -> None:
    await ask("x" * 4_000, context=2_048)
    body = server.requests[0].body
    size = len(json.dumps({**body, "max_tokens": 0}, ensure_ascii=False, separators=(",", ":")))
    assert 2_048 - size / 4 - 10 <= body["max_tokens"] <= 2_048 - size / 4 + 10


async def test_an_answer_has_some_room_however_little_seems_to_be_left(server: Loopback, ask: Ask) -> None:
    await ask("x" * 40_000, context=2_048)
    assert server.requests[0].body["max_tokens"] == 256


async def test_no_more_room_is_asked_for_where_there_is_none(server: Loopback, ask: Ask) -> None:
    party = {"name": "Oslo", "kind": "country", "role": None, "as_written": ["Oslo"]}
    server.then_says(json.dumps({"parties": [party]})[:-2] + ",", finish_reason="length")
    await ask("x" * 4_000, context=2_048)
    assert len(server.requests) == 1


def test_a_follow_up_has_the_room_of_the_first_request_or_half_of_what_the_context_leaves() -> None:
    document = Document(id="d", source="d", text="Oslo sent envoys. " * 100)
    for plan in (Plan("small"), SMALL):
        for call in plan.calls:
            room = plan.follow_up_room(call, document)
            first = sum(len(one["content"].encode()) for one in plan.asked(call, document))
            used = fixed_bytes(plan.prompt(call.prompt), call.answer) + 1_800
            assert room == (first if plan.context is None else min(first, (4 * SMALL_CONTEXT - used) // 2))
