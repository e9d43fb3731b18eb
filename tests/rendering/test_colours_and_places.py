"""What colours say in a terminal, where names and days stand in pictures, and how many of a list are shown."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from rich.console import Console

from readout.rendering import phrasing, print_briefing
from readout.rendering.co_attendance import HEIGHT, LETTERS, WIDTH, _circle
from readout.rendering.timeline import MARGIN, _Scale
from readout.rendering.timeline import WIDTH as LONG
from readout_schemas import Briefing

COLOURS = {"1": "bold", "2": "dim", "31": "red", "32": "green", "33": "yellow", "35": "magenta", "36": "cyan"}


def coloured(briefing: Briefing, *, full: bool = True) -> dict[str, set[str]]:
    """The pieces of text that are printed in some style, by what they are printed in."""
    out = io.StringIO()
    console = Console(file=out, width=400, highlight=False, force_terminal=True, color_system="standard")
    print_briefing(briefing, console, full=full)
    found: dict[str, set[str]] = {}
    for codes, text in re.findall("\x1b\\[([0-9;]*)m([^\x1b]*)\x1b\\[0m", out.getvalue()):
        for code in codes.split(";"):
            found.setdefault(COLOURS[code], set()).add(text.strip())
    return found


def test_who_and_what_stand_out_and_places_do_not(small: Briefing) -> None:
    found = coloured(small)
    assert {"Ida Berg", "Norway", "Oslo summit", "MEETINGS (3)", "DOCUMENTS (3)", "How many countries met"} <= found[
        "bold"
    ]
    assert {"Leaders meet in Oslo; Norway offers ships", "MAY BE ONE THING, KEPT APART (1)"} <= found["bold"]
    assert {"[1, 2, 3]", "[1:57]", "[2:92]", "[1:129 and 2; 2 independent sources]"} <= found["dim"]
    assert {"in person", "Oslo", "by April 2025", "The Gazette, 15 Mar 2025, Leaders meet in Oslo"} <= found["dim"]
    assert any(text.startswith("scribe: 12 calls") for text in found["dim"])
    assert {"15 March 2025", "17 to 23 March 2025", "No date"} <= found["cyan"]


def test_what_is_disputed_refused_or_in_force_is_red_and_what_is_planned_yellow(small: Briefing) -> None:
    found = coloured(small)
    assert {
        "number",
        "[1:46 and 2, 3; 2 independent sources, disputed]",
        "declines to",
        "refused",
        "in force",
    } == found["red"]
    assert (found["green"], found["yellow"], found["magenta"]) == ({"held"}, {"planned"}, {"agreed"})


def test_what_failed_is_red(small: Briefing) -> None:
    first, *others = small.documents
    failed = first.model_copy(update={"error": "is empty"})
    assert "failed: is empty" in coloured(small.model_copy(update={"documents": (failed, *others)}))["red"]


@pytest.mark.parametrize(("items", "shown", "left"), [(0, 0, 0), (3, 3, 0), (4, 4, 0), (5, 3, 2), (9, 3, 6)])
def test_of_a_list_the_first_are_shown_and_none_is_left_alone(items: int, shown: int, left: int) -> None:
    assert phrasing.others(range(items), 3) == (range(shown), left)


def test_the_weightiest_records_are_those_of_most_sources(small: Briefing) -> None:
    """One that was not merged has one source, as has one of which one source tells; of equals the first is taken."""
    summit, *rest = small.meetings
    assert summit.sourcing is not None
    single = summit.sourcing.model_copy(update={"independent": 1})
    many = [summit.model_copy(update={"id": f"m{number}", "sourcing": single}) for number in range(4)]
    unmerged = [rest[0].model_copy(update={"id": f"u{number}", "sourcing": None}) for number in range(4)]
    assert phrasing.weightiest([*many, *unmerged, summit], 1) == {summit.id}
    assert phrasing.weightiest([*many, *unmerged], 4) == {"m0", "m1", "m2", "m3"}
    assert phrasing.weightiest([*unmerged, *many], 4) == {"u0", "u1", "u2", "u3"}


def test_names_stand_around_a_circle_outside_of_their_nodes() -> None:
    top, right, bottom, left = _circle(["Peru", "Mali", "Togo", "x" * 99])
    assert (top.x, bottom.x) == (WIDTH / 2, WIDTH / 2)
    assert (right.y, left.y) == (HEIGHT / 2, HEIGHT / 2)
    assert 0 < top.y < HEIGHT / 2 < bottom.y < HEIGHT
    assert 0 < left.x < WIDTH / 2 < right.x < WIDTH
    assert [node.anchor for node in (top, right, bottom, left)] == ["middle", "start", "middle", "end"]
    assert (top.x - top.label_x, bottom.x - bottom.label_x) == (0, 0)
    assert (top.y - top.label_y, bottom.label_y - bottom.y) == (12, 20)
    assert (right.label_x - right.x, left.x - left.label_x) == (12, 12)
    assert (right.label_y - right.y, left.label_y - left.y) == (4, 4)
    assert (left.title, len(left.name)) == ("x" * 99, LETTERS + 1)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2025-03-01", "2025-03-01", ["1 Mar"]),
        ("2025-03-01", "2025-03-03", ["1 Mar", "2 Mar", "3 Mar"]),
        ("2025-03-01", "2025-03-11", ["1 Mar", "3 Mar", "5 Mar", "7 Mar", "9 Mar", "11 Mar"]),
        ("2025-03-01", "2025-05-01", ["1 Mar", "8 Mar", "15 Mar", "22 Mar", "29 Mar", "5 Apr"]),
        ("2025-03-01", "2025-12-31", ["Mar 2025", "Apr 2025", "May 2025", "Jun 2025", "Jul 2025", "Aug 2025"]),
        ("2021-06-01", "2024-06-01", ["Jun 2021", "Dec 2021", "Jun 2022"]),
    ],
)  # fmt: skip
def test_a_scale_has_up_to_ten_days_from_its_first_to_its_last(first: str, last: str, days: list[str]) -> None:
    scale = _Scale(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    told = [tick.text for tick in scale.ticks()]
    assert told[: len(days)] == days
    places = [tick.x for tick in scale.ticks()]
    assert places == sorted(places)
    assert places[0] == MARGIN
    assert places[-1] <= LONG - MARGIN
