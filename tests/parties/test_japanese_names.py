"""A form in Japanese names a person where it is read as both words of the name, with nothing behind but an office."""

import pytest

from readout.languages import LANGUAGES
from readout.parties.japanese_names import in_katakana, reads_in

OTHERS = LANGUAGES["ja"].unnamed


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Fumio Kishida", "岸田文雄"),
        ("Kishida Fumio", "岸田文雄首相"),
        ("Shingo Tsurumi", "水産庁の鶴見慎吾資源管理部長"),
        ("Jisaburo Saeki", "佐伯治三郎農林水産相"),
        ("Jisaburō Saeki", "佐伯治三郎"),
        ("Tatsuo Kudo", "工藤辰雄さん"),
        ("Yoko Kamikawa", "上川陽子外相"),
        ("Yoko Kamikawa", "上川陽子・外相"),
        ("Junpei Ohno", "大野純平"),
        ("Jumpei Ono", "大野純平"),
    ],
)
def test_a_name_is_told_alone_and_beside_an_office(name: str, form: str) -> None:
    assert reads_in(name, form, OTHERS)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Shin Tsurumi", "鶴見慎吾"),  # a part of the given name
        ("Shingo Tsurumi", "鶴見慎一部長"),
        ("Shingo Saeki", "鶴見慎吾部長"),
        ("Tatsuo Kudo", "工藤辰雄さんの妻"),
        ("Tatsuo Kudo", "工藤辰雄首相補佐官"),
        ("Kishida", "岸田文雄"),
        ("Fumio Kishida", "首相"),
    ],
)
def test_another_name_and_those_who_serve_are_not_told(name: str, form: str) -> None:
    assert not reads_in(name, form, OTHERS)


@pytest.mark.parametrize(
    ("form", "left"),
    [
        ("マクロン仏大統領", "マクロン"),
        ("ウルズラ・フォンデアライエン欧州委員長", "ウルズラ・フォンデアライエン"),
        ("ルラ氏", "ルラ"),
        ("プーチン大統領報道官", ""),
        ("プーチン氏の側近", ""),
        ("鶴見慎吾氏", ""),
    ],
)
def test_a_name_in_katakana_is_taken_from_its_office(form: str, left: str) -> None:
    assert in_katakana(form, OTHERS) == left
