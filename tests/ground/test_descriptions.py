"""Parties without a name: what is but a description, and not somebody's name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.descriptions import describes
from readout.ground.names import Names

_NAMES = [("en", "Ida Berg"), ("en", "Berg aide"), ("en", "Farmer Otto Lund"), ("de", "Bauer"), ("de", "Herr Bauer")]


@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("en", "Member of the Uruguayan delegation"),
        ("en", "Old farmer"),
        ("en", "shipowner's agent"),
        ("es", "uno de sus integrantes"),
        ("es", "una fuente de Itamaraty"),
        ("de", "ein Diplomat"),
        ("ar", "مصدر في وزارة الكهرباء والماء"),
        ("ru", "собеседника в узбекской таможне"),
        ("ja", "船主の代理人"),
    ],
)
def test_a_noun_for_somebody_unnamed_describes_him(language: str, form: str) -> None:
    assert describes(form, language)


@pytest.mark.parametrize(("language", "form"), [*_NAMES, ("es", "Eladio Benítez"), ("xx", "a source")])
def test_a_name_is_no_description_whatever_stands_beside_it(language: str, form: str) -> None:
    assert not describes(form, language)


def test_who_is_but_described_is_confirmed_by_a_description_where_no_other_is(
    article_of: Callable[[str, str], Article],
) -> None:
    article = article_of("Habló Otto Lund. «No hay plan», confesó una fuente de la casa a un vecino.", "es")
    source = PartyDraft(name="source at the house", kind="person", role=None, as_written=["una fuente de la casa"])
    other = PartyDraft(name="neighbour", kind="person", role=None, as_written=["un vecino"])
    named = PartyDraft(name="Otto Lund", kind="person", role=None, as_written=["una fuente de la casa"])
    assert Names([source], article).doubt(source.name) is None
    assert Names([source, other], article).doubt(source.name) is not None
    borrowed = source.model_copy(update={"as_written": ["Otto Lund"]})
    assert Names([borrowed], article).doubt(source.name) is not None
    assert Names([named], article).doubt(named.name) is None


@pytest.mark.parametrize(
    ("name", "form", "is_open"),
    [
        ("source at the house", "una fuente de la casa", False),
        ("source in the Uruguayan delegation", "una fuente uruguaya", False),
        ("source at the Kremlin", "una fuente de la casa", True),
        ("diplomat from Chile", "un diplomático uruguayo", True),
    ],
)
def test_what_a_description_names_has_to_stand_in_the_text(
    article_of: Callable[[str, str], Article], name: str, form: str, is_open: bool
) -> None:
    article = article_of(f"Habló Otto Lund. «No hay plan», confesó {form}.", "es")
    party = PartyDraft(name=name, kind="person", role=None, as_written=[form])
    assert (Names([party], article).doubt(name) is not None) == is_open
