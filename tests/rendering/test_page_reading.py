"""The page in a real browser: what a reader clicks, types and sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from readout_tests.briefings.small import small_briefing

from readout.rendering import without_texts
from readout_schemas import Briefing

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def marked(page: Page) -> str:
    """The words that are marked as the chosen record's own."""
    return "".join(page.locator(".reader mark.chosen").all_inner_texts())


def before_mark(page: Page) -> str:
    """The text of the source that stands before the marked words."""
    return page.evaluate(
        """() => { const range = document.createRange();
        range.setStart(document.querySelector(".reader .text"), 0);
        range.setEndBefore(document.querySelector(".reader mark.chosen"));
        return range.toString(); }"""
    )


def record(id_: str) -> str:
    return f".rec[id='{id_}']"


def shown(page: Page) -> list[str]:
    return page.locator("main .rec:not([data-kind=unexplained])").evaluate_all(
        "nodes => nodes.filter(node => node.checkVisibility()).map(node => node.id)"
    )


def test_a_click_on_a_statement_marks_its_words_where_they_stand(show: Opener, small: Briefing) -> None:
    """The words occur twice in the text, and characters of two UTF-16 units stand before them."""
    page = show(small)
    page.click(record("s-ball"))
    assert marked(page) == "The ball is in their court,"
    text = small.documents[0].text or ""
    assert before_mark(page) == text[: text.index("The ball is in their court,")]
    assert page.locator(".reader mark.chosen").first.is_visible()


def test_every_source_of_a_record_is_shown_in_turn(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.click(record("m-oslo"))
    seen = []
    for _ in range(3):
        seen.append(marked(page))
        page.click("text=Next source")
    assert [words[:5] for words in seen] == ["Leade", "About", "Leade"]
    assert marked(page) == seen[0]


def test_a_variant_of_the_words_is_marked_in_its_own_source(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.click(record("s-ball"))
    page.click("text=Next source")
    assert marked(page) == "The ball is now in their court."


def test_a_click_on_marked_words_leads_back_to_their_record(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.click(".reader mark.sanction")
    assert page.url.endswith("#x-freeze")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#x-freeze"
    assert page.locator(record("x-freeze")).is_visible()


def test_words_of_two_records_lead_to_one_and_then_to_the_other(show: Opener, small: Briefing) -> None:
    page = show(small, "#m-oslo")
    page.click(".reader mark:has-text('some 20 countries')")
    assert page.url.endswith("#d-count")
    page.click(".reader mark:has-text('some 20 countries')")
    assert page.url.endswith("#m-oslo")


def test_an_address_with_a_record_opens_at_that_record(show: Opener, small: Briefing) -> None:
    page = show(small, "#c-ships")
    assert marked(page) == "Norway will send two ships, provided parliament consents."
    assert page.locator(record("c-ships")).locator("[aria-current=true]").count() == 1


def test_the_address_follows_the_reader_and_the_back_button_goes_back(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.click(record("s-ball"))
    page.click(record("x-freeze"))
    page.go_back()
    assert page.url.endswith("#s-ball")
    assert marked(page) == "The ball is in their court,"


def test_the_address_holds_the_filter_too(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.select_option("[name=type]", "commitment")
    page.click(record("c-come"))
    again = show(small, page.url[page.url.index("#") :])
    assert set(shown(again)) == {"c-come", "c-ships"}
    assert marked(again).startswith("Rufus Firefly refused")


@pytest.mark.parametrize("fragment", ["#nothing", "#%E0%A4%A", "#source-99", "#?type=none", "#<script>"])
def test_an_address_that_names_nothing_does_no_harm(show: Opener, small: Briefing, fragment: str) -> None:
    assert show(small, fragment).locator("h1").is_visible()


def test_citations_lead_to_their_records(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.click(".points .cite >> nth=2")
    assert page.url.endswith("#c-ships")


def test_a_source_opens_from_the_list_of_sources(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.click("#source-2 .open")
    assert page.locator(".reader .text").inner_text().startswith("About 25 nations")
    assert page.url.endswith("#source-2")


def test_a_picture_of_a_meeting_leads_to_it(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.click(".dot >> nth=1")
    assert page.url.endswith("#m-lima")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("type", "statement", {"s-ball", "s-palace"}),
        ("status", "sanction:in_force", {"x-freeze"}),
        ("status", "meeting:planned", {"m-lima"}),
    ],
)
def test_a_filter_shows_what_fits_it(show: Opener, small: Briefing, field: str, value: str, expected: set[str]) -> None:
    page = show(small)
    page.select_option(f"[name={field}]", value)
    assert set(shown(page)) == expected


def test_the_party_filter_finds_a_party_in_any_part(show: Opener, small: Briefing) -> None:
    """Peru is a side of two meetings; the disagreement is about one of them."""
    page = show(small)
    page.select_option("[name=party]", label="Peru (2)")
    assert set(shown(page)) == {"m-oslo", "m-lima", "d-count"}


def test_the_date_filter_takes_ranges_that_overlap(show: Opener, small: Briefing) -> None:
    """A record without a date counts on the day of its report."""
    page = show(small)
    page.fill("[name=from]", "2025-03-20")
    assert set(shown(page)) == {"m-lima", "c-ships"}
    page.fill("[name=to]", "2025-03-22")
    assert set(shown(page)) == {"m-lima"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("OSLO countries", {"m-oslo", "m-copy"}),
        ("palace", {"m-copy", "s-palace", "c-come"}),
        ("peace theatre", set()),
    ],
)
def test_a_search_looks_into_records_and_their_sources(
    show: Opener, small: Briefing, words: str, expected: set[str]
) -> None:
    page = show(small)
    page.fill("[name=q]", words)
    assert set(shown(page)) == expected
    assert page.locator(".nothing").is_visible() == (not expected)


def test_clearing_the_filter_shows_all_again(show: Opener, small: Briefing) -> None:
    page = show(small)
    everything = shown(page)
    page.fill("[name=q]", "palace")
    page.click("text=Clear")
    # A function that is polled in the page would be refused by its Content-Security-Policy.
    page.locator("text=Clear").wait_for(state="hidden")
    assert shown(page) == everything


def test_a_record_that_the_filter_hides_is_shown_when_its_words_are_clicked(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.select_option("[name=type]", "statement")
    page.click(".reader mark.sanction")
    assert page.locator(record("x-freeze")).is_visible()


def test_the_keyboard_alone_opens_a_source_and_comes_back(show: Opener, small: Briefing) -> None:
    page = show(small)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.getAttribute('href')") != "#s-ball":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert marked(page) == "The ball is in their court,"
    assert page.evaluate("document.activeElement.className") == "text"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#s-ball"


def test_on_a_phone_nothing_is_wider_than_the_screen(show: Opener, small: Briefing) -> None:
    page = show(small, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_the_source_comes_up_and_gives_way(show: Opener, small: Briefing) -> None:
    page = show(small, **PHONE)
    assert page.locator(".reader").is_hidden()
    page.tap(record("s-ball"))
    assert page.locator(".reader mark.chosen").first.is_visible()
    page.tap(".reader mark.chosen")
    assert page.locator(".reader").is_hidden()


def test_dark_mode_turns_the_paper_dark(show: Opener, small: Briefing) -> None:
    def brightness(scheme: str) -> int:
        page = show(small, color_scheme=scheme)
        colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in colour.strip("rgb()").split(","))

    assert brightness("dark") < 150
    assert brightness("light") > 600


def test_the_print_leaves_out_tools_and_opens_what_is_folded(show: Opener, small: Briefing) -> None:
    page = show(small)
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    folded = page.locator("main details:not([open], .words)").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded > 0 == page.locator("main details:not([open], .words)").count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details:not([open], .words)").count() == folded
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    assert page.locator(".reader").is_hidden()
    assert page.locator("h1").is_visible()


def test_without_scripts_the_records_can_still_be_read(show: Opener, small: Briefing) -> None:
    page = show(small, java_script_enabled=False)
    quote = page.locator(".rec[id='s-ball'] .quote")
    quote.scroll_into_view_if_needed()
    assert quote.is_visible()
    # A record that the browser has not painted yet has no inner text.
    assert quote.text_content() == "“The ball is in their court,”"
    assert page.locator(".tools").is_hidden()


def test_without_the_texts_the_words_of_the_records_are_shown(show: Opener) -> None:
    page = show(without_texts(small_briefing()), "#s-ball")
    assert marked(page) == "The ball is in their court,"
