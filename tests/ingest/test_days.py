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


def test_a_language_helps_and_a_wrong_one_does_no_harm() -> None:
    assert day_in("4 marzo 2025", "it-IT") == DAY
    assert day_in("4 March 2025", "ja") == DAY
