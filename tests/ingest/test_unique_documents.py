"""Ids occur once in a run, and a text is read once."""

from __future__ import annotations

import threading
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from readout.ingest import RegisterOnDisk, document, read, unique
from readout.ingest.documents import digest
from readout.ingest.uniqueness import Register


def test_a_second_document_of_a_name_gets_a_suffix_from_its_text() -> None:
    first, second, third = (document(text).model_copy(update={"id": "a"}) for text in ("One.", "Two.", "Three."))
    names = [found.id for found in unique([first, second, third])]
    assert names == ["a", f"a-{second.sha256[:8]}", f"a-{third.sha256[:8]}"]  # type: ignore[index]
    assert [found.id for found in unique([first, third, second])] == [names[0], names[2], names[1]]


def test_names_that_differ_in_case_only_are_told_apart() -> None:
    lower, upper = unique(
        document(text).model_copy(update={"id": name}) for text, name in (("One.", "a"), ("Two.", "A"))
    )
    assert lower.id == "a"
    assert upper.id.startswith("A-")


def test_a_suffix_that_is_taken_is_counted_on() -> None:
    failing = [document("", source="a.txt")] * 4
    names = [found.id for found in unique(failing)]
    assert len(set(names)) == 4


def test_a_copy_of_an_earlier_text_is_an_error_that_names_it(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Other." if name == "b.txt" else "The same.", encoding="utf-8")
    first, other, copy = read([tmp_path])
    assert (first.text, other.text, copy.text, copy.furniture) == ("The same.", "Other.", None, ())
    assert copy.error == f"{copy.source}: has the very text of {first.source}, and is left out as a copy"
    assert copy.sha256 == first.sha256
    assert [one.is_copy for one in (first, other, copy)] == [False, False, True]
    assert "is_copy" not in first.model_dump_json()


def test_two_files_that_cannot_be_read_are_no_copies(tmp_path: Path) -> None:
    found = list(read([tmp_path / "x.txt", tmp_path / "y.txt", tmp_path / "x.txt"]))
    assert all("no such file" in (one.error or "") for one in found)
    assert len({one.id for one in found}) == 3


def test_documents_are_taken_one_at_a_time() -> None:
    taken = []

    def source():  # type: ignore[no-untyped-def]
        for number in range(3):
            taken.append(number)
            yield document(f"Text {number}.")

    next(unique(source()))
    assert taken == [0]


@given(st.lists(st.tuples(st.sampled_from("aAbx"), st.sampled_from("st"), st.sampled_from(["", "1", "2", "3"]))))
def test_on_disk_names_and_copies_are_what_they_are_in_memory(documents: list[tuple[str, str, str]]) -> None:
    memory, disk = Register(), RegisterOnDisk()
    for name, source, text in documents:
        known = (name, source, digest(text) if text else None, not text)
        assert disk.settle(*known) == memory.settle(*known)


def test_a_copy_in_the_same_file_is_named_by_its_document(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "one", "text": "Same."}\n{"id": "two", "text": "Same."}\n')
    _, copy = read([tmp_path / "a.jsonl"])
    place = tmp_path / "a.jsonl"
    assert copy.error == f"{place}: has the very text of {place} (document one), and is left out as a copy"


def test_the_register_on_disk_tells_the_first_of_a_text_from_another_thread_too() -> None:
    register = RegisterOnDisk()
    mark = digest("Same.")
    assert register.settle("a", "a.txt", mark, False) == ("a", None)
    told: list[tuple[str, str | None]] = []
    thread = threading.Thread(target=lambda: told.append(register.settle("b", "b.txt", mark, False)))
    thread.start()
    thread.join()
    assert told == [("b", "b.txt: has the very text of a.txt, and is left out as a copy")]
    assert register.settle("c", "c.txt", digest("Other."), False) == ("c", None)
