"""What a web page sets off as a quotation is set off in the text that is read from it."""

import pytest
from readout_tests.pages import page

from readout.text.quotations import quotations

FILLER = (
    "The ministers met in the harbour office on Monday and talked for hours about the fleet, the road and the dues."
)


def read(body: str) -> str:
    return page(f"<html><body><article><h1>Talks</h1><p>{FILLER}</p>{body}</article></body></html>".encode(), "x")[0]


def test_q_has_marks_and_an_inner_one_has_others() -> None:
    text = read("<p>She said <q>yes, <q>maybe</q> no</q>, and left the office for the day.</p>")
    assert "She said “yes, ‘maybe’ no”, and left" in text


def test_each_line_of_a_block_is_signed_and_its_credit_has_a_dash() -> None:
    text = read(
        "<blockquote><p>We <em>go</em>\nnow.</p><p>One<br>two.</p><footer>Ida Berg</footer></blockquote><p>E.</p>"
    )
    assert text.endswith("> We go now.\n> One\n> two.\n> — Ida Berg\nE.")


def test_a_block_without_paragraphs_is_one_quotation() -> None:
    text = read("<blockquote>You have counted the sacks.</blockquote><p>The end of it.</p>")
    (found,) = quotations(text)
    assert (found.mark, text[found.start : found.end]) == ("block", "You have counted the sacks.")


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("One <b>two</b> three <p>four</p> five", ["> One two three", "> four", "> five"]),
        ("<div>Head <p>One</p> between <p>Two</p> end</div>", ["> Head", "> One", "> between", "> Two", "> end"]),
        ("<ul><li>One <p>Two</p></li><li>Three</li></ul>Four", ["> One", "> Two", "> Three", "> Four"]),
        (
            "<p>As <cite>The Oslo Post</cite> has it</p><cite>Ida Berg</cite>",
            ["> As The Oslo Post has it", "> — Ida Berg"],
        ),
        ("<p>One</p><footer>— <cite>Ida Berg</cite>, Oslo</footer>", ["> One", "> — Ida Berg, Oslo"]),
        ("<p>One<!-- not this --> two</p><blockquote>Three</blockquote>Four", ["> One two", "> Three", "> Four"]),
    ],
)
def test_all_words_of_a_block_stay_in_their_order(block: str, lines: list[str]) -> None:
    text = read(f"<p>Before.</p><blockquote>{block}</blockquote><p>After.</p><p>Last.</p>")
    assert text.split("\n")[2:] == ["Before.", *lines, "After.", "Last."]
