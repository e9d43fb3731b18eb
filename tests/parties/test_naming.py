"""Names in two scripts or spellings."""

from __future__ import annotations

import pytest

from readout.parties.naming import alike

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
