"""Towns have other names than their usual English ones, and a name that two towns bear is nobody's."""

import pytest

from readout.ground.name_matching import of_place
from readout.values import town_names

CASES = [
    ("Bitola", "Manastır'da", "tr"),
    ("Bitola", "Μοναστήρι", "el"),
    ("Edirne", "Adrianopel", "de"),
    ("Cluj-Napoca", "Klausenburg", "nl"),
    ("Wrocław", "Breslau", "sv"),
    ("Wroclaw", "Breslavia", "it"),
    ("Chisinau", "Kiszyniowie", "pl"),
    ("Ljubljana", "Laibach", "de"),
    ("Graz", "Štýrský Hradec", "cs"),
    ("Bordeaux", "Burdeos", "es"),
    ("Bordeaux", "Бордо", "ru"),
    ("Bordeaux", "בבורדו", "he"),
    ("Bordeaux", "ボルドー", "ja"),
    ("Zaragoza", "سرقسطة", "ar"),
    ("Kuwait City", "الكويت", "ar"),
    ("Perpignan", "佩皮尼昂", "zh"),
]
OTHERS = [
    ("Sofia", "Filibe’de", "tr"),
    ("Plovdiv", "Sofya’da", "tr"),
    ("Lviv", "Łucku", "pl"),
    ("Lutsk", "Lwowie", "pl"),
    ("Graz", "Linec", "cs"),
    ("Wrocław", "Stettin", "de"),
    ("Basra", "الكويت", "ar"),
    ("Perpignan", "波尔多", "zh"),
]


@pytest.mark.parametrize(("name", "form", "language"), CASES)
def test_a_town_is_known_by_its_name_in_the_texts_language(name: str, form: str, language: str) -> None:
    assert of_place(name, form, language)


@pytest.mark.parametrize(("name", "form", "language"), OTHERS)
def test_another_towns_name_is_not_taken_for_it(name: str, form: str, language: str) -> None:
    assert not of_place(name, form, language)


def test_a_name_that_two_towns_bear_is_in_the_list_of_neither() -> None:
    """Santiago is a capital of its own."""
    assert "santiago" not in town_names("Santiago de Compostela")
    assert "abo" in town_names("Turku")


def test_a_town_that_is_not_in_the_list_has_no_other_names() -> None:
    assert town_names("Xyzzyville") == frozenset()
