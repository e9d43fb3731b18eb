"""Where in a text, and where in a line, a day may stand that is the text's own; each limit on both of its sides."""

from __future__ import annotations

import datetime

import pytest

from readout.ingest import Metadata
from readout.ingest.dated_words import Dated, clock, dated_in, is_known, is_place, listed
from readout.ingest.datelines import in_dateline
from readout.ingest.visible_dates import _days_of, _in_piece, _segments, visible_day, with_visible_day

DAY = datetime.date(2025, 3, 4)
NEXT = datetime.date(2025, 3, 5)
BODY = "Leaders met and agreed on a truce, which is to begin next year, and on talks about the border."


@pytest.mark.parametrize(("line", "found"), [(6, True), (7, True), (20, True), (21, False)])
def test_the_head_of_a_text_is_its_first_twenty_short_lines(line: int, found: bool) -> None:
    above = "\n \n".join(f"Line {chr(ord('a') + at)}" for at in range(line - 1))
    below = "\n".join([BODY] * 4)
    assert (visible_day(f"{above}\n4 March 2025\n{below}", "en") is not None) is found


@pytest.mark.parametrize(("line", "found"), [(6, True), (7, False)])
def test_a_paragraph_ends_the_head_of_a_text_but_for_its_first_six_lines(line: int, found: bool) -> None:
    above = "\n".join([BODY, *["Line"] * (line - 2)])
    below = "\n".join([BODY] * 4)
    assert (visible_day(f"{above}\n4 March 2025\n{below}", "en") is not None) is found


@pytest.mark.parametrize(("after", "found"), [(0, True), (2, True), (3, False)])
def test_the_foot_of_a_text_is_its_last_three_lines(after: int, found: bool) -> None:
    text = "\n".join([BODY] * 8 + ["Published: 4 March 2025"] + [BODY] * after)
    assert (visible_day(text, "en") is not None) is found


def test_the_foot_does_not_reach_into_the_head() -> None:
    """A line of seven is looked at once: as the foot, where a date alone does not count."""
    assert visible_day("\n".join([BODY, *["A line"] * 5, "4 March 2025"]), "en") is None
    assert visible_day("\n".join([BODY, *["A line"] * 5, "Updated 4 March 2025"]), "en") == (DAY, "line of an update")


def test_the_foot_has_no_headline() -> None:
    assert visible_day("\n".join([*["A line"] * 6, "Published | 4 March 2025 published"]), "en") is not None


def test_the_first_line_alone_is_a_headline() -> None:
    assert visible_day(f"Oslo, 4 March 2025\n{BODY}", "en") is None
    assert visible_day(f"Truce\nOslo, 4 March 2025\n{BODY}", "en") == (DAY, "line with its date")
    assert visible_day(f"\n \nOslo, 4 March 2025\n{BODY}", "en") is None


def test_the_language_of_the_metadata_reads_the_day() -> None:
    """``listopada`` is November in Polish, and October in Croatian."""
    text = f"Oslo\n4 listopada 2025\n{BODY}"
    months = [(with_visible_day(Metadata(language=code), text).published or DAY).month for code in ("pl", "hr")]
    assert months == [11, 10]
    foot = "\n".join([BODY] * 8 + ["Published: 4 listopada 2025"])
    assert [(visible_day(foot, code) or (DAY,))[0].month for code in ("pl", "hr")] == [11, 10]


def test_what_is_known_of_the_day_is_kept_with_where_it_is_from() -> None:
    known = Metadata(published=NEXT, published_from="feed")
    assert with_visible_day(known, f"Truce\n4 March 2025\n{BODY}") is known
    nothing = Metadata(title="T")
    assert with_visible_day(nothing, BODY) is nothing


@pytest.mark.parametrize(
    ("line", "is_first", "days"),
    [
        ("4 March 2025", True, [("line", DAY)]),
        ("Oslo, 4 March 2025", True, []),
        ("Oslo, 4 March 2025", False, [("placed", DAY)]),
        ("Truce | 4 March 2025", True, []),
        ("Truce | 4 March 2025", False, [("line", DAY)]),
        ("4 March 2025 | Truce", True, []),
        ("Truce | Published 4 March 2025", True, [("published", DAY)]),
        ("Truce | Updated 4 March 2025", True, [("changed", DAY)]),
        ("It was agreed. | 4 March 2025", False, [("line", DAY)]),
        ("4 March 2025 | It was agreed.", False, [("line", DAY)]),
        ("4 March 2025; Oslo", False, [("line", DAY)]),
        ("4 March 2025 / Oslo", False, [("line", DAY)]),
        ("Oslo – 4 March 2025", False, [("line", DAY)]),
        ("4 March 2025 | 5 March 2025", False, [("line", DAY), ("line", NEXT)]),
    ],
)
def test_pieces_of_a_line_are_looked_at_one_by_one(
    line: str, is_first: bool, days: list[tuple[str, datetime.date]]
) -> None:
    assert list(_days_of(line, "en", is_first=is_first)) == days


@pytest.mark.parametrize(("length", "found"), [(89, True), (90, True), (91, False)])
def test_ninety_characters_are_the_most_that_may_stand_beside_a_date(length: int, found: bool) -> None:
    for line in (f"{'T' * length} | 4 March 2025", f"{'T' * (length - len('. 4 March 2025'))}. 4 March 2025"):
        assert bool(list(_days_of(f"By Ida Berg, 4 March 2025 | {line}", "en", is_first=False))) is found


@pytest.mark.parametrize(("length", "found"), [(199, True), (200, True), (201, False)])
def test_a_line_of_two_hundred_characters_is_the_longest_with_things_beside_one_another(
    length: int, found: bool
) -> None:
    line = f"4 March 2025{' | ' * ((length - 12) // 3)}"
    assert bool(list(_days_of(line.ljust(length, "|"), "en", is_first=False))) is found


def test_a_line_of_ninety_characters_is_no_paragraph_with_a_dateline() -> None:
    """Up to there it is one only where it ends a sentence."""
    line = f"OSLO, 4 March 2025 — {'x' * 69}"
    assert (len(line), list(_days_of(line, "en", is_first=False))) == (90, [("placed", DAY)])
    assert list(_days_of(f"{line}x", "en", is_first=False)) == [("dateline", DAY)]
    assert list(_days_of("OSLO, 4 March 2025 — They met.", "en", is_first=False)) == [("dateline", DAY)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("OSLO, March 4, 2025 (Agency) — Leaders", True),
        ("Oslo, 4 March 2025. AFP - Leaders", True),
        ("Oslo, Tuesday, 4 March 2025 -- Leaders", True),
        ("OSLO, March 4, 2025 yesterday — Leaders", False),
        ("OSLO, Monday, March 4, 2025 — Leaders", False),
        ("March 4, 2025 — Leaders", False),
        ("oslo, March 4, 2025 — Leaders", False),
        ("OSLO, March 4, 2025 Leaders", False),
    ],
)
def test_a_dateline_is_a_place_a_date_and_a_dash(line: str, found: bool) -> None:
    assert list(in_dateline(line, "en")) == ([("dateline", DAY)] if found else [])


@pytest.mark.parametrize(
    ("piece", "days"),
    [
        ("Published 4 March 2025 by Ida Berg", [("published", DAY)]),
        ("Published 4 March 2025 by Ida Maria Berg", []),
        ("Press release No. 214/25, 4 March 2025", [("published", DAY)]),
        ("Press release 214 on Oslo, 4 March 2025", []),
        ("Published in Oslo on 4 March 2025", []),
        ("4 March 2025 Published", [("published", DAY)]),
        ("4 March 2025 (updated)", [("changed", DAY)]),
        ("4 March 2025 Updated 5 March 2025", [("line", DAY), ("changed", NEXT)]),
        ("Updated 4 March 2025 Published", [("changed", DAY)]),
        ("Updated 10:12 | Published 4 March 2025", [("published", DAY)]),
        ("Updated in Oslo 4 March 2025 Published 5 March 2025", [("published", NEXT)]),
        ("Summit 4 March 2025 Published 5 March 2025", [("published", NEXT)]),
        ("4 March 2025 summit; Published 5 March 2025", [("published", NEXT)]),
        ("来源：外交部 2025年3月4日", [("line", DAY)]),
        ("来源：2025年3月4日", [("line", DAY)]),
        ("来源：外交部 新闻司 2025年3月4日", []),
        ("来源：外交部 新闻司 2025年3月4日 更新 2025年3月5日", [("changed", NEXT)]),
        ("4 March 2025 (updated) 5 March 2025 published", [("line", DAY), ("changed", NEXT)]),
        ("Published10:12March 4, 2025", [("published", DAY)]),
        ("10:12 4 March 2025", [("line", DAY)]),
        ("Ida Berg, 4 March 2025", [("placed", DAY)]),
        ("Tuesday 4 March 2025", [("line", DAY)]),
        ("Ida, 4 March 2025 summit", []),
    ],
)
def test_the_words_around_a_date_say_of_which_kind_it_is(piece: str, days: list[tuple[str, datetime.date]]) -> None:
    assert list(_in_piece(piece, "en")) == days


@pytest.mark.parametrize(
    ("piece", "segments"),
    [
        ("Oslo", [(None, "Oslo")]),
        ("PUBLISHED on 4 March", [(None, ""), ("published", " 4 March")]),
        ("the published plan", [(None, "the published plan")]),
        ("The plan: published 4 March", [(None, "The plan: "), ("published", " 4 March")]),
        ("a published 1, updated 2", [(None, "a published 1, "), ("changed", " 2")]),
        ("1 published 2 updated 3", [(None, "1 "), ("published", " 2 "), ("changed", " 3")]),
        ("Unpublished 4", [(None, "Unpublished 4")]),
        ("12published 4", [(None, "12published 4")]),
        ("Publisheds 4", [(None, "Publisheds 4")]),
        ("1日更新 2", [(None, "1日"), ("changed", " 2")]),
        ("1일 수정 2", [(None, "1일 "), ("changed", " 2")]),
        ("記事更新 2", [(None, "記事更新 2")]),
        ("Last updated on 4", [(None, ""), ("changed", " 4")]),
    ],
)
def test_a_piece_is_cut_at_words_that_say_what_comes_and_are_no_part_of_a_sentence(
    piece: str, segments: list[tuple[str | None, str]]
) -> None:
    assert _segments(piece) == segments


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("4 March 2025", (DAY, [], [])),
        (" Oslo  4 March 2025 Tuesday, ", (DAY, ["Oslo"], ["Tuesday"])),
        ("in the city 4 March 2025 it rained", (DAY, ["in", "the", "city"], ["it", "rained"])),
        ("Oslo 4.3.2025", (DAY, ["Oslo"], [])),
        ("4.3.2025 Oslo", (DAY, [], ["Oslo"])),
        ("4-7 March 2025", None),
        ("(4 March 2025)", (DAY, [], [])),
        ("Oslo 2025年3月4日 火曜", (DAY, ["Oslo"], ["火曜"])),
        ("2025년 3월 4일", (DAY, [], [])),
        ("2025年13月41日", None),
        ("2025/3/4", (DAY, [], [])),
        ("03/04/2025", None),
        ("March 2025", None),
        (f"{'x' * 77} 4 March 2025", (DAY, ["x" * 77], [])),
        (f"{'x' * 78} 4 March 2025", None),
    ],
)
def test_a_date_is_cut_out_of_its_words(words: str, dated: tuple[datetime.date, list[str], list[str]] | None) -> None:
    assert dated_in(words, "en") == dated


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ([], True),
        ([","], True),
        (["the"], True),
        (["THE"], True),
        (["г"], True),
        (["Tuesday"], True),
        (["(Tue),"], True),
        (["the", "Tuesday"], True),
        (["Monday"], False),
        (["summit", "Oslo"], False),
        (["summit"], False),
    ],
)
def test_beside_a_date_its_own_weekday_says_nothing_new(words: list[str], known: bool) -> None:
    assert is_known(words, DAY, "en") is known


@pytest.mark.parametrize(
    ("before", "placed"),
    [
        (["Oslo,"], True),
        (["New", "York,"], True),
        (["Ida", "van", "den", "Berg,"], True),
        (["Ida", "van", "den", "Berg", "Stein,"], False),
        (["Oslo,", "Tuesday"], True),
        (["Oslo,", "Tuesday,"], True),
        (["Oslo.", "the"], True),
        (["de", "Oslo,"], True),
        (["Oslo"], False),
        (["Oslo", "Tuesday,"], False),
        (["in", "oslo,"], False),
        (["Room", "12,"], False),
        (["12", "Oslo,"], False),
        (["Re:", "Oslo,"], False),
        (["Re：", "Oslo,"], False),
        (["Tuesday"], False),
        ([], False),
    ],
)
def test_a_place_is_up_to_four_words_and_a_comma_before_the_date(before: list[str], placed: bool) -> None:
    assert is_place(Dated(DAY, before, []), "en") is placed


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("4 March, 10:12", "4 March,  "),
        ("4 March at 10:12 p.m.", "4 March  "),
        ("4 March AT 10:12 GMT", "4 March  "),
        ("4. März um 10.12 Uhr", "4. März  "),
        ("4 mars à 10h12", "4 mars  "),
        ("Format 10:12", "Format  "),
        ("4.3.2025", "4.3.2025"),
    ],
)
def test_an_hour_goes_with_the_word_before_it_and_the_zone_behind_it(words: str, left: str) -> None:
    assert clock().sub(" ", words) == left


def test_the_longest_of_several_phrases_is_tried_first() -> None:
    """*published on* is one mark, and not *published* with a word behind it."""
    words = listed("published")
    assert [len(word) for word in words] == sorted((len(word) for word in words), reverse=True)
    assert len(set(words)) == len(words)
