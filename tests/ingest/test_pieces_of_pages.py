"""What small parts of a web page become: its quotations, blocks, headers, its declared encoding and language."""

from __future__ import annotations

from typing import Any

import pytest
from lxml.html import document_fromstring, tostring

from readout.ingest.article_box import mark_article
from readout.ingest.formats.blocks import plain_text, text_of
from readout.ingest.formats.webpages import (
    _charset,
    _language,
    _with_headline,
    _without_hidden,
    declared_encoding,
    encoding_called,
)
from readout.ingest.page_quotations import mark_quotations


def body_of(tree: Any) -> str:
    html: str = tostring(tree.find("body"), encoding="unicode")
    return html.removeprefix("<body>").removesuffix("</body>")


def quoted(body: str) -> str:
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    mark_quotations(tree)
    return body_of(tree)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("<p>He said <q>no</q> twice.</p>", "<p>He said “no” twice.</p>"),
        ("<p><q>One <b>two</b></q> x</p>", "<p>“One <b>two</b>” x</p>"),
        ("<p><q>One <b>two</b> three</q></p>", "<p>“One <b>two</b> three”</p>"),
        ("<p><q>a <q>b <q>c</q></q></q></p>", "<p>“a ‘b “c”’”</p>"),
        ("<p><q></q></p>", "<p>“”</p>"),
        ("<p><q><b>x</b></q></p>", "<p>“<b>x</b>”</p>"),
    ],
)
def test_a_quotation_gets_the_marks_that_browsers_draw(body: str, marked: str) -> None:
    assert quoted(body) == marked


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("One  two", ["One two"]),
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("One<br>two<br/><br>three", ["One", "two", "three"]),
        ("<p>One<br>two</p>", ["One", "two"]),
        ("Before<p>One</p>between<p>Two</p>after", ["Before", "One", "between", "Two", "after"]),
        ("<div><p>One</p></div><ul><li>Two</li></ul>", ["One", "Two"]),
        ("<p>One</p><footer>Ida Berg</footer>", ["One", "— Ida Berg"]),
        ("<p>One</p><footer>— Ida Berg</footer>", ["One", "— Ida Berg"]),
        ("<p>One</p><cite>– Ida Berg</cite>", ["One", "— Ida Berg"]),
        ("<p>One</p><footer><cite>Ida Berg</cite></footer>", ["One", "— Ida Berg"]),
        ("<p>One <cite>The Book</cite> two</p>", ["One The Book two"]),
        ("<blockquote>Inner</blockquote>", ["Inner"]),
        ("<h2>Head</h2><pre>a\nb</pre>", ["Head", "a b"]),
    ],
)
def test_the_lines_of_a_block_of_quotation_are_marked_and_its_credit_has_a_dash(block: str, lines: list[str]) -> None:
    marked = "".join(f"<p>&gt; {line}</p>" for line in lines)
    assert quoted(f"<p>A</p><blockquote>{block}</blockquote><p>B</p>") == f"<p>A</p>{marked}<p>B</p>"


def test_what_follows_a_block_of_quotation_stays_behind_it() -> None:
    assert quoted("<div>A<blockquote>x</blockquote>tail</div>") == "<div>A<p>&gt; x</p>tail</div>"
    assert quoted("<div>A<blockquote><p>x</p>y</blockquote>t</div>") == "<div>A<p>&gt; x</p><p>&gt; y</p>t</div>"
    assert quoted("<div>A<blockquote> </blockquote>tail</div>") == "<div>A tail</div>"
    assert quoted("<div>A<p>B</p><blockquote> </blockquote>tail</div>") == "<div>A<p>B</p> tail</div>"
    assert quoted("<blockquote>a</blockquote><blockquote>b</blockquote>") == "<p>&gt; a</p><p>&gt; b</p>"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("One<br>two", "One\ntwo"),
        ("a <b>b</b>\nc", "a b c"),
        ("<p>a\n b</p>\n\n<p> </p>c", "a b\nc"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("<p>a<!-- x -->b</p>", "ab"),
        ("<p>a<script>x</script>b<style>y</style>c<noscript>z</noscript></p>", "abc"),
        ("<html><head><title>T</title></head><body>a</body></html>", "a"),
        ("", ""),
        ("<!-- x -->", ""),
    ],
)
def test_a_block_is_a_line_and_what_no_reader_sees_is_none(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a  b", "a  b"),
        ("2 < 3  > 1", "2 < 3  > 1"),
        ("a <i>b</i>  c", "a b c"),
        ("a &amp;  b", "a & b"),
        ("a &#38;  b", "a & b"),
        ("AT&T;", "AT&T;"),
        ("a & b", "a & b"),
    ],
)
def test_what_has_no_markup_stays_as_it_is(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("hidden", "left"),
    [
        ("<p hidden>x</p>t", "t"),
        ("<p class='sr-only'>x</p>t", "t"),
        ("<p class='a visually-hidden b'>x</p>t", "t"),
        ("<p class='not-sr-only'>x</p>t", '<p class="not-sr-only">x</p>t'),
        ("<p style='font-size: 0'>x</p>t", "t"),
        ("<p style='font-size:0.8em'>x</p>t", '<p style="font-size:0.8em">x</p>t'),
        ("<template>x</template>t", "t"),
    ],
)
def test_what_is_hidden_goes_and_what_follows_it_stays(hidden: str, left: str) -> None:
    tree = document_fromstring(f"<html><body><div>a{hidden}</div></body></html>")
    _without_hidden(tree)
    assert body_of(tree) == f"<div>a{left}</div>"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="UTF-8">', "utf-8"),
        (b"<meta charset = ' ISO-8859-1 '>", "cp1252"),
        (b'<meta content="text/html; charset=Shift_JIS">', "cp932"),
        (b'<?xml version="1.0" encoding="gb2312"?>', "gb18030"),
        (b" " * 1010 + b"charset=latin1 ", "cp1252"),
        (b" " * 1011 + b"charset=latin1 ", "latin"),
        (b" " * 1016 + b"charset=latin1", None),
        (b"<p>", None),
    ],
)
def test_the_encoding_that_a_page_declares_in_its_first_kibibyte(head: bytes, encoding: str | None) -> None:
    assert declared_encoding(head) == encoding


@pytest.mark.parametrize(
    ("label", "encoding"),
    [(None, None), (" ", None), (" GBK ", "gb18030"), ("koi8-r", "koi8-r"), ("US-ASCII", "cp1252")],
)
def test_what_browsers_take_a_label_for(label: str | None, encoding: str | None) -> None:
    assert encoding_called(label) == encoding


@pytest.mark.parametrize(
    ("media_type", "charset"),
    [("text/html; charset=ISO-8859-2", "iso-8859-2"), ('text/html; charset="utf-8"', "utf-8"), ("text/html", None),
     ("", None)],
)  # fmt: skip
def test_the_encoding_that_a_server_says(media_type: str, charset: str | None) -> None:
    assert _charset(media_type) == charset


@pytest.mark.parametrize(
    ("value", "tag"),
    [("en", "en"), (" de_AT ", "de-AT"), ("zh-Hant-TW", "zh-Hant-TW"), ("english", None), ("", None), (None, None),
     ("e", None), ("en-", None)],
)  # fmt: skip
def test_the_language_that_a_page_says(value: str | None, tag: str | None) -> None:
    assert _language(value) == tag


@pytest.mark.parametrize(
    ("text", "title", "whole"),
    [("Text.", None, "Text."), ("Text.", "", "Text."), ("Text.", "Head", "Head\nText."),
     ("THE  head\nof it", "The head of", "THE  head\nof it")],
)  # fmt: skip
def test_a_headline_is_put_first_unless_it_is_there(text: str, title: str | None, whole: str) -> None:
    assert _with_headline(text, title) == whole


def boxed(body: str) -> list[str]:
    """The classes of what is marked as the article."""
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    mark_article(tree)
    return [element.get("class") or "" for element in tree.iter("article")]


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        (f"<div class=a><h1>H</h1><p>{'x' * 200}</p></div>", ["a"]),
        (f"<div class=a><h1>H</h1><p>{'x' * 199}</p></div>", []),
        (f"<div class=c><div class=a><h1>H</h1><p>{'x' * 200}</p></div></div>", ["a"]),
        (f"<div class=a><h1>H</h1><p>{'x' * 199}  \n </p></div>", []),
        (f"<div class=a><div class=b><h1>H</h1><p>x</p></div><p>{'x' * 199}</p></div>", ["a"]),
        (f"<div class=a><h1>H</h1><ul><li>{'x' * 100}<p>{'x' * 99}</p></li></ul></div>", []),
        (f"<div class=a><h1>H</h1><blockquote>{'x' * 100}</blockquote><h2>{'x' * 100}</h2></div>", ["a"]),
        (f"<div class=a><h1>H</h1><div>{'x' * 300}</div></div>", []),
        (f"<div class=a><h1>H</h1><h1>H</h1><p>{'x' * 300}</p></div>", []),
        (f"<h1>H</h1><p>{'x' * 300}</p>", []),
        (f"<main></main><div class=a><h1>H</h1><p>{'x' * 300}</p></div>", []),
        (f"<div class=a>{'<div>' * 11}<h1>H</h1>{'</div>' * 11}<p>{'x' * 300}</p></div>", ["a"]),
        (f"<div class=a>{'<div>' * 12}<h1>H</h1>{'</div>' * 12}<p>{'x' * 300}</p></div>", []),
    ],
)
def test_the_article_is_the_smallest_box_with_the_headline_and_200_letters_of_prose(
    body: str, marked: list[str]
) -> None:
    assert boxed(body) == marked
