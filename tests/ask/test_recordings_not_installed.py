"""Without the package that reads cassettes, only a run that needs one says so, in one line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from readout.ask.client import Client
from readout.ask.settings import Endpoint, Settings
from readout.errors import SettingsError


@pytest.fixture(autouse=True)
def _without_vcrpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vcr", None)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "k")
    monkeypatch.delitem(sys.modules, "readout.ask.recording", raising=False)


def client(tmp_path: Path, **given: object) -> Client:
    settings = Settings(cassettes=str(tmp_path), ledger=False, **given)  # type: ignore[arg-type]
    return Client(Endpoint.settle(settings), settings)


@pytest.mark.parametrize(
    "given",
    [
        {"model": "recorded"},
        {"model": "m", "base_url": "http://127.0.0.1:9/v1", "record": True},
        {"model": "anthropic/claude", "record": True},
    ],
)
def test_who_records_or_replays_is_told_what_to_install(tmp_path: Path, given: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match=r"^recorded answers need vcrpy: install readout\[recordings\], or name a"):
        client(tmp_path, **given)


def test_who_asks_a_model_needs_no_such_package(tmp_path: Path) -> None:
    assert client(tmp_path, model="m", base_url="http://127.0.0.1:9/v1").endpoint.model == "m"
