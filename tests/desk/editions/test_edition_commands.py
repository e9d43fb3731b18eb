"""``readout desk brief``, ``editions`` and ``diff``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from readout_tests.mornings import today, yesterday

from readout.desk import Desk
from readout.report_io import read_briefing

if TYPE_CHECKING:
    from tests.conftest import Run

pytestmark = pytest.mark.xdist_group("desk")


@pytest.fixture
def desk_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with yesterday's reports, beside which the command runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_DESK", "desk.sqlite3")
    with Desk.open("desk.sqlite3") as desk:
        desk.add(yesterday())
    return tmp_path / "desk.sqlite3"


def test_two_mornings_at_a_desk(run: Run, desk_file: Path) -> None:
    first = run("desk", "brief", "-o", "one.json", "--html", "one.html")
    assert (first.status, first.err.splitlines()[0]) == (0, "edition 1: 7 new")
    assert read_briefing(Path("one.json")).notes[0].startswith("There is no summary")
    assert Path("one.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("desk", "brief").out == "nothing new since edition 1\n"
    with Desk.open(desk_file) as desk:
        desk.add(today())
    second = run("desk", "brief", "--markdown", "two.md")
    told = "edition 2: 4 new, 2 developed, 3 corroborated, 1 disputed, 1 gone since edition 1"
    assert second.err.splitlines()[0] == told
    assert run("desk", "brief", "--edition", "1", "-q", "-o", "-").out == Path("one.json").read_text(encoding="utf-8")
    listed = run("desk", "editions").out.splitlines()
    assert [line.split()[0] for line in listed] == ["1", "2"]
    assert listed[1].endswith("since edition 1")
    changes = json.loads(run("desk", "diff", "1", "2", "-o", "-").out)
    assert [len(changes[kind]) for kind in ("new", "developed", "corroborated", "disputed", "gone")] == [4, 2, 3, 1, 1]
    assert "NEWLY DISPUTED (1)" in run("desk", "diff", "1", "2", "--html", "diff.html").out


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("brief", "--since", "yesterday"), "neither a day (YYYY-MM-DD) nor the number of an edition"),
        (("brief", "--since", "7"), "there is no edition 7: none was made yet"),
        (("brief", "--edition", "2", "--topic", "Peru"), "there is no edition 2 on 'Peru': none was made yet"),
        (("diff", "1", "2"), "there is no edition 1"),
        (("diff", "1", "9" * 20), "there is no edition 1"),
        (("diff", "9" * 20, "1"), "there is no edition 99999999999999999999"),
        (("brief", "-o", "desk.sqlite3"), "desk.sqlite3 is read and would be written"),
    ],
)
def test_what_a_user_gets_wrong_is_one_line(run: Run, desk_file: Path, given: tuple[str, ...], told: str) -> None:
    done = run("desk", *given)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert told in done.err
    assert desk_file.exists()


def test_a_desk_without_anything_new_says_so(run: Run, desk_file: Path) -> None:
    assert run("desk", "brief", "--topic", "zeppelin").out == "nothing new: there is no edition yet\n"
    assert run("desk", "editions").out == "no edition was made yet: make one with readout desk brief\n"
    assert desk_file.exists()
