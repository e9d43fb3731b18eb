"""A quotation reaches to its marks: the stops and the marks of a quotation nested at its ends belong to it."""

from __future__ import annotations

import pytest

from readout.text.quote_boundary import closes_inside, completed, opens_inside, stands_in_marks

WIDENED = {
    "a stop before the mark": ("He said “[We go].” Then", "We go."),
    "a comma before the mark": ("“[We go],” he said", "We go,"),
    "dots before the mark": ("“[We go]…” he said", "We go…"),
    "a stop and a thin space, as in French": ("« [Nous partons]\u202f! » dit-il", "Nous partons\u202f!"),
    "no mark follows": ("[We go]. He left", "We go"),
    "the mark follows at once": ("“[We go]” he said", "We go"),
    "dots after the opening mark": ("“…[we go]” he said", "…we go"),
    "a turned question mark": ("«¿[Vamos ya]?» dijo", "¿Vamos ya?"),
    "a stop in the text before": ("It ends. [We go]” he said", "We go"),
    "a nested one at the end": ("“[He said ‘no]’.” Then", "He said ‘no’."),
    "a nested one at the end without a stop": ("“[He said ‘no]’” Then", "He said ‘no’"),
    "a nested one at the start": ("“‘[No’ is it]” she said", "‘No’ is it"),
    "a nested one at the very start of the text": ("“‘[No’ and ‘yes]’” said", "‘No’ and ‘yes’"),
    "an apostrophe that closes nothing": ("“[The workers]’” he said", "The workers"),
    "an outer mark that closes nothing inside": ("‘[He said no]’. “Yes” she said", "He said no"),
}


@pytest.mark.parametrize(("marked", "words"), WIDENED.values(), ids=WIDENED.keys())
def test_what_stands_before_the_closing_mark_belongs_to_the_quotation(marked: str, words: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    first, last = completed(text, start, end)
    assert text[first:last] == words


def test_a_mark_closes_or_opens_what_is_inside_only_where_that_is_left_over() -> None:
    text = "“He said ‘no’ twice”"
    assert closes_inside(text, 1, text.index("’"))
    assert not closes_inside(text, 1, len(text) - 1)
    assert not closes_inside("“no” “", 0, 5)
    assert opens_inside(text, text.index("‘") + 1, len(text) - 1)
    assert not opens_inside(text, 1, len(text) - 1)
    assert not opens_inside("no", 0, 2)
    assert not closes_inside("It’s ‘said’", 0, 11)


def test_words_stand_in_marks_where_one_is_on_either_side() -> None:
    assert stands_in_marks("“no”", 1, 3)
    assert not stands_in_marks("“no more”", 1, 3)
    assert not stands_in_marks("say no”", 4, 6)
