"""Sentences end where those who write the language end them, not at its abbreviations and numbers."""

from __future__ import annotations

import pytest

from readout.text.sentences import Sentences

CASES = {
    "de": [
        "Am 3. Oktober trafen sich ca. 20 Staats- u. Regierungschefs.",
        "Der 20. Gipfel kostete 5 Mrd. Euro.",
        "Danach gingen sie.",
    ],
    "en": ["Mr. J. A. Berg met Gen. Lund at No. 10 on Jan. 5.", "It cost $1.5 bn.", "They left."],
    "fr": [
        "M. Berg et Mme Lund ont vu le Dr. Roy, p. ex. à l'art. 5.",
        "Il a coûté 1,5 M. d'euros.",
        "Ils sont partis.",
    ],
    "es": ["El Sr. Berg y la Dra. Lund viajaron a EE.UU. con 3.5 millones.", "Luego salieron."],
    "it": ["Il dott. Berg e l'on. Lund hanno visto il sen. Rossi, art. 5.", "Poi sono usciti."],
    "pt": ["O Sr. Berg e a Sra. Lund viram o Dr. Costa na Av. Paulista.", "Depois saíram."],
    "nl": ["Dhr. Berg en drs. Lund zagen o.a. mr. De Vries, art. 5.", "Daarna gingen ze."],
    "sv": ["Prof. Berg och dr. Lund talade bl.a. om fisk, kap. 3.", "Sedan gick de."],
    "pl": ["Gen. Berg i prof. Lund, m.in. z ul. Długiej, wydali 5 mln zł. na most w 2024 r.", "Potem wyszli."],
    "cs": ["Dne 3. října přijel prof. Berg, tzv. muž činu.", "Setkání stálo 5 mil. Kč.", "Pak odešli."],
    "ru": ["В 2024 г. глава МИД им. Берга и проф. Лунд выделили 5 млрд. рублей.", "Потом они ушли."],
    "uk": ["У 2024 р. проф. Берг з м. Києва виділив 5 млн. гривень.", "Потім він пішов."],
    "el": ["Ο κ. Μπεργκ και η κα. Λουντ έδωσαν 5 εκατ. ευρώ.", "Πότε φεύγουν;", "Κανείς δεν ξέρει."],
    "tr": ["Sn. Berg ve Prof. Lund 20. zirvede 5 milyon verdi.", "Sonra gittiler."],
    "ar": ["قال د. بيرغ إن القمة انتهت.", "هل سيعود؟", "لا أحد يعلم."],
    "fa": ["وزیر گفت مذاکرات پایان یافت.", "آیا بازمی‌گردد؟", "کسی نمی‌داند."],
    "he": ["השר אמר כי השיחות הסתיימו.", "האם יחזור?", "איש אינו יודע."],
    "zh": ["部长说会谈结束了。", "他会回来吗？", "没人知道！"],
    "ja": ["大臣は会談が終わったと述べた。", "戻るのか？", "誰も知らない。"],
}


@pytest.mark.parametrize("language", CASES)
def test_sentences_of_a_language(language: str) -> None:
    joint = "" if language in {"zh", "ja"} else " "
    text = joint.join(CASES[language])
    assert [text[start:end] for start, end in Sentences(text, language=language).spans] == CASES[language]


def test_a_text_without_capitals_has_sentences() -> None:
    text = "the talks ended. nobody came. " * 20
    assert len(Sentences(text).spans) == 40


def test_a_single_small_letter_begins_no_sentence_in_a_text_with_capitals() -> None:
    text = "The talks cost ca. five. million and more. " * 10
    assert len(Sentences(text).spans) == 10


def test_the_sentences_of_a_block_are_apart() -> None:
    text = "She wrote:\n\n> We go. We stay.\n\nThen she left."
    assert [text[start:end] for start, end in Sentences(text).spans][-3:] == ["> We go.", "We stay.", "Then she left."]
