"""``readout desk watch``, and what the settings file says is watched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from readout_tests.loopback import Loopback

from readout.desk import Desk

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_LEDGER", "ledger.sqlite3")
    monkeypatch.delenv("READOUT_MODEL", raising=False)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Norway said on Monday that it would pay.", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_a_folder_is_watched_looked_at_and_watched_no_longer(run: Run, server: Loopback, here: Path) -> None:
    at = ("--desk", "desk.sqlite3")
    done = run("desk", "watch", "add", "in", "--daily", "06:30", "--zone", "Asia/Tokyo", *at)
    assert done.out.startswith(f"in: {here / 'in'}, daily at 06:30 (Asia/Tokyo), not yet, next ")
    done = run("desk", "watch", "run", "in", "--model", "m", "--base-url", server.url, *at)
    assert (done.status, done.out.endswith(" (in): done; 1 new\n")) == (0, True)
    assert run("desk", "watch", "run", "in", *at).out.startswith("queued: job ")
    assert ", last " in run("desk", "watch", "list", *at).out
    assert run("desk", "watch", "remove", "in", *at).out == "not watched any more: in\n"
    assert run("desk", "watch", "list", *at).out == "nothing is watched\n"
    for wrong, told in (
        (("add", "nowhere", "--every", "1h"), "there is no such folder or file of links, and it is no address"),
        (("add", "in", "--every", "1y"), "is no length of time"),
        (("add", "in"), "say how often"),
        (("remove", "x"), "there is no watch 'x'"),
        (("run", "x"), "there is no watch 'x'"),
    ):
        done = run("desk", "watch", *wrong, *at)
        assert (done.status, done.err.count("\n")) == (2, 1)
        assert told in done.err


SETTINGS = """
[desk]
address = "desk.sqlite3"
documents_a_day = 20

[[desk.watch]]
folder = "in"
every = "1h"
publisher = "NRK"
"""


def test_what_the_settings_file_names_is_watched_as_long_as_it_does(run: Run, server: Loopback, here: Path) -> None:
    file = here / "readout.toml"
    file.write_text(SETTINGS, encoding="utf-8")
    model = ("--model", "m", "--base-url", server.url)
    assert run("desk", "work", "--drain", *model).out.endswith("(in): done; 1 new\n")
    with Desk.open(here / "desk.sqlite3") as desk:
        (watch,) = desk.watches()
        assert (watch.place, watch.origin) == (str(here / "in"), "settings")
        assert [one.publisher for one in desk.documents()] == ["NRK"]
    for wrong, told in (
        ('[desk]\nwatch = "in"', "each watch has to be a table"),
        ('[[desk.watch]]\npath = "in"', "no setting 'path' in [[desk.watch]]"),
        ("[[desk.watch]]\nfolder = 1", "folder in [[desk.watch]] is 1: it has to be a text"),
        ('[[desk.watch]]\nevery = "1h"', "a watch has an address, a folder, or a file of links"),
        ('[[desk.watch]]\naddress = "x"\nevery = "1h"', "is no http or https address"),
        ('[desk]\nbudget_a_day = "2"', "budget_a_day in [desk] is '2': it has to be a number"),
        ("[desk]\ndocuments_a_day = 2.5", "documents_a_day in [desk] is 2.5: it has to be a whole number"),
    ):
        file.write_text(wrong, encoding="utf-8")
        done = run("desk", "work", "--drain", *model, "--desk", "desk.sqlite3")
        assert (done.status, done.err.count("\n")) == (2, 1), wrong
        assert done.err.startswith(f"readout: {file}: ")
        assert told in done.err
    file.write_text('[desk]\naddress = "desk.sqlite3"\n', encoding="utf-8")
    assert run("desk", "work", "--drain", *model).status == 0
    assert run("desk", "watch", "list").out == "nothing is watched\n"
