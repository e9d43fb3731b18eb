"""A form in Chinese characters names a person where it is read as the whole name, beside offices and other words."""

import pytest

from readout.languages import LANGUAGES
from readout.parties.chinese_names import beside_offices, reads, reads_in

TITLES = LANGUAGES["zh"].titles


@pytest.mark.parametrize(
    ("name", "characters"),
    [
        ("Qiu Limin", "邱立民"),
        ("Hung Tien-tsai", "洪添財"),
        ("Chiu Yu-shan", "邱郁珊"),
        ("Chou Keng-hung", "周耿弘"),
        ("Hsieh Kuo-liang", "謝國樑"),
        ("Ts'ai Ch'i-ch'ang", "蔡其昌"),
        ("Zeng Peiyan", "曾培炎"),
        ("Lee Teng-hui", "李登輝"),
        ("Yu Shyi-kun", "游錫堃"),
        ("Ouyang Xiaoming", "欧阳小明"),
        ("Xi Jinping", "习近平"),
        ("Juan Ming-te", "阮明德"),
    ],
)
def test_characters_are_read_in_pinyin_or_wade_giles(name: str, characters: str) -> None:
    assert reads(name, characters) == (name != "Yu Shyi-kun")  # which is neither: Gwoyeu Romatzyh


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Qiu Limin", "商务部部长助理邱立民"),
        ("Hung Tien-tsai", "船主洪添財"),
        ("Chiu Yu-shan", "民進黨籍立委邱郁珊"),
        ("Hung Tien-tsai", "洪添財先生"),
        ("Wang Yi", "外交部长王毅"),
        ("Lin Yu-ting", "林署長昱廷"),
        ("Wang Yi", "王毅部长"),
        ("Xi Jinping", "习近平主席"),
        ("Ouyang Xiaoming", "部长欧阳小明"),
        ("Li Qiang", "国务院总理李强总理"),
        ("Ma Ling", "宁德市副市长马玲女士"),
    ],
)
def test_a_name_is_told_beside_an_office(name: str, form: str) -> None:
    assert reads_in(name, form, TITLES)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Qiu Limin", "商务部部长助理邱立新"),
        ("Chiu Yu-chen", "民進黨籍立委邱郁珊"),
        ("Hung Ta-ming", "船主洪添財"),
        ("Yang Xiaoming", "部长欧阳小明"),
        ("Yang Ming", "部长欧阳明"),
        ("Xiao Ming", "部长李小明"),
        ("Bu Zhang", "外交部长"),
        ("Lin Yu-ting", "林署長昱仁"),
        ("Lin Yu-ting", "張署長昱廷"),
        ("Shi Zhang", "上海市长"),
        ("Wang Li", "外交部长王毅"),
        ("Hung Tien-tsai", "洪添財之子"),
        ("Hung Tien-tsai", "洪添財助理"),
        ("Hung Tien-tsai", "洪添財發言人"),
        ("Hung Tien-tsai", "船主"),
        ("Hung Tien-tsai", "船主洪添財說"),
        ("Wang Yi", "王"),
        ("Hung Tien-tsai", "owner 洪添財"),
    ],
)
def test_another_name_and_those_who_serve_are_not_told(name: str, form: str) -> None:
    assert not reads_in(name, form, TITLES)


@pytest.mark.parametrize(
    ("form", "left"),
    [
        ("桑切斯·莫里略总统", "桑切斯·莫里略"),
        ("北约秘书长斯托尔滕贝格", "斯托尔滕贝格"),
        ("美国总统特朗普先生", "特朗普"),
        ("斯托尔滕贝格秘书长的助理", "的助理"),
        ("总统先生", ""),
        ("Trump总统", ""),
    ],
)
def test_offices_are_taken_from_a_name(form: str, left: str) -> None:
    assert beside_offices(form, TITLES) == left
