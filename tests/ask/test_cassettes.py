"""A cassette gives back what was put into it, and vcrpy can play it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openai
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from vcr.errors import CannotOverwriteExistingCassetteException
from vcr.persisters.filesystem import CassetteNotFoundError
from vcr.request import Request

from readout.ask.cassettes import ReadablePersister, good_answers_alone, without_secrets
from readout.ask.client import Client
from readout.ask.messages import messages
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.drafts import Sanctions
from readout.errors import RecordingError
from readout_prompts import Prompt

if TYPE_CHECKING:
    from tests.conftest import Loopback

TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("ab \n\t\r:-#'\"|>\x85\u2028\ufeff\x00{}é😀")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def saved_and_loaded(path: Path, asked: bytes, answered: bytes) -> tuple[bytes, bytes]:
    request = Request("POST", "http://recorded.invalid/v1/chat/completions", asked, {})
    response = {"status": {"code": 200, "message": "OK"}, "headers": {}, "body": {"string": answered}}
    ReadablePersister.save_cassette(path, {"requests": [request], "responses": [response]}, None)
    (read,), (got,) = ReadablePersister.load_cassette(path, None)
    return bytes(read.body), got["body"]["string"]


def completion(content: Any) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}], "usage": None}).encode()


def content_of(body: bytes) -> Any:
    return json.loads(body)["choices"][0]["message"]["content"]


@given(text=TEXTS, body=st.dictionaries(TEXTS, JSON, max_size=3))
def test_any_text_comes_back_letter_for_letter(
    tmp_path_factory: pytest.TempPathFactory, text: str, body: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    asked, answered = saved_and_loaded(path, json.dumps({"text": text, "body": body}).encode(), completion(text))
    assert json.loads(asked) == {"text": text, "body": body}
    assert content_of(answered) == text


@pytest.mark.parametrize(
    "content",
    [
        '{"a": 1, "b": [1.0, null, "é"]}',
        '{"a":1,"b":{"c":"é"}}',
        '{ "a":1 }',
        '{\n  "a": 1\n}',
        '{"a": 1e5, "b": 1E400}',
        '{"a": 1, "a": 2}',
        '{"a": "\\u00e9"}',
        '{"a": "\\ud83d"}',
        '{"a": 1',
        "[1, 2]",
        '"text"',
        "null",
        "yes",
        "2025-03-15",
        "No.\nReally: no.\n",
        '{"__compact__": {"a": 1}}',
        '{"__compact__":{"a":1}}',
        "{}",
        "",
        None,
    ],
)
def test_content_goes_back_byte_for_byte_whatever_its_form(tmp_path: Path, content: str | None) -> None:
    assert content_of(saved_and_loaded(tmp_path / "a.yaml", b"{}", completion(content))[1]) == content


@pytest.mark.parametrize(
    ("content", "stored"),
    [('{"a": "é"}', {"a": "é"}), ('{"a": 1', '{"a": 1'), ('{ "a": 1 }', '{ "a": 1 }'), ("No.", "No.")],
)
def test_content_that_is_json_is_stored_as_such_and_any_other_as_text(
    tmp_path: Path, content: str, stored: Any
) -> None:
    saved_and_loaded(tmp_path / "a.yaml", b"{}", completion(content))
    (item,) = yaml.safe_load((tmp_path / "a.yaml").read_text(encoding="utf-8"))["interactions"]
    assert item["response"]["body"]["choices"][0]["message"]["content"] == stored


def test_a_body_is_stored_parsed_however_it_was_written(tmp_path: Path) -> None:
    body = json.dumps(json.loads(completion("x")), indent=2).encode()
    assert json.loads(saved_and_loaded(tmp_path / "a.yaml", b'{"a":1}', body)[1]) == json.loads(body)
    (item,) = yaml.safe_load((tmp_path / "a.yaml").read_text(encoding="utf-8"))["interactions"]
    assert item["response"]["body"]["choices"] == json.loads(body)["choices"]
    assert item["request"]["body"] == {"a": 1}


@pytest.mark.parametrize(
    ("status", "body"),
    [(429, completion("x")), (500, b"{}"), (308, b""), (200, b"<html>"), (200, b"[]"), (200, b'{"error": 1}')],
    ids=["too many", "broken", "moved", "a page", "a list", "an error"],
)
def test_what_is_no_answer_is_not_kept(status: int, body: bytes) -> None:
    assert good_answers_alone({"status": {"code": status}, "headers": {}, "body": {"string": body}}) is None


def test_a_request_is_kept_without_headers_and_server() -> None:
    asked = Request("POST", "https://me:pw@secret.example/v1/chat/completions?key=1", b"{}", {"authorization": "sk"})
    kept = without_secrets(asked)
    assert (kept.uri, kept.headers) == ("http://recorded.invalid/v1/chat/completions", {})


MESSAGES = messages(Prompt("sanction", "v1", "Rules.\n"), "Norway froze the assets of two banks.\n")


async def record(folder: Path, url: str) -> None:
    settings = Settings(model="m", base_url=url, record=True, cassettes=folder)
    async with Client(Endpoint.settle(settings, {}), settings) as client:
        await client.ask(Sanctions, MESSAGES, CallContext("oslo", "sanction.v1", Usage()))


@pytest.fixture(scope="module")
def vcr_cassette_dir(tmp_path_factory: pytest.TempPathFactory, loopback: type[Loopback]) -> str:
    """A folder with a cassette that readout has just made, for pytest-recording."""
    folder, server = tmp_path_factory.mktemp("cassettes"), loopback()
    asyncio.run(record(folder, server.url))
    server.close()
    return str(folder / "oslo")


def asked_by_the_sdk_alone(content: str) -> str | None:
    client = openai.OpenAI(api_key="none", base_url="http://anywhere.invalid/v1", max_retries=0)
    schema = {"name": "Sanctions", "schema": Sanctions.model_json_schema(), "strict": True}
    completion = client.chat.completions.create(
        model="any",
        messages=[MESSAGES[0], {"role": "user", "content": content}],  # type: ignore[list-item]
        response_format={"type": "json_schema", "json_schema": schema},  # type: ignore[arg-type,typeddict-item]
    )
    return completion.choices[0].message.content


@pytest.mark.vcr
@pytest.mark.default_cassette("sanction.v1")
def test_vcrpy_plays_a_cassette_that_readout_made() -> None:
    """Its own patches, through pytest-recording, with the persister and the match of readout."""
    assert asked_by_the_sdk_alone(MESSAGES[1]["content"]) == '{"parties": [], "sanctions": []}'


@pytest.mark.vcr
@pytest.mark.default_cassette("sanction.v1")
def test_vcrpy_does_not_play_it_to_another_request() -> None:
    with pytest.raises(openai.APIConnectionError) as caught:
        asked_by_the_sdk_alone("Another article.")
    assert isinstance(caught.value.__cause__, CannotOverwriteExistingCassetteException)


def test_a_cassette_that_is_not_there_and_one_that_is_none(tmp_path: Path) -> None:
    place = tmp_path / "a.yaml"
    with pytest.raises(CassetteNotFoundError) as missing:
        ReadablePersister.load_cassette(place, None)
    assert str(missing.value) == str(place)
    place.write_text("{}", encoding="utf-8")
    with pytest.raises(RecordingError) as caught:
        ReadablePersister.load_cassette(place, None)
    assert str(caught.value) == f"{place} is not a cassette ('interactions'): record it again"


def test_a_cassette_says_its_version_and_has_a_response_for_each_request(tmp_path: Path) -> None:
    place = tmp_path / "a.yaml"
    ReadablePersister.save_cassette(place, {"requests": [], "responses": []}, None)
    assert yaml.safe_load(place.read_text(encoding="utf-8")) == {"version": 1, "interactions": []}
    with pytest.raises(ValueError, match="zip"):
        ReadablePersister.save_cassette(place, {"requests": [None], "responses": []}, None)
