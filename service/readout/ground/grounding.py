"""From answers to records: what holds is taken, what fails is told apart, and nothing is lost on the way.

Every item that a model returns ends in exactly one of four places: taken as it is, taken without a field that failed
(noted under ``rejected`` with the record's id), rejected, or mended: a follow-up gave another item in its place.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from readout.drafts import (
    Answer,
    CommitmentDraft,
    ItemDraft,
    MeetingDraft,
    PartyDraft,
    SanctionDraft,
    StatementDraft,
    Statements,
)
from readout.ground import records, statements
from readout.ground.article import Article, Range
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.checking import Check
from readout.ground.names import Names
from readout.ground.quoting import Quoted
from readout.ground.repair_alignment import aligned
from readout.text.quotations import Quotation
from readout_schemas import Commitment, Meeting, Party, RecordType, Sanction, Statement

Grounded = Meeting | Statement | Commitment | Sanction
UNNAMED = "?"
"""Id of a record until the whole report is known and put in order."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that is not right, or not wholly."""

    type: RecordType
    draft: ItemDraft | str
    """The item as the model wrote it; the words of a label."""
    reasons: tuple[str, ...]
    rest: Grounded | None = None
    """What holds of it, where a record can do without the part that failed."""
    settled: bool = False
    """Whether there is nothing to ask: the item is double."""
    written: Any = None
    """The item's JSON as the model wrote it, where that is not of its type; ``draft`` has blanks then."""

    @classmethod
    def unread(cls, kind: RecordType, written: Any, draft: ItemDraft | None, reasons: tuple[str, ...]) -> Failure:
        """The failure of an item that could not be read."""
        return cls(kind, str(written) if draft is None else draft, reasons, written=written)


@dataclass(slots=True)
class Grounding:
    """What has been got for one document from one call and its follow-up.

    ``returned == len(taken) + len(failures) + mended + labelled``, always; and what is taken does not depend on the
    order in which an answer has its items.
    """

    article: Article
    taken: list[Grounded] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    parties: dict[str, Party] = field(default_factory=dict)
    quoted: Quoted = field(init=False)
    asks_statements: bool = False
    """Whether the answers had statements, so that every quotation is to be accounted for."""
    returned: int = 0
    """Items of all answers, labels among them."""
    mended: int = 0
    """Failed items in whose place a follow-up gave another."""
    labelled: int = 0
    """Labels that stand in the text."""
    _drafts: list[PartyDraft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.quoted = Quoted(self.article)

    def take(self, answer: Answer) -> None:
        """Ground an answer: the first one, or the one to a follow-up, which may mend what failed before."""
        self._drafts.extend(answer.parties)
        names = Names(self._drafts, self.article)
        attribution = Attribution(self.article, Candidates(names.drafts, self.article))
        asked = self.to_ask()
        self.quoted.release(_places(asked))
        outcomes = self._outcomes(answer.items(), lambda: Check(self.article, names, attribution))
        self.taken += [outcome for outcome in outcomes if not isinstance(outcome, Failure)]
        self.failures += [outcome for outcome in outcomes if isinstance(outcome, Failure)]
        self._settle(asked, [draft for _, draft in answer.items()], outcomes)
        if isinstance(answer, Statements):
            self.asks_statements = True
            self._take_labels(answer.labels, lambda: Check(self.article, names, attribution))
        self.parties |= {party.id: party for party in names.found()}

    def misread(self, failures: Sequence[Failure]) -> None:
        """Note items of an answer that could not be read."""
        self.returned += len(failures)
        self.failures += failures

    def missed(self) -> list[Quotation]:
        """Quotations that nothing accounts for; none where statements were not asked for."""
        return self.quoted.missed() if self.asks_statements else []

    def to_ask(self) -> list[Failure]:
        """The failures that are worth asking about."""
        return [failure for failure in self.failures if not failure.settled]

    def _outcomes(
        self, items: Sequence[tuple[RecordType, ItemDraft]], check: Callable[[], Check]
    ) -> list[Grounded | Failure]:
        """What became of each item, in their order; they are gone through in one that only what they say decides."""
        self.returned += len(items)
        known = _Records([*self.taken, *(failure.rest for failure in self.failures if failure.settled)])
        order = sorted(range(len(items)), key=lambda number: _fullest_first(items[number][1]))
        outcomes: dict[int, Grounded | Failure] = {}
        for again in (False, True):  # what is not wholly right comes after what is, which may say the same
            for number in (number for number in order if number not in outcomes):
                outcome = self._ground(*items[number], check())
                if isinstance(outcome, Failure) and outcome.rest is not None and not again:
                    self.quoted.release(_places([outcome]))
                else:
                    outcomes[number] = self._once(outcome, items[number], known)
        return [outcomes[number] for number in range(len(items))]

    def _once(
        self, outcome: Grounded | Failure, item: tuple[RecordType, ItemDraft], known: _Records
    ) -> Grounded | Failure:
        """An outcome, unless another item has given the very same record."""
        record = outcome.rest if isinstance(outcome, Failure) else outcome
        if not known.add(record):
            return Failure(*item, ("the same as another item",), settled=True)
        return outcome

    def _ground(self, kind: RecordType, draft: ItemDraft, check: Check) -> Grounded | Failure:
        record = self._record(draft, check)
        if record is not None and check.opened:
            record = record.model_copy(update={"open": tuple(check.opened)})
        if record is not None and not check.faults:
            return record
        return Failure(kind, draft, tuple(check.faults), record, settled=check.double)

    def _record(self, draft: ItemDraft, check: Check) -> Grounded | None:
        match draft:
            case MeetingDraft():
                return records.meeting(draft, check, UNNAMED)
            case CommitmentDraft():
                return records.commitment(draft, check, UNNAMED)
            case SanctionDraft():
                return records.sanction(draft, check, UNNAMED)
            case StatementDraft():
                return statements.statement(draft, check, UNNAMED, self.quoted)

    def _take_labels(self, words: Sequence[str], check: Callable[[], Check]) -> None:
        self.returned += len(words)
        for label in words:
            checked = check()
            statements.labels(label, checked, self.quoted)
            if checked.faults:
                self.failures.append(Failure("statement", label, tuple(checked.faults), settled=True))
            else:
                self.labelled += 1

    def _settle(self, asked: list[Failure], drafts: list[ItemDraft], outcomes: list[Grounded | Failure]) -> None:
        """Drop the failures that the follow-up has mended; of the others, keep what still holds."""
        made = [
            draft
            for draft, outcome in zip(drafts, outcomes, strict=True)
            if not isinstance(outcome, Failure) or outcome.rest is not None
        ]
        mended = aligned([failure.draft for failure in asked], made)
        self.mended += len(mended)
        gone = {id(asked[number]) for number in mended}
        left = {id(failure): self._kept(failure) for failure in asked if id(failure) not in gone}
        self.failures = [left.get(id(failure), failure) for failure in self.failures if id(failure) not in gone]

    def _kept(self, failure: Failure) -> Failure:
        """A failure that was not mended, without its record if the follow-up has said the same in another item."""
        if not isinstance(failure.rest, Statement):
            return failure
        places = _places([failure])
        if places and set(places) <= set(self.quoted.places):
            return replace(failure, rest=None, settled=True)
        self.quoted.places.extend(places)
        return failure


def _places(failures: Iterable[Failure]) -> list[Range]:
    """Where the quotes stand that failed statements have kept."""
    rests = [failure.rest for failure in failures if isinstance(failure.rest, Statement)]
    return [(quote.start, quote.end) for rest in rests for quote in rest.quotes]


class _Records:
    """Records that are each there once. Where they stand tells most of them apart: the whole of few is compared."""

    def __init__(self, records: Iterable[Grounded | None]) -> None:
        self._by_place: dict[tuple[object, ...], list[Grounded]] = {}
        for record in records:
            self.add(record)

    def add(self, record: Grounded | None) -> bool:
        """Take a record, if there is one; whether none is there that is its like."""
        if record is None:
            return True
        first, last = record.words[0], record.words[-1]
        known = self._by_place.setdefault((type(record), first.start, last.end), [])
        if record in known:
            return False
        known.append(record)
        return True


class ByJson:
    """Sorts models by their JSON, as much of which is written as decides: nothing, the first field, or all of it."""

    def __init__(self, model: BaseModel) -> None:
        self._model = model

    @functools.cached_property
    def _first(self) -> tuple[str, bytes]:
        name, value = next(iter(vars(self._model).items()))
        return name, to_json(value)

    @functools.cached_property
    def _json(self) -> str:
        return self._model.model_dump_json()

    def __lt__(self, other: ByJson) -> bool:
        return self._first < other._first if self._first != other._first else self._json < other._json


def _fullest_first(draft: ItemDraft) -> tuple[int, ByJson]:
    """Statements with more quoted words before those with less, which may be parts of them."""
    quoted = sum(map(len, draft.quotes)) if isinstance(draft, StatementDraft) else 0
    return -quoted, ByJson(draft)
