"""Reports to one briefing, in an order that does not depend on the order in which they came."""

from __future__ import annotations

import datetime
import functools
import operator
from collections.abc import Iterable, Sequence

from readout.parties import combine
from readout_schemas import Briefing, Coverage, Document, Party, PromptUsed, Report, Run, Tokens


def merge(reports: Iterable[Report]) -> Briefing:
    """One briefing from many reports; each record stands alone."""
    ordered = sorted(reports, key=lambda report: _age(report.document))
    return Briefing(
        documents=tuple(report.document for report in ordered),
        meetings=tuple(record for report in ordered for record in report.meetings),
        statements=tuple(record for report in ordered for record in report.statements),
        commitments=tuple(record for report in ordered for record in report.commitments),
        sanctions=tuple(record for report in ordered for record in report.sanctions),
        parties=_parties(ordered),
        rejected=tuple(rejected for report in ordered for rejected in report.rejected),
        coverage=_coverage([report.coverage for report in ordered]),
        run=_run([report.run for report in ordered]),
    )


def _age(document: Document) -> tuple[datetime.date, str]:
    """Oldest first, undated last, then by id."""
    return document.published or datetime.date.max, document.id


def _parties(reports: Sequence[Report]) -> tuple[Party, ...]:
    combined = combine(party for report in reports for party in report.parties)
    return tuple(combined[name] for name in sorted(combined))


def _coverage(parts: Sequence[Coverage]) -> Coverage:
    return Coverage(
        quotations=sum(part.quotations for part in parts),
        covered=sum(part.covered for part in parts),
        labels=sum(part.labels for part in parts),
        unexplained=tuple(span for part in parts for span in part.unexplained),
    )


def _run(parts: Sequence[Run]) -> Run:
    prompts: dict[tuple[str, str], PromptUsed] = {
        (prompt.name, prompt.version): prompt for part in parts for prompt in part.prompts
    }
    costs = [part.cost_usd for part in parts]
    return Run(
        model=", ".join(dict.fromkeys(part.model for part in parts)),
        plan=", ".join(dict.fromkeys(part.plan for part in parts)),
        prompts=tuple(prompts[key] for key in sorted(prompts)),
        calls=sum(part.calls for part in parts),
        reasks=sum(part.reasks for part in parts),
        retries=sum(part.retries for part in parts),
        tokens=functools.reduce(operator.add, (part.tokens for part in parts), Tokens()),
        cost_usd=None if None in costs else sum(cost for cost in costs if cost is not None),
        seconds=round(sum(part.seconds for part in parts), 3),
    )
