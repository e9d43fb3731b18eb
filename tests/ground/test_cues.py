"""Who is said to speak in a sentence: subjects of verbs of speech, those who pass words on, and the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.candidates import Candidates
from readout.ground.cues import CueIndex, Cues

BODIES = [
    PartyDraft.model_validate({"name": name, "kind": "organisation", "role": None, "as_written": forms})
    for name, forms in (
        ("NTB", []),
        ("Iceland", ["Islands", "Island", "Iceland"]),
        ("Foreign Ministry", ["the foreign ministry", "la cancillería", "the ministry"]),
    )
]
PARTIES = [*people("Ida Berg", "Otto Lund", "Ana Díaz"), *BODIES]


def heard(article: Article) -> Cues:
    candidates = Candidates(PARTIES, article)
    return CueIndex(article, candidates).of((0, len(article.text)), candidates.candidate("Ida Berg"))


def names(article: Article, cues: Cues, part: str) -> list[str]:
    return [article.text[one.start : one.end] for one in getattr(cues, part)]


@pytest.mark.parametrize(
    ("language", "text", "subjects"),
    [
        ("en", "Berg said no to Lund.", ["Berg"]),
        ("en", "Berg later said no.", ["Berg"]),
        ("en", "Berg, the minister, said no.", ["Berg"]),
        ("en", "Berg and Lund said no.", ["Berg", "Lund"]),
        ("en", "Díaz, Berg and Lund said no.", ["Díaz", "Berg", "Lund"]),
        ("en", "To Díaz, Berg said no.", ["Berg"]),
        ("en", "By Berg, who said no.", ["Berg"]),
        ("en", "“It is all over for us now,” said Berg of Lund.", ["Berg"]),
        ("en", "“It is all over for us now,” said the prime minister, Ida Berg.", ["Ida Berg"]),
        ("en", "“It is all over for us now,” told Berg Lund.", ["Berg"]),
        ("en", "“It is all over for us now,” said a spokesman for the foreign ministry.", ["foreign ministry"]),
        ("en", "“It is all over for us now,” said a spokesman for Berg.", []),
        ("en", "The boat said Berg would go.", []),
        ("en", "It is over, according to Berg.", ["Berg"]),
        ("en", "Berg said, according to Lund, it is over.", ["Berg"]),
        ("en", "The deal failed, with Berg saying it was over.", ["Berg"]),
        ("en", "The deal failed for Berg saying it was over.", []),
        ("en", "Lund left with aides and with Berg adding that it was over.", ["Berg"]),
        ("en", "Lund left, adding that it was over for Berg.", []),
        ("en", "Berg called it “a very long road to go home”.", ["Berg"]),
        ("en", "For Berg, the road of Lund is “a very long one to go home”.", ["Berg"]),
        ("en", "Lund and Berg: “It is a very long road to go home”.", ["Lund"]),
        ("en", "Berg’s last words: “It is a very long road to go home”.", ["Berg"]),
        ("en", "Berg’s new and very big boat: “It is a very long road to go home”.", []),
        ("en", "Berg left for Oslo.", []),
        ("es", "“No hay plan para nosotros hoy”, dijo Berg a Lund.", ["Berg"]),
        ("es", "“No hay plan para nosotros hoy”, dijo ayer el presidente Berg.", ["Berg"]),
        ("es", "“No hay plan para nosotros hoy”, dijo al diario una fuente de Berg.", []),
        ("es", "“No hay plan para nosotros hoy”, dijo ayer un portavoz de la cancillería.", ["la cancillería"]),
        ("sv", "”Vi har ingen plan för oss i dag”, sade Islands chefsförhandlare Ida Berg.", ["Ida Berg"]),
        ("sv", "”Vi har ingen plan för oss i dag”, sade Island och Ida Berg.", ["Island"]),
        ("sv", "”Vi har ingen plan för oss i dag”, sade Island till Ida Berg.", ["Island"]),
        ("sv", "”Vi har ingen plan för oss i dag”, sade Island. Ida Berg teg.", ["Island"]),
        ("ru", "«У нас нет никакого плана сегодня», — сказал Berg.", ["Berg"]),
        ("ru", "«У нас нет никакого плана сегодня», — сказал министр Berg.", []),
        ("ru", "Berg сказал, что плана нет.", ["Berg"]),
        ("ru", "Berg, министр, сказал.", []),
    ],
)
def test_who_speaks_is_the_subject_of_a_verb_of_speech(
    article_of: Callable[..., Article], language: str, text: str, subjects: list[str]
) -> None:
    article = article_of(text, language)
    assert names(article, heard(article), "subjects") == subjects


@pytest.mark.parametrize(
    ("text", "subjects", "passing", "others"),
    [
        ("NTB quoted Berg as saying no to Lund.", ["Berg"], ["NTB"], ["Lund"]),
        ("Berg was quoted by NTB as saying no.", ["Berg"], [], ["NTB"]),
        ("Berg said no, NTB reported.", ["Berg"], ["NTB"], []),
        ("NTB reported from Oslo.", ["NTB"], [], []),
        ("To Berg, NTB quoted nobody.", [], ["NTB"], ["Berg"]),
    ],
)
def test_who_quotes_or_reports_passes_on_what_another_says(
    article_of: Callable[..., Article], text: str, subjects: list[str], passing: list[str], others: list[str]
) -> None:
    article = article_of(text)
    cues = heard(article)
    assert [names(article, cues, part) for part in ("subjects", "passing", "others")] == [subjects, passing, others]
    assert [one.start for one in cues.all()] == [one.start for one in (*cues.subjects, *cues.others)]


def test_the_first_verb_a_pronoun_and_a_guess_are_told(article_of: Callable[..., Article]) -> None:
    text = "Then he said no and Berg added little."
    cues = heard(article_of(text))
    assert (cues.verb, cues.pronoun, cues.guessed) == (text.index("said"), True, False)
    bare = heard(article_of("Berg on the way home: “It is a very long road to go.”"))
    assert (bare.verb, bare.pronoun, bare.guessed) == (None, False, True)
    given = heard(article_of("According to Berg and Lund: “It is a very long road to go.”"))
    assert given.guessed is False


def test_heads_stand_for_themselves_before_the_first_verb(article_of: Callable[..., Article]) -> None:
    article = article_of("Berg of Oslo ran. By Lund it was then said that Díaz came.")
    assert [article.text[one.start : one.end] for one in heard(article).heads()] == ["Berg"]
    quiet = article_of("Berg met Díaz.")
    assert [quiet.text[one.start : one.end] for one in heard(quiet).heads()] == ["Berg", "Díaz"]


def test_a_body_in_a_dateline_and_the_name_of_a_turn_are_no_mentions(article_of: Callable[..., Article]) -> None:
    article = article_of("OSLO (NTB) -- Berg met nobody, said NTB.")
    cues = heard(article)
    assert [(article.text[one.start : one.end], one.start > 10) for one in cues.all()].count(("NTB", False)) == 0
    turns = article_of("BERG: No.\n\nLUND: Why?\n\nBERG: It is ours.\n\nLUND: Since when?\n")
    assert heard(turns).all() == ()


@pytest.mark.parametrize("text", ["Lund hailed it as a victory for Berg.", "Lund spoke of her as an aide to Berg."])
def test_what_something_is_hailed_as_is_nobodys_view(article_of: Callable[..., Article], text: str) -> None:
    article = article_of(text)
    assert "Berg" not in names(article, heard(article), "subjects")
