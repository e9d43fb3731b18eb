"""Short texts and all that is found in them: turns, blocks, sentences, and words between marks."""

from __future__ import annotations

import pytest

from readout.text.blocks import blocks
from readout.text.pairing import in_marks
from readout.text.sentences import sentences
from readout.text.turns import unmarked

TURNS: list[tuple[str, list[tuple[str | None, str, str]]]] = [
    (
        "Berg: One.\n\nLund: Two.\n\nBerg: Three.",
        [("Berg", "One.", "label"), ("Lund", "Two.", "label"), ("Berg", "Three.", "label")],
    ),
    ("Berg: One.\n\nLund: Two.", []),
    ("Berg: One.\n\nLund: Two.\n\nRuiz: Three.", []),
    (
        "Berg: One.\nLund: Two.\nBerg: Three.",
        [("Berg", "One.", "label"), ("Lund", "Two.", "label"), ("Berg", "Three.", "label")],
    ),
    (
        "Q: When?\n\nA: Now.\n\nQ: Why?\n\nA: So.",
        [("Q", "When?", "label"), ("A", "Now.", "label"), ("Q", "Why?", "label"), ("A", "So.", "label")],
    ),
    (
        "P. Quand ?\n\nR. Demain.\n\nP. Où ?\n\nR. Ici.",
        [("P", "Quand ?", "label"), ("R", "Demain.", "label"), ("P", "Où ?", "label"), ("R", "Ici.", "label")],
    ),
    ("P. Quand ?\n\nR. Demain.\n\nS. Où ?\n\nR. Ici.", []),
    (
        "M. BERG – Un.\n\nMME LUND – Deux.\n\nM. BERG – Trois.",
        [("M. BERG", "Un.", "label"), ("MME LUND", "Deux.", "label"), ("M. BERG", "Trois.", "label")],
    ),
    ("M. Berg – Un.\n\nMme Lund – Deux.\n\nM. Berg – Trois.", []),
    (
        "（記者）一つ。\n\n（大臣）二つ。\n\n（記者）三つ。",
        [("記者", "一つ。", "label"), ("大臣", "二つ。", "label"), ("記者", "三つ。", "label")],
    ),
    (
        "**Berg:** One.\n\n**Lund:** Two.\n\n**Berg:** Three.",
        [("Berg", "One.", "label"), ("Lund", "Two.", "label"), ("Berg", "Three.", "label")],
    ),
    (
        "Berg: One.\n\n(laughs) Still.\n\nLund: Two.\n\nBerg: (laughs) Three.\n\nMore of it.",
        [
            ("Berg", "One.\n\n(laughs) Still.", "label"),
            ("Lund", "Two.", "label"),
            ("Berg", "Three.\n\nMore of it.", "label"),
        ],
    ),
    (
        "Berg: One.\n\nMore.\n\nLund: Two.\n\nBerg: Three.\n\n---\n\nAbout us.",
        [("Berg", "One.\n\nMore.", "label"), ("Lund", "Two.", "label"), ("Berg", "Three.", "label")],
    ),
    ("Berg said: One thing here.\n\nLund: Two.\n\nBerg said: Three.", [(None, "One thing here.", "none")]),
    ("Time: noon.\n\nPlace: Oslo.\n\nTime: ten.", []),
    ("http://a.b\n\nhttp://c.d\n\nhttp://a.b", []),
    ("10:30 start\n\n11:30 end\n\n10:30 start", []),
    (
        "**When?**\n\nNow.\n\n**Why?**\n\nSo it is.\n\nAnd more.",
        [(None, "When?", "label"), (None, "Now.", "label"), (None, "Why?", "label"), (None, "So it is.", "label")],
    ),
    ("**When?**\n\nNow.", []),
    ("**Heading**\n\nNow.\n\n**Other**\n\nThen.", []),
    ("He said: we will go there.", [(None, "we will go there.", "none")]),
    ("He said: we go.", []),
    (
        "He added: we will go there. Lund replied: no we will not.",
        [(None, "we will go there.", "none"), (None, "no we will not.", "none")],
    ),
    ("部长说：我们会去。", [(None, "我们会去。", "none")]),
    ("部长说：不。", []),
    (
        "– When?\n– Now, today.\n– Why then?\n– It is time.",
        [
            (None, "When?", "dash"),
            (None, "Now, today.", "dash"),
            (None, "Why then?", "dash"),
            (None, "It is time.", "dash"),
        ],
    ),
]
BLOCKS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("x\n> one two three\n> four\n> — Ida Berg\n\ny", [("one two three\n> four", "Ida Berg")]),
    ("> one two three", [("one two three", None)]),
    ("> one two", []),
    ("> “one two”\n", [("one two", None)]),
    ("x:\n\n    one two three\n\ny z a b\nc\nd", [("one two three", None)]),
    ("    a b c\n\n    d e f", []),
    ("x\n\n1. one two\n    three four five\n\ny\nz\nw", []),
    ("x\n> **Read also:** [The well](/wells)\n\ny", []),
    ("x\n> “one two three four”\n> – Ida Berg\ny", [("one two three four", "Ida Berg")]),
]
SENTENCES = [
    ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
    ("Mr. Berg left. He ran.", ["Mr. Berg left.", "He ran."]),
    ("“When?” he asked. Then left.", ["“When?” he asked.", "Then left."]),
    ("“We go. We stay.” Then he left.", ["“We go. We stay.”", "Then he left."]),
    ("He said “no.” She left.", ["He said “no.”", "She left."]),
    ("A.B. Berg left.", ["A.B. Berg left."]),
    ("It cost 3.5 m. It ran.", ["It cost 3.5 m. It ran."]),
    ("one. two", ["one. two"]),
    ("好。好！好？", ["好。", "好！", "好？"]),
    ("He left.She came.", ["He left.", "She came."]),
    ("x (He left.) She came.", ["x (He left.)", "She came."]),
    ("He left... and came.", ["He left... and came."]),
    ("He left... He came.", ["He left...", "He came."]),
    ("No. 10 is here. Yes.", ["No. 10 is here.", "Yes."]),
    ("U.S. aid. Then.", ["U.S. aid.", "Then."]),
    ("Ποιος; Εγώ.", ["Ποιος;", "Εγώ."]),
    ("¿Qué? Nada.", ["¿Qué?", "Nada."]),
    ("“Go!” said Berg. “Now.”", ["“Go!” said Berg.", "“Now.”"]),
    ("«Да». Он ушёл.", ["«Да».", "Он ушёл."]),
    ("a\n\nb", ["a", "b"]),
    ("A line.\nAnother line.", ["A line.", "Another line."]),
    ("He is 5 ft. tall.", ["He is 5 ft. tall."]),
    ("At 10 a.m. Berg left.", ["At 10 a.m. Berg left."]),
]
MARKS: list[tuple[str, list[tuple[str, bool, bool]]]] = [
    ("“a” b", [("a", False, False)]),
    ("“a “b” c”", [("a “b” c", False, False), ("b", True, False)]),
    ("“a ‘b’ c” d", [("a ‘b’ c", False, False), ("b", True, False)]),
    ("“a.\n\n“b.” c", [("a.", False, False), ("b.", False, True)]),
    ("“a", [("a", False, False)]),
    ("a”", []),
    ("„a“ b", [("a", False, False)]),
    ("»a« b", [("a", False, False)]),
    ("”a” b", [("a", False, False)]),
    ("'tis 'a b' c", [("a b", False, False)]),
    ("``a b'' c", [("a b", False, False)]),
    ("„a ‚b‘ c“", [("a ‚b‘ c", False, False), ("b", True, False)]),
    ("「a『b』c」", [("a『b』c", False, False), ("b", True, False)]),
    ("He's “a”", [("a", False, False)]),
    ("“a” “b”", [("a", False, False), ("b", False, False)]),
    ("“a\nb” c", [("a\nb", False, False)]),
    ("“a\n\nb” c", [("a\n\nb", False, False)]),
    (",,a b'' c", [("a b", False, False)]),
    ("“a” › b", [("a", False, False)]),
    ("A › B › C › D", []),
    ("6' 2\" tall", []),
    ("the boys' “a” b", [("a", False, False)]),
    ("l'“eau” x", [("eau", False, False)]),
    ("<<a b>> c", [("a b", False, False)]),
    ("“ ” x", []),
    ("(“a”)", [("a", False, False)]),
    ("“a”b", [("a", False, False)]),
    ("‘a’ b’s", [("a", False, False)]),
]


@pytest.mark.parametrize(("text", "turns"), TURNS)
def test_turns_have_their_label_words_and_mark(text: str, turns: list[tuple[str | None, str, str]]) -> None:
    """Three labels at least, one of them twice; what is said after a verb of speech and a colon has no label."""
    found = [
        (text[slice(*one.label)] if one.label else None, text[one.start : one.end], one.mark) for one in unmarked(text)
    ]
    assert found == turns


@pytest.mark.parametrize(("text", "set_off"), BLOCKS)
def test_blocks_have_their_words_and_credit(text: str, set_off: list[tuple[str, str | None]]) -> None:
    """Three words at least, or marks around them; lists, links and texts that are all indented set nothing off."""
    found = blocks(text, in_marks(text))
    assert [
        (text[one.start : one.end], text[slice(*one.reporting)] if one.reporting else None) for one in found
    ] == set_off


@pytest.mark.parametrize(("text", "parts"), SENTENCES)
def test_sentences_end_where_the_next_begins(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(("text", "quoted"), MARKS)
def test_words_between_marks(text: str, quoted: list[tuple[str, bool, bool]]) -> None:
    """Each with whether it is nested, and whether it carries on from the paragraph before."""
    assert [(text[one.start : one.end], one.nested, one.continues) for one in in_marks(text)] == quoted
