"""Who is meant by a pronoun, a role or nothing at all: the sentence around it, then those before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people, verdict

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.verdicts import Verdict

QUOTE = "We pay for it all, here and now"
BODIES = [
    PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": forms})
    for name, kind, forms in (
        ("Norway", "country", ["Oslo"]),
        ("Nordic ministers", "group", ["the ministers"]),
        ("NTB", "organisation", []),
    )
]
PARTIES = [*people("Ida Berg|Berg|Берг", "Otto Lund|Lund|Лунд", "Ana Díaz|Díaz"), *BODIES]


def judged(article: Article, speaker: str, said: str | None, parties: list[PartyDraft] = PARTIES) -> Verdict:
    return verdict(article, parties, speaker, said, QUOTE)


def outcome(made: Verdict) -> str:
    return "refuted" if made.fault else "open" if made.doubt else "confirmed"


@pytest.mark.parametrize(
    ("text", "said", "berg", "lund"),
    [
        ("Berg came. “{}”, she said.", "she said", "confirmed", "open"),
        ("Berg came. Rain fell. Snow fell. “{}”, she said.", "she said", "confirmed", "open"),
        (f"Berg came. {'Rain fell. ' * 10}“{{}}”, she said.", "she said", "confirmed", "open"),
        (f"Berg came. {'Rain fell. ' * 12}“{{}}”, she said.", "she said", "open", "open"),
        ("Berg said no. “{}”, she said.", "she said", "confirmed", "refuted"),
        ("Berg said no. Lund said yes. “{}”, he said.", "he said", "refuted", "confirmed"),
        ("Berg said no. Lund came. “{}”, he said.", "he said", "open", "confirmed"),
        ("Lund met Berg. “{}”, he said.", "he said", "open", "confirmed"),
        ("With Lund came Berg. “{}”, she said.", "she said", "open", "open"),
        ("Berg said no to Lund. “{}”, he said.", "he said", "confirmed", "refuted"),
        ("Berg said no. “{}”, it said.", "it said", "open", "open"),
        ("Rain fell. “{}”, she said.", "she said", "open", "open"),
        ("“{}”, she said. Berg came.", "she said", "open", "open"),
        ("Berg came. “{}”.", None, "confirmed", "open"),
        ("Berg said no. “{}”.", None, "confirmed", "open"),
        ("Lund said no. “{}.” That was Berg, on her way out.", None, "open", "open"),
        ("Lund said no.\n\n“{}.”\n\nIt came from the back, and from Berg.", None, "open", "confirmed"),
        ("Lund said no. “{}.” Those, at last, were the words of Berg.", None, "open", "open"),
        ("Lund said no. “{}.” That was Lund, on his way out.", None, "open", "confirmed"),
        ("Lund read out: “{}.” That was Berg, on her way out.", None, "open", "open"),
        ("Lund said no. “{}.” That was Berg’s first defeat.", None, "open", "confirmed"),
        ("Lund said no. “{}.” That was the first of many bad days for Berg.", None, "open", "confirmed"),
        ("Lund said no. “{}”, he said. That was Berg.", "he said", "refuted", "confirmed"),
        ("Berg said no. “{}”, his host replied.", "his host replied", "open", "open"),
        ("Berg said no. “{}”, two officials said.", "two officials said", "open", "open"),
        ("Berg said no. “{}”, she was told.", "she was told", "open", "open"),
        ("Berg said no. One of the officials was blunt: “{}”.", None, "open", "open"),
        ("Berg, of Oslo, on “{}”, said Lund.", "said Lund", "refuted", "confirmed"),
        ("Berg, as Lund said, thinks “{}”.", "Lund said", "refuted", "confirmed"),
        ("Berg thinks “{}”.", None, "confirmed", "open"),
        ("Lund came late. Berg “{}”.", None, "confirmed", "open"),
        ("Berg and Lund think “{}”.", None, "confirmed", "confirmed"),
        ("Berg told Lund: “{}”.", None, "confirmed", "refuted"),
        ("Said of Berg: “{}”.", None, "open", "open"),
        ("Lund came late. According to police, Berg “{}”.", None, "open", "open"),
        ("Lund came late. According to a source, Berg will “{}”.", None, "open", "open"),
        ("Lund came late. According to Berg, “{}”.", None, "confirmed", "open"),
        ("Lund came late. According to the mayor of Oslo, Berg, “{}”.", None, "confirmed", "open"),
        ("Lund came late. Berg, according to police, “{}”.", None, "open", "open"),
        ("Lund came late. According to police, the mayor of Oslo, Berg, “{}”.", None, "open", "open"),
        ("Lund came late. According to the mayor of Oslo, Berg, Lund “{}”.", None, "confirmed", "open"),
    ],
)
def test_a_pronoun_or_nothing_is_of_who_spoke_or_acted_last(
    article_of: Callable[..., Article], text: str, said: str | None, berg: str, lund: str
) -> None:
    article = article_of(text.format(QUOTE))
    assert [outcome(judged(article, name, said)) for name in ("Ida Berg", "Otto Lund")] == [berg, lund]


@pytest.mark.parametrize(
    ("text", "said", "speaker", "made"),
    [
        ("Norway said no. Berg said yes. “{}”, they said.", "they said", "Norway", "confirmed"),
        ("The ministers said no. Berg said yes. “{}”, they said.", "they said", "Nordic ministers", "confirmed"),
        ("The ministers said no. Norway said yes. “{}”, they said.", "they said", "Nordic ministers", "refuted"),
        ("Norway said no. Berg said yes. “{}”, she said.", "she said", "Norway", "refuted"),
        ("Norway said no. “{}”, she said.", "she said", "Ida Berg", "open"),
        ("OSLO (NTB) -- Berg came. “{}”, it said.", "it said", "Norway", "open"),
    ],
)
def test_bodies_and_several_are_meant_by_other_pronouns_than_a_person(
    article_of: Callable[..., Article], text: str, said: str, speaker: str, made: str
) -> None:
    assert outcome(judged(article_of(text.format(QUOTE)), speaker, said)) == made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Berg said no. A fisherman had told him so. On the list, he stressed: “{}”.", "he stressed"),
        ("Berg said no. One of them was late. “{}”, he says.", "he says"),
        ("Lund said no. What did he tell you? “{}”.", "What did he tell you?"),
        ("Berg came. She sees it, as NTB reports from Oslo, calmly: she brings “{}”.", "she brings"),
        ("Berg sees it, as NTB reports from Oslo, calmly: he brings “{}”.", "he brings"),
    ],
)
def test_a_pronoun_surely_means_nobody_whom_no_name_is_given_and_no_agency(
    article_of: Callable[..., Article], text: str, said: str
) -> None:
    unnamed = people("Fisherman in Brass|A fisherman", "One of the mayor's people|One of them")
    made = judged(article_of(text.format(QUOTE)), "Ida Berg", said, [*PARTIES, *unnamed])
    assert outcome(made) in {"open", "confirmed"}


def test_the_reason_names_the_words_and_who_spoke_last(article_of: Callable[..., Article]) -> None:
    article = article_of(f"Berg said no. “{QUOTE}”, she said.")
    assert judged(article, "Otto Lund", "she said").fault == (
        "speaker: the last to speak before 'she said' is 'Ida Berg', not 'Otto Lund'"
    )
    quiet = article_of(f"Rain fell. “{QUOTE}”, she said.")
    assert judged(quiet, "Otto Lund", "she said").doubt == "nothing beside 'she said' names 'Otto Lund'"


@pytest.mark.parametrize(
    ("roles", "said", "made"),
    [
        (("Foreign Minister", None), "the foreign minister said", "confirmed"),
        (("Foreign Minister", None), "the minister said", "confirmed"),
        (("Foreign Minister", "Prime Minister"), "the minister said", "open"),
        (("Foreign Minister", "Prime Minister"), "the foreign minister said", "confirmed"),
        (("Minister", None), "the foreign minister said", "open"),
        (("Foreign Minister", None), "another minister said", "open"),
        (("Foreign Minister", None), "a minister said", "open"),
        (("Captain", None), "the fisherman said", "open"),
    ],
)
def test_a_role_is_of_the_only_one_who_bears_it(
    article_of: Callable[..., Article], roles: tuple[str | None, str | None], said: str, made: str
) -> None:
    parties = [
        PartyDraft(name=name, kind="person", role=role, as_written=[])
        for name, role in zip(("Ida Berg", "Otto Lund"), roles, strict=True)
    ]
    article = article_of(f"Rain fell. “{QUOTE}”, {said}. Ida Berg and Otto Lund left.")
    assert outcome(judged(article, "Ida Berg", said, parties)) == made


@pytest.mark.parametrize(
    ("text", "said", "made"),
    [
        ("Берг сказал, что придёт. «{}», — добавил он.", "добавил он", "confirmed"),
        ("Берг сказал, что придёт. Он встал. «{}», — добавил он.", "добавил он", "confirmed"),
        ("Берг сказал, что придёт. Шёл дождь. «{}», — добавил он.", "добавил он", "open"),
        ("Берг сказал, что придёт. Лунд сказал, что нет. «{}», — добавил он.", "добавил он", "open"),
        ("Берг стоял рядом. «{}», — добавил он.", "добавил он", "confirmed"),
        ("Рядом с Бергом стоял стул. «{}», — добавил он.", "добавил он", "open"),
        ("Берг сказал, что придёт. «{}», — добавил рыбак.", "добавил рыбак", "open"),
        ("Берг сказал, что придёт. «{}», — добавил он Лунду.", "добавил он", "open"),
        ("Берг сказал, что придёт. По его словам, «{}».", "По его словам", "confirmed"),
        ("Шёл дождь. По его словам, «{}».", "По его словам", "open"),
        ("«{}», — сказал Берг.", "сказал Берг", "confirmed"),
        ("«{}», — сказал Лунд, а Берг ушёл.", "сказал Лунд, а Берг ушёл", "open"),
        ("«{}», — сказал Лунд.", "сказал Лунд", "open"),
        ("Берг: «{}».", None, "confirmed"),
    ],
)
def test_where_the_grammar_is_not_known_nobody_else_may_be_meant(
    article_of: Callable[..., Article], text: str, said: str | None, made: str
) -> None:
    assert outcome(judged(article_of(text.format(QUOTE), "ru"), "Ida Berg", said)) == made


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Lund est venu. Selon la police, Berg « {} »."),
        ("es", "Lund llegó tarde. Según la policía, Berg «{}»."),
        ("it", "Lund è arrivato. Secondo la polizia, Berg «{}»."),
        ("pt", "Lund chegou tarde. Segundo a polícia, Berg “{}”."),
    ],
)
def test_what_others_are_said_to_think_of_somebody_is_not_his(
    article_of: Callable[..., Article], language: str, text: str
) -> None:
    article = article_of(text.format(QUOTE), language)
    assert [outcome(judged(article, name, None)) for name in ("Ida Berg", "Otto Lund")] == ["open", "open"]
