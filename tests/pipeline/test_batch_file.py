"""The file of batches, also where two commands have it at once."""

from __future__ import annotations

import subprocess
import sys
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


HOLDING = """
import sys
from pathlib import Path
from readout.pipeline.batch_file import BatchFile, Sent

class Slow(BatchFile):
    def _write(self, batches):
        print("read", flush=True)
        sys.stdin.readline()
        super()._write(batches)

Slow(Path(sys.argv[1]), "http://a/v1").add(Sent(id="theirs", number=1))
"""


def test_between_reading_and_writing_nobody_else_changes_the_file(file: BatchFile) -> None:
    command = [sys.executable, "-c", HOLDING, str(file.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "read\n"
        impatient = BatchFile(file.path, "http://a/v1", patience=0)
        with pytest.raises(InputError, match=r"cannot be changed now \(database is locked\); give another place"):
            impatient.add(SENT)
        with pytest.raises(InputError, match="cannot be changed now"):
            impatient.change(SENT, None)
        other.communicate("go on\n")
    assert other.returncode == 0
    file.add(SENT)
    assert [one.id for one in file.own()] == ["theirs", None]


def test_a_killed_command_lets_go_of_the_file(file: BatchFile) -> None:
    command = [sys.executable, "-c", HOLDING, str(file.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "read\n"
        other.kill()
    file.add(SENT)
    assert [one.id for one in file.own()] == [None]


ADDING = """
import sys
from dataclasses import replace
from pathlib import Path
from readout.pipeline.batch_file import BatchFile, Sent

own = BatchFile(Path(sys.argv[1]), "http://a/v1")
print("there", flush=True)
sys.stdin.readline()
for number in range(25):
    sent = own.add(Sent(id=None, mark=f"{sys.argv[2]}{number}", keys=(f"{sys.argv[2]}{number}",), number=1))
    own.change(sent, replace(sent, id=sent.mark))
"""


def test_two_commands_at_once_lose_nothing_of_each_other(file: BatchFile) -> None:
    commands = [[sys.executable, "-c", ADDING, str(file.path), name] for name in "ab"]
    both = [subprocess.Popen(one, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for one in commands]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "there\n"
    for one in both:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in both:
        with one:
            pass
    assert {one.id for one in file.own()} == {f"{name}{number}" for name in "ab" for number in range(25)}


def test_what_another_command_sent_meanwhile_is_not_sent_again(file: BatchFile) -> None:
    file.add(SENT)
    with pytest.raises(InputError, match="another command has just sent 1 of these requests; run this again"):
        file.add(Sent(id=None, keys=("bb", "cc"), number=2))
    assert file.own()[0].keys == ("aa", "bb")
    assert len(file.own()) == 1


def test_a_place_that_cannot_be_written_to_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"cannot be changed now .*; give another place with --state"):
        BatchFile(tmp_path / "file" / "batches.json", "http://a/v1").add(SENT)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"batches": 5}', '{"batches": [5]}', '{"batches": [{"x": 1}]}'])
def test_another_file_is_refused_in_one_line(file: BatchFile, text: str) -> None:
    file.path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"is not a file of batches .*; give another with --state$"):
        file.own()
