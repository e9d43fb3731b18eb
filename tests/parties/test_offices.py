"""Who is named by an office alone, and under which name and role a person of several is shown."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from readout.parties import Identities
from readout_schemas import Party


def person(name: str, role: str | None = None) -> Party:
    made = f"person-{name.lower().replace(' ', '-')}"
    return Party(id=made, name=name, kind="person", role=role, country=None, as_written=(name,))


def country(name: str, code: str | None) -> Party:
    made = f"country-{name.lower()}"
    return Party(id=made, name=name, kind="country", role=None, country=code, as_written=(name,))


MOROCCO, NORWAY = country("Morocco", "MA"), country("Norway", "NO")
OFFICE = person("Energy Minister of Morocco", "Energy Minister")
INVERTED = person("Minister of Energy of Morocco", "Energy Minister")
BENALI = person("Leila Benali", "Energy Minister")


def shown(people: Sequence[Party], standing: dict[str, str], *sides: Party) -> list[str]:
    """Names of the people who are left, in any order that they are given."""
    stands_for = {party.id: [f"country-{standing[party.name]}"] for party in people if party.name in standing}
    told = {
        tuple(party.name for party in Identities([*order, *sides], stands_for).parties() if party.kind == "person")
        for order in itertools.permutations(people)
    }
    (one,) = told
    return list(one)


def of_morocco(*people: Party) -> list[str]:
    return shown(people, dict.fromkeys((party.name for party in people), "morocco"), MOROCCO)


def test_an_office_is_whoever_holds_it_for_that_side_and_he_is_called_by_his_name() -> None:
    assert of_morocco(OFFICE, BENALI) == ["Leila Benali"]
    assert of_morocco(OFFICE, person("Leila Benali", "Minister for the Energy Transition")) == ["Leila Benali"]
    assert of_morocco(OFFICE, INVERTED, BENALI) == ["Leila Benali"]
    assert of_morocco(OFFICE, OFFICE, BENALI) == ["Leila Benali"]


def test_two_ways_to_name_an_office_are_one_without_anybody_s_name() -> None:
    assert of_morocco(OFFICE, INVERTED) == ["Minister of Energy of Morocco"]


@pytest.mark.parametrize(
    "other",
    [
        person("Leila Benali"),
        person("Leila Benali", "Minister"),
        person("Leila Benali", "Energy Envoy"),
    ],
)
def test_who_is_not_said_to_hold_an_office_is_not_who_holds_it(other: Party) -> None:
    assert of_morocco(OFFICE, other) == [OFFICE.name, other.name]


@pytest.mark.parametrize(
    "other",
    [
        person("Energy Minister Karim Alami", "Energy Minister"),
        person("Karim Alami of Morocco", "Energy Minister"),
        person("Prince of Morocco"),
    ],
)
def test_a_name_beside_an_office_makes_it_no_office_alone(other: Party) -> None:
    assert of_morocco(other, BENALI) == sorted([other.name, BENALI.name], key=lambda name: (name[:1], name))


def test_an_office_that_two_hold_is_neither_of_them() -> None:
    second = person("Karim Alami", "Energy Minister")
    assert of_morocco(OFFICE, BENALI, second) == [OFFICE.name, second.name, BENALI.name]


@pytest.mark.parametrize("standing", [{}, {OFFICE.name: "morocco"}, {OFFICE.name: "morocco", BENALI.name: "norway"}])
def test_who_holds_an_office_elsewhere_is_another(standing: dict[str, str]) -> None:
    assert shown((OFFICE, BENALI), standing, MOROCCO, NORWAY) == [OFFICE.name, BENALI.name]


def test_a_side_that_is_no_party_ties_nobody() -> None:
    assert shown((OFFICE, BENALI), {OFFICE.name: "morocco", BENALI.name: "morocco"}) == [OFFICE.name, BENALI.name]


def test_side_and_role_may_be_told_of_two_spellings_of_one_name() -> None:
    other = country("Maroc", "MA")
    spelt = [person("Leila Benali", "Energy Minister"), person("Leila Bennali"), person("Leïla Benali")]
    for told in range(3):
        standing = {OFFICE.name: "morocco", spelt[told].name: "maroc"}
        assert len(shown([OFFICE, *spelt], standing, MOROCCO, other)) == 1


def test_a_role_that_only_another_document_tells_counts() -> None:
    again = BENALI.model_copy(update={"role": None})
    assert of_morocco(OFFICE, BENALI, again) == [BENALI.name]


def _one(*members: Party) -> Party:
    (alone,) = {Identities(order).parties()[0].model_dump_json() for order in itertools.permutations(members)}
    return Party.model_validate_json(alone)


def test_of_names_that_as_many_documents_use_the_longest_is_shown_and_then_the_first() -> None:
    assert _one(person("Berg"), person("Ida Berg")).name == "Ida Berg"
    assert _one(person("Ida Berg"), person("Ida Bergh"), person("Ida Berg")).name == "Ida Berg"
    assert _one(person("Olaf Scholtz"), person("Olav Scholtz")).name == "Olaf Scholtz"


def test_the_role_that_most_documents_tell_is_shown_and_then_the_first_in_the_alphabet() -> None:
    roles = ("envoy", "prime minister", None, "prime minister", None, None)
    assert _one(*(person("Ida Berg", role) for role in roles)).role == "prime minister"
    assert _one(person("Ida Berg", "minister"), person("Ida Berg", "envoy")).role == "envoy"
    assert _one(person("Ida Berg"), person("Ida Berg")).role is None
