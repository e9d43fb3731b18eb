"""How well the fields of two records agree: as fractions that add up over records and documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz

from readout.evaluation.date_agreement import right_date
from readout.evaluation.gold import GoldArticle
from readout.evaluation.gold_records import (
    GoldParticipant,
    GoldParty,
    GoldStatement,
)
from readout.evaluation.name_agreement import GoldNames, SystemNames, plain, same_name, same_person
from readout.evaluation.overlaps import same_words
from readout.values import country_code
from readout_schemas import Mention, Participant, Party, Statement, When

G = TypeVar("G")
S = TypeVar("S")

SAME_WORDING = 85.0
"""Similarity, of 100, from which two wordings of a condition are one cut in two ways."""
LEAST_PART = 1 / 3
"""Of two such cuts, the shorter has at least this much of the longer."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A fraction that is summed as such, so that a score over documents is micro: ``of`` 0 says nothing."""

    right: float = 0.0
    of: float = 0.0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The score, 0 to 1; ``None`` where there was nothing to score."""
        return self.right / self.of if self.of else None


NOTHING = Ratio()


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field of one pair.

    Attributes:
        field: its name.
        ratio: one of one for a value that is right; for sets twice the common members, of all members of both (the
            Dice coefficient, which is F1).
        gold: the gold's value, to show.
        system: the system's.
    """

    field: str
    ratio: Ratio
    gold: str
    system: str


class Names:
    """The names of both sides of one document."""

    def __init__(self, article: GoldArticle, parties: Sequence[Party]) -> None:
        self._gold = GoldNames(article)
        self._system = SystemNames(parties)

    def same(self, gold: GoldParty, system: Mention) -> bool:
        """Whether both mean the same one."""
        return same_name(self._gold.named(gold), self._system.named(system))


def quotes_whole(gold: GoldStatement, holders: Sequence[Statement]) -> FieldScore:
    """How many quotes of a found statement stand whole and verbatim in the statements of the system that hold it."""
    quotes = [quote for holder in holders for quote in holder.quotes]
    whole = sum(any(same_words(quote, other) for other in quotes) for quote in gold.quotes)
    shown = tuple(" … ".join(quote.text for quote in several) for several in (gold.quotes, quotes))
    return FieldScore("quotes_whole", Ratio(whole, len(gold.quotes)), *shown)


def exact(field: str, gold: str, system: str) -> FieldScore:
    """A field that has one right value."""
    return FieldScore(field, Ratio(gold == system, 1), gold, system)


def date_field(field: str, gold: str | None, system: When | None) -> FieldScore:
    """A date; one that the gold leaves open is not scored."""
    edtf = system.edtf if system else None
    ratio = Ratio(right_date(gold, edtf), 1) if gold else NOTHING
    return FieldScore(field, ratio, gold or "", edtf or (f"({system.text})" if system else ""))


def place_field(gold: str | None, system: str | None) -> FieldScore:
    """A place; one that the gold leaves open is not scored."""
    ratio = Ratio(bool(system) and _same_place(gold, system or ""), 1) if gold else NOTHING
    return FieldScore("place", ratio, gold or "", system or "")


def _same_place(gold: str, system: str) -> bool:
    one, other = set(plain(gold).split()), set(plain(system).split())
    code = country_code(gold)
    return one <= other or other <= one or (code is not None and code == country_code(system))


def parties_field(field: str, gold: Sequence[GoldParty], system: Sequence[Mention], names: Names) -> FieldScore:
    """A set of parties."""
    ratio = _dice(gold, system, names.same)
    shown = (", ".join(party.name for party in gold), ", ".join(mention.name for mention in system))
    return FieldScore(field, ratio, *shown)


def representatives(sides: Sequence[tuple[GoldParticipant, Participant]]) -> FieldScore:
    """Whether the person who stood for a side is right, for the sides that both have and the gold names one for."""
    wanted = [(gold.representative, side.representative) for gold, side in sides if gold.representative]
    right = sum(there is not None and same_person(plain(here), plain(there)) for here, there in wanted)
    shown = (", ".join(here for here, _ in wanted), ", ".join(there or "–" for _, there in wanted))
    return FieldScore("representatives", Ratio(right, len(wanted)), *shown)


def set_field(field: str, gold: Sequence[str], system: Sequence[str], same: Callable[[str, str], bool]) -> FieldScore:
    """A set of wordings."""
    return FieldScore(field, _dice(gold, system, same), "; ".join(gold), "; ".join(system))


def _dice(gold: Sequence[G], system: Sequence[S], same: Callable[[G, S], bool]) -> Ratio:
    return Ratio(2 * len(one_to_one(gold, system, same)), len(gold) + len(system))


def one_to_one(gold: Sequence[G], system: Sequence[S], same: Callable[[G, S], bool]) -> list[tuple[G, S]]:
    """One-to-one pairs of members, each with the first that is left: being the same is all but transitive."""
    left = list(system)
    pairs: list[tuple[G, S]] = []
    for member in gold:
        found = next((index for index, other in enumerate(left) if same(member, other)), None)
        if found is not None:
            pairs.append((member, left.pop(found)))
    return pairs


def same_wording(gold: str, system: str) -> bool:
    """Whether two wordings are one, cut in two ways."""
    one, other = plain(gold), plain(system)
    if LEAST_PART * max(len(one), len(other)) > min(len(one), len(other)):
        return False
    return fuzz.partial_ratio(one, other) >= SAME_WORDING
