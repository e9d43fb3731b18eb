"""What changed is told in order, and what is shown rests on the words that carry it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from readout_tests.briefings.developing import COPIES

from readout.render import terminal
from readout.rendering import calendar_feed, html_page, markdown_memo
from readout.rendering.independence import sources
from readout_schemas import Briefing

if TYPE_CHECKING:
    from playwright.sync_api import Page

HELD = "The talks of Norway and Peru in Lima ended on Tuesday evening."
NOW = dt.datetime(2025, 3, 20, tzinfo=dt.UTC)


def test_the_terminal_tells_the_steps_with_their_days_and_places(developing: Briefing) -> None:
    assert (
        "WHAT HAS CHANGED FROM REPORT TO REPORT (1)\n  status  Talks in Lima\n"
        "    17 March 2025: planned [1:0]\n    held [2:0]\n"
    ) in terminal(developing)


def test_the_memo_tells_the_steps_and_cites_each(developing: Briefing) -> None:
    memo = markdown_memo(developing)
    steps = "- Talks in Lima (status): planned (17 March 2025)[^2] → held[^1]"
    assert f"## What has changed from report to report\n\n{steps}\n" in memo
    assert f"[^1]: “{HELD}” wednesday.txt" in memo


def test_the_page_has_a_section_of_what_changed_that_leads_to_the_record(
    show: Callable[..., Page], developing: Briefing
) -> None:
    page = show(developing)
    # Not the inner text, which a record that the browser has not painted yet lacks.
    rows = page.locator(".rec[data-kind=development] ol li").all_text_contents()
    assert [row.split(" ")[0] for row in rows] == ["planned", "held"]
    page.click(".rec[data-kind=development] .cite")
    assert page.url.endswith("#m-lima")


def test_a_change_counts_for_the_parties_of_its_record(show: Callable[..., Page], developing: Briefing) -> None:
    page = show(developing)
    page.select_option("[name=party]", label="Peru (1)")
    assert page.locator(".rec[data-kind=development]").is_visible()


def test_a_meeting_that_is_shown_as_held_cites_the_words_that_say_so(developing: Briefing) -> None:
    """The first report says only that it will be held, and on which day: it is cited for the day alone."""
    plan = "Norway and Peru will hold talks in Lima on Tuesday."
    memo = markdown_memo(developing)
    assert "- **18 March 2025**, held: Talks in Lima[^1][^2] – " in memo
    assert f"[^1]: “{HELD}” wednesday.txt, 19 March 2025\n[^2]: “{plan}” monday.txt" in memo
    calendar = calendar_feed(developing, NOW).replace("\r\n ", "")
    assert f"“{HELD}” (wednesday.txt)\\n18 March 2025: “{plan}” (monday.txt)" in calendar
    assert "held: Talks in Lima [2:0\\, 1:0 and 3".replace("\\", "") in terminal(developing)


def test_the_page_opens_a_record_at_the_words_that_carry_it(show: Callable[..., Page], developing: Briefing) -> None:
    page = show(developing, "#m-lima")
    assert page.locator(".reader mark.chosen").first.inner_text() == HELD
    assert page.locator(".reader .pick").input_value() == "1"


def test_a_field_leads_to_the_words_that_carry_it(show: Callable[..., Page], developing: Briefing) -> None:
    """That it was held is said in the second source, its day in the first."""
    page = show(developing)
    day = page.locator("[id='m-lima'] .at")
    assert day.all_text_contents() == ["said in source 1"]
    day.click()
    assert page.locator(".reader .pick").input_value() == "0"
    assert page.locator(".reader mark.chosen").first.inner_text().startswith("Norway and Peru will hold talks")
    assert page.url.endswith("#m-lima")


def test_documents_that_count_as_one_source_say_why(developing: Briefing) -> None:
    monday, wednesday, copy = sources(developing)
    assert (monday.same_as, monday.why) == ((), ())
    assert (wednesday.same_as, wednesday.why) == ((3,), (COPIES,))
    assert copy.same_as == (2,)
    assert f"no source of its own beside 3: {COPIES}" in html_page(developing)
