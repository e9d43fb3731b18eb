"""Bare quotations in a dialogue between marks: who asked, or spoke before in turn, is not confirmed as who answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people, verdict

from readout.ground import Article
from readout.ground.verdicts import CONFIRMED

PARTIES = people("Ida Berg|Berg", "Otto Lund|Lund")
LONG = " and looked out of the window for a good while before anybody in the hall dared to say another word to her"


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "“Is that your hand, sir?” Berg asked.\n\n“Looks like it.”\n\nLund sat down.", "Looks like it."),
        (
            "en",
            "“It is late,” said Lund.\n\n“He ran well,” said Berg.\n\n“Shut up, Ida.”\n\nThey left.",
            "Shut up, Ida.",
        ),
        ("de", "„Ist das Ihre Schrift?“, fragte Berg.\n\n„Sieht so aus.“\n\nLund setzte sich.", "Sieht so aus."),
        ("fr", "« C’est votre écriture ? » a demandé Berg.\n\n« On dirait. »\n\nLund s’est assis.", "On dirait."),
        ("es", "“¿Es su letra?”, preguntó Berg.\n\n“Eso parece.”\n\nLund se sentó.", "Eso parece."),
        ("nl", "Ze zou erover nadenken, zei Berg.\n\nEn het gas? ‘Vraag het me over vijf jaar.’", "Vraag het me over"),
        ("en", "It was late, Berg said.\n\nAnd the gas? “Ask me in five years.”", "Ask me in five years."),
    ],
)
def test_an_answer_without_attribution_is_not_confirmed_of_who_spoke_before(
    article_of: Callable[[str, str], Article], language: str, text: str, quote: str
) -> None:
    assert verdict(article_of(text, language), PARTIES, "Ida Berg", None, quote).doubt is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Lund met Berg. “He ran well,” said Berg.\n\n“I would say so in court.”\n\nThey left.",
            "I would say so in court.",
        ),
        (f"“It is late,” said Lund{LONG}.\n\n“He ran well,” said Berg.\n\n“He is good.”\n\nThey left.", "He is good."),
    ],
)
def test_who_goes_on_in_the_next_paragraph_is_confirmed_outside_a_dialogue(
    article_of: Callable[[str, str], Article], text: str, quote: str
) -> None:
    assert verdict(article_of(text, "en"), PARTIES, "Ida Berg", None, quote) == CONFIRMED


@pytest.mark.parametrize(
    ("words", "confirmed"), [("is a friend, and we shall tell her", False), ("We wait for her", True)]
)
def test_words_that_go_on_with_a_name_are_not_confirmed_as_its_bearers(
    article_of: Callable[[str], Article], words: str, confirmed: bool
) -> None:
    article = article_of(f"Lund spoke in Oslo. Berg “{words}”.")
    assert (verdict(article, PARTIES, "Ida Berg", None, words) == CONFIRMED) is confirmed
