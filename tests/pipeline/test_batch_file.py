"""The file of batches, also where two commands have it at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.pipeline.batch_file import BatchFile, Sent

SENT = Sent(id=None, mark="m", keys=("aa", "bb"), number=2)


@pytest.fixture
def file(tmp_path: Path) -> BatchFile:
    return BatchFile(tmp_path / "batches.json", "http://a/v1")


def test_a_batch_is_in_the_file_before_and_after_its_id_is_known(file: BatchFile) -> None:
    sent = file.add(SENT)
    assert file.own() == [sent]
    heard = replace(sent, id="b1")
    file.change(sent, heard)
    assert file.own() == [heard]
    assert file.waiting() == {"aa", "bb"}
    file.change(heard, replace(heard, keys=(), collected=True))
    assert file.waiting() == set()


def test_a_batch_that_another_command_gave_up_is_put_back(file: BatchFile) -> None:
    """While one command sends a batch, another finds none at the provider, and takes it for one that was never made."""
    sent = file.add(SENT)
    file.change(sent, None)
    file.change(sent, replace(sent, id="b1"))
    assert [one.id for one in file.own()] == ["b1"]


def test_a_batch_that_another_command_found_is_there_once(file: BatchFile) -> None:
    sent = file.add(SENT)
    for _ in range(2):
        file.change(sent, replace(sent, id="b1"))
    assert [one.id for one in file.own()] == ["b1"]


def test_batches_of_other_endpoints_stay_as_they_are(file: BatchFile, tmp_path: Path) -> None:
    other = BatchFile(tmp_path / "batches.json", "http://b/v1")
    theirs = other.add(SENT)
    own = file.add(SENT)
    file.change(own, None)
    assert (file.own(), other.own()) == ([], [theirs])
    assert file.waiting() == set()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"batches": 5}', '{"batches": [5]}', '{"batches": [{"x": 1}]}'])
def test_another_file_is_refused_in_one_line(file: BatchFile, text: str) -> None:
    file.path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"is not a file of batches .*; give another with --state$"):
        file.own()
