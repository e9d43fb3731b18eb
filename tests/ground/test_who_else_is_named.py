"""Somebody else is named beside the words: whoever spoke last before them is not confirmed, and who is denied least."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.verdicts import CONFIRMED, Utterance

_FORMS = {
    "Ida Berg": ["Ida Berg", "Berg"],
    "Otto Lund": ["Otto Lund", "Lund", "أوتو لوند"],
    "Ota Hrdlička": ["Hrdličky"],
}


def confirmed(article: Article, said: str | None, quote: str | None) -> list[str]:
    """Those of whom the words are confirmed."""
    drafts = [
        PartyDraft(name=name, kind="person", role=None, as_written=[form for form in forms if form in article.text])
        for name, forms in _FORMS.items()
    ]
    drafts.append(PartyDraft(name="Konya farmers", kind="group", role=None, as_written=["Konya çiftçileri"]))
    judge = Attribution(article, Candidates(drafts, article))
    place, words = (article.place(each) if each else None for each in (said, quote))
    verdicts = {name: judge.verdict(Utterance(name, place, [words] if words else [])) for name in _FORMS}
    return [name for name, verdict in verdicts.items() if verdict == CONFIRMED]


@pytest.mark.parametrize(
    ("language", "before", "quote", "said"),
    [
        (
            "en",
            "Berg spoke at noon. The remark that",
            "should be made to swim for it",
            "was made not by Mr Lund but by Berg",
        ),
        ("fr", "Lund a parlé. La formule", "qu’ils apprennent à nager", "a été lancée non par Lund mais par Ida Berg"),
        ("es", "Lund habló antes. La frase", "que aprendan a nadar", "no fue pronunciada por Lund, sino por Ida Berg"),
        ("it", "Lund ha parlato. La frase", "che imparino a nuotare", "è stata detta non da Lund ma da Ida Berg"),
        ("fr", "Lund a dit non.", "On nous invite à compter", "ironise, jointe jeudi au téléphone, Ida Berg"),
        ("es", "Lund dijo que no.", "Nos invitan a contar", "ironizó, contactada el jueves por teléfono, Ida Berg"),
        ("pt", "Lund disse que não.", "Convidam-nos a contar", "ironizou, contactada ontem por telefone, Ida Berg"),
        ("nl", "Lund zei nee.", "We mogen zegels tellen", "zei, telefonisch bereikt op zondag, Ida Berg"),
        ("sv", "Lund sade nej.", "Vi får räkna sigill", "säger, sent på kvällen, Ida Berg"),
    ],
)
def test_who_did_not_say_it_and_who_is_parted_from_the_verb_by_how_she_was_met(
    article_of: Callable[[str, str], Article], language: str, before: str, quote: str, said: str
) -> None:
    article = article_of(f"{before} “{quote}”, {said}.", language)
    assert confirmed(article, said, quote) == ["Ida Berg"]
    assert confirmed(article, None, quote) == ["Ida Berg"]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "“There is only water now,” Lund told Berg. She replied that she would borrow it.", "She replied"),
        (
            "de",
            "„Uns trennt nur Wasser“, sagte Lund zu Berg. Sie antwortete, den Satz leihe sie sich.",
            "Sie antwortete",
        ),
        (
            "fr",
            "« Il n’y a que de l’eau », a dit Lund à Berg. Elle a répondu qu’elle la reprendrait.",
            "Elle a répondu",
        ),
    ],
)
def test_nobody_replies_to_himself(
    article_of: Callable[[str, str], Article], language: str, text: str, said: str
) -> None:
    assert confirmed(article_of(text, language), said, None) == ["Ida Berg"]


@pytest.mark.parametrize(
    ("language", "text", "said", "quote"),
    [
        (
            "it",
            "Lund ha detto di no. Per la loro presidente, Ida Berg, è «cosa da poco»; «e il tonno», chiosa, «passa».",
            "chiosa",
            "e il tonno",
        ),
        (
            "en",
            "Lund said no. “We are asked to count seals,” said, reached by phone on Thursday, Ida Berg.",
            None,
            "We are asked to count seals",
        ),
        (
            "sv",
            "Lund talade först. Orden ”de får lära sig att simma” fälldes inte av Lund utan av Berg.",
            None,
            "de får lära sig att simma",
        ),
        (
            "en",
            "Lund said no. “The river belongs to none of us” is Berg’s.",
            None,
            "the river belongs to none of us",
        ),
        (
            "en",
            "Lund said no. For Berg it is over: “the river belongs to none of us.”",
            None,
            "the river belongs to none of us",
        ),
        ("fr", "Lund a dit non. Réponse de Berg : « La rivière est à tous. »", None, "La rivière est à tous."),
        ("es", "Lund dijo que no. «El río es de todos», se le oyó decir a Berg.", None, "El río es de todos"),
        (
            "cs",
            "Hrdličky by se prý měl někdo zeptat, „kdo bude ty vraky opravovat“.",
            "prý",
            "kdo bude ty vraky opravovat",
        ),
        (
            "ar",
            "تحدثت بيرغ. ثم توجهت إلى أوتو لوند متسائلة: «من يضمن ألا يقطع الخط في تموز؟».",
            "متسائلة",
            "من يضمن ألا يقطع الخط في تموز؟",
        ),
        (
            "tr",
            "SORU: Otto Lund, Konya çiftçileri “Bu yaz susuz kalacağız” diyor.",
            "Konya çiftçileri",
            "Bu yaz susuz kalacağız",
        ),
    ],
)
def test_who_spoke_before_or_is_but_named_in_a_case_is_not_confirmed_where_another_may_be_meant(
    article_of: Callable[[str, str], Article], language: str, text: str, said: str | None, quote: str
) -> None:
    assert confirmed(article_of(text, language), said, quote) in ([], ["Ida Berg"])


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("it", ["Avete chiuso?", "E il cratere?", "Lund racconta un’altra storia.", "E adesso?"], "Ride"),
        ("fr", ["Avez-vous fini ?", "Et le cratère ?", "Lund raconte autre chose.", "Et maintenant ?"], "rit-elle"),
        ("pl", ["Skończyliście?", "A co z kraterem?", "Lund mówi co innego.", "I co teraz?"], "śmieje"),
    ],
)
def test_in_wrapped_lines_a_question_that_ends_short_is_a_turn_of_its_own(
    article_of: Callable[[str, str], Article], language: str, asked: list[str], told: str
) -> None:
    """The answers stand between marks; a word of the reporter's between two pieces of one is said of who answers."""
    line = " ".join([told.lower(), *["aaaa"] * 20])
    answer = f"«Noi, nous. {line}\n{line}\n{line}, bbb {{}} lll mmm»."
    turns = "\n\n".join(f"{question}\n{answer.format(number)}" for number, question in enumerate(asked))
    article = article_of(f"Ida Berg\n\n{turns}\n".replace("2 lll", f"2». {told}. «lll"), language)
    assert confirmed(article, None, "bbb 1 lll mmm") == ["Ida Berg"]
    assert confirmed(article, None, "bbb 3 lll mmm") == ["Ida Berg"]
    if told == "Ride":
        assert confirmed(article, told, "lll mmm") == ["Ida Berg"]


@pytest.mark.parametrize(
    ("language", "text", "said", "who"),
    [
        ("fr", "Lund a dit oui. Personne ne versera un centime, a prévenu Berg.", "a prévenu Berg", ["Ida Berg"]),
        ("fr", "Lund a parlé. Il a prévenu Berg que rien ne serait payé.", "Il a prévenu Berg", ["Otto Lund"]),
        ("en", "Lund spoke first. The pay is not coming this year, warned Berg.", "warned Berg", ["Ida Berg"]),
        ("sv", "Lund talade. Det blir inga pengar, varnade Berg.", "varnade Berg", ["Ida Berg"]),
        ("it", "Lund ha parlato. Non ci saranno soldi, ha avvertito Berg.", "ha avvertito Berg", []),
        ("de", "Es tagte der Rat von Otto Lund. Nein, sagte der 68-Jährige.", "sagte der 68-Jährige", ["Otto Lund"]),
        ("de", "Berg traf Otto Lund. Nein, sagte der 68-Jährige.", "sagte der 68-Jährige", []),
        ("en", "The talks were chaired by Otto Lund. No, the 68-year-old said.", "the 68-year-old said", ["Otto Lund"]),
        ("sv", "Samtalen leddes av Otto Lund. Nej, sade 68-åringen.", "sade 68-åringen", ["Otto Lund"]),
        ("de", "Lund ging. Berg sagte ab. Ob sie komme? Ihre Antwort: Ja, bald.", "Ihre Antwort", ["Ida Berg"]),
        ("it", "Lund è uscito. Berg ha detto di no. Verrà? La sua risposta: forse.", "La sua risposta", ["Ida Berg"]),
    ],
)  # fmt: skip
def test_who_is_meant_by_a_verb_of_telling_behind_a_comma_an_age_or_what_he_has_answered(
    article_of: Callable[[str, str], Article], language: str, text: str, said: str, who: list[str]
) -> None:
    assert confirmed(article_of(text, language), said, None) == who


@pytest.mark.parametrize(
    ("language", "below", "who"),
    [
        ("en", "\nNorway's Ida Berg, to our reporter, on her way in.", ["Ida Berg"]),
        ("es", "\nLa ministra Ida Berg, al salir.", ["Ida Berg"]),
        ("sv", "\nIda Berg, på väg in.", ["Ida Berg"]),
        ("en", "\n\nIda Berg, to our reporter, on her way in.", []),
        ("en", "\nThe chairs of all the many others were empty, and so was that of Ida Berg.", []),
        ("en", " Then the rain came.\nIda Berg, to our reporter, on her way in.", []),
    ],
)
def test_a_line_below_a_quotation_that_begins_with_a_name_is_its_caption(
    article_of: Callable[[str, str], Article], language: str, below: str, who: list[str]
) -> None:
    article = article_of(f"Rain fell all day.\n\n“The river belongs to none of us.”{below}", language)
    said = below[below.rindex("\n") + 1 :].rstrip(".")
    assert confirmed(article, said, "The river belongs to none of us.") == who


@pytest.mark.parametrize(
    ("language", "before", "announced"),
    [
        ("en", "Ida Berg has just posted this:", True),
        ("de", "Ida Berg schrieb eben auf ihrer Seite:", True),
        ("es", "Ida Berg escribió hace un momento lo siguiente:", True),
        ("en", "What the three of them brought home:", False),
    ],
)
def test_a_line_of_its_own_below_a_clause_with_a_verb_of_speech_and_a_colon_is_announced(
    article_of: Callable[[str, str], Article], language: str, before: str, announced: bool
) -> None:
    article = article_of(f"{before}\n\nWe will go on alone if we must.\n\nNo takers.", language)
    place = article.place("We will go on alone if we must.")
    assert place is not None
    assert article.announced(place) == announced
