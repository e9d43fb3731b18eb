"""Words that somebody quotes another to say: in the turn of an interview, and in a quotation."""

from __future__ import annotations

import datetime

import pytest

from readout.drafts import PartyDraft, StatementDraft, Statements
from readout.ground import Article, Grounding
from readout.ingest import Metadata, document
from readout_schemas import Statement

SPANISH = """Ida Berg, negociadora, habló con este diario.

—¿Qué dicen de Oslo?

—Nos llegó un telegrama: “Lo pensaremos con calma”. Es todo un género literario.

—¿Y si no pagan?

—Vamos a La Haya, y eso téngalo por escrito.

—¿Volverá?

—En marzo, si el tiempo lo permite.
"""
RUSSIAN = """Ида Берг, переговорщица, ответила на вопросы газеты.

— Что пишут из Осло?

— Пришел факс в одну строчку: «Подумаем спокойно». Это, знаете ли, жанр.

— А если не заплатят?

— Поедем в Гаагу, так и запишите.

— Вернетесь?

— В марте, если погода позволит.
"""
GREEK = """«Η γιαγιά μου έλεγε "θα γυρίσουν όταν βγάλει η θάλασσα σύκα". Ε, έβγαλε!», είπε η Ίντα Μπεργκ."""
ENGLISH = "“My grandmother said ‘they will come home when the sea bears figs’. And it did,” said Ida Berg."
GRANDMOTHER = {"el": "Η γιαγιά μου", "en": "My grandmother"}
BERG = {"es": "Ida Berg", "ru": "Ида Берг", "el": "Ίντα Μπεργκ", "en": "Ida Berg"}


def said(speaker: str, quote: str, attribution: str | None = None) -> StatementDraft:
    return StatementDraft(
        quotes=[quote],
        translations=[],
        speaker=speaker,
        attribution=attribution,
        gist="It is said.",
        addressee=[],
        occasion=None,
        via=None,
        when=None,
    )


def grounded(text: str, language: str, *drafts: StatementDraft) -> Grounding:
    known = Metadata(published=datetime.date(2025, 3, 15), language=language)
    grounding = Grounding(Article(document(text, source="d.txt", metadata=known)))
    parties = [
        PartyDraft(name="Ida Berg", kind="person", role=None, as_written=[BERG[language]]),
        PartyDraft(
            name="Grandmother of Ida Berg", kind="person", role=None, as_written=[GRANDMOTHER.get(language, "")]
        ),
        PartyDraft(name="Norway", kind="country", role=None, as_written=["Oslo", "Осло"]),
    ]
    grounding.take(Statements(parties=parties, statements=list(drafts), labels=[]))
    return grounding


def told(grounding: Grounding) -> dict[str, tuple[str, ...]]:
    """The words of each speaker."""
    assert not grounding.failures
    return {
        one.speaker.name: tuple(quote.text for quote in one.quotes)
        for one in grounding.taken
        if isinstance(one, Statement)
    }


@pytest.mark.parametrize(
    ("text", "language", "turn", "within"),
    [
        (
            SPANISH,
            "es",
            "Nos llegó un telegrama: “Lo pensaremos con calma”. Es todo un género literario.",
            "Lo pensaremos con calma",
        ),
        (
            RUSSIAN,
            "ru",
            "Пришел факс в одну строчку: «Подумаем спокойно». Это, знаете ли, жанр.",
            "Подумаем спокойно",
        ),
    ],
)
def test_a_turn_that_quotes_others_is_kept_whole_and_their_words_are_not_made_its_speakers(
    text: str, language: str, turn: str, within: str
) -> None:
    assert told(grounded(text, language, said("Ida Berg", turn))) == {"Ida Berg": (turn,)}
    both = grounded(text, language, said("Ida Berg", turn), said("Norway", within))
    assert told(both) == {"Ida Berg": (turn,), "Norway": (within,)}


@pytest.mark.parametrize(
    ("text", "language", "words", "within"),
    [
        (
            GREEK,
            "el",
            'Η γιαγιά μου έλεγε "θα γυρίσουν όταν βγάλει η θάλασσα σύκα". Ε, έβγαλε!',
            "θα γυρίσουν όταν βγάλει η θάλασσα σύκα",
        ),
        (
            ENGLISH,
            "en",
            "My grandmother said ‘they will come home when the sea bears figs’. And it did,",
            "they will come home when the sea bears figs",
        ),
    ],
)
def test_words_quoted_within_a_quotation_stay_what_they_are_beside_the_whole(
    text: str, language: str, words: str, within: str
) -> None:
    both = (said("Ida Berg", words), said("Grandmother of Ida Berg", within, GRANDMOTHER[language]))
    grounding = grounded(text, language, *both)
    assert told(grounding) == {"Ida Berg": (words,), "Grandmother of Ida Berg": (within,)}
    assert told(grounded(text, language, *reversed(both))) == told(grounding)
