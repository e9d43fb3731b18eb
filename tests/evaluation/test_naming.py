"""When two names mean the same one."""

from __future__ import annotations

import pytest

from readout.evaluation.name_agreement import Named, same_name


def person(*forms: str) -> Named:
    return Named(forms, "person")


@pytest.mark.parametrize(
    ("gold", "system"),
    [
        ("Volodymyr Zelensky", "Volodimir Zelenski"),
        ("Ursula von der Leyen", "Ursula von der Laien"),
        ("Giorgia Meloni", "Georgia Meloni"),
        ("António Costa", "Antonio Costa"),
        ("Keir Starmer", "Sir Keir Starmer"),
        ("Keir Starmer", "Mr. Starmer"),
        ("Mike Waltz", "Mike Walts"),
    ],
)
def test_spellings_titles_and_parts_of_a_name_are_one_person(gold: str, system: str) -> None:
    assert same_name(person(gold), person(system))


@pytest.mark.parametrize(
    ("gold", "system"),
    [
        ("Joe Biden", "Hunter Biden"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Keir Starmer", "John Healey"),
        ("Emmanuel Macron", "Brigitte Macron"),
    ],
)
def test_family_names_alone_do_not_make_one_person(gold: str, system: str) -> None:
    assert not same_name(person(gold), person(system))


def test_an_office_is_not_its_holder() -> None:
    office = Named(("Office of Giorgia Meloni",), "organisation")
    assert not same_name(person("Giorgia Meloni"), office)


def test_the_wording_of_the_text_is_as_good_as_the_name() -> None:
    gold = Named(("coalition of the willing", "the group of mainly European countries"), "group")
    assert same_name(gold, Named(("Group of mainly European countries",), "group"))
    assert same_name(gold, Named(("allies", "coalition of the willing"), "group"))
    assert not same_name(gold, Named(("European allies",), "group"))


def test_pronouns_name_nobody() -> None:
    assert not same_name(Named(("Ukraine", "we"), "country"), Named(("France", "We"), "country"))
    assert not same_name(person("Keir Starmer", "He"), person("John Healey", "he"))


def test_an_office_that_two_full_names_share_makes_no_one_of_them() -> None:
    gold = person("John Healey", "The UK minister")
    assert not same_name(gold, person("Keir Starmer", "the UK minister", "UK prime minister"))


def test_an_office_without_a_name_is_known_by_its_words() -> None:
    assert same_name(person("Keir Starmer", "The Prime Minister"), person("the prime minister"))


@pytest.mark.parametrize(
    ("gold", "system"), [("United States", "the U.S."), ("United Kingdom", "Britain"), ("Turkey", "Türkiye")]
)
def test_names_of_one_country_are_one(gold: str, system: str) -> None:
    assert same_name(Named((gold,), "country"), Named((system,), "country"))
