"""What is looked for: words and phrases, as each database is asked for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.desk.store.indexing import quoted
from readout.desk.store.words import is_run, words_in

_PHRASE = re.compile(r"[\"“”„«»「」『』]([^\"“”„«»「」『』]*)[\"“”„«»「」『』]?|([^\s\"“”„«»「」『』]+)")
_SHORTEST, _SHORTEST_HANGUL = 3, 2
"""Letters from which a word also finds those that begin with it: ``sanction`` finds ``sanctions``. A letter of Korean
is a syllable, and particles are written onto a word's end."""
_HANGUL = re.compile("[\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; of the last one perhaps only the beginning is given."""

    words: tuple[str, ...]
    begins: bool = False


def terms_of(query: str) -> tuple[Term, ...] | None:
    """The terms of a query, all of which are to be found; ``None`` where it has no word at all.

    Words in quotation marks are a phrase; others stand anywhere, and of three letters or more find what begins so.
    """
    found: list[Term] = []
    for phrase, alone in _PHRASE.findall(query):
        words = _words(phrase or alone)
        if words:
            found.append(Term(words, begins=len(words) == 1 and _begins(words[0], is_phrase=bool(phrase))))
    return tuple(dict.fromkeys(found)) or None


def _begins(word: str, *, is_phrase: bool) -> bool:
    """Whether a word that stands alone also finds what goes on behind it."""
    if is_run(word):
        return len(word) == 1  # all that is kept of a run is two characters long, but its last
    return not is_phrase and len(word) >= (_SHORTEST_HANGUL if _HANGUL.match(word) else _SHORTEST)


def _words(text: str) -> tuple[str, ...]:
    """The words; a run of a script without spaces may go on, so that its last character alone says nothing."""
    words = [word.text for word in words_in(text)]
    runs_on = len(words) > 1 and is_run(words[-1]) and len(words[-1]) == 1 and is_run(words[-2])
    return tuple(words[:-1] if runs_on and len(words[-2]) > 1 else words)


def for_sqlite(terms: tuple[Term, ...]) -> str:
    """Terms in the language of FTS5; words have no quotation mark in them."""
    return " AND ".join(f'"{" ".join(term.words)}"{"*" if term.begins else ""}' for term in terms)


def for_postgres(terms: tuple[Term, ...]) -> str:
    """Terms as a ``tsquery``."""
    return " & ".join(f"({' <-> '.join(map(quoted, term.words))}{':*' if term.begins else ''})" for term in terms)
