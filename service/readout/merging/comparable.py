"""Records made ready to compare: what the rules of matching look at, worked out once for each."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from readout.merging.days import Days, when_days
from readout.merging.moving import says_moved
from readout.merging.ordinals import Ordinal, instruments, ordinals, years
from readout.merging.places import Place, place_of
from readout.merging.ranks import ranks_of
from readout.merging.sides import Sides
from readout.merging.word_lists import load, main_language
from readout.merging.wording import Wording, wording
from readout.merging.zones import dated_by_both
from readout.parties.naming import plain, words_of
from readout.record_types import PerRecord
from readout_schemas import Amount, AnyRecord, Commitment, Document, Meeting, Mention, Sanction, Statement, When

R = TypeVar("R", Meeting, Statement, Commitment, Sanction)

NEWS_LASTS = 10
"""Days before its publication in which what a report tells without a date is taken to have happened."""
PLANS_REACH = 30
"""Days after its publication in which what a report announces without a date is taken to happen."""
NEWS = 4
"""Days between two publications up to which they are of one news: what they tell otherwise is told of one thing."""
MONTH = 31
"""Days between two publications within which a plan is made, told again and moved."""
BILATERAL = 2
"""Sides of a meeting of two."""
NOBODY: frozenset[str] = frozenset()
EVER = Days(1, 3_652_059)
"""Every day that a date can have."""

_BESIDE = re.compile(r"\b(?:after|before|ahead of|sidelines|margins|fringes|at)\b", re.IGNORECASE)
"""After which a title names another meeting: `Talks on the sidelines of the summit`."""
_SENTENCE = re.compile(r"[.!?…。！？]+$")


@dataclass(frozen=True, slots=True)
class Comparable(Generic[R]):
    """A record with what comparing it needs."""

    record: R
    document: Document
    days: Days | None
    """The days that its date may mean, if it has one."""
    told: Days | None
    """The days that its own report states, also where a later one said otherwise."""
    window: Days
    """When at the earliest and latest, reckoned from the publication where there is no date."""
    parties: frozenset[str]
    """Canonical ids of those who act in it: sides, the speaker, the actors, the targets. Groups are not among them."""
    groups: frozenset[str]
    """The groups among those who act, and of sanctions those among the senders: reports word them differently."""
    hosts: frozenset[str]
    """Of a meeting its hosts, of a sanction its senders; groups are not among them."""
    absent: frozenset[str]
    """Of a meeting those who are said not to take part."""
    more: bool
    """Whether others act beside ``parties``: a group that is no delegation, or a count that is higher."""
    beneficiaries: frozenset[str]
    """Of a commitment those for whom it is."""
    form: str
    """Of a meeting its format."""
    moved: bool
    """Whether its report says that a meeting was moved to another day or place."""
    place: Place | None
    ranks: frozenset[str]
    """Of a meeting who meets, by titles and offices."""
    people: frozenset[tuple[str, str]]
    """Of a meeting the sides, by canonical id, with who came for each, by the canonical name."""
    ordinals: frozenset[Ordinal]
    years: frozenset[str]
    instruments: frozenset[str]
    amount: tuple[float, str] | None
    """Of a sum of money the value and currency."""
    wordings: tuple[Wording, ...]
    """What it is told by: title and topics, quotes and their translations, action, measure."""
    published: int | None
    """Day of publication, as an ordinal."""

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.record.id

    @property
    def language(self) -> str:
        """The language of the document, without its region."""
        return main_language(self.document.language)


def comparable(
    record: R, document: Document, sides: Sides, reckoned: Days | None = None, named: frozenset[str] = NOBODY
) -> Comparable[R]:
    """A record made ready to compare.

    Args:
        record: the record.
        document: the report that has it.
        sides: who stands for whom.
        reckoned: its days, if its report dates it by another record.
        named: the states, bodies and groups that the report names at all; unknown if empty.
    """
    days = when_days(_when(record)) or reckoned
    actors, groups = sides.split(_acting(record), through_people=isinstance(record, Meeting | Commitment))
    hosts, host_groups = sides.split(_beside(record), through_people=True)
    benefit, _ = sides.split(record.beneficiary if isinstance(record, Commitment) else (), through_people=True)
    absent, _ = sides.split(record.absent if isinstance(record, Meeting) else (), through_people=True)
    text = _named_by(record)
    sentences = " ".join(span.text for span in record.evidence)
    amount = record.amount if isinstance(record, Commitment | Sanction) else None
    if days is not None and isinstance(record, Meeting):
        days = dated_by_both(record, document, sides.countries(actors), days)
    return Comparable(
        record=record,
        document=document,
        days=days,
        told=days if when_days(_when(record)) else None,
        window=days or _window(record, document),
        parties=actors,
        groups=groups if isinstance(record, Meeting) else groups | host_groups,
        hosts=hosts,
        absent=absent,
        more=any(map(sides.others, groups)) or _counted(record) > len(actors) or _of_many(record, named, actors),
        beneficiaries=benefit,
        form=record.format if isinstance(record, Meeting) else "",
        moved=isinstance(record, Meeting)
        and (
            says_moved(sentences, document.language) or says_moved(record.title, "en")  # titles are English
        ),
        place=sides.at(place_of(record.place)) if isinstance(record, Meeting) else None,
        ranks=ranks_of(record, sides.roles) if isinstance(record, Meeting) else frozenset(),
        people=sides.delegates(record.participants) if isinstance(record, Meeting) else frozenset(),
        ordinals=ordinals(text),
        years=years(text),
        instruments=instruments(f"{text} {sentences}") if isinstance(record, Sanction) else frozenset(),
        amount=_amount(amount),
        wordings=_wordings(record, document.language),
        published=document.published.toordinal() if document.published else None,
    )


def published_apart(first: Comparable[R], second: Comparable[R]) -> int | None:
    """Days between two publications; None if one has no date."""
    if first.published is None or second.published is None:
        return None
    return abs(first.published - second.published)


def in_one_news(first: int | None, second: int | None) -> bool:
    """Whether two days of publication, as ordinals, are those of one news; unknown ones are not."""
    return first is not None and second is not None and abs(first - second) <= NEWS


def _said_on(statement: Statement) -> When | None:
    """The date of an utterance; `today` in the words of the speaker is his today, and not that of the report."""
    when = statement.when
    quoted = " ".join(quote.text for quote in statement.quotes).casefold()
    if when is None or when.text.casefold() not in quoted:
        return when
    told = " ".join(span.text for span in statement.evidence).casefold()
    return when if told.count(when.text.casefold()) > quoted.count(when.text.casefold()) else None


_when: PerRecord[When | None] = PerRecord(
    meeting=lambda one: one.when,
    statement=_said_on,
    commitment=lambda one: one.deadline,
    sanction=lambda one: one.when,
)
_acting: PerRecord[tuple[Mention, ...]] = PerRecord(
    meeting=lambda one: one.participants or one.hosts,
    statement=lambda one: (one.speaker,),
    commitment=lambda one: one.actors,
    sanction=lambda one: one.targets,
)
_beside: PerRecord[tuple[Mention, ...]] = PerRecord(
    meeting=lambda one: one.hosts,
    statement=lambda _: (),
    commitment=lambda _: (),
    sanction=lambda one: one.senders,
)
_named_by: PerRecord[str] = PerRecord(
    meeting=lambda one: one.title,
    statement=lambda _: "",
    commitment=lambda one: one.action,
    sanction=lambda one: one.measure,
)
"""The words that say which of several it is. A statement is known by the words alone."""


def _window(record: AnyRecord, document: Document) -> Days:
    if document.published is None:
        return EVER
    day = document.published.toordinal()
    to_come = isinstance(record, Meeting) and record.status in {"planned", "proposed"}
    if to_come and _when(record) is not None:
        return Days(day, EVER.last)
    if isinstance(record, Meeting) and record.status == "cancelled":
        return Days(day - NEWS_LASTS, day + PLANS_REACH)
    return Days(day, day + PLANS_REACH) if to_come else Days(day - NEWS_LASTS, day)


def _counted(record: AnyRecord) -> int:
    """How many sides a meeting is said to have had, where states or sides are counted and not people."""
    counts = record.counts if isinstance(record, Meeting) else ()
    return max((count.value for count in counts if _of_states(count.text)), default=0)


def _of_many(record: AnyRecord, named: frozenset[str], actors: frozenset[str]) -> bool:
    """Whether a meeting is called what seldom has two sides alone: a summit, a conference.

    A report that names two states, and no other state, body or group, tells of a summit of these two. A council that
    is one of the sides is no meeting.
    """
    if not isinstance(record, Meeting) or (named and named == actors and len(actors) == BILATERAL):
        return False
    own = _BESIDE.split(record.title)[0]
    names = (word for side in record.participants if side.kind != "group" for word in words_of(side.name))
    return not set(load("delegations")["many"]).difference(names).isdisjoint(words_of(own))


@functools.lru_cache(maxsize=65536)
def _of_states(text: str) -> bool:
    words = plain(text)
    return any(plain(stem) in words for stems in load("states").values() if isinstance(stems, list) for stem in stems)


def _amount(amount: Amount | None) -> tuple[float, str] | None:
    return (amount.value, amount.currency or "") if amount is not None and amount.value is not None else None


def _wordings(record: AnyRecord, language: str | None) -> tuple[Wording, ...]:
    match record:
        case Meeting():
            return (wording(" ".join((record.title, *record.topics))),)
        case Statement():
            quotes = [wording(text, language) for text in _whole([quote.text for quote in record.quotes])]
            return (*quotes, *(wording(text) for text in _whole(_translations(record))))
        case Commitment():
            return (wording(record.action),)
        case Sanction():
            return (wording(record.measure),)


def _translations(statement: Statement) -> list[str]:
    return [quote.translation for quote in statement.quotes if quote.translation]


def _whole(pieces: list[str]) -> list[str]:
    return [*pieces, " ".join(pieces)] if len(pieces) > 1 else pieces


@functools.lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A quotation without case, white space and marks at its ends: to tell whether two are the very same."""
    return _SENTENCE.sub("", " ".join(text.casefold().split()).strip(" ,;:'\"“”‘’«»„…"))
