"""What an extra brings and is not installed is said in one line, before anything is done or paid for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from readout.cli.app import app
from readout.errors import SettingsError
from readout.extras import imported, require


def test_what_is_installed_is_imported() -> None:
    assert imported("json.decoder", "json", "this").JSONDecoder.__name__ == "JSONDecoder"


def test_what_is_not_installed_is_named_with_the_extra_that_brings_it() -> None:
    """The name of the package, not of a module in it."""
    with pytest.raises(
        SettingsError, match=r"^a dance needs wanting, which is not installed: pip install 'readout\[x\]'"
    ):
        require("wanting.of.modules", "x", "a dance")


def test_asking_imports_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "this", raising=False)
    require("this", "x", "a dance")
    assert "this" not in sys.modules


def test_a_calendar_is_refused_before_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The source does not exist, which would be told if it were looked at."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    place = tmp_path / "meetings.ics"
    told = CliRunner().invoke(app, ["brief", str(tmp_path / "none.txt"), "--ics", str(place)])
    assert str(told.exception) == "a calendar needs icalendar, which is not installed: pip install 'readout[calendar]'"
    assert isinstance(told.exception, SettingsError)
    assert not place.exists()
