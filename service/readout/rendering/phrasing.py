"""How records are put into words, for the page, the memo and the terminal alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from readout.record_types import PLURALS
from readout_schemas import AnyRecord, Briefing, Count, Meeting, Mention, Participant, Sourcing

_Item = TypeVar("_Item")


def flat(text: str) -> str:
    """On one line, each run of white space one space."""
    return " ".join(text.split())


def clipped(text: str, length: int) -> str:
    """On one line, cut at ``length`` characters with an ellipsis, between words where there are any."""
    line = flat(text[: 4 * length + 64])
    if len(line) <= length:
        return line
    cut = line[:length]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[length // 2 :] else cut}…"


def names(mentions: Iterable[Mention]) -> str:
    """Names, with commas."""
    return ", ".join(dict.fromkeys(mention.name for mention in mentions))


def several(mentions: Sequence[Mention]) -> bool:
    """Whether a verb after the names is in the plural: they are more than one, or a group."""
    return len({mention.name for mention in mentions}) > 1 or any(mention.kind == "group" for mention in mentions)


def told_beside(meeting: Meeting) -> list[Count]:
    """What a meeting's sources count, but for a group that stands among its sides under the same words."""
    sides = {words for one in meeting.participants for words in (one.name, one.as_written)}
    return [count for count in meeting.counts if count.text not in sides]


def side(participant: Participant) -> str:
    """A side and who stood for it: ``United Kingdom (Keir Starmer)``."""
    who = participant.representative
    return f"{participant.name} ({who})" if who and who != participant.name else participant.name


def plain(code: str) -> str:
    """A code of the schemas as words: ``in_force`` is ``in force``."""
    return code.replace("_", " ")


def number(count: int, singular: str, plural: str | None = None) -> str:
    """A number and its noun: ``1 meeting``, ``2,000 meetings``, ``no meetings``."""
    noun = singular if count == 1 else plural or f"{singular}s"
    return f"{count:,} {noun}" if count else f"no {noun}"


def listed(items: Sequence[str]) -> str:
    """Items in a row: ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def standing(sourcing: Sourcing | None) -> str:
    """How well a record is sourced: ``2 independent sources``, ``single source``, ``sources differ``."""
    if sourcing is None:
        return ""
    count = "single source" if sourcing.independent == 1 else f"{sourcing.independent} independent sources"
    if len(sourcing.documents) > 1 and sourcing.independent == 1:
        count = f"{len(sourcing.documents)} reports, one source"
    return f"{count}, disputed" if sourcing.standing == "disputed" else count


def lack(note: str) -> str:
    """What a briefing does without, as its reader is told: why, behind the colon, is for who made it."""
    what = note.partition(": ")[0].rstrip(".")
    return f"{what[:1].upper()}{what[1:]}."


def headline(briefing: Briefing) -> str:
    """The briefing's headline; where no model wrote one, what the briefing holds."""
    if briefing.summary is not None:
        return flat(briefing.summary.headline)
    counts = [number(len(briefing.of(kind)), kind, plural) for kind, plural in PLURALS.items()]
    said = f"{listed(counts)} in {reports(briefing)}"
    return said[:1].upper() + said[1:]


def reports(briefing: Briefing) -> str:
    """How many reports a briefing rests on, and how many it does without: ``5 reports (1 more failed)``.

    Copies of others are none of them.
    """
    carrying = {span.document for record in briefing.records() for span in record.evidence}
    documents = [one for one in briefing.documents if not one.is_copy]
    failed = sum(one.error is not None and one.id not in carrying for one in documents)
    told = number(len(documents) - failed, "report")
    return f"{told} ({failed:,} more failed)" if failed else told


def infinitive(action: str) -> str:
    """An action without the ``to`` before its infinitive: the sentences that it is put into have their own."""
    return flat(action).removeprefix("to ").removeprefix("To ")


def others(items: Sequence[_Item], limit: int) -> tuple[Sequence[_Item], int]:
    """The first ``limit`` items, and how many are left; one that would be left alone is kept."""
    return (items, 0) if len(items) <= limit + 1 else (items[:limit], len(items) - limit)


def weightiest(records: Sequence[AnyRecord], most: int) -> set[str]:
    """Ids of the records that most independent sources carry."""
    by_weight = sorted(records, key=lambda record: -(record.sourcing.independent if record.sourcing else 1))
    return {record.id for record in others(by_weight, most)[0]}
