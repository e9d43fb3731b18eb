"""A quotation is found however the page writes its letters, and no other word is taken for it, in any script."""

from __future__ import annotations

import pytest

from readout.text.fold import FoldedText

SAME = {
    "capitals without accents": ("«ΔΕΝ ΘΑ ΥΠΟΧΩΡΗΣΟΥΜΕ»", "Δεν θα υποχωρήσουμε"),
    "capitals of the quote": ("Δεν θα υποχωρήσουμε ποτέ.", "ΔΕΝ ΘΑ ΥΠΟΧΩΡΗΣΟΥΜΕ"),
    "French capitals": ("L'ETAT RESTE", "L’État reste"),
    "a single letter among capitals": ("Η ΤΩΡΑ Η ΠΟΤΕ", "Ή τώρα ή ποτέ"),
    "Turkish capitals": ("IŞIK SÖNMEYECEK", "Işık sönmeyecek"),
    "Turkish small dotless i": ("IRMAK SUSMAZ", "ırmak susmaz"),
    "Turkish dotted capital": ("İmamoğlu geldi", "imamoğlu geldi"),
    "sharp s": ("das Weiße Haus", "das WEISSE Haus"),
    "a broken word": ("the negotia-\ntions go on", "the negotiations go on"),
    "a compound at a line's end": ("a well-\nknown road", "a well-known road"),
    "both": ("a well-\nknown negotia-\ntor", "a well-known negotiator"),
    "a broken word in a block": ("> the negotia-\n> tions go on", "the negotiations go on"),
    "a soft hyphen at a line's end": ("Verhand\xad\nlungen", "Verhandlungen"),
    "a block": ("> We go,\n> and we stay.", "We go, and we stay."),
    "emphasis": ("heeft **maandag en dinsdag** in Esbjerg", "heeft maandag en dinsdag in Esbjerg"),
    "a link": ("says [Ida Berg](https://x.example/berg) today", "says Ida Berg today"),
    "tatweel and vowels": ("قال إنّ العـــمل مستمرٌّ", "قال إن العمل مستمر"),
    "vowels of the quote": ("لن نتراجع", "لَنْ نَتَراجَعَ"),
    "presentation forms": ("ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ", "السلام عليكم"),
    "Hebrew points": ("שָׁלוֹם רַב", "שלום רב"),
    "maqaf and gershayim": ("אי־אפשר, אמר דובר צה״ל", 'אי-אפשר, אמר דובר צה"ל'),
    "full width": ("ＡＰＥＣ会議は２０２５年", "APEC会議は2025年"),
    "half-width kana": ("ﾄﾖﾀ ﾊﾞﾝｸ", "トヨタ バンク"),
    "a line break in Chinese": ("我们会\n继续谈判", "我们会继续谈判"),
    "spaces beside figures in Chinese": ("在 2024 年 3 月", "在2024年3月"),
    "Thai": ("เราจะไม่ยอมแพ้แน่นอน", "ไม่ยอมแพ้"),
    "decomposed": ("Nous ce\u0301derons", "Nous céderons"),
}
OTHER = {
    "an accent in small letters": ("Δεν θα υποχωρησουμε", "Δεν θα υποχωρήσουμε"),
    "an accent that makes a word": ("il a parle", "il a parlé"),
    "Turkish letters": ("kız geldi", "kiz geldi"),
    "a hyphen in a line": ("the non-aligned states", "the nonaligned states"),
    "a hyphen too many": ("the negotiations go on", "the negotia-tions go on"),
    "a word after a broken one": ("the negotia-\ntions go on", "the negotiations went on"),
    "figures over a line": ("12-\n15 ships", "1215 ships"),
    "Arabic letters": ("أكد الوزير", "اكد الوزير"),
    "Persian and Arabic kaf": ("کتاب", "كتاب"),
    "a Han character": ("我们会继续谈判", "我们会停止谈判"),
    "a Han character too few": ("我们会继续谈判", "我们继续谈判"),
    "a Han number": ("三十五国", "三十国"),
    "a kana": ("行きます", "行きました"),
    "multiplication": ("5*3 ships", "53 ships"),
    "Thai negation": ("เราจะยอมแพ้", "เราจะไม่ยอมแพ้"),
    "Hebrew letters": ("שלום רב", "שלום רד"),
    "digits in Arabic": ("بلغ ٢٥ دولة", "بلغ ٢٦ دولة"),
}


@pytest.mark.parametrize(("text", "quote"), SAME.values(), ids=SAME.keys())
def test_typography_does_not_matter(text: str, quote: str) -> None:
    assert FoldedText(text).place(quote) is not None


@pytest.mark.parametrize(("text", "quote"), OTHER.values(), ids=OTHER.keys())
def test_other_letters_words_and_digits_do(text: str, quote: str) -> None:
    assert FoldedText(text).place(quote) is None


def test_the_place_of_a_respelt_quote_is_that_of_the_texts_words() -> None:
    text = "He said: “the negotia-\ntions go on”."
    found = FoldedText(text).place("the negotiations go on")
    assert found is not None
    assert text[found.start : found.end] == "the negotia-\ntions go on"


def test_vowel_signs_of_the_last_letter_belong_to_the_place() -> None:
    text = "هذا كتابٌ."
    (found,) = FoldedText(text).find_all("كتاب")
    assert text[slice(*found)] == "كتابٌ."[:5]


def test_an_interruption_may_tell_more_than_who_spoke() -> None:
    text = "“We go,” said Ida Berg, who has led the party since 2019 and was in Oslo for the talks, “and we stay.”"
    assert FoldedText(text).find_parts("We go, and we stay.") is not None


def test_quotations_of_two_speakers_are_not_joined() -> None:
    assert FoldedText("“We go,” said Berg. “We stay,” said Lund.").find_parts("We go, We stay,") is None
