"""What a replay says of a request that was not recorded: the first line that changed, and how to record it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from vcr.request import Request

from readout.ask.concurrency import ConcurrencyLimiter, RequestState
from readout.ask.messages import fence
from readout.ask.progress import RunProgress
from readout.ask.recording import same_body
from readout.ask.settings import RECORDED, Settings
from readout.errors import EndpointError, RecordingError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ask.conftest import Ask
    from tests.conftest import Loopback, ManualClock


def request(text: str, **more: Any) -> Request:
    body = {"messages": [{"role": "user", "content": text}], "model": "m", **more}
    return Request("POST", "http://a", json.dumps(body).encode(), {})


def changed(now: Request, then: Request) -> str:
    with pytest.raises(AssertionError) as caught:
        same_body(now, then)
    return str(caught.value)


def test_the_first_line_that_is_new_is_said() -> None:
    then = request("One.\n\nTwo.\nThree.")
    assert changed(request("One.\n\n2.\nThird."), then) == "2."
    assert changed(request("One.\n\nTwo.\nThree.\nFour."), then) == "Three."


def test_where_nothing_is_new_what_was_left_out_is_said() -> None:
    assert changed(request("One.\nThree."), request("One.\nTwo.\nThree.")) == "left out: Two."


def test_fences_are_said_where_nothing_else_changed_alone() -> None:
    first, second = fence("a"), fence("b")
    assert changed(request(f"x\n{first}\nOne.\ny"), request(f"x\n{second}\nTwo.\ny")) == "One."
    assert changed(request(f"x\n{first}\ny"), request(f"x\n{second}\ny")) == first


def test_the_models_name_and_the_bound_are_no_change_and_all_else_is() -> None:
    then = request("One.", model="other", max_tokens=9)
    same_body(request("One.", model="m"), then)  # AssertionError otherwise
    assert changed(request("One.", model="m", seed=1), then) == '"seed": 1'


@pytest.mark.parametrize(("letters", "shown"), [(60, "y" * 60), (61, "y" * 59 + "…")])
async def test_a_request_that_was_not_recorded(ask: Ask, tmp_path: Path, letters: int, shown: str) -> None:
    folder = tmp_path / "cassettes"
    await ask("Norway.\nx\nFin.", record=True, cassettes=folder)
    with pytest.raises(RecordingError) as caught:
        await ask(f"Norway.\n{'y' * letters}\nFin.", model=RECORDED, cassettes=folder)
    assert str(caught.value).startswith(
        "the recorded answer for document oslo and prompt sanction.v1 was given to another request "
        f"(changed: {shown}): "
    )
    with pytest.raises(RecordingError) as missing:
        await ask(document="bergen", model=RECORDED, cassettes=folder)
    assert str(missing.value).startswith(
        f"no recorded answer for bergen to prompt sanction.v1 ({folder / 'bergen' / 'sanction.v1.yaml'} is missing): "
    )


async def test_a_completion_without_an_answer_is_shown(server: Loopback, ask: Ask) -> None:
    server.then_raw(b'{"id": "c", "choices": []}')
    with pytest.raises(EndpointError) as caught:
        await ask()
    assert str(caught.value) == (
        f'{server.url} sent no answer (no answer is in {{"id":"c","choices":[]}}): try again later, or another model'
    )


async def test_a_call_that_waits_by_itself_is_not_held_back_as_long_again(manual_clock: ManualClock) -> None:
    limiter = ConcurrencyLimiter(Settings(concurrency=8), RunProgress(), clock=manual_clock)
    shorter, longer = RequestState(1), RequestState(1)
    limiter.refused(shorter, 3.0, told=True, limit=True)
    assert shorter.waited_until == manual_clock.time + 3.0
    limiter.refused(longer, 2.0, told=True, limit=True)
    assert longer.waited_until == 0.0  # the others wait longer than it does by itself, and so will it
