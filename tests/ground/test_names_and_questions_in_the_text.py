"""Names that are written together with others, blocks that are announced, and questions of interviewers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.questions import interviewers
from readout.ground.verdicts import CONFIRMED, Utterance, Verdict
from readout.ingest.boilerplate import boilerplate


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Bakan APA’ya konuştu.", "APA", "APA"),
        ("صرّح الوزير لإذاعة إربد أمس.", "إذاعة إربد", "إذاعة إربد"),
        ("The minister told Reuters so.", "Reuter Agency", None),
        ("The apartment is let.", "APA", None),
    ],
)
def test_a_copied_name_is_found_with_what_is_written_together_with_it(
    article_of: Callable[..., Article], text: str, name: str, form: str | None
) -> None:
    place = article_of(text).name_place(name)
    assert (None if place is None else text[slice(*place)]) == form


def verdict(article: Article, speaker: str, said: str | None, quote: str, *listed: PartyDraft) -> Verdict:
    place = article.place(quote)
    assert place is not None
    judge = Attribution(article, Candidates(listed, article))
    return judge.verdict(Utterance(speaker, article.place(said) if said else None, [place]))


BERG = PartyDraft(name="Ida Berg", kind="person", role=None, as_written=["Ida Berg", "Berg"])
LUND = PartyDraft(name="Otto Lund", kind="person", role=None, as_written=["Otto Lund", "Lund"])


def test_a_block_is_of_whom_the_sentence_before_it_announces(article_of: Callable[..., Article]) -> None:
    article = article_of(
        "Otto Lund said “we are glad of it all”.\n\nBerg’s reply came late, said Berg:\n\n> We pay for it all."
    )
    assert verdict(article, "Ida Berg", "said Berg", "We pay for it all.", BERG, LUND) == CONFIRMED
    assert verdict(article, "Otto Lund", "said Berg", "We pay for it all.", BERG, LUND).fault


def test_who_spoke_before_words_without_a_subject_refutes_nobody(article_of: Callable[..., Article]) -> None:
    article = article_of(
        "Otto Lund said that he was glad.\n\nIn Oslo things are otherwise. “We pay for nothing at all.”"
    )
    made = verdict(article, "Ida Berg", None, "We pay for nothing at all.", BERG, LUND)
    assert (made.fault, bool(made.doubt)) == (None, True)


QUESTIONS = """Nora Stahl runs the port.

– Will the quay be sold?

STAHL: Never, as long as I am here.

– And the cranes…

STAHL: They stay.

– When?

STAHL: In May.
"""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (QUESTIONS, 3),
        (QUESTIONS.replace("STAHL: ", ""), 3),
        (QUESTIONS.replace("STAHL: ", "").replace("When?", "It is a shame."), 0),
        (QUESTIONS.replace("STAHL: ", "– "), 0),
    ],
)
def test_questions_with_which_answers_alternate_are_the_interviewers(
    article_of: Callable[..., Article], text: str, asked: int
) -> None:
    assert len(interviewers(article_of(text))) == asked


def test_a_paragraph_lettered_c_is_no_notice_of_copyright() -> None:
    assert boilerplate("(c) received with appreciation the offer of Norway", None) == ()
    assert boilerplate("(c) Reuters 2024", None) != ()
