"""Commands against a server on loopback: what is written where, and how they end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from readout_schemas import Briefing, Report

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run

SEEDS = Path(__file__).parents[2] / "seeds"


def test_brief_writes_the_briefing_and_prints_it(
    statements: dict[str, Any], server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": statements}
    done = run("brief", articles / "oslo.txt", "--published", "2025-03-18", *at, "-o", "out/briefing.json")
    briefing = Briefing.model_validate_json(Path("out/briefing.json").read_text(encoding="utf-8"))
    assert (done.status, done.err) == (0, "")
    assert [statement.quotes[0].text for statement in briefing.statements] == ["We had no choice,"]
    assert "Kari Moe" in done.out
    assert "out/briefing.json" in done.out


def test_quiet_is_silent_about_all_but_errors(
    statements: dict[str, Any], server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": statements}
    done = run("brief", articles / "oslo.txt", *at, "-o", "briefing.json", "--html", "briefing.html", "--quiet")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert Path("briefing.html").is_file()
    (articles / "blank.txt").write_text(" ", encoding="utf-8")
    done = run("brief", articles / "blank.txt", *at, "-q")
    assert (done.status, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert line.startswith("readout: ")
    assert "blank.txt" in line


def test_a_briefing_is_shown_again_in_the_terminal(
    statements: dict[str, Any], server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": statements}
    first = run("brief", articles / "oslo.txt", *at, "-o", "briefing.json", "--full")
    again = run("show", "briefing.json", "--terminal", "--full")
    assert again.status == 0
    assert first.out == f"{again.out}written: briefing.json\n"


def test_a_dash_puts_the_json_alone_on_standard_output(run: Run, at: tuple[str, ...], articles: Path) -> None:
    done = run("brief", articles, *at, "-o", "-")
    assert done.status == 0
    assert len(Briefing.model_validate_json(done.out).documents) == 2
    done = run("extract", articles, *at, "-o", "-")
    read = [Report.model_validate_json(line).document.source for line in done.out.splitlines()]
    assert [Path(source).stem for source in read] == ["oslo", "riga"]


def test_without_text_the_articles_stay_out_of_the_json(run: Run, at: tuple[str, ...], articles: Path) -> None:
    done = run("brief", articles, *at, "-o", "-", "--without-text")
    assert [document.text for document in Briefing.model_validate_json(done.out).documents] == [None, None]


def test_extract_and_merge_make_the_briefing_that_brief_makes(
    statements: dict[str, Any], server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": statements}
    assert run("extract", articles, *at, "-o", "reports.jsonl").status == 0
    merged = json.loads(run("merge", "reports.jsonl", "-o", "-").out)
    brief = json.loads(run("brief", articles, *at, "-o", "-").out)
    for of_the_run in ("run", "summary", "notes"):  # a summary takes a model, and merge asks none
        merged.pop(of_the_run)
        brief.pop(of_the_run)
    assert merged == brief


def test_with_the_same_answers_merge_gives_what_brief_gives_to_the_byte(run: Run, tmp_path: Path) -> None:
    """The summary and the verdicts too; only how long it took is each command's own."""
    places, recorded = SEEDS.glob("*.txt"), ("--model", "recorded", "--cassettes", SEEDS.parent / "cassettes")
    articles = sorted(places)
    reports, merged, brief = (tmp_path / name for name in ("reports.jsonl", "merged.json", "brief.json"))
    assert run("extract", *articles, *recorded, "-o", reports).status == 0
    assert run("merge", reports, *recorded, "-q", "-o", merged).status == 0
    assert run("brief", *articles, *recorded, "-q", "-o", brief).status == 0
    one, other = (
        re.sub(r'"(seconds|calls|reused|prompt|completion)": [\d.]+', r'"\1": 0', place.read_text(encoding="utf-8"))
        for place in (merged, brief)
    )
    assert one == other


def test_merge_without_a_model_says_what_it_does_without(run: Run, at: tuple[str, ...], articles: Path) -> None:
    assert run("extract", articles, *at, "-o", "reports.jsonl").status == 0
    told = "There is no summary: no model was asked (name one with --model)."
    assert told in run("merge", "reports.jsonl", "-o", "briefing.json").out
    assert json.loads(Path("briefing.json").read_text(encoding="utf-8"))["notes"] == [told]


def test_a_headline_counts_the_reports_that_were_read(run: Run, at: tuple[str, ...], articles: Path) -> None:
    (articles / "empty.txt").write_text("", encoding="utf-8")
    assert run("extract", articles, *at, "-o", "reports.jsonl").status == 1
    assert "in 2 reports (1 more failed)" in run("merge", "reports.jsonl").out


def test_merge_reads_parquet_and_folders_of_it_too(run: Run, at: tuple[str, ...], articles: Path) -> None:
    Path("parts").mkdir()
    for name in ("reports.jsonl", "reports.parquet", "parts/one.parquet"):
        assert run("extract", articles, *at, "-o", name).status == 0
    merged = [json.loads(run("merge", name, "-o", "-").out) for name in ("reports.jsonl", "reports.parquet", "parts")]
    for one in merged:
        one.pop("run")
    assert merged[0] == merged[1] == merged[2]


def test_calls_side_by_side_are_not_counted_as_asked_again(run: Run, at: tuple[str, ...], articles: Path) -> None:
    done = run("extract", articles / "riga.txt", *at, "-o", "-")
    counts = Report.model_validate_json(done.out).run
    assert (counts.calls, counts.reasks, counts.retries, counts.tokens.prompt) == (4, 0, 0, 400)


def test_record_then_replay_gives_the_same_without_a_server(
    statements: dict[str, Any], server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": statements}
    done = run("record", articles, *at)
    asked = len(server.requests)
    assert (done.status, done.out) == (0, "")
    assert done.err == f"recorded: {asked} answers for 2 documents in cassettes\n"
    first, second = (run("brief", articles, "--plan", "four", "-o", "-") for _ in range(2))
    one, two = json.loads(first.out), json.loads(second.out)
    assert (first.status, len(server.requests)) == (0, asked)
    assert "replaying recorded answers" in first.err
    one.pop("run")
    two.pop("run")
    assert json.dumps(one) == json.dumps(two)
    assert [statement["quotes"][0]["text"] for statement in one["statements"]] == ["We had no choice,"]


@pytest.mark.parametrize("kind", ["meeting", "statement", "commitment", "sanction", "report", "briefing"])
def test_schema_prints_a_valid_json_schema(run: Run, kind: str) -> None:
    done = run("schema", kind)
    schema = json.loads(done.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert (done.status, done.err) == (0, "")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert f":{kind}:" in schema["$id"]


def test_what_is_written_validates_against_its_published_schema(
    statements: dict[str, Any], server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": statements}
    for command, kind in (("brief", "briefing"), ("extract", "report")):
        schema = json.loads(run("schema", kind).out)
        written = json.loads(run(command, articles / "oslo.txt", *at, "-o", "-").out)
        jsonschema.validate(written, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**written, "invented": 1}, schema)


def test_an_unknown_kind_of_schema_is_a_usage_error(run: Run) -> None:
    done = run("schema", "sermon")
    assert done.status == 2
    assert "briefing" in done.err
