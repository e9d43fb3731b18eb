"""Whose words they are by labels, signatures and bylines, and by what stands around an attribution."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people, verdict

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.verdicts import CONFIRMED, Utterance, name_of, shown

TURNS = "STAHL: The quay is ours.\n\nLUND: Since when?\n\nSTAHL: Since May, as LUND knows.\n\nLUND: I do not.\n"
PARTIES = people("Nora Stahl|Stahl|STAHL", "Otto Lund|Lund|LUND", "Ida Berg|Berg")


def test_a_turn_is_of_whom_its_label_names(article_of: Callable[..., Article]) -> None:
    article = article_of(TURNS)
    assert verdict(article, PARTIES, "Nora Stahl", None, "The quay is ours.") == CONFIRMED
    assert verdict(article, PARTIES, "Otto Lund", None, "The quay is ours.").fault == (
        "speaker: the label 'STAHL' is 'Nora Stahl', not 'Otto Lund'"
    )
    assert verdict(article, PARTIES, "Nora Stahl", None, "The quay is ours.", "Since May") == CONFIRMED
    assert verdict(article, PARTIES, "Nora Stahl", None, "The quay is ours.", "Since when") != CONFIRMED
    assert verdict(article, PARTIES, "Otto Lund", "STAHL:", "The quay is ours.", "Since May") != CONFIRMED
    assert verdict(article, PARTIES, "Nora Stahl", "STAHL:", "Since May") == CONFIRMED
    assert verdict(article, PARTIES, "Nora Stahl", "STAHL", "The quay is ours.") == CONFIRMED


def test_words_before_and_behind_an_interruption_are_of_whom_both_labels_name(
    article_of: Callable[..., Article],
) -> None:
    article = article_of("NORA STAHL: We signed on Friday. Now that's --\n\nOL: It isn't.\n\nNS: -- what I said.\n")
    said = ("NORA STAHL", "We signed on Friday. Now that's --", "-- what I said.")
    assert verdict(article, PARTIES, "Nora Stahl", *said) == CONFIRMED
    assert verdict(article, PARTIES, "Otto Lund", *said) != CONFIRMED


def test_a_label_that_is_a_role_names_its_bearer_and_another_leaves_open(article_of: Callable[..., Article]) -> None:
    text = "MAYOR: The quay is ours.\n\nCLERK: Since when?\n\nMAYOR: Since May.\n\nCLERK: I see.\n"
    mayor = PartyDraft(name="Nora Stahl", kind="person", role="Mayor of Oslo", as_written=[])
    article = article_of(text)
    assert verdict(article, [mayor], "Nora Stahl", None, "The quay is ours.") == CONFIRMED
    assert verdict(article, [mayor], "Nora Stahl", None, "I see.").doubt == (
        "the label 'CLERK' does not show that it is 'Nora Stahl'"
    )


@pytest.mark.parametrize(
    ("language", "answer", "confirmed"), [("en", "A", True), ("en", "R", False), ("fr", "R", True), ("de", "A", True)]
)
def test_an_answer_is_labelled_in_the_language_of_the_text(
    article_of: Callable[..., Article], language: str, answer: str, confirmed: bool
) -> None:
    text = f"Nora Stahl.\n\nQ: Yes?\n\n{answer}: The quay is ours.\n\nQ: No?\n\n{answer}: It stays, as Lund wants.\n"
    article = article_of(text, language)
    assert (verdict(article, PARTIES, "Nora Stahl", None, "The quay is ours.") == CONFIRMED) is confirmed
    assert verdict(article, PARTIES, "Otto Lund", None, "The quay is ours.").doubt
    nobody = article_of(text.replace("Nora Stahl", "A talk"), language)
    assert verdict(nobody, PARTIES, "Nora Stahl", None, "The quay is ours.").doubt


def test_words_that_another_is_told_to_have_said_in_a_turn_are_open_with_them(
    article_of: Callable[..., Article],
) -> None:
    text = "STAHL: No. He told me: “buy your own quay, all of it”.\n\nLUND: Why?\n\nSTAHL: It is ours.\n\nLUND: Oh?\n"
    found = verdict(article_of(text), PARTIES, "Nora Stahl", "He told me", "buy your own quay, all of it")
    assert found.doubt == "'He told me' may be said of another in the turn of 'Nora Stahl'"
    told = text.replace("He told me", "Berg told me")
    assert verdict(article_of(told), PARTIES, "Ida Berg", "Berg told me", "buy your own quay, all of it") == CONFIRMED


@pytest.mark.parametrize(
    ("head", "speaker", "confirmed"),
    [
        ("“The port is not for sale”", "Nora Stahl", True),
        ("“The port is not for sale”", "Otto Lund", False),
        ("“The port is not for sale” – a talk", "Nora Stahl", False),
    ],
)
def test_a_quotation_above_an_interview_is_of_the_only_one_who_has_turns(
    article_of: Callable[..., Article], head: str, speaker: str, confirmed: bool
) -> None:
    text = f"{head}\n\nQ: Will it go?\n\nSTAHL: Never.\n\nQ: And Lund?\n\nSTAHL: He knows.\n"
    found = verdict(article_of(text), PARTIES, speaker, None, "The port is not for sale")
    assert (found == CONFIRMED) is confirmed
    two = text.replace("STAHL: He knows", "LUND: He knows")
    assert verdict(article_of(two), PARTIES, speaker, None, "The port is not for sale") != CONFIRMED


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("By Nora Stahl", "confirmed"),
        ("Lund said hello", "attribution: 'Lund said hello' stands too far from the quotes"),
        ("The port of Nora Stahl is old", "'The port of Nora Stahl is old' stands far from the words"),
        ("By nobody", "'By nobody' stands far from the words"),
    ],
)
def test_words_paragraphs_away_attribute_nothing_but_as_a_byline(
    article_of: Callable[..., Article], said: str, outcome: str
) -> None:
    line = f"{said} and so are its cranes and its quays, as all of us know, here and abroad" if "port" in said else said
    text = f"{line}\n\nRain fell.\n\nMore of it fell.\n\n“The quay is ours, all of it.”\n"
    found = verdict(article_of(text), PARTIES, "Nora Stahl", said, "The quay is ours, all of it.")
    assert (found.fault or found.doubt or "confirmed") == outcome


def test_a_signed_text_is_the_words_of_who_signs_it(article_of: Callable[..., Article]) -> None:
    article = article_of("The quay is ours.\n\nYours,\n\nNora Stahl\n")
    judge = Attribution(article, Candidates(PARTIES, article))
    assert judge.signs("Nora Stahl")
    assert not judge.signs("Otto Lund")


@pytest.mark.parametrize(
    ("line", "sure"),
    [("Then Berg said this:", True), ("Then Berg said this: no:", True), ("Then Berg said this:\n\nRain:", False)],
)
def test_a_block_is_of_whom_the_sentence_right_before_it_announces(
    article_of: Callable[..., Article], line: str, sure: bool
) -> None:
    article = article_of(f"Then Lund left the hall.\n\n{line}\n\n> We pay for it all, here and now.\n")
    found = verdict(article, PARTIES, "Ida Berg", "Berg said this", "We pay for it all, here and now.")
    assert (found == CONFIRMED) is sure


def test_a_reason_shows_words_in_one_line_and_cut(article_of: Callable[..., Article]) -> None:
    article = article_of("Berg\nsaid   no.\n\n" + "word " * 30)
    assert shown(article, (0, 14)) == "Berg said no"
    assert shown(article, (17, len(article.text))) == ("word " * 12)[:60] + "…"
    assert shown(article, (17, 17 + 60)) == " ".join(["word"] * 12)


def test_a_form_that_two_bear_is_shown_with_both(article_of: Callable[..., Article]) -> None:
    article = article_of("Berg came.")
    (one,) = Candidates(people("Jan Berg", "Ida Berg"), article).mentions((0, 4))
    assert name_of(one) == "'Ida Berg' or 'Jan Berg'"


def test_who_passes_words_on_is_told_so(article_of: Callable[..., Article]) -> None:
    article = article_of("“We pay for it all, here and now,” it was said. Berg left.")
    judge = Attribution(article, Candidates(PARTIES, article))
    found = judge.verdict(Utterance("Ida Berg", article.place("it was said"), [(1, 33)], via="Ida Berg"))
    assert found.fault == "speaker: 'Ida Berg' passes the words on: name whose words they are, and 'Ida Berg' in via"


def test_small_words_and_the_ministry_that_has_sent_him_make_a_label_nobodys_name(
    article_of: Callable[..., Article],
) -> None:
    turns = "STAHL: Es sind hundert.\n\nLUND: Warum?\n\nSTAHL: Es ist Mai.\n\nLUND: Das war es.\n\n(Ende: 12 Uhr)"
    text = f"Sprecher: Stahl (BMF)\n\n{turns}\n\nNachtrag des BMF: Es sind zehn.\n"
    parties = [
        PartyDraft(name="Nora Stahl", kind="person", role=None, as_written=["Stahl (BMF)", "STAHL"]),
        PartyDraft(name="Otto Lund", kind="person", role=None, as_written=["LUND", "des Ministers"]),
        PartyDraft(name="BMF", kind="organisation", role=None, as_written=["BMF"]),
    ]
    article = article_of(text, "de")
    assert verdict(article, parties, "BMF", None, "Es sind zehn.") == CONFIRMED
    assert verdict(article, parties, "Nora Stahl", None, "Es sind zehn.") != CONFIRMED
    assert verdict(article, parties, "Otto Lund", None, "Es sind zehn.") != CONFIRMED
    assert verdict(article, parties, "Nora Stahl", None, "Es sind hundert.") == CONFIRMED
