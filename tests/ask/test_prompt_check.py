"""Prompts that a server cut by less than a quarter: its counts of several show it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout.ask.client import Client
from readout.ask.messages import messages
from readout.ask.prompt_check import PromptCheck
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.drafts import Sanctions
from readout.errors import ContextLengthError
from readout.ledger import Store
from readout_prompts import Prompt

if TYPE_CHECKING:
    from tests.conftest import Loopback

NOTHING = {"parties": [], "sanctions": []}
RULES = Prompt("sanction", "v1", "Rules. " * 500)


def seen(*counts: tuple[int, int]) -> list[bytes]:
    """Looks at counts of tokens and letters; the requests that are taken to be cut."""
    check = PromptCheck("http://a")
    for number, (counted, letters) in enumerate(counts):
        check.check(counted, letters, bytes([number]))
    return check.at_ceiling()


@pytest.mark.parametrize("cut", [0.02, 0.1, 0.24])
def test_a_ceiling_is_seen_at_the_third_prompt_that_comes_to_it(cut: float) -> None:
    """Prompts of 4,096 tokens and more, of which up to a quarter is lost; shorter ones before are whole."""
    longest = round(4_096 / (1 - cut))
    with pytest.raises(ContextLengthError, match="read 4,096 tokens of each of 3 prompts of different lengths"):
        seen(
            (3_000, 13_500),
            (4_096, round(4_096 * 4.5)),
            (3_900, 17_500),
            (4_096, longest * 4),
            (4_096, round(longest * 4.5)),
        )


@pytest.mark.parametrize(
    "counts",
    [
        [(4_000, 18_000), (4_001, 18_900), (3_999, 17_000), (4_002, 20_000)],
        [(4_000, 18_000), (4_000, 18_000), (4_000, 18_100)],
        [(4_000, 18_000), (4_000, 20_000), (4_500, 21_000), (4_000, 22_000)],
        [(5_000, 8_000), (5_000, 9_000), (5_000, 10_000)],
        [(100, 18_000), (100, 20_000), (100, 22_000)],
        [(0, 18_000)] * 5,
    ],
    ids=["other counts", "one length", "no ceiling", "a count that is no count", "what was read before", "no count"],
)
def test_whole_prompts_are_not_taken_for_cut(counts: list[tuple[int, int]]) -> None:
    assert seen(*counts) == []


async def test_what_was_cut_before_it_was_seen_is_asked_again_by_the_next_run(
    server: Loopback, tmp_path: Path, usage: Usage
) -> None:
    place = tmp_path / "ledger.sqlite3"
    settings = Settings(model="m", base_url=server.url, ledger=place, concurrency=1)
    articles = ["Oslo sent envoys. " * number for number in (200, 600, 640, 680)]
    for counted in (2_000, 3_100, 3_100, 3_100):
        server.then_says(NOTHING, usage={"prompt_tokens": counted})
    async with Client(Endpoint.settle(settings, {}), settings) as client:
        for number, article in enumerate(articles):
            asked = client.ask(Sanctions, messages(RULES, article), CallContext(f"d{number}", "sanction.v1", usage))
            if number < 3:
                await asked
            else:
                with pytest.raises(ContextLengthError, match=re.escape("read 3,100 tokens of each of 3 prompts")):
                    await asked
    with Store(place) as store:
        assert sum(stats.answers for stats in store.stats()) == 1
