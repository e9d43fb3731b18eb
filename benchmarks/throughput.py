"""Documents a second, CPU, requests and memory against peers: ``make bench``, or with ``--help`` for its options.

A server in a process of its own gives fixed answers after a fixed time. Every client is a process too, and goes through
the same documents; rounds of all clients alternate, so that what else the machine does falls on all of them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import urllib.request
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from clients import CLIENTS

from readout.ask.messages import messages
from readout.ask.plan import Plan
from readout.ask.requests import request_body
from readout.drafts import Readout

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
WARM = 2
"""Documents that each client reads before its time is taken."""
PEERS = {"langextract"}
_PARAGRAPH = (
    "The ministry published figures on exports of timber, fish and machines, which rose by a tenth in the spring and "
    "fell a little in the summer, when ports in the north were closed for repairs and freight went by rail instead. "
)
ARTICLE = (
    "OSLO – Norway froze the assets of two Ruritanian banks on Monday after talks between Prime Minister Kari Moe and "
    "Foreign Minister Jan Ek of Ruritania in Oslo ended without a deal.\n\n"
    "“We had no choice,” Prime Minister Kari Moe told reporters.\n\n"
    "Moe said that Norway would send observers to the border.\n\n"
    + "\n\n".join(2 * _PARAGRAPH.strip() + " " for _ in range(7))
)
_MOE = {
    "name": "Kari Moe",
    "kind": "person",
    "role": "Prime Minister",
    "as_written": ["Prime Minister Kari Moe", "Moe"],
}
_NORWAY = {"name": "Norway", "kind": "country", "role": None, "as_written": ["Norway"]}
_BANKS = {"name": "two Ruritanian banks", "kind": "group", "role": None, "as_written": ["two Ruritanian banks"]}
_SAID = {"speaker": "Kari Moe", "addressee": [], "occasion": None, "via": None, "when": None}
ANSWER = {
    "parties": [_MOE, _NORWAY, _BANKS],
    "meetings": [],
    "statements": [
        {
            **_SAID,
            "quotes": ["We had no choice,"],
            "translations": [],
            "attribution": "Prime Minister Kari Moe told reporters",
            "gist": "There was no choice.",
        },
        {
            **_SAID,
            "quotes": [],
            "translations": [],
            "attribution": "Moe said that Norway would send observers to the border",
            "gist": "Norway will send observers.",
        },
    ],
    "labels": [],
    "commitments": [],
    "sanctions": [
        {
            "evidence": ["Norway froze the assets of two Ruritanian banks on Monday"],
            "senders": ["Norway"],
            "targets": ["two Ruritanian banks"],
            "measure": "asset freeze",
            "measure_kind": "asset_freeze",
            "status": "in_force",
            "condition": None,
            "amount": None,
            "when": "on Monday",
        }
    ],
}


@dataclass(frozen=True)
class Result:
    client: str
    in_flight: int
    documents: int
    seconds: float
    cpu: float
    rss: float
    requests: float
    sent: float

    def row(self, floor: float) -> str:
        rate = self.documents / self.seconds
        return (
            f"| {self.client} | {self.in_flight} | {rate:.1f} | {rate * floor:.0%} | {1000 * self.cpu:.2f} "
            f"| {self.requests:.2f} | {self.sent / 1000:.1f} | {self.rss:.0f} |"
        )


def workload(name: str) -> tuple[str, Readout]:
    """An article and the answer to it: all of a gold reading, or the few records that most reports hold."""
    if name == "gold":
        sys.path.insert(0, str(HERE.parent / "tests" / "chaos"))
        from chaos_model.truth import truths

        truth = truths()[0]
        return truth.document.text or "", Readout.model_validate(merged(truth.answers()))
    return ARTICLE, Readout.model_validate(ANSWER)


def merged(answers: dict[str, Any]) -> dict[str, Any]:
    """Answers of the four record types as one of all."""
    fields: dict[str, Any] = {"parties": {}}
    for answer in answers.values():
        told = answer.model_dump()
        fields["parties"] |= {party["name"]: party for party in told.pop("parties")}
        fields |= told
    return {**fields, "parties": list(fields["parties"].values())}


def prepare(folder: Path, name: str, number: int) -> None:
    """Documents, requests and answers as files, for the server and all clients."""
    folder.mkdir(exist_ok=True)
    text, answer = workload(name)
    texts = [f"{text.rstrip()}\n\nReport number {one}.\n" for one in range(number)]
    lines = [json.dumps({"id": f"d{one}", "text": text}) for one, text in enumerate(texts)]
    (folder / "documents.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    prompt = Plan("one").prompt("all")
    sent = [request_body(Readout, messages(prompt, text), "gpt-5-mini") for text in texts]
    (folder / "bodies.jsonl").write_bytes(b"\n".join(sent) + b"\n")
    quotes = [quote for statement in answer.statements for quote in statement.quotes]
    plain = {"extractions": [{"statement": quote, "statement_attributes": {"speaker": "x"}} for quote in quotes]}
    told = {"structured": answer.model_dump_json(), "plain": json.dumps(plain)}
    (folder / "answers.json").write_text(json.dumps(told), encoding="utf-8")


def counts(port: int) -> dict[str, int]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/counts") as response:
        found: dict[str, int] = json.load(response)
    return found


def measured(client: str, port: int, folder: Path, in_flight: int, given: argparse.Namespace) -> Result | None:
    python = given.peers if client in PEERS else sys.executable
    if python is None:
        print(f"{client}: left out; name a python that has it with --peers")
        return None
    counts(port)
    url = f"http://127.0.0.1:{port}/v1"
    command = [python, str(HERE / "clients.py"), client, url, str(folder), str(in_flight)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (our own script)
    if done.returncode:
        print(f"{client}: {done.stderr.strip().splitlines()[-1]}")
        return None
    found, asked = json.loads(done.stdout.splitlines()[-1]), counts(port)
    number = len((folder / "documents.jsonl").read_bytes().splitlines())
    return Result(
        client,
        in_flight,
        number,
        found["seconds"],
        found["cpu"] / number,
        found["rss"],
        asked["requests"] / (number + WARM),
        asked["bytes"] / (number + WARM),
    )


def rounds(given: argparse.Namespace, in_flight: int) -> list[Result]:
    """The median of several rounds, by the seconds that a client took."""
    found: dict[str, list[Result]] = {}
    number = max(min(given.documents, in_flight * given.turns), 8)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, given.workload, number)
        prepare(folder / "warm", given.workload, WARM)
        command = [sys.executable, str(HERE / "loopback.py"), str(folder / "answers.json"), str(given.latency)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603  (our own script)
            assert server.stdout is not None
            port = int(server.stdout.readline())
            for _ in range(given.rounds):
                for client in given.clients:
                    result = measured(client, port, folder, in_flight, given)
                    if result is not None:
                        found.setdefault(client, []).append(result)
            server.terminate()
    return [sorted(several, key=lambda one: one.seconds)[len(several) // 2] for several in found.values()]


def table(results: list[Result], latency: float) -> str:
    lines = [
        "| client | in flight | documents/s | of bare loop | CPU ms/document | requests/document | KB/document | MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    bare = {one.in_flight: one.seconds / one.documents for one in results if one.client == "bare httpx2"}
    lines += [one.row(bare.get(one.in_flight, latency / one.in_flight)) for one in results]
    return "\n".join(lines)


def machine() -> str:
    names = ("openai", "instructor", "httpx2", "pydantic")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    model = next(
        (line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")), platform.machine()
    )
    return f"{os.cpu_count()} x {model}, {platform.system()}, Python {platform.python_version()}, {packages}"


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def write(name: str, text: str) -> None:
    """Put a section into the results, in the place of the one before."""
    mark, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results\n"
    before, _, rest = old.partition(mark)
    after = rest.partition(end)[2] if rest else "\n"
    RESULTS.write_text(f"{before.rstrip()}\n\n{mark}\n{text}\n{end}\n{after.lstrip()}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", help="a python that has langextract")
    parser.add_argument("--in-flight", type=int, nargs="+", default=[1, 16, 64, 256])
    parser.add_argument("--documents", type=int, default=1000, help="at most")
    parser.add_argument("--turns", type=int, default=16, help="documents for each call in flight, at most")
    parser.add_argument("--latency", type=float, default=0.2, help="seconds")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workload", choices=["few", "gold"], default="few")
    parser.add_argument("--clients", nargs="+", choices=list(CLIENTS), default=list(CLIENTS))
    parser.add_argument("--no-write", action="store_true")
    given = parser.parse_args()
    results = []
    for in_flight in given.in_flight:
        for result in rounds(given, in_flight):
            results.append(result)
            print(result, flush=True)
    text = f"## Throughput, workload {given.workload}, {given.latency * 1000:.0f} ms\n\n{machine()}; "
    text += f"load of the machine {os.getloadavg()[0]:.1f}; median of {given.rounds} rounds.\n\n"
    text += table(sorted(results, key=lambda one: one.in_flight), given.latency)
    print(text)
    if not given.no_write:
        write(f"throughput {given.workload}", text)


if __name__ == "__main__":
    main()
