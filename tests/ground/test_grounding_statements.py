"""Statements, from draft to record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.drafts import PartyDraft, StatementDraft, Statements
from readout.ground import Article, Grounding
from readout_schemas import Position, Statement

BERG = PartyDraft(name="Ida Berg", kind="person", role="Prime Minister", as_written=["Prime Minister Ida Berg", "Berg"])
OFFICE = PartyDraft(name="Office of Ida Berg", kind="organisation", role=None, as_written=["The office of Ida Berg"])
PARTIES = [BERG, OFFICE]


def draft(*quotes: str, **changes: Any) -> StatementDraft:
    fields: dict[str, Any] = {
        "quotes": list(quotes),
        "speaker": "Ida Berg",
        "translations": [],
        "attribution": "Prime Minister Ida Berg said",
        "gist": "They will come.",
        "addressee": [],
        "occasion": None,
        "via": None,
        "when": None,
    }
    return StatementDraft.model_validate({**fields, **changes})


def take(grounding: Grounding, *drafts: StatementDraft, labels: list[str] | None = None) -> None:
    grounding.take(Statements(parties=PARTIES, statements=list(drafts), labels=labels or []))


def only(grounding: Grounding) -> Statement:
    (statement,) = grounding.taken
    assert isinstance(statement, Statement)
    return statement


def test_pieces_of_an_interrupted_quotation_stand_at_their_places(grounding: Grounding) -> None:
    take(grounding, draft("We will come,", "and we will stay."))
    statement = only(grounding)
    assert [quote.text for quote in statement.quotes] == ["We will come,", "and we will stay."]
    assert statement.speaker.party == "person-ida-berg"
    assert statement.attribution is not None
    assert statement.attribution.text == "Prime Minister Ida Berg said"


def test_a_quotation_glued_over_its_interruption_is_taken_apart(grounding: Grounding) -> None:
    take(grounding, draft("We will come, and we will stay."))
    assert [quote.text for quote in only(grounding).quotes] == ["We will come,", "and we will stay."]


def test_a_quote_is_widened_to_all_that_stands_between_the_marks(grounding: Grounding) -> None:
    take(grounding, draft("if the truce lasts", attribution="Berg told reporters that"))
    assert only(grounding).quotes[0].text == "only if the truce lasts"


ANSWER = "We confirm the sum. On the tranche I was too clear. We pay half now, and half when the plan is here."


@pytest.fixture
def interview(article_of: Callable[..., Article]) -> Grounding:
    """Of one answer that stands between marks."""
    return Grounding(article_of(f"Prime Minister Ida Berg said: “{ANSWER}”\n\nIn Oslo it rained."))


def test_a_translation_is_of_the_words_that_stand_beside_it(interview: Grounding) -> None:
    take(interview, draft(ANSWER[20:], translations=["On the tranche …"]))
    (quote,) = only(interview).quotes
    assert (quote.text, quote.translation) == (ANSWER[20:], "On the tranche …")


@pytest.mark.parametrize(
    ("given", "kept"), [(ANSWER[23:], ANSWER), (ANSWER[20:-6], ANSWER[20:]), (ANSWER[:-6], ANSWER)]
)
def test_a_sentence_is_whole_beside_a_translation_too(interview: Grounding, given: str, kept: str) -> None:
    take(interview, draft(given, translations=["On the tranche …"]))
    assert only(interview).quotes[0].text == kept


def test_most_of_a_quotation_stands_for_all_of_it_where_nothing_is_translated(interview: Grounding) -> None:
    take(interview, draft(ANSWER[20:]))
    assert only(interview).quotes[0].text == ANSWER


@pytest.mark.parametrize("wrong", ["We will go", "We will not come", "will We come", "a second step", "We came"])
def test_altered_words_are_never_a_quote(grounding: Grounding, wrong: str) -> None:
    take(grounding, draft(wrong))
    assert grounding.taken == []
    assert f"quotes: {wrong!r} does not stand in the article" in grounding.failures[0].reasons[0]


def test_the_reporters_own_words_are_no_quote(grounding: Grounding) -> None:
    take(grounding, draft("the pact would hold"))
    assert grounding.taken == []
    assert "not between quotation marks" in grounding.failures[0].reasons[0]


def test_a_quote_in_page_furniture_is_no_quote(grounding: Grounding) -> None:
    take(grounding, draft("Daily War"))
    assert grounding.taken == []


def test_true_pieces_are_kept_beside_a_made_up_one(grounding: Grounding) -> None:
    take(grounding, draft("We will come,", "and conquer"))
    assert grounding.taken == []
    rest = grounding.failures[0].rest
    assert isinstance(rest, Statement)
    assert [quote.text for quote in rest.quotes] == ["We will come,"]


@pytest.mark.parametrize("speaker", ["Otto Wels", "Vladimir Putin"])
def test_a_speaker_whom_the_text_does_not_name_fails(grounding: Grounding, speaker: str) -> None:
    take(grounding, draft("We will come,", speaker=speaker))
    assert grounding.taken == []
    assert f"speaker: the article names nobody as {speaker!r}" in grounding.failures[0].reasons[0]


def test_words_without_marks_need_the_words_that_report_them(grounding: Grounding) -> None:
    take(grounding, draft(attribution=None))
    assert grounding.failures[0].reasons == ("attribution: a statement without quotes needs the words that report it",)
    take(grounding, draft(attribution="Berg told reporters that the pact would hold"))
    assert only(grounding).mode == "indirect"


def test_the_same_words_in_a_second_statement_are_double_and_not_asked_about(grounding: Grounding) -> None:
    take(grounding, draft("We will come,"), draft("We will come,"))
    assert len(grounding.taken) == 1
    assert [failure.settled for failure in grounding.failures] == [True]
    assert grounding.to_ask() == []


def test_every_quotation_is_covered_labelled_or_missed(grounding: Grounding) -> None:
    take(grounding, draft("We will come,", "and we will stay."), draft("a first step"), labels=["Nordic Eight"])
    text = grounding.article.text
    missed = [text[found.start : found.end] for found in grounding.missed()]
    assert missed == ["only if the truce lasts", "not final", "war"]
    assert len(grounding.quoted.covered()) == 3
    assert len(grounding.quoted.labelled()) == 1
    assert len(grounding.article.quotations) == 7


def test_a_label_that_is_no_quotation_is_rejected(grounding: Grounding) -> None:
    take(grounding, labels=["Norway"])
    (failure,) = grounding.failures
    assert failure.settled
    assert "does not stand between quotation marks" in failure.reasons[0]


@pytest.mark.parametrize(
    ("quotes", "attribution", "mode"),
    [
        (("We will come,", "and we will stay."), "Prime Minister Ida Berg said", "direct"),
        (("a first step",), "She called the plan", "mixed"),
        ((), "Berg told reporters that", "indirect"),
    ],
)
def test_the_mode_follows_from_the_marks(
    grounding: Grounding, quotes: tuple[str, ...], attribution: str, mode: str
) -> None:
    take(grounding, draft(*quotes, attribution=attribution))
    assert only(grounding).mode == mode


def test_a_document_without_text_cannot_be_grounded(article: Article) -> None:
    from readout.errors import InputError

    with pytest.raises(InputError, match="no text"):
        Article(article.document.model_copy(update={"text": None, "error": "no text"}))


@pytest.mark.parametrize(
    ("copied", "kept"),
    [
        ("We will come,” Prime Minister Ida Berg said, “and we will stay.", ["We will come,", "and we will stay."]),
        ("a first step”. Berg told reporters", ["a first step"]),
        ("She called the plan “a first step", ["a first step"]),
    ],
)
def test_the_reporters_words_are_cut_off_a_quote(grounding: Grounding, copied: str, kept: list[str]) -> None:
    take(grounding, draft(copied))
    assert [quote.text for quote in only(grounding).quotes] == kept


@pytest.mark.parametrize("field", ["gist"])
def test_an_item_without_the_models_own_words_is_asked_for_again(grounding: Grounding, field: str) -> None:
    take(grounding, draft("We will come,", **{field: " "}))
    (failure,) = grounding.to_ask()
    assert failure.reasons == (f"{field}: it is empty",)


def test_a_translation_stands_beside_the_words_that_it_translates(grounding: Grounding) -> None:
    take(grounding, draft("We will come,", "and we will stay.", translations=["Nous viendrons,", "et resterons."]))
    quotes = only(grounding).quotes
    assert [(quote.text, quote.translation) for quote in quotes] == [
        ("We will come,", "Nous viendrons,"),
        ("and we will stay.", "et resterons."),
    ]


def test_a_translation_too_few_is_none_at_all(grounding: Grounding) -> None:
    take(grounding, draft("We will come,", "and we will stay.", translations=["Nous viendrons,"]))
    assert [quote.translation for quote in only(grounding).quotes] == [None, None]


def test_the_translation_of_a_quote_that_is_taken_apart_stands_with_its_first_piece(grounding: Grounding) -> None:
    take(grounding, draft("We will come, and we will stay.", translations=["Nous viendrons et resterons."]))
    assert [quote.translation for quote in only(grounding).quotes] == ["Nous viendrons et resterons.", None]


TWICE = """They will not come, she says

“Will not come at all”

Ida Berg spoke in Oslo. “We will not come at all,” Berg said. Rain fell.

Later Berg said it again: “We will not come at all.”
"""


def test_words_that_stand_twice_are_two_utterances(article_of: Callable[..., Article]) -> None:
    grounding = Grounding(article_of(TWICE))
    first, second = draft("We will not come at all", attribution="Berg said"), draft("We will not come at all")
    take(grounding, first, second.model_copy(update={"attribution": "Later Berg said it again", "gist": "Again."}))
    places = {quote.start for record in grounding.taken if isinstance(record, Statement) for quote in record.quotes}
    assert len(places) == 2
    assert grounding.failures == []


def test_a_third_item_of_words_that_stand_twice_is_double(article_of: Callable[..., Article]) -> None:
    grounding = Grounding(article_of(TWICE))
    made = [draft("We will not come at all", attribution="Berg said", gist=gist) for gist in ("One.", "Two.", "Three.")]
    take(grounding, *made)
    assert len(grounding.taken) == 2
    assert [failure.settled for failure in grounding.failures] == [True]


def test_a_headline_of_words_that_a_statement_has_is_not_asked_about(article_of: Callable[..., Article]) -> None:
    grounding = Grounding(article_of(TWICE))
    take(grounding, draft("We will not come at all", attribution="Berg said"))
    text = grounding.article.text
    assert [text[one.start : one.end] for one in grounding.missed()] == []


def test_a_quotation_of_other_words_is_asked_about(article_of: Callable[..., Article]) -> None:
    grounding = Grounding(article_of(TWICE.replace("“Will not come at all”", "“We will not pay them back.”")))
    take(grounding, draft("We will not come at all", attribution="Berg said"))
    assert len(grounding.missed()) == 1


@pytest.mark.parametrize(
    ("language", "text", "words", "confirmed"),
    [
        ("en", "Berg sent a photograph and the words: Patience is a cable.", "Patience is a cable.", True),
        ("de", "Berg stellt fest: Ein Zug, der steht, ist ein Lager.", "Ein Zug, der steht, ist ein Lager.", True),
        ("fr", "Berg l’a dit en ces termes : la mer nous relie.", "la mer nous relie.", True),
        ("ar", "وأضاف: لا نطلب صدقة من أحد.", "لا نطلب صدقة من أحد.", True),
        ("en", "Berg brought three things: A map, a rope and a lamp.", "A map, a rope and a lamp.", False),
        ("de", "Berg nennt drei Orte: Oslo, Riga und Bern.", "Oslo, Riga und Bern.", False),
        ("en", "Berg sent the words: Patience is a cable, and a rope.", "Patience is a cable", False),
    ],
)
def test_words_after_a_colon_are_somebodys_where_what_stands_before_announces_speech(
    article_of: Callable[..., Article], language: str, text: str, words: str, confirmed: bool
) -> None:
    article = article_of(text, language)
    place = article.place(words)
    assert place
    assert article.announced(place) is confirmed


def test_a_quotation_has_the_page_on_which_it_begins(article: Article) -> None:
    """As its sentence has: a quotation of a PDF is cited by its page."""
    pages = (Position(start=0, page=1), Position(start=article.text.index("Berg told reporters"), page=2))
    grounding = Grounding(Article(article.document.model_copy(update={"positions": pages})))
    take(grounding, draft("only if the truce lasts", attribution="Berg told reporters that"))
    statement = only(grounding)
    assert (statement.quotes[0].page, statement.evidence[0].page) == (2, 2)


def test_a_quote_that_a_headline_repeats_stands_where_its_attribution_does(article_of: Callable[..., Article]) -> None:
    text = """Frontalieri, Bellinzona chiude la cassa: «Aspetteremo Roma, ma seduti»

Eco del Verbano, 1 febbraio

Piove sul lago.

A firmare la lettera è Ida Berg. «Aspetteremo Roma – ha detto Berg – ma seduti».
"""
    grounding = Grounding(article_of(text, "it"))
    take(grounding, draft("Aspetteremo Roma", "ma seduti", "Aspetteremo Roma, ma seduti", attribution="ha detto Berg"))
    assert grounding.failures == []
    assert [quote.start > text.index("Piove") for quote in only(grounding).quotes] == [False, True, True]
