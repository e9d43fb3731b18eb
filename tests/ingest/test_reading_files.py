"""Files, folders, patterns and standard input become documents; what cannot be read says why."""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.ingest import Metadata, Skipped, document, read

ARTICLE = "Ministers met in Oslo.\n\n“We will act,” one said.\n"
ID = "ministers-met-in-oslo-we-will-8b08d1b7"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_its_text_unchanged(tmp_path: Path) -> None:
    path = write(tmp_path / "oslo.txt", ARTICLE)
    (found,) = read([path])
    assert (found.id, found.source) == (ID, path.as_posix())
    assert (found.text, found.error) == (ARTICLE, None)
    assert found.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert found.language == "en"


def test_the_source_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "reports" / "a.txt", ARTICLE)
    monkeypatch.chdir(tmp_path)
    assert [found.source for found in read(["reports"])] == ["reports/a.txt"]


def test_a_folder_is_read_at_any_depth_in_sorted_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.txt", "a/a.TXT", ".hidden.txt", ".git/x.txt", "picture.png", "c.txt", "c.json"):
        write(tmp_path / name, '{"title": "T"}' if name.endswith("json") else f"Text of {name}")
    assert [Path(found.source).relative_to(tmp_path).as_posix() for found in read([tmp_path])] == [
        "a/a.TXT",
        "a/z.txt",
        "b.md",
        "c.txt",
    ]


def test_a_pattern_that_the_shell_left_is_looked_up(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt", "1.md"):
        write(tmp_path / name, f"Text of {name}")
    assert [found.text for found in read([f"{tmp_path}/*.txt"])] == ["Text of 1.txt", "Text of 2.txt"]


def test_what_is_not_read_of_a_folder_that_a_pattern_names_is_told(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "reports" / "logo.png").write_bytes(b"x")
    skipped: list[Skipped] = []
    assert [one.text for one in read([f"{tmp_path}/rep*"], skip=skipped.append)] == ["One."]
    assert [Path(one.source).name for one in skipped] == ["logo.png"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    path = write(tmp_path / "report [1].txt", ARTICLE)
    assert [found.text for found in read([path])] == [ARTICLE]


def test_files_are_opened_when_their_turn_comes(tmp_path: Path) -> None:
    first, second = write(tmp_path / "1.txt", "One."), write(tmp_path / "2.txt", "Two.")
    documents = read([first, second])
    next(documents)
    write(second, "Two, written after the first was read.")
    assert next(documents).text == "Two, written after the first was read."


@pytest.mark.parametrize(
    ("piped", "ids", "text"),
    [
        ("Plain words.", ["plain-words-31670ac2"], "Plain words."),
        ('{"text": "Of an object."}', ["of-an-object-6ed299b1"], "Of an object."),
        ('{"text": "Line one."}\n{"text": "Line two."}\n', ["line-one-8ee1de39", "line-two-79bc5f11"], "Line one."),
        ('[{"text": "In a list.", "id": "x"}]', ["x"], "In a list."),
        ("[AP] Ministers met.", ["ap-ministers-met-cbca2764"], "[AP] Ministers met."),
    ],
)
def test_standard_input_is_text_or_json_as_it_begins(
    monkeypatch: pytest.MonkeyPatch, piped: str, ids: list[str], text: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped.encode())))
    found = list(read(["-"]))
    assert [one.id for one in found] == ids
    assert (found[0].source, found[0].text) == ("-", text)


def test_one_bad_file_does_not_cost_the_others(tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt", ARTICLE)
    found = list(read([tmp_path / "none.txt", good, write(tmp_path / "empty.txt", "")]))
    assert [one.text for one in found] == [None, ARTICLE, None]
    assert [one.error is None for one in found] == [False, True, False]


LEVELS = (f"{two}: &{two} [{', '.join([f'*{one}'] * 9)}]" for one, two in itertools.pairwise("abcdefghi"))
LAUGHS = "\n".join(["---", "a: &a [ha]", *LEVELS, "title: *i", "---", "Text."]).encode()
"""Aliases of lists of aliases: some 400 bytes that name 9 to the power of 8 words."""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("mark.txt", b"\xef\xbb\xbf", "nothing but white space"),
        ("blank.txt", b" \n\t\r\n", "nothing but white space"),
        ("nul.txt", b"MZ\x00\x01", "is binary"),
        ("control.txt", b"\x01\x02\x03\x04abcdefg", "is binary"),
        ("odd.txt", bytes(range(128, 256)) * 3, "save it as UTF-8"),
        ("table.xlsx", b"PK", r"spreadsheets \(\.xlsx\) are not read; save the articles in it as \.csv"),
        ("notes.log", b"PK", r"\(\.log\) are not read; convert it to \.txt, \.html,"),
        ("noending", b"Words.", r"\(no ending\) are not read"),
        ("broken.json", b'{"text": "x",}', "is not JSON .* at line 1, column"),
        ("number.json", b"5", "is not an object"),
        ("bare.json", b'{"title": "x"}', 'has no "text"'),
        ("null.json", b'{"text": null}', 'its "text" is no string'),
        ("none.json", b"[]", "holds no document"),
        ("empty.jsonl", b"\xef\xbb\xbf\n\n", "is empty"),
        ("day.md", b"---\npublished: 15 March\n---\nText.", "published '15 March' is not a date; .* 2025-03-15"),
        ("day.json", b'{"text": "x", "published": "2025-02-30"}', "published '2025-02-30' is not a date"),
        ("laughs.md", LAUGHS, r"title \[\[\[\.\.\.\], .* is not text"),
        ("head.md", b"---\ntitle: Starmer: we go\n---\nText.", "front matter is not YAML"),
        ("deep.json", b"[" * 100_000, "JSON"),
        ("nul.json", b'{"text": "a\\u0000b"}', "is binary"),
        ("page.html", b"<html><body></body></html>", "no main text"),
    ],
)
def test_a_file_that_cannot_be_used_says_so_in_one_line_that_names_it(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = write(tmp_path / name, content)
    (found,) = read([path], Metadata(publisher="Example"))
    assert (found.text, found.publisher) == (None, "Example")
    assert found.error is not None
    assert found.error.startswith(path.as_posix())
    assert "\n" not in found.error
    assert re.search(words, found.error)


def test_a_file_that_is_not_there_or_has_no_name_says_so(tmp_path: Path) -> None:
    missing, nameless = read([tmp_path / "none.txt", ""])
    assert missing.error == f"{(tmp_path / 'none.txt').as_posix()}: there is no such file; check the path"
    assert nameless.error is not None
    assert "without a name" in nameless.error


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "secret.txt", ARTICLE)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = read([path])
    assert found.error == f"{path.as_posix()}: may not be read; check its permissions"


def test_a_folder_inside_that_cannot_be_listed_is_an_error_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", ARTICLE)
    write(tmp_path / "closed" / "b.txt", "Other.")
    listing = os.scandir

    def refuse(folder: str) -> object:
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(folder))
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    good, closed = read([tmp_path])
    assert good.text == ARTICLE
    assert closed.error is not None
    assert "closed: the folder cannot be listed (Permission denied)" in closed.error


def test_a_folder_s_pipes_are_skipped_and_its_dead_links_reported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    (dead,) = read([tmp_path])
    assert "link.txt: there is no such file" in (dead.error or "")


@pytest.mark.parametrize("pattern", ["", "*.txt"], ids=["folder", "pattern"])
def test_what_never_ends_is_named_as_not_read(tmp_path: Path, pattern: str) -> None:
    """A link to a pipe, or to a device that gives zeros or noise for ever, would hang the run."""
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(folder / "own.txt")
    for name, target in {"pipe": tmp_path / "pipe", "zero": "/dev/zero", "noise": "/dev/urandom"}.items():
        (folder / f"{name}.txt").symlink_to(target)
    write(folder / "good.txt", ARTICLE)
    skipped: list[Skipped] = []
    (good,) = read([folder / pattern], skip=skipped.append)
    assert good.text == ARTICLE
    assert [Path(one.source).name for one in skipped] == ["noise.txt", "own.txt", "pipe.txt", "zero.txt"]
    assert {one.reason for one in skipped} == {"pipes and devices are read only where they are named themselves"}


def test_a_pipe_beside_a_text_is_no_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ARTICLE)
    os.mkfifo(tmp_path / "a.json")
    for source in (path, tmp_path):
        (found,) = read([source])
        assert (found.text, found.error) == (ARTICLE, None)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "long.txt", "x" * 101)
    (over,) = read([path], limit_bytes=100)
    (within,) = read([path], limit_bytes=101)
    assert over.error is not None
    assert "longer than the limit of 100 bytes" in over.error
    assert within.text == "x" * 101


def test_nothing_to_read_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for sources, words in (
        ([], "nothing to read"),
        ([str(empty)], "the folder has no file to read"),
        ([f"{tmp_path}/*.txt"], "no file matches this pattern"),
    ):
        with pytest.raises(InputError, match=words) as caught:
            read(sources)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["a.b.txt", "Merkel & Müller.txt", "deep/x_1-2.md", "новости.txt"])
def test_an_id_does_not_depend_on_the_name_or_folder_of_the_file(tmp_path: Path, name: str) -> None:
    (found,) = read([write(tmp_path / name, ARTICLE)])
    assert found.id == ID


def test_two_texts_under_one_name_have_two_ids(tmp_path: Path) -> None:
    path = write(tmp_path / "1.txt", ARTICLE)
    (yesterday,) = read([path])
    (today,) = read([write(path, ARTICLE.replace("Oslo", "Riga"))])
    assert yesterday.id != today.id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Переговоры прошли в Осло.", "peregovory-proshli-v-oslo"),
        ("中国外长到访。", "zhongguowaizhangdaofang"),
        ("Sign up for our newsletter here.\nMinisters met in Oslo.", "ministers-met-in-oslo"),
        ("One two three four five six seven eight nine ten.", "one-two-three-four-five-six"),
        ("…", ""),
    ],
)
def test_an_id_begins_with_the_first_words_of_the_article_in_latin_letters(text: str, words: str) -> None:
    name, _, mark = document(text).id.rpartition("-")
    assert mark == hashlib.sha256(text.encode()).hexdigest()[:8]
    assert name == words or (not words and name)


def test_a_name_that_is_not_utf8_can_be_written_as_json(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    (found,) = read([write(path, ARTICLE)])
    assert "caf\ufffd.txt" in found.model_dump_json()
    assert found.text == ARTICLE


def test_a_document_is_made_from_a_string() -> None:
    found = document("\ufeffOne.\r\nTwo.\rThree.\u2028\u00a0e\u0301", metadata=Metadata(title="T"))
    assert (found.id, found.source, found.title) == ("one-two-three-e-a7be6a20", "text", "T")
    assert found.text == "One.\nTwo.\nThree.\u2028\u00a0e\u0301"
    assert document("Words.", source="https://example.org/a/oslo-talks.html").id == document("Words.").id


def test_a_blank_string_is_a_document_with_an_error() -> None:
    assert document(" \n").error == "text: holds nothing but white space; leave it out"


def test_ingest_imports_none_of_the_slow_packages() -> None:
    code = "import sys, readout.ingest; print([m for m in sys.modules if m.split('.')[0] in sys.argv[1:]])"
    slow = ["trafilatura", "lxml", "yaml", "frontmatter", "charset_normalizer"]
    done = subprocess.run([sys.executable, "-c", code, *slow], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
