"""Where names stand in a text: whatever their case and accents, as words of their own."""

from __future__ import annotations

import pytest

from readout.ground.name_index import NameIndex, hidden, same_length


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ana DÍAZ", "ana diaz"),
        ("Straße", "straße"),
        ("Ἀθῆναι", "αθηναι"),
        ("Владимир Йорк", "владимир иорк"),
        ("パリ", "パリ"),
        ("ガーナ", "ガーナ"),
        ("Ｔｏｋｙｏ", "tokyo"),
        ("Kelvin K", "kelvin k"),
        ("İzmir", "izmir"),
        ("½", "½"),
        ("O’Neil – d‘Or", "o'neil - d'or"),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("soft\u00adhy\u200bphen", "soft\xadhy\xadphen"),
        ("ﷺ", "ﷺ"),
    ],
)
def test_a_text_loses_case_and_accents_and_keeps_its_length(text: str, plain: str) -> None:
    assert same_length(text) == plain
    assert len(same_length(text)) == len(text)


def test_ranges_are_hidden_behind_marks() -> None:
    assert hidden("abcdef", [(1, 3), (4, 5)], "*") == "a**d*f"
    assert hidden("abc", [], "*") == "abc"
    assert hidden("abc", [(0, 3)], "*") == "***"


def found(text: str, form: str, *, endings: bool = False) -> list[str]:
    return [text[slice(*place)] for place in NameIndex(text).find(form, endings=endings)]


@pytest.mark.parametrize(
    ("text", "form", "places"),
    [
        ("Berg met BERG, and Bergen met bergs.", "Berg", ["Berg", "BERG"]),
        ("The Berg-led talks, the anti-Berg vote.", "Berg", ["Berg", "Berg"]),
        ("Heidelberg, Ice Berg.", "Berg", ["Berg"]),
        ("Ida  Berg", "Ida Berg", []),
        ("Ida\u00a0Berg", "Ida   Berg", ["Ida\u00a0Berg"]),
        ("Ana Diaz", "Ana Díaz", ["Ana Diaz"]),
        ("ANA DÍAZ", "Ana Diaz", ["ANA DÍAZ"]),
        ("us and the US", "US", ["US"]),
        ("nato and NATO", "NATO", ["NATO"]),
        ("Osce and OSCES", "OSCES", ["OSCES"]),
        ("Unesco", "UNESCO", ["Unesco"]),
        ("Us", "Us", ["Us"]),
        ("ес и ЕС", "ЕС", ["ес", "ЕС"]),
        ("BergBerg Berg", "Berg", ["Berg"]),
        ("Berg Berg", "Berg", ["Berg", "Berg"]),
        ("李强总理会见了李强。", "李强", ["李强", "李强"]),
        ("NHK記者", "NHK", ["NHK"]),
        ("記者NHK", "NHK", ["NHK"]),
        ("وقال لرويترز أمس", "رويترز", ["رويترز"]),
        ("قالبلالرويترز", "رويترز", []),
        ("רויטרס ולרויטרס", "רויטרס", ["רויטרס", "רויטרס"]),
        ("aرويترز", "رويترز", []),
        ("Berg", "", []),
        ("Berg", "  ", []),
        ("", "Berg", []),
    ],
)
def test_a_name_is_found_as_words_of_its_own_or_part_of_a_hyphenated_one(
    text: str, form: str, places: list[str]
) -> None:
    assert found(text, form) == places


@pytest.mark.parametrize(
    ("text", "form", "places"),
    [
        ("Путина ждут, Путину пишут, Путин едет.", "Путин", ["Путина", "Путину", "Путин"]),
        ("Путинизм и Путиниана.", "Путин", ["Путинизм"]),
        ("Лавровой верят.", "Лаврова", ["Лавровой"]),
        ("Сергея Лаврова ждут.", "Лавров", ["Лаврова"]),
        ("Дуда, Дуды, Дудой.", "Дуда", ["Дуда"]),
        ("Дудко ждут.", "Дудка", ["Дудко"]),
        ("Ли и Лия.", "Ли", ["Ли", "Лия"]),
        ("Zełenskim przyjęto.", "Zełenski", ["Zełenskim"]),
        ("Reuters'a konuştu.", "Reuters", ["Reuters"]),
    ],
)
def test_a_name_is_found_with_other_endings_where_enough_of_it_is_left(text: str, form: str, places: list[str]) -> None:
    assert found(text, form, endings=True) == places
