"""One client's way through the documents: ``python benchmarks/clients.py CLIENT URL FOLDER IN_FLIGHT``.

Prints seconds, seconds of CPU and the peak of memory as JSON. Each runs in a process of its own; what it takes to start
(imports, clients, schemas) is not counted as time, but as memory.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENAI_API_KEY", "none")
Work = Coroutine[Any, Any, None]


def documents(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()]


def bodies(folder: Path) -> list[bytes]:
    return (folder / "bodies.jsonl").read_bytes().splitlines()


async def side_by_side(do: Callable[[Any], Awaitable[object]], items: list[Any], in_flight: int) -> None:
    waiting = iter(items)

    async def work() -> None:
        for item in waiting:
            await do(item)

    await asyncio.gather(*(work() for _ in range(in_flight)))


def bare(url: str, folder: Path, in_flight: int) -> Work:
    import httpx2

    async def main() -> None:
        limits = httpx2.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
        async with httpx2.AsyncClient(limits=limits, timeout=60) as client:
            headers = {"content-type": "application/json"}

            async def ask(body: bytes) -> None:
                response = await client.post(f"{url}/chat/completions", content=body, headers=headers)
                assert json.loads(response.content)["choices"]

            await side_by_side(ask, bodies(folder), in_flight)

    return main()


def sdk(url: str, folder: Path, in_flight: int) -> Work:
    import openai

    client = openai.AsyncOpenAI(base_url=url, max_retries=0)
    asked = [json.loads(body) for body in bodies(folder)]

    async def ask(body: dict[str, Any]) -> None:
        completion = await client.chat.completions.create(**body)
        assert completion.choices[0].message.content

    return side_by_side(ask, asked, in_flight)


def instructor_loop(url: str, folder: Path, in_flight: int) -> Work:
    import instructor
    import openai

    from readout.drafts import Readout

    client = instructor.from_openai(openai.AsyncOpenAI(base_url=url, max_retries=0), mode=instructor.Mode.JSON_SCHEMA)
    asked = [json.loads(body) for body in bodies(folder)]

    async def ask(body: dict[str, Any]) -> None:
        answer = await client.chat.completions.create(
            response_model=Readout, messages=body["messages"], model=body["model"]
        )
        assert answer.statements

    return side_by_side(ask, asked, in_flight)


def readout_batch(url: str, folder: Path, in_flight: int, *, ledger: bool = True) -> Work:
    from readout.ask.settings import Settings
    from readout.drafts import Readout
    from readout.gc_tuning import tune_gc
    from readout.pipeline.runner import reports

    Readout.model_json_schema()
    place = folder / f"ledger-{os.getpid()}.sqlite3" if ledger else False
    settings = Settings(model="gpt-5-mini", base_url=url, plan="one", concurrency=in_flight, ledger=place)

    async def main() -> None:
        with (folder / "reports.jsonl").open("w", encoding="utf-8") as file:
            tune_gc()
            async for report in reports([str(folder / "documents.jsonl")], settings):
                assert report.document.error is None, report.document.error
                file.write(report.model_dump_json() + "\n")

    return main()


def without_ledger(url: str, folder: Path, in_flight: int) -> Work:
    return readout_batch(url, folder, in_flight, ledger=False)


def langextract(url: str, folder: Path, in_flight: int) -> Work:
    import langextract as lx
    from langextract.providers.openai import OpenAILanguageModel

    example = lx.data.ExampleData(
        text="“We had no choice,” Moe said.",
        extractions=[lx.data.Extraction("statement", "We had no choice,", attributes={"speaker": "Moe"})],
    )
    model = OpenAILanguageModel(model_id="gpt-5-mini", api_key="none", base_url=url, max_workers=in_flight)
    read = [lx.data.Document(text=document["text"], document_id=document["id"]) for document in documents(folder)]

    async def main() -> None:
        found = lx.extract(
            read,
            prompt_description="Extract who said what, in the exact words of the text.",
            examples=[example],
            model=model,
            max_workers=in_flight,
            batch_length=in_flight,
            max_char_buffer=10_000,
            show_progress=False,
        )
        assert sum(bool(one.extractions) for one in found) == len(read)

    return main()


CLIENTS: dict[str, Callable[[str, Path, int], Work]] = {
    "bare httpx2": bare,
    "openai SDK": sdk,
    "instructor": instructor_loop,
    "langextract": langextract,
    "readout": readout_batch,
    "readout without ledger": without_ledger,
}


def peak() -> float:
    """Most memory that this process has held, in MB; ``getrusage`` would count what its parent held when it forked."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def main() -> None:
    name, url, folder, in_flight = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
    asyncio.run(CLIENTS[name](url, folder / "warm", 1))  # what is imported and built at the first document
    work = CLIENTS[name](url, folder, in_flight)
    started, cpu = time.perf_counter(), time.process_time()
    asyncio.run(work)
    took, used = time.perf_counter() - started, time.process_time() - cpu
    print(json.dumps({"seconds": took, "cpu": used, "rss": peak()}))


if __name__ == "__main__":
    main()
