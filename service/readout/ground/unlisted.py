"""Who is said to speak, though the answer lists nobody of that name."""

from __future__ import annotations

import re

from readout.ground.grammar import Grammar

_BEFORE = re.compile(r"(?:\b(\w+)\s+)?([^\W\d_][\w'’-]{2,})((?:\s+\w+){0,4})\s+\Z")
_AFTER = re.compile(r"\s+([^\W\d_][\w'’-]{2,})")


def unlisted_speaker(grammar: Grammar, text: str, start: int, end: int) -> str | None:
    """The name beside the first verb of speech in a range, whosever it is; none for an office or a pronoun."""
    if grammar.words.nouns_have_capitals or not grammar.known:
        return None
    for verb in grammar.verbs(text, start, end)[:1]:
        before = _BEFORE.search(text[start : verb.start()])
        if before is not None and set(before[3].lower().split()) <= grammar.words.between:
            return _as_name(grammar, text, before[2])
        after = _AFTER.match(text, verb.end(), end)
        comma = verb.group().lower() not in grammar.words.telling
        if before is None and after is not None and grammar.verb_leads(text, verb.start(), comma=comma):
            return _as_name(grammar, text, after[1])
    return None


def _as_name(grammar: Grammar, text: str, word: str) -> str | None:
    """A capitalised word that the text nowhere writes small, and that is no title."""
    bare = re.sub(r"['’]s?$", "", word)
    words = grammar.words
    folded = bare.lower()
    if not bare[:1].isupper() or any(folded in common for common in (words.determiners, words.pronouns, words.latter)):
        return None
    if any(folded in common for common in (words.titles, words.offices, words.nameless, words.between)):
        return None
    return None if re.search(rf"\b{re.escape(bare.lower())}\b", text) else bare
