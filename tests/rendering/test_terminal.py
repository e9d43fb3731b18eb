"""A terminal shows a briefing as wide as it is, and obeys nothing that stands in a text."""

from __future__ import annotations

import io
import itertools
import re
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from readout.rendering import print_briefing
from readout_schemas import Briefing, Mention


def printed(briefing: Briefing, width: int = 80, *, full: bool = True, **given: Any) -> str:
    out = io.StringIO()
    print_briefing(briefing, Console(file=out, width=width, highlight=False, **given), full=full)
    return out.getvalue()


def bare(text: str) -> str:
    """The text without colours."""
    return re.sub("\x1b\\[[0-9;]*m", "", text)


@pytest.mark.parametrize("width", [60, 100, 160])
def test_lines_are_as_wide_as_the_terminal(small: Briefing, hostile: Briefing, width: int) -> None:
    for briefing in (small, hostile):
        lines = bare(printed(briefing, width, force_terminal=True)).splitlines()
        assert min(width, 120) - 25 < max(map(cell_len, lines)) <= width  # no line of these is much longer than 120


def test_a_line_in_a_file_is_not_broken(small: Briefing) -> None:
    assert (
        "  15 March 2025, held: Oslo summit [1:46 and 2, 3; 2 independent sources, disputed]\n"
        "    Oslo; in person; with Norway (Ida Berg), Peru; hosted by Ida Berg; without Freedonia; some 20 countries; "
        "on the truce\n"
    ) in printed(small, 40)


def test_in_full_each_part_is_printed(small: Briefing) -> None:
    shown = " ".join(printed(small).split())
    for words in (
        "Leaders meet in Oslo; Norway offers ships",
        "- Some 20 leaders met in Oslo. [1, 2, 3]",
        "number How many countries met some 20 [1:57] about 25 [2:0]",
        "Ida Berg: “The ball is in their court,” [1:129 and 2; 2 independent sources] 15 March 2025",
        "Norway to send two ships [1:173] agreed; if: “provided parliament consents”; by April 2025",
        "Rufus Firefly declines to come [3:82] refused",
        "Norway against Freedonia: asset freeze [1:231] in force; more than €2bn",
        "MAY BE ONE THING, KEPT APART (1)",
        "statement [2]: quotes: these words are not in the text",
        "3 quotations found in the texts: 2 in statements, no labels, 1 unexplained.",
        "3 pairs were not judged.",
    ):
        assert words in shown, words


def test_by_default_a_person_gets_what_matters_and_the_rest_in_numbers(small: Briefing) -> None:
    plenty = small.model_copy(update={"statements": small.statements * 2})
    shown = printed(plenty, full=False)
    headings = re.findall(r"^([A-Z ]+) \(\d+\)$", shown, flags=re.MULTILINE)
    assert headings == ["WHERE THE REPORTS DISAGREE", "MEETINGS", "DUE", "DOCUMENTS"]
    assert "In all 4 statements, 2 commitments and 1 sanction; --full shows them." in shown
    assert "DUE (1)\n  Norway to send two ships" in shown


def test_a_briefing_of_few_records_is_shown_in_full(small: Briefing) -> None:
    few = small.model_copy(update={"meetings": ()})
    assert printed(few, full=False) == printed(few, full=True)


def test_many_meetings_are_cut_to_those_of_the_most_sources(large: Briefing) -> None:
    shown = printed(large, full=False)
    assert re.search(r"^  … and [\d,]+ more$", shown, flags=re.MULTILINE)
    assert f"MEETINGS ({len(large.meetings):,})" in shown
    assert "--full names them." in shown


def test_several_who_refuse_decline_and_one_declines(small: Briefing) -> None:
    refusal = small.commitments[1]
    norway, peru = (Mention.of(party) for party in small.parties[2:4])
    group = Mention(party="group-some", name="Some countries", kind="group", as_written=None)
    for actors, words in (((norway, peru), "Norway, Peru decline to"), ((group,), "Some countries decline to")):
        changed = small.model_copy(update={"commitments": (refusal.model_copy(update={"actors": actors}),)})
        assert words in printed(changed)


def test_colours_are_for_terminals_alone(small: Briefing) -> None:
    assert "\x1b" not in printed(small)
    assert "\x1b[" in printed(small, force_terminal=True)


def test_nothing_in_a_text_steers_the_terminal(hostile: Briefing) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed(hostile))


def test_square_brackets_in_a_text_are_no_markup_of_colours(hostile: Briefing) -> None:
    assert "[link](javascript:window.ran=1)" in printed(hostile)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_what_is_broken_hangs_under_its_beginning_and_ends_in_no_blanks(large: Briefing, width: int) -> None:
    """So that one sees where the next record begins."""
    lines = bare(printed(large, width, force_terminal=True, full=False)).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []
    broken = [after for line, after in itertools.pairwise(lines) if line.startswith("  - ") and after[:1] == " "]
    assert all(line.startswith(("  - ", "    ")) for line in broken)


def test_of_a_long_list_the_first_are_shown_and_in_full_all(small: Briefing) -> None:
    topics = tuple(f"a topic of the talks with the number {number}" for number in range(12))
    summit = small.meetings[0].model_copy(update={"topics": topics})
    plenty = small.model_copy(update={"meetings": (summit, *small.meetings[1:]), "statements": small.statements * 2})
    assert "on a topic of the talks with the number 0, a topic" in printed(plenty, full=False)
    assert re.search(r"with the number 3 and 8 more\n", printed(plenty, full=False))
    assert "with the number 11\n" in printed(plenty, full=True)


def test_a_quotation_within_a_quotation_has_other_marks(small: Briefing) -> None:
    ships = small.commitments[0].model_copy(update={"conditions": ("once “peace” comes",)})
    assert "if: ‘once “peace” comes’" in printed(small.model_copy(update={"commitments": (ships,)}))
