"""Who is who across documents."""

from __future__ import annotations

import itertools

import pytest

from readout.parties import Identities
from readout_schemas import Party


def party(name: str, kind: str = "person", *forms: str, country: str | None = None) -> Party:
    return Party.model_validate(
        {
            "id": f"{kind}-{name.lower().replace(' ', '-')}",
            "name": name,
            "kind": kind,
            "role": None,
            "country": country,
            "as_written": forms or (name,),
        }
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (party("Volodymyr Zelensky"), party("Volodymyr Zelenskyy")),
        (party("Keir Starmer"), party("Starmer")),
        (party("Türkiye", "country", country="TR"), party("Turkey", "country", country="TR")),
        (party("E5", "group"), party("E5 countries", "group")),
        (party("European Union", "organisation", "the EU", "EU"), party("EU", "organisation", "EU")),
        (party("Coalition of the willing", "group"), party("coalition of the willing", "organisation")),
    ],
)
def test_spellings_and_short_forms_are_one_party_with_every_form(first: Party, second: Party) -> None:
    for order in itertools.permutations((first, second)):
        identities = Identities(order)
        one, other = identities.canonical(first.id), identities.canonical(second.id)
        assert one == other
        assert set(one.as_written) == {*first.as_written, *second.as_written}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (party("Donald Trump"), party("Melania Trump")),
        (party("Boris Johnson"), party("Boris Pistorius")),
        (party("Georgia", "country", country="GE"), party("Georgia Meloni")),
        (party("Niger", "country", country="NE"), party("Nigeria", "country", country="NG")),
        (party("Giorgia Meloni"), party("Office of Giorgia Meloni", "organisation")),
        (party("military leaders", "group"), party("political leaders", "group")),
    ],
)
def test_others_of_like_name_stay_apart(first: Party, second: Party) -> None:
    identities = Identities([first, second])
    assert identities.canonical(first.id).id != identities.canonical(second.id).id


def test_the_name_that_most_documents_use_is_the_canonical_one() -> None:
    parties = [
        party("Zelensky"),
        party("Volodymyr Zelensky"),
        party("Volodymyr Zelenskyy"),
        party("Volodymyr Zelensky"),
    ]
    assert Identities(parties).canonical("person-zelensky").name == "Volodymyr Zelensky"


def test_an_unknown_party_is_an_error() -> None:
    with pytest.raises(KeyError):
        Identities([]).canonical("person-nobody")


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ("Salim al-Rawahi", "Salem al-Rawahi", 1),
        ("Karim al-Rawahi", "Karam al-Rawahi", 2),
        ("Ts. Bat-Erdene", "Baterdene", 1),
        ("Jean-Luc Bat-Erdene", "Erdene Bat", 2),
        ("Ivan Petrov", "Evan Petrov", 2),
        ("Carlos Silva", "Carla Silva", 2),
    ],
)
def test_vowels_of_a_romanisation_and_hyphens_make_no_other_person(first: str, second: str, people: int) -> None:
    assert len(Identities([party(first), party(second)]).parties()) == people


@pytest.mark.parametrize(
    ("first", "second", "side", "people"),
    [
        ("Nabil Ferchichi", "Nabil Farshishi", "country-tunisia", 1),
        ("Nabil Ferchichi", "Nabil Farshishi", "country-mali", 2),
        ("Ali Hassan", "Ali Hussein", "country-tunisia", 2),
    ],
)
def test_names_that_sound_alike_are_of_one_person_only_if_both_stand_for_one_side(
    first: str, second: str, side: str, people: int
) -> None:
    one, other = party(first), party(second)
    sides = [party("Tunisia", "country", country="TN"), party("Mali", "country", country="ML")]
    identities = Identities([one, other, *sides], {one.id: ["country-tunisia"], other.id: [side]})
    assert len(identities.parties()) == 2 + people


@pytest.mark.parametrize(
    ("names", "companies"),
    [
        (("Copper Heron", "Copper Heron Marine"), 1),
        (("Copper Heron", "Copper Heron Shipping Ltd"), 1),
        (("Copper Heron", "Copper Heron Marine", "Copper Heron Shipping"), 3),
        (("Copper Heron", "Copper Heron Bank"), 2),
        (("United Nations", "United Nations Security Council"), 2),
        (("Rosneft", "Rosneft Marine"), 2),
    ],
)
def test_a_company_is_known_without_its_legal_form_unless_two_have_the_name(
    names: tuple[str, ...], companies: int
) -> None:
    assert len(Identities([party(name, "organisation") for name in names]).parties()) == companies


def test_a_surname_that_nobody_bears_is_a_person_of_its_own() -> None:
    assert len(Identities([party("Lund"), party("Ida Berg")]).parties()) == 2


def test_who_sounds_alike_and_stands_for_nobody_is_another() -> None:
    one, other, side = party("Nabil Ferchichi"), party("Nabil Farshishi"), party("Tunisia", "country", country="TN")
    for standing in ({}, {one.id: [side.id]}, {other.id: [side.id]}):
        assert len(Identities([one, other, side], standing).parties()) == 3


def test_countries_without_a_code_are_known_by_their_names() -> None:
    told = [party("Transnístria", "country"), party("Transnistria", "country"), party("Abkhazia", "country")]
    assert [one.name for one in Identities(told).parties()] == ["Abkhazia", "Transnistria"]


def test_a_name_that_says_nothing_is_still_a_name() -> None:
    told = [party("The Group", "group"), party("the group.", "group"), party("The States", "group")]
    assert len(Identities(told).parties()) == 2
