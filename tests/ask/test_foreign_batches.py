"""Batches of Anthropic and Google: what is sent, and what is made of what comes. The pages are named in the servers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from readout_tests.batch_servers import BatchServer
from readout_tests.foreign_batch_servers import AnthropicBatchServer, GoogleBatchServer

from readout.ask.batches.choosing import batch_api
from readout.ask.batches.parts import UNDECIDED, BatchApi, answer_of
from readout.ask.settings import Endpoint, Settings
from readout.errors import AuthenticationError, EndpointError
from readout_schemas import Tokens

KEYS = [bytes([number] * 32) for number in range(3)]
MESSAGES = [{"role": "system", "content": "Rules."}, {"role": "user", "content": "Ein Text."}]
SCHEMA = {"type": "object", "title": "T"}
ASKED = {
    "max_tokens": 77,
    "messages": MESSAGES,
    "model": "m",
    "response_format": {"type": "json_schema", "json_schema": {"name": "T", "schema": SCHEMA, "strict": True}},
}


@pytest.fixture(params=[AnthropicBatchServer, GoogleBatchServer])
def batches(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchServer]:
    server: BatchServer = request.param()
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    yield server
    server.close()


def api(server: BatchServer) -> BatchApi:
    settings = Settings(model=server.model, attempts=1)
    return batch_api(Endpoint.settle(settings), settings)


def sent(server: BatchServer, folder: Path, keys: list[bytes]) -> str:
    asking = api(server)
    file = folder / "rows.jsonl"
    file.write_bytes(b"".join(asking.line(key, json.dumps(ASKED).encode()) for key in keys))
    return asking.submit(file, asking.mark())


def test_a_request_is_that_of_a_single_call_under_the_ledgers_key(batches: BatchServer, tmp_path: Path) -> None:
    name = sent(batches, tmp_path, KEYS)
    rows = batches.batches[name].rows
    assert [row[batches.key] for row in rows] == [key.hex() for key in KEYS]
    if isinstance(batches, AnthropicBatchServer):
        asked = rows[0]["params"]
        assert (asked["max_tokens"], asked["output_config"]["format"]["schema"]) == (77, SCHEMA)
        assert asked["system"][0]["cache_control"] == {"type": "ephemeral"}
    else:
        config = rows[0]["request"]["generationConfig"]
        assert (config["maxOutputTokens"], config["responseJsonSchema"]) == (77, SCHEMA)


def test_how_far_a_batch_is_and_what_is_in_it(batches: BatchServer, tmp_path: Path) -> None:
    name = sent(batches, tmp_path, KEYS)
    assert not api(batches).state(name).ended
    batches.work(failing={KEYS[1].hex()})
    state = api(batches).state(name)
    assert (state.ended, state.total, state.completed) == (True, 3, 2)
    found = [one for one in api(batches).answers(name) if one is not None]
    assert sorted(one.entry.key for one in found) == [KEYS[0], KEYS[2]]
    written = 40 if isinstance(batches, AnthropicBatchServer) else 0
    assert {one.tokens for one in found} == {Tokens(prompt=100, cache_written=written, completion=10)}
    kept = json.loads(found[0].entry.answer)
    assert kept["object"] == "chat.completion"
    assert json.loads(kept["choices"][0]["message"]["content"])["statements"] == []


def test_a_batch_is_found_by_its_mark_among_others(batches: BatchServer, tmp_path: Path) -> None:
    sent(batches, tmp_path, KEYS)
    asking = api(batches)
    mark = asking.mark()
    names = [key.hex() for key in KEYS[:2]]
    assert asking.made(mark, names, ()) is None
    file = tmp_path / "own.jsonl"
    file.write_bytes(b"".join(asking.line(key, json.dumps(ASKED).encode()) for key in KEYS[:2]))
    own = asking.submit(file, mark)
    sent(batches, tmp_path, KEYS)
    batches.work()
    assert asking.made(mark, names, ()) == own


@pytest.mark.parametrize("batches", [AnthropicBatchServer], indirect=True)
def test_which_of_two_batches_of_one_size_is_whose_is_told_by_their_requests(
    batches: BatchServer, tmp_path: Path
) -> None:
    """Anthropic's bear no name: as long as one that may be it has not ended, nobody can say."""
    asking = api(batches)
    names = [[key.hex()] for key in KEYS]
    first, second = (sent(batches, tmp_path, [key]) for key in KEYS[:2])
    assert asking.made("", names[0], ()) == UNDECIDED
    assert asking.made("", names[0], (first, second)) is None
    batches.work()
    assert (asking.made("", names[0], ()), asking.made("", names[1], ())) == (first, second)
    assert asking.made("", names[2], ()) is None
    sent(batches, tmp_path, KEYS[2:])
    assert (asking.made("", names[0], ()), asking.made("", names[2], ())) == (first, UNDECIDED)


@pytest.mark.parametrize("body", ["", "[]", "null", '{"choices":[]}', '{"choices":[{"finish_reason":"length"}]}'])
def test_what_is_no_answer_is_none(body: str) -> None:
    endpoint = Endpoint("anthropic", "m", "http://a/v1", "k")
    assert answer_of(KEYS[0].hex(), body.encode(), endpoint) is None
    assert answer_of("no key", body.encode(), endpoint) is None


def test_rows_that_are_damaged_cost_themselves_alone(batches: BatchServer, tmp_path: Path) -> None:
    name = sent(batches, tmp_path, KEYS)
    batches.work()
    whole = batches.batches[name].results
    assert whole is not None
    damaged: list[Any] = [[], {}, {"custom_id": 7, "key": 7}, {"key": KEYS[0].hex(), "response": 5}, "x"]
    batches.batches[name].results = [*damaged, *whole]
    found = list(api(batches).answers(name))
    assert len([one for one in found if one is not None]) == 3
    assert found.count(None) == len(damaged)


def test_a_bad_key_is_said_so_and_not_shown(batches: BatchServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(batches.variables[1], "sk-secret-secret")

    def refuses(*_: Any) -> Any:
        raise PermissionError("bad sk-secret-secret")

    monkeypatch.setattr(batches, "reply", refuses)
    with pytest.raises(AuthenticationError) as caught:
        api(batches).state("batches/b0")
    assert batches.variables[1] in str(caught.value)
    assert "sk-secret-secret" not in str(caught.value)


def test_a_server_that_is_away_is_an_error_of_ours(batches: BatchServer) -> None:
    batches.close()
    with pytest.raises(EndpointError, match="nothing answers"):
        api(batches).state("batches/b0")
