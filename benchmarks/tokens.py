"""What a document costs in tokens, by the recorded requests, with the provider's prefix cache simulated.

    python benchmarks/tokens.py

Tokens are estimated at four characters each. The schema and the system message come first and never change, so that a
provider has them cached from the second document on; a cached token is counted at CACHED of the price of a fresh one.
The completion is compared with the gold reading of the same article, written in the schema of the answers.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from throughput import merged, write

from readout.ask.plan import Plan
from readout_schemas import Document

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "chaos"))
PLANS = ("four", "one")
"""Those of which the answers to all seeds are recorded."""
CACHED = 0.1
"""Price of a cached input token, of that of a fresh one: OpenAI's for the gpt-5 models."""
HEAD = """| plan | article | fresh | cached | completion | input / article | completion / gold |
|---|---|---|---|---|---|---|"""


def tokens(text: str) -> float:
    return len(text) / 4


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def gold() -> list[tuple[Document, dict[str, Any]]]:
    """Each seed with its gold answers by schema, and one of all records."""
    from chaos_model.truth import truths

    found = []
    for truth in truths():
        answers = {name: answer.model_dump() for name, answer in truth.answers().items()}
        found.append((truth.document, {**answers, "Readout": merged(truth.answers())}))
    return found


def figures(name: str) -> dict[str, float]:
    """Means over the seeds for a plan: the bare article, fresh and cached input, completion and gold, in tokens."""
    total = dict.fromkeys(("article", "fresh", "cached", "completion", "gold"), 0.0)
    plan = Plan(name)
    for document, answers in gold():
        total["article"] += tokens(document.text or "")
        for call in plan.calls:
            cassette = ROOT / "cassettes" / document.id / f"{call.prompt}.{plan.prompt(call.prompt).version}.yaml"
            total["gold"] += tokens(compact(answers[call.answer.__name__]))
            for interaction in yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"]:
                body = interaction["request"]["body"]
                system, user = (message["content"] for message in body["messages"])
                total["cached"] += tokens(system + compact(body["response_format"]))
                total["fresh"] += tokens(user)
                answer = interaction["response"]["body"]["choices"][0]["message"]["content"]
                total["completion"] += tokens(compact(json.loads(answer) if isinstance(answer, str) else answer))
    return {name: value / len(gold()) for name, value in total.items()}


def row(plan: str) -> str:
    found = figures(plan)
    ratio = (found["fresh"] + CACHED * found["cached"]) / found["article"]
    counts = " | ".join(f"{found[name]:.0f}" for name in ("article", "fresh", "cached", "completion"))
    return f"| {plan} | {counts} | {ratio:.3f} | {found['completion'] / found['gold']:.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-write", action="store_true")
    given = parser.parse_args()
    table = "\n".join((HEAD, *(row(plan) for plan in PLANS)))
    print(table)
    if not given.no_write:
        told = "Mean of the five seeds, estimated at four characters a token; a cached token counts as a tenth."
        write("tokens", f"## Tokens a document\n\n{told}\n\n{table}")


if __name__ == "__main__":
    main()
