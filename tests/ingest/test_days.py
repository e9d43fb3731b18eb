"""A day is read where it is surely one; what may be two days is none."""

from __future__ import annotations

import datetime

import pytest

from readout.ingest.days import day_in

DAY = datetime.date(2025, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-04",
        "2025-03-04T10:12:00+01:00",
        "  2025-03-04 \n 10:12 ",
        "20250304",
        "20250304T101200Z",
        "D:20250304101200+01'00'",
        "2025/3/4",
        "2025.03.04",
        "4.3.2025",
        "04. 03. 2025",
        "Tue, 4 Mar 2025 10:12:00 +0000",
        "4 March 2025",
        "March 4, 2025, 10:12 AM",
        "Dienstag, 4. März 2025",
        "4 mars 2025",
        "4 de marzo de 2025",
        "4 марта 2025 г.",
        "2025年3月4日",
    ],
)
def test_a_day_is_read_as_machines_and_people_write_it(text: str) -> None:
    assert day_in(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "03/04/2025",
        "03-04-2025",
        "17/17/2025",
        "17/04-2025",
        "4/3/25",
        "March 2025",
        "4 March",
        "yesterday",
        "2025",
        "2025-02-30",
        "20251304",
        "31.2.2025",
        "2025-03-041",
        "4 March 2025 " + "x" * 120,
    ],
)
def test_what_is_no_day_or_may_be_two_is_none(text: str) -> None:
    assert day_in(text) is None


@pytest.mark.parametrize("text", ["17/4/2025", "04/17/2025", "17-04-2025 10:12"])
def test_numbers_of_which_one_alone_can_be_the_month_are_one_day(text: str) -> None:
    assert day_in(text) == datetime.date(2025, 4, 17)


def test_a_language_helps_and_a_wrong_one_does_no_harm() -> None:
    assert day_in("4 marzo 2025", "it-IT") == DAY
    assert day_in("4 March 2025", "ja") == DAY


def test_the_language_decides_where_a_month_has_one_name_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language's own words are asked first, then those of all."""
    import dateparser

    asked: list[list[str] | None] = []
    real = dateparser.parse

    def parse(text: str, languages: list[str] | None = None, **more: object) -> object:
        asked.append(languages)
        return real(text, languages=languages or ["en"], **more)

    monkeypatch.setattr(dateparser, "parse", parse)
    assert day_in("4. März 2025", "de-AT") == DAY
    assert day_in("4 March 2025 or so, said the DE office", "DE") is None
    assert asked == [["de"], ["de"], None]


def test_a_line_is_read_up_to_its_greatest_length() -> None:
    assert day_in("2025-03-04" + " " + "x" * 109) == DAY
    assert day_in("2025-03-04" + " " + "x" * 110) is None
    assert day_in("") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21250304", None),
        ("04.13.2025", None),
        ("04/04/2025", datetime.date(2025, 4, 4)),
        (f"2025-03-04 {'x' * 109}", DAY),
        (f"2025-03-04 {'x' * 110}", None),
    ],
)
def test_days_at_the_edges_of_what_is_read(text: str, day: datetime.date | None) -> None:
    assert day_in(text) == day
