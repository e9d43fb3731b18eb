"""A page does no harm, whatever the texts in it say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from readout_tests.briefings.hostile import HOSTILE

from readout.rendering import html_page
from readout.rendering.page_safety import json_block, policy, shown, tamed, web_address
from readout_schemas import Briefing

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_hostile_briefing_runs_nothing_and_opens_quickly(show: Callable[..., Page], hostile: Briefing) -> None:
    """The fixture fails on any request, and on any script that the policy had to stop."""
    page = show(hostile)
    for name in page.locator(".ref").all()[:60:7]:
        name.click()
    page.fill("[name=q]", "script")
    page.click("text=Clear")
    assert page.evaluate("window.ran") is None
    assert page.locator("h1").inner_text() == HOSTILE[0]
    assert page.locator("main script, main style, main img, [onclick], [onload]").count() == 0


def test_a_hostile_briefing_changes_no_layout(show: Callable[..., Page], hostile: Briefing) -> None:
    page = show(hostile, "#s-long")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    assert page.locator(".reader .text").evaluate("node => node.scrollWidth - node.clientWidth") == 0
    assert page.locator(".rec[id='s-long']").bounding_box()["height"] < 1500  # type: ignore[index]


def test_a_click_in_the_text_of_a_hostile_source_leads_to_its_record(
    show: Callable[..., Page], hostile: Briefing
) -> None:
    page = show(hostile)
    page.click(".reader mark.statement")
    assert page.evaluate("window.ran") is None
    assert page.locator(".rec [aria-current]").count() == 1


def test_the_page_holds_one_script_that_runs_and_no_handler(hostile: Briefing) -> None:
    elements = Elements(html_page(hostile)).found
    scripts = [given for tag, given in elements if tag == "script"]
    assert scripts == [{"type": "application/json"}, {}]
    assert not [name for _, given in elements for name in given if name.startswith("on") or name == "style"]


def test_every_link_leads_into_the_page_or_to_the_web(hostile: Briefing, small: Briefing) -> None:
    for briefing in (hostile, small):
        links = [given["href"] or "" for tag, given in Elements(html_page(briefing)).found if tag == "a"]
        assert all(link.startswith(("#", "https://")) for link in links)


def test_the_policy_forbids_all_but_the_page_s_own_script_and_style() -> None:
    made = policy("a {}", "1")
    assert made.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in made
    assert "require-trusted-types-for 'script'" in made
    assert "script-src" not in policy("a {}")


@pytest.mark.parametrize("harm", HOSTILE)
def test_json_in_a_page_reads_back_and_ends_no_element(harm: str) -> None:
    block = json_block({"text": harm})
    assert "<" not in block
    assert json.loads(block) == {"text": harm}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//host/x", "http:", "", None, "http://["]
)
def test_what_is_no_web_address_is_no_link(address: str | None) -> None:
    assert web_address(address) is None


def test_a_web_address_is_a_link() -> None:
    assert web_address(" https://news.example/a?b=c ") == "https://news.example/a?b=c"


def test_characters_that_turn_the_text_are_shown_by_name() -> None:
    assert shown("a\u202eb") == "a⟨RLO⟩b"
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", tamed("".join(HOSTILE)))


def test_letters_written_from_right_to_left_stay_as_they_are() -> None:
    assert shown("שלום\u200f!") == "שלום\u200f!"
