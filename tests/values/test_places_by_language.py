"""Countries, capitals and towns are known by their names in the article's language."""

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from readout.values import capital_country, country_code, place_country, place_name
from readout.values.countries import _codes
from readout.values.folding import fold_name
from readout.values.language_data import known_languages

SHARED = {("es", "CG"), ("pl", "CG")}
"""Languages in which CLDR's name of a Congo is that of both."""


@pytest.mark.parametrize("language", known_languages())
def test_every_territory_is_known_by_its_name_in_every_language(language: str) -> None:
    """The 249 codes of ISO 3166-1, and Kosovo's."""
    names = Locale(language).territories
    assert len(_codes()) == 250
    assert {code for code in _codes() if country_code(names[code], language) != code} <= {
        code for tongue, code in SHARED if tongue == language
    }


@pytest.mark.parametrize("language", known_languages())
def test_names_of_each_script_and_region_of_a_language_are_known(language: str) -> None:
    """But where the language itself has the name for another."""
    own = {fold_name(name): code for code, name in Locale(language).territories.items()}
    for variant in sorted(name for name in locale_identifiers() if name.startswith(f"{language}_")):
        names = {code: name for code, name in Locale.parse(variant).territories.items() if code in _codes()}
        told = {code: name for code, name in names.items() if own.get(fold_name(name), code) == code}
        assert {code for code, name in told.items() if country_code(name, variant) != code} <= {"CG", "CD"}


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("帛琉", "zh", "PW"),
        ("紐西蘭", "zh-TW", "NZ"),
        ("義大利", "zh", "IT"),
        ("寮國", "zh-Hant", "LA"),
        ("沙特阿拉伯", "zh", "SA"),
        ("沙烏地阿拉伯", "zh", "SA"),
        ("尼日", "zh", "NE"),
        ("奈及利亞", "zh", "NG"),
        ("Polónia", "pt", "PL"),
        ("Polônia", "pt-PT", "PL"),
        ("Simbabwe", "de", "ZW"),
        ("Srbija", "sr", "RS"),
        ("Србија", "sr-Latn", "RS"),
        ("برازیل", "fa", "BR"),
    ],
)
def test_a_country_is_known_by_its_name_in_another_script_or_region(name: str, language: str, code: str) -> None:
    assert country_code(name, language) == code


@pytest.mark.parametrize(
    ("name", "language", "english"),
    [
        ("雪梨", "zh", "Sydney"),
        ("日內瓦", "zh-TW", "Geneva"),
        ("利雅德", "zh", "Riyadh"),
        ("Varsóvia", "pt-PT", "Warsaw"),
    ],
)
def test_a_town_is_known_by_its_name_in_another_script_or_region(name: str, language: str, english: str) -> None:
    assert place_name(name, language) == english


@pytest.mark.parametrize(
    ("name", "code"),
    [("England", "GB"), ("Германия", "DE"), ("德国", "DE"), ("США", "US"), ("ABD", "US"), ("Tschechien", "CZ"),
     ("英国", "GB"), ("ארה״ב", "US"), ("DR Congo", "CD"), ("Irã", "IR")],
)  # fmt: skip
def test_a_country_is_known_without_the_language(name: str, code: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize("name", ["Congo", "Kongo", "Конго", "Korea", "us", "it", "Genf", "Ida Berg"])
def test_what_two_states_or_none_are_called_is_no_country(name: str) -> None:
    assert country_code(name) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [("the Kremlin", "RU"), ("Кремль", "RU"), ("الكرملين", "RU"), ("Downing Street", "GB"), ("the White House", "US"),
     ("das Weiße Haus", "US"), ("la Casa Blanca", "US"), ("白宮", "US"), ("The Hague", "NL"), ("Den Haag", "NL"),
     ("Jerusalem", "IL"), ("Москва", "RU"), ("Warschau", "PL"), ("Peking", "CN"), ("東京", "JP"), ("تهران", "IR")],
)  # fmt: skip
def test_a_capital_or_seat_of_government_stands_for_its_state(name: str, code: str) -> None:
    assert capital_country(name) == code


@pytest.mark.parametrize("name", ["Georgia", "Geneva", "Hamburg", "a house", "Casablanca"])
def test_other_towns_stand_for_no_state(name: str) -> None:
    assert capital_country(name) is None


@pytest.mark.parametrize(
    ("name", "language", "english", "code"),
    [("Genf", "de", "Geneva", "CH"), ("Женева", "ru", "Geneva", "CH"), ("日内瓦", "zh", "Geneva", "CH"),
     ("Warschau", "de", "Warsaw", "PL"), ("Варшава", "uk", "Warsaw", "PL"), ("La Haye", "fr", "The Hague", "NL"),
     ("Londres", "es", "London", "GB"), ("Den Haag", "nl", "The Hague", "NL"), ("Київ", "uk", "Kyiv", "UA"),
     ("Mnichov", "cs", "Munich", "DE"), ("Straßburg", "de", "Strasbourg", "FR"), ("Άγκυρα", "el", "Ankara", "TR"),
     ("الرياض", "ar", "Riyadh", "SA"), ("北京", "ja", "Beijing", "CN"), ("Geneva", "en", "Geneva", "CH")],
)  # fmt: skip
def test_a_town_has_its_english_name(name: str, language: str, english: str, code: str) -> None:
    assert place_name(name, language) == english
    assert place_name(name) == english
    assert place_country(name, language) == code


def test_an_unknown_town_has_no_other_name() -> None:
    assert place_name("Niederroßla", "de") is None
    assert place_country("Niederroßla", "de") is None
