"""A text fragment marks the very words: the first place that fits it, as the draft has a browser look for it."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from readout.text.fragments import Fragments

START = "#:~:text="
LONG = ("All of these many words stand in one long quotation of his. " * 4).strip()
THREE = "One thing is sure.\nTwo things are not.\nThree is open."
TWO = "We will come to Oslo.\nWe will stay there."
JAPANESE = "明日オスロに行きます"
ARABIC = "سنأتي إلى أوسلو غدا"
PLACES = {
    "once": ("We will come, said one.", "We will come", 0),
    "at the very start": ("come and come and come", "come", 0),
    "the second of three": ("We will come, said one.\nWe will come, said two.\nWe will come.", "We will come", 1),
    "the last of three": ("We will come, said one.\nWe will come, said two.\nWe will come.", "We will come", 2),
    "in other letters before": ("We will come. WE WILL COME.", "WE WILL COME", 0),
    "the third of four": ("He said no. He said no. She heard that he said no. He said no.", "he said no", 0),
    "a word in a word": ("The unagreed text.\nThey agreed on it.", "agreed", 1),
    "marks that mean something": ("It costs 5-6%, “a & b”, #1-2, and more - or less.", "5-6%, “a & b”, #1-2", 0),
    "over lines": (f"He said: “{TWO}” And left.", TWO, 0),
    "over three lines": (f"A: “{THREE}” End.", THREE, 0),
    "over three lines again": (f"A: “{THREE}” End.\nB: “{THREE}” Fin.", THREE, 0),
    "long, of repeated words": (f"Before. {LONG} After.", LONG, 0),
    "long, after the same": (f"Said A: {LONG} Said B: {LONG} After.", LONG, 1),
    "double spaces": ("They  will   come. They will come again.", "They  will   come", 0),
    "Japanese": (f"大臣は「{JAPANESE}」と述べた。\n別の大臣も「{JAPANESE}」と述べた。", JAPANESE, 1),
    "Chinese, long": ("外交部长说:“" + "我们将于明天前往奥斯陆并在那里停留三天。" * 8 + "”然后他离开了。",
                      "我们将于明天前往奥斯陆并在那里停留三天。" * 8, 0),
    "Arabic": (f"قال الوزير: «{ARABIC}». ثم غادر.\nقال الآخر: «{ARABIC}».", ARABIC, 1),
    "many of the same before": ("no no no no no no no no yes", "no", 4),
}  # fmt: skip


def nth(text: str, words: str, number: int) -> int:
    place = -1
    for _ in range(number + 1):
        place = text.index(words, place + 1)
    return place


def matched(text: str, fragment: str) -> tuple[int, int]:
    """The words that a browser marks: the first place that fits, white space and case being of no account."""
    parts = fragment.removeprefix(START).split(",")
    prefix = parts.pop(0).removesuffix("-") if parts[0].endswith("-") else ""
    suffix = parts.pop().removeprefix("-") if parts[-1].startswith("-") else ""
    head, tail = parts[0], parts[1] if len(parts) > 1 else ""
    pattern = f"(?P<head>{_pattern(head)})" + (f"(?:.*?)(?P<tail>{_pattern(tail)})" if tail else "(?P<tail>)")
    pattern = (rf"{_pattern(prefix)}\s*" if prefix else "") + pattern + (rf"\s*{_pattern(suffix)}" if suffix else "")
    match = re.compile(pattern, re.IGNORECASE | re.DOTALL).search(text)
    assert match is not None
    return match.start("head"), match.end("tail") if tail else match.end("head")


def _pattern(part: str) -> str:
    words = re.escape(unquote(part)).replace(r"\ ", r"\s+")
    left = r"\b" if re.match(r"[A-Za-z]", unquote(part)) else ""
    right = r"\b" if re.search(r"[A-Za-z]\Z", unquote(part)) else ""
    return f"{left}{words}{right}"


@pytest.mark.parametrize(("text", "words", "number"), PLACES.values(), ids=PLACES.keys())
def test_a_fragment_marks_its_words_and_no_others(text: str, words: str, number: int) -> None:
    start = nth(text, words, number)
    assert matched(text, Fragments(text).fragment(start, start + len(words))) == (start, start + len(words))


def test_white_space_at_the_ends_is_no_part_of_it() -> None:
    assert Fragments("a we come b").fragment(1, 10) == f"{START}we%20come"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (1, 2), (3, 3), (5, 1)])
def test_no_words_have_no_fragment(start: int, end: int) -> None:
    assert Fragments("a  b").fragment(start, end) == ""


def test_signs_of_the_directive_are_encoded() -> None:
    assert Fragments("x a-b, c & d y").fragment(2, 12) == f"{START}a%2Db%2C%20c%20%26%20d"


def test_words_of_up_to_120_signs_are_given_whole_and_longer_ones_by_their_ends() -> None:
    words = "".join(f"w{number:03} " for number in range(60))
    whole, longer = Fragments(words).fragment(0, 119), Fragments(words).fragment(0, 124)
    assert whole == f"{START}{words[:119].replace(' ', '%20')}"
    assert longer == f"{START}w000%20w001%20w002%20w003%20w004,w020%20w021%20w022%20w023%20w024"


def test_as_few_words_before_as_are_needed_tell_places_apart() -> None:
    text = "He said no. She then said no. They said no."
    assert Fragments(text).fragment(nth(text, "said no", 1), nth(text, "said no", 1) + 7) == f"{START}then-,said%20no"
    assert Fragments(text).fragment(3, 10) == f"{START}said%20no"


def test_words_behind_tell_a_place_apart_where_none_stand_before() -> None:
    text = "Said no one.\nSaid no two."
    start = nth(text, "Said no", 1)
    found = Fragments(text).fragment(start, start + 7)
    assert matched(text, found) == (start, start + 7)
