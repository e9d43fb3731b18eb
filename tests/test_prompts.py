"""Prompts are files with a version in their name; the loader puts them together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import readout_prompts
from readout.ask.plan import CALLS, FOLLOW_UP
from readout_prompts import load, versions

NAMES = sorted({FOLLOW_UP, *(call.prompt for calls in CALLS.values() for call in calls)})


@pytest.fixture
def prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Puts files in the place of the real prompts."""
    monkeypatch.setattr(readout_prompts.resources, "files", lambda _: tmp_path)
    load.cache_clear()
    versions.cache_clear()

    def write(**texts: str) -> None:
        for name, text in texts.items():
            stem, number = name.rsplit("_", 1)
            (tmp_path / f"{stem}.{number}.md").write_text(text, encoding="utf-8")

    yield write
    load.cache_clear()
    versions.cache_clear()


def test_versions_are_ordered_by_number(prompts: Callable[..., None]) -> None:
    prompts(rule_v1="1", rule_v2="2", rule_v10="10", rule_v02="no version", ruler_v3="another name")
    assert versions("rule") == ("v1", "v2", "v10")
    assert versions("nothing") == ()


def test_the_newest_is_loaded_unless_another_is_named(prompts: Callable[..., None]) -> None:
    prompts(rule_v9="nine", rule_v10="ten")
    assert (load("rule").version, load("rule").text) == ("v10", "ten\n")
    assert (load("rule", "v9").version, load("rule", "v9").text) == ("v9", "nine\n")


def test_a_prompt_brings_in_others_each_of_them_once(prompts: Callable[..., None]) -> None:
    prompts(
        common_v1="Common.\n",
        a_v1="{{ common.v1 }}\nA.\n",
        b_v1="{{ common.v1 }}\nB.\n",
        all_v1="{{ a.v1 }}\n{{ b.v1 }}\nEnd.\n",
    )
    assert load("all").text == "Common.\nA.\nB.\nEnd.\n"


def test_of_a_prompt_brought_in_twice_the_first_version_counts(prompts: Callable[..., None]) -> None:
    prompts(
        common_v1="Long.\n",
        common_v2="Short.\n",
        a_v1="{{ common.v1 }}\nA.\n",
        all_v1="{{ common.v2 }}\n{{ a.v1 }}\nEnd.\n",
    )
    assert load("all").text == "Short.\nA.\nEnd.\n"


def test_a_prompt_that_brings_in_itself_ends(prompts: Callable[..., None]) -> None:
    prompts(a_v1="A.\n{{ b.v1 }}\n", b_v1="B.\n{{ a.v1 }}\n")
    assert load("a").text == "A.\nB.\n"


def test_the_version_that_is_brought_in_is_the_one_that_is_written(prompts: Callable[..., None]) -> None:
    prompts(common_v1="Old.\n", common_v2="New.\n", a_v1="{{ common.v1 }}\n")
    assert load("a").text == "Old.\n"


def test_backslashes_and_braces_in_a_prompt_are_text(prompts: Callable[..., None]) -> None:
    prompts(common_v1=r"\1 \g<file> {x}", a_v1="{{ common.v1 }}\nNot alone: {{ common.v1 }}\n")
    assert load("a").text == "\\1 \\g<file> {x}Not alone: {{ common.v1 }}\n"


@pytest.mark.parametrize(
    ("name", "version", "told"),
    [("rule", "v3", "no prompt rule v3: there are v1, v2"), ("role", None, "no prompt role: there are no prompt")],
)
def test_what_does_not_exist_is_named_with_what_does(
    prompts: Callable[..., None], name: str, version: str | None, told: str
) -> None:
    prompts(rule_v1="1", rule_v2="2")
    with pytest.raises(LookupError, match=told):
        load(name, version)


def test_a_missing_part_is_named(prompts: Callable[..., None]) -> None:
    prompts(a_v1="{{ lost.v1 }}\n")
    with pytest.raises(FileNotFoundError, match=r"lost\.v1"):
        load("a")


def test_the_hash_is_of_the_whole_text(prompts: Callable[..., None]) -> None:
    prompts(common_v1="Old.\n", a_v1="{{ common.v1 }}\nÄ.\n")
    assert load("a").sha256 == hashlib.sha256("Old.\nÄ.\n".encode()).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_that_a_plan_sends_exists_and_is_complete(name: str) -> None:
    assert versions(name)
    for version in versions(name):
        text = load(name, version).text
        assert "{{" not in text
        assert len(text) > 100


def test_no_rule_is_sent_twice_where_prompts_are_joined() -> None:
    rules = [line for line in load("all").text.splitlines() if len(line) > 60]
    assert len(rules) == len(set(rules))
