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
