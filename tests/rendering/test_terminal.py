"""A terminal shows the whole briefing within 80 columns, and obeys nothing that stands in a text."""

from __future__ import annotations

import io
import re

from rich.cells import cell_len
from rich.console import Console

from readout.rendering import print_briefing
from readout_schemas import Briefing


def printed(briefing: Briefing, width: int = 200, **given: bool) -> str:
    out = io.StringIO()
    print_briefing(briefing, Console(file=out, width=width, highlight=False, **given))  # type: ignore[arg-type]
    return out.getvalue()


def test_no_line_is_wider_than_80_columns(small: Briefing, hostile: Briefing) -> None:
    for briefing in (small, hostile.model_copy(update={"statements": hostile.statements[:-1]})):
        assert max(cell_len(line) for line in printed(briefing).splitlines()) <= 80


def test_each_part_is_printed(small: Briefing) -> None:
    shown = " ".join(printed(small).split())
    for words in (
        "Leaders meet in Oslo; Norway offers ships",
        "- Some 20 leaders met in Oslo. [1, 2, 3]",
        "number How many countries met some 20 [1:57] about 25 [2:0]",
        "15 Mar 2025 held Oslo summit [1, 2, 3; 2 independent] disputed",
        "in person; Oslo; with Norway (Ida Berg), Peru; without Freedonia; some 20 countries",
        "“The ball is in their court,” 15 Mar 2025 [1, 2; 2 independent]",
        "Norway to send two ships (agreed)",
        "condition: provided parliament consents; by April 2025",
        "Rufus Firefly declines to come (refused)",
        "in force Norway → Freedonia: asset freeze",
        "MAY BE ONE THING, KEPT APART (1)",
        "statement [2]: quotes: these words are not in the text",
        "3 quotations found in the texts: 2 in statements, 0 labels, 1 unexplained.",
        "3 pairs were not judged.",
    ):
        assert words in shown, words


def test_colours_are_for_terminals_alone(small: Briefing) -> None:
    assert "\x1b" not in printed(small)
    assert "\x1b[" in printed(small, force_terminal=True)


def test_nothing_in_a_text_steers_the_terminal(hostile: Briefing) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed(hostile))


def test_square_brackets_in_a_text_are_no_markup_of_colours(hostile: Briefing) -> None:
    assert "[link](javascript:window.ran=1)" in printed(hostile)
