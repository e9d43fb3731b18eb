"""Metadata: a sidecar wins over the file, the file over the options; wrong values and unknown keys are named."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from readout.errors import InputError
from readout.ingest import Metadata, parse_metadata, read

HEAD = (
    "---\ntitle: Of the file\npublisher: Of the file\nurl: https://example.org/a\n"
    "published: 2025-03-01\nauthor: X\n---\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(HEAD + "\nText.\n", encoding="utf-8")
    return path


def test_front_matter_is_metadata_and_the_body_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(HEAD + "\n  # Head\n\nText — with `marks`.  \n\n---\n\nEnd.\n\n", encoding="utf-8")
    (found,) = read([path])
    assert found.text == "  # Head\n\nText — with `marks`.  \n\n---\n\nEnd.\n\n"
    assert (found.title, found.url, found.published) == (
        "Of the file",
        "https://example.org/a",
        datetime.date(2025, 3, 1),
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule across the page, and then: words.\n\n---\n\nText.\n",
        "---\nNo end: of it.\n",
        "- A list\n- of two\n",
        "Text first.\n---\ntitle: no\n---\n",
    ],
)
def test_dashes_that_no_key_follows_are_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    (found,) = read([path])
    assert (found.text, found.title) == (text, None)


def test_values_of_front_matter_are_taken_as_written(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: 2025\npublisher: yes\nurl: null\nlanguage:\n---\nText.", encoding="utf-8")
    (found,) = read([path])
    assert (found.title, found.publisher, found.url, found.language) == ("2025", "yes", None, None)


def test_the_sidecar_wins_over_the_file_and_that_over_the_options(article: Path) -> None:
    article.with_suffix(".json").write_text(
        json.dumps({"title": "Of the sidecar", "publisher": "Of the sidecar", "language": "en", "url": None}),
        encoding="utf-8",
    )
    (found,) = read([article], Metadata(title="Of the caller", published="2025-03-15"))
    assert (found.title, found.publisher, found.language) == ("Of the sidecar", "Of the sidecar", "en")
    assert (found.url, found.published) == ("https://example.org/a", datetime.date(2025, 3, 1))


def test_what_the_caller_knows_holds_for_documents_that_do_not_say_it(tmp_path: Path) -> None:
    for name, text in (("dated", "---\ndate: 2025-03-01\n---\nText."), ("undated", "Text.")):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    dated, undated = read([tmp_path], Metadata(published="2025-03-15", published_from="the options"))
    assert (dated.published, dated.published_from) == (datetime.date(2025, 3, 1), "front matter")
    assert (undated.published, undated.published_from) == (datetime.date(2025, 3, 15), "the options")


def test_a_day_to_republish_as_overrides_what_documents_say(article: Path) -> None:
    (found,) = read([article], Metadata(republish_as="2026-01-02"))
    assert (found.published, found.published_from) == (datetime.date(2026, 1, 2), "--republish-as")


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("date: 2025-03-15 10:00", "published", datetime.date(2025, 3, 15)),
        ("pubDate: Sat, 15 Mar 2025 10:00:00 +0000", "published", datetime.date(2025, 3, 15)),
        ("date: 15 de marzo de 2025", "published", datetime.date(2025, 3, 15)),
        ("date: 03/04/2025", "published", None),
        ("date: soon", "published", None),
        ("author: Ida Berg", "author", "Ida Berg"),
        ("authors: [Ida Berg, Ivo Stein]", "author", "Ida Berg, Ivo Stein"),
        ("source: The Daily Example", "publisher", "The Daily Example"),
        ("source: notes/today.txt", "publisher", None),
        ("source: https://www.example.org/a", "url", "https://www.example.org/a"),
        ("source: https://www.example.org/a", "publisher", "example.org"),
        ("lang: de_AT", "language", "de-AT"),
        ("lang: whatever it is", "language", None),
        ("headline: Ministers meet", "title", "Ministers meet"),
    ],
)
def test_what_other_tools_call_a_field_is_taken_for_it(tmp_path: Path, head: str, field: str, value: object) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{head}\n---\nText.", encoding="utf-8")
    (found,) = read([path])
    assert (found.error, getattr(found, field)) == (None, value)


def test_a_sidecar_is_no_document_where_its_text_is_read_too(article: Path) -> None:
    beside = article.with_suffix(".json")
    beside.write_text('{"title": "T"}', encoding="utf-8")
    assert [found.title for found in read([beside, article])] == ["T"]
    (alone,) = read([beside])
    assert alone.error is not None
    assert f"metadata of {article.name}; name that file" in alone.error


def test_a_json_file_with_text_is_a_document_although_a_text_has_its_name(article: Path) -> None:
    article.with_suffix(".json").write_text('{"text": "Other."}', encoding="utf-8")
    assert sorted(found.text or "" for found in read([article.parent])) == ["Other.", "Text.\n"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"publishd": "2025-03-15"}', "unknown key 'publishd'; did you mean 'published'? Known keys are title, "),
        ('{"x": 1}', "unknown key 'x'; known keys are title, author, publisher, url, published, language"),
        ('{"published": "15.03.2025"}', "published '15.03.2025' is not a date; write year-month-day"),
        ('{"published": 20250315}', "published 20250315 is not a date"),
        ('{"title": 5}', "title 5 is not text"),
        ('{"language": "English, mostly"}', "language 'English, mostly' is not a language tag"),
        ('{"title": ', "is not JSON"),
    ],
)
def test_a_wrong_sidecar_is_an_error_of_its_text(article: Path, content: str, words: str) -> None:
    article.with_suffix(".json").write_text(content, encoding="utf-8")
    (found,) = read([article.parent])
    assert found.text is None
    assert found.error is not None
    assert found.error.startswith(f"{article.as_posix()}: its metadata a.json: ")
    assert words in found.error


@pytest.mark.parametrize(
    "value",
    [
        "2025-03-15",
        "2025-03-15T23:30:00-08:00",
        " 2025-03-15 ",
        datetime.datetime(2025, 3, 15, 23, 0, tzinfo=datetime.UTC),
    ],
)
def test_a_time_after_the_day_is_dropped(value: object) -> None:
    assert Metadata.model_validate({"published": value}).published == datetime.date(2025, 3, 15)


def test_a_day_in_the_future_is_taken() -> None:
    assert Metadata.model_validate({"published": "2199-01-01"}).published == datetime.date(2199, 1, 1)


@pytest.mark.parametrize("value", ["20250315", "2025-3-15", "2025-13-01", "yesterday", 20250315])
def test_what_is_no_iso_day_is_refused(value: object) -> None:
    with pytest.raises(ValidationError, match="write year-month-day"):
        Metadata.model_validate({"published": value})


def test_what_a_caller_writes_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match=r"^--language: language 'x!' is not a language tag; write it as in en, de"):
        parse_metadata({"language": "x!"}, "--language", closed=True)


def test_a_day_keeps_where_it_is_from_and_takes_no_other_days() -> None:
    day = datetime.date(2025, 3, 1)
    assert Metadata(published=day).over(Metadata(published_from="the options")).published_from is None
    known = Metadata().over(Metadata(published=day, published_from="feed"))
    assert (known.published, known.published_from) == (day, "feed")


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"Publish-Date": "2025-03-01"}, {"published": datetime.date(2025, 3, 1)}),
        ({"date": datetime.date(2025, 3, 1)}, {"published": datetime.date(2025, 3, 1)}),
        ({"date": "1 March 2025"}, {"published": datetime.date(2025, 3, 1)}),
        ({"date": 20250301}, {}),
        ({"headline": datetime.date(2025, 3, 1)}, {}),
        ({"authors": ["Ida Berg", "Ivo Stein"]}, {"author": "Ida Berg, Ivo Stein"}),
        ({"authors": ["Ida Berg", {"name": "Ivo"}]}, {}),
        ({"link": ["https://a.example/1", "https://a.example/2"]}, {"url": "https://a.example/1"}),
        ({"link": ["https://a.example/1"]}, {"url": "https://a.example/1"}),
        ({"link": "a.example"}, {}),
        ({"site": "a.example"}, {"publisher": "a.example"}),
        ({"source": "https://a.example/1"}, {"url": "https://a.example/1"}),
        ({"source": "reports/a.txt"}, {}),
        ({"lang": "de_DE.UTF-8"}, {"language": "de-DE"}),
        ({"lang": "German, mostly"}, {}),
    ],
)
def test_the_usual_names_of_other_tools_are_understood_where_the_value_fits(
    fields: dict[str, object], known: dict[str, object]
) -> None:
    found = parse_metadata(fields, "a.md", closed=False)
    assert {key: value for key, value in found if value is not None} == known
    with pytest.raises(InputError, match="unknown key"):
        parse_metadata(fields, "a.json", closed=True)


def test_a_sidecar_is_taken_as_written_and_no_other_names_beside_its_own() -> None:
    assert parse_metadata({"title": None}, "a.json", closed=True) == Metadata()
