"""Boilerplate of any language: captions with a credit, lines of an issue, rows of buttons, titles below a label."""

from __future__ import annotations

import pytest

from readout.ingest.boilerplate import boilerplate

PARAGRAPH = "The two ministers met in Oslo on Tuesday to speak of the port and of all that it needs before the winter."


def marked(*lines: str, language: str | None = "en") -> list[str]:
    text = "\n".join(lines)
    return [text[span.start : span.end] for span in boilerplate(text, language)]


@pytest.mark.parametrize(
    "line",
    [
        "The ministers on the quay in Oslo, Tuesday. JANE ROE / AFP",
        "The ministers on the quay in Oslo, Tuesday. JANE ROE (EFE)",
        "The ministers on the quay in Oslo, Tuesday. JANE ROE FOR « THE COURIER »",
        "The ministers on the quay in Oslo, Tuesday. JANE ROE VIA GETTY IMAGES",
        "The ministers at the “People’s Port” on Tuesday. J.-P. O'NEIL | POOL",
        "Die Minister am Kai in Oslo, Dienstag. LÍA PÉREZ FÜR DIE ZEITUNG",
        "Министры на причале в Осло. ИВАН ПЕТРОВ / ТАСС",
    ],
)
def test_a_caption_that_ends_with_a_credit_in_capitals_is_marked(line: str) -> None:
    assert marked("Headline", line, PARAGRAPH) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The ministers on the quay in Oslo, Tuesday. JANE ROE",
        "The ministers on the quay in Oslo, Tuesday. Jane Roe / AFP",
        "The ministers on the quay in Oslo, Tuesday. They left. JANE ROE / AFP",
        "THE MINISTERS ON THE QUAY. JANE ROE / AFP",
        "“We will pay,” the minister said in Oslo. JANE ROE / AFP",
        "The minister: “We will pay.” JANE ROE / AFP",
        "The banner said it all. PEACE / NOW",
        "The ministers on the quay in Oslo, Tuesday JANE ROE / AFP",
    ],
)
def test_words_in_capitals_at_the_end_of_another_line_are_not(line: str) -> None:
    assert marked("Headline", line, PARAGRAPH) == []


def test_a_caption_in_the_first_line_is_left_and_one_of_300_characters_is_the_longest() -> None:
    line = "The ministers on the quay in Oslo, Tuesday. JANE ROE / AFP"
    assert marked(line, PARAGRAPH) == []
    long = f"{'a' * (300 - len(line))}{line}"
    assert marked("Headline", long, PARAGRAPH) == [long]
    assert marked("Headline", f"a{long}", PARAGRAPH) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The ministers on the quay. Photo: Jane Roe", True),
        ("The ministers on the quay (photo Jane Roe)", True),
        ("The ministers on the quay. Photo Jane Roe/AFP", True),
        ("The ministers on the quay. Photo shows the port", False),
        ("The ministers on the quay photo: Jane Roe", False),
        ("The ministers and the photo Jane Roe", False),
        ("The ministers on the quay. They left. Photo: Jane Roe", False),
        ("The ministers on the quay. Photo: one two three four five six seven eight", True),
        ("The ministers on the quay. Photo: one two three four five six seven eight nine", False),
        ("Ministers hold a sign with “No port”. Photo: Jane Roe", True),
        ("Ministers hold a sign, “No port”. Photo: Jane Roe", False),
        ("“No port” is what Berg said. Photo: Jane Roe", False),
    ],
)
def test_a_word_for_a_picture_may_stand_before_the_credit(line: str, found: bool) -> None:
    assert (marked("Headline", line, PARAGRAPH) == [line]) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("«Биржевой листок» №148 от 23.08.2019, стр. 1", True),
        ("«Утренний обозреватель», № 171, пятница, 26 сентября 2008 г.", True),
        ("« Le Courrier » n° 12 du 3 mars 2019", True),
        ("„Kurier” nr 45 (1207), 3 marca 2019", True),
        ("صفحه ۳ | سیاست | یکشنبه ۱۹ اردیبهشت ۱۴۰۰ | شماره ۳۹۸۶", True),
        ("Politics | p. 3", True),
        ("«Биржевой листок» №148", False),
        ("«Газпром» №1 в рейтинге 2023 года", False),
        ("Указ «О мерах» №79 от 28.02.2022", False),
        ("p. 3", False),
        ("He pages through it | and leaves", False),
    ],
)
def test_the_line_of_an_issue_is_marked_also_at_the_head_of_a_text(line: str, found: bool) -> None:
    assert (marked(line, PARAGRAPH) == [line]) is found
    assert (marked("Headline", line, PARAGRAPH) == [line]) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Share | Print | 12 comments", True),
        ("2025/03/04 12:30 | Share", True),
        ("[Share](#) · [Print](/print)", True),
        ("*Share this article*", True),
        ("Share | The ministers met", False),
        ("2025/03/04 | 12:30", False),
        ("Read more: the port | Share", True),
        ("Share | Read more", True),
    ],
)
def test_a_row_of_buttons_is_marked_if_each_part_is_one(line: str, found: bool) -> None:
    assert (marked("Headline", line, PARAGRAPH) == [line]) is found


def test_titles_below_a_label_are_marked_with_bullets_or_up_to_the_end() -> None:
    assert marked(
        "Headline", PARAGRAPH, "Related articles", "- ‘No port’, says minister", "- Who pays?", PARAGRAPH
    ) == ["Related articles\n- ‘No port’, says minister\n- Who pays?"]
    assert marked("Headline", PARAGRAPH, "Related articles", "‘No port’, says minister", "Who pays?") == [
        "Related articles\n‘No port’, says minister\nWho pays?"
    ]


def test_a_label_of_links_may_stand_in_brackets() -> None:
    lines = ("【関連記事】", "・米、海運会社に制裁へ")
    assert marked("見出し", "両首脳は会談した。", *lines, "会談は続く。", language="ja") == ["\n".join(lines)]


@pytest.mark.parametrize("last", ["The port is open.", "「払わない。」", "He said: “We will not pay.”", "x" * 151])
def test_lines_below_a_label_that_are_no_titles_are_left(last: str) -> None:
    assert marked("Headline", PARAGRAPH, "Related articles", "The ministers met", last) == ["Related articles"]


def test_more_than_eight_lines_below_a_label_are_no_list_of_titles() -> None:
    lines = [f"Title {number}" for number in range(9)]
    assert marked("Headline", PARAGRAPH, "Related articles", *lines[:8]) == [
        "\n".join(("Related articles", *lines[:8]))
    ]
    assert marked("Headline", PARAGRAPH, "Related articles", *lines) == ["Related articles"]


def test_a_title_may_follow_words_that_begin_links_if_it_has_a_capital_and_nobody_speaks() -> None:
    assert marked("Headline", "Read also Flood or drought", PARAGRAPH) == ["Read also Flood or drought"]
    assert marked("Headline", "Read also flood or drought", PARAGRAPH) == []
    assert marked("Headline", "Read also Berg, she said", PARAGRAPH) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("© The Courier 2025. All rights reserved. It may not be copied without the consent of the publisher.", True),
        ("All rights reserved", True),
        ("The Courier, 2025. All rights reserved by its publisher.", True),
        ("All rights reserved to citizens will be kept", False),
        ("Kyiv has all rights reserved to a state", False),
        (f"{'x' * 96} © all rights reserved", True),
        (f"{'x' * 99} © all rights reserved", False),
    ],
)
def test_a_notice_of_copyright_stands_alone_or_behind_a_sign_or_a_year(line: str, found: bool) -> None:
    assert (marked("Headline", line, PARAGRAPH) == [line]) is found


def test_who_tells_at_the_end_of_a_line_makes_it_speech() -> None:
    assert marked("Headline", "Subscribe to our channel of talks", PARAGRAPH) != []
    assert marked("Headline", "Subscribe to our channel of talks, he told them", PARAGRAPH) == []


def test_a_sub_heading_tells_of_nobody_who_speaks_in_the_language_of_the_text() -> None:
    paragraph = "Оба министра встретились во вторник в Осло и говорили о порте, о зерне, о зиме и о деньгах."
    assert marked("Заголовок", paragraph, "Что будет дальше", paragraph, language="ru") == ["Что будет дальше"]
    assert marked("Заголовок", paragraph, "Никто не сказал ни слова", paragraph, language="ru") == []
