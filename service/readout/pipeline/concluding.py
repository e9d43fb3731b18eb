"""What is asked about a whole briefing: verdicts on unsure pairs, and the summary."""

from __future__ import annotations

import datetime
import hashlib
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from readout.ask.client import Client
from readout.ask.messages import enclosed
from readout.ask.plan import JUDGING, SUMMING_UP, Plan
from readout.ask.usage import CallContext, Usage
from readout.drafts import PointDraft, SummaryDraft, Verdicts
from readout.errors import ReadoutError
from readout.merging import Merging
from readout.pipeline.run_accounts import with_usage
from readout.summary.point_checks import faults
from readout.summary.record_lines import line
from readout_schemas import AnyRecord, Briefing, Judgement, KeyPoint, Report, Summary, Verdict

PAIRS_A_CALL = 20
BYTES_A_PAIR = 800
"""Two records in a line each, about: fewer pairs go in one call where the context is small."""
MOST_RECORDS = 200
"""Records that a summary is made from: those of the most sources first."""


class Subject(NamedTuple):
    """A record that is judged, and when it was published."""

    record: AnyRecord
    published: datetime.date | None


@dataclass(slots=True)
class Conclusion:
    """A briefing in the making, and what it cost to conclude it."""

    client: Client
    plan: Plan
    documents: str
    """Digest of the documents' ids: the calls of a briefing are recorded under it."""
    usage: Usage = field(default_factory=Usage)
    notes: list[str] = field(default_factory=list)
    """What the briefing does without, and, behind a colon, why."""
    lacking: list[str] = field(default_factory=list)
    """Those of the notes that say that a call failed."""

    @classmethod
    def on(cls, documents: Iterable[str], client: Client, plan: Plan) -> Conclusion:
        """The conclusion of a briefing of some documents, by their ids."""
        return cls(client, plan, _digest(documents))

    def lack(self, what: str, why: str) -> None:
        """Note that a call failed, and what there is not for it."""
        self.notes.append(f"{what}: {why}")
        self.lacking.append(f"{what}: {why}")

    def context(self, prompt: str) -> CallContext:
        """The context of a call with a prompt."""
        chosen = self.plan.prompt(prompt)
        return CallContext(f"briefing-{self.documents}", f"{chosen.name}.{chosen.version}", self.usage)


async def conclude(reports: Sequence[Report], client: Client, plan: Plan) -> Briefing:
    """Merge the reports, with verdicts on the pairs that the rules leave open, and sum the briefing up.

    Without a model, or where a call fails, the pairs stay apart and the summary is missing; ``notes`` say so.
    """
    merging = Merging(reports)
    conclusion = Conclusion.on((report.document.id for report in reports), client, plan)
    return await summed_up(merging.briefing(await verdicts_on(merging, conclusion)), conclusion)


async def summed_up(briefing: Briefing, conclusion: Conclusion) -> Briefing:
    """The briefing with its summary, and with what the conclusion does without, and took."""
    summary = await _summary(briefing, conclusion)
    conclusion.client.progress.lacking += conclusion.lacking
    run = with_usage(briefing.run, conclusion.usage, conclusion.plan.concluding_prompts())
    return briefing.model_copy(update={"summary": summary, "notes": tuple(conclusion.notes), "run": run})


def _digest(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:8]


async def verdicts_on(merging: Merging, conclusion: Conclusion) -> dict[tuple[str, str], Verdict]:
    """The model's verdicts on the unsure pairs, by the ids of their records."""
    records = (known for several in merging.records.values() for known in several)
    return await judged(
        merging.unsure(), {one.id: Subject(one.record, one.document.published) for one in records}, conclusion
    )


async def judged(
    unsure: Sequence[Judgement], records: Mapping[str, Subject], conclusion: Conclusion
) -> dict[tuple[str, str], Verdict]:
    """The model's verdicts on some pairs; ``records`` has those that they name, by id."""
    found: dict[tuple[str, str], Verdict] = {}
    failed: dict[str, int] = {}
    room = conclusion.plan.records_room(JUDGING, Verdicts)
    many = max(1, int(min(PAIRS_A_CALL, room / BYTES_A_PAIR)))
    for at in range(0, len(unsure), many):
        pairs = unsure[at : at + many]
        text = "\n\n".join(
            f"Pair {number}\n"
            + "\n".join(
                f"- published {records[name].published or 'on an unknown day'}: {line(records[name].record)}"
                for name in (pair.first, pair.second)
            )
            for number, pair in enumerate(pairs, 1)
        )
        try:
            found |= await _asked(pairs, text, conclusion)
        except ReadoutError as error:
            failed[str(error)] = failed.get(str(error), 0) + len(pairs)
    if failed:
        conclusion.lack(f"{_pairs(sum(failed.values()))} not judged by a model", "; ".join(failed))
    return found


async def _asked(pairs: Sequence[Judgement], text: str, conclusion: Conclusion) -> dict[tuple[str, str], Verdict]:
    prompt = conclusion.plan.prompt(JUDGING)
    read = await conclusion.client.ask(Verdicts, enclosed(prompt, text), conclusion.context(JUDGING))
    told = {verdict.pair: verdict.verdict for verdict in read.answer.verdicts}
    return {(pair.first, pair.second): told.get(number, "unsure") for number, pair in enumerate(pairs, 1)}


def _pairs(count: int) -> str:
    one = count == 1
    return f"{'one pair' if one else f'{count} pairs'} of records that may be one {'was' if one else 'were'}"


async def _summary(briefing: Briefing, conclusion: Conclusion) -> Summary | None:
    """The summary, each point checked against its records; what fails is asked once more, then dropped."""
    records = sorted(briefing.records(), key=lambda record: -(record.sourcing.independent if record.sourcing else 1))
    told = [f"{number}. {line(record)}" for number, record in enumerate(records[:MOST_RECORDS], 1)]
    disputed = [f"The sources disagree on: {item.subject}" for item in briefing.disagreements]
    lines = _fitting([*told, *disputed], conclusion.plan.records_room(SUMMING_UP, SummaryDraft))
    chosen = records[: min(len(lines), len(told))]
    if not chosen:
        return None
    prompt, context = conclusion.plan.prompt(SUMMING_UP), conclusion.context(SUMMING_UP)
    text = "\n".join(lines)
    try:
        draft = (await conclusion.client.ask(SummaryDraft, enclosed(prompt, text), context)).answer
        wrong = _wrong(draft, chosen)
        if wrong:
            again = "\n".join(
                ["Some lines failed the check. Return the whole once more, these mended or left out:", *wrong]
            )
            messages = enclosed(prompt, text, again)
            draft = (await conclusion.client.ask(SummaryDraft, messages, context)).answer
    except ReadoutError as error:
        conclusion.lack("there is no summary", str(error))
        return None
    return _checked(draft, chosen, conclusion)


def _fitting(lines: Sequence[str], room: float) -> list[str]:
    """The first of them that have no more bytes together."""
    sizes = itertools.accumulate(len(one.encode()) + 1 for one in lines)
    return [one for one, size in zip(lines, sizes, strict=True) if size <= room]


def _lines(draft: SummaryDraft) -> list[PointDraft]:
    return [PointDraft(text=draft.headline, records=draft.headline_records), *draft.points]


def _faults(point: PointDraft, chosen: Sequence[AnyRecord]) -> list[str]:
    records = {str(number): record for number, record in enumerate(chosen, 1)}
    return faults(point.text, [str(number) for number in point.records], records)


def _wrong(draft: SummaryDraft, chosen: Sequence[AnyRecord]) -> list[str]:
    told = [(point.text, _faults(point, chosen)) for point in _lines(draft)]
    return [f"- {text!r}: {'; '.join(reasons)}" for text, reasons in told if reasons]


def _checked(draft: SummaryDraft, chosen: Sequence[AnyRecord], conclusion: Conclusion) -> Summary | None:
    """The lines that hold; ``None`` if the headline does not."""
    for problem in _wrong(draft, chosen):
        conclusion.notes.append(f"a line of the summary was dropped: {problem.removeprefix('- ')}")
    headline, *points = _lines(draft)
    if _faults(headline, chosen):
        return None
    kept = [
        KeyPoint(text=point.text, records=tuple(dict.fromkeys(chosen[number - 1].id for number in point.records)))
        for point in points
        if not _faults(point, chosen)
    ]
    return Summary(headline=headline.text, points=tuple(kept))
