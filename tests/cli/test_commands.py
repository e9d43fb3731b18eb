"""Commands against a server on loopback: what is written where, and how they end."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from readout_schemas import Briefing, Report

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run

MOE = {"name": "Kari Moe", "kind": "person", "role": "Prime Minister", "as_written": ["Prime Minister Kari Moe"]}
STATEMENT = {
    "quotes": ["We had no choice,"],
    "speaker": "Kari Moe",
    "translations": [],
    "attribution": "Prime Minister Kari Moe said on Monday",
    "gist": "There was no choice.",
    "addressee": [],
    "occasion": None,
    "via": None,
    "when": "on Monday",
}
STATEMENTS = {"parties": [MOE], "statements": [STATEMENT], "labels": []}
FULL = Path("/dev/full")


@pytest.fixture
def at(server: Loopback) -> tuple[str, ...]:
    """The options that name the server."""
    return ("--base-url", server.url, "--model", "m", "--plan", "four")


def one_line(err: str) -> str:
    (line,) = err.splitlines()
    assert line.startswith("readout: ")
    return line


def test_brief_writes_the_briefing_and_prints_it(
    server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": STATEMENTS}
    done = run("brief", articles / "oslo.txt", "--published", "2025-03-18", *at, "-o", "out/briefing.json")
    briefing = Briefing.model_validate_json(Path("out/briefing.json").read_text(encoding="utf-8"))
    assert (done.status, done.err) == (0, "")
    assert [statement.quotes[0].text for statement in briefing.statements] == ["We had no choice,"]
    assert "Kari Moe" in done.out
    assert "out/briefing.json" in done.out


def test_quiet_is_silent_about_all_but_errors(server: Loopback, run: Run, at: tuple[str, ...], articles: Path) -> None:
    server.answers = {"Statements": STATEMENTS}
    done = run("brief", articles / "oslo.txt", *at, "-o", "briefing.json", "--html", "briefing.html", "--quiet")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert Path("briefing.html").is_file()
    (articles / "blank.txt").write_text(" ", encoding="utf-8")
    done = run("brief", articles / "blank.txt", *at, "-q")
    assert (done.status, done.out) == (2, "")
    assert "blank.txt" in one_line(done.err)


def test_a_briefing_is_shown_again_in_the_terminal(
    server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": STATEMENTS}
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
    server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": STATEMENTS}
    assert run("extract", articles, *at, "-o", "reports.jsonl").status == 0
    merged = json.loads(run("merge", "reports.jsonl", "-o", "-").out)
    brief = json.loads(run("brief", articles, *at, "-o", "-").out)
    for of_the_run in ("run", "summary", "notes"):  # a summary takes a model, and merge asks none
        merged.pop(of_the_run)
        brief.pop(of_the_run)
    assert merged == brief


def test_merge_reads_parquet_and_folders_of_it_too(run: Run, at: tuple[str, ...], articles: Path) -> None:
    Path("parts").mkdir()
    for name in ("reports.jsonl", "reports.parquet", "parts/one.parquet"):
        assert run("extract", articles, *at, "-o", name).status == 0
    merged = [json.loads(run("merge", name, "-o", "-").out) for name in ("reports.jsonl", "reports.parquet", "parts")]
    for one in merged:
        one.pop("run")
    assert merged[0] == merged[1] == merged[2]


def test_what_holds_no_reports_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.parquet").write_text("no Parquet")
    for place in (tmp_path / "empty", tmp_path / "bad.parquet"):
        done = run("merge", place)
        assert done.status == 2
        assert str(place) in one_line(done.err)


def test_one_document_that_failed_costs_the_others_nothing(run: Run, at: tuple[str, ...], articles: Path) -> None:
    (articles / "empty.txt").write_text("", encoding="utf-8")
    done = run("brief", articles, *at, "-o", "briefing.json")
    briefing = Briefing.model_validate_json(Path("briefing.json").read_text(encoding="utf-8"))
    assert done.status == 1
    assert "empty.txt" in one_line(done.err)
    assert [document.error is None for document in briefing.documents] == [False, True, True]


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_file_that_is_not_there_is_a_document_that_failed(
    run: Run, at: tuple[str, ...], articles: Path, command: str
) -> None:
    done = run(command, "nowhere.txt", articles, *at, "-o", "-")
    assert done.status == 1
    assert "nowhere.txt" in one_line(done.err)
    assert "riga.txt" in done.out


def test_one_call_that_failed_is_named_and_the_rest_is_kept(
    server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": STATEMENTS}
    server.failing = {"Sanctions": 400}
    done = run("extract", articles / "oslo.txt", *at, "-o", "-")
    report = Report.model_validate_json(done.out)
    assert done.status == 1
    assert len(report.statements) == 1
    assert "sanction" in one_line(done.err)
    assert report.document.error is not None
    assert report.run.calls == 3


def test_calls_side_by_side_are_not_counted_as_asked_again(run: Run, at: tuple[str, ...], articles: Path) -> None:
    done = run("extract", articles / "riga.txt", *at, "-o", "-")
    counts = Report.model_validate_json(done.out).run
    assert (counts.calls, counts.reasks, counts.retries, counts.tokens.prompt) == (4, 0, 0, 400)


def test_record_then_replay_gives_the_same_without_a_server(
    server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": STATEMENTS}
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


def test_an_article_that_was_not_recorded_says_what_to_do(run: Run, articles: Path) -> None:
    done = run("brief", articles / "oslo.txt", "--model", "recorded", "-o", "-")
    assert done.status == 1
    for part in ("oslo.txt", "--cassettes", "--model", "OPENAI_API_KEY", "--base-url"):
        assert part in one_line(done.err)


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("brief", "reports", "--model", "openai/gpt-5-mini"), "OPENAI_API_KEY"),
        (("brief", "reports", "--model", "gpt-5-mini"), "openai/gpt-5-mini"),
        (("brief", "reports", "--base-url", "localhost:1/v1", "--model", "m"), "http://HOST:PORT/v1"),
        (("brief", "reports", "--base-url", "http://localhost:1/v1"), "--model"),
        (("brief", "reports", "--model", "recorded", "--plan", "five"), "four, one"),
        (("brief", "reports", "--model", "recorded", "--prompt", "statement"), "statement=v1"),
        (
            ("brief", "reports", "--model", "recorded", "--prompt", "statement=v99"),
            "no prompt statement v99: there are v",
        ),
        (("brief", "reports", "--model", "recorded", "--published", "yesterday"), "2025-03-15"),
        (("brief", "reports", "--model", "recorded", "--concurrency", "0"), "concurrency"),
        (("record", "reports"), "nothing to record from"),
        (("record", "reports", "--model", "recorded"), "nothing to record from"),
        (("record", "reports", "--model", "ollama/m"), "cannot be recorded"),
        (("merge", "nowhere.jsonl"), "nowhere.jsonl"),
        (("merge", "reports/oslo.txt"), "reports/oslo.txt, line 1"),
        (("merge", "reports"), "reports"),
    ],
)
@pytest.mark.usefixtures("articles")
def test_what_cannot_be_done_is_one_line_and_status_2(run: Run, arguments: tuple[str, ...], advice: str) -> None:
    done = run(*arguments)
    last = done.err.splitlines()[-1]
    assert done.status == 2
    assert done.out == ""
    assert last.startswith("readout: ")
    assert advice in last
    assert "Traceback" not in done.err
    assert len([line for line in done.err.splitlines() if "replaying" not in line]) == 1


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_place_that_cannot_be_written_is_named(run: Run, at: tuple[str, ...], articles: Path, command: str) -> None:
    done = run(command, articles, *at, "-o", "reports/oslo.txt/out.json")
    assert done.status == 2
    assert "cannot write reports/oslo.txt/out.json" in done.err.splitlines()[-1]


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_place_that_cannot_be_written_is_found_before_the_model_is_paid(
    server: Loopback, run: Run, at: tuple[str, ...], articles: Path, command: str
) -> None:
    run(command, articles, *at, "-o", "reports/oslo.txt/out.json")
    assert server.requests == []


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["brief", "extract"])
def test_a_full_disk_is_one_line(run: Run, at: tuple[str, ...], articles: Path, command: str) -> None:
    done = run(command, articles, *at, "-o", FULL)
    assert done.status == 2
    assert "No space left" in done.err.splitlines()[-1]


def test_errors_show_no_traceback_in_a_process_of_its_own(
    start: Callable[..., subprocess.Popen[str]], articles: Path
) -> None:
    process = start("brief", articles, "--model", "openai/gpt-5-mini")
    out, err = process.communicate()
    assert (process.returncode, out) == (2, "")
    assert "OPENAI_API_KEY" in one_line(err)


def test_a_reader_that_has_seen_enough_is_no_error(
    at: tuple[str, ...], start: Callable[..., subprocess.Popen[str]], articles: Path
) -> None:
    process = start("brief", articles, *at, "-o", "-")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.wait()
    process.stderr.close()


def test_control_c_ends_with_130_and_leaves_no_half_written_file(
    server: Loopback, at: tuple[str, ...], start: Callable[..., subprocess.Popen[str]], articles: Path
) -> None:
    server.hold()
    process = start("extract", articles, *at, "-o", "reports.jsonl")
    server.wait_until(lambda: server.requests)
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    assert "once more" in process.stderr.readline()
    server.release()
    _, err = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in err
    assert [path.name for path in articles.parent.iterdir()] == ["reports"]


@pytest.mark.parametrize("kind", ["meeting", "statement", "commitment", "sanction", "report", "briefing"])
def test_schema_prints_a_valid_json_schema(run: Run, kind: str) -> None:
    done = run("schema", kind)
    schema = json.loads(done.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert (done.status, done.err) == (0, "")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert f":{kind}:" in schema["$id"]


def test_what_is_written_validates_against_its_published_schema(
    server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": STATEMENTS}
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
