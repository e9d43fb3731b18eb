"""Who speaks without a name: in turns, headlines, datelines and signed texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people, verdict

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.verdicts import CONFIRMED

INTERVIEW = """Interview with Nora Stahl

Nora Stahl runs the port of Aalborg.

Q: Will the quay be sold?

A: Never. I told the ministry: buy your own quay.

Q: And the cranes?

A: The cranes stay, as Otto Lund wants.
"""


def test_an_answer_is_of_the_only_person_named_before_the_interview(article_of: Callable[..., Article]) -> None:
    parties = people("Nora Stahl|Stahl", "Otto Lund|Lund")
    article = article_of(INTERVIEW)
    assert verdict(article, parties, "Nora Stahl", None, "The cranes stay") == CONFIRMED
    assert verdict(article, parties, "Otto Lund", None, "The cranes stay").doubt


def test_an_answer_is_open_where_two_are_named_before_it(article_of: Callable[..., Article]) -> None:
    parties = people("Nora Stahl|Stahl", "Otto Lund|Lund")
    article = article_of(INTERVIEW.replace("runs the port", "and Otto Lund run the port"))
    assert verdict(article, parties, "Nora Stahl", None, "The cranes stay").doubt


def test_a_question_is_not_of_the_one_who_answers(article_of: Callable[..., Article]) -> None:
    article = article_of(INTERVIEW)
    assert verdict(article, people("Nora Stahl|Stahl"), "Nora Stahl", None, "Will the quay be sold?").doubt


@pytest.mark.parametrize(
    ("language", "said", "quote"),
    [
        ("en", "I told the ministry", "buy your own quay"),
        ("en", "I told Lund", "buy your own quay"),
        ("de", "Ich habe dem Amt geschrieben", "Kauft euren eigenen Kai"),
        ("fr", "J’ai dit au préfet", "achetez votre quai"),
        ("pt", "Respondi ao ministro", "comprem o vosso cais"),
    ],
)
def test_what_one_says_to_have_said_in_a_turn_is_of_who_has_the_turn(
    article_of: Callable[..., Article], language: str, said: str, quote: str
) -> None:
    turns = f"STAHL: No. {said}: “{quote}”.\n\nLUND: Why?\n\nSTAHL: It is ours.\n\nLUND: Since when?\n"
    article = article_of(turns, language)
    parties = people("Nora Stahl|Stahl|STAHL", "Otto Lund|Lund|LUND")
    assert verdict(article, parties, "Nora Stahl", said, quote) == CONFIRMED
    assert verdict(article, parties, "Otto Lund", said, quote).fault


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "He told me"),
        ("en", "I was told"),
        ("en", "We asked the ministry, which said"),
        ("en", "I asked and the ministry replied"),
        ("de", "Er sagte mir"),
        ("de", "Ich wurde gefragt"),
        ("fr", "On m’a dit"),
        ("pt", "O ministro disse-me"),
    ],
)
def test_what_another_is_told_to_have_said_in_a_turn_is_not_of_who_has_the_turn(
    article_of: Callable[..., Article], language: str, said: str
) -> None:
    quote = "buy your own quay, all of it"
    turns = f"STAHL: No. {said}: “{quote}”.\n\nLUND: Why?\n\nSTAHL: It is ours.\n\nLUND: Since when?\n"
    parties = people("Nora Stahl|Stahl|STAHL", "Otto Lund|Lund|LUND")
    assert verdict(article_of(turns, language), parties, "Nora Stahl", said, quote) != CONFIRMED


SIGNED = "To the port of Aalborg\n\nI told the ministry: “buy your own quay, all of it”.\n\nYours,\n\nNora Stahl\n"


def test_what_the_writer_of_a_signed_text_says_to_have_said_is_his(article_of: Callable[..., Article]) -> None:
    parties = people("Nora Stahl|Stahl", "Otto Lund|Lund")
    said, quote = "I told the ministry", "buy your own quay, all of it"
    assert verdict(article_of(SIGNED), parties, "Nora Stahl", said, quote) == CONFIRMED
    unsigned = SIGNED.partition("Yours")[0] + "Nora Stahl reads it, and then Otto Lund comes in to say " + "no " * 9
    assert verdict(article_of(unsigned), parties, "Nora Stahl", said, quote) != CONFIRMED


@pytest.mark.parametrize(("headline", "confirmed"), [("“It is ours”", True), ("“It is theirs”", False)])
def test_a_quotation_in_a_headline_is_of_who_says_the_very_words_below(
    article_of: Callable[..., Article], headline: str, confirmed: bool
) -> None:
    turns = f"{headline}\n\nSTAHL: No.\n\nLUND: Why?\n\nSTAHL: It is ours, all of it.\n\nLUND: It is theirs.\n"
    parties = people("Nora Stahl|Stahl|STAHL", "Otto Lund|Lund|LUND")
    found = verdict(article_of(turns), parties, "Nora Stahl", None, headline.strip("“”"))
    assert (found == CONFIRMED) is confirmed


CAPITALS = """Conférence de presse

M. HAAG – Le pont ouvrira lundi.

Mme ROUX – Nous verrons bien.

Q. – Qui paiera ?

M. HAAG – Nous paierons la moitié.
"""


def test_names_in_capitals_before_a_dash_are_labels(article_of: Callable[..., Article]) -> None:
    parties = people("Paul Haag|M. Haag|Haag", "Anne Roux|Mme Roux|Roux")
    article = article_of(CAPITALS, "fr")
    assert verdict(article, parties, "Paul Haag", None, "Nous paierons la moitié.") == CONFIRMED
    assert verdict(article, parties, "Anne Roux", None, "Nous paierons la moitié.").fault


def test_small_words_before_a_dash_are_no_labels(article_of: Callable[..., Article]) -> None:
    text = CAPITALS.replace("M. HAAG", "M. Haag").replace("Mme ROUX", "Mme Roux").replace("Q.", "q.")
    assert article_of(text, "fr").first_turn is None


@pytest.mark.parametrize(
    ("language", "text", "said", "words"),
    [
        (
            "en",
            "LILONGWE, Oct 18 (AP) -- Envoy Nora Stahl met ministers. “We will pay,” she said.",
            "she said",
            "We will pay,",
        ),
        (
            "fr",
            "BAMAKO – Nora Stahl est arrivée lundi. « Nous paierons », a-t-elle dit.",
            "a-t-elle dit",
            "Nous paierons",
        ),
        ("es", "Quito (Agencia), 3 may - Nora Stahl llegó el lunes. “Pagaremos”, matizó.", "matizó", "Pagaremos"),
        ("nl", "Nora Stahl was woensdag in Luik. „Wij betalen”, zo zei ze.", "zo zei ze", "Wij betalen"),
    ],
)
def test_the_place_of_a_dateline_speaks_for_nobody(
    article_of: Callable[..., Article], language: str, text: str, said: str, words: str
) -> None:
    places = [
        PartyDraft(name=name, kind="country", role=None, as_written=[form])
        for name, form in (("Malawi", "LILONGWE"), ("Mali", "BAMAKO"), ("Ecuador", "Quito"))
    ]
    parties = [*people("Nora Stahl|Stahl"), *places]
    assert verdict(article_of(text, language), parties, "Nora Stahl", said, words) == CONFIRMED


def test_a_sentence_with_a_dash_begins_with_no_dateline(article_of: Callable[..., Article]) -> None:
    text = "Norway – a friend of Chile – said it would pay."
    assert article_of(text).dateline_end(0) == 0


@pytest.mark.parametrize("words", ["last words to reporters", "parting message", "blunt answer"])
def test_a_quotation_after_somebodys_words_is_his(article_of: Callable[..., Article], words: str) -> None:
    article = article_of(f"Rain fell. Stahl’s {words}: “Bring a coat and a hat.” Lund laughed.")
    parties = people("Nora Stahl|Stahl", "Otto Lund|Lund")
    assert verdict(article, parties, "Nora Stahl", f"Stahl’s {words}", "Bring a coat and a hat.") == CONFIRMED
    assert verdict(article, parties, "Otto Lund", f"Stahl’s {words}", "Bring a coat and a hat.") != CONFIRMED


def test_a_preposition_reaches_no_further_than_its_sentence(article_of: Callable[..., Article]) -> None:
    text = "Det sker enligt planen. Stahl ringde Lund i går ”om fisken fortsätter att försvinna”."
    article = article_of(text, "sv")
    at = text.index("Lund")
    assert not article.grammar.according(text, at, at + 4)
    assert article.grammar.according("enligt minister Lund", 16, 20)


def test_pieces_of_one_interrupted_quotation_have_one_speaker(article_of: Callable[..., Article]) -> None:
    text = "«Рыба паспорта не имеет, — заявил Сорокин. — Значит, и закон должен быть один»."
    parties = people("Pavel Sorokin|Сорокин", "Oleg Belov|Белов")
    pieces = ("Рыба паспорта не имеет", "Значит, и закон должен быть один")
    assert verdict(article_of(text, "ru"), parties, "Pavel Sorokin", "заявил Сорокин", *pieces) == CONFIRMED
    assert verdict(article_of(text, "ru"), parties, "Oleg Belov", "заявил Сорокин", *pieces).doubt


def test_ministers_together_are_not_the_one_who_is_a_minister(article_of: Callable[..., Article]) -> None:
    """The German plural is the singular: *die Minister*."""
    person = PartyDraft(name="Nora Stahl", kind="person", role="Minister", as_written=["Stahl"])
    group = PartyDraft(name="Ministers", kind="group", role=None, as_written=["Die Minister"])
    article = article_of("Stahl kam. Die Minister stellen fest: „Ein Zug, der steht, ist ein Lager.“", "de")
    said, quote = "Die Minister stellen fest", "Ein Zug, der steht, ist ein Lager."
    assert verdict(article, [person, group], "Nora Stahl", said, quote) != CONFIRMED
    assert verdict(article, [person, group], "Ministers", said, quote) == CONFIRMED


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        (
            "sv",
            "Lund sa nej i går.\n\n– Otto är roligare på finska. Han skrattar aldrig.",
            "Otto är roligare på finska.",
        ),
        ("sv", "Statsrådet Otto Lund har sagt nej.\n\n– Otto påstår att han saknar en karta.", "Otto påstår att"),
        ("no", "Lund sa nei i går.\n\n– Otto hevder at han mangler et kart.", "Otto hevder at han mangler et kart."),
        (
            "en",
            "Lund said no on Monday.\n\n“Otto claims that he has lost the map.”",
            "Otto claims that he has lost the map.",
        ),
        (
            "de",
            "Lund sagte am Montag ab.\n\n„Otto behauptet, er habe keine Karte.“",
            "Otto behauptet, er habe keine Karte.",
        ),
        (
            "fr",
            "Lund a dit non lundi.\n\n« Otto prétend qu’il a perdu la carte. »",
            "Otto prétend qu’il a perdu la carte.",
        ),
    ],
)
def test_words_that_speak_of_the_last_speaker_by_name_are_not_confirmed_for_him(
    article_of: Callable[..., Article], language: str, text: str, quote: str
) -> None:
    parties = people("Otto Lund|Lund|Otto Lund")
    assert verdict(article_of(text, language), parties, "Otto Lund", None, quote) != CONFIRMED
