"""What is right and was rejected is named, counted, and shown by language."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import Gold, load_gold
from readout.evaluation.report_html import html_page
from readout.evaluation.report_json import result
from readout.evaluation.report_terminal import print_evaluation
from readout_schemas import Rejected, Report

NORWEGIAN = "Norge frøs midlene til to banker.\n"
ENGLISH = "Norway froze the assets of two banks.\n"
Annotate = Callable[..., Path]
Sanction = Callable[..., dict[str, object]]


def rejected(report: Report, type_: Any, draft: dict[str, Any], record: str | None = None) -> Report:
    """The report without its records, and with an item that was rejected."""
    item = Rejected(id="one.r1", document="one", type=type_, reasons=("too fine a net",), draft=draft, record=record)
    nothing: dict[str, Any] = dict.fromkeys(("meetings", "statements", "commitments", "sanctions"), ())
    return report.model_copy(update={**nothing, "rejected": (item,)})


def quoted(quote: str, speaker: str) -> dict[str, Any]:
    return {"quotes": [quote], "speaker": speaker, "gist": "x"}


@pytest.fixture
def statement(gold: Gold) -> Any:
    return next(one for one in gold.documents[0].article.statements if one.required)


def refused(gold: Gold, perfect: list[Report], draft: dict[str, Any], record: str | None = None) -> list[str]:
    reports = [rejected(perfect[0], "statement", draft, record), *perfect[1:]]
    return [one.gold for one in evaluate(gold, reports).documents[0].refused]


def test_a_rejected_item_with_the_words_and_the_speaker_of_the_gold_is_a_refusal_of_what_is_right(
    gold: Gold, perfect: list[Report], statement: Any
) -> None:
    words = statement.quotes[0].text
    assert refused(gold, perfect, quoted(words, statement.speaker.name)) == [statement.id]
    assert refused(gold, perfect, quoted(words.upper() + "!", statement.speaker.name)) == [statement.id]


def test_other_words_or_another_speaker_were_rightly_rejected(
    gold: Gold, perfect: list[Report], statement: Any
) -> None:
    words = statement.quotes[0].text
    assert refused(gold, perfect, quoted(words, "Rufus Firefly")) == []
    assert refused(gold, perfect, quoted("words that nobody said", statement.speaker.name)) == []
    assert refused(gold, perfect, quoted(words[:2], statement.speaker.name)) == []


def test_what_was_kept_without_what_failed_is_no_refusal(gold: Gold, perfect: list[Report], statement: Any) -> None:
    draft = quoted(statement.quotes[0].text, statement.speaker.name)
    assert refused(gold, perfect, draft, record="one.s1") == []


@pytest.mark.parametrize(
    ("kind", "acting"),
    [
        ("meeting", lambda one: {"participants": [{"name": one.participants[0].name}]}),
        ("commitment", lambda one: {"actors": [one.actors[0].name]}),
        ("sanction", lambda one: {"targets": [one.targets[0].name]}),
    ],
)
def test_a_record_of_each_type_can_be_refused(
    gold: Gold, perfect: list[Report], kind: Any, acting: Callable[[Any], dict[str, Any]]
) -> None:
    at, record = next(
        (at, one) for at, document in enumerate(gold.documents) for one in document.article.of(kind) if one.required
    )
    draft = {"evidence": [" ".join(record.evidence[0].text.split()[1:9])], **acting(record)}
    reports = [*perfect[:at], rejected(perfect[at], kind, draft), *perfect[at + 1 :]]
    evaluation = evaluate(gold, reports)
    (one,) = evaluation.documents[at].refused
    assert one.required
    assert evaluation.documents[at].ratios[f"{kind}.kept"].right == 0
    assert evaluation.documents[at].ratios[f"{kind}.kept"].of == 1


def test_kept_is_one_where_nothing_right_was_rejected(gold: Gold, perfect: list[Report]) -> None:
    scores = result(evaluate(gold, perfect)).scores
    assert {name: value for name, value in scores.items() if name.endswith(".kept")} == dict.fromkeys(
        ("meeting.kept", "statement.kept", "commitment.kept", "sanction.kept"), 1.0
    )


def test_scores_are_shown_for_each_language(
    annotate: Annotate, gold_sanction: Sanction, read: Callable[..., Report]
) -> None:
    annotate(ENGLISH, "one", sanctions=[gold_sanction(ENGLISH, ENGLISH.strip())])
    folder = annotate(
        NORWEGIAN, "two", language="no", sanctions=[gold_sanction(NORWEGIAN, NORWEGIAN.strip(), id="two.x1")]
    )
    file = folder / "gold" / "two.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"Norway", "kind"', '"Norge", "kind"'), encoding="utf-8")
    gold = load_gold(folder)
    one, two = map(read, gold.documents)
    draft = {"evidence": ["Norge frøs midlene"], "targets": ["Norge"]}
    evaluation = evaluate(gold, [one, rejected(two, "sanction", draft)])
    by_language = result(evaluation).by_language
    assert list(by_language) == ["en", "no"]
    assert [by_language[tag]["sanction.kept"] for tag in by_language] == [1, 0]
    assert [by_language[tag]["sanction.f1"] for tag in by_language] == [1, 0]
    shown = io.StringIO()
    print_evaluation(evaluation, Console(file=shown, width=200))
    assert "by language" in shown.getvalue()
    assert "right, and rejected two.x1 sanction Norge frøs midlene til to banker.: too fine a net" in shown.getvalue()
    page = html_page(gold, evaluation)
    assert "Right, and rejected by the checks" in page
    assert "By language" in page


def test_one_language_needs_no_table_of_languages(gold: Gold, perfect: list[Report]) -> None:
    evaluation = evaluate(gold, perfect)
    shown = io.StringIO()
    print_evaluation(evaluation, Console(file=shown, width=200))
    assert "by language" not in shown.getvalue()
    assert "By language" not in html_page(gold, evaluation)
    assert list(json.loads(result(evaluation).model_dump_json())["by_language"]) == ["en"]
