"""What many documents cost in money, tokens and time, and what the Ray engine adds to a document.

    python benchmarks/cluster_cost.py                   # reckoned: tokens of the recorded answers, prices, CPU
    python benchmarks/cluster_cost.py --measure         # both engines, side by side, on one server of fixed latency
    python benchmarks/cluster_cost.py --names 5000000   # what the driver keeps of so many documents

Tokens are those of ``tokens.py``, prices those of genai-prices. Time is documents times seconds an answer, through the
calls in flight; CPU is what ``growth.py`` and ``--measure`` have measured, and an option.

Measured is the difference between two runs, a short one and a long one, so that starting up is not in it; CPU is that
of the command and of all processes below it, Ray's own included, as /proc has it (Linux).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from throughput import HERE, machine, prepare
from tokens import figures

from readout.ask.usage import price_usd
from readout.ingest import RegisterOnDisk
from readout_schemas import Tokens

DAY = 86400
TICKS = os.sysconf("SC_CLK_TCK")
FLEETS = ((1, 64), (10, 64), (100, 64), (100, 256))
"""Workers, and calls in flight of each."""
BATCH = 0.5
"""What the Batch API takes, of the price."""


def money(model: str, documents: int) -> str:
    found = figures("one")
    prompt, completion = round(found["fresh"] + found["cached"]), round(found["completion"])
    plain = price_usd(model, Tokens(prompt=prompt, completion=completion))
    cached = price_usd(model, Tokens(prompt=prompt, cached=round(found["cached"]), completion=completion))
    assert plain is not None, f"no price is known for {model}"
    assert cached is not None
    rows = (
        ("no prefix cached", plain),
        ("every prefix cached", cached),
        ("Batch API, no prefix cached", BATCH * plain),
    )
    told = f"{model}, {documents:,} documents: {documents * prompt:,} tokens of input, "
    told += f"{documents * round(found['cached']):,} of which are the same for all, "
    told += f"and {documents * completion:,} of output."
    lines = [
        f"{told}\n",
        "| price | US dollars a document | US dollars |",
        "|---|---|---|",
        *(f"| {name} | {price:.5f} | {documents * price:,.0f} |" for name, price in rows),
    ]
    return "\n".join(lines)


def time_table(documents: int, latencies: list[float], cpu: float) -> str:
    """Days by the calls in flight, or by the CPU of one core a worker, whichever is longer."""
    lines = [
        f"CPU: {documents * cpu / 3.6e6:,.0f} hours of a core, at {cpu:g} ms a document.\n",
        "| workers | in flight, each | documents/s at most, by CPU | "
        + " | ".join(f"days at {latency:g} s an answer" for latency in latencies)
        + " |",
        "|---|---|---|" + "---|" * len(latencies),
    ]
    for workers, in_flight in FLEETS:
        most = workers * 1000 / cpu
        rates = [min(workers * in_flight / latency, most) for latency in latencies]
        days = " | ".join(f"{documents / rate / DAY:,.1f}" for rate in rates)
        lines.append(f"| {workers} | {in_flight} | {most:,.0f} | {days} |")
    return "\n".join(lines)


@dataclass(frozen=True)
class Taken:
    """What a run took."""

    seconds: float
    cpu: float


def taken(command: list[str]) -> Taken:
    """Run a command, and count the CPU of all processes that come from it while they live."""
    began, seen = time.perf_counter(), dict[int, float]()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  (our own program)
        while process.poll() is None:
            seen |= cpu_below(process.pid)
            time.sleep(0.1)
        assert process.stderr is not None
        said = process.stderr.read()
        assert process.returncode == 0, said
    seconds = time.perf_counter() - began
    return Taken(seconds, sum(seen.values()))


def cpu_below(root: int) -> dict[int, float]:
    """Seconds of CPU of a process and those below it, by process."""
    parents, used = {}, {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        pid = int(file.parent.name)
        parents[pid], used[pid] = int(fields[1]), (int(fields[11]) + int(fields[12])) / TICKS
    below = {root}
    while more := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= more
    return {pid: used[pid] for pid in below if pid in used}


def engines(in_flight: int, folder: Path) -> dict[str, list[str]]:
    ray = ["--engine", "ray", "--workers", "2", "--concurrency", str(in_flight // 2), "--part", "100"]
    return {
        "local": ["--concurrency", str(in_flight), "-o", str(folder / "local.parquet")],
        "ray, two workers": [*ray, "-o", str(folder / "reports")],
    }


def measure(sizes: tuple[int, int], in_flight: int, latency: float, rounds: int) -> str:
    lines = [
        "| engine | seconds to start and end | documents/s | CPU ms/document |",
        "|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in sizes:
            prepare(folder / str(size), "few", size)
        server = [sys.executable, str(HERE / "loopback.py"), str(folder / str(sizes[0]) / "answers.json"), str(latency)]
        with subprocess.Popen(server, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603  (our own script)
            assert running.stdout is not None
            url = f"http://127.0.0.1:{int(running.stdout.readline())}/v1"
            found: dict[str, list[tuple[Taken, Taken]]] = {}
            for _ in range(rounds):
                for engine, options in engines(in_flight, folder).items():
                    short, long = (one_run(folder, size, url, options) for size in sizes)
                    found.setdefault(engine, []).append((short, long))
                    print(engine, short, long, file=sys.stderr, flush=True)
            running.terminate()
    for engine, several in found.items():
        each = [(long.seconds - short.seconds) / (sizes[1] - sizes[0]) for short, long in several]
        start = [short.seconds - sizes[0] * one for (short, _), one in zip(several, each, strict=True)]
        cpu = [1000 * (long.cpu - short.cpu) / (sizes[1] - sizes[0]) for short, long in several]
        lines.append(f"| {engine} | {spread(start)} | {spread([1 / one for one in each], 0)} | {spread(cpu)} |")
    told = f"{machine()}; load {os.getloadavg()[0]:.1f}; {sizes[0]} and {sizes[1]} documents, {in_flight} calls in "
    return "\n".join(
        (f"{told}flight in all, {1000 * latency:.0f} ms an answer, median and spread of {rounds} rounds.\n", *lines)
    )


def spread(several: list[float], digits: int = 1) -> str:
    low, *_, high = sorted(several) if len(several) > 1 else 2 * several
    return f"{statistics.median(several):.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def one_run(folder: Path, size: int, url: str, options: list[str]) -> Taken:
    output = Path(options[-1])
    shutil.rmtree(output, ignore_errors=True)
    ledger = Path(tempfile.mkdtemp(dir=folder)) / "ledger.sqlite3"
    asking = ["--base-url", url, "--model", "gpt-5-mini", "--ledger", str(ledger)]
    documents = str(folder / str(size) / "documents.jsonl")
    return taken([sys.executable, "-m", "readout.cli", "extract", documents, *asking, *options])


def names(number: int) -> str:
    """What the names and hashes of so many documents take: memory, disk, time."""
    register, began, before = RegisterOnDisk(), time.perf_counter(), memory()
    for one in range(number):
        mark = hashlib.sha256(str(one).encode()).hexdigest()
        register.settle(f"archive-2025-{one}", "archive-2025.parquet", mark, textless=False)
    seconds = time.perf_counter() - began
    disk = max(file.stat().st_size for file in Path("/proc/self/fd").iterdir() if file.is_file())
    told = f"{(memory() - before) / 1e6:.0f} MB of memory, {disk / number:.0f} bytes of disk a document"
    return f"{number:,} documents: {told}, {1e6 * seconds / number:.0f} µs a document; load {os.getloadavg()[0]:.1f}"


def memory() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000_000)
    parser.add_argument("--model", default="gpt-5-mini")
    parser.add_argument("--latency", type=float, nargs="+", default=[10.0, 30.0], help="seconds an answer")
    parser.add_argument("--cpu", type=float, default=4.3, help="milliseconds of CPU a document: benchmarks/RESULTS.md")
    parser.add_argument("--measure", action="store_true", help="run both engines instead")
    parser.add_argument("--names", type=int, help="measure what the driver keeps instead")
    parser.add_argument("--sizes", type=int, nargs=2, default=(500, 2500))
    parser.add_argument("--in-flight", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if given.names:
        print(names(given.names))
    elif given.measure:
        print(measure(tuple(given.sizes), given.in_flight, 0.2, given.rounds))
    else:
        print(money(given.model, given.documents), time_table(given.documents, given.latency, given.cpu), sep="\n\n")


if __name__ == "__main__":
    main()
