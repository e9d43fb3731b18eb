"""Whether a form in a text's own language names a country or a body."""

from __future__ import annotations

import datetime

import pytest

from readout.drafts import PartyDraft
from readout.ground.article import Article
from readout.ground.name_matching import of_body, of_country, of_place
from readout.ground.names import Names
from readout.ingest import Metadata, document


@pytest.mark.parametrize(
    ("language", "form", "country"),
    [
        ("ar", "القطرية", "Qatar"),
        ("ar", "والأردنية", "Jordan"),
        ("he", "הקפריסאי", "Cyprus"),
        ("cs", "Maďaři", "Hungary"),
        ("pl", "Kijowa", "Ukraine"),
        ("ru", "Германии", "Germany"),
        ("zh", "蒙古国", "Mongolia"),
        ("zh", "中方", "China"),
        ("zh", "美", "United States"),
        ("zh", "台", "Taiwan"),
        ("zh", "台方", "Taiwan"),
        ("ja", "台", "Taiwan"),
        ("ja", "日本国", "Japan"),
        ("ja", "米側", "United States"),
        ("sv", "Norges", "Norway"),
        ("de", "US-Regierung", "United States"),
        ("fr", "la Guinée équatoriale", "Equatorial Guinea"),
        ("de", "die Demokratische Republik Kongo", "Democratic Republic of the Congo"),
    ],
)
def test_a_country_is_known_by_the_forms_of_its_language(language: str, form: str, country: str) -> None:
    assert of_country(country, form, language)


@pytest.mark.parametrize(
    ("language", "form", "country"),
    [
        ("ar", "النيجيرية", "Niger"),
        ("ar", "القطرية", "Bahrain"),
        ("he", "הקפריסאי", "Greece"),
        ("cs", "Slovinci", "Slovakia"),
        ("pl", "Austriacy", "Australia"),
        ("ru", "нигерийцев", "Niger"),
        ("ru", "нигерский", "Nigeria"),
        ("pl", "nigeryjski", "Niger"),
        ("ru", "австрийцев", "Australia"),
        ("zh", "中", "Japan"),
        ("zh", "中间", "China"),
        ("zh", "台", "Thailand"),
        ("zh", "舞台", "Taiwan"),
        ("ja", "台所", "Taiwan"),
        ("ja", "日曜", "Japan"),
        ("en", "Nigerian", "Niger"),
        ("en", "Austrian", "Australia"),
    ],
)
def test_a_form_of_another_country_or_of_none_is_not_its(language: str, form: str, country: str) -> None:
    assert not of_country(country, form, language)


@pytest.mark.parametrize(
    ("language", "form", "body", "same"),
    [
        ("sv", "EU:s", "European Union", True),
        ("sv", "FN:s", "European Union", False),
        ("cs", "Evropské unie", "European Union", True),
        ("cs", "Evropské komise", "European Union", False),
        ("ru", "Европейского союза", "European Union", True),
        ("de", "dem lettischen Außenministerium", "Latvian Foreign Ministry", True),
        ("de", "dem litauischen Außenministerium", "Latvian Foreign Ministry", False),
        ("de", "dem lettischen Innenministerium", "Latvian Foreign Ministry", False),
        ("de", "dem Außenministerium", "Latvian Foreign Ministry", False),
        ("de", "der neuen lettischen Regierung", "Latvian Government", False),
        ("fr", "le gouvernement sénégalais", "Government of Senegal", True),
        ("es", "el Ministerio de Defensa de Chile", "Ministry of Defence of Chile", True),
        ("es", "el Ministerio de Defensa de Chile", "Ministry of Defence of Peru", False),
        ("nl", "de Deense regering", "Flemish Government", False),
        ("fr", "le gouvernement des États-Unis", "United States Government", True),
        ("fr", "le gouvernement des États-Unis", "Government of the United Kingdom", False),
        ("de", "das neuseeländische Außenministerium", "Foreign Ministry of New Zealand", True),
        ("sv", "norska utrikesdepartementet", "Norway’s Foreign Ministry", True),
        ("es", "el Parlamento de Chile", "Parliament of Chile and Peru", False),
    ],
)
def test_a_body_is_known_by_its_office_and_its_country(language: str, form: str, body: str, same: bool) -> None:
    assert of_body(body, form, language) is same


@pytest.mark.parametrize(
    ("language", "form", "body", "same"),
    [
        ("pl", "Komisji Europejskiej", "European Commission", True),
        ("pl", "Rady Bezpieczeństwa ONZ", "UN Security Council", True),
        ("cs", "Evropské komise", "European Commission", True),
        ("ru", "Международного валютного фонда", "International Monetary Fund", True),
        ("uk", "Єврокомісії", "European Commission", True),
        ("fr", "la CEEAC", "Economic Community of Central African States", True),
        ("pl", "Komisji Krajowej", "European Commission", False),
        ("ru", "Европейского совета", "European Commission", False),
        ("fr", "la CEDEAO", "Economic Community of Central African States", False),
    ],
)
def test_a_great_body_is_known_in_whatever_case(language: str, form: str, body: str, same: bool) -> None:
    assert of_body(body, form, language) is same


def published_by(publisher: str | None) -> Article:
    known = Metadata(published=datetime.date(2025, 3, 15), publisher=publisher, language="en")
    return Article(document("The minister met his counterpart on Monday.", source="note.txt", metadata=known))


@pytest.mark.parametrize(
    ("publisher", "name", "kind", "implied"),
    [
        ("Ministry of Foreign Affairs of Norway", "Norway", "country", True),
        ("Finnish Ministry of Foreign Affairs", "Finland", "country", True),
        ("Auswärtiges Amt", "Norway", "country", False),
        ("Ministry of Foreign Affairs of Norway", "Sweden", "country", False),
        ("Ministry of Foreign Affairs of Norway", "Ola Norway", "person", False),
        ("European Commission", "European Commission", "organisation", True),
        ("European Commission", "World Bank", "organisation", False),
        (None, "Norway", "country", False),
        ("Agir pour les forêts", "Laos", "country", False),
        ("Daily Mail", "Mali", "country", False),
        ("Norway’s Foreign Ministry", "Norway", "country", True),
    ],
)
def test_a_side_that_the_publisher_implies_is_open_with_the_words_it_rests_on(
    publisher: str | None, name: str, kind: str, implied: bool
) -> None:
    draft = PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": []})
    names = Names([draft], published_by(publisher))
    assert (names.party(name) is not None) is implied
    assert (names.doubt(name) is not None) is implied
    if implied:
        assert publisher is not None
        assert publisher in (names.doubt(name) or "")


@pytest.mark.parametrize(
    ("name", "form", "tag"),
    [("Ashgabat", "Ашхабаде", "ru"), ("Warsaw", "Варшаве", "ru"), ("Warsaw", "Warszawie", "pl"),
     ("Athens", "Αθήνας", "el"), ("Kabul", "Кабулом", "ru"), ("Ankara", "Ankara'da", "tr"),
     ("Doha", "بالدوحة", "ar"), ("Keelung", "基隆", "zh"), ("Sapporo", "札幌", "ja"),
     ("Bratislava", "Pressburg", "de")],
)  # fmt: skip
def test_a_place_is_known_in_whatever_case_its_language_writes_it(name: str, form: str, tag: str) -> None:
    assert of_place(name, form, tag)


@pytest.mark.parametrize(
    ("name", "form"),
    [("Lima", "Лимож"), ("Rome", "Римини"), ("Baku", "Баксан"), ("Venice", "Вене"), ("Vienna", "Венеции"),
     ("Oslo", "Осло-фьорд")],
)  # fmt: skip
def test_a_longer_name_with_the_same_beginning_is_another_place(name: str, form: str) -> None:
    assert not of_place(name, form, "ru")


@pytest.mark.parametrize(
    ("language", "form", "place", "named"),
    [
        ("en", "the Vanuatu capital", "Port Vila", True),
        ("fr", "la capitale gabonaise", "Libreville", True),
        ("es", "la capital peruana", "Lima", True),
        ("de", "der norwegischen Hauptstadt", "Oslo", True),
        ("ru", "в монгольской столице", "Ulaanbaatar", True),
        ("pl", "Sejnach", "Sejny", True),
        ("fr", "la capitale camerounaise", "Libreville", False),
        ("es", "la ciudad peruana", "Lima", False),
        ("en", "the Vanuatu capital", "Suva", False),
    ],
)
def test_a_capital_may_be_told_by_its_country(language: str, form: str, place: str, named: bool) -> None:
    assert of_place(place, form, language) is named
