"""Answers are recorded from real HTTP and replayed without any."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from readout.ask.client import Client
from readout.ask.messages import messages
from readout.ask.settings import RECORDED, Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.drafts import Sanctions, Statements
from readout.errors import EndpointError, MalformedError, RecordingError
from readout_prompts import Prompt

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback

pytestmark = pytest.mark.usefixtures("naps")

BANK = {"name": "Two banks", "kind": "group", "role": None, "as_written": ["two “banks”"]}
ANSWER = {"parties": [BANK], "sanctions": []}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cassettes"


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))


def damage(folder: Path, content: str) -> None:
    cassette(folder).parent.mkdir(parents=True)
    cassette(folder).write_text(content, encoding="utf-8")


def cassette(folder: Path, document: str = "oslo") -> Path:
    return folder / document / "sanction.v1.yaml"


async def test_what_was_recorded_is_replayed_without_a_server(
    server: Loopback, ask: Ask, folder: Path, usage: Usage
) -> None:
    server.then_says(ANSWER)
    live = await ask(record=True, cassettes=folder)
    paid = usage.tokens
    server.close()
    again = await ask(model=RECORDED, cassettes=folder)
    assert again.model_dump() == live.model_dump()
    assert usage.tokens == paid + paid
    assert len(server.requests) == 1


async def test_a_misshapen_answer_is_replayed_with_the_one_that_mended_it(
    server: Loopback, ask: Ask, folder: Path, usage: Usage
) -> None:
    server.then_says("I found: none.\nReally.")
    server.then_says(ANSWER)
    live = await ask(record=True, cassettes=folder)
    assert (await ask(model=RECORDED, cassettes=folder)).model_dump() == live.model_dump()
    assert (len(server.requests), usage.calls) == (2, 4)


async def test_a_cassette_reads_well(server: Loopback, ask: Ask, folder: Path) -> None:
    """Bodies are YAML all the way down to the model's words, prompts are blocks of text."""
    server.then_says(ANSWER)
    await ask(record=True, cassettes=folder)
    text = cassette(folder).read_text(encoding="utf-8")
    (only,) = yaml.safe_load(text)["interactions"]
    assert only["response"]["body"]["choices"][0]["message"]["content"] == ANSWER
    assert only["request"]["body"]["messages"][1]["content"].splitlines()[1] == "Norway froze the assets of two banks."
    assert "content: |-\n" in text
    assert "two “banks”" in text


async def test_a_cassette_has_no_secrets_no_noise_and_no_address(server: Loopback, ask: Ask, folder: Path) -> None:
    body = server.completion(ANSWER)
    server.then_raw(body, set_cookie="session=hidden", x_request_id="req-1", date_of="today", retry_after="1")
    await ask(record=True, cassettes=folder, key="sk-hidden")
    text = cassette(folder).read_text(encoding="utf-8")
    (only,) = yaml.safe_load(text)["interactions"]
    assert set(only["request"]) == {"method", "uri", "body"}
    assert only["response"]["headers"] == {"content-type": ["application/json"], "retry-after": ["1"]}
    for secret in ("hidden", "req-1", "127.0.0.1", "python", "bearer", "openai/"):
        assert secret not in text.lower()


async def test_a_packed_answer_is_stored_unpacked(server: Loopback, ask: Ask, folder: Path) -> None:
    server.then_raw(gzip.compress(server.completion(ANSWER)), content_encoding="gzip")
    live = await ask(record=True, cassettes=folder)
    assert "two “banks”" in cassette(folder).read_text(encoding="utf-8")
    assert (await ask(model=RECORDED, cassettes=folder)).model_dump() == live.model_dump()


async def test_what_one_server_said_is_replayed_whatever_its_path_was(server: Loopback, ask: Ask, folder: Path) -> None:
    await ask(record=True, cassettes=folder, base_url=f"{server.url}/deployments/mine")
    assert server.requests[0].path == "/v1/deployments/mine/chat/completions"
    await ask(model=RECORDED, cassettes=folder)


async def test_a_replay_stands_in_for_any_model(server: Loopback, ask: Ask, folder: Path) -> None:
    await ask(record=True, cassettes=folder, model="llama3")
    await ask(model=RECORDED, cassettes=folder)
    assert len(server.requests) == 1


async def test_an_article_that_was_recorded_twice_has_the_later_answer(
    server: Loopback, ask: Ask, folder: Path
) -> None:
    server.then_says({"parties": [], "sanctions": []})
    server.then_says(ANSWER)
    await ask(record=True, cassettes=folder)
    later = await ask(record=True, cassettes=folder)
    assert (await ask(model=RECORDED, cassettes=folder)).model_dump() == later.model_dump()
    assert len(yaml.safe_load(cassette(folder).read_text(encoding="utf-8"))["interactions"]) == 1


@pytest.mark.parametrize("fault", ["status", "reset"])
async def test_only_answers_are_recorded(server: Loopback, ask: Ask, folder: Path, fault: str) -> None:
    if fault == "status":
        server.then_fails(429)
    else:
        server.then_resets()
    await ask(record=True, cassettes=folder)
    assert len(yaml.safe_load(cassette(folder).read_text(encoding="utf-8"))["interactions"]) == 1


@pytest.mark.parametrize("fault", ["status", "reset", "page"])
async def test_a_document_whose_answers_did_not_all_come_keeps_its_old_cassette(
    server: Loopback, ask: Ask, folder: Path, fault: str
) -> None:
    await ask(record=True, cassettes=folder)
    old = cassette(folder).read_bytes()
    server.then_says("not JSON")
    if fault == "status":
        server.then_fails(500, times=2)
    elif fault == "reset":
        server.then_resets(times=2)
    else:
        server.then_raw("<html>grüße</html>".encode("latin-1"), "text/html")
    with pytest.raises(EndpointError):
        await ask(record=True, cassettes=folder, attempts=2)
    assert cassette(folder).read_bytes() == old


async def test_nothing_is_left_of_a_document_that_was_never_answered(server: Loopback, ask: Ask, folder: Path) -> None:
    server.then_fails(500, times=2)
    with pytest.raises(EndpointError):
        await ask(record=True, cassettes=folder, attempts=2)
    assert files_in(folder) == []


async def test_a_cassette_that_cannot_be_read_can_be_recorded_again(ask: Ask, folder: Path) -> None:
    damage(folder, "interactions: [")
    live = await ask(record=True, cassettes=folder)
    assert (await ask(model=RECORDED, cassettes=folder)).model_dump() == live.model_dump()


async def asked_of(client: Client, prompt: Prompt, document: str, text: str) -> str:
    answer = Statements if prompt.name == "statement" else Sanctions
    context = CallContext(document, f"{prompt.name}.{prompt.version}", Usage())
    return (await client.ask(answer, messages(prompt, text), context)).answer.model_dump_json()


async def test_documents_side_by_side_land_in_files_of_their_own(server: Loopback, folder: Path) -> None:
    server.answers = {"Sanctions": ANSWER}
    prompts = [Prompt(name, "v1", f"Rules of {name}.\n") for name in ("sanction", "statement")]
    calls = [(prompt, f"d{number}", f"Text {number}.") for number in range(8) for prompt in prompts]
    runs = []
    for model in ("m", RECORDED):
        settings = Settings(model=model, base_url=server.url, record=model == "m", cassettes=folder)
        async with Client(Endpoint.settle(settings, {}), settings) as client:
            runs.append(await asyncio.gather(*(asked_of(client, *call) for call in calls)))
    assert runs[0] == runs[1]
    assert len(server.requests) == 16
    assert files_in(folder) == [
        f"d{number}/{name}.v1.yaml" for number in range(8) for name in ("sanction", "statement")
    ]
    for number in range(8):
        text = cassette(folder, f"d{number}").read_text(encoding="utf-8")
        assert text.count(f"Text {number}.") == 1
        assert text.count("Text ") == 1


async def test_a_recorded_answer_is_replayed_as_often_as_it_is_asked_for(server: Loopback, folder: Path) -> None:
    server.answers = {"Sanctions": ANSWER}
    for model in ("m", RECORDED):
        settings = Settings(model=model, base_url=server.url, record=model == "m", cassettes=folder)
        async with Client(Endpoint.settle(settings, {}), settings) as client:
            call = (client, Prompt("sanction", "v1", "Rules.\n"), "oslo", "Text.")
            again = [await asked_of(*call) for _ in range(1 if model == "m" else 3)]
    assert again == [again[0]] * 3


async def refusal(ask: Ask, folder: Path, **given: Any) -> str:
    with pytest.raises(RecordingError) as caught:
        await ask(**{"model": RECORDED, "cassettes": folder, **given})
    assert "\n" not in str(caught.value)
    return str(caught.value)


async def test_another_article_does_not_get_the_answer_of_the_first(server: Loopback, ask: Ask, folder: Path) -> None:
    await ask(record=True, cassettes=folder)
    message = await refusal(ask, folder, article="Norway froze the assets of three banks.\n")
    for part in ("document oslo", "prompt sanction.v1", "three banks", "readout record"):
        assert part in message
    assert len(server.requests) == 1


async def test_a_changed_prompt_does_not_get_the_old_answer(ask: Ask, folder: Path) -> None:
    await ask(record=True, cassettes=folder)
    changed = Prompt("sanction", "v1", "Rules that never change.\n\nWho restricts whom, and how.\n")
    settings = Settings(model=RECORDED, cassettes=folder)
    async with Client(Endpoint.settle(settings, {}), settings) as client:
        with pytest.raises(RecordingError) as caught:
            await asked_of(client, changed, "oslo", "Norway froze the assets of two banks.\n")
    for part in ("document oslo", "prompt sanction.v1", "Who restricts whom, and how.", "readout record"):
        assert part in str(caught.value)


async def test_a_changed_schema_does_not_get_the_old_answer(ask: Ask, folder: Path) -> None:
    await ask(record=True, cassettes=folder)
    message = await refusal(ask, folder, answer=Statements)
    assert "changed" in message
    assert "something was left out" not in message


async def test_a_missing_cassette_is_named_with_the_command_that_records_it(ask: Ask, folder: Path) -> None:
    damage(folder, "")
    message = await refusal(ask, folder, document="bergen")
    for part in ("for bergen to", "prompt sanction.v1", str(cassette(folder, "bergen")), "readout record"):
        assert part in message


async def test_a_missing_folder_says_how_to_go_on(ask: Ask, folder: Path) -> None:
    message = await refusal(ask, folder)
    for part in (str(folder), "--cassettes", "--model", "OPENAI_API_KEY", "--base-url"):
        assert part in message


@pytest.mark.parametrize(
    "content",
    ["interactions: [", "", "[]", "interactions:\n- request: 1\n", "interactions:\n- {}\n", "\x00", "a: *b\n"],
)
async def test_a_file_that_is_no_cassette_is_named(ask: Ask, folder: Path, content: str) -> None:
    damage(folder, content)
    message = await refusal(ask, folder)
    assert str(cassette(folder)) in message
    assert "is not a cassette" in message


@pytest.mark.parametrize("document", ["../oslo", "/etc/oslo", "..", "a/b", ""])
async def test_a_documents_id_leads_out_of_no_folder(ask: Ask, folder: Path, document: str) -> None:
    for given in ({"model": RECORDED}, {"record": True, "model": "m"}):
        message = await refusal(ask, folder, document=document, **given)
        assert "choose another" in message
    assert files_in(folder) == []


async def test_a_recorded_answer_that_fits_no_more_fails_as_it_would_live(
    server: Loopback, ask: Ask, folder: Path
) -> None:
    server.then_says("no")
    server.then_says("no")
    for given in ({"record": True, "mode": "json_schema"}, {"model": RECORDED}):
        with pytest.raises(MalformedError):
            await ask(cassettes=folder, **given)
