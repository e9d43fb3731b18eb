"""What a mark costs that opens, closes or is none: nothing where a style guide has it so, 5 where nobody has."""

from __future__ import annotations

import pytest

from readout.text.pairing_cost import alike, costs, left_open, nesting, pair, same_marks

OPENING = [
    ("He said “we go", "“", 0.0),
    ("He said ”we go", "”", 2.0),
    ("”we go", "”", 0.5),
    ("\n”we go", "”", 0.5),
    ("a“we", "“", 1.5),
    ("x “ we", "“", 1.2),
    ("« oui", "«", 0.0),
    ("«\xa0oui", "«", 0.0),
    ("“\xa0oui", "“", 0.3),
    ("x “", "“", 1.2),
    ("x “. we", "“", 3.0),
    ("x “... we", "“", 0.0),
    ("x 'tis we", "'", 1.0),
    ("x ’tis we", "’", 3.0),
    ("x 'we go", "'", 0.0),
    ("人“好", "“", 0.0),
    ("a「好", "「", 0.0),
    ("(“we", "“", 0.0),
    ("x »we", "»", 2.0),
    ('x "we', '"', 0.0),
    ("x “) we", "“", 3.0),
]
CLOSING = [
    ("we go” he", "”", 0.0),
    ("we go“ he", "“", 2.0),
    ("we go “ he", "“", 3.5),
    ("we go ” he", "”", 1.5),
    ("oui » il", "»", 0.2),
    ("oui\xa0» il", "»", 0.0),
    ("oui\xa0” il", "”", 0.0),
    ("\n” x", "”", 3.0),
    ("” x", "”", 3.0),
    ("(” x", "”", 3.0),
    ("we go”he", "”", 0.7),
    ("we go’he", "’", 1.0),
    ("好”人", "”", 0.0),
    ("好」a", "」", 0.0),
    ("we go”.", "”", 0.0),
    ("we go”", "”", 0.0),
    ("we go),”.", "”", 0.0),
    ("we go«  he", "«", 2.0),
]
NEITHER = [
    ("it's", "'", 0.3),
    ("dogs' home", "'", 0.5),
    ("boys' home", "'", 0.5),
    ("cat' home", "'", 1.5),
    ("x 'tis", "'", 0.3),
    ("x ’tis", "’", 0.3),
    ("x ‘tis", "‘", 0.6),
    ("x 'we", "'", 2.0),
    ("x ‘we", "‘", 2.3),
    ("x ' y", "'", 1.5),
    ("6' tall", "'", 0.5),
    ('6" tall', '"', 1.0),
    ("6” tall", "”", 1.0),
    ("6“ tall", "“", 5.0),
    ("\n» item", "»", 0.5),
    ("\n› item", "›", 0.5),
    ("\n»item", "»", 6.5),
    ("x » y", "»", 5.0),
    ("\n“ x", "“", 6.5),
    ("“x", "“", 6.5),
    ("x “y", "“", 5.0),
    ("l'“eau", "'", 0.1),
    ("dell'“eau", "'", 0.1),
    ("qu'\"eau", "'", 0.1),
    ("l' eau", "'", 1.5),
    ("po' di", "'", 0.2),
    ("απ' τον", "'", 0.2),
    ("Jazz' x", "'", 0.5),
    ("Marx’ x", "’", 0.5),
    ("好'人", "'", 1.5),
    ("x '90s", "'", 0.3),
    ("x '90", "'", 0.3),
    ("x 'k heb", "'", 0.3),
    ("x 't's", "'", 2.0),
    ("x 'χει", "'", 0.3),
    ("x 'round", "'", 0.3),
    ("x 'rounds", "'", 2.0),
]
PAIRS = [
    ("“", "”", 0.0, 0.0),
    ("„", "“", -2.0, -2.0),
    ("‚", "‘", -2.0, -2.0),
    ("»", "«", -4.0, -4.0),
    ("›", "‹", -4.0, -4.0),
    ("“", '"', 0.7, 0.7),
    ('"', "”", 0.7, 0.7),
    ('"', "“", 0.7, 0.7),
    ("‘", "'", 0.7, 0.7),
    ("'", "’", 0.7, 0.7),
    ("“", "»", 2.0, 2.0),
    ("”", "”", 0.0, -1.5),
    ("’", "’", 0.0, -1.5),
    ("»", "»", 0.0, -1.5),
    ('"', '"', 0.0, 0.0),
    ("「", "」", 0.0, 0.0),
    ("‘", "’", 0.0, 0.0),
]
"""Two marks, what they cost together, and what in a text of Swedish habits, where one mark opens and closes."""
NESTED = [
    ("“", "‘", 1, 0.1),
    ("“", "“", 1, 3.0),
    ("“", "«", 1, 0.3),
    ("“", "‘", 2, 1.1),
    ("‘", "“", 1, 0.1),
    ("«", "‹", 3, 2.3),
]


def costs_of(text: str, mark: str) -> tuple[float, float, float]:
    """Of the first such mark in a text: that it opens, that it closes, that it is none."""
    start = text.index(mark)
    return costs(text, start, start + len(mark))


@pytest.mark.parametrize(("text", "mark", "cost"), OPENING)
def test_a_mark_that_opens(text: str, mark: str, cost: float) -> None:
    """Free after a space, a bracket or another mark and before a letter; a closing form, or a space behind, costs."""
    assert costs_of(text, mark)[0] == pytest.approx(cost)


@pytest.mark.parametrize(("text", "mark", "cost"), CLOSING)
def test_a_mark_that_closes(text: str, mark: str, cost: float) -> None:
    """Free before a space or a stop and behind a letter; French marks may have a space before them."""
    assert costs_of(text, mark)[1] == pytest.approx(cost)


@pytest.mark.parametrize(("text", "mark", "cost"), NEITHER)
def test_a_mark_that_is_none(text: str, mark: str, cost: float) -> None:
    """An apostrophe in a word, a clipped or elided word, feet and inches and bullets are cheap; a stray mark is not."""
    assert costs_of(text, mark)[2] == pytest.approx(cost)


@pytest.mark.parametrize(("opener", "closer", "cost", "swedish"), PAIRS)
def test_two_marks_that_belong_together(opener: str, closer: str, cost: float, swedish: float) -> None:
    assert pair(opener, closer, frozenset()) == pytest.approx(cost)
    assert pair(opener, closer, frozenset("”’»")) == pytest.approx(swedish)


def test_a_mark_opens_and_closes_only_in_a_text_without_its_counterpart() -> None:
    assert same_marks("”a”") == frozenset("”’»")
    assert same_marks("“a”") == frozenset("’»")
    assert same_marks("«a» ‘b’") == frozenset("”")


def test_what_is_never_closed_costs_more_if_its_mark_is_one_that_closes() -> None:
    assert left_open(()) == 0
    assert left_open(("“", "‘")) == pytest.approx(5.0)
    assert left_open(("“", "»")) == pytest.approx(7.0)


@pytest.mark.parametrize(("outer", "inner", "depth", "cost"), NESTED)
def test_marks_inside_marks(outer: str, inner: str, depth: int, cost: float) -> None:
    """Single in double ones are usual; the same again is not, nor is a third level."""
    assert nesting(outer, inner, depth) == pytest.approx(cost)


@pytest.mark.parametrize(
    ("opener", "mark", "same"),
    [("“", "”", True), ("«", "»", True), ("‘", "´", True), ("“", "‘", False), ("“", "«", False)],
)
def test_a_mark_of_the_same_family_repeats_the_opening_one(opener: str, mark: str, same: bool) -> None:
    assert alike(opener, mark) is same
