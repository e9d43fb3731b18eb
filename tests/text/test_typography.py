"""Typography is folded away: marks, dashes, spaces, composition, invisible signs and Markdown are of no account."""

from __future__ import annotations

import pytest

from readout.text.typography import fold, folded_alone, original

FOLDED = [
    ("We Go", "we go"),
    ("“We” — ‘go’", "'we'-'go'"),
    ("a  b\t\nc", "a b c"),
    ("a , b", "a,b"),
    ("a ,b", "a,b"),
    ("1 , 2", "1,2"),
    ("1, 2", "1, 2"),
    ("1 ,2", "1,2"),
    ("5 -3", "5 -3"),
    ("5 - 3", "5-3"),
    ("a - b", "a-b"),
    ("a -- b", "a-b"),
    ("a---b", "a-b"),
    ("a - - b", "a-b"),
    ("a . . . b", "a...b"),
    ("a...b", "a...b"),
    ("a…b", "a...b"),
    ("a ....b", "a...b"),
    ("wait . . b", "wait..b"),
    ("non\xadsense", "nonsense"),
    ("non\xad sense", "nonsense"),
    ("zero\u200bwidth", "zerowidth"),
    ("e\u0301te\u0301", "été"),
    ("ﬁne", "fine"),
    ("Straße", "strasse"),
    ("İstanbul", "istanbul"),
    ("ĳs", "ijs"),
    ("Ａ１", "a1"),
    ("ﷲ", "الله"),
    ("ｶﾅ", "カナ"),
    ("**bold** word", "bold word"),
    ("*it*, he", "it,he"),
    ("5*3*2", "5*3*2"),
    ("a * b", "a*b"),
    ("***x***", "x"),
    ("[link](http://x.y) on", "link on"),
    ("[link] (x)", "[link](x)"),
    ("a [b](c) d", "a b d"),
    ("x\n> quoted\n> more", "x quoted more"),
    ("x\n > y", "x y"),
    ("> start", ">start"),
    ("``we go''", "'we go'"),
    ("`` we ''", "'we'"),
    ("北京 市", "北京市"),
    ("北京 (市) a", "北京(市)a"),
    ("a。 b", "a。b"),
    ("« oui »", "'oui'"),
    ("«\xa0oui\xa0»", "'oui'"),
    ("1.000,5", "1.000,5"),
    ("10:30 am", "10:30 am"),
    ("a:b", "a:b"),
    ("a : b", "a:b"),
    ("3 . 5", "3.5"),
    ("3. 5", "3. 5"),
    ("-5", "-5"),
    ("a -5", "a-5"),
    ("5 -5 6", "5 -5 6"),
    ("x_y", "x_y"),
    ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
    ("ŉ", "ʼn"),
    ("ẞ", "ss"),
    ("a\u200db", "ab"),
    ("\u2060a", "a"),
    ("a\u0301\u0301b", "á\u0301b"),
    ("ש\u05b8\u05c1לו\u05b9ם", "שלום"),
    ("م\u064fح\u064eم\u064e\u0651د", "محمد"),
    ("“”", "''"),
    ("", ""),
    (" ", " "),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_what_a_text_is_compared_by(text: str, folded: str) -> None:
    """Two numbers stay two: `1, 2` is not `1,2`, nor `5 -3` the range `5-3`."""
    assert fold(text)[0] == folded
    assert folded_alone(text) == folded


@pytest.mark.parametrize(
    ("text", "part", "there"),
    [
        ("He said: “We  go”", "we go", "We  go"),
        ("a — b and c", "b and", "b and"),
        ("non\u00adsense talk", "nonsense", "non\u00adsense"),
        ("die Straße dort", "strasse dort", "Straße dort"),
        ("x … y", "...y", "… y"),
        ("see [the link](http://x.y) now", "the link now", "the link](http://x.y) now"),
        ("**bold** word", "bold word", "bold** word"),
        ("one\n> two", "one two", "one\n> two"),
        ("``we go'' he", "we go", "we go"),
    ],
)
def test_a_place_in_the_folded_text_leads_back_to_the_text(text: str, part: str, there: str) -> None:
    folded, maps = fold(text)
    start = folded.index(part)
    first, last = original(maps, start, start + len(part))
    assert text[first:last] == there
