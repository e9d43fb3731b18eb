"""Documents through a provider's batches: the first calls of all of them, the answers into the ledger.

What a batch has answered is in the ledger, so that ``extract`` takes it from there, and asks by itself what failed and
what is to be asked again. To submit once more sends only what is neither in the ledger nor waits in a batch.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from readout.ask.batches.choosing import batch_api
from readout.ask.batches.parts import UNDECIDED, BatchAnswer, BatchState
from readout.ask.formats import FormatLadder
from readout.ask.length import LengthLimit
from readout.ask.plan import Plan
from readout.ask.progress import RunProgress
from readout.ask.requests import request_body
from readout.ask.settings import Endpoint, Settings, context_of
from readout.ask.usage import price_usd
from readout.errors import SettingsError
from readout.ingest import NO_METADATA, Metadata
from readout.ledger import Store, key_of, settled_place
from readout.pipeline.batch_file import BatchFile, Sent
from readout.pipeline.runner import Source, documents
from readout.pipeline.windows import WindowSizes, part_of, windows
from readout_schemas import Tokens

UNHEARD = "(id not heard)"
"""What stands for the id of a batch that may have been made."""
GROUP = 500
"""Answers that are written to the ledger at once."""


@dataclass(slots=True)
class Submitted:
    """What was sent."""

    requests: int = 0
    waiting: int = 0
    """Requests that were not sent, for they wait in a batch that was not collected."""


@dataclass(slots=True)
class Collected:
    """What came back."""

    answers: int = 0
    failed: int = 0
    """Requests that have no answer: they failed, or their batch expired or was cancelled before."""
    unfinished: int = 0
    """Batches that have not ended."""
    tokens: Tokens = field(default_factory=Tokens)
    cost_usd: float | None = None
    """US dollars at the price of batches; ``None`` where the model's is not known."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a batch."""

    key: bytes
    line: bytes


class Batches:
    """Batches that were submitted, by a file that keeps what is in them.

    A batch is in the file before it is made. So one that was made, but whose id a kill or a fault of the network kept
    from being heard, is found at the provider, and neither lost nor sent again.

    Args:
        file: where the batches are kept.
        settings: which endpoint, plan and ledger.

    Raises:
        SettingsError: there are no batches or no ledger.
    """

    def __init__(self, file: Path, settings: Settings) -> None:
        self._endpoint = Endpoint.settle(settings)
        self._file = BatchFile(file, self._endpoint.base_url)
        self._plan = Plan.of(settings)
        self._api = batch_api(self._endpoint, settings)
        place = settled_place(settings.ledger)
        if place is None:
            raise SettingsError(
                "batches need a ledger, for their answers: leave --no-ledger and READOUT_LEDGER=none out"
            )
        self._place = place
        self._form = FormatLadder(self._endpoint, settings, RunProgress(), place).current
        self._length = LengthLimit(self._endpoint, context_of(settings))

    def submit(self, sources: Iterable[Source] | Source, metadata: Metadata = NO_METADATA) -> Submitted:
        """Send what is neither in the ledger yet nor waits in a batch.

        Raises:
            InputError: there is nothing to read, or the file of batches is another one.
            ModelError: the endpoint does not take a batch.
            LedgerError: the ledger cannot be read.
        """
        self._find_unheard()
        done = Submitted()
        with tempfile.TemporaryDirectory() as folder:
            requests = self._requests(sources, metadata, done)
            for file, keys in self._files(requests, Path(folder)):
                self._send(file, keys)
                done.requests += len(keys)
        return done

    def _send(self, file: Path, keys: tuple[str, ...]) -> None:
        sent = self._file.add(Sent(id=None, mark=self._api.mark(), keys=keys, number=len(keys)))
        self._file.change(sent, replace(sent, id=self._api.submit(file, sent.mark)))

    def _find_unheard(self) -> None:
        """Look for batches whose ids nobody has heard, and forget those that were never made.

        Those of which that cannot be said yet stay as they are: what they may answer waits.
        """
        known = self._file.own() if self._file.exists() else []
        heard = {one.id for one in known if one.id is not None}
        for sent in known:
            if sent.id is None:
                found = self._api.made(sent.mark, sent.keys, heard)
                if found != UNDECIDED:
                    self._file.change(sent, None if found is None else replace(sent, id=found))
                    heard.update([] if found is None else [found])

    def states(self) -> list[BatchState]:
        """How far each batch is that was not collected; the others are done.

        Raises:
            InputError: none was submitted.
            ModelError: the endpoint does not know one.
        """
        return [self._state(one) for one in self._heard()]

    def _state(self, sent: Sent) -> BatchState:
        name = sent.id or UNDECIDED
        if name == UNDECIDED:
            return BatchState(UNHEARD, "not known yet", False, sent.number, 0, 0)
        if sent.collected:
            return BatchState(name, "collected", True, sent.number, sent.number, 0)
        return self._api.state(name)

    def _heard(self) -> list[Sent]:
        self._find_unheard()
        return self._file.own()

    def collect(self) -> Collected:
        """Put the answers of batches that have ended into the ledger.

        Raises:
            InputError: none was submitted.
            ModelError: results cannot be fetched.
            LedgerError: the ledger cannot be written.
        """
        found = Collected()
        with Store(self._place) as store:
            for sent in self._heard():
                if sent.collected:
                    continue
                state = self._state(sent)
                if state.ended:
                    self._collect(state, sent, store, found)
                else:
                    found.unfinished += 1
        found.cost_usd = price_usd(self._endpoint.model, found.tokens, batch=True)
        return found

    def _collect(self, state: BatchState, sent: Sent, store: Store, found: Collected) -> None:
        """The answers of a batch. It counts as collected when they are durable: before, all of it is fetched again."""
        waiting: list[BatchAnswer] = []
        answers = failed = 0
        for answer in self._api.answers(state.id):
            if answer is None:
                failed += 1
                continue
            answers += 1
            found.tokens += answer.tokens
            waiting.append(answer)
            if len(waiting) >= GROUP:
                store.put([one.entry for one in waiting])
                waiting.clear()
        store.put([one.entry for one in waiting])
        found.answers += answers
        found.failed += max(failed, sent.number - answers)
        self._file.change(sent, replace(sent, keys=(), collected=True))

    def _requests(self, sources: Iterable[Source] | Source, metadata: Metadata, done: Submitted) -> Iterator[Request]:
        waiting = self._file.waiting()
        with Store(self._place) as store:
            for key, body in self._bodies(sources, metadata):
                if key.hex() in waiting:
                    done.waiting += 1
                elif store.get(key) is None:
                    waiting.add(key.hex())  # the same request twice is one
                    yield Request(key, self._api.line(key, body))

    def _bodies(self, sources: Iterable[Source] | Source, metadata: Metadata) -> Iterator[tuple[bytes, bytes]]:
        """Each document's first requests, with their keys: those that ``extract`` would send."""
        for document in documents(sources, metadata):
            text = document.text or ""
            for window in windows(text, WindowSizes.of(self._plan, text)) if text else ():
                for call in self._plan.calls:
                    asked = self._plan.asked(call, part_of(document, window))
                    body = request_body(call.answer, asked, self._endpoint.model, self._form)
                    yield key_of(self._endpoint.base_url, body), self._bounded(body, len(asked[-1]["content"]))

    def _bounded(self, body: bytes, letters: int) -> bytes:
        """A request with the bound on its answer. OpenAI's batches, and those of servers like it, go without."""
        if self._endpoint.protocol == "openai":
            return body
        return b"{" + self._length.member(letters, len(body)) + body[1:]

    def _files(self, requests: Iterable[Request], folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
        """Files of as many requests as one batch takes, with their keys."""
        path, waiting = folder / "requests.jsonl", iter(requests)
        row = next(waiting, None)
        while row is not None:
            keys: list[str] = []
            size = 0
            with path.open("wb") as file:
                while row is not None and (not keys or self._fits(len(keys), size + len(row.line))):
                    file.write(row.line)
                    keys.append(row.key.hex())
                    size += len(row.line)
                    row = next(waiting, None)
            yield path, tuple(keys)

    def _fits(self, number: int, size: int) -> bool:
        return number < self._api.most_requests and size <= self._api.most_bytes
