"""A document made ready for grounding: where its words, its paragraphs and its datelines are."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from readout.errors import InputError
from readout.ground import Article
from readout.ground.article import QUOTED, is_short, joined, overlap
from readout.ingest import Metadata, document
from readout_schemas import Document, Position, Span

FURNISHED = "Berg left Oslo.\n\nRead more: Berg in Oslo.\n\nRain fell on Oslo. Berg came back “at last”.\n"


def furnished() -> Article:
    start = FURNISHED.index("Read more")
    line = Span(start=start, end=start + len("Read more: Berg in Oslo."))
    return Article(Document(id="d", source="d.txt", text=FURNISHED, language="en", furniture=(line,)))


def test_a_document_without_text_says_which_it_is_and_why() -> None:
    with pytest.raises(InputError, match=r"^d\.txt: the document has no text$"):
        Article(Document(id="d", source="d.txt"))
    with pytest.raises(InputError, match=r"^too long$"):
        Article(Document(id="d", source="d.txt", error="too long"))


def test_words_are_found_outside_page_furniture_and_nearest_to_where_they_are_looked_for() -> None:
    article = furnished()
    first, last = FURNISHED.index("Oslo"), FURNISHED.rindex("Oslo")
    furniture = FURNISHED.index("in Oslo")
    assert article.place("Oslo") == (first, first + 4)
    assert article.place("Oslo", near=(last + 6, last + 8)) == (last, last + 4)
    assert article.place("Oslo", near=(furniture - 1, furniture)) in [(first, first + 4), (last, last + 4)]
    assert article.place("in Oslo") is None
    assert article.place("Lima") is None


def test_of_words_whose_nearest_place_is_furniture_the_nearest_outside_is_taken() -> None:
    article = furnished()
    at = FURNISHED.index("more: Berg") + len("more: ")
    places = [article.place("Berg", near=(at, at + 4)), article.name_place("Berg", (at, at + 4))]
    assert [FURNISHED[slice(*place)] for place in places if place] == ["Berg", "Berg"]
    assert not any(place and article.in_furniture(place) for place in places)
    last = FURNISHED.rindex("Berg")
    assert article.name_place("Berg", (last - 3, last - 1)) == (last, last + 4)
    assert article.name_place("Berg", (last + 9, last + 10)) == (last, last + 4)
    assert article.name_place("Berg") == (0, 4)


def test_a_name_is_found_with_the_ending_of_a_case_where_its_language_has_cases(
    article_of: Callable[..., Article],
) -> None:
    text = "Он встретил Каримова."
    assert article_of(text, "ru").name_place("Каримов") == (12, 20)
    assert article_of(text, "en").name_place("Каримов") is None


def test_quotations_are_those_outside_page_furniture_and_not_within_others() -> None:
    text = "Buy “The Day” now.\n\n“He said ‘never again’ to us all,” Berg said, and “no”.\n"
    whole = Article(Document(id="d", source="d", text=text, language="en"))
    part = Article(
        Document(id="d", source="d", text=text, language="en", furniture=(Span(start=0, end=text.index("\n")),))
    )
    shown = [text[one.start : one.end] for one in whole.quotations]
    assert shown == ["The Day", "He said ‘never again’ to us all,", "no"]
    assert [text[one.start : one.end] for one in part.quotations] == shown[1:]


def test_a_range_touches_the_quotations_with_whose_words_it_has_a_code_point_in_common() -> None:
    text = "“One” and “two” and “three”."
    article = Article(Document(id="d", source="d", text=text, language="en"))
    one, two, three = (text.index(word) for word in ("One", "two", "three"))
    assert article.quotations_in((one, one + 1)) == [0]
    assert article.quotations_in((one + 2, two + 1)) == [0, 1]
    assert article.quotations_in((0, len(text))) == [0, 1, 2]
    assert article.quotations_in((one + 3, two)) == []
    assert article.quotations_in((three, three + 5)) == [2]


def test_the_reporters_words_are_left_where_others_words_and_furniture_are_made_marks() -> None:
    reported = furnished().reported
    assert len(reported) == len(FURNISHED)
    assert "Read more" not in reported
    assert "“at last”" in reported  # two words may be a name
    text = "“We will not come to Oslo,” Berg said of “The Blue Bear Club”."
    made = Article(Document(id="d", source="d", text=text, language="en")).reported
    assert made == f"“{QUOTED * 25}” Berg said of “The Blue Bear Club”."


def test_a_range_is_the_reporters_if_no_code_point_of_it_is_anothers() -> None:
    article = furnished()
    assert article.is_reported((0, 4))
    assert not article.is_reported((0, FURNISHED.index("more")))
    assert not article.is_reported((FURNISHED.index("Read"), FURNISHED.index("more")))
    assert article.is_reported((FURNISHED.index("Rain"), len(FURNISHED)))


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("The Blue Bear Club", True),
        ("The Blue Bear Club once", False),
        ("北京大学人民医院", True),
        ("我们不会放弃这项协议", False),
    ],
)
def test_a_quotation_of_few_words_or_signs_may_be_a_name(words: str, short: bool) -> None:
    assert is_short(words) is short


def test_paragraphs_begin_behind_breaks() -> None:
    text = "One is here.\nTwo is here.\n\nThree is here."
    article = Article(Document(id="d", source="d", text=text, language="en"))
    two, three = text.index("Two"), text.index("Three")
    assert [article.paragraph(at) for at in (0, two - 1, two, three, len(text))] == [1, 1, 2, 3, 3]
    assert [article.paragraph_start(at) for at in (3, two, three + 4)] == [0, two, three]
    assert [article.paragraph_end(at) for at in (3, two, three + 4)] == [two, three, len(text)]


def test_in_a_text_whose_lines_are_wrapped_a_blank_line_alone_begins_a_paragraph() -> None:
    text = "The ministers met in\nthe old town hall of\nOslo on Monday.\n\nThey left on\nthe next day.\n"
    article = Article(Document(id="d", source="d", text=text, language="en"))
    they = text.index("They")
    assert [article.paragraph(at) for at in (0, text.index("Oslo"), they, text.index("next"))] == [1, 1, 2, 2]
    assert article.paragraph_start(text.index("next")) == they


def test_a_signature_is_looked_for_in_the_short_ones_of_the_last_six_paragraphs() -> None:
    text = "".join(f"Part {number} of it.\n\n" for number in range(8)) + "Yours,\n\nIda Berg of the old town hall"
    article = Article(Document(id="d", source="d", text=text, language="en"))
    lines = [text[slice(*place)].strip() for place in article.last_lines(4)]
    assert lines == ["Part 4 of it.", "Part 5 of it.", "Part 6 of it.", "Part 7 of it.", "Yours,"]
    assert text[slice(*article.last_lines(8)[-1])] == "Ida Berg of the old town hall"
    assert article.last_lines(0) == []


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LILONGWE, Oct 18 (AP) -- Envoys met.", "LILONGWE, Oct 18 (AP) -- "),
        ("BAMAKO – Envoys met.", "BAMAKO – "),
        ("Quito (Agencia), 3 may - Se reunieron.", "Quito (Agencia), 3 may - "),
        ("Norway – a friend of Chile – will pay.", ""),
        ("NORWAY will pay. CHILE – a friend – too.", ""),
        ("Envoys met.", ""),
        (f"{'A' * 90} – Envoys met.", ""),
    ],
)
def test_a_dateline_is_in_capitals_or_names_an_agency(
    article_of: Callable[..., Article], text: str, dateline: str
) -> None:
    article = article_of(f"Rain fell.\n\n{text}")
    start = len("Rain fell.\n\n")
    assert article.dateline_end(start + 3) == start + len(dateline)
    assert article.dateline_end(start) == start + len(dateline)
    assert article.dateline_end(2) == 0


def test_the_first_turn_of_an_interview_is_where_its_label_begins(article_of: Callable[..., Article]) -> None:
    text = "Talk of the day\n\nSTAHL: No.\n\nLUND: Why?\n\nSTAHL: It is ours.\n\nLUND: Since when?\n"
    assert article_of(text).first_turn == text.index("STAHL")
    assert article_of("Rain fell.").first_turn is None


@pytest.mark.parametrize(
    ("language", "text", "words", "announced"),
    [
        ("en", "Berg said this:\nThe mast is down.", "The mast is down.", False),
        ("en", "In her own words: the mast is down.", "the mast is down.", True),
        ("en", "In her own WORDS: the mast is down.", "the mast is down.", True),
        ("en", "In her own words: the mast is down.", "the mast is", False),
        ("en", "In her own words: the mast is down…", "the mast is down", True),
        ("en", "In her own words (2024): the mast is down.", "the mast is down.", False),
        ("en", "In her own words; the mast is down.", "the mast is down.", False),
        ("en", "It was said by Berg then: the mast is down.", "the mast is down.", False),
        ("en", "Then Berg added: the mast is down.", "the mast is down.", True),
        ("en", ": the mast is down.", "the mast is down.", False),
        ("zh", "他强调：桅杆已经倒下。", "桅杆已经倒下。", True),
        ("de", "Sie hält fest: der Mast ist weg.", "der Mast ist weg.", True),
    ],
)
def test_words_to_the_end_of_a_sentence_are_announced_by_a_colon_behind_a_word_for_speech(
    article_of: Callable[..., Article], language: str, text: str, words: str, announced: bool
) -> None:
    at = text.index(words)
    assert article_of(text, language).announced((at, at + len(words))) is announced


@pytest.mark.parametrize(
    ("publisher", "text", "place", "word"),
    [
        (None, "Envoys met in Limá.", "Lima", "Limá"),
        (None, "Envoys of Peru met.", "Lima", "Peru"),
        (None, "Envoys of Peru and Lima met.", "Lima", "Peru"),
        (None, "Peruvian envoys met.", "Lima", "Peruvian"),
        (None, "Envoys met where Lima's.", "Lima", "Lima's"),
        (None, "Envoys of Chile met.", "Lima", None),
        (None, "The peru of old.", "Lima", None),
        (None, "He ate Li.", "Li", None),
        ("Ministry of Peru", "Envoys met.", "Lima", "Peru"),
        (None, "Envoys met in Moscow.", "Russia", "Moscow"),
        (None, "Envoys of Norway met.", "Atlantis", None),
    ],
)
def test_a_place_that_is_not_named_is_implied_by_its_country_its_people_or_the_publisher(
    publisher: str | None, text: str, place: str, word: str | None
) -> None:
    made = document(text, source="d.txt", metadata=Metadata(publisher=publisher, language="en"))
    assert Article(made).implies_place(place) == word


def test_a_country_is_found_as_a_place_in_a_text_without_spaces() -> None:
    made = Article(document("双方表示，中国愿意帮助马方。", source="d.txt", metadata=Metadata(language="zh")))
    assert [made.implies_place(name) for name in ("China", "Japan")] == ["中国", None]


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("Ida Berg spoke to nobody.", "Bergen", None),
        ("Bergens fish is good.", "Bergen", "Bergens"),
        ("Hamm and Lund waited.", "Hammerfest", None),
    ],
)
def test_a_word_with_which_a_places_name_begins_implies_it_not(text: str, place: str, word: str | None) -> None:
    made = document(text, source="d.txt", metadata=Metadata(language="en"))
    assert Article(made).implies_place(place) == word


def test_evidence_is_told_with_its_page_moment_and_post() -> None:
    posted = datetime.datetime(2025, 3, 15, 9, 30, tzinfo=datetime.UTC)
    positions = (Position(start=0, page=3), Position(start=6, time=12.5), Position(start=10, posted=posted))
    article = Article(Document(id="d", source="d", text="One.  Two. Three.", positions=positions))
    one, two, three = article.evidence((0, 4)), article.evidence((6, 10)), article.evidence((11, 17))
    assert (one.page, one.time, one.posted, one.text, one.document) == (3, None, None, "One.", "d")
    assert (two.page, two.time, two.posted, two.text) == (None, 12.5, None, "Two.")
    assert (three.page, three.time, three.posted, three.text) == (None, None, posted, "Three.")
    assert (three.start, three.end) == (11, 17)
    assert Article(Document(id="d", source="d", text="One.")).evidence((0, 3)).page is None


def test_ranges_that_share_a_code_point_overlap_and_are_joined() -> None:
    assert overlap((0, 2), (1, 3))
    assert overlap((1, 3), (0, 2))
    assert not overlap((0, 2), (2, 3))
    assert not overlap((2, 3), (0, 2))
    assert joined([(5, 9), (0, 3), (2, 4), (6, 7)]) == [(0, 4), (5, 9)]
    assert joined([(0, 3), (3, 4)]) == [(0, 3), (3, 4)]
