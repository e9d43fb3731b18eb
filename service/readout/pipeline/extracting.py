"""One document: asked, grounded, asked once more for what is left, and reported."""

from __future__ import annotations

import asyncio
import time

from readout.ask.asking import Asker
from readout.ask.messages import messages
from readout.ask.metering import CallContext, Meter, price_usd
from readout.ask.plan import FOLLOW_UP, Call, Plan
from readout.errors import ReadoutError
from readout.ground import Article, Grounding, empty_report, follow_up, report
from readout.pipeline.counting import used
from readout_schemas import Document, Report, Run


async def extract_document(document: Document, asker: Asker, plan: Plan) -> Report:
    """What one document says. A call that fails costs its own records alone: the report's document has the error."""
    meter, started = Meter(), time.perf_counter()
    if document.text is None:
        return empty_report(document, _run(plan, meter, asker, started))
    article = Article(document)
    groundings = [Grounding(article) for _ in plan.calls]
    outcomes = await asyncio.gather(
        *(_call(call, grounding, asker, plan) for call, grounding in zip(plan.calls, groundings, strict=True))
    )
    for call_meter, _ in outcomes:
        meter.add(call_meter)
    errors = [error for _, error in outcomes if error is not None]
    if errors:
        document = document.model_copy(update={"error": "; ".join(dict.fromkeys(errors))})
    return report(document, groundings, _run(plan, meter, asker, started))


async def _call(call: Call, grounding: Grounding, asker: Asker, plan: Plan) -> tuple[Meter, str | None]:
    """One call and its follow-up: what they cost, and the error that ended them, if one did."""
    prompt, text, meter = plan.prompt(call.prompt), grounding.article.text, Meter()
    context = CallContext(grounding.article.document.id, f"{prompt.name}.{prompt.version}", meter)
    error = None
    try:
        grounding.take(await asker.ask(call.answer, messages(prompt, text), context))
        left = follow_up(grounding, plan.prompt(FOLLOW_UP))
        if left:
            grounding.take(await asker.ask(call.answer, messages(prompt, text, left), context))
    except ReadoutError as failed:
        error = f"{prompt.name}: {failed}"
    meter.reasks = max(meter.calls - 1, 0)
    return meter, error


def _run(plan: Plan, meter: Meter, asker: Asker, started: float) -> Run:
    model = meter.model or asker.endpoint.model
    return Run(
        model=model,
        plan=plan.name,
        prompts=used(plan.prompts()),
        calls=meter.calls,
        reasks=meter.reasks,
        retries=meter.retries,
        tokens=meter.tokens,
        cost_usd=price_usd(model, meter.tokens),
        seconds=round(time.perf_counter() - started, 3),
    )
