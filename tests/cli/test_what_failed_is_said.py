"""What failed beside the documents is one line, under ``-q`` too, and is for who runs the command, not who reads."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.cli.log_output import set_up_logging
from readout.cli.options import DocumentOptions
from readout.cli.settings_file import load
from readout.errors import InputError
from readout.rendering import html_page, markdown_memo
from readout.rendering.phrasing import lack
from readout_schemas import Briefing

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run

FULL = Path("/dev/full")


def test_a_summary_that_could_not_be_had_is_status_1_and_a_line_though_all_is_written(
    statements: dict[str, Any], server: Loopback, run: Run, at: tuple[str, ...], articles: Path
) -> None:
    server.answers = {"Statements": statements}
    assert run("extract", articles / "oslo.txt", *at, "-o", "reports.jsonl").status == 0
    server.failing = {"SummaryDraft": 400}
    for command in (("merge", "reports.jsonl"), ("brief", articles / "oslo.txt")):
        done = run(*command, *at, "--no-ledger", "-q", "-o", "made.json")
        (line,) = done.err.splitlines()
        assert (done.status, done.out) == (1, "")
        assert line.startswith("readout: there is no summary: ")
        made = Briefing.model_validate_json(Path("made.json").read_text(encoding="utf-8"))
        assert [f"readout: {note}" for note in made.notes] == [line]
        for shown in (markdown_memo(made), html_page(made)):
            assert "There is no summary." in shown
            assert line.rpartition(": ")[2] not in shown
    assert run("merge", "reports.jsonl", "-q", "-o", "made.json").status == 0


def test_a_reader_is_told_what_is_missing_and_not_why() -> None:
    assert lack("34 pairs were not judged by a model: no answer in a/b.yaml: set KEY") == (
        "34 pairs were not judged by a model."
    )
    assert lack("3 pairs were not judged.") == "3 pairs were not judged."


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_log_that_takes_no_more_lines_says_so_once(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging(0, FULL)
    for _ in range(3):
        logging.getLogger("readout").info("a call")
    set_up_logging(0, None)
    assert capsys.readouterr().err == (
        "readout: --log-json /dev/full takes no more lines (No space left on device): some calls are not told\n"
    )


def test_settings_with_a_byte_order_mark_are_read_and_days_are_asked_for_by_their_option(tmp_path: Path) -> None:
    (tmp_path / "readout.toml").write_bytes(b'\xef\xbb\xbfmodel = "m"\n')
    assert load(None, {}, tmp_path).values == {"model": "m"}
    with pytest.raises(InputError) as caught:
        DocumentOptions(since="2025-3-4").web(ledger=False)
    assert str(caught.value) == "--since: '2025-3-4' is not a date (YYYY-MM-DD)"


def test_a_dry_run_names_what_cannot_be_read_and_ends_as_the_run_would(
    run: Run, at: tuple[str, ...], articles: Path
) -> None:
    for number in range(12):
        (articles / f"void{number:02}.txt").write_text("", encoding="utf-8")
    some = run("brief", articles, *at, "--dry-run")
    *first, more = some.err.splitlines()
    assert some.status == 1
    assert "(12 cannot be read)" in some.out
    assert [f"void{number:02}.txt" in line for number, line in enumerate(first)] == [True] * 10
    assert more == "readout: 2 more cannot be read (2 × is empty)"
    for number in range(12):
        (articles / f"zcopy{number:02}.txt").write_text("The very same words.", encoding="utf-8")
    copied = run("brief", articles, *at, "--dry-run")
    assert "(12 cannot be read, 11 left out as copies)" in copied.out
    assert "readout: 1 more copies are left out" in copied.err
    assert copied.err.splitlines()[-1] == more
    none = run("extract", articles / "void00.txt", articles / "void01.txt", *at, "--dry-run")
    assert (none.status, len(none.err.splitlines())) == (2, 2)
