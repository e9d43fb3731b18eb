"""The Batch API: what is sent, and what is made of what comes."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx2
import openai
import pytest

from readout.ask.batches.choosing import batch_api
from readout.ask.batches.openai import OpenAiBatches
from readout.ask.batches.parts import BatchAnswer, BatchState
from readout.ask.settings import Endpoint, Settings
from readout.errors import ModelNotFoundError, SettingsError
from readout_schemas import Tokens

KEY = bytes(range(32))
USAGE = {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}
CHOICE = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Grüße", "refusal": None}}
BODY = {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [CHOICE], "usage": USAGE}


def row(status: int = 200, body: Any = BODY, **changes: Any) -> str:
    told = {"custom_id": KEY.hex(), "response": {"status_code": status, "body": body}, **changes}
    return json.dumps({name: value for name, value in told.items() if value != "left out"})


class Endpointed:
    """What the SDK's client is to ``BatchApi``."""

    def __init__(self, *rows: str, **batch: Any) -> None:
        self.sent: list[Any] = []
        known = {"id": "b1", "status": "completed", "request_counts": None, "errors": None}
        known |= {"output_file_id": "out", "error_file_id": None} | batch
        content = SimpleNamespace(iter_lines=lambda: iter(rows))
        self.files = SimpleNamespace(create=self._kept(SimpleNamespace(id="f1")), content=self._kept(content))
        batches = {"create": SimpleNamespace(id="b1"), "retrieve": SimpleNamespace(**known)}
        self.batches = SimpleNamespace(**{name: self._kept(value) for name, value in batches.items()})
        self.retries: list[int] = []

    def with_options(self, max_retries: int) -> Endpointed:
        self.retries.append(max_retries)
        return self

    def _kept(self, value: Any) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            sent = [one.read() if hasattr(one, "read") else one for one in (*given, *named.values())]
            self.sent.append(sent)
            if isinstance(value, Exception):
                raise value
            return value

        return call


def api(client: Any = None, **endpoint: Any) -> OpenAiBatches:
    given = {"provider": "openai", "model": "m", "base_url": "http://a/v1", "api_key": "sk-secret", **endpoint}
    made = OpenAiBatches(Endpoint(**given), Settings(timeout=7.0, attempts=4))
    if client is not None:
        made._client = client
    return made


def test_the_client_has_what_the_endpoint_and_settings_say() -> None:
    client = api(query=(("api-version", "1"),), login=("me", "pw"))._client
    assert (client.api_key, str(client.base_url), client.max_retries) == ("sk-secret", "http://a/v1/", 4)
    assert client.default_query == {"api-version": "1"}
    assert client._client.timeout == httpx2.Timeout(7.0)
    assert client._client.auth is not None
    assert api()._client._client.auth is None


def test_a_provider_without_one_is_refused() -> None:
    with pytest.raises(SettingsError) as caught:
        batch_api(Endpoint("mistral", "small", "http://a/v1", "k"), Settings())
    assert str(caught.value) == "mistral/small has no batches: name a model of openai/, anthropic/, google/"


def test_a_request_is_a_line_whose_id_is_the_ledgers_key() -> None:
    told = api().line(KEY, b'{"model":"m"}')
    assert told.endswith(b"\n")
    assert json.loads(told) == {
        "custom_id": KEY.hex(),
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": {"model": "m"},
    }


def test_a_file_is_sent_and_begun_with_its_mark_and_begun_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"rows")
    client = Endpointed()
    assert api(client).submit(tmp_path / "a.jsonl", "mark") == "b1"
    assert client.sent == [[b"rows", "batch"], ["f1", "/v1/chat/completions", "24h", {"readout": "mark"}]]
    assert client.retries == [0]


def test_how_far_a_batch_is() -> None:
    counts = SimpleNamespace(total=5, completed=3, failed=2)
    client = Endpointed(status="in_progress", request_counts=counts)
    state = api(client).state("b7")
    assert state == BatchState("b1", "in_progress", False, 5, 3, 2, None)
    assert not state.ended
    assert client.sent == [["b7"]]
    for errors, said in ((None, None), (SimpleNamespace(data=None), None), (SimpleNamespace(data=[]), None)):
        assert api(Endpointed(errors=errors)).state("b7").error is said
    wrong = SimpleNamespace(data=[SimpleNamespace(message="a\nline"), SimpleNamespace(message="more")])
    assert api(Endpointed(errors=wrong)).state("b7") == BatchState("b1", "completed", True, 0, 0, 0, "a line")


@pytest.mark.parametrize("status", ["completed", "failed", "expired", "cancelled"])
def test_a_batch_that_has_ended(status: str) -> None:
    assert api(Endpointed(status=status)).state("b").ended


def test_an_answer_is_what_the_ledger_keeps() -> None:
    (answer,) = api(Endpointed("", row(), " ")).answers("b1")
    assert isinstance(answer, BatchAnswer)
    assert answer.tokens == Tokens(prompt=7, completion=3)
    entry = answer.entry
    assert (entry.key, entry.model, entry.prompt) == (KEY, "m", "batch")
    assert (entry.prompt_tokens, entry.completion_tokens) == (7, 3)
    assert json.loads(entry.answer) == BODY
    assert "Grüße".encode() in entry.answer


@pytest.mark.parametrize(
    "told",
    [
        row(500),
        row(response=None),
        row(response="left out"),
        row(custom_id="no hex"),
        row(custom_id="left out"),
        row(body={**BODY, "choices": [{**CHOICE, "finish_reason": "length"}]}),
        "[]",
        "no JSON",
    ],
)
def test_what_failed_or_is_no_answer_is_none(told: str) -> None:
    assert list(api(Endpointed(told)).answers("b1")) == [None]


def test_both_files_are_read_where_there_are_both() -> None:
    client = Endpointed(row(), error_file_id="bad")
    assert len(list(api(client).answers("b1"))) == 2
    assert client.sent == [["b1"], ["out"], ["bad"]]
    assert list(api(Endpointed(row(), output_file_id=None)).answers("b1")) == []


def test_an_error_is_one_of_ours_without_the_key() -> None:
    response = httpx2.Response(404, request=httpx2.Request("GET", "http://a/v1"))
    client = Endpointed()
    client.batches.retrieve = client._kept(openai.NotFoundError("x", response=response, body={"message": "sk-secret"}))
    with pytest.raises(ModelNotFoundError) as caught:
        api(client).state("b1")
    assert "http://a/v1 knows no model 'm' (…)" in str(caught.value)
