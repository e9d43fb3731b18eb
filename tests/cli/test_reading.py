"""What was not read is said; nothing that exists is overwritten by a run that read nothing; a dry run needs no key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from readout_tests.statement import SENTENCE

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run


def told(err: str) -> list[str]:
    return [line.removeprefix("readout: ") for line in err.splitlines() if line.startswith("readout: ")]


def test_a_file_of_no_known_kind_in_a_folder_is_named_and_the_others_are_read(
    run: Run, articles: Path, at: tuple[str, ...]
) -> None:
    (articles / "logo.png").write_bytes(b"\x89PNG")
    (articles / "Makefile").write_text("all:", encoding="utf-8")
    for command in ("brief", "extract"):
        done = run(command, "reports", *at, "-o", "out.json" if command == "brief" else "out.jsonl")
        assert done.status == 0
        assert [line for line in told(done.err) if line.startswith("not read")] == [
            "not read: reports/Makefile: files without an ending are not read",
            "not read: reports/logo.png: .png files are not read",
        ]


def test_ten_files_are_named_and_the_others_counted_by_kind(run: Run, articles: Path, at: tuple[str, ...]) -> None:
    for number in range(12):
        (articles / f"{number:02}.png").write_bytes(b"x")
    (articles / "z.log").write_bytes(b"x")
    lines = [line for line in told(run("brief", "reports", *at, "--dry-run").err) if line.startswith("not read")]
    assert len(lines) == 11
    assert lines[-1] == "not read: 3 more (2 × .png files are not read, 1 × .log files are not read)"


@pytest.mark.parametrize(("command", "output"), [("brief", "out.json"), ("extract", "out.jsonl")])
def test_a_copy_of_another_file_is_left_out_and_named_and_nothing_failed(
    run: Run, articles: Path, at: tuple[str, ...], command: str, output: str
) -> None:
    first = min(articles.iterdir())
    (articles / "z.txt").write_bytes(first.read_bytes())
    done = run(command, "reports", *at, "-o", output)
    assert done.status == 0
    assert f"reports/z.txt: has the very text of reports/{first.name}, and is left out as a copy" in told(done.err)
    assert "failed" not in done.out + done.err
    assert "documents: 3 (1 left out as copies)" in run("brief", "reports", *at, "--dry-run").out
    done = run(command, "reports", *at, "-q", "-o", output)
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_quiet_names_no_skipped_file(run: Run, articles: Path, at: tuple[str, ...], command: str) -> None:
    (articles / "logo.png").write_bytes(b"x")
    done = run(command, "reports", *at, "-q", "-o", "out.json")
    assert (done.status, done.err) == (0, "")


def test_strict_makes_a_skipped_file_an_error_before_anything_is_asked(
    run: Run, articles: Path, at: tuple[str, ...], server: Loopback
) -> None:
    (articles / "logo.png").write_bytes(b"x")
    done = run("brief", "reports", *at, "--strict")
    assert (done.status, server.requests) == (2, [])
    assert told(done.err) == ["reports/logo.png: .png files are not read; leave it out, or leave out --strict"]


def test_strict_names_up_to_ten_of_the_files_at_once_and_none_that_programs_left(
    run: Run, articles: Path, at: tuple[str, ...]
) -> None:
    for name in (".DS_Store", "Thumbs.db", "~$memo.docx", *(f"{number:02}.png" for number in range(12))):
        (articles / name).write_bytes(b"x")
    done = run("brief", "reports", *at, "--strict")
    assert done.status == 2
    (line,) = told(done.err)
    assert line.startswith("12 files are not read; leave them out, or leave out --strict: reports/00.png: .png files")
    assert line.endswith("reports/09.png: .png files are not read; 2 more")
    assert "Thumbs" not in line


@pytest.mark.parametrize(("command", "output"), [("brief", "out.json"), ("extract", "out.jsonl")])
def test_a_run_that_read_nothing_overwrites_nothing(
    run: Run, articles: Path, at: tuple[str, ...], command: str, output: str
) -> None:
    for path in articles.iterdir():
        path.write_bytes(b"\x00\x01")
    Path(output).write_text("of yesterday", encoding="utf-8")
    done = run(command, "reports", *at, "-o", output)
    assert done.status == 2
    assert "none of the 2 documents could be read; nothing was written" in done.err
    assert Path(output).read_text(encoding="utf-8") == "of yesterday"


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_an_extract_of_which_every_document_failed_overwrites_nothing(
    run: Run, articles: Path, at: tuple[str, ...], server: Loopback, name: str
) -> None:
    """Neither where nothing could be asked, nor where every answer was an error."""
    assert articles.is_dir()
    Path(name).write_text("of yesterday", encoding="utf-8")
    server.failing = dict.fromkeys(("Meetings", "Statements", "Commitments", "Sanctions"), 400)
    for asking in (at, ("--model", "recorded")):
        done = run("extract", "reports", *asking, "-o", name)
        assert (done.status, Path(name).read_text(encoding="utf-8")) == (2, "of yesterday")
        assert [line.split(":")[0] for line in told(done.err)[-3:]] == [
            "reports/oslo.txt",
            "reports/riga.txt",
            "nothing was written",
        ]
        assert "written: " not in done.err.replace("nothing was written: ", "")


def test_reports_that_go_to_standard_output_are_there_with_their_errors(
    run: Run, articles: Path, at: tuple[str, ...], server: Loopback
) -> None:
    server.failing = dict.fromkeys(("Meetings", "Statements", "Commitments", "Sanctions"), 400)
    done = run("extract", articles, *at, "-o", "-")
    assert (done.status, len(done.out.splitlines())) == (2, 2)
    assert "nothing was written" not in done.err


def test_a_report_with_a_record_and_an_error_is_written(
    run: Run, articles: Path, at: tuple[str, ...], server: Loopback, statements: dict[str, Any]
) -> None:
    server.answers, server.failing = {"Statements": statements}, {"Sanctions": 400}
    done = run("extract", articles / "oslo.txt", *at, "-o", "out.jsonl")
    assert (done.status, len(Path("out.jsonl").read_text(encoding="utf-8").splitlines())) == (1, 1)


def test_a_limit_that_lets_nothing_through_overwrites_nothing(run: Run, articles: Path, server: Loopback) -> None:
    Path("out.jsonl").write_text("of yesterday", encoding="utf-8")
    asking = ("--base-url", server.url, "--model", "gpt-5-mini", "--max-cost", "0.000001")
    done = run("extract", articles, *asking, "-o", "out.jsonl")
    assert (done.status, Path("out.jsonl").read_text(encoding="utf-8")) == (1, "of yesterday")
    assert "--max-cost" in told(done.err)[-1]


def test_a_folder_without_anything_to_read_is_status_2(run: Run, articles: Path, at: tuple[str, ...]) -> None:
    for path in articles.iterdir():
        path.rename(path.with_suffix(".png"))
    done = run("brief", "reports", *at)
    assert done.status == 2
    assert "the folder has no file to read" in done.err


def test_a_dry_run_reads_and_counts_without_a_key_and_without_a_call(run: Run, articles: Path) -> None:
    (articles / "bad.txt").write_bytes(b"\x00\x01")
    for command in ("brief", "extract"):
        done = run(command, "reports", "--model", "openai/gpt-5-mini", "--dry-run", "-o", "out.json")
        assert (done.status, Path("out.json").exists()) == (1, False)
        assert "documents: 3 (1 cannot be read)" in done.out


@pytest.mark.parametrize("command", ["brief", "extract"])
def test_days_that_stay_open_for_want_of_a_day_of_publication_are_told_once(
    run: Run, articles: Path, at: tuple[str, ...], server: Loopback, statements: dict[str, Any], command: str
) -> None:
    server.answers = {"Statements": statements}
    (articles / "later.txt").write_text(f"A day passed.\n\n{SENTENCE}", encoding="utf-8")
    line = "3 documents say no day of publication, so that these stay open: “on Monday”; give --published"
    assert told(run(command, articles, *at, "-o", "out").err).count(line) == 1
    for given in (("--published", "2025-03-15"), ("--quiet",)):
        assert "no day of publication" not in run(command, articles, *at, "-o", "out", *given).err


def test_the_day_that_the_options_say_holds_for_documents_without_one_and_another_for_all(
    run: Run, articles: Path, at: tuple[str, ...]
) -> None:
    (articles / "oslo.json").write_text('{"published": "2025-03-01"}', encoding="utf-8")
    run("brief", "reports", *at, "-o", "out.json", "--published", "2025-03-15")
    known = {
        Path(one["source"]).stem: (one["published"], one["published_from"])
        for one in json.loads(Path("out.json").read_bytes())["documents"]
    }
    assert known == {"oslo": ("2025-03-01", "sidecar"), "riga": ("2025-03-15", "--published")}
    run("brief", "reports", *at, "-o", "out.json", "--republish-as", "2026-01-02")
    assert {one["published"] for one in json.loads(Path("out.json").read_bytes())["documents"]} == {"2026-01-02"}
