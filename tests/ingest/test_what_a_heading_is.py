"""The limits of boilerplate: how long a line may be, what a paragraph and a sub-heading are, and what is left alone."""

from __future__ import annotations

import pytest

from readout.ingest.boilerplate import boilerplate
from readout.ingest.boilerplate_wordings import speech_for
from readout.ingest.whole_lines import whole_lines

TWELVE = "One of the two ministers met the other in Oslo on Tuesday."
ELEVEN = "One of the two ministers met the other in Oslo yesterday."
HEADING = "What the plan means"


def marked(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [text[span.start : span.end] for span in boilerplate(text, None)]


def between(line: str, before: str = TWELVE, after: str = TWELVE) -> bool:
    """Whether a line between two paragraphs is marked."""
    return marked("Headline of it", before, line, after) == [line]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (TWELVE, TWELVE, True),
        (ELEVEN, TWELVE, False),
        (TWELVE, ELEVEN, False),
        (TWELVE.rstrip("."), TWELVE, False),
        (TWELVE, TWELVE.rstrip("."), False),
        (f"{TWELVE}”", f"{TWELVE} ) *", True),
    ],
)
def test_a_sub_heading_stands_between_paragraphs_of_twelve_words_that_end_a_sentence(
    before: str, after: str, found: bool
) -> None:
    """Other lines around them, so that the text itself is one of paragraphs."""
    many = [TWELVE] * 5
    assert marked("Headline", *many, "now", before, HEADING, after, "now", *many) == ([HEADING] if found else [])


@pytest.mark.parametrize(("ending", "found"), [(4, True), (3, False)])
def test_four_of_five_long_lines_must_end_a_sentence(ending: int, found: bool) -> None:
    loose = [f"{TWELVE} and" for _ in range(5 - ending)]
    lines = [*loose, *[TWELVE] * (ending - 2), "so", TWELVE, HEADING, TWELVE]
    assert bool(marked(*lines)) is found


def test_short_lines_do_not_count_among_those_that_end() -> None:
    assert marked(*["One two"] * 9, TWELVE, HEADING, TWELVE) == [HEADING]
    loose = [f"{TWELVE} and"] * 2
    assert marked(*loose, *["Yes."] * 9, TWELVE, HEADING, TWELVE) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("one two three four five six seven eight", True),
        ("one two three four five six seven eight nine", False),
        ("What it means?", False),
        ("What it means?”", False),
        ("What it means:", False),
        ("What it means;", False),
        ("What it means,", False),
        ("What it means…", False),
        ("What it means。", False),
        ("What it means؛", False),
        ("What it means. )", False),
        ("What the minister said", False),
        ("Was der Kanzler sagte", False),
        ("Ce que dit la loi", False),
        ("WHAT HE WARNED of", False),
        ("What was unsaid", True),
        ("## The Prime Minister", True),
        ("# The Prime Minister", False),
        ("“The Prime Minister”", True),
        ("„The Prime Minister“", True),
        ("“The Prime Minister", False),
        ("The Prime Minister”", False),
        ("Ida Berg", False),
        ("The Ministers of Foreign Affairs", False),
        ("Ida And Four Big Men", False),
        ("Ida And Four Big Men Went", True),
        ("Four Big Men Went There", True),
        ("Big Men Went There", False),
        ("Big Men went There", True),
        ("– what it means", False),
        ("— what it means", False),
        ("- what it means", False),
        ("2025 goals", True),
        ("of the", False),
    ],
)
def test_a_sub_heading_is_short_has_no_stop_and_is_neither_a_name_nor_a_report(line: str, found: bool) -> None:
    assert between(line) is found


def test_below_a_quotation_a_line_is_its_speaker_unless_it_is_marked_as_a_heading() -> None:
    quotation = f"“{TWELVE}”"
    assert not between(HEADING, before=quotation)
    assert between(f"## {HEADING}", before=quotation)
    assert between(f"“{HEADING}”", before=quotation)
    assert between(HEADING, after=quotation)
    assert between(HEADING, before=f"“{TWELVE}” It was so.")


def test_a_line_that_comes_twice_is_no_sub_heading() -> None:
    assert marked(TWELVE, HEADING, TWELVE, HEADING, TWELVE) == []
    assert marked(TWELVE, HEADING, TWELVE, f"{HEADING} now", TWELVE) == [HEADING, f"{HEADING} now"]


def test_the_second_line_and_the_last_but_one_may_be_sub_headings() -> None:
    assert marked(TWELVE, HEADING, TWELVE) == [HEADING]
    assert marked(HEADING, TWELVE, TWELVE) == []
    assert marked(TWELVE, TWELVE, HEADING) == []


@pytest.mark.parametrize(("commas", "found"), [(5, True), (6, False)])
def test_a_line_of_400_characters_is_the_longest_that_is_looked_at(commas: int, found: bool) -> None:
    line = f"Facebook{' Facebook' * 42}{',' * commas} Facebook"
    assert len(line) == 395 + commas
    assert (marked("A", line) == [line]) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("• Share this article", True),
        ("  → Read more →  ", True),
        ("* * *", False),
        ("→", False),
        ("- Advertisement |", True),
        ("Advertisement *", False),
        ("SHARE THIS ARTICLE", True),
        ("(c) received with appreciation", False),
        ("(c) été reçu", False),
        ("(c) Example 2025", True),
        ("© example 2025", True),
        ("Also read: “We will not pay,” the chancellor said", True),
        ("Also read – the talks in Oslo", True),
        ("Also read | the talks in Oslo", True),
        ("Also read, the talks in Oslo", False),
        (f"Also read: {'x' * 250}", True),
        (f"Also read: {'x' * 251}", False),
        ("Source: “We have a deal,” one diplomat said", False),
        ("Source: the “deal” office", True),
        ("Source: he said so", True),
        ("Source: ‘deal’, he said", False),
        ("Source: it’s what he said", True),
        ("Watch: the “ship” leaves", True),
        ("Watch: “ship leaves”, he said", False),
        ("Watch: the ship leaves.", False),
        ("Watch what they do", False),
        ("Play the game", False),
        ("Watch: the ship leaves!”", False),
    ],
)
def test_what_a_line_must_be_as_a_whole(line: str, found: bool) -> None:
    assert (marked("Headline of it", line, "More of it.") == [line.strip()]) is found


def test_a_caption_in_the_first_line_is_a_headline_and_a_button_is_none() -> None:
    assert marked("Watch: the ship leaves", "Text.") == []
    assert marked("Share", "Text.") == ["Share"]
    assert marked("", "  ", "Watch: the ship leaves", "Text.") == []


def test_spans_begin_and_end_with_the_words_and_join_over_white_space_alone() -> None:
    text = "\t Share  \n\n Tweet\nText.\n  Share \n.\nTweet"
    assert [(span.start, span.end) for span in boilerplate(text, None)] == [(2, 17), (26, 31), (35, 40)]
    assert boilerplate("", None) == boilerplate("Text.", None) == ()
    apart = boilerplate("Share\nText.\nTweet", None)
    assert [(span.start, span.end) for span in apart] == [(0, 5), (12, 17)]


@pytest.mark.parametrize(
    ("line", "words", "ends", "reports"),
    [
        ("One two", 2, False, False),
        (" ".join("x" * 12), 12, False, False),
        (" ".join("x" * 40), 13, False, False),
        ("It ended.", 2, True, False),
        ("It ended! ”", 3, True, False),
        ("终于。」", 1, True, False),
        ("终于。", 1, True, False),
        ("“No,” he said", 3, False, True),
        ("No, he said", 3, False, False),
        ("“No”, and no more", 4, False, False),
        ("„Nein“, so der Kanzler", 4, False, True),
        ("« Non », selon lui", 5, False, True),
        ("“No,” he soared", 3, False, False),
    ],
)
def test_what_is_seen_of_a_line(line: str, words: int, ends: bool, reports: bool) -> None:
    """Words are counted up to one more than a paragraph has at the least."""
    (seen,) = whole_lines(line)
    assert (seen.words, seen.ends, seen.reports(speech_for(None))) == (words, ends, reports)
