"""When two names are of one person: how they are spelt, how they sound, and what is left out."""

from __future__ import annotations

import pytest

from readout.parties.combining import combine
from readout.parties.people import heard_of_one_side, is_full, keys_of, may_be, name_of, one_person, surnames
from readout_schemas import Party


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ali al-Ghadamsi", ("ali", "ghadamsi")),
        ("Владимир Путин", ("vladimir", "putin")),
        ("Jean-Luc Picard", ("jean", "luc", "picard")),
        ("von der", ("von", "der")),
    ],
)
def test_a_name_is_its_words_in_latin_letters_without_particles(text: str, name: tuple[str, ...]) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "full"), [("Ida Berg", True), ("Berg", False), ("I. Berg", False), ("Ida Anna Berg", True)]
)
def test_a_full_name_has_a_first_name_that_is_written_out(text: str, full: bool) -> None:
    assert is_full(name_of(text)) is full


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ida Berg", "Ida Berg", True),
        ("Ida Berg", "Ida Anna Berg", True),
        ("Ida Berg", "Anna Ida Berg", False),
        ("Ida Berg", "Ida Anna Lund", False),
        ("Bill Gates", "William Gates", True),
        ("Ida Berg", "Ada Berg", False),
        ("Maria Lund", "Mario Lund", False),
        ("Paolo Vega", "Paola Vega", False),
        ("Karin Holm", "Karen Holm", False),
        ("Kersten Dahl", "Kerstin Dahl", False),
        ("Anna Lukaschenka", "Anna Lukashenko", True),
        ("Sergei Ivanen", "Sergey Ivanin", True),
        ("Salim Karam", "Salem Karam", True),
        ("Salim Karim", "Salim Karam", False),
        ("Farid Gorbachev", "Farid Gorbatschew", True),
        ("Nabil Ferchichi", "Nabil Farshishi", False),
        ("Marwan Ferchichi", "Marwan Farshishi", True),
        ("Ida Berg", "Ida Burg", False),
        ("Olaf Scholz", "Olaf Scholtz", True),
        ("Adel Karam", "Adil Karam", True),
    ],
)
def test_two_full_names_are_of_one_person(first: str, second: str, same: bool) -> None:
    one, other = name_of(first), name_of(second)
    assert (one_person(one, other), one_person(other, one)) == (same, same)


@pytest.mark.parametrize(
    ("short", "full", "may"),
    [
        ("Berg", "Ida Berg", True),
        ("I. Berg", "Ida Berg", True),
        ("O. Berg", "Ida Berg", False),
        ("Ida", "Ida Berg", False),
        ("Anna", "Ida Anna Berg", True),
        ("Annaberg", "Ida Anna Berg", True),
        ("Lund", "Ida Berg", False),
    ],
)
def test_a_surname_or_an_initial_and_a_surname_may_stand_for_a_full_name(short: str, full: str, may: bool) -> None:
    assert may_be(name_of(short), name_of(full)) is may


def test_a_name_may_be_called_by_all_but_its_first_word_and_by_two_in_one() -> None:
    assert surnames(("ida", "bat", "erdene")) == ("bat", "erdene", "baterdene")
    assert keys_of(("berg", "aia")) == {"br", "a"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Nabil Ferchichi", "Nabil Farshishi", True),
        ("Nadi Ferchichi", "Nadi Farshishi", True),
        ("Ali Ferchichi", "Ali Farshishi", False),
        ("Ali Hassan", "Ali Hussein", False),
        ("Ali Ferchichi", "Omar Farshishi", False),
        ("N. Ferchichi", "N. Farshishi", False),
        ("Nabil Ferchichi", "Nabil Omar Farshishi", False),
    ],
)
def test_names_of_one_side_sound_alike_word_by_word(first: str, second: str, same: bool) -> None:
    assert heard_of_one_side(name_of(first), name_of(second)) is same


def _party(name: str, role: str | None, *forms: str) -> Party:
    return Party(id="person-berg", name=name, kind="person", country=None, role=role, as_written=forms)


def test_parties_of_one_id_are_one_with_every_form_once_and_the_first_role() -> None:
    told = combine([_party("Berg", None, "Berg"), _party("Ida", "envoy", "Ida", "Berg"), _party("Lie", "king", "Ida")])
    assert told == {"person-berg": _party("Berg", "envoy", "Berg", "Ida")}
    alone = _party("Berg", None, "Berg")
    assert combine([alone, _party("Ida", None, "Berg")])["person-berg"] is alone
