"""What the data files of languages hold, and how a text's language finds its file."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from readout.languages import LANGUAGES, Language, language, speech_words

TABLE = (Path(__file__).parents[2] / "docs" / "languages.md").read_text("utf-8")
LISTS = [field.name for field in dataclasses.fields(Language) if field.type == "Words" and field.name != "also"]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("pt-BR", "pt"),
        ("zh-Hant-TW", "zh"),
        ("EN", "en"),
        ("nb-NO", "no"),
        ("nn", "no"),
        ("no", "no"),
        ("iw", "he"),
    ],
)
def test_a_tag_finds_its_language_whatever_its_region_and_case(tag: str, code: str) -> None:
    found = language(tag)
    assert found is not None
    assert found.language == code


@pytest.mark.parametrize("tag", ["ptx", "", "und", None])
def test_nothing_is_known_of_a_language_without_a_file(tag: str | None) -> None:
    assert language(tag) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_file_is_named_by_its_code_and_says_where_its_words_are_from(code: str) -> None:
    one = LANGUAGES[code]
    assert one.language == code
    assert one.source
    assert one.speech


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_words_are_in_small_letters(code: str) -> None:
    words = {word for name in LISTS for word in getattr(LANGUAGES[code], name)}
    assert [word for word in words if word != word.lower()] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_said_of_some_verbs_is_said_of_verbs_that_are_listed(code: str) -> None:
    one = LANGUAGES[code]
    assert (one.nouns | one.replying) - one.verbs == set()
    assert one.beside_marks & (one.speech | one.leaning) <= one.nouns


@pytest.mark.parametrize("code", [code for code, one in LANGUAGES.items() if one.grammar])
def test_a_known_grammar_has_the_small_words_that_refuting_needs(code: str) -> None:
    needed = ("titles", "offices", "determiners", "between", "prepositions", "of", "by", "clause_openers", "links")
    lacking = [name for name in (*needed, "subject_pronouns", "relative") if not getattr(LANGUAGES[code], name)]
    assert lacking == []


@pytest.mark.parametrize(("row", "known"), [("known", True), ("not known", False)])
def test_the_documentation_says_of_each_language_whether_its_grammar_is_known(row: str, known: bool) -> None:
    line = re.search(rf"^\| {row} \| (.+?)(?:, and every other)? \|", TABLE, re.MULTILINE)
    assert line is not None
    assert set(line[1].split(", ")) == {one.name for one in LANGUAGES.values() if one.grammar is known}


def test_verbs_that_more_often_are_nouns_count_only_where_a_language_keeps_them() -> None:
    words = speech_words()
    assert {"said", "сказал", "sade"} <= words
    assert "remarks" in words
    assert "promises" not in words


@pytest.mark.parametrize(
    ("code", "word", "bare"),
    [("ar", "والقطرية", ["قطرية", "القطرية"]), ("ar", "وفد", []), ("he", "הירדני", ["ירדני"]), ("en", "the", [])],
)
def test_what_is_written_before_a_word_is_taken_off_where_a_word_is_left(code: str, word: str, bare: list[str]) -> None:
    assert list(LANGUAGES[code].without_prefixes(word)) == bare
