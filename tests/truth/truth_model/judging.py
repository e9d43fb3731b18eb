"""What becomes of true answers and of lies, counted by language and genre."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from truth_model.corpus import Truth
from truth_model.lies import ALTERED, FORMS, INVENTED, KINDS, SIDE, SPEAKER, Lie, letters, lies

from readout.ground import Grounding, report
from readout_schemas import AnyRecord, Meeting, Run, Statement

RUN = Run(model="truth", plan="one")
REFUSED = 0.5
"""Percent of the true items of a language that may be refused."""
OPEN = 5.0
"""Percent of the true items that may be open in the languages below."""
FOLLOW_UPS = 20.0
"""Percent of the documents about which the model may be asked again."""
SWAPPED = 1.0
"""Percent of swapped speakers that may be kept as confirmed."""
WELL_KNOWN = ("en", "fr", "de", "es")


@dataclass(slots=True)
class Figures:
    """What became of the items of some texts."""

    documents: int = 0
    follow_ups: int = 0
    items: int = 0
    refused: int = 0
    open: int = 0
    told: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    """Lies that were kept as confirmed; of altered and invented ones, kept at all."""
    left_open: Counter[str] = field(default_factory=Counter)

    def add(self, other: Figures) -> None:
        for name in ("documents", "follow_ups", "items", "refused", "open"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("told", "kept", "left_open"):
            getattr(self, name).update(getattr(other, name))


@dataclass(slots=True)
class Verdicts:
    """The figures of a corpus, with a line for each thing that went wrong."""

    by_language: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    by_genre: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    whole: Figures = field(default_factory=Figures)
    remarks: list[str] = field(default_factory=list)

    def add(self, truth: Truth, figures: Figures) -> None:
        for each in (self.by_language[truth.language], self.by_genre[truth.genre], self.whole):
            each.add(figures)

    def lines(self) -> Iterator[str]:
        """The table, and the last line."""
        yield f"{'':12}{'texts':>6}{'asked':>6}{'items':>6}{'refused':>8}{'open':>6}   lies: told, kept, left open"
        yield f"{'':45}" + "".join(f"{kind:>20}" for kind in KINDS)
        for table in (self.by_language, self.by_genre):
            yield from (_line(name, table[name]) for name in sorted(table))
            yield ""
        all_ = self.whole
        yield (
            f"truth: {all_.items:,} items, {all_.refused} refused ({_percent(all_.refused, all_.items):.1f} %), "
            f"{all_.open} open ({_percent(all_.open, all_.items):.1f} %), {all_.kept.total()} lies kept"
        )

    def beyond(self) -> list[str]:
        """The limits that are passed, a line each."""
        passed = [
            f"{language}: {one.refused} of {one.items} true items refused, at most {REFUSED} %"
            for language, one in self.by_language.items()
            if _percent(one.refused, one.items) > REFUSED
        ]
        passed += [
            f"{language}: {self.by_language[language].open} of {self.by_language[language].items} true items open, "
            f"at most {OPEN:.0f} %"
            for language in WELL_KNOWN
            if _percent(self.by_language[language].open, self.by_language[language].items) > OPEN
        ]
        if _percent(self.whole.follow_ups, self.whole.documents) > FOLLOW_UPS:
            passed.append(f"{self.whole.follow_ups} of {self.whole.documents} documents are asked about again")
        passed += [
            f"{self.whole.kept[kind]} kept: {kind}" for kind in (ALTERED, INVENTED, SIDE) if self.whole.kept[kind]
        ]
        if _percent(self.whole.kept[SPEAKER], self.whole.told[SPEAKER]) > SWAPPED:
            passed.append(
                f"{self.whole.kept[SPEAKER]} of {self.whole.told[SPEAKER]} swapped speakers kept as confirmed"
            )
        return passed


def judged(truths: list[Truth]) -> Verdicts:
    """Ground every answer, and every lie made from it."""
    verdicts = Verdicts()
    for truth in truths:
        figures = _true(truth, verdicts.remarks)
        others = [other for other in truths if other.language == truth.language and other is not truth]
        for lie in lies(truth, others):
            _false(truth, lie, figures, verdicts.remarks)
        verdicts.add(truth, figures)
    return verdicts


def _true(truth: Truth, remarks: list[str]) -> Figures:
    grounding = Grounding(truth.article())
    grounding.take(truth.answer)
    missed = grounding.missed()
    wrong = [failure for failure in grounding.failures if "same as another" not in failure.reasons[0]]
    remarks.extend(
        f"{truth.name} REFUSED {failure.type} {failure.reasons}: {str(failure.draft)[:400]}" for failure in wrong
    )
    text = truth.document.text or ""
    remarks.extend(f"{truth.name} MISSED {text[span.start : span.end]!r}" for span in missed)
    opened = [record for record in report(truth.document, [grounding], RUN).records() if record.open]
    remarks.extend(
        f"{truth.name} OPEN {[(one.field, one.reason) for one in record.open]}: {_shown(record)}" for record in opened
    )
    asked = bool(grounding.to_ask() or missed)
    return Figures(1, int(asked), grounding.returned, len(wrong), len(opened))


def _false(truth: Truth, lie: Lie, figures: Figures, remarks: list[str]) -> None:
    grounding = Grounding(truth.article())
    grounding.take(lie.answer)
    figures.told[lie.kind] += 1
    records = report(truth.document, [grounding], RUN).records()
    refused = any(failure.draft is lie.item and failure.rest is None for failure in grounding.failures)
    kept = [] if refused else [record for record in records if _is_false(record, lie)]
    if not kept:
        return
    if all(record.open for record in kept) and lie.kind in (SPEAKER, FORMS):
        figures.left_open[lie.kind] += 1
    else:
        figures.kept[lie.kind] += 1
        remarks.append(f"{truth.name} KEPT {lie.kind} {lie.false!r}: {_shown(kept[0])}")


def _is_false(record: AnyRecord, lie: Lie) -> bool:
    """Whether a record says what the lie says."""
    match lie.kind:
        case "altered words" | "invented words":
            said = [letters(quote.text) for quote in record.quotes] if isinstance(record, Statement) else []
            return letters(lie.false) in said
        case "invented side":
            return isinstance(record, Meeting) and any(side.name == lie.false for side in record.participants)
        case "speaker":
            return isinstance(record, Statement) and record.speaker.name == lie.false and _same(record, lie)
        case _:
            return isinstance(record, Statement) and record.speaker.name == lie.false and _borrowed(record, lie)


def _same(record: Statement, lie: Lie) -> bool:
    """Whether a statement is the one that the lie was made of."""
    return record.gist == getattr(lie.item, "gist", None)


def _borrowed(record: Statement, lie: Lie) -> bool:
    """Whether the speaker stands in a record under a form that is another's."""
    (listed,) = (party for party in lie.answer.parties if party.name == lie.false)
    return _same(record, lie) and record.speaker.as_written in listed.as_written


def _shown(record: AnyRecord) -> str:
    if isinstance(record, Statement):
        said = [quote.text[:60] for quote in record.quotes]
        return f"{record.speaker.name}: {said or record.gist}"
    return record.evidence[0].text[:100]


def _line(name: str, one: Figures) -> str:
    lied = "".join(f"{f'{one.told[kind]}, {one.kept[kind]}, {one.left_open[kind]}':>20}" for kind in KINDS)
    refused = f"{one.refused:>4}{_percent(one.refused, one.items):>4.0f}%"
    return f"{name:12}{one.documents:>6}{one.follow_ups:>6}{one.items:>6}{refused:>9}{one.open:>6}{lied}"


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
