"""Reports from a file to printed tables."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from readout.errors import InputError
from readout.evaluation import __main__ as command
from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import Gold, load_gold
from readout.evaluation.report_json import result
from readout.evaluation.report_terminal import number, print_evaluation
from readout.evaluation.results import scores
from readout.report_io import read_reports
from readout_schemas import Document, Report, Tokens

SEEDS = Path(__file__).parents[2] / "seeds"
REQUIRED = [record.id for one in load_gold(SEEDS).documents for record in one.article.statements if record.required]


@pytest.fixture
def file(perfect: list[Report], tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(f"{report.model_dump_json()}\n" for report in perfect), encoding="utf-8")
    return path


def printed(gold: Gold, reports: list[Report]) -> str:
    out = io.StringIO()
    print_evaluation(evaluate(gold, reports), Console(file=out, width=140))
    return out.getvalue()


def test_reports_are_scored_from_their_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(file), str(SEEDS)]) == 0
    assert "statements" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path / "none.jsonl"), str(SEEDS)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "give a file that readout extract wrote" in error


def test_a_line_that_is_no_report_is_named(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + '{"meetings": []}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 6 is not a report"):
        list(read_reports(file))


def test_a_report_of_another_article_is_named(gold: Gold, perfect: list[Report]) -> None:
    document = Document(id="x", source="x.txt", text="Something else.", sha256="0" * 64)
    with pytest.raises(InputError, match=r"x\.txt is not among the articles"):
        evaluate(gold, [perfect[0].model_copy(update={"document": document})])


def test_two_reports_of_one_article_are_refused(gold: Gold, perfect: list[Report]) -> None:
    with pytest.raises(InputError, match="two reports are of 000_"):
        evaluate(gold, [*perfect, perfect[0]])


def test_an_article_that_could_not_be_read_counts_as_missed(gold: Gold, empty: list[Report]) -> None:
    file = gold.documents[0].article.file
    failed = Document(id="x", source=f"seeds/{file}", error="cannot be read")
    evaluation = evaluate(gold, [empty[0].model_copy(update={"document": failed})])
    assert evaluation.documents[0].error == "cannot be read"
    assert evaluation.micro["statement.recall"].value == 0


def test_articles_without_a_report_are_named_and_not_scored(gold: Gold, perfect: list[Report]) -> None:
    evaluation = evaluate(gold, perfect[1:])
    assert evaluation.unscored == (gold.documents[0].article.file,)
    assert gold.documents[0].article.file in printed(gold, perfect[1:])


def test_misses_are_printed_with_their_words(gold: Gold, empty: list[Report]) -> None:
    assert "missed 000.s10 statement Marco Rubio: There is no military solution" in printed(gold, empty)


def test_markup_in_an_article_is_printed_as_it_stands(gold: Gold, perfect: list[Report]) -> None:
    document = perfect[0].document.model_copy(update={"error": "[bold]not[/] [/nothing]"})
    assert "[bold]not[/] [/nothing]" in printed(gold, [perfect[0].model_copy(update={"document": document})])


def test_the_cost_is_that_of_the_stated_model(gold: Gold, perfect: list[Report]) -> None:
    run = perfect[0].run.model_copy(update={"tokens": Tokens(prompt=1_000_000, completion=0)})
    reports = [perfect[0].model_copy(update={"run": run})]
    assert evaluate(gold, reports).usage.cost_usd is None
    usage = evaluate(gold, reports, priced_as="openai/gpt-4o").usage
    assert usage.cost_usd == pytest.approx(2.5)
    assert usage.per_thousand(usage.cost_usd or 0) == pytest.approx(2500)


def test_what_is_almost_one_is_not_shown_as_one() -> None:
    assert [number(value) for value in (1.0, 0.9999, 0.5, 0.0, None)] == ["1.0", ".999", ".500", ".000", "–"]


def test_json_has_every_score_by_name(gold: Gold, perfect: list[Report]) -> None:
    evaluation = evaluate(gold, perfect)
    again = type(result(evaluation)).model_validate_json(result(evaluation).model_dump_json())
    assert again == result(evaluation)
    assert again.scores["statement.f1"] == 1
    assert again.scores["bcubed.precision"] == 1


@settings(derandomize=True, max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dropped=st.sets(st.sampled_from(REQUIRED)))
def test_recall_is_the_share_that_is_left_and_precision_stays(
    gold: Gold, perfect: list[Report], dropped: set[str]
) -> None:
    kept = [
        report.model_copy(update={"statements": tuple(one for one in report.statements if one.id not in dropped)})
        for report in perfect
    ]
    values = scores(evaluate(gold, kept).micro)
    assert values["statement.recall"] == pytest.approx(1 - len(dropped) / len(REQUIRED))
    assert values["statement.precision"] in {1, None}
