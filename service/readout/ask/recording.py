"""Answers recorded and replayed, below the SDK and without patching anything.

vcrpy's own patches are global, with one cassette active at a time. Its cassettes are not: here a transport of one
client picks the cassette by the call under way, so that calls run side by side and each document keeps its own files.
"""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import httpx2
import vcr.matchers
from vcr.cassette import Cassette
from vcr.errors import CannotOverwriteExistingCassetteException
from vcr.record_mode import RecordMode
from vcr.request import Request
from vcr.stubs.httpx_stubs import vcr_handle_async_request

from readout.ask.cassettes import ReadablePersister, body_of, good_answers_alone, without_secrets
from readout.ask.messages import is_fence
from readout.ask.usage import CallContext, current_call
from readout.errors import RecordingError

_QUOTED = 60


def same_body(asked: Request, recorded: Request) -> None:
    """Raise ``AssertionError``, saying what differs, unless two requests ask the same.

    The model's name does not count: a replay stands in for whichever model was recorded.
    """
    now, then = body_of(asked), body_of(recorded)
    if now != then:
        raise AssertionError(_difference(now, then))


def _difference(now: object, then: object) -> str:
    new, old = _lines(now), _lines(then)
    changed = [line for line in difflib.unified_diff(old, new, n=0) if not line.startswith(("+++", "---", "@@"))]
    told = [line for line in changed if re.search(r"\w", line) and not is_fence(line[1:])] or changed
    line = next((line for line in told if line.startswith("+")), told[0])
    return line[1:].strip() if line.startswith("+") else f"left out: {line[1:].strip()}"


def _lines(body: object) -> list[str]:
    """The lines of a request's JSON, the texts within it line by line too."""
    lines = json.dumps(body, indent=1, ensure_ascii=False, sort_keys=True).replace("\\n", "\n").splitlines()
    return [line for line in lines if line.strip()]


MATCH_ON = (vcr.matchers.method, vcr.matchers.path, same_body)


class CassetteTransport(httpx2.AsyncBaseTransport):
    """Replays the cassette of the call under way, or records it.

    Args:
        folder: holds ``DOCUMENT/PROMPT.vN.yaml``.
        network: where requests go while recording; ``None`` replays alone, and lets nothing out.
    """

    def __init__(self, folder: Path, network: httpx2.AsyncBaseTransport | None = None) -> None:
        self._folder = folder
        self._network = network
        self._open: dict[Path, Cassette] = {}
        self._unanswered: dict[Path, set[bytes]] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """As any transport.

        Raises:
            RecordingError: there is no recorded answer to this request.
        """
        call = current_call()
        path = self._path(call)
        if path not in self._open:
            self._open[path] = self._cassette(path)
        cassette, unanswered = self._open[path], self._unanswered.setdefault(path, set())
        handle = vcr_handle_async_request(cassette, CassetteTransport.send, httpx2)
        before = len(cassette)
        unanswered.add(request.content)
        try:
            response: httpx2.Response = await handle(self, request)
        except CannotOverwriteExistingCassetteException as error:
            raise RecordingError(_missing(call, path, error)) from error
        if len(cassette) > before:
            unanswered.discard(request.content)
        return response

    def _path(self, call: CallContext) -> Path:
        if call.document in {"", ".", ".."} or not set(call.document).isdisjoint("/\\\0"):
            raise RecordingError(
                f"document id {call.document!r} cannot name a folder of recorded answers: choose another"
            )
        return self._folder / call.document / f"{call.prompt}.yaml"

    async def send(self, request: httpx2.Request) -> httpx2.Response:
        """Let a request out to the network, to be recorded."""
        if self._network is None:
            raise RecordingError(f"a request to {request.url} was about to leave during a replay")
        return await self._network.handle_async_request(request)

    def _cassette(self, path: Path) -> Cassette:
        if self._network is None and not self._folder.is_dir():
            raise RecordingError(
                f"no recorded answers in {self._folder}: give their folder with --cassettes, or name a model with "
                "--model and set OPENAI_API_KEY, or give --base-url for a server of your own"
            )
        cassette = Cassette(
            path=str(path),
            persister=ReadablePersister,
            record_mode=RecordMode.NONE if self._network is None else RecordMode.ALL,
            match_on=MATCH_ON,
            before_record_request=without_secrets,
            before_record_response=good_answers_alone,
            allow_playback_repeats=True,
        )
        if self._network is None:
            cassette._load()  # noqa: SLF001  (as Cassette.load does; what is recorded anew does not need the old)
        return cassette

    async def aclose(self) -> None:
        """Write what was recorded; a cassette with a request that was not answered stays as it was."""
        if self._network is not None:
            for path, cassette in self._open.items():
                if not self._unanswered.get(path):
                    cassette._save()  # noqa: SLF001  (what vcrpy's own context manager does on leaving)
            await self._network.aclose()


def _missing(call: CallContext, path: Path, error: CannotOverwriteExistingCassetteException) -> str:
    record = (
        "name a model with --model and set OPENAI_API_KEY to ask it, or keep its answers with readout record FILES "
        "--model MODEL"
    )
    if not path.is_file():
        return f"no recorded answer for {call.document} to prompt {call.prompt} ({path} is missing): {record}"
    changes = [message for _, _, failed in error.similar_requests for name, message in failed if name == "same_body"]
    what = changes[0] if changes else "another address"
    shown = what if len(what) <= _QUOTED else f"{what[: _QUOTED - 1]}…"
    return (
        f"the recorded answer for document {call.document} and prompt {call.prompt} was given to another request "
        f"(changed: {shown}): {record}"
    )
