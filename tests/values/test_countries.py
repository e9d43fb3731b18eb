"""A country is known by its usual names, and by nothing that only looks like one."""

import pytest
from babel import Locale
from countryinfo import CountryInfo, all_countries

from readout.values import capital_country, country_code

NAMES = {
    "UK": "GB", "U.K.": "GB", "Britain": "GB", "Great Britain": "GB", "the United Kingdom": "GB",
    "US": "US", "U.S.": "US", "the US": "US", "USA": "US", "United States": "US", "United States of America": "US",
    "Russia": "RU", "Russian Federation": "RU", "Россия": "RU", "Türkiye": "TR", "Turkey": "TR", "TURKEY": "TR",
    "turkiye": "TR", "South Korea": "KR", "North Korea": "KP", "DPRK": "KP", "Czech Republic": "CZ", "Czechia": "CZ",
    "Ivory Coast": "CI", "Côte d’Ivoire": "CI", "Cote d'Ivoire": "CI", "Niger": "NE", "Nigeria": "NG", "Georgia": "GE",
    "The Netherlands": "NL", "Holland": "NL", "DR Congo": "CD", "DRC": "CD", "Kosovo": "XK", "Palestine": "PS",
    "Burma": "MM", "Myanmar": "MM", "Swaziland": "SZ", "Cape Verde": "CV", "East Timor": "TL", "UAE": "AE",
    "St. Lucia": "LC", "Saint Lucia": "LC", "Bosnia & Herzegovina": "BA", "Bosnia": "BA", "Vatican": "VA",
}  # fmt: skip
NOT_COUNTRIES = [
    "", "the", "Georgia Meloni", "Nigera", "us", "it", "no", "NO", "IT", "PM", "EU", "European Union", "NATO",
    "UN", "Scotland", "Korea", "Islands", "Kremlin", "Washington", "allies", "G7",
]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), NAMES.items())
def test_a_usual_name_has_its_code(name: str, code: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize("name", NOT_COUNTRIES)
def test_what_is_no_name_of_one_country_has_no_code(name: str) -> None:
    """Two-letter codes are words too (PM, NO), and nothing is matched by likeness."""
    assert country_code(name) is None


@pytest.mark.parametrize(
    "code", ["AF", "BE", "CL", "DE", "EG", "FR", "GR", "IN", "JP", "KE", "MX", "NO", "PL", "UA", "ZA"]
)
def test_names_of_cldr_are_known_in_any_case(code: str) -> None:
    name = Locale("en").territories[code]
    assert country_code(name) == country_code(name.upper()) == country_code(name.lower()) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Washington", "US"),
        ("Washington, D.C.", "US"),
        ("Kyiv", "UA"),
        ("Kiev", "UA"),
        ("moscow", "RU"),
        ("Jeddah", None),
    ],
)
def test_a_capital_stands_for_its_country(name: str, code: str | None) -> None:
    assert capital_country(name) == code


def test_the_file_of_countries_has_what_countryinfo_knows() -> None:
    """All names and capitals but those that two countries share; codes are no names."""
    missed: set[str] = set()
    for country in all_countries():
        code = country.iso(2)
        if code not in Locale("en").territories or CountryInfo(code).name() != country.name():
            continue  # a state that is no more; Wales, which bears the code of another
        names = {country.name(), *country.alt_spellings(), *(country.native_name() or "").split("/")} - {"", code}
        capital = country.capital()
        capitals = capital if isinstance(capital, list) else [capital]
        found = {name: country_code(name) for name in names - {country.iso(3)}}
        found |= {name: capital_country(name) for name in capitals if name}
        missed |= {name for name, got in found.items() if got != code}
    # Two states each claim or bear the first three; Norfolk Island and Jamaica have a Kingston; Lao is an abbreviation.
    assert missed == {"Congo", "El Aaiún", "Jerusalem", "Kingston", "Lao"}
