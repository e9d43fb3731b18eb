"""Questions and answers with bare labels below a heading that says whose talk to the press it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.verdicts import CONFIRMED, Utterance

PARTIES = [
    PartyDraft(name="Ida Berg", kind="person", role=None, as_written=["Berg"]),
    PartyDraft(name="Otto Lund", kind="person", role=None, as_written=["Lund"]),
]
LABELS = {"de": "FA", "en": "QA", "es": "PR", "fr": "QR", "it": "DR", "nl": "VA", "pt": "PR", "sv": "FS"}


def answering(article_of: Callable[[str, str], Article], language: str, heading: str, question: str) -> list[str]:
    ask, answer = LABELS[language]
    turns = f"{ask} – {question}\n{answer} – No.\n\n{ask} – Quando?\n{answer} – On est loin de ça.\n"
    article = article_of(f"Otto Lund, 4.5.2021\n\n{heading}\n\n{turns}", language)
    place = article.place("On est loin de ça.")
    assert place is not None
    judge = Attribution(article, Candidates(PARTIES, article))
    return [one.name for one in PARTIES if judge.verdict(Utterance(one.name, None, [place])) == CONFIRMED]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("fr", "Point de presse de la porte-parole du Gouvernement, Mme Ida Berg (extraits)"),
        ("fr", "Conférence de presse d’Ida Berg\n\nMme Berg a salué Otto Lund."),
        ("de", "Pressekonferenz von Bundeskanzlerin Ida Berg"),
        ("es", "Rueda de prensa de la ministra de Aguas, Ida Berg"),
        ("it", "Conferenza stampa della ministra Ida Berg"),
        ("pt", "Conferência de imprensa da ministra Ida Berg"),
        ("nl", "Persconferentie van minister Ida Berg"),
        ("sv", "Pressträff med statsminister Ida Berg"),
        ("en", "Press conference by Prime Minister Ida Berg"),
    ],
)
def test_answers_are_of_the_one_whose_press_conference_the_heading_says_it_is(
    article_of: Callable[[str, str], Article], language: str, heading: str
) -> None:
    """Whoever else the text names above it does not answer."""
    assert answering(article_of, language, heading, "Sì?") == ["Ida Berg"]


@pytest.mark.parametrize(
    ("language", "heading", "question"),
    [
        ("fr", "Conférence de presse d’Ida Berg et d’Otto Lund", "Et le pont ?"),
        ("fr", "Conférence de presse d’Ida Berg et du ministre polonais", "Et le pont ?"),
        ("fr", "Point de presse sur la visite d’Ida Berg", "Et le pont ?"),
        ("fr", "Point de presse du porte-parole d’Ida Berg", "Et le pont ?"),
        ("fr", "Point de presse après l’entretien avec Ida Berg", "Et le pont ?"),
        ("fr", "Point de presse d’Ida Berg", "Que dit Ida Berg du pont ?"),
        ("de", "Pressekonferenz von Ida Berg zum Besuch von Otto Lund", "Und die Brücke?"),
        ("de", "Pressekonferenz von Ida Berg mit dem Präsidenten", "Und die Brücke?"),
        ("de", "Pressekonferenz nach dem Treffen mit Ida Berg", "Und die Brücke?"),
        ("es", "Rueda de prensa del abogado de Ida Berg", "¿Y el puente?"),
        ("en", "Press conference on Prime Minister Ida Berg", "And the bridge?"),
        ("en", "Press briefing by Ida Berg’s spokesman", "And the bridge?"),
    ],
)
def test_a_heading_that_names_two_or_speaks_of_somebody_tells_nobody(
    article_of: Callable[[str, str], Article], language: str, heading: str, question: str
) -> None:
    """Nor does one below which a question speaks of her."""
    assert answering(article_of, language, heading, question) == []
