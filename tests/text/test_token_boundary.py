"""A stretch of text begins and ends where no word, number or letter is cut."""

from __future__ import annotations

import pytest

from readout.text.token_boundary import clean, is_apostrophe, is_gershayim

STRETCHES = [
    ("about 30 men", "30", True, True),
    ("about 130 men", "30", False, False),
    ("3.30 pm", "30", False, False),
    ("at -30 degrees", "30", False, False),
    ("30% more", "30", False, False),
    ("30 % more", "30", True, True),
    ("€30 more", "30", False, False),
    ("$30", "30", False, False),
    ("30€", "30", False, False),
    ("30°", "30", False, False),
    ("+30", "30", False, False),
    ("~30", "30", False, False),
    ("≥30", "30", False, False),
    ("1,300", "300", False, False),
    ("1,300", "1", False, False),
    ("300,", "300", True, True),
    ("30.", "30", True, True),
    ("30-day", "30", False, True),
    ("pages 30-40", "30", False, False),
    ("pages 30-40", "40", False, False),
    ("pages 30–40", "40", False, False),
    ("pages 30--40", "40", True, True),
    ("pages 30—40", "40", True, True),
    ("10:30", "30", False, False),
    ("10/30", "30", False, False),
    ("3·30", "30", False, False),
    ("UPDATE 2-Norway pays", "Norway", True, True),
    ("Slug\n# CORRECTED-UPDATE 10-EU pays", "EU", True, True),
    ("ללכת ב-800 מיליון", "800", True, True),
    ("ללכת ב־800 מיליון", "800", True, True),
    ("קנה ב800 שקל", "800", True, True),
    ("דפים 30-40", "40", False, False),
    ("מטוס אף-16", "16", False, False),
    ("אמר ל-BBC", "BBC", True, True),
    ("ל-BBC", "ל", False, True),
    ("בישראל גשם", "ישראל", False, False),
    ("בן-גוריון", "גוריון", False, True),
    ("دفع بـ800 مليون", "800", True, True),
    ("دفع ب800 مليون", "800", True, True),
    ("كتب30", "30", False, False),
    ("EXCLUSIVE-30 ships", "30", False, False),  # may be a minus
    ("UPDATE-Norway", "UPDATE", False, True),
    ("In UPDATE 2-Norway", "Norway", False, True),
    ("NATO-Gipfel beginnt", "Gipfel", False, True),
    ("Update-Norway", "Norway", False, True),
    ("non-aligned states", "aligned", False, True),
    ("non-aligned states", "non", False, True),
    ("can't", "can", False, True),
    ("can't", "t", False, True),
    ("Kyiv's call", "Kyiv", True, True),
    ("the dogs' home", "dogs", True, True),
    ("l'Ukraine", "Ukraine", True, True),
    ("d'Ukraine", "Ukraine", True, True),
    ("l’Ukraine", "Ukraine", True, True),
    ("dit qu’à la fin", "à la fin", True, True),
    ("lorsqu’en mai", "en mai", True, True),
    ("quoiqu’il parte", "il parte", True, True),
    ("dice ch’è tardi", "è tardi", True, True),
    ("nell’UE", "UE", True, True),
    ("dell’8 maggio", "8 maggio", True, True),
    ("all’11 maggio", "11 maggio", True, True),
    ("n’a pas signé", "a pas signé", False, True),
    ("j’ai signé", "ai signé", False, True),
    ("we’ll go", "ll go", False, True),
    ("all’s well", "s well", False, True),
    ("the Bull’s eye", "s eye", False, True),
    ("qu'Ukraine", "Ukraine", True, True),
    ("aujourd'hui", "hui", True, True),
    ("U.S. aid", "S", False, True),
    ("U.S. aid", "U", False, True),
    ("e.g. this", "g", False, True),
    ("end.Next one", "Next", True, True),
    ("end.Next one", "end", True, True),
    ("cafe\u0301 noir", "cafe", False, False),
    ("naïve", "ve", False, False),
    ("北京市", "京", True, True),
    ("说的是‘明年’，不是今年", "明年", True, True),
    ("「‘橋’也要修」", "橋", True, True),
    ("三十人", "十", False, False),
    ("三十人", "三", False, False),
    ("人三", "三", True, True),
    ("_name_", "name", False, False),
    ("a\u00adb c", "a", False, False),
    ("Об'єднання", "Об", False, True),
    ("п'ять", "ять", False, True),
    ("word”and", "word", True, True),
    ("word”and", "and", True, True),
    ("we'll", "we", False, True),
    ("they're", "they", False, True),
    ("o'clock", "clock", False, True),
    ("rock'n'roll", "roll", False, True),
    ("30²", "30", False, False),
    ("30m", "30", False, False),
    ("Fr30", "30", False, False),
    ("x30", "30", False, False),
]
"""A text, a stretch of it, whether a quotation may be just that, and whether a name may be."""
APOSTROPHES = [
    ("it's", 2, True),
    ("l'eau", 1, True),
    ("'tis", 0, False),
    ("dogs' ", 4, False),
    ("don't", 3, True),
    ("aujourd'hui", 7, False),
    ("word'other", 4, False),
    ("longword'longword", 8, False),
    ("об'єкт", 2, True),
    ("сім'я", 3, True),
    ("北'京", 1, False),
    ("a'b", 1, True),
    ("rock'n'roll", 4, True),
    ("5'6", 1, True),
    ("it’s", 2, True),
    ('it"s', 2, False),
    ("it's ", 2, True),
]
GERSHAYIM = [
    ('צה"ל', 2, True),
    ('ארה"ב', 3, True),
    ('ה"מומחים"', 1, False),
    ('מנכ"לית', 3, True),
    ('ו"ה', 1, True),
    ('"שלום"', 0, False),
    ('ד"ר', 1, True),
    ('של "אבג"', 3, False),
    ('בצה"לים', 3, True),
    ('abc"d', 3, False),
    ('מל"טים ומכ"מים', 2, True),
    ('מש"קיות', 2, True),
    ('ה"טים" עלה', 1, False),
    ('ה"ים" הגדול', 1, False),
    ('ב"הארץ" נכתב', 1, False),
]


@pytest.mark.parametrize(("text", "part", "quotation", "name"), STRETCHES)
def test_a_stretch_cuts_nothing(text: str, part: str, quotation: bool, name: bool) -> None:
    """`30` is not to be had from `130`, `3.30` or `30%`; of a compound or contraction a name may be a part."""
    start = text.index(part)
    assert clean(text, start, start + len(part)) is quotation
    assert clean(text, start, start + len(part), compounds=True) is name


@pytest.mark.parametrize(("text", "at", "expected"), APOSTROPHES)
def test_a_sign_is_surely_an_apostrophe_between_few_letters_and_others(text: str, at: int, expected: bool) -> None:
    assert is_apostrophe(text, at) is expected


@pytest.mark.parametrize(("text", "at", "expected"), GERSHAYIM)
def test_the_double_mark_of_a_hebrew_acronym(text: str, at: int, expected: bool) -> None:
    assert is_gershayim(text, at) is expected
