"""The pictures: where meetings stand in time, and who met whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from readout_tests.briefings.pieces import RUN, Texts, documents, meeting, mention, party, side, when

from readout.rendering.co_attendance import FEW, MOST, CoAttendance, co_attendance
from readout.rendering.entries import Entries
from readout.rendering.timeline import WIDTH, Timeline, timeline
from readout_schemas import Briefing, Coverage, Party

STATES = [party(f"State {number:02}") for number in range(40)]


def briefing(*meetings: dict[str, Any]) -> Briefing:
    texts = Texts()
    sentence = texts.say("a", "They met.")
    return Briefing(
        documents=documents(texts),
        meetings=tuple(meeting(f"m{number}", "Talks", (sentence,), **given) for number, given in enumerate(meetings)),
        parties=tuple(STATES),
        coverage=Coverage(quotations=0, covered=0, labels=0, unexplained=()),
        run=RUN,
    )


def over_time(*dates: str, published: str = "2025-03-15") -> Timeline | None:
    made = briefing(*({"when": when(date)} for date in dates))
    return timeline(Entries(made).of("meeting"), [dt.date.fromisoformat(published)])


def who_met(*meetings: tuple[list[Party], str]) -> CoAttendance | None:
    made = briefing(*({"participants": tuple(map(side, sides)), "status": status} for sides, status in meetings))
    return co_attendance(Entries(made).of("meeting"), made.parties)


def test_meetings_stand_in_the_order_of_their_days() -> None:
    picture = over_time("2025-03-20", "2025-03-11", "2025-03-11", "2025-03-17/2025-03-23")
    assert picture
    assert [dot.label for dot in picture.dots] == ["M1", "M2", "M3", "M4"]
    assert picture.dots[0].x == picture.dots[1].x < picture.dots[2].x < picture.dots[3].x
    assert picture.dots[0].y > picture.dots[1].y


def test_meetings_of_days_that_lie_close_stand_above_one_another() -> None:
    picture = over_time("2025-02-20", "2025-03-14", "2025-03-15", "2025-04-20")
    assert picture
    assert [dot.y for dot in picture.dots[:2]] == [picture.dots[3].y] * 2
    assert picture.dots[2].y < picture.dots[1].y


def test_one_date_is_no_picture() -> None:
    assert over_time("2025-03-20") is None


def test_many_meetings_of_a_day_become_a_bar() -> None:
    picture = over_time(*["2025-03-11"] * 30, "2025-03-12")
    assert picture
    assert not picture.dots
    assert [bar.title for bar in picture.bars] == ["11 March 2025: 30 held", "12 March 2025: 1 held"]
    assert picture.bars[0].height == 30 * picture.bars[1].height


def test_dates_far_away_stand_at_the_edge() -> None:
    """A treaty of long ago does not press the week into a line."""
    picture = over_time("1648-10-24", "2025-03-14", "2025-03-15", "9999-12-31")
    assert picture
    assert [0 < dot.x < WIDTH for dot in picture.dots] == [True] * 4
    assert picture.dots[2].x - picture.dots[1].x > 5


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2023-12-30", "2024-01-02", ["30 Dec", "31 Dec", "1 Jan", "2 Jan"]),
        ("2024-01-31", "2024-06-30", ["Jan 2024", "Feb 2024", "Mar 2024", "Apr 2024", "May 2024", "Jun 2024"]),
        ("2023-01-01", "2024-03-01", ["Jan 2023", "Mar 2023", "May 2023", "Jul 2023", "Sep 2023", "Nov 2023",
                                      "Jan 2024", "Mar 2024"]),
        ("2020-02-29", "2026-01-01", ["2020", "2021", "2022", "2023", "2024", "2025"]),
        ("2004-01-01", "2013-01-01", [str(year) for year in range(2004, 2014)]),
        ("1996-12-31", "2016-12-31", [str(year) for year in range(1996, 2017, 3)]),
    ],
)  # fmt: skip
def test_no_two_ticks_are_called_alike(first: str, last: str, ticks: list[str]) -> None:
    """A month has 28 days or 31, and a leap year 366."""
    ends = [dt.date.fromisoformat(first), dt.date.fromisoformat(last)]
    picture = timeline(Entries(briefing(*({"when": when(day)} for day in (first, last)))).of("meeting"), ends)
    assert picture
    assert [tick.text for tick in picture.ticks] == ticks
    places = [tick.x for tick in picture.ticks]
    assert places == sorted(places)
    assert places[-1] <= WIDTH


def test_the_ends_of_the_calendar_are_no_error() -> None:
    assert over_time("0001-01-01", "0001-01-01", published="0001-01-01")
    assert over_time("9999-12-31", "9999-12-31", published="9999-12-31")


def test_few_parties_make_a_network_of_who_met_whom() -> None:
    one, two, three = STATES[:3]
    picture = who_met(([one, two], "held"), ([one, two], "planned"), ([two, three], "planned"))
    assert picture
    assert picture.network
    assert [(pair.title, pair.held, pair.planned) for pair in picture.pairs] == [
        ("State 01 and State 00: 1 meeting held, 1 planned (M1, M2)", 1, 1),
        ("State 01 and State 02: 1 planned (M3)", 0, 1),
    ]


def test_many_parties_make_a_triangle_of_those_that_met_most() -> None:
    picture = who_met((STATES, "held"), (STATES[:3], "held"))
    assert picture
    assert not picture.network
    assert len(picture.nodes) == MOST > FEW
    assert picture.more == len(STATES) - MOST
    assert {node.name for node in picture.nodes[:3]} == {"State 00", "State 01", "State 02"}
    assert len(picture.pairs) == MOST * (MOST - 1) // 2


def test_who_was_absent_met_nobody_and_a_host_is_the_side_that_he_stands_for() -> None:
    host, away = party("Ida Berg", "person"), STATES[3]
    made = briefing(
        {
            "hosts": (mention(host),),
            "participants": (side(STATES[0], "Ida Berg"), side(STATES[1]), side(STATES[2]), side(away)),
            "absent": (mention(away),),
        }
    )
    picture = co_attendance(Entries(made).of("meeting"), made.parties)
    assert picture
    assert {node.name for node in picture.nodes} == {"State 00", "State 01", "State 02"}


def test_cancelled_meetings_are_no_encounter() -> None:
    assert who_met((STATES[:5], "cancelled")) is None


def test_the_picture_is_told_in_words() -> None:
    picture = who_met((STATES[:3], "held"))
    assert picture
    assert picture.told == ("State 00 with State 01 (M1); State 02 (M1)", "State 01 with State 02 (M1)")
