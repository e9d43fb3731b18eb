"""Adjectives of countries, and acronyms of international bodies."""

from __future__ import annotations

import pytest

from readout.values import body_names, demonym_country


@pytest.mark.parametrize(
    ("word", "language", "country"),
    [
        ("Turkish", "en", "TR"),
        ("British", "en", "GB"),
        ("Dutch", "en", "NL"),
        ("Iraqi", "en", "IQ"),
        ("Iranian", "en", "IR"),
        ("polnische", "de", "PL"),
        ("kenianischen", "de", "KE"),
        ("nigérien", "fr", "NE"),
        ("nigérian", "fr", "NG"),
        ("austriaco", "es", "AT"),
        ("australiano", "es", "AU"),
        ("tyska", "sv", "DE"),
        ("турецкий", "ru", "TR"),
        ("Украины", "ru", "UA"),
        ("нигерийский", "ru", "NG"),
        ("нигерский", "ru", "NE"),
        ("малийский", "ru", "ML"),
        ("нігерійського", "uk", "NG"),
        ("nigeryjski", "pl", "NG"),
        ("nigerski", "pl", "NE"),
        ("nigerijské", "cs", "NG"),
        ("النيجيرية", "ar", "NG"),
        ("والنيجري", "ar", "NE"),
        ("السويسري", "ar", "CH"),
        ("الأردنية", "ar", "JO"),
        ("הניגרי", "he", "NG"),
        ("nigerino", "es", "NE"),
        ("nigeriska", "sv", "NE"),
        ("Norwegian", "en", "NO"),
        ("Chinese", "en", "CN"),
        ("Indian", "en", "IN"),
        ("американском", "ru", "US"),
        ("американської", "uk", "US"),
        ("amerykańskich", "pl", "US"),
        ("amerikanischen", "de", "US"),
        ("Amerikaanse", "nl", "US"),
        ("amerikanska", "sv", "US"),
        ("estadounidense", "es", "US"),
        ("statunitensi", "it", "US"),
        ("αμερικανικής", "el", "US"),
        ("الأميركية", "ar", "US"),
        ("האמריקאית", "he", "US"),
        ("британские", "ru", "GB"),
        ("brytyjskiego", "pl", "GB"),
        ("britanniques", "fr", "GB"),
        ("británico", "es", "GB"),
        ("البريطانية", "ar", "GB"),
        ("הבריטי", "he", "GB"),
        ("немецкого", "ru", "DE"),
        ("tedeschi", "it", "DE"),
        ("niemiecki", "pl", "DE"),
        ("Duitse", "nl", "DE"),
        ("Deense", "nl", "DK"),
        ("olandesi", "it", "NL"),
        ("голландские", "ru", "NL"),
        ("Rakušané", "cs", "AT"),
        ("السعودية", "ar", "SA"),
        ("саудовский", "ru", "SA"),
        ("الإماراتي", "ar", "AE"),
        ("южнокорейская", "ru", "KR"),
        ("северокорейской", "ru", "KP"),
    ],
)
def test_an_adjective_is_its_countrys(word: str, language: str, country: str) -> None:
    assert demonym_country(word, language) == country


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Arabic", "en"),
        ("English", "en"),
        ("Korean", "en"),
        ("coreano", "es"),
        ("Dominican", "en"),
        ("Portland", "en"),
        ("латиноамериканский", "ru"),
        ("корейская", "ru"),
        ("немного", "ru"),
        ("tedoforo", "it"),
        ("سعوط", "ar"),
    ],
)
def test_an_adjective_that_is_no_one_countrys_is_nobodys(word: str, language: str) -> None:
    assert demonym_country(word, language) is None


@pytest.mark.parametrize(
    ("word", "language", "country"),
    [("Maďaři", "cs", "HU"), ("القطرية", "ar", "QA"), ("κυπριακός", "el", "CY"), ("litevský", "cs", "LT")],
)
def test_less_of_a_name_is_enough_in_a_word_that_is_known_to_name_a_people(
    word: str, language: str, country: str
) -> None:
    assert demonym_country(word, language, of_people=True) == country
    assert demonym_country(word, language) is None


@pytest.mark.parametrize(("word", "language"), [("indochinois", "fr"), ("مصرفية", "ar"), ("Маляры", "ru")])
def test_a_word_that_only_begins_as_a_country_does_is_no_people(word: str, language: str) -> None:
    assert demonym_country(word, language) is None


@pytest.mark.parametrize("form", ["EU", "UE", "ЕС", "Union européenne", "欧盟"])
def test_a_body_is_known_by_its_acronym_and_name_in_any_language(form: str) -> None:
    assert body_names(form) == {"european union"}


def test_an_acronym_in_small_letters_is_a_word() -> None:
    assert body_names("who") == body_names("un") == frozenset()
