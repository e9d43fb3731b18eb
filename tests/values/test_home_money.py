"""Dollars of a text whose country has its own."""

from __future__ import annotations

import pytest

from readout.values import other_dollar


@pytest.mark.parametrize(
    ("words", "language", "publisher", "url", "other"),
    [
        ("$50 million", "en", "Global Affairs Canada", None, "CAD"),
        ("$50 million", "en", None, "https://www.pm.gc.ca/en/news", "CAD"),
        ("50 million dollars", "en-AU", None, None, "AUD"),
        ("eleven million dollars", "en", "New Zealand Herald", None, "NZD"),
        ("50 millions de dollars", "fr", "Gouvernement du Canada", None, "CAD"),
        ("US$50 million", "en", "Global Affairs Canada", None, None),
        ("50 million U.S. dollars", "en-CA", None, None, None),
        ("50 millions de dollars américains", "fr", "Gouvernement du Canada", None, None),
        ("$50 million", "en", "U.S. Embassy in Canada", "https://ca.usembassy.gov", None),
        ("5000万美元", "zh-TW", "中央社", None, None),
        ("$50 million", "en-US", "Global Affairs Canada", None, None),
        ("$50 million", "en", "BBC News", "https://www.bbc.co.uk/news", None),
        ("$50 million", "en", "The White House", "https://www.whitehouse.gov", None),
        ("$50 million", "en", None, None, None),
        ("$50 million", None, "the canada goose", "not an address", None),
    ],
)
def test_the_dollar_of_who_published_a_text_may_be_meant(
    words: str, language: str | None, publisher: str | None, url: str | None, other: str | None
) -> None:
    assert other_dollar(words, language, publisher, url) == other
