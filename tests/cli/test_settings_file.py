"""Settings in a file: an option comes before the environment, that before the file, and that before the default."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout.cli.desk_settings import OPTIONS
from readout.cli.grouping import variable
from readout.cli.settings_file import FileSettings, keys, load
from readout.errors import SettingsError

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


@pytest.fixture
def here(articles: Path, server: Loopback) -> Path:
    """The working folder, with a file that names the server."""
    folder = articles.parent
    (folder / "readout.toml").write_text(f'model = "of-the-file"\nbase_url = "{server.url}"\n', encoding="utf-8")
    return folder


def written(folder: Path, content: str, name: str = "readout.toml") -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


@pytest.mark.usefixtures("here")
def test_option_before_environment_before_file(server: Loopback, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*options: str) -> str:
        server.requests.clear()
        assert run("extract", "reports/riga.txt", "-q", *options).status == 0
        (model,) = {one.body["model"] for one in server.requests}
        return str(model)

    assert asked() == "of-the-file"
    monkeypatch.setenv("READOUT_MODEL", "of-the-environment")
    assert asked() == "of-the-environment"
    assert asked("--model", "of-the-option") == "of-the-option"


def test_a_file_that_names_the_server_is_named(here: Path, run: Run) -> None:
    done = run("extract", "reports/riga.txt", "-q")
    assert done.err == f"readout: the server is the one that {here / 'readout.toml'} names, unless --base-url does\n"


def test_the_environments_server_comes_before_the_files(
    here: Path, server: Loopback, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(here, 'model = "m"\nbase_url = "http://127.0.0.1:9/v1"\n')
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    assert run("extract", "reports/riga.txt", "-q").status == 0
    assert len(server.requests) == 1


def test_the_nearest_file_counts_and_none_beyond_the_repository(tmp_path: Path) -> None:
    written(tmp_path, "concurrency = 1\n")
    inner = tmp_path / "inner" / "most"
    inner.mkdir(parents=True)
    assert load(None, {}, inner).values == {"concurrency": 1}
    written(tmp_path / "inner", "[tool.readout]\nconcurrency = 2\n", "pyproject.toml")
    assert load(None, {}, inner) == FileSettings(tmp_path / "inner" / "pyproject.toml", {"concurrency": 2})
    written(tmp_path / "inner", "[tool.other]\n", "pyproject.toml")
    assert load(None, {}, inner).values == {"concurrency": 1}
    (tmp_path / "inner" / ".git").mkdir()
    assert load(None, {}, inner) == FileSettings()
    assert load("none", {}, tmp_path) == FileSettings()


def test_paths_are_from_the_files_folder(tmp_path: Path) -> None:
    path = written(tmp_path, 'cassettes = "tapes"\nledger = "/var/answers"\nlog_json = "calls.jsonl"\n')
    assert load(str(path), {}).values == {
        "cassettes": str(tmp_path / "tapes"),
        "ledger": "/var/answers",
        "log_json": str(tmp_path / "calls.jsonl"),
    }


def test_standard_error_is_no_path(tmp_path: Path) -> None:
    assert load(str(written(tmp_path, 'log_json = "-"\n')), {}).values == {"log_json": "-"}


def test_numbers_prompts_and_no_ledger(tmp_path: Path) -> None:
    path = written(tmp_path, 'timeout = 60\nledger = false\nprompt = { statement = "v1", same = "v2" }\n')
    assert load(str(path), {}).values == {"timeout": 60.0, "ledger": "none", "prompt": ["statement=v1", "same=v2"]}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("modle = 1\n", "no setting 'modle': did you mean mode?"),
        ("base-url = 1\n", "no setting 'base-url': did you mean base_url?"),
        ('api_key = "sk-1"\n', "'api_key' is no setting: keys are not kept in files"),
        ('concurrency = "many"\n', "concurrency is 'many': it has to be a whole number"),
        ("concurrency = true\n", "concurrency is True: it has to be a whole number"),
        ("model = 5\n", "model is 5: it has to be a text"),
        ("prompt = 5\n", "prompt has to be a table"),
        ("cassettes = 5\n", "cassettes is 5: it has to be the path of a file or folder"),
        ("model =\n", "this is no TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_one_clear_line(tmp_path: Path, run: Run, content: str, told: str) -> None:
    path = written(tmp_path, content)
    done = run("--config", path, "schema", "briefing")
    assert done.status == 2
    (line,) = done.err.splitlines()
    assert line.startswith(f"readout: {path}: ")
    assert told in line


def test_a_file_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(str(tmp_path / "nowhere.toml"), {})


def test_no_ledger_holds_whatever_the_environment_names(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_LEDGER", str(here / "answers.sqlite3"))
    assert run("extract", "reports/riga.txt", "-q", "--no-ledger").status == 0
    assert not (here / "answers.sqlite3").exists()
    assert run("extract", "reports/riga.txt", "-q").status == 0
    assert (here / "answers.sqlite3").exists()


def test_the_page_lists_every_setting_with_its_option_and_variable() -> None:
    rows = re.findall(
        r"^\| `(--[a-z-]+)` \| `(READOUT_[A-Z_]+)`.*? \| `([a-z_]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE
    )
    assert rows == [(f"--{key.replace('_', '-')}", variable(key), key) for _, _, key in rows]
    assert {key for _, _, key in rows} == set(keys())


def test_the_page_lists_every_environment_variable_that_the_code_reads() -> None:
    service = Path(__file__).parents[2] / "service"
    named = {
        name
        for path in service.rglob("*.py")
        for name in re.findall(
            r"\"((?:READOUT|OPENAI|ANTHROPIC|GEMINI|GOOGLE|MISTRAL|AZURE|OPENROUTER)_[A-Z_]+)\"",
            path.read_text("utf-8"),
        )
    }
    told = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", PAGE.read_text("utf-8")))
    assert named <= told
    assert told <= named | {variable(key) for key in (*keys(), *OPTIONS.values())}
