"""A folder is read for its articles: what is about the folder, or is no article, is named as skipped."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.ingest import Skipped, read


def _read(*sources: Path) -> tuple[list[str], dict[str, str]]:
    """The names of the documents, and those of the skipped files with the reason."""
    skipped: list[Skipped] = []
    names = [Path(one.source).name for one in read(sources, skip=skipped.append)]
    return names, {Path(one.source).name: one.reason for one in skipped}


def _write(folder: Path, *names: str) -> None:
    for name in names:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"The ministers met in Oslo, says {name}.", encoding="utf-8")


def test_what_is_about_the_folder_is_skipped_at_any_depth(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "README.md", "readme.de.md", "LICENSE.txt", "gold/RULES.md", "gold/Changelog.rst")
    names, skipped = _read(tmp_path)
    assert names == ["a.txt"]
    assert set(skipped) == {"README.md", "readme.de.md", "LICENSE.txt", "RULES.md", "Changelog.rst"}
    assert skipped["README.md"] == "by its name it is about its folder; name the file itself to have it read"


@pytest.mark.parametrize(
    "name", ["rules.md", "security.txt", "NATO.md", "history.html", "license-talks.md", "todo.pdf.txt"]
)
def test_an_article_may_be_called_by_such_a_word(tmp_path: Path, name: str) -> None:
    _write(tmp_path, name)
    assert _read(tmp_path) == ([name], {})


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    _write(tmp_path, "README.md")
    assert _read(tmp_path / "README.md") == (["README.md"], {})


def test_json_without_an_article_is_skipped_in_a_folder_and_an_error_where_it_is_named(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    gold = tmp_path / "gold.json"
    gold.write_text('{"file": "a.txt", "meetings": []}', encoding="utf-8")
    (tmp_path / "list.json").write_text('[{"n": 1}, {"text": "They met in Lima."}]', encoding="utf-8")
    names, skipped = _read(tmp_path)
    assert names == ["a.txt", "list.json", "list.json"]
    assert skipped == {"gold.json": 'no article, for it has no "text"'}
    (named,) = read([gold])
    assert (named.error or "").endswith('gold.json: has no "text"; put the article under the key "text"')


def test_a_folder_of_nothing_else_has_nothing_to_read(tmp_path: Path) -> None:
    _write(tmp_path, "README.md")
    with pytest.raises(InputError, match="the folder has no file to read"):
        read([tmp_path])


def test_the_articles_of_the_seeds_are_all_that_is_read_of_their_folder() -> None:
    names, skipped = _read(Path(__file__).parents[2] / "seeds")
    assert len(names) == 5
    assert all(name.endswith(".txt") for name in names)
    assert {"README.md", "RULES.md", "cross.json", "seed_000.json"} <= set(skipped)


LITTER = (
    "~$memo.docx", "~WRL0001.tmp", "Thumbs.db", "desktop.ini", ".~lock.x.odt#", "__MACOSX/._a.txt", "._a.txt",
    ".DS_Store", "$RECYCLE.BIN/old.txt", "@eaDir/a.txt", "ehthumbs.db",
)  # fmt: skip


def test_what_systems_and_programs_leave_is_passed_over_in_folders_patterns_and_archives(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    _write(folder, "a.txt", *LITTER)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in folder.rglob("*"):
            archive.write(path, path.relative_to(folder))
    assert _read(folder) == (["a.txt"], {})
    assert _read(folder / "*") == (["a.txt"], {})
    assert _read(tmp_path / "a.zip") == (["a.txt"], {})


@pytest.mark.parametrize(("mark", "name"), [("~$memo.docx", "memo.docx"), (".~lock.x.odt#", "x.odt")])
def test_the_mark_of_an_open_file_says_so_where_a_shell_names_it(tmp_path: Path, mark: str, name: str) -> None:
    _write(tmp_path, mark)
    (found,) = read([tmp_path / mark])
    assert (found.error or "").endswith(
        f"{mark}: is a program's mark that …{name} is open, and no document; leave it out"
    )


def test_a_download_that_did_not_end_is_named(tmp_path: Path) -> None:
    """An article is missing, and its reader would not know."""
    _write(tmp_path, "a.txt", "b.pdf.part", "c.html.crdownload")
    names, skipped = _read(tmp_path)
    assert names == ["a.txt"]
    assert skipped == {
        f"{name}.{ending}": f"downloads that did not end (.{ending}) are not read; fetch it again"
        for name, ending in (("b.pdf", "part"), ("c.html", "crdownload"))
    }


@pytest.mark.parametrize("name", ["~tilde.txt", "part.txt", "desktop.txt", "Thumbs.txt", "$5-billion.txt", "a~$b.txt"])
def test_an_article_may_be_called_nearly_so(tmp_path: Path, name: str) -> None:
    _write(tmp_path, name)
    assert _read(tmp_path) == ([name], {})


def test_an_empty_file_is_a_fault_whether_it_is_named_or_lies_in_a_folder(tmp_path: Path) -> None:
    """It may be an article that was not saved; a run that is silent about it would lose it."""
    _write(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(" \n", encoding="utf-8")
    _, *found = read([tmp_path])
    assert [(one.error or "").partition(": ")[2] for one in found] == [
        (one.error or "").partition(": ")[2] for one in read([tmp_path / "b.txt", tmp_path / "c.txt"])
    ]
    assert len(found) == 2
    assert all(one.error for one in found)
