"""``readout desk due``, ``party`` and ``find``: the same answers for a person and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from readout_tests.mornings import Paper, yesterday

from readout.desk import Desk
from readout_schemas import When

if TYPE_CHECKING:
    from tests.conftest import Run

KENYA = "Kenya will send 200 police officers to Haiti by the end of June."


@pytest.fixture(autouse=True)
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk in the working folder, with a promise that was due in 2024, and whose words steer a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_DESK", "desk.sqlite3")
    deadline = When(text="by the end of June", edtf="2024-06", basis="stated")
    paper = Paper("7.txt", "06-12", "en", KENYA, "=The \x1b[31mPost")
    with Desk.open("desk.sqlite3") as desk:
        desk.add([*yesterday(), paper.commitment(KENYA, "Kenya", "=send police", deadline=deadline).report()])
        desk.catch_up()


def test_what_is_due_is_listed_with_its_state_and_sources(run: Run) -> None:
    done = run("desk", "due", "--party", "Kenya")
    assert done.status == 0, done.err
    assert done.out.splitlines()[0].startswith("2024-06-30  overdue")
    assert "\x1b" not in done.out
    assert "12 June 2024" in done.out
    assert run("desk", "due", "--from", "2024-07-01").out == "nothing is due\n"
    told = json.loads(run("desk", "due", "--format", "json").out)
    assert [one["state"] for one in told["commitments"]] == ["overdue"]
    (row,) = csv.DictReader(io.StringIO(run("desk", "due", "--format", "csv").out))
    assert (row["due"], row["state"], row["publishers"][:5]) == ("2024-06-30", "overdue", "3.txt")
    assert run("desk", "due", "--format", "jsonl", "-o", "due.jsonl").out == ""
    assert json.loads(Path("due.jsonl").read_text(encoding="utf-8"))["type"] == "commitment"


def test_a_party_is_shown_page_by_page(run: Run) -> None:
    done = run("desk", "party", "Norway", "--limit", "2")
    assert done.out.splitlines()[0] == "Norway (country-no): 1 meeting, no statements, 1 commitment, no sanctions"
    first = run("desk", "party", "country-no", "--limit", "1")
    after = first.err.split()[-1]
    second = run("desk", "party", "country-no", "--limit", "1", "--after", after)
    assert (first.err.startswith("readout: there is more: --after "), second.err) == (True, "")
    rows = [json.loads(run("desk", "party", "Norway", "--format", "jsonl").out.splitlines()[0])]
    assert rows[0]["roles"] == ["participants"]
    assert len(json.loads(run("desk", "party", "Norway", "--format", "json").out)["entries"]) == 2


def test_words_are_found_with_what_stands_around_them(run: Run) -> None:
    done = run("desk", "find", "police", "haiti", "--type", "commitment", "--language", "en")
    assert "    Kenya will send 200 police officers to Haiti by the end of June.\n" in done.out
    assert run("desk", "find", "zebra").out == "nothing was found\n"
    assert "Berg" in run("desk", "find", "wait for others", "--party", "Ida Berg", "--role", "speaker").out
    told = json.loads(run("desk", "find", "--limit", "1", "--format", "json").out)
    assert (len(told["records"]), len(told["documents"]), bool(told["next"])) == (1, 1, True)
    rows = list(csv.DictReader(io.StringIO(run("desk", "find", "--due-to", "2024-06-30", "--format", "csv").out)))
    assert [row["what"][:5] for row in rows] == ["Kenya"]
    texts = run("desk", "find", "police", "--documents", "--publisher", "=The \x1b[31mPost")
    assert KENYA in texts.out
    assert "\x1b" not in texts.out
    (row,) = csv.DictReader(io.StringIO(run("desk", "find", "officers", "--documents", "--format", "csv").out))
    assert row["publisher"].startswith("'=The")  # no formula for a spreadsheet


def test_what_a_user_does_wrong_is_one_line(run: Run) -> None:
    for command, told in (
        (("due", "--party", "Zembla"), "knows no party 'Zembla'"),
        (("party", "i"), "may be several parties: give the key of one"),
        (("party", "Norway", "--after", "x"), "begin with its first page"),
        (("find", "x", "--documents", "--role", "speaker"), "--documents: --role is of records alone"),
        (("find", "-o", "desk.sqlite3"), "desk.sqlite3 is read and would be written"),
    ):
        done = run("desk", *command)
        assert (done.status, done.err.count("\n")) == (2, 1), (command, done.err)
        assert told in done.err, done.err
