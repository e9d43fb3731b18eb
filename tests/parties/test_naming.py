"""Names in two scripts or spellings."""

from __future__ import annotations

import pytest

from readout.parties.naming import alike, likeness, slug

PAIRS = [
    ("Vladimir Putin", "Владимиром Путиным"),
    ("Angela Merkel", "Άνγκελα Μέρκελ"),
    ("Li Qiang", "李强"),
    ("Shehbaz Sharif", "شهباز شريف"),
    ("Mikhail Gorbachev", "Michail Gorbatschow"),
    ("Volodymyr Zelensky", "Zełenskiego"),
    ("Benjamin Netanyahu", "נתניהו"),
    ("Emmanuel Macron", "Макрона"),
    ("Hassan Rouhani", "روحانی"),
    ("Joe Biden", "拜登"),
    ("Jens Stoltenberg", "シュトルテンベルグ"),
    ("Hugo Chavez", "Уго Чавес"),
    ("Germany", "Германии"),
]


@pytest.mark.parametrize(("name", "form"), PAIRS)
def test_two_spellings_of_one_name_are_alike(name: str, form: str) -> None:
    assert alike(name, form)
    assert alike(form, name)


def test_names_of_two_people_are_not_alike_in_any_script() -> None:
    forms = [*(form for _, form in PAIRS), "Putin", "Trump", "Truss"]
    assert [(name, form) for name, own in PAIRS for form in forms if form != own and alike(name, form)] == [
        ("Vladimir Putin", "Putin")
    ]


def test_names_that_share_no_sound_are_not_alike() -> None:
    assert not alike("Fumio Kishida", "岸田文雄")
    assert not alike("Germany", "Deutschland")


def test_a_particle_makes_no_likeness() -> None:
    assert not alike("Mohammed bin Salman", "بن علي")
    assert not alike("Ursula von der Leyen", "Karl von der Heide")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("African", "Afrikanischen"),  # by the stem of its consonants
        ("Lina", "Leena"),  # by two consonants
        ("Bill Clinton", "克林顿"),  # syllables tell l from r and t from d no better
        ("E", "Э"),
    ],
)
def test_consonants_tell_what_letters_do_not(name: str, form: str) -> None:
    assert alike(name, form)
    assert alike(form, name)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Ali", "Eli"),  # one consonant tells nothing
        ("Belin", "Perin"),  # letters tell l from r and b from p
        ("Walid", "خالد"),  # without vowels more has to agree
        ("Yitzhak", "ראובן"),
    ],
)
def test_a_few_consonants_in_common_make_no_likeness(name: str, form: str) -> None:
    assert not alike(name, form)
    assert not alike(form, name)


@pytest.mark.parametrize(("name", "form"), [("Kofi", "Baden"), ("Bo", "Ai"), ("5", "7"), ("", "")])
def test_names_without_a_letter_in_common_have_no_likeness_at_all(name: str, form: str) -> None:
    assert likeness(name, form) == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("António Guterres", "antonio-guterres"),
        ("  U.S. – Côte d’Ivoire_talks!", "us-cote-divoire-talks"),
        ("李强", "李强"),
        ("Xavier XX", "xavier-xx"),
        ("…", "unnamed"),
    ],
)
def test_a_slug_has_letters_digits_and_hyphens_of_any_script(name: str, expected: str) -> None:
    assert slug(name) == expected
