"""Dates of what was to be, on either side of the publication."""

from __future__ import annotations

import datetime

import pytest

from readout.values import resolve_nearest


@pytest.mark.parametrize(
    ("words", "language", "published", "day"),
    [
        ("on Monday", "en", "2029-09-09", "2029-09-10"),
        ("Friday", "en", "2029-09-16", "2029-09-14"),
        ("for 14 September", "en", "2029-09-13", "2029-09-14"),
        ("am 3. Januar", "de", "2024-12-30", "2025-01-03"),
        ("le 28 décembre", "fr", "2025-01-02", "2024-12-28"),
        ("shortly", "en", "2025-01-02", None),
    ],
)
def test_the_nearer_of_two_readings_is_meant(words: str, language: str, published: str, day: str | None) -> None:
    when = resolve_nearest(words, datetime.date.fromisoformat(published), language)
    assert (when.text, when.edtf) == (words, day)


def test_without_a_publication_only_a_full_date_is_read() -> None:
    assert resolve_nearest("on Monday", None, "en").edtf is None
    assert resolve_nearest("on 14 September 2029", None, "en").edtf == "2029-09-14"
