"""Google's batch mode: requests in an uploaded file, answers within a day, at half the price.

https://ai.google.dev/gemini-api/docs/batch-api: files of at most 2 GB, which are kept for two days. The reference:
https://ai.google.dev/api/batch-api; for files https://ai.google.dev/api/files.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Container, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from openai import Omit

from readout.ask.batches.parts import BatchAnswer, BatchState, answer_of
from readout.ask.batches.sending import Sender
from readout.ask.error_mapping import one_line
from readout.ask.providers import google
from readout.ask.settings import Endpoint, Settings
from readout.errors import EndpointError

ENDED = {"SUCCEEDED", "FAILED", "CANCELLED", "EXPIRED", "PARTIALLY_SUCCEEDED"}
PAGE = "100"
NAME = "readout-"
"""What a batch's name begins with, before its mark."""


class GoogleBatches:
    """The batch mode of an endpoint."""

    most_requests = 50_000
    most_bytes = 190_000_000

    def __init__(self, endpoint: Endpoint, settings: Settings) -> None:
        self._endpoint = endpoint
        self._sender = Sender(endpoint, settings)
        host, _, self._version = endpoint.base_url.rpartition("/")
        self._upload, self._download = f"{host}/upload/{self._version}", f"{host}/download/{self._version}"

    def line(self, key: bytes, body: bytes) -> bytes:
        """As ``BatchApi`` has it."""
        return _dumped({"key": key.hex(), "request": google.request(json.loads(body))}) + b"\n"

    def mark(self) -> str:
        """A name of its own, which the batch bears."""
        return NAME + uuid.uuid4().hex

    def submit(self, file: Path, mark: str) -> str:
        """As ``BatchApi`` has it."""
        batch = {"displayName": mark, "inputConfig": {"fileName": self._uploaded(file.read_bytes(), mark)}}
        model = quote(self._endpoint.model.removeprefix("models/"), safe="")
        made = self._sender.sent(f"/models/{model}:batchGenerateContent", _dumped({"batch": batch}))
        return str(json.loads(made.content)["name"])

    def _uploaded(self, content: bytes, mark: str) -> str:
        """The name of a file that was sent, in one piece, by the protocol for large ones."""
        start = {
            "x-goog-upload-protocol": "resumable",
            "x-goog-upload-command": "start",
            "x-goog-upload-header-content-length": str(len(content)),
            "x-goog-upload-header-content-type": "application/jsonl",
        }
        begun = self._sender.sent(f"{self._upload}/files", _dumped({"file": {"displayName": mark}}), start, once=False)
        place = begun.headers.get("x-goog-upload-url")
        if not place:
            raise EndpointError(f"{self._endpoint.base_url} did not say where a file is sent to: try again later")
        ending: dict[str, str | Omit] = {
            "x-goog-upload-command": "upload, finalize",
            "x-goog-upload-offset": "0",
            "x-goog-api-key": Omit(),  # the address is a secret of its own
        }
        return str(json.loads(self._sender.sent(place, content, ending).content)["file"]["name"])

    def made(self, mark: str, keys: Collection[str], others: Container[str]) -> str | None:  # noqa: ARG002  (as the others have it)
        """As ``BatchApi`` has it."""
        query = {"pageSize": PAGE}
        while True:
            page = self._sender.asked("/batches", **query)
            for one in page.get("operations") or []:
                if (one.get("metadata") or {}).get("displayName") == mark:
                    return str(one["name"])
            if not page.get("nextPageToken"):
                return None
            query["pageToken"] = page["nextPageToken"]

    def state(self, name: str) -> BatchState:
        """As ``BatchApi`` has it."""
        operation = self._sender.asked(f"/{name}")
        about, error = operation.get("metadata") or {}, operation.get("error") or {}
        status, counts = str(about.get("state")), about.get("batchStats") or {}
        total, done, failed = (
            int(counts.get(kind) or 0) for kind in ("requestCount", "successfulRequestCount", "failedRequestCount")
        )
        ended = bool(operation.get("done")) or status.partition("_STATE_")[2] in ENDED
        said = one_line(error["message"]) if error.get("message") else None
        return BatchState(name, status, ended, total, done, failed, said)

    def answers(self, name: str) -> Iterator[BatchAnswer | None]:
        """As ``BatchApi`` has it: what a batch that expired or was cancelled has answered before counts too."""
        operation = self._sender.asked(f"/{name}")
        file = _results(operation.get("response")) or _results((operation.get("metadata") or {}).get("output"))
        if file is not None:
            rows = self._sender.content(f"{self._download}/{file}:download", alt="media").iter_lines()
            yield from (self._answer(row) for row in rows if row.strip())

    def _answer(self, row: str) -> BatchAnswer | None:
        try:
            given = json.loads(row)
            return answer_of(given["key"], _dumped(google.answer(given["response"])), self._endpoint)
        except (ValueError, LookupError, TypeError, AttributeError):
            return None


def _results(output: dict[str, Any] | None) -> str | None:
    """The name of the file with the answers."""
    return (output or {}).get("responsesFile")


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
