"""Which of an answer's people without a name a form of the text means, and when it may be another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.names import Names

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "described_cases.json").read_text("utf-8"))
UNKNOWN = {"One of the Poles", "Source at the Ministry of Electricity"}
"""Descriptions whose form is true, and which no rule can compare yet."""


def person(name: str, *forms: str, role: str | None = None) -> PartyDraft:
    return PartyDraft(name=name, kind="person", role=role, as_written=list(forms))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']} {case['name']}: {case['form']}" for case in CASES])
def test_a_description_is_confirmed_by_the_same_one_in_the_texts_words(
    article_of: Callable[[str, str], Article], case: dict[str, Any]
) -> None:
    """Another noun, another country, a second one and one of the other sex leave it open, and refute nobody."""
    names = Names([person(case["name"], case["form"])], article_of(f"{case['form']} .", case["language"]))
    assert names.known(case["name"]) is not None
    assert (names.doubt(case["name"]) is None) is (case["meant"] and case["name"] not in UNKNOWN)


def test_who_is_described_alone_is_confirmed_beside_others_of_another_noun(
    article_of: Callable[[str, str], Article],
) -> None:
    article = article_of("Habló Otto Lund. «No hay plan», confesó una fuente de la casa a un vecino.", "es")
    source, other = person("source at the house", "una fuente de la casa"), person("neighbour", "un vecino")
    assert Names([source, other], article).doubt(source.name) is None
    borrowed = source.model_copy(update={"as_written": ["Otto Lund"]})
    assert Names([borrowed], article).doubt(source.name) is not None
    assert Names([person("Otto Lund", "una fuente de la casa")], article).doubt("Otto Lund") is None


def test_of_two_who_fit_a_form_neither_is_confirmed(article_of: Callable[[str, str], Article]) -> None:
    article = article_of("„Nein“, sagte ein Diplomat. Ein Diplomat widersprach. Ein Berater schwieg.", "de")
    two = [person("Diplomat close to the talks", "ein Diplomat"), person("Diplomat at the border", "Ein Diplomat")]
    names = Names(two, article)
    assert [names.doubt(one.name) is None for one in two] == [False, False]
    shared = [person("Aide", "Ein Berater"), person("Lawyer", "Ein Berater")]
    assert Names(shared, article).doubt("Aide") is not None


def test_words_of_order_tell_two_apart(article_of: Callable[[str, str], Article]) -> None:
    text = "Ein Diplomat aus einem nordischen EU-Staat sagt Nein; ein zweiter, aus demselben Haus, ist milder."
    first, second = "Diplomat from a Nordic EU state", "Second diplomat from the Nordic EU state"
    forms = ["Ein Diplomat aus einem nordischen EU-Staat", "ein zweiter, aus demselben Haus"]
    right = Names([person(first, forms[0]), person(second, forms[1])], article_of(text, "de"))
    assert (right.doubt(first), right.doubt(second)) == (None, None)
    exchanged = Names([person(first, forms[1]), person(second, forms[0])], article_of(text, "de"))
    assert exchanged.doubt(first) is not None
    assert exchanged.doubt(second) is not None


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
    assert (Names([person(name, form)], article).doubt(name) is not None) == is_open


@pytest.mark.parametrize(
    ("before", "is_open"),
    [
        ("Das Außenamt wollte sich nicht äußern.", False),
        ("Das Außenamt und die Nordbank wollten sich nicht äußern.", True),
        ("Die Nordbank wollte sich nicht äußern.", True),
        ("Niemand wollte sich äußern.", True),
    ],
)
def test_a_form_that_names_nothing_means_who_belongs_to_the_only_body_that_was_named(
    article_of: Callable[[str, str], Article], before: str, is_open: bool
) -> None:
    bodies = [
        PartyDraft(name="German Foreign Office", kind="organisation", role=None, as_written=["Das Außenamt"]),
        PartyDraft(name="Nordbank", kind="organisation", role=None, as_written=["die Nordbank", "Die Nordbank"]),
    ]
    article = article_of(f"{before} Eine Sprecherin sagte „Nein“.", "de")
    names = Names([*bodies, person("Foreign Office spokeswoman", "Eine Sprecherin")], article)
    assert (names.doubt("Foreign Office spokeswoman") is not None) == is_open


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("en", "Otto Lund did not answer. His wife did.", "His wife"),
        ("de", "Otto Lund schwieg. Seine Frau sprach.", "Seine Frau"),
        ("fr", "Otto Lund s’est tu. Son épouse a parlé.", "Son épouse"),
        ("it", "Otto Lund tace. Sua moglie parla.", "Sua moglie"),
        ("ru", "Отто Лунд молчал. Его жена сказала: «Нет».", "Его жена"),
        ("ar", "صمت أوتو لوند. قالت زوجته إنه مريض.", "زوجته"),
        ("he", "אוטו לונד שתק. אשתו דיברה.", "אשתו"),
    ],
)
def test_a_possessive_means_the_one_named_last_before_it(
    article_of: Callable[[str, str], Article], language: str, text: str, form: str
) -> None:
    forms = ["Otto Lund", "Отто Лунд", "أوتو لوند", "אוטו לונד"]
    lund, wife = person("Otto Lund", *(one for one in forms if one in text)), person("Wife of Otto Lund", form)
    assert Names([lund, wife], article_of(text, language)).doubt(wife.name) is None
    another = person("Wife of Ida Berg", form)
    assert Names([lund, person("Ida Berg"), another], article_of(text, language)).doubt(another.name) is not None
    mother = person("Mother of Otto Lund", form)
    assert Names([lund, mother], article_of(text, language)).doubt(mother.name) is not None


def test_my_mother_is_of_the_only_person_who_is_named(article_of: Callable[[str, str], Article]) -> None:
    article = article_of("« Ma mère disait non », dit Goré. Lund se tait.", "fr")
    gore, mother = person("Goré", "Goré"), person("Goré's mother", "Ma mère")
    assert Names([gore, mother], article).doubt(mother.name) is None
    assert Names([gore, person("Otto Lund", "Lund"), mother], article).doubt(mother.name) is not None


def test_an_office_with_the_article_may_be_a_named_persons(article_of: Callable[[str, str], Article]) -> None:
    article = article_of("Pfarrer Otto Lund kam nach Ulm. Der Pfarrer sagte Nein, ein Pfarrer aus Ulm Ja.", "de")
    lund = person("Otto Lund", "Otto Lund", role="Pfarrer")
    for form, is_open in (("Der Pfarrer", True), ("ein Pfarrer aus Ulm", False)):
        priest = person("Priest", form)
        assert (Names([lund, priest], article).doubt("Priest") is not None) == is_open


def test_somebody_who_is_said_to_be_unnamed_holds_no_named_persons_office(
    article_of: Callable[[str, str], Article],
) -> None:
    article = article_of("警官王大伟拒绝回答。一名不愿具名的警官说：“没有。”该警官离开了。", "zh")
    wang = person("Wang Dawei", "王大伟", role="警官")
    for form, is_open in (("一名不愿具名的警官", False), ("该警官", True)):
        officer = person("Unnamed police officer", form)
        assert (Names([wang, officer], article).doubt(officer.name) is not None) == is_open


@pytest.mark.parametrize(
    ("language", "name", "form", "text", "is_open"),
    [
        (
            "cs",
            "Source at the Czech Finance Ministry",
            "zdroj z ministerstva financí",
            "Praha čeká. Řekl to {}.",
            False,
        ),
        ("cs", "Source at the Czech Finance Ministry", "zdroj z ministerstva obrany", "Praha čeká. Řekl to {}.", True),
        ("cs", "Source at the Czech Finance Ministry", "zdroj z ministerstva financí", "Slovensko čeká. {}.", True),
        (
            "cs",
            "Source at the Slovak Finance Ministry",
            "zdroj z ministerstva financí",
            "Praha čeká. Řekl to {}.",
            True,
        ),
        ("pl", "Official of the Polish Ministry of Agriculture", "urzędnik resortu rolnictwa", "Mówi to {}.", False),
        ("ja", "Source in the Japanese Prime Minister's Office", "官邸関係者", "「形だけ」（{}）との声がある。", False),
        ("ja", "Source in the Japanese Ministry of Defence", "官邸関係者", "「形だけ」（{}）との声がある。", True),
        ("ja", "Source in the Japanese Prime Minister's Office", "官邸関係者", "韓国の{}が語った。", True),
    ],
)
def test_an_office_of_the_texts_own_country_needs_no_country_beside_it(
    article_of: Callable[[str, str], Article], language: str, name: str, form: str, text: str, is_open: bool
) -> None:
    names = Names([person(name, form)], article_of(text.format(form), language))
    assert (names.doubt(name) is not None) is is_open
