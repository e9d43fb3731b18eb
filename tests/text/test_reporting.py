"""The reporter's words inside a quotation: a verb of speech is among the first, at once after a comma."""

from __future__ import annotations

import pytest

from readout.text.normalised_query import NormalisedQuery
from readout.text.reporting import is_reporting

CLAUSES = [
    ("sade hon", True, True),
    ("sade hon", False, True),
    ("he said", False, True),
    ("she said", False, True),
    ("they said", False, True),
    ("he then said", False, False),
    ("he said again", False, False),
    ("the minister said", False, False),
    ("the minister said", True, True),
    ("the old foreign minister said", True, False),
    ("the very old foreign minister said", True, False),
    ("a-t-il dit", False, True),
    ("a dit le ministre", False, True),
    ("ont-ils dit", True, True),
    ("gli ha risposto", True, True),
    ("gli ha poi risposto", True, True),
    ("har sagt", True, True),
    ("отозвалась она", True, True),
    ("отозвалась она", False, False),
    ("так сказал он", True, True),
    ("uciął premier", True, True),
    ("řekli ministři", True, True),
    ("contestó ella", True, True),
    ("respondeu ela", True, True),
    ("ha gridato lui", True, True),
    ("Sade hon", True, True),
    ("Sade hon", False, False),
    ("Minister sade", True, True),
    ("Old grey Minister then sade", True, False),
    ("and then we went home", True, False),
    ("we went. he said", True, False),
    ("we went; he said", True, False),
    ("", True, False),
    ("– said", False, False),
    ("— сказал", True, False),
    ("said", False, True),
    ("disse", False, True),
]
"""Words, whether a dash stands before them, and whether they are the reporter's."""
QUERIES = [
    ("“We go,”", "we go", "'", ",'"),
    ("  we go… ", "we go", "", "..."),
    ("-30 degrees", "-30 degrees", "", ""),
    ("- we go", "we go", "-", ""),
    ("(30%)", "30%", "(", ")"),
    ("", "", "", ""),
    ("“…”", "", "'...'", ""),
    ("¿Qué?", "qué", "¿", "?"),
    ("*we*", "we", "", ""),
    ("$30", "$30", "", ""),
    ("'tis", "tis", "'", ""),
    ("we go -", "we go", "", "-"),
    ("word", "word", "", ""),
    ("[w]e go", "w]e go", "[", ""),
    ("_we go_", "we go", "_", "_"),
    ("30", "30", "", ""),
    ("«\xa0oui\xa0»", "oui", "'", "'"),
]


@pytest.mark.parametrize(("clause", "by_dash", "expected"), CLAUSES)
def test_a_clause_is_the_reporters(clause: str, by_dash: bool, expected: bool) -> None:
    assert is_reporting(clause, 0, len(clause), by_dash=by_dash) is expected


def test_the_end_of_the_words_bounds_the_clause() -> None:
    assert is_reporting("today she said", 0, 14, by_dash=True)
    assert not is_reporting("today she said", 0, 9, by_dash=True)


@pytest.mark.parametrize(("quote", "words", "lead", "tail"), QUERIES)
def test_a_quote_is_looked_for_by_its_words_without_what_stands_at_its_ends(
    quote: str, words: str, lead: str, tail: str
) -> None:
    """A sign that belongs to a number is kept: `-30`, `30%`."""
    query = NormalisedQuery(quote)
    assert (query.words, query.lead, query.tail) == (words, lead, tail)
