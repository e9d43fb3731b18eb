"""The memo says the briefing in a page and a half, and nothing in it is more than words."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from readout_tests.briefings.hostile import HOSTILE

from readout.rendering import markdown_memo
from readout.rendering.memo import escaped
from readout_schemas import Briefing

PAGE_AND_A_HALF = 900
"""Words of running text, at some 600 a page."""


def test_the_memo_holds_each_part_of_the_briefing(small: Briefing) -> None:
    memo = markdown_memo(small)
    assert memo.startswith("# Leaders meet in Oslo; Norway offers ships\n\n*3 reports, 15 to 16 March 2025*\n")
    assert (
        "**15 March 2025**, held: Oslo summit[^1] – Oslo; in person; with Norway (Ida Berg), Peru; hosted by Ida Berg; "
        in memo
    )
    assert "**Ida Berg**: “The ball is in their court,”[^2] – 15 March 2025 *[2 independent sources]*" in memo
    assert "**Norway** to send two ships[^3] – agreed; if: “provided parliament consents”; by April 2025" in memo
    assert "**Rufus Firefly** declines to come[^5] – refused" in memo
    assert "**Norway** against **Freedonia**: asset freeze[^6] – in force" in memo
    assert "How many countries met (number): some 20[^" in memo
    assert (
        "*3 quotations in the reports: 2 in statements, no labels, 1 unexplained; 1 draft of the model rejected."
        in memo
    )
    assert "3 pairs were not judged." in memo


def test_every_footnote_is_cited_and_holds_quote_and_source(small: Briefing, large: Briefing) -> None:
    for briefing in (small, large):
        body, _, notes = markdown_memo(briefing).partition("\n\n[^1]: ")
        numbers = re.findall(r"^\[\^(\d+)\]: [“‘]", f"[^1]: {notes}", flags=re.MULTILINE)
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert set(re.findall(r"\[\^(\d+)\]", body)) == set(numbers)
    assert "“The ball is in their court,” The Gazette, [Leaders meet in Oslo](<https://gazette.example/oslo>)" in (
        markdown_memo(small)
    )


def test_a_large_briefing_fits_on_a_page_and_a_half_before_its_footnotes(large: Briefing) -> None:
    body, *_ = markdown_memo(large).partition("\n[^1]: ")
    assert len(body.split()) < PAGE_AND_A_HALF
    assert re.search(r"^- … and [\d,]+ more$", body, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "harm", [*HOSTILE, "1. one", "- one", "+ one", "a\n# b", "~~no~~", "&lt;b&gt;", "www.a.example"]
)
def test_words_of_others_are_no_markup(harm: str) -> None:
    made = MarkdownIt("gfm-like", {"linkify": False}).render(f"- {escaped(harm)}")
    assert set(re.findall(r"<(\w+)", made)) <= {"ul", "li"}


def test_a_hostile_memo_has_no_html_and_no_link_but_the_web_s(hostile: Briefing) -> None:
    made = MarkdownIt("commonmark", {"html": True}).render(markdown_memo(hostile))
    assert not re.search(r"<(script|img|svg|style|b)\b", made)
    assert all(link.startswith("https://") for link in re.findall(r'href="([^"]*)"', made))
