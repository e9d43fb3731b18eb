"""Ten articles through a real server with a real weak model, each in a process of its own.

    python benchmarks/engine.py --engine PYTHON [--modes json_schema,tools] [--only de-04] [--model FILE] [--write]

PYTHON has the packages of the group ``engine`` (``make engine``). Between readout and the server stands a witness,
which passes on what is sent, bounds what is answered, and counts it. As tools the model answers in prose, for
llama.cpp's server does not take a tool that is forced. Exit status 1 if a process ends otherwise than it may, hangs or
shows a traceback, if a document fails that is not named, or if anything kept is not what its article says.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine_server import NAME, PACKAGED
from engine_witness import ANSWER, Witness, stands

from readout_schemas import Document, Report

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
INVENTED = ("ar-04-wire", "de-04-wire", "es-04-communique", "pl-03-signed", "zh-04-wire")
LETTERS = 700
"""Letters of an article, in whole lines if they fit: two busy cores without a graphics card read 20 tokens a second."""
CONTEXT = 2_560
"""Tokens that readout is told to make do with."""
DEADLINE, TIMEOUT, GRACE = 900, 400, 30
"""Seconds after which no call is made; that a call may take; that a process then has to end."""
NAMED = {1, 2}
"""Statuses of a process that says what it could not read: a part of the document, or all of it."""


@dataclass(kw_only=True)
class Row:
    """What became of an article."""

    article: str
    mode: str
    calls: int = 0
    seconds: float = 0.0
    answered: int = 0
    altered: int = 0
    kept: int = 0
    spans: int = 0
    open: int = 0
    refused: int = 0
    cut: int = 0
    unread: int = 0
    status: int | str = ""
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = (self.answered, self.altered, self.kept, self.open, self.spans, self.refused, self.cut, self.unread)
        cells = (self.article, self.mode, self.calls, f"{self.seconds:.0f}", *counts, self.status)
        return f"| {' | '.join(map(str, cells))} |"


_COLUMNS = (
    *("article", "mode", "calls", "seconds", "answered", "altered", "kept", "open", "quoted", "refused", "cut off"),
    *("incomplete", "status"),
)
"""Answered (of these altered: with words that the article does not have), kept (of these open) and refused are items.
What was asked for again counts as answered again. Quoted are words in what is kept, each found in the article. Cut off
are answers; incomplete is of how many calls the report says that their answers did not come to an end, of which what
is whole is kept."""
HEAD = f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|"


def articles(only: str) -> Iterator[tuple[str, str]]:
    """Names and beginnings of the five seeds and of five invented articles."""
    files = [*sorted((ROOT / "seeds").glob("*.txt")), *(ROOT / f"tests/truth/texts/{name}.txt" for name in INVENTED)]
    for file in files:
        if file.stem.startswith(tuple(only.split(","))):
            yield file.stem, beginning(file.read_text(encoding="utf-8"))


def beginning(text: str) -> str:
    """Whole lines, up to so many letters; of a first line that is longer, whole sentences."""
    kept = ""
    for line in text.splitlines(keepends=True):
        if len(kept) + len(line) > LETTERS:
            break
        kept += line
    return kept if kept.strip() else text[: text.rindex(". ", 0, LETTERS) + 1] + "\n"


def run(name: str, text: str, mode: str, witness: Witness, folder: Path) -> Row:
    """One article in a process of its own."""
    row, source, output = Row(article=name, mode=mode), folder / f"{name}.txt", folder / f"{name}.{mode}.jsonl"
    source.write_text(text, encoding="utf-8")
    witness.text = text
    calls, items, altered, cut = witness.calls, witness.items, witness.altered, witness.cut
    limits = ("--context", CONTEXT, "--deadline", DEADLINE, "--timeout", TIMEOUT, "--concurrency", 1)
    asking = ("--base-url", witness.url, "--model", NAME, "--plan", "small", "--mode", mode, *limits)
    command = [sys.executable, "-m", "readout", "extract", source, "-o", output, "-q", "--no-ledger", *asking]
    begun = time.perf_counter()
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("READOUT_", "OPENAI_"))}
    try:
        done = subprocess.run(  # noqa: S603  (readout itself)
            [str(part) for part in command],
            capture_output=True,
            text=True,
            env=environ,
            timeout=DEADLINE + TIMEOUT + GRACE,
            check=False,
        )
        row.status, said = done.returncode, done.stderr
    except subprocess.TimeoutExpired:
        row.status, said = "hung", ""
    row.seconds = time.perf_counter() - begun
    row.calls, row.answered, row.cut = witness.calls - calls, witness.items - items, witness.cut - cut
    row.altered = witness.altered - altered
    row.faults = list(faults(row, said, output, text))
    return row


def faults(row: Row, said: str, output: Path, text: str) -> Iterator[str]:
    """What is wrong with how a process ended, or with what it kept."""
    row.unread = len(set(re.findall(r"\bsmall_[a-z]+(?=: )", said)))
    if row.status != 0 and not (row.status in NAMED and row.unread):
        yield f"ended with {row.status}: {said[-300:]}"
    if "Traceback" in said or "internal error" in said:
        yield f"a fault of ours: {said[-300:]}"
    lines = output.read_text(encoding="utf-8").splitlines() if output.exists() else []
    if len(lines) != 1:
        if not row.unread:
            yield f"{len(lines)} reports, and no call that is named as unread: {said[-300:]}"
        return
    report = Report.model_validate_json(lines[0])
    row.kept, row.open = len(report.records()), sum(bool(one.open) for one in report.records())
    row.refused = sum(one.record is None for one in report.rejected)
    spans = [one for record in report.records() for one in _spans(record.model_dump(mode="json"))]
    row.spans = len(spans)
    yield from untrue(report, report.document, text)


def untrue(report: Report, document: Document, text: str) -> Iterator[str]:
    """What a report keeps and its article does not say: looked for without readout's own checks."""
    if not stands(document.text or "", text):
        yield "the text is not the article's"
    for record in report.records():
        spans = list(_spans(record.model_dump(mode="json")))
        if not spans:
            yield f"{record.id} has no words of the article"
        for one in spans:
            at_its_place = (document.text or "")[one["start"] : one["end"]] == one["text"]
            if not (at_its_place and stands(one["text"], text)):
                yield f"{record.id} has words that do not stand in the article: {one['text']!r}"


def _spans(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)


def totals(rows: list[Row]) -> str:
    """What became of all items, in words."""
    answered, altered, kept, opened, spans, refused = (
        sum(getattr(row, name) for row in rows) for name in ("answered", "altered", "kept", "open", "spans", "refused")
    )
    told = (
        f"Of {answered} items answered (those that were asked for again among them) {altered} quote what the article",
        f"does not have; {kept} were kept, {opened} of them open, and {refused} refused.",
        f"The {spans} quotations in what was kept stand in the articles word for word, looked for without readout's",
        "own checks.",
    )
    return " ".join(told)


def write(table: list[str]) -> None:
    """Put the table into the results, in the place of the one before."""
    marks = ("<!-- engine -->", "<!-- /engine -->")
    told = RESULTS.read_text(encoding="utf-8")
    before, _, rest = told.partition(marks[0])
    after = rest.partition(marks[1])[2] if rest else "\n"
    RESULTS.write_text("\n".join([before.rstrip() + "\n", marks[0], *table, marks[1]]) + after, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", required=True, help="Python with the packages of the group engine")
    parser.add_argument("--modes", default="json_schema", help="formats, with commas between")
    parser.add_argument("--only", default="", help="only articles whose names begin so, with commas between")
    parser.add_argument("--model", help="another GGUF file")
    parser.add_argument("--answers", type=Path, help="file that requests and answers are added to, for a replay")
    parser.add_argument("--write", action="store_true", help="write the table into RESULTS.md")
    given = parser.parse_args()
    serving = [given.engine, str(ROOT / "benchmarks" / "engine_server.py")]
    serving += ["--model", given.model] if given.model else []
    rows: list[Row] = []
    begun = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        (Path(folder) / "server.log").open("w") as log,
        subprocess.Popen(serving, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True) as server,  # noqa: S603
    ):
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        if not address:
            raise SystemExit(f"no server came up: {(Path(folder) / 'server.log').read_text()[-500:]}")
        witness = Witness(address, given.answers)
        print(HEAD, flush=True)
        for mode in given.modes.split(","):
            for name, text in articles(given.only):
                rows.append(run(name, text, mode, witness, Path(folder)))
                print("\n".join([str(rows[-1]), *(f"  FAULT {one}" for one in rows[-1].faults)]), flush=True)
        alive = server.poll() is None
        server.communicate()
    wrong = [one for row in rows for one in row.faults] + ([] if alive else ["the server did not live to the end"])
    told = (
        f"{Path(given.model).stem if given.model else PACKAGED} on llama.cpp's server, one thread:",
        f"{LETTERS:,} letters an article,",
        f"a context of {CONTEXT:,} tokens, {ANSWER} of them an answer;",
        f"{time.perf_counter() - begun:.0f} s in all.",
        totals(rows),
        f"Faults: {len(wrong)}. One would be a crash, a hang, a document that was not read and is not named as that",
        "(statuses 1 and 2 name it), or words kept that its article does not have. `make engine`.",
    )
    summary = " ".join(told)
    table = ["## A weak model on a real server", "", summary, "", HEAD, *map(str, rows)]
    print("\n".join(["", *table[:3]]))
    if given.write:
        write(table)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
