"""The page against axe-core, and how large it grows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from readout.rendering import html_page
from readout_schemas import Briefing

if TYPE_CHECKING:
    from playwright.sync_api import Page

MORE = 1.5
"""What a record of a large briefing may have more of than one of a small briefing: more sources, and links to them."""


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


def test_axe_finds_no_serious_fault_with_several_scripts(show: Callable[..., Page], worldly: Briefing) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    faults = axe.Axe().run(show(worldly, "#s-arabic")).response["violations"]
    assert [fault["id"] for fault in faults if fault["impact"] in {"serious", "critical"}] == []


def test_the_elements_of_a_page_grow_with_its_records_and_not_faster(
    show: Callable[..., Page], small: Briefing, large: Briefing
) -> None:
    """What a browser lays out, and a filter goes through, decides how quick both are."""
    count = "document.querySelectorAll('*').length"
    few, many = (show(briefing).evaluate(count) for briefing in (small, large))
    growth = len(list(large.records())) / len(list(small.records()))
    assert many < few * growth * MORE


def test_the_page_of_a_large_briefing_is_no_larger_than_half_as_much_again_as_its_json(large: Briefing) -> None:
    """The JSON holds the articles."""
    assert len(html_page(large).encode()) < 1.5 * len(large.model_dump_json().encode())
