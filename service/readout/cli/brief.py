"""``readout brief``."""

from __future__ import annotations

from readout.cli.dry_run import tell_estimate
from readout.cli.grouping import grouped
from readout.cli.options import DocumentOptions, OptionalSources, Output, WithoutText
from readout.cli.renderings import DeliveryOptions
from readout.cli.run_options import LimitedOptions


@grouped
def brief(
    *,
    sources: OptionalSources = None,
    output: Output = None,
    without_text: WithoutText = False,
    documents: DocumentOptions,
    asking: LimitedOptions,
    renderings: DeliveryOptions,
) -> None:
    """Brief on many reports: print it, and write it.

    Prints the briefing, and writes its JSON with -o.

    Example: readout brief reports/*.txt --published 2025-03-15 -o briefing.json --html briefing.html
    """
    import asyncio

    from readout.ask.progress import RunProgress
    from readout.cli.outcome import check_any_gave, deliver
    from readout.cli.progress_display import stopped_gently, watch
    from readout.cli.skipped import check_any_read, tell_missing_days
    from readout.pipeline.missing_days import MissingDays
    from readout.pipeline.runner import briefing

    named = documents.named(sources)
    if asking.dry_run:
        tell_estimate(named, documents, asking)
        return
    renderings.check(output, sources=documents.given(named))
    asking.check(documents.given(named))
    progress, settings = RunProgress(), asking.settings()
    found, skipped = documents.read(named, asking.place())
    with stopped_gently():
        work = briefing(found, settings, progress=progress)
        made = asyncio.run(watch(work, progress, named, quiet=renderings.quiet))
    check_any_read(made.documents)
    check_any_gave(made)
    if not renderings.quiet:
        skipped.tell()
        missing = MissingDays()
        missing.add(made.documents, made.records())
        tell_missing_days(missing)
    deliver(made, output, renderings, without_text=without_text, lacking=progress.lacking)
