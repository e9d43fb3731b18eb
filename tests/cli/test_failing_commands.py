"""How commands end that cannot do all that they were asked for: a line that says why, and an exit status."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout_schemas import Briefing, Report

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run

FULL = Path("/dev/full")


def one_line(err: str) -> str:
    (line,) = err.splitlines()
    assert line.startswith("readout: ")
    return line


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
    statements: dict[str, Any], server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": statements}
    server.failing = {"Sanctions": 400}
    done = run("extract", articles / "oslo.txt", *at, "--published", "2025-03-15", "-o", "-")
    report = Report.model_validate_json(done.out)
    assert done.status == 1
    assert len(report.statements) == 1
    assert "sanction" in one_line(done.err)
    assert report.document.error is not None
    assert report.run.calls == 3


def test_what_was_refused_is_written_where_the_other_calls_failed(
    statements: dict[str, Any], server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    """A weak model: one call gives words that nobody said, the others give nothing of use."""
    wrong = {**statements["statements"][0], "quotes": ["We were glad to"]}
    server.answers = {"Statements": {**statements, "statements": [wrong]}}
    server.failing = {"Meetings": 400, "Sanctions": 400, "Commitments": 400}
    done = run("extract", articles / "oslo.txt", *at, "--published", "2025-03-15", "-o", "-")
    report = Report.model_validate_json(done.out)
    assert done.status == 1
    assert not report.records()
    assert {tuple(one.draft["quotes"]) for one in report.rejected} == {("We were glad to",)}
    assert "sanction" in one_line(done.err)


def test_an_article_that_was_not_recorded_says_what_to_do(run: Run, articles: Path) -> None:
    done = run("brief", articles / "oslo.txt", "--model", "recorded", "-o", "briefing.json")
    why, end = done.err.splitlines()
    assert done.status == 2
    for part in ("oslo.txt", "--cassettes", "--model", "OPENAI_API_KEY", "--base-url"):
        assert part in why
    assert end == "readout: nothing was written: the only document failed"
    assert not Path("briefing.json").exists()


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_where_nothing_could_be_asked_the_status_is_2(run: Run, articles: Path, command: str) -> None:
    done = run(command, articles, "--model", "recorded", "-o", "out.json")
    assert done.status == 2
    assert [name in done.err for name in ("oslo.txt", "riga.txt")] == [True, True]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"documents": 5}', "documents has to be a list"),
        ('{"documents": [], "run": {"model": "m", "plan": "p"}}', "coverage is missing"),
        ("[", "it is no JSON (EOF while parsing a list at line 1 column 1)"),
        ('{"documents": [{"id": "a", "source": "a", "colour": 1}]}', "documents.0.colour is no field of it"),
    ],
)
def test_what_is_no_briefing_is_said_in_plain_words(run: Run, tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "week.json").write_text(text, encoding="utf-8")
    done = run("show", tmp_path / "week.json", "--terminal")
    assert done.status == 2
    assert f"week.json is not a briefing ({fault}): make it with readout brief" in one_line(done.err)


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
        (("brief", "reports", "--model", "recorded", "--published", "yesterday"), "YYYY-MM-DD"),
        (("brief", "reports", "--model", "recorded", "--concurrency", "0"), "concurrency"),
        (("record", "reports"), "nothing to record from"),
        (("record", "reports", "--model", "recorded"), "nothing to record from"),
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
