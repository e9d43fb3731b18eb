"""A form that names another listed person by his surname is none of hers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.drafts import PartyDraft
from readout.ground.article import Article
from readout.ground.exchanged import OtherNames
from readout.ground.names import Names


def _person(name: str, *forms: str, role: str | None = None) -> PartyDraft:
    return PartyDraft.model_validate({"name": name, "kind": "person", "role": role, "as_written": list(forms)})


@pytest.mark.parametrize(
    ("language", "form", "name", "role"),
    [
        ("fr", "M. Roux", "Paul Roux", None),
        ("fr", "le maire de Caen, M. Roux", "Paul Roux", "maire de Caen"),
        ("fr", "la ministre Aubry-Diallo", "Awa Aubry-Diallo", None),
        ("en", "Commissioner Haldane", "Pete Haldane", None),
        ("en", "Governor Pete Haldane", "Pete Haldane", None),
        ("en", "the late Haldane", "Pete Haldane", "the late"),
        ("en", "Labour's Pete Haldane", "Pete Haldane", None),
        ("en", "Oxfam’s Pete Haldane", "Pete Haldane", None),
        ("de", "Ministerpräsidentin Özdemir", "Ayla Özdemir", None),
        ("de", "der Bürgermeister von Jena, Karl Roth", "Karl Roth", "der Bürgermeister von Jena"),
        ("es", "el presidente Zelaya Funes", "Rigoberto Zelaya Funes", None),
        ("pt", "a ministra Sabóia", "Fernanda Sabóia", None),
        ("nl", "minister Van den Berg", "Joke van den Berg", None),
        ("sv", "statsminister Lund", "Ida Lund", None),
        ("pl", "Wrzosek", "Zbigniew Wrzosek", None),
        ("zh", "漁業署長周耿弘", "Chou Keng-hung", None),
        ("ja", "水産庁の鶴見慎吾部長", "Shingo Tsurumi", None),
    ],
)
def test_a_title_or_office_and_a_surname_name_who_bears_it(language: str, form: str, name: str, role: str) -> None:
    another = _person("Mara Quist", form)
    listed = [another, _person(name, role=role)]
    assert OtherNames(listed, language).has(form, another)
    assert not OtherNames(listed, language).has(form, listed[1])


@pytest.mark.parametrize(
    ("language", "form", "name", "role"),
    [
        ("fr", "la conseillère de la ministre Roux", "Anne Roux", "ministre de la Mer"),
        ("fr", "l'épouse de M. Roux", "Paul Roux", "maire de Caen"),
        ("fr", "le porte-parole du maire de Caen, M. Roux", "Paul Roux", "maire de Caen"),
        ("en", "an aide to Governor Haldane", "Pete Haldane", "Governor"),
        ("en", "Haldane's spokeswoman", "Pete Haldane", None),
        ("en", "Pete Haldane's Ida Berg", "Pete Haldane", None),
        ("en", "Labour's Pete Haldane adviser", "Pete Haldane", None),
        ("en", "the Haldane adviser", "Pete Haldane", None),
        ("de", "die Sprecherin der Präsidentin Roth", "Karla Roth", "Präsidentin"),
        ("es", "la hermana del presidente Zelaya", "Rigoberto Zelaya", "presidente"),
        ("zh", "漁業署長周耿弘的助理", "Chou Keng-hung", None),
        ("en", "the governor", "Pete Haldane", "Governor"),
    ],
)
def test_who_is_described_by_another_is_not_the_other(language: str, form: str, name: str, role: str) -> None:
    described = _person("Mara Quist", form)
    assert not OtherNames([described, _person(name, role=role)], language).has(form, described)


def test_two_of_one_surname_and_a_body_keep_their_forms() -> None:
    sister, brother = _person("Ida Roth", "Frau Roth"), _person("Karl Roth", "Herr Roth")
    office = PartyDraft(name="Berlin", kind="organisation", role=None, as_written=["Senatorin Quist"])
    others = OtherNames([sister, brother, office, _person("Mara Quist")], "de")
    assert not others.has("Frau Roth", sister)
    assert not others.has("Herr Roth", brother)
    assert not others.has("Senatorin Quist", office)


def test_who_is_listed_under_anothers_name_has_the_forms_that_name_him_alone(
    article_of: Callable[..., Article],
) -> None:
    """The minister and the mayor are listed under one another's forms: ``le maire`` may be of either."""
    text = "Mme Awa Diallo, ministre de la Mer, a vu M. Paul Roux. « Oui », a dit Mme Diallo. Le maire, M. Roux, a ri."
    exchanged = [_person("Awa Diallo", "M. Roux", "Le maire"), _person("Paul Roux", "Mme Diallo", "ministre de la Mer")]
    names = Names(exchanged, article_of(text, language="fr"))
    assert [party.as_written for draft in exchanged if (party := names.party(draft.name))] == [
        ("Awa Diallo",),
        ("Paul Roux",),
    ]
    right = [_person("Awa Diallo", "Mme Diallo", "ministre de la Mer"), _person("Paul Roux", "M. Roux", "Le maire")]
    kept = Names(right, article_of(text, language="fr"))
    assert kept.party("Paul Roux").as_written == ("Paul Roux", "M. Roux", "Le maire")  # type: ignore[union-attr]


def test_who_is_described_has_no_surname() -> None:
    """``Aide to Haldane`` is not called Haldane: another's form that ends so is not hers."""
    berg = _person("Ida Berg", "Haldane")
    assert not OtherNames([berg, _person("Aide to Haldane", "an aide")], "en").has("Haldane", berg)
    assert OtherNames([berg, _person("Pete Haldane")], "en").has("Haldane", berg)
