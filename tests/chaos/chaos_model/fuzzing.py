"""Files and answers, mutated at random: whatever they are, a document or one line comes of them.

A case is a number: the same one is the same mutation of the same file or answer.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chaos_model.truth import truths

from readout.ask.answer_reading import Reading
from readout.ask.answer_reading import read as read_answer
from readout.ask.answer_text import unwrapped
from readout.ask.plan import Plan
from readout.ask.settings import Endpoint
from readout.errors import MalformedError
from readout.ingest import read
from readout.pipeline.extracting import extract_document
from readout_schemas import Document, Report

WORDS = "Ministers met in Oslo on Monday. “We will act,” Prime Minister Ida Berg said. Talks go on in May 2025.\n\n"
ANCHORS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + number)}: &{chr(98 + number)} [{','.join(['*' + chr(97 + number)] * 9)}]\n" for number in range(9)
)
FILES: dict[str, str] = {
    "a.txt": WORDS * 6,
    "a.md": f"---\ntitle: Talks\npublished: 2025-03-15\n---\n{WORDS * 4}",
    "b.md": f"---\n{ANCHORS}---\n{WORDS}",
    "a.html": f"<html lang='en'><head><title>Talks</title></head><body><article>{f'<p>{WORDS}</p>' * 8}</article>",
    "a.json": json.dumps({"text": WORDS * 4, "title": "Talks", "published": "2025-03-15"}),
    "a.jsonl": "".join(json.dumps({"id": f"d{number}", "text": f"{number} {WORDS}"}) + "\n" for number in range(5)),
    "a.eml": f"From: a@b.example\nSubject: Talks\nDate: Sat, 15 Mar 2025 10:00:00 +0000\n\n{WORDS}",
    "a.srt": f"1\n00:00:01,000 --> 00:00:04,000\n{WORDS}2\n00:00:05,000 --> 00:00:08,000\n{WORDS}",
    "a.xml": "<rss version='2.0'><channel><title>News</title><item><title>Talks</title><link>https://a.example/1</link>"
    f"<description>{WORDS}</description><pubDate>Sat, 15 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>",
}
"""Small files of each kind that is text."""
ODD = [
    "\0", "\ufeff", "\u202e", "\u2028", "“", "”", '"', "'", "– ", "<p>", "</", "<![CDATA[", "&#0;", "&a;", "---\n",
    "{{", "\\u0000", "\\ud83d", "1e999", "-0", "9" * 400, "\r", "\t", "null", "[[[[", "}" * 9, "\u0301" * 50, "行",
    "%s", "../", "2025-02-31", "0000-00-00", "٣", "=?utf-8?b?", "<br>" * 50, "\U0001f3f3\ufe0f\u200d\U0001f308",
]  # fmt: skip
NOISE = [*(one.encode() for one in ODD), "\ud83d".encode("utf-8", "surrogatepass")]


def mutated(rng: random.Random, data: bytes) -> bytes:
    """Up to six changes: bytes flipped, cut, doubled, moved, and odd ones put in."""
    for _ in range(rng.randint(1, 6)):
        at, end = sorted(rng.randint(0, len(data)) for _ in range(2))
        end = min(end, at + rng.choice([1, 10, 1_000]))
        way = rng.randrange(6)
        if way == 0:
            data = data[:at] + rng.choice(NOISE) * rng.choice([1, 1, 3, 200]) + data[at:]
        elif way == 1:
            data = data[:at] + data[end:]
        elif way == 2:
            data = data[:end] + data[at:end] * rng.choice([1, 2, 100]) + data[end:]
        elif way == 3:
            data = data[:at] + bytes(rng.randrange(256) for _ in range(end - at)) + data[end:]
        elif way == 4:
            data = data[end:] + data[:at]
        else:
            data = data[: rng.randint(0, len(data))]
    return data


class Answering:
    """A client whose model gives mutated answers."""

    stronger = None

    def __init__(self, rng: random.Random, answers: dict[str, Any]) -> None:
        self.endpoint = Endpoint("openai", "fuzz", "http://fuzz.invalid/v1", "none")
        self._rng = rng
        self._answers = answers

    async def ask(self, answer: type[Any], *_: Any) -> Reading[Any]:
        said = json.dumps(self._answers[answer.__name__], ensure_ascii=self._rng.random() < 0.5)
        text = mutated(self._rng, self._twisted(said).encode()).decode("utf-8", "replace")
        found = read_answer(answer, unwrapped(text), cut=self._rng.random() < 0.5)
        if found is None:
            raise MalformedError("nothing can be read of the answer")
        return found

    def _twisted(self, said: str) -> str:
        """Some values in place of others of the answer: it stays JSON."""
        values = re.findall(r'"(?:[^"\\]|\\.)*"(?!:)|null|\[\]', said)
        for _ in range(self._rng.randint(0, 5)):
            if values:
                other = self._rng.choice([*values, "7", "{}", "[[]]", '"\\ud83d"', "true", f'"{"x" * 5_000}"'])
                said = said.replace(self._rng.choice(values), other, self._rng.choice([1, 1, 50]))
        return said


def of_file(rng: random.Random, folder: Path) -> list[Document]:
    """Read a mutated file."""
    name = rng.choice(sorted(FILES))
    path = folder / name
    path.write_bytes(mutated(rng, FILES[name].encode()))
    return list(read([path]))


def of_answer(rng: random.Random) -> Report:
    """Ask about a seed, of which some text may be mutated too, and get mutated answers."""
    truth = rng.choice(truths())
    text = truth.document.text or ""
    if rng.random() < 0.3:
        text = mutated(rng, text.encode()).decode("utf-8", "ignore") or "–"
    document = Document(id="fuzz", source="fuzz.txt", text=text, published=truth.document.published)
    whole = {name: answer.model_dump(mode="json") for name, answer in truth.answers().items()}
    client: Any = Answering(
        rng, {**whole, "Readout": {key: value for one in whole.values() for key, value in one.items()}}
    )
    return asyncio.run(extract_document(document, client, Plan(rng.choice(["one", "four", "small"]))))


def faults(seed: int, number: int, folder: Path) -> list[str]:
    """What is wrong with the outcome of a case: an error that is no line of ours, or a span that is not its text."""
    rng = random.Random(f"{seed}.{number}")  # noqa: S311  (no secrets here)
    case: Callable[[], list[str]] = (lambda: _of_documents(rng, folder)) if number % 2 else (lambda: _of_report(rng))
    try:
        return case()
    except Exception as error:  # noqa: BLE001  (whatever it is, it is a fault)
        return [f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"]


def _of_documents(rng: random.Random, folder: Path) -> list[str]:
    errors = [document.error or "" for document in of_file(rng, folder)]
    return [f"an error of two lines: {error!r}" for error in errors if "\n" in error]


def _of_report(rng: random.Random) -> list[str]:
    report = of_answer(rng)
    error = report.document.error or ""
    found = [error] if "internal error" in error or "\n" in error else []
    text = report.document.text or ""
    places = [one for record in report.records() for one in record.evidence]
    found += [f"a span that is not its text: {one}" for one in places if text[one.start : one.end] != one.text]
    return found + (
        [] if Report.model_validate_json(report.model_dump_json()) == report else ["not what it was written as"]
    )
