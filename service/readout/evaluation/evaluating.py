"""Reports, scored against a gold reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.ask.usage import price_usd
from readout.errors import InputError
from readout.evaluation.cross_document_scoring import score_cross
from readout.evaluation.gold import Gold, GoldDocument
from readout.evaluation.results import Evaluation, Usage
from readout.evaluation.scores import score
from readout.merging import merge
from readout_schemas import Briefing, Report, Run


def evaluate(
    gold: Gold,
    reports: Iterable[Report],
    *,
    name: str = "now",
    priced_as: str | None = None,
    briefing: Briefing | None = None,
) -> Evaluation:
    """Score reports.

    Args:
        gold: the reading.
        reports: one for each article, in any order.
        name: what the evaluation is called when it is compared.
        priced_as: the model whose price counts, by default the one that answered.
        briefing: what the reports were merged to, by default ``merge(reports)``.

    Raises:
        InputError: a report is of an article that the gold does not have, or two are of one.
    """
    several = list(reports)
    by_prefix = _by_prefix(gold, several)
    merged = briefing or merge(several)
    return Evaluation(
        name=name,
        prompts=merged.run.prompts,
        documents=tuple(
            score(document, by_prefix[document.prefix]) for document in gold.documents if document.prefix in by_prefix
        ),
        unscored=tuple(document.article.file for document in gold.documents if document.prefix not in by_prefix),
        cross=score_cross(gold, several, merged),
        usage=_usage(several, merged.run, priced_as),
    )


def _by_prefix(gold: Gold, reports: Sequence[Report]) -> dict[str, Report]:
    documents = {document.article.sha256: document for document in gold.documents}
    found: dict[str, Report] = {}
    for report in reports:
        document = documents.get(report.document.sha256 or "") or _by_name(gold, report)
        if document is None:
            raise InputError(
                f"{report.document.source} is not among the articles of {gold.folder}: leave its report out"
            )
        if document.prefix in found:
            raise InputError(f"two reports are of {document.article.file}: give one for each article")
        found[document.prefix] = report
    return found


def _by_name(gold: Gold, report: Report) -> GoldDocument | None:
    """The article of a report whose document could not be read, and so has no text to know it by."""
    if report.document.text is not None:
        return None
    return next((document for document in gold.documents if document.name in report.document.source), None)


def _usage(reports: Sequence[Report], run: Run, priced_as: str | None) -> Usage:
    model, escalation = priced_as or run.model, run.escalation
    own, more = run.tokens, 0.0 if escalation is None else escalation.cost_usd
    if escalation is not None:
        own -= escalation.tokens
    cost = price_usd(model.rpartition("/")[2], own)
    return Usage(
        model=run.model,
        plan=run.plan,
        documents=len(reports),
        calls=run.calls,
        reasks=run.reasks,
        retries=run.retries,
        rejected=sum(len(report.rejected) for report in reports),
        tokens=run.tokens,
        cost_usd=None if cost is None or more is None else cost + more,
        priced_as=model,
        escalation=escalation,
    )
