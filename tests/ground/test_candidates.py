"""Where the parties of an answer are named, and whose a form is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.candidates import Candidates, Mention
from readout.ground.grammar import Role


def party(name: str, kind: str, *forms: str, role: str | None = None) -> PartyDraft:
    return PartyDraft.model_validate({"name": name, "kind": kind, "role": role, "as_written": list(forms)})


def mentioned(article: Article, candidates: Candidates, also: str | None = None) -> list[tuple[str, list[str]]]:
    """The forms in a text, each with the names of those whom it may stand for."""
    unlisted = candidates.candidate(also) if also else None
    found = candidates.mentions((0, len(article.text)), unlisted)
    return [(article.text[one.start : one.end], sorted(each.name for each in one.candidates)) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "listed", "forms"),
    [
        ("en", "Ida Berg came. Berg left.", "Ida Berg", ["Ida Berg", "Berg"]),
        ("en", "Von der Leyen met leyen.", "Ursula von der Leyen", ["Von der Leyen"]),
        ("en", "Mr Rice cooked rice.", "Ana Rice", ["Rice"]),
        ("en", "The ice lady met her.", "Ana Rice|the ice lady", ["ice lady"]),
        ("en", "Ida met Berg.", "Ida Berg|Ida", ["Ida", "Berg"]),
        ("ru", "Каримова ждут. Рядом стоял Каримов.", "Rustam Karimov|Каримов", ["Каримова", "Каримов"]),
        ("ru", "Рустама Каримова ждут.", "Rustam Karimov|Рустам Каримов", ["Каримова"]),
        ("en", "Karimova came, Karimov left.", "Rustam Karimov|Karimov", ["Karimov"]),
        ("ar", "قال سوروكين نعم.", "Pavel Sorokin|بافل سوروكين", ["سوروكين"]),
        ("en", "I met B. Then B left.", "Bo Bi|B", []),
    ],
)
def test_a_person_is_named_by_the_whole_name_the_surname_or_a_listed_form(
    article_of: Callable[..., Article], language: str, text: str, listed: str, forms: list[str]
) -> None:
    article = article_of(text, language)
    assert [form for form, _ in mentioned(article, Candidates(people(listed), article))] == forms


def test_of_forms_that_overlap_the_longest_counts(article_of: Callable[..., Article]) -> None:
    article = article_of("The office of Ida Berg called. Norway's foreign ministry did not.")
    listed = [
        party("Ida Berg", "person"),
        party("Office of Ida Berg", "organisation", "the office of Ida Berg"),
        party("Norway", "country"),
        party("Foreign Ministry", "organisation", "Norway's foreign ministry", "foreign ministry"),
    ]
    assert mentioned(article, Candidates(listed, article)) == [
        ("office of Ida Berg", ["Office of Ida Berg"]),
        ("Norway's foreign ministry", ["Foreign Ministry"]),
    ]


def test_what_others_are_quoted_to_say_names_nobody(article_of: Callable[..., Article]) -> None:
    article = article_of("“I met Ida Berg on the quay of Oslo,” said Lund.")
    assert mentioned(article, Candidates(people("Ida Berg", "Otto Lund"), article)) == [("Lund", ["Otto Lund"])]


def test_a_form_that_two_bear_stands_for_each(article_of: Callable[..., Article]) -> None:
    article = article_of("Berg came.")
    assert mentioned(article, Candidates(people("Ida Berg", "Jan Berg"), article)) == [
        ("Berg", ["Ida Berg", "Jan Berg"])
    ]


def test_a_name_is_of_who_bears_it_and_not_of_who_lists_it(article_of: Callable[..., Article]) -> None:
    article = article_of("Berg came. Jan Berg left. The envoy stayed.")
    candidates = Candidates(people("Ida Berg", "Otto Lund|Berg|Jan Berg|the envoy"), article)
    assert mentioned(article, candidates) == [
        ("Berg", ["Ida Berg"]),
        ("Berg", ["Ida Berg"]),
        ("envoy", ["Otto Lund"]),
    ]


def test_one_whom_the_answer_does_not_list_is_looked_for_as_a_person(article_of: Callable[..., Article]) -> None:
    article = article_of("Rao came. Asha Rao and Berg left.")
    candidates = Candidates(people("Ida Berg"), article)
    assert mentioned(article, candidates) == [("Berg", ["Ida Berg"])]
    assert mentioned(article, candidates, "Asha Rao") == [
        ("Rao", ["Asha Rao"]),
        ("Asha Rao", ["Asha Rao"]),
        ("Berg", ["Ida Berg"]),
    ]
    assert candidates.candidate("Asha Rao").person
    assert not candidates.lists(candidates.candidate("Asha Rao"))


def test_only_what_lies_wholly_in_a_range_is_mentioned_there(article_of: Callable[..., Article]) -> None:
    article = article_of("Berg met Lund and Berg.")
    candidates = Candidates(people("Ida Berg", "Otto Lund"), article)
    at = [(one.start, one.end) for one in candidates.mentions((4, 22))]
    assert at == [(9, 13), (18, 22)]
    assert [(one.start, one.end) for one in candidates.mentions((5, 21))] == [(9, 13)]
    assert [(one.start, one.end) for one in candidates.mentions((0, 4))] == [(0, 4)]


def test_a_party_is_found_by_its_name_or_a_form_of_it_whatever_their_case(article_of: Callable[..., Article]) -> None:
    candidates = Candidates(
        [party("Norway", "country", "Oslo’s men"), *people("Ida Berg")], article_of("Norway met Berg.")
    )
    assert candidates.candidate("NORWAY").name == "Norway"
    assert candidates.candidate("the  Oslo's men").name == "Norway"
    assert candidates.candidate("berg").name == "Ida Berg"
    assert candidates.candidate(" Nobody ").name == "Nobody"
    assert [one.name for one in candidates.all()] == ["Norway", "Ida Berg"]


def test_a_candidate_is_spelt_by_its_names_forms_and_role(article_of: Callable[..., Article]) -> None:
    listed = [party("Volodymyr Zelensky", "person", "Володимир Зеленський", role="President of Ukraine")]
    one = Candidates(listed, article_of("Zelensky came.")).candidate("Volodymyr Zelensky")
    assert [word for word in ("Zelenski", "ZELENSKY", "Ukraine", "president") if not one.spells(word)] == []
    assert [word for word in ("Zel", "Putin", "Prospect") if one.spells(word)] == []
    assert one.role == {"president", "of", "ukraine"} & one.words
    assert {"volodymyr", "zelensky"} <= one.words


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        ("person", {Role.ALONE, Role.DOER}),
        ("organisation", set(Role) - {Role.GOVERNED, Role.POSSESSOR}),
    ],
)
def test_a_spokesman_speaks_as_his_ministry_and_not_as_the_person_whom_he_serves(
    article_of: Callable[..., Article], kind: str, roles: set[Role]
) -> None:
    candidates = Candidates([party("Berg", kind), *people("Otto Lund")], article_of("Berg came."))
    berg, lund = candidates.candidate("Berg"), candidates.candidate("Otto Lund")
    made = {role: Mention(0, 4, frozenset({berg}), role) for role in Role}
    assert {role for role, one in made.items() if one.may_speak(berg)} == roles
    assert not any(one.may_speak(lund) or one.has(lund) for one in made.values())
    assert all(one.of_person() is (kind == "person") for one in made.values())
