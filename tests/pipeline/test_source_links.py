"""Every piece of evidence of a document with an address links to its very words."""

from __future__ import annotations

import pytest

from readout.pipeline.source_links import linked
from readout_schemas import Coverage, Document, Evidence, Report, Run

TEXT = "The ministers met in Oslo.\n“We will come,” she said."


def report(url: str | None, **place: object) -> Report:
    start = TEXT.index("We will")
    words = Evidence.model_validate(
        {"document": "a", "start": start, "end": start + 12, "text": "We will come", **place}
    )
    coverage = Coverage(quotations=1, covered=0, labels=0, unexplained=(words,))
    document = Document(id="a", source="a", url=url, text=TEXT)
    return Report.model_construct(document=document, coverage=coverage, run=Run.model_construct())


@pytest.mark.parametrize(
    ("url", "place", "link"),
    [
        ("https://example.org/a", {}, "https://example.org/a#:~:text=We%20will%20come"),
        ("https://example.org/a#top", {}, "https://example.org/a#:~:text=We%20will%20come"),
        ("https://example.org/a.pdf", {"page": 3}, "https://example.org/a.pdf#page=3"),
        ("https://example.org/a.mp4", {"time": 64.5}, "https://example.org/a.mp4#t=64.5"),
        (None, {}, None),
        ("javascript:alert(1)", {}, None),
        ("http://[broken", {}, None),
    ],
)
def test_evidence_links_to_the_page_the_second_or_the_words(
    url: str | None, place: dict[str, object], link: str | None
) -> None:
    (words,) = linked(report(url, **place)).coverage.unexplained
    assert words.link == link
