"""Words of a list are found wherever a range has them whole, and what a range cuts is what is left of it."""

from __future__ import annotations

import pytest

from readout.ground import Article
from readout.ground.word_index import WordIndex
from readout.ingest import document

VERBS = frozenset({"said", "dit", "sagte", "söyledi"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Berg SAID so; Lund said no.", ["SAID", "said"]),
        ("The aforesaid, well-said and said-so words that he said.", ["said"]),
        ("1-said -said- said2 said", ["said", "said", "said", "said"]),
        ("İzmir’de Berg söyledi, İnce SÖYLEDI.", ["söyledi", "SÖYLEDI"]),
        ("Er sagte: „Ja“, il a dit « non ».", ["sagte", "dit"]),
    ],
)
def test_a_word_counts_whole_and_in_any_case(text: str, found: list[str]) -> None:
    assert [match.group() for match in WordIndex(text).within(VERBS, 0, len(text))] == found


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 12, ["said"]),
        (5, 9, ["said"]),
        (0, 8, []),
        (6, 12, []),
        (19, 28, ["said", "said"]),
        (22, 28, ["said"]),
        (22, 90, ["said"]),
    ],
)
def test_a_range_has_its_own_words_alone(start: int, end: int, found: list[str]) -> None:
    text = "Berg said so; aforesaid said"
    assert [match.group() for match in WordIndex(text).within(VERBS, start, end)] == found


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 30, [5, 10, 15, 24]), (9, 30, [10, 15, 24]), (11, 15, []), (14, 24, [15]), (19, 99, [24]), (29, 30, [])],
)
def test_a_range_may_begin_and_end_in_any_line(start: int, end: int, found: list[int]) -> None:
    index = WordIndex("Berg said\nsaid\nsaid so\n\nsaid")
    assert [match.start() for match in index.within(VERBS, start, end)] == found
    assert index.begins_in(VERBS, start, end) is bool(found)


@pytest.mark.parametrize(("start", "end", "begins"), [(0, 5, False), (0, 6, True), (5, 6, True), (6, 40, False)])
def test_where_a_word_begins_decides_whether_a_range_has_any(start: int, end: int, *, begins: bool) -> None:
    assert WordIndex("Berg said so").begins_in(VERBS, start, end) is begins


def test_words_in_furniture_are_found_and_its_marks_are_no_quotations() -> None:
    said = "“We will come,” said Ida Berg on Monday in Oslo."
    text = f"Ministers back a plan to end the war\n\n{said}\n\nSubscribe to our newsletter “Daily War”\n"
    article = Article(document(text, source="note.txt"))
    assert [text[one.start : one.end] for one in article.folded.quotations] == ["We will come,"]
    assert article.folded.find_all("Daily War") == [(text.index("Daily"), text.index("Daily") + len("Daily War"))]
