"""The questions of an interview that are set off by a dash alone: nobody digests what the interviewer asks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readout.ground.article import QUOTED, Article, Range, overlap
from readout.ground.clauses import plain_words
from readout.text.lines import paragraphs
from readout.text.marks import QUOTES, SPACES, STOPS

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


def _is_answer(article: Article, quote: Range, quotes: Sequence[Range]) -> bool:
    """Whether a quotation follows one that is a question which somebody is to answer, and is not of the same statement.

    The reporter says that it was asked (``“Have you read it?”, Berg asked. “In part.”``), or nothing at all.

    Args:
        article: The text.
        quote: Where the quotation stands.
        quotes: Those of its statement.
    """
    numbers = article.quotations_in(quote)
    if not numbers or numbers[0] == 0:
        return False
    before = article.quotations[numbers[0] - 1]
    place = before.start, before.end
    if any(overlap(other, place) for other in quotes) or article.paragraph(quote[0]) - article.paragraph(place[1]) > 1:
        return False
    if not article.text[slice(*place)].rstrip(QUOTES).endswith(_ASKING[:3]):
        return False
    beside = plain_words(article.reported[place[1] : quote[0]])
    return not beside or not article.grammar.words.asking.isdisjoint(beside)


def _answers_the_writer(article: Article, quote: Range) -> bool:
    """Whether a paragraph begins with a question of the writer’s, and a quotation answers it: ``And gas? “…”``."""
    ahead = article.reported[article.paragraph_start(quote[0]) : quote[0]].rstrip(f"{QUOTES}{SPACES}")
    return ahead.endswith(_ASKING[:3]) and QUOTED not in ahead and not set(ahead[:-1]) & set(STOPS)


def answer(article: Article, quotes: Sequence[Range]) -> Range | None:
    """The first quotation of a statement that may answer whoever spoke before, or the writer.

    The former where words of asking are known.
    """
    known = bool(article.grammar.words.asking)
    answers = (
        quote
        for quote in quotes
        if (known and _is_answer(article, quote, quotes)) or _answers_the_writer(article, quote)
    )
    return next(answers, None)


def is_question(article: Article, said: Range) -> bool:
    """Whether words that are to attribute a quotation are a question: ``Ob er das Lund gesagt habe? „Zweimal.“``."""
    return article.text[slice(*said)].rstrip(SPACES).endswith(_ASKING[:3])


def asks(article: Article, end: int) -> bool:
    """Whether what ends at a place is a question."""
    return article.text[:end].rstrip().endswith(_ASKING)
