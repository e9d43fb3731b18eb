"""A count is the one number of things that the words state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.values import parse_count

COUNTS = {
    "around 25 countries": (25, True),
    "25 mostly European countries": (25, False),
    "the five countries": (5, False),
    "37 nations": (37, False),
    "about 30": (30, True),
    "some 40 leaders": (40, True),
    "more than 100": (100, True),
    "up to 30,000 soldiers": (30000, True),
    "at least 12 dead": (12, True),
    "100+ delegates": (100, True),
    "~40 states": (40, True),
    "1,200 troops": (1200, False),
    "20 000 men": (20000, False),
    "20\u2009000 men": (20000, False),
    "1.5 million people": (1500000, False),
    "two hundred thousand troops": (200000, False),
    "twenty-five": (25, False),
    "one hundred and twenty ships": (120, False),
    "a hundred soldiers": (100, False),
    "a dozen": (12, False),
    "two dozen leaders": (24, False),
    "half a dozen ships": (6, False),
    "the 27 member states": (27, False),
    "27 Länder": (27, False),
    "the G7’s seven leaders": (7, False),
    "eight-nation": (8, False),
    "the twenty-seven-member bloc": (27, False),
    "six-party talks": (6, False),
    "a 12-nation summit": (12, False),
    "five of the seven": (5, False),
    "nine out of the 15 heads of state": (9, False),
    "some 20 ministers of the 27": (20, True),
}
PARTS = [
    ("de", "neun der 15 Staats- und Regierungschefs", 9),
    ("fr", "neuf des quinze Etats", 9),
    ("es", "nueve de los 15", 9),
    ("it", "nove dei quindici ministri", 9),
    ("nl", "negen van de 15 landen", 9),
    ("pl", "dziewięć z 15 państw", 9),
    ("ru", "девять из пятнадцати стран", 9),
    ("cs", "devět z patnácti zemí", 9),
    ("uk", "втрьох", 3),
    ("ru", "вчетвером", 4),
    ("tr", "üçümüz", 3),
    ("es", "del 9 de mayo de 15 a 20", None),
    ("de", "30 von 25", None),
]
NO_COUNTS = [
    "", "no country", "a few", "dozens of countries", "hundreds of people", "many", "G7 leaders", "the E5", "50%",
    "10 per cent", "the 3rd meeting", "30 days", "30-day", "25 to 30 countries", "25-30",
    "a two-day meeting", "€200bn", "$50 million", "10:30", "2.5 countries",
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), COUNTS.items())
def test_a_number_of_things_is_read(words: str, expected: tuple[int, bool]) -> None:
    count = parse_count(words)
    assert count is not None
    assert (count.text, (count.value, count.approx)) == (words, expected)


@pytest.mark.parametrize(("language", "words", "expected"), PARTS)
def test_a_part_of_a_whole_is_what_is_counted(language: str, words: str, expected: int | None) -> None:
    """Also where one word counts those who are together."""
    count = parse_count(words, language)
    assert (count.value if count else None) == expected


@pytest.mark.parametrize("words", NO_COUNTS)
def test_what_states_no_single_number_of_things_is_no_count(words: str) -> None:
    assert parse_count(words) is None


@given(st.integers(0, 10**9))
def test_every_whole_number_is_read_with_and_without_separators(number: int) -> None:
    for words in (f"{number} troops", f"about {number:,} troops"):
        count = parse_count(words)
        assert count is not None
        assert count.value == number


@given(st.text(max_size=40))
def test_any_words_give_a_count_or_none(words: str) -> None:
    count = parse_count(words)
    assert count is None or count.text == words
