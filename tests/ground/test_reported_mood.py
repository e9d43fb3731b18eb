"""What is told in the mood of reported speech, or as the view of another, is not his of whom it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people, verdict

from readout.ground import Article
from readout.ground.verdicts import CONFIRMED

LINE = "\n\n" + 12 * "Otto Lund 2025. Otto Lund 2026.\n"
"""Several of them are what no signature stands in."""
TOLD = [
    ("Lund kritisierte die Lage. Berg werde „alles verkaufen“, was nicht festgeschraubt ist.", "alles verkaufen"),
    ("Lund sprach von „Theater“. Ida Berg sei ehrlich, „und das bleibt sie auch“.", "und das bleibt sie auch"),
    (
        "Lund sprach von „Verrat“. Im Mai habe Berg ihm versichert, das Werk sei sicher. „So kam es nicht.“",
        "So kam es nicht.",
    ),
    ("Lund sagte, er sei müde. Berg habe sich „im Keller verkrochen“.", "im Keller verkrochen"),
    ("Lund gab sich wortkarg. Man werde zuhören, „wie immer“. Berg schwieg.", "wie immer"),
]


@pytest.mark.parametrize(("text", "quote"), TOLD)
def test_whoever_spoke_last_says_what_is_told_of_another(
    article_of: Callable[..., Article], text: str, quote: str
) -> None:
    article, parties = article_of(text + LINE, "de"), people("Ida Berg|Berg", "Otto Lund|Lund")
    assert verdict(article, parties, "Otto Lund", None, quote) == CONFIRMED
    assert verdict(article, parties, "Ida Berg", None, quote) != CONFIRMED


def test_a_clause_in_that_mood_is_no_attribution(article_of: Callable[..., Article]) -> None:
    """It refutes nobody, and its subject is not who speaks."""
    article, parties = article_of(TOLD[3][0] + LINE, "de"), people("Ida Berg|Berg", "Otto Lund|Lund")
    assert verdict(article, parties, "Otto Lund", "Berg habe sich", "im Keller verkrochen") == CONFIRMED
    assert verdict(article, parties, "Ida Berg", "Berg habe sich", "im Keller verkrochen").doubt


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lund kam spät. „Na endlich“, habe Berg gesagt.", "habe Berg gesagt"),
        ("Lund kam spät. Berg habe dazu gesagt: „Na endlich“.", "Berg habe dazu gesagt"),
        ("Lund kam spät. Laut Berg sei das „Na endlich“ nicht so gemeint.", "Laut Berg sei das"),
    ],
)
def test_words_that_somebody_is_told_to_have_said_are_his(
    article_of: Callable[..., Article], text: str, said: str
) -> None:
    article, parties = article_of(text + LINE, "de"), people("Ida Berg|Berg", "Otto Lund|Lund")
    assert verdict(article, parties, "Ida Berg", said, "Na endlich") == CONFIRMED
    assert verdict(article, parties, "Otto Lund", said, "Na endlich").fault


def test_whoever_is_told_of_may_be_a_pronoun_behind(article_of: Callable[..., Article]) -> None:
    """He and whoever told it are both open."""
    text = "Lund kritisierte die Lage. Olsen werde alles verkaufen. „So geht es nicht“, sagte er."
    article, parties = article_of(text + LINE, "de"), people("Per Olsen|Olsen", "Otto Lund|Lund")
    for name in ("Per Olsen", "Otto Lund"):
        assert verdict(article, parties, name, "sagte er", "So geht es nicht").doubt


def test_somebody_unnamed_whose_view_it_is_leaves_it_open(article_of: Callable[..., Article]) -> None:
    text = "Lund gab sich wortkarg. Nach Ansicht eines Beamten habe Berg „gelogen“."
    article, parties = article_of(text + LINE, "de"), people("Ida Berg|Berg", "Otto Lund|Lund")
    for name in ("Ida Berg", "Otto Lund"):
        assert verdict(article, parties, name, None, "gelogen").doubt


VIEWS = [
    ("de", "Laut Polizei hat Berg", "Lund gab sich wortkarg."),
    ("de", "Nach Angaben der Polizei flüchtete Berg", "Lund gab sich wortkarg."),
    ("de", "Nach Ansicht eines Beamten habe Berg", "Lund gab sich wortkarg."),
    ("nl", "Volgens de politie heeft Berg", "Lund zei niets."),
    ("sv", "Enligt polisen har Berg", "Lund sade inget."),
]


@pytest.mark.parametrize(("language", "said", "before"), VIEWS)
def test_the_view_of_somebody_unnamed_is_not_of_whom_it_is_about(
    article_of: Callable[..., Article], language: str, said: str, before: str
) -> None:
    """Nor is it of whoever spoke before."""
    article, parties = (
        article_of(f"{before} {said} “100 km/h”.{LINE}", language),
        people("Ida Berg|Berg", "Otto Lund|Lund"),
    )
    for name in ("Ida Berg", "Otto Lund"):
        assert verdict(article, parties, name, said, "100 km/h").doubt
        assert verdict(article, parties, name, None, "100 km/h").doubt


@pytest.mark.parametrize(
    ("language", "said", "before", "behind"),
    [
        ("de", "Laut Berg", "Lund schwieg.", "hat Lund „gelogen“"),
        ("de", "Laut der früheren Ministerin Berg", "Lund schwieg.", "hat Lund „gelogen“"),
        ("de", "Berg zufolge", "Lund schwieg.", "hat Lund „gelogen“"),
        ("de", "Ihr zufolge", "Lund rechnete. Ida Berg nannte das „Unfug“.", "hat Lund „gelogen“"),
        ("nl", "Volgens wethouder Berg", "Lund zweeg.", "heeft Lund ‘gelogen’"),
        ("nl", "Volgens haar", "Lund rekende. Ida Berg noemde dat ‘onzin’.", "heeft Lund ‘gelogen’"),
        ("sv", "Enligt ministern Berg", "Lund teg.", "har Lund ”ljugit”"),
        ("sv", "Enligt henne", "Lund räknade. Ida Berg kallade det ”nonsens”.", "har Lund ”ljugit”"),
    ],
)
def test_a_view_is_of_who_is_named_before_the_verb(
    article_of: Callable[..., Article], language: str, said: str, before: str, behind: str
) -> None:
    article, parties = (
        article_of(f"{before} {said} {behind}.{LINE}", language),
        people("Ida Berg|Berg", "Otto Lund|Lund"),
    )
    quote = "ljugit" if language == "sv" else "gelogen"
    assert verdict(article, parties, "Ida Berg", said, quote) == CONFIRMED
    assert verdict(article, parties, "Otto Lund", said, quote) != CONFIRMED
