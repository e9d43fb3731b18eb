"""What is judged of an attribution, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.ground.article import Article, Range, overlap
from readout.ground.candidates import Candidate, Mention

_APART = 1
"""Paragraphs between a quote and the words that attribute it."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an attribution: confirmed if both are ``None``."""

    fault: str | None = None
    """Why it is refuted, in one line."""
    doubt: str | None = None
    """Why it is open."""
    instead: frozenset[Candidate] = frozenset()
    """Of the parties of the answer, who is meant instead where it is refuted, if any is."""


CONFIRMED = Verdict()


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is to be judged.

    Attributes:
        speaker: As the model names him.
        said: Where the words of the attribution stand; needed if there are no quotes.
        quotes: Where the quoted words stand, in order.
        via: Who passes the words on, as the model has it.
    """

    speaker: str
    said: Range | None
    quotes: Sequence[Range]
    via: str | None = None

    def is_near(self, article: Article) -> bool:
        """Whether the attribution stands in the paragraph of a quote or the next, or is the credit of its block."""
        if self.said is None:
            return False
        here = [article.paragraph(at) for at in self.said]
        there = {article.paragraph(at) for quote in self.quotes for at in quote}
        if any(abs(one - other) <= _APART for other in there for one in here):
            return True
        numbers = {number for quote in self.quotes for number in article.quotations_in(quote)}
        credits_ = (article.quotations[number].reporting for number in numbers)
        return any(credit is not None and overlap(credit, self.said) for credit in credits_)


def name_of(mention: Mention) -> str:
    """The parties that a form may stand for, as a reason shows them."""
    return " or ".join(sorted(repr(candidate.name) for candidate in mention.candidates))


def shown(article: Article, place: Range) -> str:
    """Words of the text in one line, as a reason shows them."""
    words = " ".join(article.text[slice(*place)].split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def passes_on(candidate: Candidate) -> str:
    """The fault of a speaker who only passes on what another says."""
    return f"speaker: {candidate.name!r} passes the words on: name whose words they are, and {candidate.name!r} in via"
