"""The page against axe-core, and against the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from readout.rendering import html_page
from readout_schemas import Briefing

if TYPE_CHECKING:
    from playwright.sync_api import Page

OPENS, FILTERS = 2_000, 100
"""Milliseconds that a briefing of 2,000 records from 300 articles may take."""


@pytest.mark.parametrize("context", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}])
@pytest.mark.parametrize("fragment", ["", "#s-ball", "#?q=oslo"])
def test_axe_finds_no_serious_fault(
    show: Callable[..., Page], small: Briefing, context: dict[str, Any], fragment: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = show(small, fragment, **context)
    faults = axe.Axe().run(page).response["violations"]
    serious = [fault for fault in faults if fault["impact"] in {"serious", "critical"}]
    assert [(fault["id"], [node["html"][:90] for node in fault["nodes"][:3]]) for fault in serious] == []


FILTERING = """([field, value]) => { const form = document.querySelector(".tools");
form.querySelector("[type=reset]").click();
return new Promise((done) => setTimeout(() => { const begun = performance.now();
form.elements[field].value = value;
form.dispatchEvent(new Event("input"));
document.body.offsetHeight;
done(performance.now() - begun); }, 50)); }"""


def test_a_large_briefing_opens_and_filters_quickly(show: Callable[..., Page], large: Briefing) -> None:
    """The best of three: a machine that tests run on has other things to do."""
    page = show(large)
    opened = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert 0 < opened < OPENS
    for field, value in (("party", "3"), ("status", "meeting:planned"), ("q", "kalo"), ("q", "kalomi du")):
        assert min(page.evaluate(FILTERING, [field, value]) for _ in range(3)) < FILTERS, (field, value)


def test_the_page_of_a_large_briefing_is_no_larger_than_half_as_much_again_as_its_json(large: Briefing) -> None:
    """The JSON holds the articles."""
    assert len(html_page(large).encode()) < 1.5 * len(large.model_dump_json().encode())
