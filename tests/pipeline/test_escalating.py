"""What still fails after the follow-up is asked of a stronger model: that item alone, at that model's price."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from readout_tests.loopback import Loopback
from readout_tests.statement import SENTENCE, STATEMENT, readout_with

import readout
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import price_usd
from readout.errors import AuthenticationError
from readout_schemas import Report, Tokens

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

ARTICLE = f"{SENTENCE}\n“It is late,” she added.\n"
WRONG = {**STATEMENT, "quotes": ["We never had a choice,"]}
PRICE = {"prompt_tokens": 5000, "completion_tokens": 100, "prompt_tokens_details": {"cached_tokens": 0}}


@pytest.fixture
def strong(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """The stronger model's server: it gets the item right."""
    running = Loopback()
    running.model, running.usage = "gpt-5", PRICE
    running.answers = {"Readout": readout_with(STATEMENT)}
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "k")
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", running.url.removesuffix("/v1"))
    yield running
    running.close()


@pytest.fixture
def weak(server: Loopback) -> Loopback:
    """The first model's server: it gets the item wrong, however often it is asked."""
    server.usage = PRICE
    server.answers = {"Readout": readout_with(WRONG)}
    return server


def report(weak: Loopback, **given: Any) -> Report:
    settings = Settings(**{"model": "m", "base_url": weak.url, "escalate": "azure/gpt-5", **given})
    return readout.extract(readout.document(ARTICLE, source="oslo"), settings=settings)


def test_the_item_that_fails_is_asked_of_the_stronger_model_alone(weak: Loopback, strong: Loopback) -> None:
    made = report(weak)
    assert [quote.text for statement in made.statements for quote in statement.quotes] == ["We had no choice,"]
    assert (len(weak.requests), len(strong.requests)) == (2, 1)
    sent = strong.requests[0].body["messages"][-1]["content"]
    assert "We never had a choice," in sent
    assert "Quotations that nothing accounts for" not in sent
    assert made.run.escalation is not None
    assert (made.run.escalation.asked, made.run.escalation.mended, made.run.escalation.calls) == (1, 1, 1)


def test_it_is_metered_at_the_price_of_its_own_model(weak: Loopback, strong: Loopback) -> None:
    made = report(weak)
    each = Tokens(prompt=5000, completion=100)
    first, second = price_usd("gpt-5-mini", each + each), price_usd("gpt-5", each)
    assert made.run.tokens == each + each + each
    assert made.run.escalation is not None
    assert made.run.escalation.model == strong.model
    assert made.run.escalation.cost_usd == second
    assert first is not None
    assert second is not None
    assert made.run.cost_usd == pytest.approx(first + second)


def test_what_holds_is_not_asked_again(weak: Loopback, strong: Loopback) -> None:
    weak.answers = {"Readout": readout_with(STATEMENT)}
    made = report(weak)
    assert strong.requests == []
    assert made.run.escalation is None


def test_without_a_stronger_model_the_item_is_rejected(weak: Loopback, strong: Loopback) -> None:
    made = report(weak, escalate=None)
    assert made.statements == ()
    assert len(made.rejected) >= 1
    assert strong.requests == []


def test_its_answers_are_in_the_ledger_too(weak: Loopback, strong: Loopback, tmp_path: Path) -> None:
    report(weak, ledger=tmp_path / "ledger")
    again = report(weak, ledger=tmp_path / "ledger")
    assert (len(weak.requests), len(strong.requests)) == (2, 1)
    assert (again.run.calls, again.run.reused) == (0, 3)


def test_what_both_cost_counts_for_the_limit(weak: Loopback, strong: Loopback) -> None:
    """Within a limit that either would keep alone, what the first has spent leaves nothing for the other."""
    weak.usage = {**PRICE, "completion_tokens": 100_000}
    spent = 2 * (price_usd("gpt-5-mini", Tokens(prompt=5000, completion=100_000)) or 0)
    with pytest.raises(readout.RunError, match="--max-cost"):
        report(weak, model="gpt-5-mini", max_cost=spent + 0.0075)
    assert (len(weak.requests), len(strong.requests)) == (2, 0)


def test_a_failure_of_the_stronger_model_is_the_documents_error(weak: Loopback, strong: Loopback) -> None:
    strong.then_fails(401)
    made = report(weak)
    assert "refused the key" in (made.document.error or "")
    assert "AZURE_OPENAI_API_KEY" in (made.document.error or "")


def test_recorded_escalations_are_replayed(weak: Loopback, strong: Loopback, tmp_path: Path) -> None:
    made = report(weak, record=True, cassettes=tmp_path)
    asked = len(strong.requests)
    again = report(weak, model="recorded", base_url=None, escalate="recorded", cassettes=tmp_path)
    assert again.statements == made.statements
    assert len(strong.requests) == asked == 1


@pytest.mark.parametrize(
    ("given", "settled"),
    [
        ({"base_url": "http://host/v1", "model": "m", "escalate": "large"}, ("openai", "large", "http://host/v1")),
        (
            {"base_url": "http://host/v1", "model": "m", "escalate": "mistral/large"},
            ("mistral", "large", "https://api.mistral.ai/v1"),
        ),
        ({"model": "recorded", "escalate": "recorded"}, ("recorded", "recorded", "http://recorded.invalid/v1")),
    ],
)
def test_the_stronger_model_is_at_the_same_server_or_at_its_provider(
    given: dict[str, str], settled: tuple[str, str, str]
) -> None:
    endpoint = Endpoint.settle_stronger(Settings(**given), {"MISTRAL_API_KEY": "k"})  # type: ignore[arg-type]
    assert endpoint is not None
    assert (endpoint.provider, endpoint.model, endpoint.base_url) == settled


def test_a_stronger_model_without_a_key_is_told_before_anything_is_asked(weak: Loopback) -> None:
    with pytest.raises(AuthenticationError, match="set MISTRAL_API_KEY"):
        report(weak, escalate="mistral/large")
    assert weak.requests == []


def test_the_option_names_it(weak: Loopback, strong: Loopback, run: Run, tmp_path: Path) -> None:
    (tmp_path / "oslo.txt").write_text(ARTICLE, encoding="utf-8")
    run("extract", tmp_path / "oslo.txt", "--base-url", weak.url, "--model", "m", "--escalate", "azure/gpt-5", "-q")
    assert len(strong.requests) == 1
