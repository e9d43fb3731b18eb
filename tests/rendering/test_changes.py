"""Two mornings of a desk side by side: an analyst reads what is new, in sentences, with who says so."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from readout_tests.mornings import today, yesterday
from rich.console import Console
from typer.testing import CliRunner

from readout.cli.app import app
from readout.merging import compare, merge
from readout.rendering import changes_markdown, changes_page, print_changes
from readout.rendering.memo import MARK
from readout_schemas import Briefing, Changes, FieldChange

TOLD = """\
NEW (4)
  Canada, Chile, Ghana, Japan and 3 others met in Accra on 11 June 2024, without the United States.
    source: The Gazette (5.txt), 12 June 2024
  Lucía Soto said (“a good start”): The plan is a good start.
    source: The Gazette (5.txt), 12 June 2024
  The Friends of the Strait have offered to give money for buoys (€5 million; condition: “provided that it stays open”).
    source: 4.txt, 12 June 2024
  UK officials have refused to comment.
    source: 4.txt, 12 June 2024

DEVELOPED (2)
  Norway and Chile are to meet in Lima on 18 June 2024.
    date: 17 to 23 June 2024 → 18 June 2024, since 12 June 2024
    source: 2.txt, 12 June 2024
  Norway has agreed to send two ships to Peru.
    status: offered → agreed, since 12 June 2024
    source: Reuters (3.txt), 12 June 2024

NEWLY CORROBORATED (3)
  Norway and Chile are to meet in Lima on 18 June 2024.
    now also: 2.txt, 12 June 2024
  Japan and Brazil spoke by telephone on 10 June 2024.
    now also: AFP (1.txt), 12 June 2024
  Kenya has agreed to send 200 police officers to Haiti.
    now also: AFP (1.txt), 12 June 2024

NEWLY DISPUTED (1)
  The European Union has proposed a measure against Iran: a price cap on Iranian oil.
    status disputed, since 12 June 2024: agreed or proposed
    sources: The Gazette (4.txt), 11 June 2024; Reuters (3.txt), 12 June 2024

GONE (1)
  Ghana has announced the intention to open its market.
    no longer in: 6.txt, 10 June 2024
"""
"""All that is new. Files have yesterday's names and hold other stories; only 6.txt is the same text, read again."""


@pytest.fixture(scope="module")
def mornings() -> tuple[Briefing, Briefing]:
    return merge(yesterday()), merge(today())


@pytest.fixture(scope="module")
def changes(mornings: tuple[Briefing, Briefing]) -> Changes:
    return compare(*mornings)


def printed(changes: Changes, width: int, *, terminal: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, color_system=None, highlight=False)
    print_changes(changes, console)
    return out.getvalue()


def test_in_a_pipe_each_line_is_whole(changes: Changes) -> None:
    assert printed(changes, 80, terminal=False) == TOLD


@pytest.mark.parametrize("width", [60, 80, 120])
def test_at_a_terminal_lines_are_broken_within_it(changes: Changes, width: int) -> None:
    shown = printed(changes, width, terminal=True)
    assert max(map(len, shown.splitlines())) <= width
    assert shown.split() == TOLD.split()


def test_the_command_prints_it_and_writes_each_form(mornings: tuple[Briefing, Briefing], tmp_path: Path) -> None:
    old, new, news, page = (tmp_path / name for name in ("old.json", "new.json", "news.md", "news.html"))
    for place, briefing in zip((old, new), mornings, strict=True):
        place.write_text(briefing.model_dump_json(), encoding="utf-8")
    done = CliRunner().invoke(app, ["diff", str(old), str(new), "--markdown", str(news), "--html", str(page)])
    assert (done.exit_code, done.stdout) == (0, TOLD)
    assert "## Newly disputed (1)" in news.read_text(encoding="utf-8")
    assert "<h2>Newly disputed (1)</h2>" in page.read_text(encoding="utf-8")
    made = CliRunner().invoke(app, ["diff", str(old), str(new), "-o", "-"])
    assert [entry["line"] for entry in json.loads(made.stdout)["gone"]] == [
        "Ghana has announced the intention to open its market."
    ]


def test_the_order_of_the_mornings_turns_gone_into_new(mornings: tuple[Briefing, Briefing]) -> None:
    """Backwards nothing develops: a promise is not offered after it was made."""
    old, new = mornings
    back = compare(new, old)
    assert back.developed == ()
    assert [one.line for one in back.gone] == []
    assert "Ghana has announced the intention to open its market." in [one.line for one in back.new]


def test_markdown_and_page_quote_the_words_of_each_source(changes: Changes) -> None:
    words = "Die Gespräche von Norwegen und Chile in Lima beginnen am 18. Juni."
    assert f"    - source: 2\\.txt, 12 June 2024: “{words}”\n" in changes_markdown(changes)
    page = changes_page(changes)
    assert f"“{words}”" in page
    assert "http" not in re.sub(r'http-equiv="[^"]*"', "", page)
    assert "-11f" not in changes_markdown(changes)


def test_no_line_has_two_marks_of_punctuation_in_a_row(changes: Changes) -> None:
    assert not re.search(r"[.,;:!?]\s*[.,;:!?]|[”’][.,]?[”’]|\(\s*\)", printed(changes, 80, terminal=False))


def test_where_nothing_is_new_that_is_said_and_no_heading_shown(mornings: tuple[Briefing, Briefing]) -> None:
    none = compare(mornings[0], mornings[0])
    assert printed(none, 80, terminal=False) == "Nothing is new.\n"
    assert changes_markdown(none) == f"# What is new\n\nNothing is new.\n{MARK}"
    assert "<p>Nothing is new.</p>" in changes_page(none)


def test_words_of_others_steer_nothing(changes: Changes) -> None:
    """A terminal is not coloured by a document's name, nor a page given a script by its words."""
    harm = "<script>alert(1)</script>\x1b[31m\u202e"
    field = FieldChange(field="conditions", before="", after=harm)
    entry = changes.new[0].model_copy(update={"line": harm, "fields": (field,)})
    documents = tuple(
        one.model_copy(update={"source": harm, "url": "javascript:alert(1)"}) for one in changes.documents
    )
    hostile = changes.model_copy(update={"new": (entry,), "documents": documents})
    shown = printed(hostile, 80, terminal=False)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "<script>" not in changes_page(hostile)
    assert "javascript:" not in changes_page(hostile) + changes_markdown(hostile)
