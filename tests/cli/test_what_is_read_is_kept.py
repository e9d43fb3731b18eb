"""What is read is not written over, and what readout wrote is not read as news."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from readout_tests.briefings.small import small_briefing as small

from readout.cli.writing import check
from readout.errors import SettingsError
from readout.ingest import Skipped, read
from readout.ingest.products import TABLES
from readout.library import export
from readout.rendering import html_page, markdown_memo

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run


def _json() -> str:
    return small().model_dump_json(indent=1)


def test_no_place_is_one_that_is_read_by_whatever_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("in")
    folder.mkdir()
    note, meta, other = folder / "note.txt", folder / "note.json", Path("other.json")
    note.write_text("Berg met Lund.", encoding="utf-8")
    meta.write_text('{"publisher": "Example"}', encoding="utf-8")
    other.write_text("{}", encoding="utf-8")
    Path("link").symlink_to(note)
    Path("hard").hardlink_to(note)
    for place in (note, Path("link"), Path("hard"), tmp_path / "in" / ".." / "in" / "note.txt", meta):
        for sources in ([str(note)], [str(folder)], ["in/*.txt"], [other, folder]):
            with pytest.raises(SettingsError, match="is read and would be written: give another place"):
                check([None, place], sources)
    with pytest.raises(SettingsError, match="two things would be written to"):
        check([other, tmp_path / "other.json"])
    check([other, Path("-"), folder / "new.json"], [str(folder), "-", "https://example.org/", "nowhere", "no*"])


@pytest.mark.parametrize(
    "command",
    [
        "brief a.txt -o a.txt",
        "brief . --html a.txt",
        "brief b.txt --links a.txt --markdown a.txt",
        "brief a.txt --log-json a.txt",
        "extract a.txt -o a.txt",
        "extract a.txt --log-json a.txt",
        "record a.txt --log-json a.txt",
        "batch submit a.txt --state a.txt",
        "merge a.txt -o a.txt",
        "show a.txt --html a.txt",
        "show a.txt --ics a.txt",
        "diff b.txt a.txt -o a.txt",
        "diff a.txt b.txt --markdown a.txt",
    ],
)
def test_every_command_refuses_before_any_call(
    server: Loopback, run: Run, at: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("https://example.org/", encoding="utf-8")
    words = command.split()
    done = run(*words, *(at if words[0] in {"brief", "extract", "record", "batch"} else ()))
    assert (done.status, done.out) == (2, "")
    assert done.err == "readout: a.txt is read and would be written: give another place\n"
    assert server.requests == []
    assert Path("a.txt").read_text(encoding="utf-8") == "https://example.org/"


def test_no_command_writes_over_the_settings_that_it_follows(
    server: Loopback, run: Run, articles: Path, at: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "readout.toml").write_text("concurrency = 2\n", encoding="utf-8")
    for command in ("brief {} -o readout.toml", "extract {} -o readout.toml", "brief {} --html sub/../readout.toml"):
        Path("sub").mkdir(exist_ok=True)
        done = run(*(word.format(articles) for word in command.split()), *at)
        assert done.status == 2
        assert done.err.endswith("readout.toml has the settings and would be written over: give another place\n")
    assert Path("readout.toml").read_text(encoding="utf-8") == "concurrency = 2\n"
    assert server.requests == []


def test_a_table_without_rows_is_known_too(tmp_path: Path) -> None:
    """Where it lies among the reports: no lines and no columns tell what it is."""
    export(small(), tmp_path / "out", "jsonl")
    assert {place.stem for place in (tmp_path / "out").iterdir()} == TABLES
    for name in ("developments", "news"):
        (tmp_path / "out" / f"{name}.jsonl").write_text("", encoding="utf-8")
    skipped: list[Skipped] = []
    (failed,) = read([tmp_path], skip=skipped.append)
    assert failed.error == f"{tmp_path}/out/news.jsonl: is empty; leave it out"
    assert {one.reason for one in skipped} == {"is a table that readout wrote"}


def test_an_export_does_not_write_over_its_briefing_nor_into_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("meetings.jsonl", "tasks.json"):
        Path(name).write_text(_json(), encoding="utf-8")
    for name, form in (("meetings.jsonl", "jsonl"), ("tasks.json", "label-studio")):
        assert "is read and would be written" in run("export", name, "--to", form, "-o", ".").err
        assert Path(name).read_text(encoding="utf-8") == _json()
    assert "tasks.json is a file, and an export makes several" in run("export", "tasks.json", "-o", "tasks.json").err


def test_what_readout_wrote_is_known_among_the_reports_and_named(tmp_path: Path) -> None:
    made, report = small(), {"schema_version": "2.0", "document": {"id": "a"}}
    written = {
        "a.json": _json(),  # beside an article of its name: no metadata of it
        "b.md": markdown_memo(made),
        "c.html": html_page(made),
        "d.jsonl": json.dumps(report) + "\n" + json.dumps(report) + "\n",
        "e.json": json.dumps({"schema_version": "2.0", "new": [], "developed": [], "documents": []}),
    }
    for name, text in {**written, "a.txt": "Berg met Lund."}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    tables = [place.name for form in ("csv", "jsonl") for place in export(made, tmp_path, form)]
    (tmp_path / "developments.jsonl").unlink()  # it is empty, as an article may be that was not saved
    tables.remove("developments.jsonl")
    skipped: list[Skipped] = []
    assert [(one.text, one.error) for one in read([tmp_path], skip=skipped.append)] == [("Berg met Lund.", None)]
    kinds = ("is a briefing", "is a memo", "is a page", "are reports", "is a list of changes")
    assert {Path(one.source).name: one.reason for one in skipped} == {
        **{name: f"{kind} that readout wrote" for name, kind in zip(written, kinds, strict=True)},
        **dict.fromkeys(tables, "is a table that readout wrote"),
    }
    check([tmp_path / name for name in written], [tmp_path])  # they may be written anew
    for name in written:
        (one,) = read([tmp_path / name])
        assert f"{name}: " in (one.error or "")
        assert " that readout wrote, and no news; " in (one.error or "")


def test_reports_and_briefings_say_which_command_takes_them(
    run: Run, tmp_path: Path, at: tuple[str, ...], articles: Path
) -> None:
    (tmp_path / "briefing.json").write_text(_json(), encoding="utf-8")
    (tmp_path / "narrow.json").write_text(small().model_dump_json(), encoding="utf-8")
    assert run("extract", articles, *at, "-o", "made/reports.jsonl").status == 0
    for name in ("briefing.json", "narrow.json"):
        assert run("merge", name).err == f"readout: {name} is a briefing: give it to readout show, diff or export\n"
    told = "readout: made/reports.jsonl holds reports: make a briefing of them with readout merge\n"
    for command in ("show", "export"):
        assert run(command, "made/reports.jsonl").err == told
    assert run("diff", "made/reports.jsonl", "briefing.json").err == told
    assert len(json.loads(run("merge", "made", "-o", "-").out)["documents"]) == 2
