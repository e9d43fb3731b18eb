"""On what conditions a commitment or sanction is, and which exclude one another."""

from __future__ import annotations

from typing import Any, NamedTuple

from readout.merging.comparable import Comparable
from readout.merging.contradicting import ROUGHLY
from readout.merging.superseding import corrects, passed_on
from readout.merging.told_numbers import Number, numbered_otherwise, numbers_in
from readout.merging.word_lists import pattern
from readout.merging.wording import wording
from readout_schemas import Commitment, Document, Sanction


class Conditions(NamedTuple):
    """The conditions that a report names.

    Attributes:
        texts: their words; none where the report says that there are none.
        language: of the words.
        numbers: in them.
        document: the report.
    """

    texts: tuple[str, ...]
    language: str
    numbers: tuple[Number, ...]
    document: Document

    def __str__(self) -> str:
        return "; ".join(self.texts) or "unconditional"

    def __hash__(self) -> int:
        return hash((self.texts, self.document.id))


def conditions_of(one: Comparable[Any]) -> Conditions | None:
    """The conditions of a record; None where its report says nothing of any."""
    record = one.record
    texts = record.conditions if isinstance(record, Commitment) else ()
    if isinstance(record, Sanction) and record.condition:
        texts = (record.condition,)
    told = " ".join(span.text for span in record.evidence)
    if not texts and pattern("negations", one.language, "unconditional").search(told) is None:
        return None
    numbers = tuple(number for text in texts for number in numbers_in(text, one.language))
    return Conditions(texts, one.language, numbers, one.document)


def other_conditions(one: Conditions, other: Conditions) -> bool:
    """Whether two reports exclude one another on conditions: none and some, other numbers, or one is corrected.

    Two conditions that are only different may both have to be met.
    """
    if bool(one.texts) != bool(other.texts):
        return True
    return numbered_otherwise(one.numbers, other.numbers, ROUGHLY) or _corrected(one, other) or _corrected(other, one)


def _corrected(one: Conditions, other: Conditions) -> bool:
    """Whether a report that corrects the other names another condition alone."""
    if len(one.texts) != 1 or len(other.texts) != 1 or not corrects(one.document):
        return False
    first, second = (wording(each.texts[0], each.language).content for each in (one, other))
    apart = one.language == other.language and 2 * len(first & second) < min(len(first), len(second))
    return apart and passed_on(one.document, other.document)
