"""Scores of reports that are made from the gold, and of changes to these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import Gold, GoldDocument, load_gold
from readout.evaluation.results import Evaluation, Item, f1, scores
from readout_schemas import Evidence, Mention, Party, Quote, Report, Statement, When

TYPES = ("meeting", "statement", "commitment", "sanction")


def with_statements(report: Report, statements: Sequence[Statement]) -> Report:
    return report.model_copy(update={"statements": tuple(statements)})


def changed(report: Report, name: str, **update: object) -> Report:
    """The report with fields of one statement changed."""
    return with_statements(
        report, [one.model_copy(update=update) if one.id == name else one for one in report.statements]
    )


def statement(report: Report, name: str) -> Statement:
    return next(one for one in report.statements if one.id == name)


def replaced(reports: Sequence[Report], report: Report) -> list[Report]:
    return [report if one.document.id == report.document.id else one for one in reports]


def values(evaluation: Evaluation) -> dict[str, float | None]:
    return scores(evaluation.micro)


def item(evaluation: Evaluation, gold: str) -> Item:
    return next(one for one in evaluation.items() if one.gold == gold)


def test_the_gold_against_itself_scores_one_everywhere(gold: Gold, perfect: list[Report]) -> None:
    evaluation = evaluate(gold, perfect)
    known = {name: value for name, value in values(evaluation).items() if value is not None}
    assert known == dict.fromkeys(known, 1.0)
    assert {f"{kind}.f1" for kind in TYPES} <= known.keys()
    assert not any(document.never_speaker or document.invented for document in evaluation.documents)
    assert {one.outcome for one in evaluation.items()} == {"found", "optional"}
    assert not any(one.faults for one in evaluation.items() if one.outcome == "found")


def test_nothing_found_is_recall_zero_and_no_false_alarm(gold: Gold, empty: list[Report]) -> None:
    evaluation = evaluate(gold, empty)
    for kind in TYPES:
        assert evaluation.micro[f"{kind}.recall"].value == 0
        assert evaluation.micro[f"{kind}.precision"].value is None
        assert f1(evaluation.micro, kind) == 0
    assert {one.outcome for one in evaluation.items()} == {"missed", "optional"}


def test_only_required_records_give_full_scores(gold: Gold, perfect: list[Report]) -> None:
    """Leaving out what is optional costs nothing."""
    required = {record.id for one in gold.documents for record in one.article.records() if record.required}
    lean = [
        report.model_copy(
            update={
                f"{kind}s": tuple(one for one in getattr(report, f"{kind}s") if one.id in required) for kind in TYPES
            }
        )
        for report in perfect
    ]
    evaluation = evaluate(gold, lean)
    assert all(f1(evaluation.micro, kind) == 1 for kind in TYPES)
    assert not [one for one in evaluation.items() if one.outcome in {"missed", "false_alarm"}]


def test_two_swapped_speakers_cost_these_two_statements_and_their_speakers(gold: Gold, perfect: list[Report]) -> None:
    report = next(one for one in perfect if one.document.id.startswith("000"))
    first, second = statement(report, "000.s10"), statement(report, "000.s16")
    swapped = changed(changed(report, first.id, speaker=second.speaker), second.id, speaker=first.speaker)
    before, now = (evaluate(gold, several) for several in (perfect, replaced(perfect, swapped)))
    fallen = {name for name, value in values(before).items() if value is not None and values(now)[name] != value}
    assert fallen == {f"statement.{part}" for part in ("f1", "precision", "recall", "speaker")}
    assert now.micro["statement.recall"].right == before.micro["statement.recall"].right - 2
    assert now.micro["statement.speaker"].of == before.micro["statement.speaker"].of
    assert item(now, "000.s10").misattributed == "000.s10"
    assert [one.gold for one in now.items() if one.outcome == "missed"] == ["000.s10", "000.s16"]


def test_joined_utterances_are_found(gold: Gold, perfect: list[Report]) -> None:
    """One record for two utterances of a speaker costs neither recall nor precision."""
    report = next(one for one in perfect if one.document.id.startswith("002"))
    first, second = statement(report, "002.s5"), statement(report, "002.s7")
    joined = first.model_copy(
        update={name: getattr(first, name) + getattr(second, name) for name in ("quotes", "evidence")}
    )
    rest = [one for one in report.statements if one.id not in {first.id, second.id}]
    evaluation = evaluate(gold, replaced(perfect, with_statements(report, [*rest, joined])))
    assert f1(evaluation.micro, "statement") == 1
    assert {item(evaluation, name).outcome for name in (first.id, second.id)} == {"found", "joined"}
    assert evaluation.micro["statement.evidence_iou"].value == 1
    assert evaluation.micro["statement.quotes_whole"].value == 1


def test_a_split_utterance_is_right(gold: Gold, perfect: list[Report]) -> None:
    """Two records for one utterance in two quotations cost nothing."""
    report = next(one for one in perfect if one.document.id.startswith("000"))
    whole = statement(report, "000.s8")
    parts = [
        whole.model_copy(update={"id": f"{whole.id}{number}", "quotes": (quote,), "evidence": (evidence,)})
        for number, (quote, evidence) in enumerate(zip(whole.quotes, whole.evidence, strict=True))
    ]
    rest = [one for one in report.statements if one.id != whole.id]
    evaluation = evaluate(gold, replaced(perfect, with_statements(report, [*rest, *parts])))
    assert values(evaluation)["statement.f1"] == 1
    assert values(evaluation)["statement.evidence_iou"] == pytest.approx(1)
    assert [one.outcome for one in evaluation.items() if one.system in {part.id for part in parts}] == [
        "found",
        "split",
    ]


def test_part_of_a_joined_statement_by_another_speaker_is_missed(gold: Gold, perfect: list[Report]) -> None:
    report = next(one for one in perfect if one.document.id.startswith("000"))
    rubio, starmer = statement(report, "000.s10"), statement(report, "000.s16")
    joined = rubio.model_copy(
        update={name: getattr(rubio, name) + getattr(starmer, name) for name in ("quotes", "evidence")}
    )
    rest = [one for one in report.statements if one.id not in {rubio.id, starmer.id}]
    evaluation = evaluate(gold, replaced(perfect, with_statements(report, [*rest, joined])))
    assert item(evaluation, starmer.id).outcome == "missed"


def test_a_scare_quote_taken_for_a_statement_is_a_false_alarm(gold: Gold, perfect: list[Report]) -> None:
    """Even where the speaker is right, and has another record in that sentence."""
    one = next(document for document in gold.documents if document.prefix == "001")
    report = next(report for report in perfect if report.document.id.startswith("001"))
    label = one.article.label_or_scare_quotes[0]
    quote = Evidence(document=report.document.id, start=label.start + 1, end=label.end - 1, text=label.text[1:-1])
    starmer = statement(report, "001.s1")
    taken = starmer.model_copy(update={"id": "x", "quotes": (Quote.of(quote),), "evidence": (quote,)})
    evaluation = evaluate(gold, replaced(perfect, with_statements(report, [*report.statements, taken])))
    assert [one.system for one in evaluation.items() if one.outcome == "false_alarm"] == ["x"]
    assert evaluation.micro["label.told_apart"].right == evaluation.micro["label.told_apart"].of - 1


def test_a_cut_quote_is_found_but_not_whole(gold: Gold, perfect: list[Report]) -> None:
    report = next(one for one in perfect if one.document.id.startswith("000"))
    quote = statement(report, "000.s10").quotes[0]
    cut = quote.model_copy(update={"end": quote.end - 20, "text": quote.text[:-20]})
    evaluation = evaluate(gold, replaced(perfect, changed(report, "000.s10", quotes=(cut,))))
    assert values(evaluation)["statement.f1"] == 1
    assert evaluation.micro["statement.quotes_whole"].right == evaluation.micro["statement.quotes_whole"].of - 1
    assert [fault.field for fault in item(evaluation, "000.s10").faults] == ["quotes_whole"]


def test_a_final_comma_may_be_left_out_of_a_quote(gold: Gold, perfect: list[Report]) -> None:
    report = next(one for one in perfect if one.document.id.startswith("003"))
    quote = statement(report, "003.s1").quotes[0]
    assert quote.text.endswith(",")
    bare = quote.model_copy(update={"end": quote.end - 1, "text": quote.text[:-1]})
    evaluation = evaluate(gold, replaced(perfect, changed(report, "003.s1", quotes=(bare,))))
    assert values(evaluation)["statement.quotes_whole"] == 1


def test_a_date_where_the_gold_has_none_is_not_wrong(gold: Gold, perfect: list[Report]) -> None:
    report = next(one for one in perfect if one.document.id.startswith("001"))
    dated = changed(report, "001.s1", when=When(text="on Tuesday", edtf="2025-03-11", basis="published"))
    assert values(evaluate(gold, replaced(perfect, dated)))["statement.date"] == 1


def test_who_must_not_speak_is_named(gold: Gold, perfect: list[Report]) -> None:
    report = next(one for one in perfect if one.document.id.startswith("000"))
    putin = Party(id="person-putin", name="Putin", kind="person", role=None, country=None, as_written=())
    wrong = changed(report, "000.s10", speaker=Mention.of(putin))
    wrong = wrong.model_copy(update={"parties": (*wrong.parties, putin)})
    evaluation = evaluate(gold, replaced(perfect, wrong))
    assert evaluation.documents[0].never_speaker == ("000.s10",)


def test_the_office_of_somebody_who_must_not_speak_may(gold: Gold, perfect: list[Report]) -> None:
    assert "Giorgia Meloni" in next(one for one in gold.documents if one.prefix == "002").article.never_speaker
    assert not any(document.never_speaker for document in evaluate(gold, perfect).documents)


def test_a_record_that_fits_an_optional_one_is_neither_right_nor_wrong(gold: Gold, perfect: list[Report]) -> None:
    full = evaluate(gold, perfect)
    required = sum(record.required for one in gold.documents for record in one.article.statements)
    assert full.micro["statement.precision"].of == required


def test_a_joined_quote_may_lack_its_final_comma(gold: Gold, perfect: list[Report]) -> None:
    report = next(one for one in perfect if one.document.id.startswith("003"))
    short, long = statement(report, "003.s1"), statement(report, "003.s9")
    (quote,) = short.quotes
    bare = quote.model_copy(update={"end": quote.end - 1, "text": quote.text[:-1]})
    both = long.model_copy(update={"quotes": (bare, *long.quotes), "evidence": short.evidence + long.evidence})
    rest = [one for one in report.statements if one.id not in {short.id, long.id}]
    evaluation = evaluate(gold, replaced(perfect, with_statements(report, [*rest, both])))
    assert item(evaluation, short.id).outcome == "joined"


def test_a_label_is_no_paraphrase_that_the_gold_has_in_that_sentence(
    annotate: Callable[..., Path], gold_statement: Callable[..., object], read: Callable[[GoldDocument], Report]
) -> None:
    """An indirect statement of the gold does not make its speaker's words of a scare quote beside it."""
    text = "Oslo said that it liked the “peace plan” of its neighbours.\n"
    label = {"text": "“peace plan”", "start": text.index("“"), "end": text.index("”") + 1}
    gold = load_gold(annotate(text, label_or_scare_quotes=[label], statements=[gold_statement(text, text.strip())]))
    report = read(gold.documents[0])
    words = Evidence(document=report.document.id, start=text.index("peace"), end=text.index("”"), text="peace plan")
    taken = report.statements[0].model_copy(update={"quotes": (Quote.of(words),), "mode": "mixed"})
    assert [one.outcome for one in evaluate(gold, [with_statements(report, [taken])]).items()] == [
        "optional",
        "false_alarm",
    ]
    assert [one.outcome for one in evaluate(gold, [report]).items()] == ["optional"]


def test_of_two_equal_gold_records_the_required_one_is_found(
    annotate: Callable[..., Path], gold_sanction: Callable[..., object], read: Callable[[GoldDocument], Report]
) -> None:
    text = "Norway froze the assets of two banks.\n"
    several = [gold_sanction(text, text.strip(), id=f"one.x{number}", required=number == 2) for number in (1, 2, 3)]
    gold = load_gold(annotate(text, sanctions=several))
    report = read(gold.documents[0])
    alone = report.model_copy(update={"sanctions": report.sanctions[:1]})
    assert evaluate(gold, [alone]).micro["sanction.recall"].value == 1
