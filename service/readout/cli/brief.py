"""``readout brief``."""

from __future__ import annotations

from readout.cli.options import DocumentOptions, ModelOptions, Output, Sources, WithoutText, grouped


@grouped
def brief(
    *,
    sources: Sources,
    output: Output = None,
    without_text: WithoutText = False,
    documents: DocumentOptions,
    asking: ModelOptions,
) -> None:
    """Brief on many reports: prints the briefing, and writes its JSON with -o.

    Example: readout brief reports/*.txt --published 2025-03-15 -o briefing.json
    """
    import asyncio

    from readout.cli.outcome import check, deliver
    from readout.pipeline.running import briefing

    check(output)
    deliver(asyncio.run(briefing(sources, asking.settings(), documents.metadata())), output, without_text=without_text)
