"""What a web page sets off as a quotation is set off in the text that is read from it."""

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
