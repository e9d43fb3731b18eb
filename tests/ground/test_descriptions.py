"""Parties without a name: what is but a description, and not somebody's name."""

from __future__ import annotations

import pytest

from readout.ground.descriptions import described, describes


@pytest.mark.parametrize(
    ("language", "form", "noun"),
    [
        ("en", "Member of the Uruguayan delegation", "member"),
        ("en", "Old farmer", "farmer"),
        ("en", "shipowner's agent", "agent"),
        ("es", "uno de sus integrantes", "member"),
        ("es", "una fuente de Itamaraty", "source"),
        ("de", "ein Diplomat", "diplomat"),
        ("de", "eine Regierungssprecherin", "spokeswoman"),
        ("fr", "l’avocate", "lawyer"),
        ("fr", "un homme d’affaires", "businessman"),
        ("ar", "مصدر في وزارة الكهرباء والماء", "source"),
        ("ru", "собеседника в узбекской таможне", "source"),
        ("tr", "danışmanlarından biri", "adviser"),
        ("ja", "船主の代理人", "agent"),
        ("ja", "側近の一人", "aide"),
    ],
)
def test_a_noun_for_somebody_unnamed_describes_him(language: str, form: str, noun: str) -> None:
    found = describes(form, language)
    assert found is not None
    assert noun in found.nouns


@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("en", "Ida Berg"),
        ("en", "Farmer Otto Lund"),
        ("de", "Bauer"),
        ("de", "Herr Bauer"),
        ("de", "der Bauer Lund"),
        ("fr", "le conseiller Lund"),
        ("es", "Eladio Benítez"),
        ("ja", "代理人の船"),
        ("xx", "a source"),
    ],
)
def test_a_name_is_no_description_whatever_stands_beside_it(language: str, form: str) -> None:
    assert describes(form, language) is None


@pytest.mark.parametrize("name", ["Ida Berg", "Farmer Otto Lund", "James Baker", "Mother Teresa", "King of Spain", ""])
def test_an_english_name_is_no_description(name: str) -> None:
    assert described(name) is None


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Foreign Office spokeswoman", ("Foreign Office",)),
        ("Source at the Ministry of Foreign Affairs of Chile", ("Ministry of Foreign Affairs of Chile",)),
        ("Unnamed police officer", ()),
        ("Negotiating source", ()),
        ("Australian government official", ("Australian",)),
        ("One of Lund's aides", ("Lund",)),
        ("Wife of Batsükh", ("Batsükh",)),
        ("Berg aide", ("Berg",)),
    ],
)
def test_an_english_description_names_what_has_a_capital_and_is_not_its_first_word_alone(
    name: str, names: tuple[str, ...]
) -> None:
    found = described(name)
    assert found is not None
    assert found.names == names
