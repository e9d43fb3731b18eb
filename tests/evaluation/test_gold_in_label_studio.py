"""Gold goes to Label Studio and comes back the same; what people draw there is gold too."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from readout.cli.app import app
from readout.errors import InputError
from readout.evaluation.gold import Gold, load_gold
from readout.evaluation.gold_tasks import write_gold_tasks

SEEDS = Path(__file__).parents[2] / "seeds"
Task = dict[str, Any]


@pytest.fixture(scope="module")
def seeds() -> Gold:
    return load_gold(SEEDS)


def written(task: Task, folder: Path) -> Path:
    file = folder / "export.json"
    file.write_text(json.dumps([task]), encoding="utf-8")
    return file


TEXT = "🙂 Oslo. “We will come to the talks,” said Ida Berg on Tuesday. Chile froze the assets of Ruritania.\n"


def region(name: str, label: str, words: str, text: str = TEXT) -> Task:
    start = text.index(words)
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    return {"id": name, "from_name": "kind", "to_name": "text", "type": "labels", "value": value}


def fields(name: str, text: str) -> Task:
    return {"id": name, "from_name": "fields", "to_name": "text", "type": "textarea", "value": {"text": [text]}}


SPEAKER = "speaker: {name: Ida Berg, surface: Ida Berg, kind: person}"
DRAWN: Task = {
    "data": {"text": TEXT, "file": "oslo.txt", "language": "en", "published": "2025-03-04"},
    "annotations": [
        {
            "result": [
                region("xK3", "statement", "“We will come to the talks,” said Ida Berg on Tuesday."),
                fields("xK3", f"{SPEAKER}\nmode: direct\ngist: So she said.\ndate: 2025-03-04\ndate_text: on Tuesday"),
                region("q7", "quote", "We will come to the talks"),
                {"type": "relation", "from_id": "xK3", "to_id": "q7", "direction": "right", "labels": ["quote"]},
                region("s-1", "sanction", "Chile froze the assets of Ruritania."),
                fields(
                    "s-1",
                    "senders: [{name: Chile, kind: country}]\ntargets: [{name: Ruritania, kind: country}]\n"
                    "measure: assets frozen\nmeasure_kind: asset_freeze\nstatus: in_force\nrequired: false",
                ),
            ]
        }
    ],
}


def drawn(**changes: object) -> Task:
    return copy.deepcopy(DRAWN) | changes


def test_the_seeds_gold_comes_back_the_same(seeds: Gold, tmp_path: Path) -> None:
    file, config = write_gold_tasks(seeds, tmp_path)
    again = load_gold(file)
    assert [one.article for one in again.documents] == [one.article for one in seeds.documents]
    assert [one.text for one in again.documents] == [one.text for one in seeds.documents]
    assert config.name == "label-config.xml"


def test_what_a_person_draws_is_gold_and_what_he_leaves_out_is_empty(tmp_path: Path) -> None:
    (document,) = load_gold(written(drawn(), tmp_path)).documents
    (statement,), (sanction,) = document.article.statements, document.article.sanctions
    assert (statement.id, sanction.id) == ("oslo.s1", "oslo.x1")
    assert [quote.text for quote in statement.quotes] == ["We will come to the talks"]
    assert (statement.addressee, statement.via, statement.date) == ((), None, "2025-03-04")
    assert (statement.required, sanction.required, statement.short_quote) == (True, False, False)
    assert (sanction.senders[0].surface, sanction.amount) == (None, None)


def test_places_that_old_versions_counted_in_utf16_are_put_right(tmp_path: Path) -> None:
    task = drawn()
    for one in task["annotations"][0]["result"]:
        if one["type"] == "labels":
            one["value"] = {**one["value"], "start": one["value"]["start"] + 1, "end": one["value"]["end"] + 1}
    (document,) = load_gold(written(task, tmp_path)).documents
    assert document.article.statements[0].quotes[0].text == "We will come to the talks"


def test_the_ground_truth_counts_else_the_last_annotation_that_was_not_cancelled(tmp_path: Path) -> None:
    (made,) = drawn()["annotations"]
    empty: Task = {"result": []}
    for made_by_two, number in (
        ([made, empty], 0),
        ([empty, made], 1),
        ([{**made, "ground_truth": True}, empty], 1),
        ([made, {**empty, "was_cancelled": True}], 1),
    ):
        (document,) = load_gold(written(drawn(annotations=made_by_two), tmp_path)).documents
        assert len(document.article.statements) == number


def test_new_records_get_the_next_free_numbers_of_the_articles_prefix(seeds: Gold, tmp_path: Path) -> None:
    file, _ = write_gold_tasks(seeds, tmp_path)
    task = json.loads(file.read_text(encoding="utf-8"))[0]
    results = task["annotations"][0]["result"]
    for one in results:
        one.update({key: "drawn" for key in ("id", "from_id") if one.get(key) == "000.m1"})
    (document,) = load_gold(written(task, tmp_path)).documents
    assert document.article.meetings[0].id == "000.m1"
    assert document.article == seeds.documents[0].article


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"data": {}}, 'task 1: has no "text"'),
        ({"annotations": []}, "no task is annotated"),
        ({"annotations": [12]}, 'task 1: its "annotations" are no list of objects'),
        ({"data": {"text": TEXT, "language": "en"}}, "published"),
        ({"data": {"text": TEXT.replace("We", "They"), "language": "en", "published": "2025-03-04"}}, "is not"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, change: Task, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        load_gold(written(drawn(**change), tmp_path))
    assert str(tmp_path / "export.json") in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (region("q7", "quote", "We will") | {"id": None}, r"result 1: id has to be text"),
        ({"from_name": "kind", "value": {}, "type": "labels"}, r"result 1: id is missing"),
        ({"from_name": "kind", "id": "a", "type": "labels"}, r"result 1: value is missing"),
        ({"from_name": "kind", "id": "a", "value": {"end": 4}}, r"result 1: value\.start is missing"),
        ({"from_name": "kind", "id": "a", "value": {"start": 1}}, r"result 1: value\.end is missing"),
        (
            {"from_name": "kind", "id": "a", "value": {"start": -3, "end": 4}},
            r"result 1: value\.start has to be at least 0",
        ),
        (
            {"from_name": "kind", "id": "a", "value": {"start": "/p[1]", "end": 4}},
            r"result 1: value\.start has to be a whole",
        ),
        (
            {"from_name": "kind", "id": "a", "value": {"start": 1, "end": 4, "labels": "quote"}},
            r"result 1: value\.labels",
        ),
        ({"from_name": "fields", "id": "a", "value": {}}, r"result 1: value\.text is missing"),
        ({"from_name": "fields", "value": {"text": [""]}}, r"result 1: id is missing"),
        ({"type": "relation", "from_id": "a"}, r"result 1: to_id is missing"),
        ({"type": "relation", "to_id": "a"}, r"result 1: from_id is missing"),
        ("words", r"result 1: it is no object"),
    ],
)
def test_a_result_that_has_not_the_tools_form_is_told_with_its_number(
    tmp_path: Path, changed: object, told: str
) -> None:
    task = drawn()
    task["annotations"][0]["result"].insert(0, changed)
    with pytest.raises(InputError, match=rf"export\.json, task 1, {told}") as caught:
        load_gold(written(task, tmp_path))
    assert "\n" not in str(caught.value)


def test_results_of_other_controls_and_fields_that_are_not_read_are_left_out(tmp_path: Path) -> None:
    task = drawn()
    results = task["annotations"][0]["result"]
    results[:] = [{**one, "origin": "manual", "score": 0.5} for one in results]
    results.append({"from_name": "mood", "type": "choices", "value": {"choices": ["good"]}})
    assert load_gold(written(task, tmp_path)).documents == load_gold(written(drawn(), tmp_path)).documents


def test_half_a_surrogate_pair_in_a_task_is_replaced_as_in_a_document(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\ud83d\n")
    (document,) = load_gold(written(drawn(data={**DRAWN["data"], "text": text}), tmp_path)).documents
    assert document.text == TEXT.replace("\n", "\ufffd\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("speaker: [", r"record 'oslo\.s1': its fields are no YAML"),
        ("gist: !!int g", r"record 'oslo\.s1': its fields are no YAML"),
        ("only words", r"record 'oslo\.s1': its fields are no YAML of keys and values"),
        (f"{SPEAKER}\nmode: sung\ngist: g", r"record 'oslo\.s1'.*mode"),
        (f"{SPEAKER}\nmode: direct", r"record 'oslo\.s1'.*gist"),
        (f"{SPEAKER}\nmode: direct\ngist: g\nmood: m", r"record 'oslo\.s1'.*mood"),
    ],
)
def test_fields_that_are_wrong_are_told_with_their_record(tmp_path: Path, text: str, told: str) -> None:
    task = drawn()
    task["annotations"][0]["result"][1] = fields("xK3", text)
    with pytest.raises(InputError, match=told):
        load_gold(written(task, tmp_path))


def test_the_recorded_answers_score_the_same_on_the_export(tmp_path: Path) -> None:
    """``readout export seeds --to label-studio``, and ``readout eval --data`` on what comes of it."""
    tasks = tmp_path / "tasks"
    assert CliRunner().invoke(app, ["export", str(SEEDS), "--to", "label-studio", "-o", str(tasks)]).exit_code == 0
    scores = []
    for data in (SEEDS, tasks / "tasks.json"):
        done = CliRunner().invoke(app, ["eval", "--data", str(data), "--json", str(tmp_path / "scores.json")])
        assert done.exit_code == 0, done.output
        found = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))["evaluation"]["documents"]
        scores.append([{key: value for key, value in one.items() if key != "source"} for one in found])
    assert scores[0] == scores[1]
    assert len(scores[0]) == len(load_gold(SEEDS).documents)
