"""What the smaller pieces of asking do at their edges."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from readout.ask.answer_text import text_of, unwrapped
from readout.ask.budget import Budget, tokens_of
from readout.ask.client import Client
from readout.ask.completions import read_completion
from readout.ask.error_mapping import prompt_ceiling
from readout.ask.messages import about, enclosed, fence, is_fence, language_in_english, messages
from readout.ask.plan import FOLLOW_UP, JUDGING, SUMMING_UP, Plan
from readout.ask.progress import RunProgress
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage, current_call, price_usd, under_way
from readout.drafts import Sanctions
from readout.errors import EndpointError, SettingsError, StoppedError
from readout_prompts import Prompt, load
from readout_schemas import Document, Tokens

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Loopback

PROMPT = Prompt("sanction", "v1", "Rules.\n")


def message(**fields: Any) -> Any:
    return SimpleNamespace(**fields)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"content": "said"}, "said"),
        ({"content": [{"text": "a"}, {"type": "image"}, message(text="b"), message(), {"text": 7}, 7]}, "ab"),
        ({"content": 7}, ""),
        ({}, ""),
        ({"content": None, "tool_calls": [message(function=message(arguments="{}")), message(function=None)]}, "{}"),
        ({"content": "", "tool_calls": [message()]}, ""),
        ({"content": " ", "reasoning": 'Well, {"a": 1} it is.'}, '{"a": 1}'),
        ({"content": "", "reasoning_content": "Only thoughts."}, ""),
        ({"content": "said", "reasoning_content": '{"a": 1}'}, "said"),
    ],
)
def test_where_the_text_of_an_answer_is(fields: dict[str, Any], text: str) -> None:
    assert text_of(message(**fields)) == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<think>{"no": 1}</think>{"a": 1} done', '{"a": 1}'),
        ('{"a": 1} and {"b": 2}', '{"a": 1} and {"b": 2}'),
        ("{broken", "{broken"),
        ("none", "none"),
    ],
)
def test_an_object_is_taken_out_of_what_stands_around_it(content: str, text: str) -> None:
    assert unwrapped(content) == text


def test_what_is_said_before_an_article() -> None:
    document = Document(id="d", source="d", publisher="Ōsaka " + "x" * 200, text="Text.")
    assert about(document) == '{"publisher": "Ōsaka ' + "x" * 94 + '"}'
    assert json.loads(about(document, "de"))["reader"] == "German"
    assert about(Document(id="d", source="d", text="Text."), "pt-BR") == '{"reader": "Brazilian Portuguese"}'


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "German"),
        ("zh", "Chinese"),
        ("pt-BR", "Brazilian Portuguese"),
        ("pt-PT", "European Portuguese"),
        ("zh-Hant", "Traditional Chinese"),
        ("zh-TW", "Traditional Chinese (Taiwan)"),
        ("zh-Hant-HK", "Traditional Chinese (Hong Kong SAR China)"),
        ("es-419", "Latin American Spanish"),
        ("de-CH-1996", "Swiss High German"),
        ("sr-Latn", "Serbian (Latin)"),
        ("az-Arab-IR", "Azerbaijani (Arabic, Iran)"),
        ("nb-NO", "Norwegian Bokmål (Norway)"),
    ],
)
def test_the_language_of_the_reader_is_told_with_the_script_and_region_that_its_tag_has(tag: str, name: str) -> None:
    assert language_in_english(tag) == name
    assert about(Document(id="d", source="d", text="Text.")) == ""


def test_what_stands_around_an_article_and_around_records() -> None:
    mark = fence("Text.\n")
    assert is_fence(mark)
    assert not is_fence(fence("Text.\n", "records"))
    assert messages(PROMPT, "Text.\n", " Again.\n", "{}") == [
        {"role": "system", "content": "Rules."},
        {"role": "user", "content": f"{{}}\n\n{mark}\nText.\n{mark}\n\n Again."},
    ]
    records = fence("Text.\n", "records")
    assert enclosed(PROMPT, "Text.\n")[1]["content"] == f"{records}\nText.\n{records}"


def test_a_plan_is_what_the_settings_say() -> None:
    plan = Plan.of(Settings(plan="four", prompts={"statement": "v1"}, reader="de", context=9_000))
    assert plan == Plan("four", {"statement": "v1"}, "de", 9_000)
    assert Plan.of(Settings(plan="small")).context == 4_096
    assert plan.prompt("statement") == load("statement", "v1")
    assert plan.concluding_prompts() == (load(JUDGING), load(SUMMING_UP))
    assert plan.prompts()[-1] == load(FOLLOW_UP)


def test_a_budget_counts_what_was_spent_and_what_is_under_way() -> None:
    progress = RunProgress(model="gpt-5-mini")
    price = price_usd("gpt-5-mini", Tokens(prompt=1_000, completion=2_000))
    assert price is not None
    budget = Budget(2.5 * price, "gpt-5-mini", progress)
    assert budget.admits(1_000)
    reserved = [budget.reserve(1_000), budget.reserve(1_000)]
    assert not budget.admits(1_000)
    assert progress.ended is None
    for one in reserved:
        budget.release(one)
    assert budget.admits(1_000)
    progress.tokens = Tokens(prompt=2_000, completion=4_000)
    assert not budget.admits(1_000)
    assert isinstance(progress.ended, StoppedError)
    assert str(progress.ended) == (
        f"stopped before a call that could pass --max-cost {2.5 * price:g} (spent: {2 * price:.4f} US dollars): the "
        "same command with a higher limit goes on where it stopped; what was answered costs nothing again"
    )


def test_a_budget_reckons_with_2000_tokens_an_answer_until_twenty_have_come() -> None:
    def fits(**counts: int) -> bool:
        budget = Budget(0.004, "gpt-5-mini", RunProgress(model="gpt-5-mini", **counts))  # type: ignore[arg-type]
        return budget.admits(0)

    assert price_usd("gpt-5-mini", Tokens(completion=2_000)) == pytest.approx(0.004)
    assert fits(calls=19, longest=1_999)
    assert not fits(calls=19, longest=2_001)
    assert not fits(calls=20, longest=2_001)
    assert fits(calls=20, longest=10)


def test_a_budget_for_a_model_without_a_price_is_refused() -> None:
    with pytest.raises(SettingsError) as caught:
        Budget(1.0, "no-such-model", RunProgress())
    assert str(caught.value) == (
        "--max-cost needs a price, and none is known for no-such-model: leave it out, or set --deadline"
    )


def test_tokens_are_four_letters_and_none_is_left_out() -> None:
    assert [tokens_of(letters) for letters in (0, 1, 4, 5)] == [0, 1, 1, 2]


def test_counts_are_added_and_the_model_that_answered_last_stays() -> None:
    whole = Usage(calls=1, retries=2, reused=3, model="a", tokens=Tokens(prompt=1), reasks=1)
    whole.add(Usage(calls=1, retries=1, reused=1, model=None, tokens=Tokens(prompt=2, completion=3), reasks=2))
    assert whole == Usage(calls=2, retries=3, reused=4, model="a", tokens=Tokens(prompt=3, completion=3), reasks=3)
    whole.add(Usage(model="b"))
    assert whole.model == "b"


def test_a_call_is_under_way_in_its_own_block_alone() -> None:
    context = CallContext("d", "p.v1", Usage())
    with under_way(context):
        assert current_call() is context
    with pytest.raises(LookupError):
        current_call()


def test_a_price_is_known_by_the_tables_and_cached_tokens_are_cheaper() -> None:
    assert price_usd("no-such-model", Tokens(prompt=1)) is None
    fresh = price_usd("gpt-5-mini", Tokens(prompt=1_000_000))
    cached = price_usd("gpt-5-mini", Tokens(prompt=1_000_000, cached=1_000_000))
    assert fresh is not None
    assert cached is not None
    assert 0 < cached < fresh


async def test_an_answer_from_the_ledger_is_counted_as_that(server: Loopback, usage: Usage, tmp_path: Path) -> None:
    settings = Settings(model="m", base_url=server.url, ledger=tmp_path / "ledger.sqlite3")
    counted = []
    for _ in range(2):
        progress = RunProgress()
        async with Client(Endpoint.settle(settings, {}), settings, progress) as client:
            await client.ask(Sanctions, messages(PROMPT, "Text."), CallContext("d", "sanction.v1", usage))
        counted.append((progress.calls, progress.reused))
    assert counted == [(1, 0), (0, 1)]
    assert (usage.calls, usage.reused) == (1, 1)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"7" * 70, f"it sent '{'7' * 60}'"),
        (b"[1]", "it sent '[1]'"),
        (b"", "it sent nothing"),
        (b"no", "it sent no JSON: Expecting value: line 1 column 1 (char 0)"),
    ],
)
def test_a_response_that_is_no_completion_is_told_with_what_it_is(answer: bytes, told: str) -> None:
    with pytest.raises(EndpointError) as caught:
        read_completion(answer, "http://a")
    assert str(caught.value).startswith(f"http://a is not an OpenAI-compatible server ({told}): the base URL")


def test_a_ceiling_of_prompts_is_told_with_what_to_do() -> None:
    assert str(prompt_ceiling("http://a", 4_096, 3)) == (
        "http://a read 4,096 tokens of each of 3 prompts of different lengths, and cut the rest: raise its context "
        "(for Ollama num_ctx), or make requests fit with --context N; the same command then asks all of these again"
    )


def test_what_a_run_costs_is_that_of_both_models_and_unknown_where_one_price_is() -> None:
    tokens = Tokens(prompt=1_000_000)
    own, more = (price_usd(model, tokens) for model in ("gpt-5-mini", "gpt-5"))
    assert own is not None
    assert more is not None
    stronger = RunProgress(model="gpt-5", tokens=tokens)
    assert RunProgress().cost_usd() == 0.0
    assert RunProgress(model="gpt-5-mini", tokens=tokens).cost_usd() == own
    assert RunProgress(model="gpt-5-mini", tokens=tokens, stronger=stronger).cost_usd() == pytest.approx(own + more)
    assert RunProgress(model="unknown", tokens=tokens, stronger=stronger).cost_usd() is None
    unknown = RunProgress(model="unknown", tokens=tokens)
    assert RunProgress(model="gpt-5-mini", tokens=tokens, stronger=unknown).cost_usd() is None


async def test_a_client_makes_no_call_that_could_pass_the_limit_of_cost(server: Loopback, usage: Usage) -> None:
    settings = Settings(model="gpt-5-mini", base_url=server.url, max_cost=0.001)
    async with Client(Endpoint.settle(settings, {}), settings) as client:
        with pytest.raises(StoppedError, match=r"could pass --max-cost 0\.001 \(spent: 0\.0000 US dollars\)"):
            await client.ask(Sanctions, messages(PROMPT, "Text."), CallContext("d", "sanction.v1", usage))
    assert (server.requests, usage.calls) == ([], 0)
