"""Small pages that would take minutes to read are refused in one line, and real ones are read."""

from __future__ import annotations

import pytest
from readout_tests.pages import page

from readout.errors import InputError
from readout.ingest.formats.page_size import MOST_ATTRIBUTES, MOST_TAGS, check_markup

WORDS = "<p>The ministers said that they would meet again in Oslo on Monday, and that talks would go on.</p>"


@pytest.mark.parametrize("tag", ["<p>", "<br>", "<td>", "<p>Word. "])
def test_more_tags_than_anybody_writes_are_refused_before_they_are_parsed(tag: str) -> None:
    html = f"<html><body>{tag * 300_000}</body></html>"
    with pytest.raises(InputError, match=r"^a\.html: the page has 300,00\d tags, and at most 40,000 are read"):
        page(html.encode(), "a.html")


def test_a_tag_with_more_attributes_than_anybody_writes_is_refused() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(MOST_ATTRIBUTES + 1))
    with pytest.raises(InputError, match=r"^a\.html: a tag of the page has more than 1,000 attributes"):
        page(f"<html><body><p {attributes}>{WORDS}</body></html>".encode(), "a.html")


def test_a_page_at_the_bounds_is_read() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(MOST_ATTRIBUTES))
    check_markup("<" * MOST_TAGS, "a.html")
    check_markup(f"<p {attributes}>", "a.html")


def test_pictures_and_programs_in_a_page_are_no_attributes() -> None:
    program = "for(i=0;i<n;i++){" + "a=b;c = d;" * 2_000 + "}"
    picture = f'<img src="data:image/png;base64,{"QUJD" * 50_000}==">'
    text, _ = page(f"<html><body><script>{program}</script>{picture}{WORDS * 5}</body></html>".encode(), "a.html")
    assert "meet again in Oslo" in text
