"""Words between marks in somebody's turn: his own, or another's whom he quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.verdicts import CONFIRMED, Utterance

_FORMS = {"Ida Berg": ["Ida Berg", "Berg", "BERG", "Ида Берг", "ベルグ"], "Otto Lund": ["Lund", "Лунд", "ルンド"]}
_LABELS = "Q: Did you meet?\n\nBERG: Yes. {}\n\nQ: And now?\n\nBERG: We go on.\n\nQ: Why?\n\nBERG: Because.\n"
_DASHES = "Ida Berg\n\n—¿Se vieron?\n—Sí. {}\n—¿Y ahora?\n—Nosotros seguimos.\n—¿Por qué?\n—Porque sí.\n"
_MARKED = "Ida Berg\n\nL’ha visto?\n«Sì. {}».\n\nE adesso?\n«Noi andiamo avanti».\n\nPerché?\n«Perché sì».\n"


@pytest.mark.parametrize(
    ("language", "turns", "said", "who"),
    [
        ("en", _LABELS, "Lund told me “never again, in my life”, and left.", ["Otto Lund"]),
        ("en", _LABELS, "I told Lund “never again, in my life”, and left.", ["Ida Berg"]),
        ("en", _LABELS, "It is a “never again, in my life” kind of thing.", ["Ida Berg"]),
        ("en", _LABELS, "He told me “never again, in my life”.", []),
        ("en", _LABELS, "Lund and Berg told me “never again, in my life”.", []),
        ("de", _LABELS, "„never again, in my life“, sagte Lund.", ["Otto Lund"]),
        ("es", _DASHES, "Lund me dijo «never again, in my life» y se fue.", ["Otto Lund"]),
        ("es", _DASHES, "Le dije a Lund «never again, in my life» y me fui.", ["Ida Berg"]),
        ("ru", _DASHES.replace("Ida Berg", "Ида Берг"), "Лунд сказал: «never again, in my life».", ["Otto Lund"]),
        ("it", _MARKED, 'Lund mi ha detto "never again, in my life" ed è uscito', ["Otto Lund"]),
        ("ja", _LABELS.replace("BERG", "ベルグ"), "ルンド氏は「never again, in my life」と言いました。", ["Otto Lund"]),
    ],
)
def test_a_quoted_other_inside_an_answer_is_not_who_answers(
    article_of: Callable[[str, str], Article], language: str, turns: str, said: str, who: list[str]
) -> None:
    article = article_of(turns.format(said), language)
    drafts = [PartyDraft(name=name, kind="person", role=None, as_written=forms) for name, forms in _FORMS.items()]
    judge, place = Attribution(article, Candidates(drafts, article)), article.place("never again, in my life")
    assert place is not None
    verdicts = {name: judge.verdict(Utterance(name, None, [place])) for name in _FORMS}
    assert [name for name, verdict in verdicts.items() if verdict == CONFIRMED] == who
    assert who == ["Ida Berg"] or not any(verdict.fault for verdict in verdicts.values())
