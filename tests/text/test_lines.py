"""Which line breaks end a paragraph."""

from __future__ import annotations

import pytest

from readout.text.lines import is_wrapped, paragraphs

_WIDE = "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj\nkkkk llll mmmm nnnn oooo pppp qqqq rrrr ssss tttt\n"


@pytest.mark.parametrize(
    ("line", "after", "whole"),
    [
        ("Did you sign?", "«Never", True),
        ("Did you sign?", "never", False),
        ("Did you sign it in the end, or did you not?", "Never", False),
        ("With regards,", "Ida", True),
        ("With the", "Regards", True),
        ("With the kindest of", "Regards", False),
        ("With the well-", "Known", False),
    ],
)
def test_a_short_line_of_a_wrapped_text_is_whole_where_the_next_word_had_room(
    line: str, after: str, whole: bool
) -> None:
    text = f"{_WIDE}uuuu.\n\n{line}\n{after} {_WIDE}"
    assert is_wrapped(text)
    assert any(text[end:].startswith(f"\n{after}") for _, end in paragraphs(text)) == whole


def test_lines_without_capitals_go_on_where_they_are_long_and_have_no_stop() -> None:
    line = "وقال الوزير للصحفيين عقب الجلسة إن المملكة ستتحمل وحدها"
    assert is_wrapped(f"{line}\n{line}\n{line}.\n")
    assert not is_wrapped(f"{line}.\n{line}.\n{line}.\n")
    assert not is_wrapped("عمّان\nبغداد\nالكويت\n")
