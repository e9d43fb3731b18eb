"""Batches without a provider: what is sent in which of them, what is known of each, and what is made of its answers."""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Iterator
from pathlib import Path
from typing import Literal

import pytest

from readout import Settings
from readout.ask.batches.parts import UNDECIDED, BatchAnswer, BatchState
from readout.errors import SettingsError
from readout.ledger import Entry, Store
from readout.pipeline import batching
from readout.pipeline.batching import Batches, Collected, Submitted
from readout_schemas import Tokens

TEXTS = [f"Norway sent {number} ships to Riga." for number in range(5)]


class Provider:
    """What a provider's batches are to ``Batches``: each is known by its number."""

    most_requests, most_bytes = 100, 1_000_000

    def __init__(self) -> None:
        self.sent: list[list[bytes]] = []
        self.marks: list[str] = []
        self.ended: set[str] = set()
        self.answered: dict[str, list[BatchAnswer | None]] = {}
        self.looked: list[tuple[str, int]] = []
        self.found: str | None = None
        self.down = False

    def line(self, key: bytes, body: bytes) -> bytes:
        return key.hex().encode() + b" " + body + b"\n"

    def mark(self) -> str:
        return f"mark {len(self.sent) + 1}"

    def submit(self, file: Path, mark: str) -> str:
        if self.down:
            raise ConnectionError
        self.marks.append(mark)
        self.sent.append(file.read_bytes().splitlines())
        return f"b{len(self.sent)}"

    def made(self, mark: str, keys: Collection[str], others: Container[str]) -> str | None:
        self.looked.append((mark, len(keys)))
        return None if self.found in others else self.found

    def state(self, name: str) -> BatchState:
        return BatchState(name, "there", name in self.ended, 5, 0, 0)

    def answers(self, name: str) -> Iterator[BatchAnswer | None]:
        return iter(self.answered[name])

    def works(self, name: str, *, failing: int = 0) -> None:
        """Answer all of a batch but for the last of it."""
        lines = self.sent[int(name[1:]) - 1]
        keys = [bytes.fromhex(line.split()[0].decode()) for line in lines]
        given = {"model": "m", "prompt": "batch", "prompt_tokens": 10, "completion_tokens": 2, "answer": b"{}"}
        answers = [BatchAnswer(Entry(key=key, **given), Tokens(prompt=10, completion=2)) for key in keys]  # type: ignore[arg-type]
        kept = len(answers) - failing
        self.answered[name] = [*answers[:kept], *[None] * failing]
        self.ended.add(name)


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Provider:
    monkeypatch.chdir(tmp_path)
    made = Provider()
    monkeypatch.setattr(batching, "batch_api", lambda *_: made)
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.setenv(name, "key-of-the-test")
    write(5)
    return made


def write(number: int) -> None:
    rows = [json.dumps({"id": f"d{at}", "text": text}) for at, text in enumerate(TEXTS[:number])]
    Path("many.jsonl").write_text("\n".join(rows), encoding="utf-8")


def opened(model: str = "openai/gpt-5-mini", *, ledger: Path | Literal[False] = Path("ledger.sqlite3")) -> Batches:
    return Batches(Path("state.json"), Settings(model=model, plan="one", ledger=ledger))


def kept() -> int:
    with Store(Path("ledger.sqlite3")) as store:
        return sum(one.answers for one in store.stats())


def test_without_a_ledger_there_is_nowhere_to_put_the_answers(provider: Provider) -> None:
    with pytest.raises(
        SettingsError, match=r"^batches need a ledger, for their answers: leave --no-ledger and READOUT"
    ):
        opened(ledger=False)
    assert provider.sent == []


def test_each_text_is_one_request_of_the_model_and_the_file_knows_its_key(provider: Provider) -> None:
    assert opened().submit("many.jsonl") == Submitted(requests=5, waiting=0)
    (lines,) = provider.sent
    keys, bodies = zip(*(line.split(b" ", 1) for line in lines), strict=True)
    assert [json.loads(body)["model"] for body in bodies] == ["gpt-5-mini"] * 5
    assert all(text in body.decode() for text, body in zip(TEXTS, bodies, strict=True))
    (told,) = json.loads(Path("state.json").read_text(encoding="utf-8"))["batches"]
    assert told["keys"] == [key.decode() for key in keys]
    assert (told["id"], told["mark"], told["number"], told["collected"]) == ("b1", "mark 1", 5, False)
    assert provider.marks == ["mark 1"]


@pytest.mark.parametrize(
    ("requests", "size", "parts"),
    [(2, 1_000_000, [2, 2, 1]), (5, 1_000_000, [5]), (100, 1, [1] * 5), (100, None, [2, 2, 1])],
)
def test_a_batch_has_as_many_requests_and_bytes_as_a_provider_takes(
    provider: Provider, requests: int, size: int | None, parts: list[int]
) -> None:
    """Each request is longer than one byte, and goes alone all the same; where two just fit, two go."""
    opened().submit("many.jsonl")
    longest = max(len(one) + 1 for one in provider.sent.pop())
    Path("state.json").unlink()
    provider.most_requests, provider.most_bytes = requests, 2 * longest if size is None else size
    assert opened().submit("many.jsonl").requests == 5
    assert [len(lines) for lines in provider.sent] == parts


def test_only_a_foreign_protocol_says_how_long_an_answer_may_be(provider: Provider) -> None:
    opened().submit("many.jsonl")
    opened("anthropic/claude-haiku-4-5").submit("many.jsonl")
    bodies = [json.loads(lines[0].split(b" ", 1)[1]) for lines in provider.sent]
    assert [any("max" in name for name in body) for body in bodies] == [False, True]


def test_what_waits_is_not_sent_and_one_text_is_sent_once(provider: Provider) -> None:
    write(3)
    opened().submit("many.jsonl")
    write(5)
    assert opened().submit(["many.jsonl"]) == Submitted(requests=2, waiting=3)
    assert opened().submit("many.jsonl") == Submitted(requests=0, waiting=5)
    assert [len(lines) for lines in provider.sent] == [3, 2]


def test_what_was_answered_is_in_the_ledger_and_what_failed_is_sent_again(provider: Provider) -> None:
    opened().submit("many.jsonl")
    assert opened().collect() == Collected(unfinished=1, cost_usd=0.0)
    provider.works("b1", failing=1)
    found = opened().collect()
    assert (found.answers, found.failed, found.unfinished, kept()) == (4, 1, 0, 4)
    assert found.tokens == Tokens(prompt=40, completion=8)
    assert found.cost_usd is not None
    assert found.cost_usd > 0
    assert opened().collect() == Collected(cost_usd=0.0)
    assert opened().submit("many.jsonl") == Submitted(requests=1, waiting=0)


def test_requests_of_which_a_batch_tells_nothing_have_failed(provider: Provider) -> None:
    opened().submit("many.jsonl")
    provider.works("b1")
    del provider.answered["b1"][2:]
    found = opened().collect()
    assert (found.answers, found.failed) == (2, 3)


def test_answers_are_written_in_groups(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    put = Store.put
    monkeypatch.setattr(batching, "GROUP", 2)
    monkeypatch.setattr(Store, "put", lambda store, entries: sizes.append(len(entries)) or put(store, entries))
    opened().submit("many.jsonl")
    provider.works("b1")
    assert opened().collect().answers == 5
    assert (sizes, kept()) == ([2, 2, 1], 5)


def test_a_batch_that_was_collected_is_told_of_without_asking(provider: Provider) -> None:
    write(3)
    opened().submit("many.jsonl")
    provider.works("b1")
    opened().collect()
    write(5)
    opened().submit("many.jsonl")
    first, second = opened().states()
    assert first == BatchState("b1", "collected", True, 3, 3, 0)
    assert second == BatchState("b2", "there", False, 5, 0, 0)


def test_a_batch_whose_id_was_not_heard_is_found_or_waited_for_or_forgotten(provider: Provider) -> None:
    provider.down = True
    with pytest.raises(ConnectionError):
        opened().submit("many.jsonl")
    provider.down, provider.found = False, UNDECIDED
    (state,) = opened().states()
    assert (state.status, state.ended, state.total, state.completed, state.failed) == ("not known yet", False, 5, 0, 0)
    assert opened().submit("many.jsonl") == Submitted(requests=0, waiting=5)
    assert provider.looked == [("mark 1", 5)] * 2
    provider.found = "b7"
    assert [one.id for one in opened().states()] == ["b7"]
    assert [one.id for one in opened().states()] == ["b7"]
    assert len(provider.looked) == 3


def test_a_batch_that_was_never_made_is_sent_again(provider: Provider) -> None:
    provider.down = True
    with pytest.raises(ConnectionError):
        opened().submit("many.jsonl")
    provider.down = False
    assert opened().submit("many.jsonl") == Submitted(requests=5, waiting=0)
    assert [one.id for one in opened().states()] == ["b1"]
