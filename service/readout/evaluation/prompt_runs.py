"""Prompts, run over the articles of a gold reading: on recorded answers, or recording those that are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from readout.ask.client import Client
from readout.ask.plan import CALLS, Call, Plan
from readout.ask.settings import RECORDED, Endpoint, Settings, context_of
from readout.errors import ModelError, RecordingError, SettingsError
from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import Gold, GoldDocument
from readout.evaluation.results import Evaluation
from readout.ingest import document
from readout.pipeline.extracting import extract_document
from readout.pipeline.runner import documents, reports
from readout_schemas import Document, Report

_UNANSWERED = re.compile(
    r"recorded answer for (?:document )?(?P<document>\S+) (?:and|to) prompt (?P<prompt>\w+)\.(?P<version>v\d+)"
)
"""What a replay says of a request without an answer."""
NAMED = 6
"""Unrecorded answers that a message names one by one."""


@dataclass(frozen=True, slots=True, order=True)
class Unanswered:
    """A call without a recorded answer."""

    document: str
    prompt: str
    version: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an evaluation is called, what records its answers, and at which model's price it is counted."""

    name: str
    command: str
    priced_as: str | None = None


@dataclass(frozen=True, slots=True)
class _Only(Plan):
    """A plan of which some calls alone are made."""

    wanted: frozenset[str] = field(default_factory=frozenset)

    @property
    def calls(self) -> tuple[Call, ...]:
        return tuple(call for call in CALLS[self.name] if call.prompt in self.wanted)


def sources(gold: Gold) -> list[Document]:
    """The articles as documents; the gold knows when they were published where nothing beside them says it.

    Raises:
        InputError: an article cannot be read.
    """
    by_sha = {document.article.sha256: document for document in gold.documents}
    read = documents([one.path or document(one.text, source=one.name, metadata=one.known) for one in gold.documents])
    return [_dated(one, by_sha.get(one.sha256 or "")) for one in read]


def _dated(document: Document, gold: GoldDocument | None) -> Document:
    if gold is None:
        return document
    published = document.published or gold.article.published
    return document.model_copy(update={"published": published, "language": document.language or gold.article.language})


async def replay(gold: Gold, settings: Settings) -> tuple[list[Report], list[Unanswered]]:
    """Reports from recorded answers, and the calls for which there is none.

    Raises:
        InputError: an article cannot be read.
        SettingsError: a setting is wrong.
    """
    plan = _plan(settings)
    several = sources(gold)
    if not _has_recordings(settings):
        return [], [_call(document, plan, call) for document in several for call in plan.calls]
    stronger = None if settings.escalate is None else RECORDED
    asking = replace(settings, model=RECORDED, base_url=None, escalate=stronger, record=False)
    found = [report async for report in reports(several, asking)]
    return found, sorted({call for report in found for call in unanswered(report)})


def _has_recordings(settings: Settings) -> bool:
    return Path(settings.cassettes).is_dir()


def _plan(settings: Settings) -> Plan:
    """The plan; a version of a prompt that it never sends would change nothing, and look like no difference."""
    plan = Plan.of(settings)
    sent = [prompt.name for prompt in plan.prompts()]
    for name in settings.prompts:
        if name not in sent:
            raise SettingsError(
                f"prompt {name} is not sent in plan {settings.plan}, which sends {', '.join(sent)}: "
                "choose another prompt, or another --plan"
            )
    return plan


def unanswered(report: Report) -> list[Unanswered]:
    """The calls of a report for which there was no recorded answer."""
    return [Unanswered(**match.groupdict()) for match in _UNANSWERED.finditer(report.document.error or "")]


def _call(document: Document, plan: Plan, call: Call) -> Unanswered:
    prompt = plan.prompt(call.prompt)
    return Unanswered(document.id, prompt.name, prompt.version)


async def record(gold: Gold, settings: Settings, missing: Sequence[Unanswered]) -> None:
    """Ask the endpoint for the missing answers alone, and keep them.

    Raises:
        SettingsError: no endpoint is named.
        ModelError: some were not answered; what was is kept.
    """
    asking = replace(settings, record=True)
    endpoint = Endpoint.settle(asking)
    if endpoint.provider == RECORDED:
        raise SettingsError(
            "nothing to record from: name a model with --model and set OPENAI_API_KEY, or give --base-url"
        )
    by_id = {document.id: document for document in sources(gold)}
    errors: list[str] = []
    async with Client(endpoint, asking) as client:
        for name, calls in groupby(sorted(missing), key=lambda call: call.document):
            wanted = frozenset(call.prompt for call in calls)
            only = _Only(settings.plan, settings.prompts, settings.reader, context_of(settings), wanted)
            report = await extract_document(by_id[name], client, only)
            errors += [f"{name}: {report.document.error}"] if report.document.error else []
    if errors:
        raise ModelError("; ".join(errors))


async def reports_of(gold: Gold, settings: Settings, command: str) -> list[Report]:
    """Reports of the articles, from recorded answers; with ``settings.record`` the missing ones are recorded first.

    Args:
        gold: the reading.
        settings: which prompts, and where the answers are.
        command: what records the missing ones, to say so.

    Raises:
        RecordingError: an answer is not recorded.
        ModelError: the endpoint did not answer.
    """
    found, missing = await replay(gold, settings)
    if missing and settings.record:
        await record(gold, settings, missing)
        found, missing = await replay(gold, settings)
    if missing:
        raise RecordingError(f"{_named(missing)}: record them with: {command}")
    return found


def _named(missing: Sequence[Unanswered]) -> str:
    by_prompt = groupby(
        sorted(missing, key=lambda call: (call.prompt, call.version)), key=lambda call: (call.prompt, call.version)
    )
    parts = []
    for (prompt, version), calls in by_prompt:
        names = [call.document for call in calls]
        shown = ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
        parts.append(f"{prompt}.{version} for {shown}")
    return f"no recorded answers to {'; '.join(parts)}"


async def evaluation(gold: Gold, settings: Settings, asked: Asked) -> Evaluation:
    """Evaluate prompts.

    Raises:
        RecordingError: an answer is not recorded.
        ModelError: the endpoint did not answer.
    """
    found = await reports_of(gold, settings, asked.command)
    return evaluate(gold, found, name=asked.name, priced_as=asked.priced_as)
