"""The library: what a notebook needs, as docs/library.md shows it."""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import re
from pathlib import Path

import jsonschema
import pytest

import readout
from readout.pipeline.report_rows import row
from readout_schemas import Briefing, Report

ROOT = Path(__file__).parents[1]
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "library.md").read_text(encoding="utf-8"), re.DOTALL)
SETTINGS = readout.Settings(model="recorded", cassettes=str(ROOT / "cassettes"))


@pytest.fixture(scope="session")
def reports() -> list[Report]:
    return [readout.extract(path, settings=SETTINGS) for path in sorted((ROOT / "seeds").glob("*.txt"))]


@pytest.fixture(scope="session")
def briefing(reports: list[Report]) -> Briefing:
    return readout.merge(reports)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reports: list[Report]) -> Path:
    """A folder with what a checkout has, and the reports of its articles."""
    for name in ("seeds", "cassettes"):
        (tmp_path / name).symlink_to(ROOT / name)
    lines = "".join(f"{report.model_dump_json()}\n" for report in reports)
    (tmp_path / "reports.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_examples_of_the_documentation_run(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("scipy")
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "docs/library.md", "exec"), names)  # noqa: S102
    shown = capsys.readouterr().out
    assert "report-that-is-not-there.txt: there is no such file or folder; check the path" in shown
    assert (checkout / "tables" / "meetings.csv").is_file()
    assert (checkout / "meetings.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_every_public_name_is_in_the_documentation_or_is_a_model() -> None:
    """A name that the page does not tell of is found by nobody."""
    told = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    untold = {name for name in readout.__all__ if not re.search(rf"\b{name}\b", told)}
    models = {name for name in untold if issubclass(getattr(readout, name), readout_models())}
    assert untold <= models


def readout_models() -> type:
    from readout_schemas import Model

    return Model


def test_the_version_is_that_of_the_package() -> None:
    assert readout.__version__ == importlib.metadata.version("readout")


def test_a_record_is_found_by_its_id_and_by_those_that_were_merged_into_it(briefing: Briefing) -> None:
    merged = next(one for one in briefing.records() if one.sourcing and len(one.sourcing.records) > 1)
    assert merged.sourcing is not None
    for name in (merged.id, *merged.sourcing.records):
        assert briefing.record(name) is merged


def test_what_is_not_there_is_a_key_error_that_names_it(briefing: Briefing) -> None:
    for look_up in (briefing.record, briefing.party, briefing.document):
        with pytest.raises(KeyError, match=r"nobody\.9"):
            look_up("nobody.9")


def test_parties_and_documents_are_found_by_the_ids_that_records_name(briefing: Briefing) -> None:
    statement = briefing.statements[0]
    assert briefing.party(statement.speaker.party).name == statement.speaker.name
    assert briefing.document(statement.evidence[0].document).text


@pytest.mark.parametrize("name", ["meeting", "statement", "commitment", "sanction", "report", "briefing", "changes"])
def test_a_schema_is_one_and_says_of_what(name: str) -> None:
    schema = readout.schema(name)  # type: ignore[arg-type]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith(f"urn:readout:{name}:")


def test_a_briefing_fits_its_schema_and_one_with_a_field_more_does_not(briefing: Briefing) -> None:
    written, schema = (
        json.loads(briefing.model_dump_json()),
        jsonschema.Draft202012Validator(readout.schema("briefing")),
    )
    assert list(schema.iter_errors(written)) == []
    written["meetings"][0]["mood"] = "good"
    assert [list(error.absolute_path) for error in schema.iter_errors(written)] == [["meetings", 0]]


def test_a_name_or_form_that_is_none_is_said_with_those_that_are(briefing: Briefing, tmp_path: Path) -> None:
    with pytest.raises(readout.SettingsError, match="no schema 'sermon': there are briefing, changes, commitment"):
        readout.schema("sermon")  # type: ignore[arg-type]
    with pytest.raises(readout.SettingsError, match=r"no form .xls.: .*, ftm, w3c and label-studio"):
        readout.export(briefing, tmp_path, to="xls")  # type: ignore[arg-type]


def test_reports_are_read_from_lines_and_rows(checkout: Path, reports: list[Report]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    parquet.write_table(arrow.Table.from_pylist([row(report) for report in reports]), checkout / "reports.parquet")
    for name in ("reports.jsonl", "reports.parquet"):
        assert list(readout.load.reports(name)) == reports


def test_a_file_that_holds_no_briefing_is_an_input_error(checkout: Path) -> None:
    with pytest.raises(readout.InputError, match=r"reports\.jsonl holds reports: make a briefing"):
        readout.load.briefing(checkout / "reports.jsonl")
    with pytest.raises(readout.InputError, match=r"gone\.json cannot be read"):
        readout.load.briefing("gone.json")


def test_a_calendar_needs_a_zone(briefing: Briefing) -> None:
    now = datetime.datetime(2025, 3, 15, 12, tzinfo=datetime.UTC)
    assert "DTSTAMP:20250315T120000Z" in readout.render.calendar(briefing, now)
    with pytest.raises(ValueError, match="no time zone"):
        readout.render.calendar(briefing, now.replace(tzinfo=None))


def test_what_the_terminal_shows_is_broken_at_a_width_that_is_given_alone(briefing: Briefing) -> None:
    assert max(map(len, readout.render.terminal(briefing, width=70).splitlines())) <= 70
    assert max(map(len, readout.render.terminal(briefing).splitlines())) > 120
    assert len(readout.render.terminal(briefing, full=True)) > 2 * len(readout.render.terminal(briefing))


def test_the_same_reports_have_nothing_new(briefing: Briefing, reports: list[Report]) -> None:
    changes = readout.diff(briefing, readout.merge(reports))
    assert changes == changes.model_copy(update=dict.fromkeys(("new", "gone"), ()))


def test_what_is_new_is_rendered_in_each_form(reports: list[Report]) -> None:
    changes = readout.diff(readout.merge([]), readout.merge(reports[:1]))
    assert readout.render.changes(changes).startswith("NEW (")
    assert readout.render.changes(changes, to="markdown").startswith("# What is new\n\n## New (")
    assert "<h2>New (" in readout.render.changes(changes, to="page")
    with pytest.raises(ValueError, match="no form 'mail': there are terminal, markdown and page"):
        readout.render.changes(changes, to="mail")  # type: ignore[arg-type]


def test_the_gold_scores_reports(reports: list[Report]) -> None:
    pytest.importorskip("scipy")
    evaluation = readout.evaluate(reports, ROOT / "seeds", name="mine")
    assert evaluation.name == "mine"
    assert evaluation.micro["statement.recall"].value is not None
