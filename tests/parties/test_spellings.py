"""Names from other scripts are one person under the spellings of each language of news."""

from __future__ import annotations

import itertools

import pytest

from readout.parties import Identities
from readout.parties.people import keys_of, name_of, one_person
from readout.parties.spellings import beginnings, one_spelling, readings
from readout_schemas import Party


@pytest.mark.parametrize(
    "names",
    [
        "Michail Gorbatschow|Mikhail Gorbachev|Mikhaïl Gorbatchev|Mijaíl Gorbachov|Michaił Gorbaczow|Michail Gorbatjov",
        "Boris Jelzin|Boris Yeltsin|Boris Eltsine|Borys Jelcyn",
        "Nikita Chruschtschow|Nikita Khrushchev|Nikita Khrouchtchev|Nikita Jruschov|Nikita Chroesjtsjov",
        "Michail Chodorkowski|Mikhail Khodorkovsky|Mijaíl Jodorkovski",
        "Kassym-Schomart Tokajew|Kassym-Jomart Tokayev|Kassym-Jomart Tokaïev",
        "Jewgeni Primakow|Yevgeny Primakov|Evgueni Primakov|Jewgienij Primakow",
        "Wiktor Janukowytsch|Viktor Yanukovych|Viktor Ianoukovytch|Wiktor Janukowycz",
        "Bidsina Iwanischwili|Bidzina Ivanishvili|Bidzina Ivanichvili",
        "Alexander Lukaschenko|Aleksandr Lukashenko|Alexandre Loukachenko|Aleksander Łukaszenka",
        "Dmitri Medwedew|Dimitri Medvedev|Dmitrij Miedwiediew",
        "Muhammad Hussein|Mohammed Hussain|Mohamed Husain",
        "Aiman as-Sawahiri|Ayman al-Zawahiri|Ayman Zawahiri",
        "Abdel Fattah al-Sisi|Abdelfattah el-Sissi|Abd al-Fattah as-Sisi|Abdul Fatah Sisi",
        "Mahmud Ahmadinedschad|Mahmoud Ahmadinejad",
        "Walid Dschumblat|Walid Jumblatt|Walid Joumblatt",
        "Alexis Zipras|Alexis Tsipras",
        "Giorgos Papandreu|Giorgos Papandreou",
        "Benjamin Netanjahu|Benyamin Nétanyahou",
        "Kim Jong-un|Kim Jong Un|Kim Jongun",
        "Tsai Ing-wen|Tsai Ingwen",
    ],
)
def test_spellings_of_one_name_are_one_person(names: str) -> None:
    for one, other in itertools.combinations(map(name_of, names.split("|")), 2):
        assert one_person(one, other), (one, other)
        assert one_person(other, one), (one, other)
        assert set(keys_of(one)) & set(keys_of(other)), (one, other)


@pytest.mark.parametrize(
    "names",
    [
        "Ali Hassan|Ali Hussein",
        "Mohammed Hassan|Mahmoud Hassan",
        "Hamad Said|Hamid Said",
        "Ivan Kuzin|Ivan Kuchin",
        "Hans Meyer|Hans Maier",
        "Lena Berg|Lana Berg",
        "Jan Bergmann|Ian Bergmann",
        "Viktor Orban|Viktor Urban",
        "Vladimir Petrov|Volodymyr Petrov",
        "Alexander Petrov|Alexandra Petrova",
        "Sergei Ivanov|Sergei Ivanova",
        "Andrei Popov|Andrea Popov",
        "Kim Jong-un|Kim Jong-il",
        "Wang Yi|Wang Yang",
        "Juan Gómez|Juan Gámez",
        "Dan Church|Dan Kirk",
        "Anna Schmid|Anna Schmitt",
    ],
)
def test_names_that_only_sound_nearly_alike_are_two_people(names: str) -> None:
    one, other = map(name_of, names.split("|"))
    assert not one_person(one, other)
    assert not one_person(other, one)


def test_a_word_is_read_by_each_language() -> None:
    german, english = (("", ""), ("X", "o")), (("", ""), ("s", ""), ("C", "o"))
    assert {german, english} <= readings("scho")
    assert {"grb"[:2], "H"} <= beginnings("gorb") | beginnings("cho")
    assert beginnings("aia") == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("yeltsin", "eltsine", True),
        ("juri", "iouri", True),
        ("jan", "ian", False),
        ("sokolow", "sokolov", True),
        ("orban", "urban", False),
        ("kosta", "kosto", True),
        ("costas", "castas", False),
        ("bello", "belo", True),
        ("tokaev", "tokv", False),
    ],
)
def test_a_glide_a_doubled_letter_and_the_last_vowel_count_little(one: str, other: str, same: bool) -> None:
    assert (one_spelling(one, other), one_spelling(other, one)) == (same, same)


def test_reports_in_three_languages_name_one_man() -> None:
    def party(name: str) -> Party:
        slug = name.lower().replace(" ", "-")
        return Party(id=f"person-{slug}", name=name, kind="person", country=None, role=None, as_written=(name,))

    names = ("Michail Gorbatschow", "Mikhail Gorbachev", "Mikhaïl Gorbatchev", "Raissa Gorbatschowa")
    assert len(Identities(map(party, names)).parties()) == 2
