"""Documents through the Batch API: the first calls of all of them in files, the answers into the ledger.

What a batch has answered is in the ledger, so that ``extract`` takes it from there, and asks by itself what failed and
what is to be asked again. To submit once more sends only what is not in the ledger yet.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.ask.batches import MOST_BYTES, MOST_REQUESTS, BatchApi, BatchState, line
from readout.ask.plan import Plan
from readout.ask.requests import request_body
from readout.ask.settings import Endpoint, Settings
from readout.errors import InputError, SettingsError
from readout.files import write_whole
from readout.ingest import NO_METADATA, Metadata
from readout.ledger import Store, key_of, settled_place
from readout.pipeline.runner import Source, documents
from readout.pipeline.windows import WindowSizes, part_of, windows

GROUP = 500
"""Answers that are written to the ledger at once."""


@dataclass(slots=True)
class Collected:
    """What came back."""

    answers: int = 0
    failed: int = 0
    unfinished: int = 0
    """Batches that have not ended."""
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Batches:
    """Batches that were submitted, by a file that keeps their ids.

    Args:
        file: where the ids are kept.
        settings: which endpoint, plan and ledger.

    Raises:
        SettingsError: there is no Batch API or no ledger, or the file is another one.
    """

    def __init__(self, file: Path, settings: Settings) -> None:
        self._file = file
        self._endpoint = Endpoint.settle(settings)
        self._plan = Plan.of(settings)
        self._api = BatchApi(self._endpoint, settings)
        place = settled_place(settings.ledger)
        if place is None:
            raise SettingsError(
                "batches need a ledger, for their answers: leave --no-ledger and READOUT_LEDGER=none out"
            )
        self._place = place

    def submit(self, sources: Iterable[Source] | Source, metadata: Metadata = NO_METADATA) -> int:
        """Send what is not in the ledger yet; how many requests that is.

        Raises:
            InputError: there is nothing to read.
            ModelError: the endpoint does not take a batch.
            LedgerError: the ledger cannot be read.
        """
        total = 0
        known = self._known()
        with tempfile.TemporaryDirectory() as folder:
            for file, number in _files(self._requests(sources, metadata), Path(folder)):
                known.append(self._api.submit(file))
                write_whole(self._file, json.dumps({"batches": known}, indent=1) + "\n")
                total += number
        return total

    def states(self) -> list[BatchState]:
        """How far each batch is.

        Raises:
            InputError: none was submitted.
            ModelError: the endpoint does not know one.
        """
        return [self._api.state(name) for name in self._submitted()]

    def collect(self) -> Collected:
        """Put the answers of batches that have ended into the ledger.

        Raises:
            InputError: none was submitted.
            ModelError: results cannot be fetched.
            LedgerError: the ledger cannot be written.
        """
        found = Collected()
        with Store(self._place) as store:
            for state in self.states():
                if state.ended:
                    self._collect(state.id, store, found)
                else:
                    found.unfinished += 1
        return found

    def _collect(self, name: str, store: Store, found: Collected) -> None:
        waiting = []
        for entry in self._api.answers(name):
            if entry is None:
                found.failed += 1
                continue
            found.answers += 1
            found.prompt_tokens += entry.prompt_tokens
            found.completion_tokens += entry.completion_tokens
            waiting.append(entry)
            if len(waiting) >= GROUP:
                store.put(waiting)
                waiting.clear()
        store.put(waiting)

    def _requests(self, sources: Iterable[Source] | Source, metadata: Metadata) -> Iterator[bytes]:
        model, address = self._endpoint.model, self._endpoint.base_url
        with Store(self._place) as store:
            for document in documents(sources, metadata):
                text = document.text or ""
                for window in windows(text, WindowSizes.of(self._plan, text)) if text else ():
                    for call in self._plan.calls:
                        body = request_body(call.answer, self._plan.asked(call, part_of(document, window)), model)
                        key = key_of(address, body)
                        if store.get(key) is None:
                            yield line(key, body)

    def _known(self) -> list[str]:
        return self._submitted() if self._file.exists() else []

    def _submitted(self) -> list[str]:
        try:
            return [str(name) for name in json.loads(self._file.read_text(encoding="utf-8"))["batches"]]
        except FileNotFoundError:
            raise InputError(f"{self._file}: no batch was submitted; start with readout batch submit") from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(f"{self._file}: is not a file of batches ({error}); give another with --state") from None


def _files(lines: Iterable[bytes], folder: Path) -> Iterator[tuple[Path, int]]:
    """Files of as many requests as one batch takes, with their number."""
    path, number, size = folder / "requests.jsonl", 0, 0
    waiting = iter(lines)
    row = next(waiting, None)
    while row is not None:
        number = size = 0
        with path.open("wb") as file:
            while row is not None and (not number or (number < MOST_REQUESTS and size + len(row) <= MOST_BYTES)):
                file.write(row)
                number, size = number + 1, size + len(row)
                row = next(waiting, None)
        yield path, number
