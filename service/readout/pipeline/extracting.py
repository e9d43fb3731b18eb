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
from readout_schemas import Document, PromptUsed, Report, Run


async def extract_document(document: Document, asker: Asker, plan: Plan) -> Report:
    """What one document says. A call that fails costs its own records alone: the report's document has the error."""
    meter, started = Meter(), time.perf_counter()
    if document.text is None:
        return empty_report(document, _run(plan, meter, asker, started))
    article = Article(document)
    groundings = [Grounding(article) for _ in plan.calls]
    outcomes = await asyncio.gather(
        *(
            _call(call, grounding, asker, plan, meter)
            for call, grounding in zip(plan.calls, groundings, strict=True)
        )
    )
    errors = [outcome for outcome in outcomes if outcome is not None]
    if errors:
        document = document.model_copy(update={"error": "; ".join(dict.fromkeys(errors))})
    return report(document, groundings, _run(plan, meter, asker, started))


async def _call(call: Call, grounding: Grounding, asker: Asker, plan: Plan, meter: Meter) -> str | None:
    """One call and its follow-up; the error that ended it, if one did."""
    prompt = plan.prompt(call.prompt)
    article = grounding.article
    context = CallContext(article.document.id, f"{prompt.name}.{prompt.version}", meter)
    try:
        grounding.take(await asker.ask(call.answer, messages(prompt, article.text), context))
        left = follow_up(grounding, plan.prompt(FOLLOW_UP))
        if left:
            meter.reasks += 1
            grounding.take(await asker.ask(call.answer, messages(prompt, article.text, left), context))
    except ReadoutError as error:
        return f"{prompt.name}: {error}"
    return None


def _run(plan: Plan, meter: Meter, asker: Asker, started: float) -> Run:
    model = meter.model or asker.endpoint.model
    return Run(
        model=model,
        plan=plan.name,
        prompts=tuple(
            PromptUsed(name=prompt.name, version=prompt.version, sha256=prompt.sha256) for prompt in plan.prompts()
        ),
        calls=meter.calls,
        reasks=meter.reasks,
        retries=meter.retries,
        tokens=meter.tokens,
        cost_usd=price_usd(model, meter.tokens),
        seconds=round(time.perf_counter() - started, 3),
    )
