"""What is secret of an endpoint is in nothing that is shown, and its query is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from readout.ask.settings import Endpoint, Settings
from readout.errors import AuthenticationError, EndpointError, SettingsError

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback


async def test_the_query_of_an_address_goes_with_the_request_to_the_right_path(server: Loopback, ask: Ask) -> None:
    await ask(base_url=f"{server.url}?api-version=2025-04-01&code=s3cr3t-code")
    assert server.requests[0].path == "/v1/chat/completions?api-version=2025-04-01&code=s3cr3t-code"


async def test_a_secret_that_a_server_says_again_is_not_shown(server: Loopback, ask: Ask) -> None:
    server.then_fails(401, message="Incorrect API key provided: sk-echoed-key, code s3cr3t-code")
    with pytest.raises(AuthenticationError) as caught:
        await ask(key="sk-echoed-key", base_url=f"{server.url}?code=s3cr3t-code")
    assert "Incorrect API key provided: …, code …" in str(caught.value)


async def test_a_query_is_in_no_message(ask: Ask) -> None:
    with pytest.raises(EndpointError) as caught:
        await ask(base_url="http://127.0.0.1:9/v1?code=s3cr3t-code", attempts=1)
    assert "s3cr3t" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://me:s3cr3t@host:port/v1",
        "me:s3cr3t@host/v1",
        "http:/me:s3cr3t@host/v1?code=s3cr3t",
        "ftp://host/?key=s3cr3t",
        "http://me:s3cr3t@[host/v1",
    ],
)
@pytest.mark.parametrize("model", ["m", None])
def test_a_badly_written_address_is_shown_without_its_secrets(url: str, model: str | None) -> None:
    with pytest.raises(SettingsError) as caught:
        Endpoint.settle(Settings(base_url=url, model=model), {})
    assert "s3cr3t" not in str(caught.value)


def test_an_endpoint_is_printed_without_its_secrets() -> None:
    url = "http://me:s3cr3t@host/v1?code=s3cr3t"
    assert "s3cr3t" not in repr(Endpoint.settle(Settings(base_url=url, model="m"), {"OPENAI_API_KEY": "sk-s3cr3t"}))
