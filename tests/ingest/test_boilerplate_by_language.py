"""Lines of furniture, and lines of reports that begin alike, in each language that has wordings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from readout.ingest.boilerplate import boilerplate
from readout.ingest.boilerplate_wordings import _codes, _file

CASES: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "boilerplate_cases.toml").read_text(encoding="utf-8")
)


def rows(kind: str) -> list[tuple[str, str]]:
    return [(code, line) for code, lists in CASES.items() for line in lists[kind].strip().split("\n")]


def marked(line: str, language: str | None) -> list[str]:
    text = f"First line of a text\n\n{line}\n\nThe last one."
    return [text[span.start : span.end] for span in boilerplate(text, language)]


def test_each_language_with_wordings_has_lines_of_both_kinds() -> None:
    assert set(CASES) == _codes() - {"any"}
    few = [
        (code, kind) for code in CASES for kind in ("furniture", "article") if len(CASES[code][kind].split("\n")) < 7
    ]
    assert few == []


@pytest.mark.parametrize(("language", "line"), rows("furniture"))
def test_a_line_of_furniture_is_marked_in_its_language(language: str, line: str) -> None:
    assert marked(line, language) == [line]


@pytest.mark.parametrize("line", [line for _, line in rows("furniture")])
def test_a_line_of_furniture_is_marked_where_the_language_is_not_known(line: str) -> None:
    assert marked(line, None) == [line]


@pytest.mark.parametrize(("language", "line"), rows("article"))
def test_a_line_of_the_report_is_not_marked(language: str, line: str) -> None:
    assert marked(line, language) == []
    assert marked(line, None) == []


def test_a_text_is_looked_at_in_its_own_language_and_in_english() -> None:
    assert marked("Читайте также: Как падал мост", "ru") == ["Читайте также: Как падал мост"]
    assert marked("Читайте также: Как падал мост", "uk") == []
    assert marked("Leave a Reply", "ru") == marked("Leave a Reply", "hu") == ["Leave a Reply"]


@pytest.mark.parametrize(
    ("tag", "line"), [("pt-BR", "Saiba mais"), ("nb", "Les også"), ("nn", "Les òg"), ("zh-Hant", "相關新聞")]
)
def test_a_tag_may_name_a_region_a_script_or_a_written_form(tag: str, line: str) -> None:
    assert marked(line, tag) == [line]


@pytest.mark.parametrize(
    "line",
    ["LÄS MER", "Läs mer", "LAS MER", "La\u0308s mer"],
)
def test_capitals_and_accents_make_no_difference(line: str) -> None:
    assert marked(line, "sv") == [line]


@pytest.mark.parametrize("line", ["İLGİLİ HABERLER", "ILGILI HABERLER", "İlgili haberler"])
def test_a_turkish_i_is_the_same_with_and_without_its_dot(line: str) -> None:
    assert marked(line, "tr") == [line]


@pytest.mark.parametrize("line", ["اقرأ أيضاً", "إقرأ أيضا", "اقرا ايضا", "اقرأ أيضًا:"])
def test_arabic_is_the_same_with_and_without_its_signs(line: str) -> None:
    assert marked(line, "ar") == [line]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "الأعلى مشاهدة"),
        ("ar", "الأعلي مشاهدة"),
        ("ar", "\u200fإعلان"),
        ("fa", "کد خبر: ۸۴"),
        ("fa", "كد خبر: ۸۴"),
        ("fa", "اشتراک\u200cگذاری"),
        ("fa", "اشتراکگذاری"),
        ("he", "המשך בעמ' 5"),
        ("he", "המשך בעמ׳ 5"),
        ("uk", "Пов'язані новини"),
        ("uk", "Пов’язані новини"),
        ("uk", "Повʼязані новини"),
    ],
)
def test_spellings_of_one_sign_make_no_difference(language: str, line: str) -> None:
    assert marked(line, language) == [line]


def test_patterns_are_in_small_letters_and_have_no_groups_of_their_own() -> None:
    """A plain line has no capitals; a group would be taken for that of the links."""
    for code in _codes():
        for kind, listed in _file(code).items():
            if kind in {"source", "speech", "as_written"}:
                continue
            for pattern in listed.strip().split("\n"):
                assert pattern, (code, kind)
                assert re.compile(pattern.replace("<site>", "x").replace("<agency>", "x")).groups == 0, (code, pattern)
                assert not any(char.isupper() for char in re.sub(r"\\[A-Z]", "", pattern)), (code, pattern)


def test_each_file_has_lists_that_are_read_and_says_where_they_are_from() -> None:
    known = {"source", "links", "open_links", "register", "comments", "social", "navigation", "notices", "credits",
             "captions", "pictures", "rights", "as_written", "speech", "sites", "agencies"}  # fmt: skip
    for code in _codes():
        assert set(_file(code)) <= known
        assert _file(code)["source"].startswith("Compiled by")
