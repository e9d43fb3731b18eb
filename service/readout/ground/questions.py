"""The questions of an interview that are set off by a dash alone: nobody digests what the interviewer asks."""

from __future__ import annotations

from itertools import pairwise

from readout.ground.article import Article
from readout.text.lines import paragraphs

_LEAST = 2
"""Questions from which on a text is an interview, where labels stand before the answers."""
_LEAST_UNLABELLED = 3
_ASKING = ("?", "？", "؟", ";", "…")
"""How a question ends; in Greek with a semicolon."""


def interviewers(article: Article) -> set[int]:
    """Where the questions begin with which answers alternate.

    Each is a paragraph after a dash, without a reporter's word, and an answer follows it: the turn of a label, or a
    paragraph without a dash where all that stand after a dash are questions.
    """
    pieces = paragraphs(article.text)
    alone = {found.opening: found for found in article.quotations if found.mark == "dash" and found.reporting is None}
    labelled = {
        found.opening for found in article.folded.unmarked if found.mark == "label" and (found.label or found.answers)
    }
    asked = [(start, end) for start, end in pieces if start in alone]
    following = dict(pairwise([*(start for start, _ in pieces), -1]))
    answered = {start for start, _ in asked if following[start] in labelled}
    questions = [start for start, end in asked if asks(article, end)]
    if len(answered & set(questions)) >= _LEAST:
        return answered
    dashes = {found.opening for found in article.quotations if found.mark == "dash"}
    alternate = all(following[start] > 0 and following[start] not in dashes for start, _ in asked)
    whole = len(questions) >= _LEAST_UNLABELLED and len(questions) == len(asked) == len(dashes)
    return set(questions) if whole and alternate else set()


def asks(article: Article, end: int) -> bool:
    """Whether what ends at a place is a question."""
    return article.text[:end].rstrip().endswith(_ASKING)
