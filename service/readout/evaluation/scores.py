"""The scores of a report against the gold of its article. ``docs/evaluation.md`` defines each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.evaluation.field_agreement import FieldScore, Names, Ratio, quotes_whole
from readout.evaluation.gold import GoldDocument
from readout.evaluation.gold_records import AnyGold, GoldStatement
from readout.evaluation.matching import Matching, Pair, is_label, match
from readout.evaluation.name_agreement import GoldNames, plain, same_person
from readout.evaluation.overlaps import iou, ranges
from readout.evaluation.record_scoring import fields
from readout.evaluation.refusals import kept, refusals
from readout.evaluation.results import DocumentScores, Fault, Item, Outcome, Refusal, total
from readout.record_types import RECORD_TYPES
from readout_schemas import AnyRecord, RecordType, Report, Span, Statement


def score(document: GoldDocument, report: Report) -> DocumentScores:
    """Every score of one document."""
    names = Names(document.article, report.parties)
    ratios: list[dict[str, Ratio]] = []
    items: list[Item] = []
    refused: list[Refusal] = []
    for kind in RECORD_TYPES:
        matching = match(kind, document, report.of(kind), names)
        pairs = {id(pair): fields(pair.gold, pair.system, names) for pair in matching.pairs}
        ratios += _ratios(kind, matching, pairs)
        wrongly = refusals(kind, matching.missed, report.rejected, GoldNames(document.article))
        ratios.append({f"{kind}.kept": kept(_found_required(matching), wrongly)})
        refused += wrongly
        items += _items(document.prefix, kind, matching, pairs)
    ratios.append({"label.told_apart": _labels(document, report.statements)})
    return DocumentScores(
        document=document.prefix,
        language=document.article.language,
        source=report.document.source,
        error=report.document.error,
        ratios=total(ratios),
        items=tuple(items),
        refused=tuple(refused),
        never_speaker=tuple(_forbidden(document, report)),
        invented=tuple(_invented(document, report.statements)),
    )


def _ratios(kind: RecordType, matching: Matching, pairs: dict[int, list[FieldScore]]) -> list[dict[str, Ratio]]:
    found = _found_required(matching)
    missed = sum(record.required for record in matching.missed)
    right = sum(pair.gold.required for pair in matching.pairs) + sum(map(_counts, matching.split))
    result = [
        {f"{kind}.precision": Ratio(right, right + len(matching.extra))},
        {f"{kind}.recall": Ratio(found, found + missed)},
    ]
    for pair in matching.pairs:
        if pair.gold.required:
            result.append({f"{kind}.evidence_iou": Ratio(_evidence_iou(pair, matching), 1)})
            result += [{f"{kind}.{score.field}": score.ratio} for score in pairs[id(pair)]]
    if kind == "statement":
        result += _statement_ratios(matching)
    return result


def _found_required(matching: Matching) -> int:
    return sum(pair.gold.required for pair in (*matching.pairs, *matching.joined))


def _counts(split: Pair) -> bool:
    """Whether a part counts as right: one without quotes is optional, as all indirect statements are."""
    return split.gold.required and isinstance(split.system, Statement) and bool(split.system.quotes)


def _statement_ratios(matching: Matching) -> list[dict[str, Ratio]]:
    result = [{"statement.quotes_whole": whole.ratio} for _, whole in _wholes(matching)]
    right = sum(pair.gold.required for pair in (*matching.pairs, *matching.joined))
    wrong = sum(pair.gold.required for pair in matching.misattributed)
    return [*result, {"statement.speaker": Ratio(right, right + wrong)}]


def _wholes(matching: Matching) -> list[tuple[Pair, FieldScore]]:
    """For every required statement that was found, whether its quotes are whole."""
    found = [*matching.pairs, *matching.joined]
    holders = [pair.system for pair in (*found, *matching.split) if isinstance(pair.system, Statement)]
    return [
        (pair, quotes_whole(pair.gold, _touching(pair.gold, holders)))
        for pair in found
        if pair.gold.required and isinstance(pair.gold, GoldStatement)
    ]


def _touching(gold: GoldStatement, holders: Iterable[Statement]) -> list[Statement]:
    return [holder for holder in holders if iou(ranges(gold.quotes), ranges(holder.quotes))]


def _evidence_iou(pair: Pair, matching: Matching) -> float:
    """Overlap of evidence; of utterances that were joined or split, of all their parts together."""
    gold = [pair.gold, *(other.gold for other in matching.joined if other.system is pair.system)]
    system = [pair.system, *(other.system for other in matching.split if other.gold is pair.gold)]
    return iou(
        ranges(span for record in gold for span in record.evidence),
        ranges(span for record in system for span in record.evidence),
    )


def _items(prefix: str, kind: RecordType, matching: Matching, pairs: dict[int, list[FieldScore]]) -> list[Item]:
    faults = {name: list(several) for name, several in pairs.items()}
    for pair, whole in _wholes(matching) if kind == "statement" else ():
        faults.setdefault(id(pair), []).append(whole)
    others = {id(one): other.id for pair in matching.misattributed for one, other in _both_ways(pair)}
    rows: list[tuple[Outcome, AnyGold | None, AnyRecord | None, list[FieldScore]]] = [
        *((_found(pair, "found"), pair.gold, pair.system, faults.get(id(pair), [])) for pair in matching.pairs),
        *((_found(pair, "joined"), pair.gold, pair.system, faults.get(id(pair), [])) for pair in matching.joined),
        *(("split" if _counts(pair) else "optional", None, pair.system, []) for pair in matching.split),
        *(("missed" if gold.required else "optional", gold, None, []) for gold in matching.missed),
        *(("false_alarm", None, system, []) for system in matching.extra),
    ]
    return [
        Item(
            document=prefix,
            type=kind,
            outcome=outcome,
            gold=gold.id if gold else None,
            system=system.id if system else None,
            text=shown(gold or system),
            gold_spans=_spans(gold),
            system_spans=_spans(system),
            misattributed=others.get(id(gold or system)),
            faults=tuple(_fault(score) for score in several if score.ratio.right < score.ratio.of),
        )
        for outcome, gold, system, several in rows
    ]


def _found(pair: Pair, outcome: Outcome) -> Outcome:
    return outcome if pair.gold.required else "optional"


def _fault(score: FieldScore) -> Fault:
    return Fault(field=score.field, gold=score.gold, system=score.system)


def _both_ways(pair: Pair) -> tuple[tuple[AnyGold | AnyRecord, AnyGold | AnyRecord], ...]:
    return (pair.gold, pair.system), (pair.system, pair.gold)


def _spans(record: AnyGold | AnyRecord | None) -> tuple[Span, ...]:
    if record is None:
        return ()
    return tuple(Span(start=span.start, end=span.end) for span in record.words)


def shown(record: AnyGold | AnyRecord | None) -> str:
    """A record in one line: a statement's speaker and quotes, another's evidence."""
    if record is None:
        return ""
    words = " … ".join(span.text for span in record.words)
    who = f"{record.speaker.name}: " if isinstance(record, GoldStatement | Statement) else ""
    return " ".join(f"{who}{words}".split())


def _labels(document: GoldDocument, statements: Sequence[Statement]) -> Ratio:
    """How many labels and scare quotes no statement has taken for words of a speaker."""
    labels = document.article.label_or_scare_quotes
    quotes = [quote for statement in statements for quote in statement.quotes]
    taken = sum(any(is_label(quote, ranges([label])) for quote in quotes) for label in labels)
    return Ratio(len(labels) - taken, len(labels))


def _forbidden(document: GoldDocument, report: Report) -> list[str]:
    """Statements with quotes of those who have none in the article."""
    never = [plain(name) for name in document.article.never_speaker]
    bodies = {party.id for party in report.parties if party.kind != "person"}  # the office of one is not he
    return [
        statement.id
        for statement in report.statements
        if statement.quotes
        and any(
            name == speaker if statement.speaker.party in bodies else same_person(name, speaker)
            for speaker in [plain(statement.speaker.name)]
            for name in never
        )
    ]


def _invented(document: GoldDocument, statements: Sequence[Statement]) -> list[str]:
    """Quotes that are not the article's own words at their place: a ``Report`` refuses them, so there are none."""
    quotes = [quote for statement in statements for quote in statement.quotes]
    return [quote.text for quote in quotes if document.text[quote.start : quote.end] != quote.text]
