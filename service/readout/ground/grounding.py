"""From answers to records: what holds is taken, what fails is told apart, and nothing is lost on the way.

Every item that a model returns ends in exactly one of three places: taken as it is, taken without a field that failed
(noted under ``rejected`` with the record's id), or rejected. Failed items may be asked for once more in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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
from readout.ground.article import Article, overlap
from readout.ground.attribution import Attribution
from readout.ground.checking import Check
from readout.ground.names import Names
from readout.ground.statements import Quoted
from readout.ground.voices import Voices
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


@dataclass(slots=True)
class Grounding:
    """What has been got for one document from one call and its follow-up."""

    article: Article
    taken: list[Grounded] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    parties: dict[str, Party] = field(default_factory=dict)
    quoted: Quoted = field(init=False)
    _drafts: list[PartyDraft] = field(default_factory=list)
    asks_statements: bool = False
    """Whether the answers had statements, so that every quotation is to be accounted for."""

    def __post_init__(self) -> None:
        self.quoted = Quoted(self.article)

    def take(self, answer: Answer) -> None:
        """Ground an answer: the first one, or the one to a follow-up, which may mend what failed before."""
        self._drafts.extend(answer.parties)
        names = Names(self._drafts, self.article)
        attribution = Attribution(self.article, Voices(names.drafts, self.article))
        open_before = [failure for failure in self.failures if not failure.settled]
        fresh = [self._ground(kind, item, names, attribution) for kind, item in answer.items()]
        if isinstance(answer, Statements):
            self.asks_statements = True
            self._take_labels(answer.labels, names, attribution)
        self._settle(open_before, [record for record in fresh if record is not None])
        self.parties |= {party.id: party for party in names.found()}

    def missed(self) -> list[Quotation]:
        """Quotations that nothing accounts for; none where statements were not asked for."""
        return self.quoted.missed() if self.asks_statements else []

    def to_ask(self) -> list[Failure]:
        """The failures that are worth asking about."""
        return [failure for failure in self.failures if not failure.settled]

    def _ground(self, kind: RecordType, draft: ItemDraft, names: Names, attribution: Attribution) -> Grounded | None:
        check = Check(self.article, names, attribution)
        record = self._record(draft, check)
        if record is not None and not check.faults:
            self.taken.append(record)
            return record
        self.failures.append(Failure(kind, draft, tuple(check.faults), record, settled=check.double))
        return record

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

    def _take_labels(self, words: Sequence[str], names: Names, attribution: Attribution) -> None:
        for label in words:
            check = Check(self.article, names, attribution)
            statements.labels(label, check, self.quoted)
            if check.faults:
                self.failures.append(Failure("statement", label, tuple(check.faults), settled=True))

    def _settle(self, before: Iterable[Failure], fresh: list[Grounded]) -> None:
        """Drop the failures that the follow-up has mended: each fresh record stands for at most one of them."""
        for failure in before:
            heir = next((record for record in fresh if _stands_for(record, failure)), None)
            if heir is not None:
                fresh.remove(heir)
                self.failures.remove(failure)


def _stands_for(record: Grounded, failure: Failure) -> bool:
    """Whether a record of the follow-up is the mended form of a failed item."""
    if failure.rest is not None:
        return type(record) is type(failure.rest) and any(
            overlap((new.start, new.end), (old.start, old.end))
            for new in record.evidence
            for old in failure.rest.evidence
        )
    return record.__class__.__name__.casefold() == failure.type
