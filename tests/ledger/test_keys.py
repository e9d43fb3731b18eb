"""What an answer is kept under, and where the ledger is."""

from __future__ import annotations

import hashlib
from pathlib import Path

import platformdirs
import pytest

from readout.ledger import default_place, key_of, settled_place
from readout.ledger.keys import without_secrets


def test_the_key_is_a_hash_of_the_form_the_server_and_the_request() -> None:
    """As it was written down when the form was settled: another key would have all answers asked again."""
    told = b"readout ledger 1\0http://host:8080/v1\0{}"
    assert key_of("http://me:pw@HOST:8080/v1/?key=1#x", b"{}") == hashlib.sha256(told).digest()


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://me:pw@Host.Example/a/v1/?k=1#x", "https://host.example/a/v1"),
        ("http://h:81/X", "http://h:81/X"),
        ("file:///x/", "file:///x"),
    ],
)
def test_an_address_without_secrets_is_what_names_a_server(address: str, bare: str) -> None:
    assert without_secrets(address) == bare


def test_the_default_place_is_the_users_cache_folder_without_a_makers_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a maker's name would be a folder more."""
    asked = []
    monkeypatch.setattr(
        platformdirs, "user_cache_path", lambda *given, **more: asked.append((given, more)) or Path("c")
    )
    assert default_place() == Path("c/ledger.sqlite3")
    assert asked == [(("readout",), {"appauthor": False})]


def test_the_key_depends_on_the_server_and_on_every_letter_of_the_request() -> None:
    keys = {
        key_of("http://a/v1", b"{}"),
        key_of("http://b/v1", b"{}"),
        key_of("http://a:81/v1", b"{}"),
        key_of("https://a/v1", b"{}"),
        key_of("http://a/v1", b"{ }"),
    }
    assert len(keys) == 5


@pytest.mark.parametrize("same", ["http://me:pw@a/v1", "http://A/v1/", "http://a/v1?key=1", "http://a/v1#x"])
def test_what_may_be_a_secret_has_no_part_in_the_key(same: str) -> None:
    assert key_of(same, b"{}") == key_of("http://a/v1", b"{}")


def test_the_place_is_what_is_asked_for_then_what_the_environment_says_then_the_cache_folder() -> None:
    assert settled_place(Path("x"), {"READOUT_LEDGER": "y"}) == Path("x")
    assert settled_place(True, {"READOUT_LEDGER": "y"}) == Path("y")
    assert settled_place(True, {"READOUT_LEDGER": "None"}) is None
    assert settled_place(False, {"READOUT_LEDGER": "y"}) is None
    default = settled_place(True, {})
    assert default is not None
    assert default.parts[-2:] == ("readout", "ledger.sqlite3")
