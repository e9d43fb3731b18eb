"""Who is the subject of a verb that stands second in its sentence, and who answers a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people, verdict

from readout.ground import Article
from readout.ground.verdicts import CONFIRMED

LINE = "\n\n" + 12 * "Otto Lund 2025. Otto Lund 2026.\n"
"""Several of them are what no signature stands in."""
PRONOUN = {"de": "sagte er", "nl": "zegt hij", "sv": "säger han"}


@pytest.mark.parametrize(
    ("language", "scene"),
    [
        ("de", "Am Tor arbeitet seit zwei Jahren auch Otto Lund, 26, aus Bergen. Er kam im Herbst."),
        ("de", "Am Nachmittag kommt Pfarrer Otto Lund mit dem Rad."),
        ("de", "Abends sitzt Lund auf dem Poller."),
        ("de", "In der Halle wartete noch der frühere Minister Otto Lund."),
        ("nl", "Aan de poort werkt sinds maart ook Otto Lund."),
        ("sv", "Vid grinden arbetar nu även Otto Lund."),
    ],
)
def test_whom_a_scene_brings_in_behind_its_verb_is_the_pronoun_that_follows(
    article_of: Callable[..., Article], language: str, scene: str
) -> None:
    said = PRONOUN[language]
    article, parties = article_of(f"{scene} “100”, {said}.{LINE}", language), people("Ida Berg|Berg", "Otto Lund|Lund")
    assert verdict(article, parties, "Otto Lund", said, "100") == CONFIRMED
    assert verdict(article, parties, "Ida Berg", said, "100") != CONFIRMED


@pytest.mark.parametrize(
    ("language", "scene"),
    [
        ("de", "Am Abend traf sie Otto Lund."),
        ("de", "In Kiel wählten Delegierte Otto Lund."),
        ("de", "In Kiel kennt man Otto Lund."),
        ("de", "In Kiel kennt jeder Otto Lund."),
        ("de", "Mit dem Boot rettete die Feuerwehr Otto Lund."),
        ("de", "Am Tor erwartete ein Anwalt Otto Lund."),
        ("nl", "In Utrecht kozen leden Otto Lund."),
        ("nl", "In Utrecht koos het bestuur Otto Lund."),
        ("sv", "I Malmö känner alla Otto Lund."),
    ],
)
def test_whom_somebody_else_does_something_to_stays_open(
    article_of: Callable[..., Article], language: str, scene: str
) -> None:
    said = PRONOUN[language]
    article, parties = article_of(f"{scene} “100”, {said}.{LINE}", language), people("Ida Berg|Berg", "Otto Lund|Lund")
    assert verdict(article, parties, "Otto Lund", said, "100").doubt


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Wie viele?“, wollte Ida Berg wissen. „Hundert.“"),
        ("de", "„Wie viele?“, fragte Ida Berg. „Hundert.“"),
        ("de", "„Das sind viele“, sagte Ida Berg. „Wie viele?“ – „Hundert.“"),
        ("nl", "‘Hoeveel?’, vroeg Ida Berg. ‘Hundert.’"),
        ("sv", "”Hur många?”, frågade Ida Berg. ”Hundert.”"),
    ],
)
def test_what_follows_a_question_may_be_its_answer(
    article_of: Callable[..., Article], language: str, text: str
) -> None:
    article, parties = article_of(f"{text}{LINE}", language), people("Ida Berg|Berg", "Otto Lund|Lund")
    assert verdict(article, parties, "Ida Berg", None, "Hundert").doubt
    assert not verdict(article, parties, "Otto Lund", None, "Hundert").fault


def test_what_follows_a_question_that_nobody_was_asked_goes_on(article_of: Callable[..., Article]) -> None:
    article = article_of(f"„Was soll ich sagen?“, sagte Ida Berg. „Es reicht.“{LINE}", "de")
    assert verdict(article, people("Ida Berg|Berg", "Otto Lund|Lund"), "Ida Berg", None, "Es reicht") == CONFIRMED


@pytest.mark.parametrize(
    ("language", "said", "asks"),
    [
        ("de", "fragte Lund zum Schluss", True),
        ("de", "fragte Lund in der Pause", True),
        ("de", "fragte Lund am Ende eine Reporterin", False),
        ("de", "fragte Lund am Ende der Reporter", False),
        ("nl", "vroeg Lund aan het einde", True),
    ],
)
def test_who_stands_alone_behind_a_verb_of_asking_asks(
    article_of: Callable[..., Article], language: str, said: str, asks: bool
) -> None:
    """Not where somebody else may be its subject."""
    article, parties = (
        article_of(f"Berg war da. 100 oder 200, {said}.{LINE}", language),
        people("Ida Berg|Berg", "Otto Lund|Lund"),
    )
    assert (verdict(article, parties, "Otto Lund", said) == CONFIRMED) is asks
    assert verdict(article, parties, "Ida Berg", said) != CONFIRMED
