"""What a document costs in tokens, by the recorded requests, with the provider's prefix cache simulated.

    python benchmarks/tokens.py

Tokens are estimated at four characters each. The schema and the system message come first and never change, so that a
provider has them cached from the second document on; a cached token is counted at CACHED of the price of a fresh one.
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from readout.ask.plan import CALLS

ROOT = Path(__file__).parents[1]
CACHED = 0.1
"""Price of a cached input token, of that of a fresh one: OpenAI's for the gpt-5 models."""


def tokens(text: str) -> float:
    return len(text) / 4


def figures(plan: str, version: str) -> dict[str, float]:
    """Means over the seeds: the bare article, fresh and cached input, and the completion, in tokens."""
    total = dict.fromkeys(("article", "fresh", "cached", "completion"), 0.0)
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for seed in seeds:
        total["article"] += tokens(seed.read_text(encoding="utf-8"))
        for call in CALLS[plan]:
            cassette = ROOT / "cassettes" / seed.stem / f"{call.prompt}.{version}.yaml"
            for interaction in yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"]:
                body = interaction["request"]["body"]
                system, user = (message["content"] for message in body["messages"])
                total["cached"] += tokens(system + json.dumps(body["response_format"], separators=(",", ":")))
                total["fresh"] += tokens(user)
                answer = interaction["response"]["body"]["choices"][0]["message"]["content"]
                total["completion"] += tokens(
                    answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
                )
    return {name: value / len(seeds) for name, value in total.items()}


def main() -> None:
    print("tokens a document      article   fresh  cached  completion   input cost / article")
    for plan in CALLS:
        figure = figures(plan, "v2")
        ratio = (figure["fresh"] + CACHED * figure["cached"]) / figure["article"]
        print(
            f"plan {plan:5}             {figure['article']:7.0f} {figure['fresh']:7.0f} {figure['cached']:7.0f} "
            f"{figure['completion']:11.0f}   {ratio:.2f}"
        )


if __name__ == "__main__":
    main()
