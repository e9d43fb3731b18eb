"""``readout show`` and ``readout export``: a saved briefing in every form."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from readout.cli.export import export
from readout.cli.show import show as show_command
from readout.errors import InputError, ReadoutError, SettingsError
from readout.files import write_whole
from readout_schemas import Briefing

app = typer.Typer()
app.command("show")(show_command)
app.command("export")(export)


@pytest.fixture
def saved(small: Briefing, tmp_path: Path) -> Path:
    place = tmp_path / "week.json"
    write_whole(place, small.model_dump_json())
    return place


def run(*arguments: str | Path) -> str:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if isinstance(done.exception, ReadoutError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def test_show_opens_a_page_in_the_browser(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(typer, "launch", opened.append)
    run("show", saved)
    (address,) = opened
    assert address.startswith("file:///")
    page = Path(address.removeprefix("file://"))
    assert page.name == "week.html"
    assert "Leaders meet in Oslo" in page.read_text(encoding="utf-8")
    assert page.parent.stat().st_mode & 0o077 == 0


def test_show_writes_the_forms_that_are_asked_for_and_opens_nothing(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typer, "launch", lambda _: pytest.fail("opened"))
    monkeypatch.setattr(webbrowser, "open", lambda _: pytest.fail("opened"))
    run("show", saved, "--html", tmp_path / "a.html", "--markdown", tmp_path / "a.md", "--ics", tmp_path / "a.ics")
    heads = [(tmp_path / f"a.{form}").read_text(encoding="utf-8")[:15] for form in ("html", "md", "ics")]
    assert heads == ["<!DOCTYPE html>", "# Leaders meet ", "BEGIN:VCALENDAR"]


def test_a_calendar_keeps_the_line_ends_of_its_format(saved: Path, tmp_path: Path) -> None:
    run("show", saved, "--ics", tmp_path / "a.ics")
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")


def test_a_form_goes_to_standard_output(saved: Path) -> None:
    assert run("show", saved, "--markdown", "-").startswith("# Leaders meet in Oslo")


def test_two_forms_in_one_place_are_refused(saved: Path) -> None:
    with pytest.raises(SettingsError, match="two things would be written to standard output"):
        run("show", saved, "--markdown", "-", "--ics", "-")


@pytest.mark.parametrize("content", ["{}", "no json", '{"documents": 1}', "\udcff"])
def test_what_is_no_briefing_is_one_clear_line(tmp_path: Path, content: str) -> None:
    place = tmp_path / "bad.json"
    place.write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(InputError, match=r"bad\.json is not a briefing .*: make it with readout brief"):
        run("show", place)


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        run("export", tmp_path / "none.json")


@pytest.mark.parametrize(("form", "file"), [("csv", "meetings.csv"), ("jsonl", "parties.jsonl")])
def test_export_writes_a_file_a_table(saved: Path, tmp_path: Path, form: str, file: str) -> None:
    run("export", saved, "--to", form, "-o", tmp_path / "out")
    assert (tmp_path / "out" / file).stat().st_size > 100


def test_export_makes_a_folder_named_after_the_briefing(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("export", saved)
    assert (tmp_path / "week-csv" / "sanctions.csv").exists()


def test_export_writes_entities(saved: Path, tmp_path: Path) -> None:
    pytest.importorskip("followthemoney")
    run("export", saved, "--to", "ftm", "-o", tmp_path)
    assert (tmp_path / "entities.ftm.json").read_text(encoding="utf-8").count("\n") > 5
