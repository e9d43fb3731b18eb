"""``readout desk``: what is read is kept, what failed is said, and each fault is one line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from readout_tests.loopback import Loopback
from readout_tests.mornings import yesterday

from readout.cli.settings_file import load
from readout.desk import Desk
from readout.errors import SettingsError

if TYPE_CHECKING:
    from tests.conftest import Run

SEEDS = Path(__file__).parents[2] / "seeds"
CASSETTES = Path(__file__).parents[2] / "cassettes"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of reports, in the working folder; the desk is beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_DESK", "desk.sqlite3")
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(f"{one.model_dump_json()}\n" for one in yesterday()), encoding="utf-8")
    return file


def test_the_seeds_are_read_as_brief_reads_them_and_cost_nothing_again(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del reports
    monkeypatch.setenv("READOUT_MODEL", "recorded")
    monkeypatch.setenv("READOUT_CASSETTES", str(CASSETTES))
    seeds = sorted(SEEDS.glob("*.txt"))[:2]
    done = run("desk", "add", *seeds)
    assert (done.status, done.out.splitlines()[-1].partition(" (")[0]) == (0, "documents: 2 new")
    assert run("desk", "add", *seeds).out == "documents: 2 there already (0 records)\n"
    with Desk.open("desk.sqlite3") as desk:
        assert [Path(one.source).name for one in desk.documents()] == [seed.name for seed in seeds]
        assert desk.status().runs == 1


def test_reports_are_added_beside_articles_that_fail(run: Run, reports: Path, server: Loopback) -> None:
    server.failing = {"Readout": 400}
    (reports.parent / "riga.txt").write_text("Latvia and Estonia will meet in Riga on Friday.\n", encoding="utf-8")
    done = run("desk", "add", reports, "riga.txt", "--base-url", server.url, "--model", "m", "-q")
    assert done.status == 1
    assert done.err.startswith("readout: riga.txt: ")
    status = run("desk", "status").out
    assert "documents: 6, added from" in status
    assert "inbox: 1 sources failed" in status
    assert "riga.txt: " in status


def test_a_dry_run_adds_nothing(run: Run, reports: Path) -> None:
    assert run("desk", "add", reports, "--dry-run").out == "no model would be asked: these are reports\n"
    (reports.parent / "riga.txt").write_text("Latvia and Estonia will meet in Riga on Friday.\n", encoding="utf-8")
    assert run("desk", "add", "riga.txt", "--dry-run", "--model", "openai/gpt-5-mini").out.startswith("documents: 1\n")
    assert not (reports.parent / "desk.sqlite3").exists()


def test_a_desk_is_moved_forgotten_and_put_back(run: Run, reports: Path) -> None:
    assert run("desk", "add", reports).out == "documents: 6 new (8 records)\n"
    assert run("desk", "backup", "copy.sqlite3").out.startswith("written: copy.sqlite3 (")
    assert run("desk", "export", "all.gz").status == 0
    assert run("desk", "import", "all.gz", "--desk", "two.sqlite3").out == "new: 6 documents, 6 reports, 0 editions\n"
    assert run("desk", "import", "all.gz").out.startswith("new: 0 documents, 0 reports")
    assert run("desk", "forget", "4.txt").out == "removed: 1 documents, 2 records\n"
    assert run("desk", "retain", "--days", "0", "--dry-run").out.startswith("would go: 5 documents\n")
    assert run("desk", "retain", "--days", "0").out == "removed: 5 documents, 6 records\n"
    assert run("desk", "restore", "copy.sqlite3").status == 2
    assert run("desk", "restore", "copy.sqlite3", "--replace").out == "restored: desk.sqlite3 (6 documents)\n"


def test_what_a_user_does_wrong_is_one_line(run: Run, reports: Path) -> None:
    for command, told in (
        (("status",), "there is no desk at desk.sqlite3: make one with readout desk add"),
        (("status", "--desk", "redis://x"), "the desk's address begins with redis://"),
        (("status", "--desk", "postgresql://me:secret@h:port/d"), "the desk's address cannot be read"),
        (("status", "--desk", "postgresql://127.0.0.1:1/d"), "cannot be opened"),
        (("import", "none.gz"), "none.gz is no export of a desk (No such file or directory)"),
        (("import", "reports.jsonl"), "reports.jsonl is no export of a desk: give a file that readout desk export"),
        (("forget", "x"), "the desk has no document 'x'"),
        (("backup", "."), "cannot write . (Is a directory)"),
        (("restore", "none"), "none: there is no such file"),
        (("add",), "nothing to read"),
    ):
        done = run("desk", *command)
        assert (done.status, done.err.count("\n")) == (2, 1), command
        assert told in done.err, done.err
    del reports


def test_the_file_of_settings_says_where_the_desk_is(tmp_path: Path) -> None:
    file = tmp_path / "readout.toml"
    for content, address in (
        ('[desk]\naddress = "team/desk.sqlite3"\n', str(tmp_path / "team" / "desk.sqlite3")),
        ('[desk]\naddress = "postgresql://localhost/desk"\n', "postgresql://localhost/desk"),
    ):
        file.write_text(content, encoding="utf-8")
        assert load(str(file), {}).values == {"desk": address}
    for content, told in (
        ('desk = "x"\n', "desk has to be a table"),
        ("[desk]\n", "desk has to be a table"),
        ("[desk]\naddress = 5\n", r"address in \[desk\] is 5: it has to be a text"),
        ('[desk]\naddress = "x"\nother = 1\n', r"no setting 'other' in \[desk\]: there are address, "),
        ('[desk]\nallow_private = "10.1.0.0/16"\n', "it has to be a list"),
        ("[desk]\nallow_ports = [true]\n", "it has to be a list"),
    ):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(SettingsError, match=told):
            load(str(file), {})


def test_the_file_of_settings_counts_for_the_command(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("READOUT_DESK")
    (reports.parent / "readout.toml").write_text('[desk]\naddress = "mine.sqlite3"\n', encoding="utf-8")
    assert run("desk", "add", reports).status == 0
    assert (reports.parent / "mine.sqlite3").exists()


def test_without_a_place_the_desk_is_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from readout.desk.store.places import place_of

    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path)
    assert place_of(None, {}).file == tmp_path / "desk.sqlite3"
    assert place_of(None, {"READOUT_DESK": "x"}).file == Path("x")
    assert str(place_of("postgres://me:secret@h:5/d")) == "postgresql://me:***@h:5/d"
    assert place_of(f"sqlite:///{tmp_path}/a").file == tmp_path / "a"
