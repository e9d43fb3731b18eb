"""Quotations are found however a text sets them off, in its own language's way, and each has the kind of its mark."""

from __future__ import annotations

import pytest

from readout.text.fold import FoldedText
from readout.text.quotations import quotations
from readout.text.turns import unmarked

DIALOGUE = {
    "sv": ("– Vi ger inte upp, säger hon.", ["Vi ger inte upp"]),
    "sv, going on": ("– Vi väntar, sade hon. Men inte till maj.", ["Vi väntar", "Men inte till maj."]),
    "sv, then the reporter": ("– Vi väntar, sade hon. Hon sade att det räcker.", ["Vi väntar"]),
    "ru": ("— Мы поедем, — сказал он. — И завтра тоже.", ["Мы поедем", "И завтра тоже."]),
    "ru, a verb of no list": ("— Мы никому и не навязываемся, — отозвалась она.", ["Мы никому и не навязываемся"]),
    "ru, a dash of the speaker's": ("— Это не вопрос — это ответ, — сказал он.", ["Это не вопрос — это ответ"]),
    "uk": ("— Гроші є, черги не буде, — додав голова банку.", ["Гроші є, черги не буде"]),
    "es": ("—No vamos a ceder —dijo la ministra—. Nunca lo haremos.", ["No vamos a ceder", "Nunca lo haremos."]),
    "pl": ("– Nie ustąpimy – powiedział premier. – Nigdy.", ["Nie ustąpimy", "Nigdy."]),
    "pl, inside a paragraph": ("Pytany odmówił. – Kwoty są na końcu – uciął.", ["Kwoty są na końcu"]),
    "pt": ("— Não vamos ceder — disse a ministra. — Nunca.", ["Não vamos ceder", "Nunca."]),
    "it, hyphens": ("- Le alici le avete mangiate voi - ha gridato - ma il resto era mio.",
                    ["Le alici le avete mangiate voi", "ma il resto era mio."]),
    "fr": ("— Nous ne céderons pas, a-t-elle dit.", ["Nous ne céderons pas"]),
    "cs": ("– Neustoupíme, – řekl premiér.", ["Neustoupíme"]),
    "tr": ("– Vazgeçmeyeceğiz, dedi bakan.", ["Vazgeçmeyeceğiz"]),
    "el": ("— Δεν θα υποχωρήσουμε, είπε ο υπουργός.", ["Δεν θα υποχωρήσουμε"]),
    "he, announced": ("שלבי, למצלמות:\n– דמי המעבר אינם למכירה.", ["דמי המעבר אינם למכירה."]),
    "uk, announced": ("Дослівно:\n— Торгуватися не будемо.", ["Торгуватися не будемо."]),
}  # fmt: skip
NO_DIALOGUE = {
    "a list of aims": "The parties agreed:\n– to open the border\n– to close the gap\n– to stay",
    "a list of sentences": "What was decided\n– The border opens.\n– The gap closes.\n– The road stays.",
    "points with hyphens": "Agenda\n- Fish quotas.\n- Harbour dues.",
    "a clause between dashes": "The harbour – and the road – stays open.",
    "a dateline": "KYIV, 3 May – The ministers met in the afternoon.",
}


@pytest.mark.parametrize(("text", "spoken"), DIALOGUE.values(), ids=DIALOGUE.keys())
def test_the_reporters_words_are_no_part_of_dialogue(text: str, spoken: list[str]) -> None:
    found = quotations(text)
    assert [text[one.start : one.end] for one in found] == spoken
    assert {one.mark for one in found} == {"dash"}


@pytest.mark.parametrize("text", NO_DIALOGUE.values(), ids=NO_DIALOGUE.keys())
def test_other_dashes_begin_no_dialogue(text: str) -> None:
    assert quotations(text) == []


def test_the_reporters_words_of_dialogue_are_told() -> None:
    text = "– Nie ustąpimy – powiedział premier. – Nigdy."
    assert {text[slice(*one.reporting)] for one in quotations(text) if one.reporting} == {"powiedział premier"}


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("«Мы поедем, — сказал он, — и завтра».", ["Мы поедем", "и завтра"]),
        ("« Nous ne céderons pas, a déclaré la ministre, et nous partirons. »",
         ["Nous ne céderons pas", "et nous partirons."]),
        ('"Non cederemo - ha detto il ministro - e partiremo".', ["Non cederemo", "e partiremo"]),
        ("«Der Hafen – und das sage ich gern – bleibt offen», sagte sie.",
         ["Der Hafen – und das sage ich gern – bleibt offen"]),
        ("“He said, plainly, that we go,” she added.", ["He said, plainly, that we go,"]),
        ("“We will go – as he said – to Oslo,” she added.", ["We will go – as he said – to Oslo,"]),
        ("“The plan – he said it himself – is dead.”", ["The plan – he said it himself – is dead."]),
    ],
)  # fmt: skip
def test_marks_are_parted_where_the_reporters_words_come_between(text: str, spoken: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text)] == spoken


def test_a_copy_that_leaves_the_reporters_words_out_is_found_in_its_pieces() -> None:
    text = "Встреча прошла. «Мы поедем, — сказал он, — и завтра»."
    found = FoldedText(text).find_parts("Мы поедем, и завтра")
    assert found is not None
    assert [text[start:end] for start, end in found] == ["Мы поедем", "и завтра"]


@pytest.mark.parametrize(
    ("text", "words", "credit"),
    [
        ("She wrote:\n\n> We go,\n> and we stay.\n>\n> — Ida Berg\n\nThen she left.",
         "We go,\n> and we stay.", "Ida Berg"),
        ("Hoekema na afloop:\n\n> “Twee schepen klinkt als weinig.\n> Het zijn er twee.”\n\nKlaar.",
         "Twee schepen klinkt als weinig.\n> Het zijn er twee.", None),
        ("The letter says:\n\n    We shall not\n    leave the harbour.\n\nThe minister agreed.\n\nSo did Oslo.",
         "We shall not\n    leave the harbour.", None),
        ("> You have counted the sacks, Madam.", "You have counted the sacks, Madam.", None),
        ("Today:\n> “We go, and we stay.”\n> Ida Berg, Prime Minister of Norway\nThe ships left.",
         "We go, and we stay.", "Ida Berg, Prime Minister of Norway"),
        ("> « Nous partons demain. »\n>\n> Ida Berg, Première ministre\n\nFin.",
         "Nous partons demain.", "Ida Berg, Première ministre"),
        ("> “We go.” It was late.\n> Ida Berg\n\nThe ships left.",
         "“We go.” It was late.\n> Ida Berg", None),  # the words go on behind the marks
        ("> “We go, and we stay.”\n> Ida Berg said so.\n\nThe ships left.",
         "“We go, and we stay.”\n> Ida Berg said so.", None),  # a sentence
    ],
)  # fmt: skip
def test_a_block_is_one_quotation_without_its_credit(text: str, words: str, credit: str | None) -> None:
    (found,) = (one for one in quotations(text) if not one.nested)
    assert (found.mark, text[found.start : found.end]) == ("block", words)
    assert (found.reporting and text[slice(*found.reporting)]) == credit


def test_paragraphs_that_are_all_indented_set_nothing_off() -> None:
    assert quotations("    The minister came.\n\n    She left.\n\n    Oslo agreed.") == []


def test_marks_inside_a_block_are_nested() -> None:
    inner = [one for one in quotations("> We go, and “never” means never to us.") if one.nested]
    assert [one.mark for one in inner] == ["marks"]


NO_MARKS = {
    "gershayim": 'מפקד צה"ל ומנכ"לית משרד האוצר פרסמו דו"ח.',
    "bullets": "» Mehr zum Thema\n» Noch mehr davon",
    "inches": 'A 5" pipe, and he is 5\'11" tall.',
    "feet": "It is 6' long and 3' wide.",
    "titles of papers": "据《人民日报》和《环球时报》报道。",
}


@pytest.mark.parametrize("text", NO_MARKS.values(), ids=NO_MARKS.keys())
def test_signs_of_another_meaning_quote_nothing(text: str) -> None:
    assert quotations(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('הוא אמר ש"אין דבר כזה" לפי ה"הארץ".', ["אין דבר כזה", "הארץ"]),
        ("דובר מסר: ״השמועות מוגזמות״.", ["השמועות מוגזמות"]),
        ("김 위원장은 《우리는 간다》고 말했다.", ["우리는 간다"]),
    ],
)
def test_marks_of_hebrew_and_korean_quote(text: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text)] == words


@pytest.mark.parametrize(
    "pair", ["“”", "„“", "„”", "””", "«»", "»«", "»»", "「」", "『』", "‘’", "‚‘", "‹›", '""', "״״", "〝〟"]
)
def test_the_marks_of_every_locale_quote(pair: str) -> None:
    text = f"Berg: {pair[0]}Wir gehen heute{pair[1]}."
    assert [text[one.start : one.end] for one in quotations(text)] == ["Wir gehen heute"]


def test_a_quotation_that_breaks_off_ends_with_its_paragraph() -> None:
    text = "“We will go and it has...\nThen he left."
    (found,) = quotations(text)
    assert (text[found.start : found.end], found.closing) == ("We will go and it has...", None)


TRANSCRIPTS = {
    "capitals": "PRIME MINISTER BERG: Good afternoon.\n\nQUESTION (inaudible): And the fleet?\n\n"
    "PRIME MINISTER BERG: It stays.",
    "letters": "P. ¿Y ahora?\n\nR. Nada.\n\nP. ¿Seguro?\n\nR. Sí.",
    "Q and A": "Q: What now?\nA: Nothing.\nQ: Sure?\nA: Yes.",
    "Chinese": "记者：您怎么看？\n\n毛宁：我们已经说明了立场。\n\n记者：还有吗？\n\n毛宁：没有。",
    "Markdown": "**Berg:** We go.\n\n**Lund:** When?\n\n**Berg:** Today.",
    "Ukrainian": "ЗМІ: Коли?\n\nПальчук: Завтра.\n\nЗМІ: Де?\n\nПальчук: У Львові.",
}
NO_TRANSCRIPTS = {
    "headings": "Date: Monday\n\nPlace: Oslo\n\nParticipants: two",
    "verbs": "Berg said: we go.\n\nLund said: we stay.\n\nBerg said: we see.",
    "an enumeration": "A. The first.\n\nB. The second.\n\nC. The third.",
    "times": "14:05 The talks begin.\n\n14:10 They go on.\n\n14:05 They end.",
    "one label": "The talks went on.\n\nBreaking: they ended.\n\nNobody came.",
}


@pytest.mark.parametrize("text", TRANSCRIPTS.values(), ids=TRANSCRIPTS.keys())
def test_a_label_gives_the_turn_up_to_the_next_one(text: str) -> None:
    turns = unmarked(text)
    paragraphs = [line for line in text.split("\n") if line]
    assert [turn.mark for turn in turns] == ["label"] * len(paragraphs)
    for turn, paragraph in zip(turns, paragraphs, strict=True):
        assert turn.label is not None
        assert paragraph.lstrip("*").startswith(text[slice(*turn.label)])
        assert paragraph.endswith(text[turn.start : turn.end])


@pytest.mark.parametrize("text", NO_TRANSCRIPTS.values(), ids=NO_TRANSCRIPTS.keys())
def test_other_words_before_a_colon_are_no_labels(text: str) -> None:
    assert [turn for turn in unmarked(text) if turn.mark == "label"] == []


def test_a_turn_lasts_over_paragraphs_and_passes_over_a_stage_note() -> None:
    text = "Berg: (laughs) One.\n\nTwo.\n\nLund: Three.\n\nBerg: Four.\n\n(The recording ends.)"
    assert [text[turn.start : turn.end] for turn in unmarked(text)] == ["One.\n\nTwo.", "Three.", "Four."]


def test_an_interview_may_part_its_turns_by_dashes_alone() -> None:
    text = "— Чем кончилось?\n\n— Никто не хлопнул дверью.\n\n— Кто заплатит?\n\n— Банк."
    assert [(turn.mark, text[turn.start : turn.end]) for turn in unmarked(text)][1] == (
        "dash",
        "Никто не хлопнул дверью.",
    )


def test_words_after_a_colon_have_the_words_that_report_them() -> None:
    text = "وقال الوزير: سنواصل العمل مع شركائنا. وأضاف: لن نتراجع عن موقفنا."
    first, second = unmarked(text)
    assert (first.mark, text[first.start : first.end]) == ("none", "سنواصل العمل مع شركائنا.")
    assert second.reporting is not None
    assert text[slice(*second.reporting)] == "وأضاف"


def test_words_after_a_colon_are_told_in_a_script_without_spaces() -> None:
    text = "部长说：我们会去。"
    assert [text[one.start : one.end] for one in unmarked(text)] == ["我们会去。"]


def test_the_kind_of_a_range_is_that_of_what_holds_most_of_it() -> None:
    text = "Berg: We “go” at once, all of us.\n\nLund: When?\n\nBerg: “Now,” she told me."
    folded = FoldedText(text)

    def kind(words: str) -> str:
        at = text.index(words)
        return folded.mark_of(at, at + len(words))

    assert kind("We “go” at once, all of us.") == "label"
    assert kind("Now,") == "marks"
    assert folded.turn(0, 4) is None
