"""A quotation that its attribution interrupts is found as one, in its parts; what another says is no part of it."""

from __future__ import annotations

import pytest

from readout.text.quotations import quotations
from readout.text.split_quotations import SplitQuotations

PARTS: list[tuple[str, str, list[str] | None]] = [
    ("“We go,” said the minister, “tomorrow.”", "We go tomorrow", ["We go,", "tomorrow."]),
    ("“We go,” said the minister, “tomorrow.”", "We go, tomorrow.", ["We go,", "tomorrow."]),
    ("“We go,” said the minister, “tomorrow.”", "We go", None),
    ("“We go,” said the minister, “tomorrow.”", "go tomorrow", ["go,", "tomorrow."]),
    ("“We go,” said the minister, “tomorrow.”", "We tomorrow", None),
    ("“We go,” said the minister, “tomorrow.”", "e go tomorrow", None),
    ("“We go,” he, “tomorrow.”", "We go tomorrow", None),
    ("“We go,” said, “tomorrow.”", "We go tomorrow", None),
    ("“We go,” said Berg “tomorrow.”", "We go tomorrow", None),
    ("“We go,” said Berg. “Tomorrow we stay.”", "We go. Tomorrow we stay.", ["We go,", "Tomorrow we stay."]),
    ("“We go,” said Berg. “Tomorrow we stay,” said Lund.", "We go. Tomorrow we stay.", None),
    ("“We go,” said Berg and said so, “tomorrow.”", "We go tomorrow", None),
    ("“We go,” said Berg. He left: “tomorrow.”", "We go tomorrow", None),
    ("“We go.\n\n“We stay.”", "We go. We stay.", ["We go.", "We stay."]),
    (
        "“We go,” said Berg, “tomorrow,” he said, “at noon.”",
        "We go tomorrow at noon",
        ["We go,", "tomorrow,", "at noon."],
    ),
    ("“We go,” said Berg, “30” men.", "We go 30", ["We go,", "30"]),
    ("x “We go,” said Berg, “we go,” said Lund, “tomorrow.”", "we go tomorrow", ["we go,", "tomorrow."]),
    ("“We go,” said Berg; “tomorrow.”", "We go tomorrow", ["We go,", "tomorrow."]),
    ("“We go” – said Berg – “tomorrow.”", "We go tomorrow", ["We go", "tomorrow."]),
]


def found(text: str, quote: str) -> list[str] | None:
    spans = SplitQuotations(text, quotations(text)).find(quote)
    return None if spans is None else [text[start:end] for start, end in spans]


@pytest.mark.parametrize(("text", "quote", "parts"), PARTS)
def test_a_quote_is_found_in_the_parts_of_one_quotation(text: str, quote: str, parts: list[str] | None) -> None:
    """Between them stands one verb of speech, with who speaks, in one sentence; no word is left out or cut."""
    assert found(text, quote) == parts


def test_an_interruption_has_at_most_sixty_words() -> None:
    text = "“We go,” said {}old Berg, “tomorrow.”"
    assert found(text.format("very " * 57), "We go tomorrow") == ["We go,", "tomorrow."]
    assert found(text.format("very " * 58), "We go tomorrow") is None


def test_a_range_is_cut_to_what_stands_inside_quotations() -> None:
    text = "“We go,” said Berg, “tomorrow.” “No.”"
    split = SplitQuotations(text, quotations(text))
    assert [text[start:end] for start, end in split.inside(2, 25)] == ["e go,", "tomo"]
    assert split.inside(7, 20) == []
    assert [text[start:end] for start, end in split.inside(0, len(text))] == ["We go,", "tomorrow.", "No."]
