"""Which forms name a country, a place, a body or a person, and which are another's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.name_matching import of_body, of_country, of_place
from readout.ground.names import Names


@pytest.mark.parametrize(
    ("language", "country", "form", "same"),
    [
        ("en", "Norway", "Norway", True),
        ("en", "Freedonia", "Freedonia", True),
        ("en", "Freedonia", "Freedonian", True),
        ("en", "Freedonia", "Sylvania", False),
        ("en", "Norway", "Oslo’s", True),
        ("en", "Norway", "Anglo-Norwegian", True),
        ("sv", "Norway", "Norges", True),
        ("sv", "Norway", "Sveriges", False),
        ("ru", "Germany", "Германию", True),
        ("ru", "Germany", "Грузию", False),
        ("zh", "China", "中国", True),
        ("zh", "China", "中", True),
        ("zh", "China", "中方", True),
        ("zh", "Japan", "中方", False),
        ("zh", "China", "中学", False),
        ("en", "China", "中方", False),
        ("fr", "France", "les Français", True),
        ("fr", "Spain", "les Français", False),
    ],
)
def test_a_country_is_named_by_its_people_its_capital_or_its_sign(
    language: str, country: str, form: str, same: bool
) -> None:
    assert of_country(country, form, language) is same


@pytest.mark.parametrize(
    ("language", "name", "form", "same"),
    [
        ("en", "Oslo", "Oslo", True),
        ("en", "Oslo", "Oslo’s", True),
        ("ru", "Saint Petersburg", "Санкт-Петербурге", True),
        ("ru", "New York", "Нью-Йорке", True),
        ("ru", "New York", "Нью", False),
        ("ru", "Moscow", "Москвой", True),
        ("ru", "Moscow", "Минске", False),
        ("ar", "Doha", "الدوحة", True),
        ("ar", "Doha", "والدوحة", True),
        ("ar", "Doha", "بيروت", False),
        (None, "Oslo", "Bergen", False),
    ],
)
def test_a_place_is_named_in_a_case_or_behind_a_prefix_of_its_language(
    language: str | None, name: str, form: str, same: bool
) -> None:
    assert of_place(name, form, language) is same


@pytest.mark.parametrize(
    ("language", "body", "form", "same"),
    [
        ("fr", "North Atlantic Treaty Organization", "OTAN", True),
        ("en", "World Trade Organization", "WTO", True),
        ("en", "World Trade Organization", "Wto", True),
        ("en", "World Trade Organization", "WHO", False),
        ("en", "World Trade Organization", "W.T.O.", True),
        ("en", "Bank of the Great Plain", "BGP", True),
        ("en", "Bank of the Great Plain", "BOTGP", False),
        ("en", "UNESCO", "UNESCO", True),
        ("en", "Acme", "ACME", True),
        ("en", "Yes", "Y", False),
        ("cs", "United Nations", "Organizace spojených národů", True),
        ("pl", "European Union", "Komisji Europejskiej", False),
        ("pl", "European Commission", "Komisji", False),
        ("de", "Norwegian Parliament", "das norwegische Parlament", True),
        ("de", "Norwegian Parliament", "das Parlament Norwegens", True),
        ("de", "Norwegian Parliament", "das dänische Parlament", False),
        ("de", "Norwegian Parliament", "die norwegische Botschaft", False),
        ("fr", "French Finance Ministry", "le ministère français des Finances", True),
        ("fr", "Defence Ministry of France", "ministère de la Défense français", True),
        ("es", "Central Bank of Chile", "el banco central de Chile", True),
        ("en", "Embassy of Chile", "the Chilean Embassy", True),
        ("en", "Embassy of Chile", "the Embassy", False),
        (None, "Embassy of Chile", "the Chilean Embassy", False),
    ],
)
def test_a_body_is_named_by_its_letters_its_cases_or_its_office_and_country(
    language: str | None, body: str, form: str, same: bool
) -> None:
    assert of_body(body, form, language) is same


def party(name: str, kind: str, *forms: str, role: str | None = None) -> PartyDraft:
    return PartyDraft.model_validate({"name": name, "kind": kind, "role": role, "as_written": list(forms)})


def known(article: Article, *listed: PartyDraft) -> list[tuple[str, tuple[str, ...], bool] | None]:
    """Each party's name, its forms and whether it is confirmed; none for one that is refuted."""
    names = Names(listed, article)
    found = [names.known(one.name) for one in listed]
    return [None if one is None else (one.party.name, one.party.as_written, one.doubt is None) for one in found]


@pytest.mark.parametrize(
    ("text", "listed", "made"),
    [
        ("Ida Berg came.", party(" Ida Berg ", "person", "Berg"), ("Ida Berg", ("Ida Berg", "Berg"), True)),
        ("IDA BERG CAME.", party("Ida Berg", "person"), ("Ida Berg", ("IDA BERG",), True)),
        ("IDA BERG CAME. Ida Berg left.", party("Ida Berg", "person"), ("Ida Berg", ("Ida Berg",), True)),
        ("Ida Bergh came.", party("Ida Berg", "person"), ("Ida Berg", (), True)),
        ("Ida came.", party("Ida Berg", "person"), None),
        ("Harald came.", party("Harald Berg", "person"), ("Harald Berg", (), True)),
        ("Harald Lund came.", party("Harald Berg", "person"), None),
        ("Ida Lund came.", party("Ida Berg", "person", "Ida Lund"), ("Ida Berg", ("Ida Lund",), False)),
        (
            "Dr Ida Berg came.",
            party("Ida Berg", "person", "Dr Ida Berg"),
            ("Ida Berg", ("Ida Berg", "Dr Ida Berg"), True),
        ),
        ("The envoy came.", party("Ida Berg", "person", "The envoy"), ("Ida Berg", ("The envoy",), False)),
        ("The envoy came.", party("Ida Berg", "person", "the king"), None),
        ("The 8 came.", party("The 8", "group"), ("The 8", ("The 8",), True)),
        ("The 8 came.", party("The 9", "group"), None),
        ("Some came.", party("Big Bank", "organisation", "Some"), ("Big Bank", ("Some",), False)),
        ("BB came.", party("Big Bank", "organisation", "BB"), ("Big Bank", ("BB",), True)),
        ("Peru came.", party("Chile", "country", "Peru"), None),
        ("The south came.", party("Chile", "country", "The south"), ("Chile", ("The south",), False)),
        ("Santiago came.", party("Chile", "country", "Santiago"), ("Chile", ("Santiago",), True)),
    ],
)
def test_a_party_is_confirmed_open_or_refuted_by_the_forms_that_stand_in_the_text(
    article_of: Callable[..., Article], text: str, listed: PartyDraft, made: Any
) -> None:
    assert known(article_of(text), listed) == [made]


@pytest.mark.parametrize(
    ("language", "text", "listed", "made"),
    [
        ("en", "Berg came.", ("Otto Lund|Berg", "Ida Berg|"), [None, ("Ida Berg", (), True)]),
        ("en", "Jan Berg came.", ("Ida Berg|Jan Berg", "Jan Berg|"), [True, ("Jan Berg", ("Jan Berg",), True)]),
        ("zh", "李强来了。", ("Fumio Kishida|李强", "Li Qiang|李强"), [None, ("Li Qiang", ("李强",), True)]),
        (
            "ru",
            "Каримов пришёл.",
            ("Oleg Belov|Каримов", "Rustam Karimov|Каримов"),
            [None, ("Rustam Karimov", ("Каримов",), True)],
        ),
    ],
)
def test_a_form_that_is_another_persons_name_names_nobody_else(
    article_of: Callable[..., Article], language: str, text: str, listed: tuple[str, ...], made: list[Any]
) -> None:
    drafts = [party(name, "person", *(one for one in forms.split("|") if one))
              for name, _, forms in (one.partition("|") for one in listed)]  # fmt: skip
    found = known(article_of(text, language), *drafts)
    assert [one is not None if expected is True else one for one, expected in zip(found, made, strict=True)] == made


def test_a_party_is_looked_up_by_its_name_or_a_form_and_only_a_listed_one_is_listed(
    article_of: Callable[..., Article],
) -> None:
    names = Names([party("Chile", "country", "Santiago", role="host")], article_of("Santiago hosts Peru."))
    assert [names.listed(name) is not None for name in ("chile", "SANTIAGO", "Peru")] == [True, True, False]
    assert names.known("Peru") is not None
    assert names.party("Nobody") is None
    assert {one.id for one in names.found()} == {"country-chile", "group-peru"}
    chile = names.party("Chile")
    assert chile is not None
    assert (chile.role, chile.country, chile.kind) == ("host", "CL", "country")
    assert names.doubt("Nobody") is None
    assert [one.name for one in names.drafts] == ["Chile"]
