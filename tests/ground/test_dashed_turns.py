"""Interviews whose questions and answers are set off by dashes alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.verdicts import CONFIRMED, Utterance

_TEXTS = {
    "es": """Ida Berg, negociadora, habló con este diario.

—¿Cuánto les deben?
—Mil millones. El doctor Lund me dijo: “No tienen patria”. ¡A mí!

—¿Y si no pagan?
—Vamos a La Haya, y eso téngalo por escrito.

—Dicen que usted grita mucho en las reuniones.
—Nadie grita más que el agua.

—¿Volverá?
—En marzo —dice, y sopla la bombilla.
""",
    "fr": """Rencontre avec Ida Berg, négociatrice, dans son bureau.

— Combien vous doit-on ?

— Un milliard. M. Lund le sait mieux que moi, il a signé.

— Et s’ils ne paient pas ?

— Nous irons à La Haye, écrivez-le.

— Reviendrez-vous ?

— Au mois de mars, si le temps le permet.
""",
    "pl": """Ida Berg prowadziła negocjacje przez trzy lata.

– Ile są wam winni?

– Miliard. Lund wie to lepiej ode mnie, sam podpisał.

– A jeśli nie zapłacą?

– Pojedziemy do Hagi, proszę to zapisać.

– Wróci pani?

– W marcu, jeśli pogoda pozwoli.
""",
}


def _judge(article: Article, speaker: str, quote: str, said: str | None = None) -> str:
    parties = [
        PartyDraft(name="Ida Berg", kind="person", role=None, as_written=["Ida Berg", "Berg"]),
        PartyDraft(name="Otto Lund", kind="person", role=None, as_written=["Lund"]),
    ]
    place, at = article.place(quote), article.place(said) if said else None
    assert place is not None
    verdict = Attribution(article, Candidates(parties, article)).verdict(Utterance(speaker, at, [place]))
    return "confirmed" if verdict == CONFIRMED else "refuted" if verdict.fault else "open"


@pytest.mark.parametrize(
    ("language", "quote"),
    [
        ("es", "Mil millones"),
        ("es", "Vamos a La Haya, y eso téngalo por escrito"),
        ("es", "Nadie grita más que el agua"),
        ("fr", "Nous irons à La Haye, écrivez-le"),
        ("fr", "Au mois de mars"),
        ("pl", "Pojedziemy do Hagi, proszę to zapisać"),
    ],
)
def test_an_answer_is_of_the_one_who_is_named_before_the_first_question(
    article_of: Callable[..., Article], language: str, quote: str
) -> None:
    """Whoever is named in an answer is spoken of."""
    article = article_of(_TEXTS[language], language)
    assert [_judge(article, name, quote) for name in ("Ida Berg", "Otto Lund")] == ["confirmed", "open"]


def test_a_verb_alone_is_of_who_answers(article_of: Callable[..., Article]) -> None:
    article = article_of(_TEXTS["es"], "es")
    assert [_judge(article, name, "En marzo", "dice") for name in ("Ida Berg", "Otto Lund")] == ["confirmed", "open"]


def test_where_two_are_named_before_the_questions_nobody_is_confirmed(article_of: Callable[..., Article]) -> None:
    """Unless one of them is spoken of in a question or an answer."""
    text = _TEXTS["fr"].replace("son bureau", "le bureau de M. Lund")
    article = article_of(text.replace("M. Lund le sait", "On le sait"), "fr")
    assert [_judge(article, name, "Au mois de mars") for name in ("Ida Berg", "Otto Lund")] == ["open", "open"]
    article = article_of(text, "fr")
    assert [_judge(article, name, "Au mois de mars") for name in ("Ida Berg", "Otto Lund")] == ["confirmed", "open"]


def test_two_questions_make_no_interview(article_of: Callable[..., Article]) -> None:
    """Two people who talk in a feature ask and answer now and then."""
    text = "\n\n".join(_TEXTS["fr"].split("\n\n")[:5])
    article = article_of(text, "fr")
    assert _judge(article, "Otto Lund", "Nous irons à La Haye, écrivez-le") != "refuted"
    assert "answers of the interview" not in str(
        Attribution(article, Candidates([], article)).verdict(
            Utterance("Otto Lund", None, [article.place("Nous irons à La Haye") or (0, 0)])
        )
    )
