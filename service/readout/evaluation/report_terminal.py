"""Evaluations in the terminal: tables, and what was missed or made up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from readout.evaluation.comparison import Comparison, Difference
from readout.evaluation.field_agreement import NOTHING
from readout.evaluation.results import Evaluation, Item, f1, scores
from readout.record_types import PLURALS, RECORD_TYPES
from readout_schemas import Escalation

COLOURS = {"won": "green", "lost": "red", "changed": "cyan"}
SHOWN = 160
"""Characters of a record's words."""


def number(value: float | None) -> str:
    """A score with three decimals, never rounded up to 1; a dash where there is none."""
    if value is None:
        return "–"
    return "1.0" if value == 1 else f"{min(value, 0.999):.3f}".removeprefix("0")


def print_evaluation(evaluation: Evaluation, console: Console) -> None:
    """The tables of one evaluation, and every item that is not right."""
    console.print(_types(evaluation))
    console.print(_fields(evaluation))
    if len(evaluation.by_language) > 1:
        console.print(_languages(evaluation))
    console.print(_merging(evaluation))
    console.print(_usage(evaluation))
    for document in evaluation.documents:
        if document.error:
            console.print(f"[red]{escape(document.source)}: {escape(document.error)}[/]")
        for refusal in document.refused:
            words = f"{refusal.gold} {refusal.type} {clipped(refusal.text)}: {'; '.join(refusal.reasons)}"
            console.print(f"[red]right, and rejected[/] {escape(words)}", soft_wrap=True)
        for what, several in (
            ("invented quote", document.invented),
            ("speaker who has no words", document.never_speaker),
        ):
            for one in several:
                console.print(f"[red]{what}[/] {document.document}: {escape(one)}")
    if evaluation.unscored:
        console.print(f"[yellow]without a report, and not scored:[/] {escape(', '.join(evaluation.unscored))}")
    print_items(evaluation.items(), console)


def print_items(items: Iterable[Item], console: Console) -> None:
    """Misses and false alarms with their words, and the fields that are wrong in records that were found."""
    several = list(items)
    for outcome, colour in (("missed", "yellow"), ("false_alarm", "red")):
        for item in several:
            if item.outcome == outcome:
                console.print(f"[{colour}]{outcome.replace('_', ' ')}[/] {line(item)}", soft_wrap=True)
    for item in several:
        if item.outcome in {"found", "joined"}:
            for fault in item.faults:
                words = f"{fault.gold or 'nothing'} → {fault.system or 'nothing'}"
                console.print(f"[cyan]{fault.field}[/] {item.gold}: {escape(words)}", soft_wrap=True)


def print_comparison(comparison: Comparison, console: Console) -> None:
    """What changed, with intervals, and every item that was won, lost or changed."""
    table = _table(f"{comparison.now} against {comparison.before}", "", "before", "now", "interval", "verdict")
    for one in comparison.differences:
        if one.change:
            interval = "" if one.low is None or one.high is None else f"{one.low:+.3f} to {one.high:+.3f}"
            table.add_row(one.score, number(one.before), number(one.now), interval, one.verdict)
    if table.row_count:
        console.print(table)
        console.print(
            f"Intervals: 95 %, paired bootstrap, {comparison.documents} documents, {comparison.resamples:,} resamples."
        )
    else:
        console.print(escape(f"{comparison.now} against {comparison.before}: no score differs"))
    for change in comparison.changes:
        outcome = change.item.outcome.replace("_", " ")
        console.print(f"[{COLOURS[change.kind]}]{change.kind}[/] ({outcome}) {line(change.item)}", soft_wrap=True)
        for name, item in (("before", change.before), ("now", change.now)):
            for fault in item.faults if item else ():
                words = f"{fault.field}: {fault.gold or 'nothing'} → {fault.system or 'nothing'}"
                console.print(f"    {name}: {escape(words)}", soft_wrap=True)


def print_differences(title: str, differences: Sequence[Difference], console: Console) -> None:
    """Scores that differ, without intervals."""
    table = _table(title, "", "before", "now")
    for one in differences:
        if one.before != one.now:
            table.add_row(one.score, number(one.before), number(one.now))
    console.print(table if table.row_count else f"{escape(title)}: no score differs")


def clipped(text: str) -> str:
    """Words, cut to what a line shows."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def line(item: Item) -> str:
    """An item in one line of markup."""
    words = clipped(item.text)
    other = f" [magenta](other speaker: {escape(item.misattributed)})[/]" if item.misattributed else ""
    return f"[bold]{escape(item.gold or item.system or '')}[/] {item.type} {escape(words)}{other}"


def _types(evaluation: Evaluation) -> Table:
    table = _table(f"{evaluation.name}: records", "", "precision", "recall", "F1", *_prefixes(evaluation))
    for kind in RECORD_TYPES:
        each = (number(f1(document.ratios, kind)) for document in evaluation.documents)
        values = [evaluation.micro[f"{kind}.{part}"].value for part in ("precision", "recall")]
        table.add_row(PLURALS[kind], *map(number, values), number(f1(evaluation.micro, kind)), *each)
    return table


def _fields(evaluation: Evaluation) -> Table:
    table = _table("fields of required records that were found", "", "score", "of", *_prefixes(evaluation))
    for name, ratio in evaluation.micro.items():
        if name.endswith((".precision", ".recall")):
            continue
        each = (number(scores(document.ratios).get(name)) for document in evaluation.documents)
        table.add_row(name, number(ratio.value), f"{ratio.of:g}", *each)
    return table


def _languages(evaluation: Evaluation) -> Table:
    """F1 of each type and, of what the answers had, how much the checks let through."""
    columns = [f"{PLURALS[kind]} {part}" for kind in RECORD_TYPES for part in ("F1", "kept")]
    table = _table("by language", "", "articles", *columns)
    for tag, ratios in evaluation.by_language.items():
        count = sum(document.language == tag for document in evaluation.documents)
        values = [
            value for kind in RECORD_TYPES for value in (f1(ratios, kind), ratios.get(f"{kind}.kept", NOTHING).value)
        ]
        table.add_row(tag, str(count), *map(number, values))
    return table


def _merging(evaluation: Evaluation) -> Table:
    cross = evaluation.cross
    table = _table(f"merging, over {cross.records} gold records", "", "score", "of")
    for name, ratio in cross.ratios.items():
        table.add_row(name, number(ratio.value), f"{ratio.of:g}")
    real = len(cross.contradictions_found) + len(cross.contradictions_missed)
    table.add_row("contradictions found", str(len(cross.contradictions_found)), str(real))
    table.add_row("wrongly merged", str(len(cross.wrongly_merged)), "")
    return table


def _usage(evaluation: Evaluation) -> Table:
    usage = evaluation.usage
    table = _table(f"what it took: {usage.model}, plan {usage.plan}", "", "in all", "per 1,000 documents")
    counts = {
        "calls": usage.calls,
        "re-asks": usage.reasks,
        "rejected items": usage.rejected,
        "prompt tokens": usage.tokens.prompt,
        "cached tokens": usage.tokens.cached,
        "completion tokens": usage.tokens.completion,
    }
    for name, value in counts.items():
        table.add_row(name, f"{value:,}", f"{usage.per_thousand(value):,.0f}")
    cost = usage.cost_usd
    each = ("unknown", "") if cost is None else (f"${cost:.4f}", f"${usage.per_thousand(cost):,.2f}")
    table.add_row(escape(f"cost as {usage.priced_as}"), *each)
    if usage.escalation is not None:
        _add_escalation(table, usage.escalation, usage.mended_per_dollar)
    return table


def _add_escalation(table: Table, escalation: Escalation, per_dollar: float | None) -> None:
    """What was bought of a stronger model."""
    table.add_row(escape(f"asked of {escalation.model}: items"), f"{escalation.asked:,}", "")
    table.add_row("mended by it", f"{escalation.mended:,}", "")
    told = "unknown" if escalation.cost_usd is None else f"${escalation.cost_usd:.4f}"
    table.add_row("its part of the cost", told, "")
    table.add_row("items mended a dollar", "unknown" if per_dollar is None else f"{per_dollar:,.0f}", "")


def _prefixes(evaluation: Evaluation) -> list[str]:
    return [document.document for document in evaluation.documents]


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=escape(title), title_justify="left")
    table.add_column(first, no_wrap=True)
    for other in others:
        table.add_column(other, justify="right", no_wrap=True)
    return table
