"""Where a piece of evidence stands in its source: page, moment, and the link to the very words."""

from __future__ import annotations

import datetime

import pytest

import readout
from readout.ground.article import Article
from readout.pipeline.windows import part_of
from readout.rendering import html_page, markdown_memo
from readout.rendering.places import places, where
from readout_schemas import Briefing, Document, Evidence, Position


def evidence(**more: object) -> Evidence:
    return Evidence.model_validate({"document": "a", "start": 0, "end": 2, "text": "We", **more})


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"page": 3}, "p. 3"),
        ({"time": 64.5}, "1:04"),
        ({"time": 3725}, "1:02:05"),
        ({}, ""),
        ({"posted": "2025-03-04T23:50:00+01:00"}, "2025-03-04 23:50"),
    ],
)
def test_a_place_is_told_as_people_cite_it(known: dict[str, object], told: str) -> None:
    assert where(evidence(**known)) == told


def test_evidence_without_a_place_or_a_link_says_nothing_of_them_in_the_json() -> None:
    assert evidence().model_dump(mode="json") == {"document": "a", "start": 0, "end": 2, "text": "We"}


def test_evidence_from_a_live_blog_has_the_time_of_its_post() -> None:
    text = "Signed.\nBoth sides signed it."
    late = datetime.datetime(2025, 3, 4, 23, 50, tzinfo=datetime.UTC)
    positions = (Position(start=0, posted=late), Position(start=8, posted=late + datetime.timedelta(hours=1)))
    blog = readout.document(text).model_copy(update={"positions": positions})
    assert Article(blog).evidence((8, 20)).posted == late + datetime.timedelta(hours=1)
    assert Article(part_of(blog, (8, 28))).evidence((0, 4)).posted == late + datetime.timedelta(hours=1)


def with_links(briefing: Briefing, link: str, page: int) -> Briefing:
    first = briefing.meetings[0]
    cited = tuple(one.model_copy(update={"link": link, "page": page}) for one in first.evidence)
    meetings = (first.model_copy(update={"evidence": cited}), *briefing.meetings[1:])
    return briefing.model_copy(update={"meetings": meetings})


def test_page_and_memo_lead_to_the_words_and_cite_the_page(small: Briefing) -> None:
    link = "https://example.org/a.pdf#page=3"
    made = with_links(small, link, 3)
    assert f'href="{link}"' in html_page(made)
    assert "p. 3 in source" in html_page(made)
    assert link in markdown_memo(made)
    assert "p. 3" in markdown_memo(made)


def test_a_link_that_is_none_of_the_web_is_no_link(small: Briefing) -> None:
    made = with_links(small, "javascript:alert(1)", 3)
    assert all(place.link is None for place in places(made.meetings[0]))
    assert "javascript:alert" not in html_page(made)


def test_a_window_of_a_long_document_keeps_the_pages() -> None:
    marks = tuple(Position(start=start, page=page) for start, page in ((0, 1), (10, 2), (20, 3)))
    part = part_of(Document(id="a", source="a", text="x" * 30, positions=marks), (12, 25))
    assert [(one.start, one.page) for one in part.positions] == [(0, 2), (8, 3)]
