"""A form in Japanese names a person where it is read as both words of the name, with nothing behind but an office."""

import pytest

from readout.languages import LANGUAGES
from readout.parties.japanese_names import names_person, reads_in

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
        ("Emmanuel Macron", "マクロン仏大統領"),
        ("Ursula von der Leyen", "ウルズラ・フォンデアライエン欧州委員長"),
    ],
)
def test_a_name_is_told_alone_and_beside_an_office(name: str, form: str) -> None:
    assert names_person(name, form, OTHERS)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Shin Tsurumi", "鶴見慎吾"),  # a part of the given name
        ("Shingo Tsurumi", "鶴見慎一部長"),
        ("Shingo Saeki", "鶴見慎吾部長"),
        ("Tatsuo Kudo", "工藤辰雄さんの妻"),
        ("Tatsuo Kudo", "工藤辰雄首相補佐官"),
        ("Vladimir Putin", "プーチン大統領報道官"),
        ("Vladimir Putin", "プーチン氏の側近"),
        ("Emmanuel Macron", "プーチン大統領"),
        ("Kishida", "岸田文雄"),
        ("Fumio Kishida", "首相"),
    ],
)
def test_another_name_and_those_who_serve_are_not_told(name: str, form: str) -> None:
    assert not names_person(name, form, OTHERS)


def test_katakana_is_told_by_likeness_alone() -> None:
    assert reads_in("Shingo Tsurumi", "鶴見慎吾氏", OTHERS)
    assert not reads_in("Emmanuel Macron", "マクロン大統領", OTHERS)
