"""Reading annotated articles, and what is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.evaluation.gold import Gold, GoldArticle, load_gold

Annotate = Callable[..., Path]
TEXT = "Norway froze the assets of two banks. It was on Friday.\n"


def test_the_seeds_are_read_whole(gold: Gold) -> None:
    assert [document.prefix for document in gold.documents] == ["000", "001", "002", "003", "004"]
    assert sum(len(document.article.records()) for document in gold.documents) == 140
    assert len(gold.cross.contradictions) == 14


def test_a_folder_of_ones_own_needs_no_cross_file(annotate: Annotate, gold_sanction: Callable[..., object]) -> None:
    folder = annotate(TEXT, sanctions=[gold_sanction(TEXT, "Norway froze the assets of two banks.")])
    assert [record.id for record in load_gold(folder).documents[0].article.records()] == ["one.x1"]
    assert load_gold(folder / "gold").cross.groups() == ()


def test_an_article_without_records_is_gold_too(annotate: Annotate) -> None:
    assert load_gold(annotate(TEXT)).documents[0].article.records() == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": "one.m1"}, "id has the form PREFIX.x1"),
        ({"status": "maybe"}, "sanctions.0.status: has to be 'proposed', 'agreed'"),
        (
            {"evidence": [{"text": "Norway froze", "start": 1, "end": 13}]},
            "record 'one.x1': the text at 1 to 13 is not",
        ),
        ({"evidence": []}, "record 'one.x1', sanctions.0.evidence"),
        ({"condition": "unless it rains"}, "does not have the words 'unless it rains'"),
        ({"colour": "blue"}, "record 'one.x1', sanctions.0.colour: is no field of it"),
    ],
)
def test_a_fault_is_one_line_with_file_and_record(
    annotate: Annotate, gold_sanction: Callable[..., object], change: dict[str, object], told: str
) -> None:
    folder = annotate(TEXT, sanctions=[gold_sanction(TEXT, "Norway froze the assets of two banks.", **change)])
    with pytest.raises(InputError) as caught:
        load_gold(folder)
    message = str(caught.value)
    assert message.startswith(str(folder / "gold" / "one.json"))
    assert told in message
    assert "\n" not in message


def test_a_changed_article_is_noticed(annotate: Annotate) -> None:
    folder = annotate(TEXT)
    (folder / "one.txt").write_text("Something else.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"sha256 is not that of one\.txt"):
        load_gold(folder)


def test_line_ends_that_would_shift_every_offset_are_refused(annotate: Annotate) -> None:
    with pytest.raises(InputError, match="line ends or a byte order mark"):
        load_gold(annotate("Norway.\r\nSweden.\r\n"))


def test_a_missing_article_is_named(annotate: Annotate) -> None:
    folder = annotate(TEXT)
    (folder / "one.txt").unlink()
    with pytest.raises(InputError, match=r"article one\.txt is neither beside it nor in the folder above"):
        load_gold(folder)


def test_an_empty_folder_says_what_belongs_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no gold files.*docs/annotating\.md"):
        load_gold(tmp_path)


def test_what_is_no_json_is_named(annotate: Annotate) -> None:
    folder = annotate(TEXT)
    (folder / "gold" / "one.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"one\.json cannot be read"):
        load_gold(folder)


def test_two_articles_may_not_share_ids(annotate: Annotate, gold_sanction: Callable[..., object]) -> None:
    record = gold_sanction(TEXT, "Norway froze the assets of two banks.")
    annotate(TEXT, sanctions=[record])
    folder = annotate(f"{TEXT}Again.\n", "two", sanctions=[record])
    with pytest.raises(InputError, match="two articles have records of the same id"):
        load_gold(folder)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (
            {"sanctions": [{"id": "X1", "ids": ["one.x1", "one.x9"], "certain": True, "note": None}]},
            "no record 'one.x9'",
        ),
        (
            {"meetings": [{"id": "M1", "ids": ["one.x1", "one.x2"], "certain": True, "note": None}]},
            "is a sanction, not",
        ),
        ({"must_not_merge": [{"id": "N1", "ids": ["one.x1", "one.x2"], "reason": "so"}]}, "yet a group has both"),
    ],
)
def test_what_articles_share_is_checked(
    annotate: Annotate, gold_sanction: Callable[..., object], part: dict[str, object], told: str
) -> None:
    words = "Norway froze the assets of two banks."
    folder = annotate(TEXT, sanctions=[gold_sanction(TEXT, words), gold_sanction(TEXT, words, id="one.x2")])
    names = ("meetings", "utterances", "commitments", "sanctions", "must_not_merge", "contradictions")
    group = {"id": "X1", "ids": ["one.x1", "one.x2"], "certain": True, "note": None}
    cross = {**{name: [] for name in names}, "sanctions": [group], **part}
    (folder / "gold" / "cross.json").write_text(json.dumps(cross), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        load_gold(folder)


def test_the_format_has_a_schema_in_which_every_key_is_required() -> None:
    schema = GoldArticle.model_json_schema()
    assert set(schema["required"]) == set(schema["properties"])
    assert schema["additionalProperties"] is False
