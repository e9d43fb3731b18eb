"""What is not confirmed is marked everywhere; translations are beside the source's words, and never among them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from readout_tests.briefings.worldly import ARABIC, JAPANESE, RIGHT_TO_LEFT_NAME, SWEDISH
from rich.cells import cell_len
from rich.console import Console

from readout.rendering import html_page, markdown_memo, print_briefing
from readout.rendering.directions import isolated
from readout_schemas import Briefing

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]
INSIDE = f"\u2068{ARABIC}\u2069"


def printed(briefing: Briefing, width: int = 200, *, full: bool = True, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, force_terminal=terminal, color_system=None)
    print_briefing(briefing, console, full=full)
    return out.getvalue()


def test_the_field_alone_is_named_where_a_line_has_to_be_short(worldly: Briefing) -> None:
    assert "Talks in Doha [1:38] ? participants\n" in printed(worldly)
    assert "*[not confirmed: participants]*" in markdown_memo(worldly)
    assert "Japan is implied" not in printed(many(worldly), full=False)
    assert "[1:38] ? participants\n" in printed(many(worldly), full=False)


def many(briefing: Briefing) -> Briefing:
    """So many statements that a briefing is not shown in full unless one asks."""
    return briefing.model_copy(update={"statements": briefing.statements * 9})


@pytest.mark.parametrize("shown", [printed, html_page])
def test_each_output_says_which_fields_are_not_confirmed_and_why(
    shown: Callable[[Briefing], str], worldly: Briefing
) -> None:
    assert "speaker: no form of the name in Latin letters to compare" in shown(worldly)
    assert "participants: Japan is implied by the publisher" in shown(worldly)


def test_each_output_counts_the_records_with_something_not_confirmed(worldly: Briefing, small: Briefing) -> None:
    assert "Not confirmed in every field (?): 3 of 6 records." in printed(worldly, full=False)
    assert "3 records with something not confirmed" in markdown_memo(worldly)
    assert "<dd>3 of 6</dd>" in html_page(worldly)
    assert "confirmed" not in printed(small)
    assert "not confirmed" not in markdown_memo(small)


def test_a_translation_stands_beside_the_words_and_is_said_to_be_the_model_s(worldly: Briefing) -> None:
    translated = "It is important to go on negotiating"
    assert f"  Taro Kishi: “{JAPANESE}” [2:4]\n    translation by the model: {translated}\n" in printed(worldly)
    assert f"“{JAPANESE}” *(translation by the model: {translated})*" in markdown_memo(worldly)
    assert f'“<span class="said">{JAPANESE}</span>”</p>\n' in html_page(worldly)
    assert f'<span class="tag translated">translation by the model</span> {translated}</p>' in html_page(worldly)


@pytest.mark.parametrize("shown", [printed, markdown_memo, html_page])
def test_how_the_text_sets_words_off_is_said_where_it_is_not_by_marks(
    shown: Callable[[Briefing], str], worldly: Briefing
) -> None:
    assert SWEDISH in shown(worldly)
    assert shown(worldly).count("after a dialogue dash") == 1
    assert shown(worldly).count("without quotation marks") == 1


def test_words_from_right_to_left_turn_nothing_around_them(worldly: Briefing) -> None:
    assert f"\u2068{RIGHT_TO_LEFT_NAME}\u2069: “{INSIDE}” [" in printed(worldly)
    assert f"**\u2068{RIGHT_TO_LEFT_NAME}\u2069**: “{INSIDE}”" in markdown_memo(worldly)
    assert f"if: “{INSIDE}”" in markdown_memo(worldly)


def test_an_isolate_is_for_words_from_right_to_left_alone() -> None:
    assert isolated("Ida Berg said: “Já”") == "Ida Berg said: “Já”"
    assert isolated(JAPANESE) == JAPANESE
    for words in ("שלום", "room 7 לא", "٣", "עַל"):
        assert isolated(words) == f"\u2068{words}\u2069"


@pytest.mark.parametrize("width", [24, 40])
def test_a_script_without_spaces_is_broken_at_the_edge_of_the_terminal(worldly: Briefing, width: int) -> None:
    lines = printed(worldly, width, terminal=True).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert JAPANESE in "".join(line.strip() for line in lines)


def test_the_page_can_show_what_is_fully_confirmed_alone(show: Opener, worldly: Briefing) -> None:
    page = show(worldly)
    page.select_option("[name=open]", "no")
    visible = page.locator("main .rec").evaluate_all("nodes => nodes.filter(n => n.checkVisibility()).map(n => n.id)")
    assert visible == ["s-swedish", "s-japanese", "c-stay"]
    page.select_option("[name=open]", "yes")
    assert page.locator(".shown").inner_text() == "3 of 6 shown"


def test_a_page_on_which_all_is_confirmed_has_no_such_filter(show: Opener, small: Briefing) -> None:
    assert show(small).locator("[name=open]").count() == 0


def test_the_page_lays_a_quotation_out_in_the_direction_and_language_of_its_source(
    show: Opener, worldly: Briefing
) -> None:
    page = show(worldly, "#s-arabic")
    direction = "node => getComputedStyle(node).direction"
    assert page.locator(".rec[id='s-arabic'] .quote").evaluate(direction) == "rtl"
    assert page.locator(".rec[id='s-swedish'] .quote").evaluate(direction) == "ltr"
    assert page.locator(".rec[id='s-japanese'] .quote").get_attribute("lang") == "ja"
    assert page.locator(".reader .text p").get_attribute("lang") == "ar"
