"""When a model is taken for away, and when it is a document's fault that there is no answer."""

from __future__ import annotations

import asyncio
import dataclasses

import httpx2
import openai
import pytest

from readout.ask.answer_reading import Reading
from readout.ask.client import Client
from readout.ask.progress import RunProgress
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.desk.jobs.patience import IS_PATIENT, AwayError, PatientClient
from readout.drafts import Draft
from readout.errors import EndpointError, ModelError

FAILED = EndpointError("nothing answers")


class Line:
    """A patient client, whose calls end when and as a test wants it."""

    def __init__(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        self._ends: dict[str, asyncio.Future[Reading[Draft]]] = {}
        monkeypatch.setattr(Client, "ask", self._held)
        plain = dataclasses.replace(settings, ledger=False)
        self.client = PatientClient(Endpoint.settle(plain), plain, RunProgress())

    async def _held(self, _: type[Draft], __: object, context: CallContext) -> Reading[Draft]:
        return await self._ends[context.document]

    async def asked(self, name: str) -> asyncio.Task[Reading[Draft]]:
        """A call that is under way."""
        self._ends[name] = asyncio.get_running_loop().create_future()
        call = asyncio.create_task(self.client.ask(Draft, [], CallContext(name, "p", Usage())))
        await asyncio.sleep(0)
        return call

    async def answered(self, name: str, call: asyncio.Task[Reading[Draft]]) -> None:
        self._ends[name].set_result(Reading(Draft()))
        await call

    async def fails(self, name: str, call: asyncio.Task[Reading[Draft]], error: ModelError) -> Exception:
        """What is raised when it fails so."""
        self._ends[name].set_exception(error)
        with pytest.raises((ModelError, AwayError)) as found:
            await call
        return found.value


@pytest.fixture
def line(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(settings, monkeypatch)


async def test_a_model_that_answers_another_call_meanwhile_is_not_away(line: Line) -> None:
    IS_PATIENT.set(True)
    failing, other = await line.asked("failing"), await line.asked("other")
    await line.answered("other", other)
    assert await line.fails("failing", failing, FAILED) is FAILED
    assert line.client.progress.ended is None
    later = await line.asked("later")  # what was answered before it says nothing of it
    away = await line.fails("later", later, FAILED)
    assert (type(away), str(away)) == (AwayError, "nothing answers")
    assert line.client.progress.ended is away


async def test_what_is_wrong_with_the_request_or_was_waited_for_enough_is_the_documents_fault(line: Line) -> None:
    refused = EndpointError("too long")
    response = httpx2.Response(413, request=httpx2.Request("POST", "http://x"))
    refused.__cause__ = openai.APIStatusError("too long", response=response, body=None)
    IS_PATIENT.set(True)
    assert await line.fails("long", await line.asked("long"), refused) is refused
    IS_PATIENT.set(False)
    assert await line.fails("late", await line.asked("late"), FAILED) is FAILED
    assert line.client.progress.ended is None
