"""A building that is called by the office in it is in the capital of the day, and of the country that is meant."""

import datetime

import pytest

from readout.ground import Article
from readout.ground.names import Names
from readout.ingest import Metadata, document

NOW, IN_BONN = datetime.date(2019, 5, 7), datetime.date(1987, 5, 7)


def is_seat(tag: str, text: str, town: str, form: str, day: datetime.date | None = NOW) -> bool:
    made = document(text, source="note.txt", metadata=Metadata(published=day))
    return Names([], Article(made.model_copy(update={"language": tag}))).is_seat(town, form)


@pytest.mark.parametrize(
    ("tag", "text", "town", "form"),
    [
        (
            "de",
            "Berlin. Der Kanzler empfing den lettischen Präsidenten Ivars Ozols im Kanzleramt.",
            "Berlin",
            "Kanzleramt",
        ),
        ("de", "Österreich bleibt dabei. Getagt wurde im Bundeskanzleramt.", "Vienna", "Bundeskanzleramt"),
        ("en", "They met at the White House on Friday.", "Washington", "the White House"),
        ("fr", "Les deux hommes ont dîné à l'Élysée.", "Paris", "l'Élysée"),
        ("it", "L'incontro a Palazzo Chigi è durato due ore.", "Rome", "Palazzo Chigi"),
        ("ru", "Встреча прошла в Кремле.", "Moscow", "Кремле"),
        ("ja", "両氏は首相官邸で会談した。", "Tokyo", "首相官邸"),
    ],
)
def test_a_building_of_the_head_is_in_the_capital(tag: str, text: str, town: str, form: str) -> None:
    assert is_seat(tag, text, town, form)


@pytest.mark.parametrize(
    ("tag", "text", "town", "form"),
    [
        ("de", "Österreich bleibt dabei. Getagt wurde im Bundeskanzleramt.", "Berlin", "Bundeskanzleramt"),
        ("de", "Österreich und Deutschland einigten sich im Bundeskanzleramt.", "Berlin", "Bundeskanzleramt"),
        (
            "de",
            "Deutschland wartet. Er fuhr in Warschau gleich nach der Ankunft weiter zum Kanzleramt.",
            "Berlin",
            "Kanzleramt",
        ),
        ("de", "Deutschland wartet. Sie sprachen im polnischen Kanzleramt.", "Berlin", "Kanzleramt"),
        ("de", "Man traf sich im Kanzleramt.", "Hamburg", "Kanzleramt"),
        ("en", "They met at the White House on Friday.", "London", "the White House"),
        ("en", "They met at the White House on Friday.", "New York", "the White House"),
        ("fr", "Les deux hommes ont dîné à l'Élysée.", "Lyon", "l'Élysée"),
        ("nl", "Zij spraken op de kanselarij.", "Amsterdam", "de kanselarij"),
    ],
)
def test_a_building_of_another_head_is_not(tag: str, text: str, town: str, form: str) -> None:
    assert not is_seat(tag, text, town, form)


def test_the_chancellery_is_in_berlin_since_the_government_moved() -> None:
    text = "Deutschland wartet. Man traf sich im Kanzleramt."
    assert is_seat("de", text, "Berlin", "Kanzleramt")
    assert not is_seat("de", text, "Berlin", "Kanzleramt", IN_BONN)
    assert not is_seat("de", text, "Berlin", "Kanzleramt", None)
