"""Which model is asked, and where: options before variables, a server before a provider, else ``recorded``."""

from __future__ import annotations

import pytest

from readout.ask.settings import DEFAULT_MODEL, OPENAI_URL, RECORDED_URL, Endpoint, Settings
from readout.errors import AuthenticationError, ReadoutError, SettingsError

LOCAL = "http://localhost:11434/v1"
KEY = {"OPENAI_API_KEY": "sk-1"}
NO_KEY = {"OPENAI_API_KEY": "…"}
"""Characters that no key has: of no account where OpenAI's key is not used."""
NAMED = {"READOUT_MODEL": "openai/gpt-4.1"}
SERVER = {"OPENAI_BASE_URL": LOCAL}
RECORDED = ("recorded", "recorded", RECORDED_URL)


@pytest.mark.parametrize(
    ("given", "environ", "settled", "chosen"),
    [
        ({}, {}, RECORDED, False),
        ({}, {"OPENAI_API_KEY": "", "READOUT_MODEL": "", "OPENAI_BASE_URL": " "}, RECORDED, False),
        ({}, {"READOUT_MODEL": "recorded"}, RECORDED, True),
        ({"model": "recorded"}, {**KEY, **NAMED, **SERVER}, RECORDED, True),
        ({}, {**KEY, **SERVER, "READOUT_MODEL": "recorded"}, RECORDED, True),
        ({"model": "recorded"}, {**NO_KEY, **SERVER}, RECORDED, True),
        ({"model": "ollama/m"}, NO_KEY, ("ollama", "m", "http://localhost:11434/v1"), True),
        ({}, KEY, ("openai", DEFAULT_MODEL.removeprefix("openai/"), OPENAI_URL), True),
        ({}, {**KEY, **NAMED}, ("openai", "gpt-4.1", OPENAI_URL), True),
        ({"model": "openai/o9"}, {**KEY, **NAMED}, ("openai", "o9", OPENAI_URL), True),
        ({"model": "llama3"}, SERVER, ("openai", "llama3", LOCAL), True),
        ({"model": "openai/llama3"}, SERVER, ("openai", "llama3", LOCAL), True),
        ({"model": "openai/openai/gpt-oss"}, SERVER, ("openai", "openai/gpt-oss", LOCAL), True),
        ({"model": "meta/llama3"}, SERVER, ("openai", "meta/llama3", LOCAL), True),
        (
            {"base_url": "https://other.example/v1/"},
            {**SERVER, **NAMED},
            ("openai", "gpt-4.1", "https://other.example/v1"),
            True,
        ),
        ({"base_url": " http://[::1]:8080 ", "model": "m"}, {}, ("openai", "m", "http://[::1]:8080"), True),
    ],
)
def test_options_and_variables_settle_the_model(
    given: dict[str, str], environ: dict[str, str], settled: tuple[str, str, str], chosen: bool
) -> None:
    endpoint = Endpoint.settle(Settings(**given), environ)
    assert (endpoint.provider, endpoint.model, endpoint.base_url) == settled
    assert endpoint.chosen is chosen


@pytest.mark.parametrize(
    ("given", "environ", "error", "advice"),
    [
        ({"model": "openai/gpt-4.1"}, {}, AuthenticationError, "set OPENAI_API_KEY, or use --model recorded"),
        ({}, NAMED, AuthenticationError, "OPENAI_API_KEY"),
        ({"model": "gpt-4.1"}, KEY, SettingsError, "openai/gpt-4.1"),
        ({"model": "openai/"}, KEY, SettingsError, "provider/model"),
        ({"base_url": LOCAL}, KEY, SettingsError, "--model NAME"),
        ({"base_url": "localhost:11434/v1", "model": "m"}, {}, SettingsError, "http://HOST:PORT/v1"),
        ({"base_url": "ftp://host/v1", "model": "m"}, {}, SettingsError, "http://HOST:PORT/v1"),
        ({"base_url": "http://", "model": "m"}, {}, SettingsError, "http://HOST:PORT/v1"),
        ({"base_url": "http://[::1/v1", "model": "m"}, {}, SettingsError, "http://HOST:PORT/v1"),
        ({"base_url": "http://host:port/v1", "model": "m"}, {}, SettingsError, "http://HOST:PORT/v1"),
        ({"base_url": "http://host:99999/v1", "model": "m"}, {}, SettingsError, "http://HOST:PORT/v1"),
        ({"base_url": "http://my host/v1", "model": "m"}, {}, SettingsError, "http://HOST:PORT/v1"),
    ],
)
def test_what_cannot_be_meant_says_what_to_write(
    given: dict[str, str], environ: dict[str, str], error: type[ReadoutError], advice: str
) -> None:
    with pytest.raises(error) as caught:
        Endpoint.settle(Settings(**given), environ)
    assert type(caught.value) is error
    assert advice in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_server_of_ones_own_needs_no_key_and_is_not_sent_an_empty_one() -> None:
    assert Endpoint.settle(Settings(model="m", base_url=LOCAL), {}).api_key
    assert Endpoint.settle(Settings(model="m", base_url=LOCAL), {"OPENAI_API_KEY": " sk-1\n"}).api_key == "sk-1"


def test_a_key_is_not_shown() -> None:
    assert "sk-1" not in repr(Endpoint.settle(Settings(), KEY))


@pytest.mark.parametrize("name", ["concurrency", "timeout", "attempts"])
@pytest.mark.parametrize("value", [0, -1])
def test_settings_that_would_ask_nothing_are_refused(name: str, value: int) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings(**{name: value})


def test_user_and_password_of_an_address_are_kept_apart_from_it() -> None:
    found = Endpoint.settle(Settings(base_url="https://me:p%40ss@host.example:81/v1/", model="m"), {})
    assert found.base_url == "https://host.example:81/v1"
    assert found.login == ("me", "p@ss")
    assert "p@ss" not in repr(found)
