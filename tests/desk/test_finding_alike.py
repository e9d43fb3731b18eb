"""Both databases find what a plain look through the words finds."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest
from readout_tests.mornings import yesterday

from readout.desk import Desk, DocumentQuery
from readout.desk.store.terms import Term, terms_of
from readout.desk.store.words import words_in
from readout_schemas import Report

PIECES = (
    "Šest sestra six 東京都 東 京 مصر المصر وزير vi vis don't l'été ete a ab abc 12 12,5 กรุง дом дома ß ss İ i ﬁn fin"
).split()


@pytest.fixture
def texts(desk: Desk) -> dict[str, str]:
    """Texts of pieces, by the ids of their documents, in the desk."""
    chance = random.Random(5)  # noqa: S311  (texts, and no secrets)
    made = {f"t{number}": _text(chance) for number in range(60)}
    desk.add(_report(name, text) for name, text in made.items())
    return made


def test_what_is_found_has_the_words_and_nothing_else_has(desk: Desk, texts: dict[str, str]) -> None:
    chance = random.Random(6)  # noqa: S311
    for _ in range(60):
        query = _query(chance)
        terms = terms_of(query)
        expected = {name for name, text in texts.items() if terms and all(_has(text, term) for term in terms)}
        found = list(_all(desk, query))
        assert len(found) == len(set(found))
        assert set(found) == expected, query


def _all(desk: Desk, query: str) -> Iterator[str]:
    after = None
    for _ in itertools.count():
        page = desk.find_documents(DocumentQuery(words=query), limit=19, after=after)
        yield from (one.document.id for one in page.items)
        after = page.next
        if after is None:
            return


def _has(text: str, term: Term) -> bool:
    words = [word.text for word in words_in(text)]
    size = len(term.words)
    *whole, last = term.words
    return any(
        words[at : at + size - 1] == whole and (words[at + size - 1] == last or _goes_on(term, words[at + size - 1]))
        for at in range(len(words) - size + 1)
    )


def _goes_on(term: Term, word: str) -> bool:
    return term.begins and word.startswith(term.words[-1])


def _text(chance: random.Random) -> str:
    return "".join(f"{chance.choice(PIECES)}{chance.choice((' ', ' ', '-', '', ', '))}" for _ in range(12))


def _query(chance: random.Random) -> str:
    several = [chance.choice(PIECES) for _ in range(chance.choice((1, 1, 2, 3)))]
    return chance.choice(("{}", "{}", '"{}"', "«{}")).format(" ".join(several))


def _report(name: str, text: str) -> Report:
    report = yesterday()[5]
    document = report.document.model_copy(update={"id": name, "text": text, "sha256": None, "source": name})
    return report.model_copy(update={"document": document, "commitments": (), "parties": ()})
