"""Growth from 100 to 10,000 documents: time and memory, every document answered by the loopback server at once.

Run it as ``python benchmarks/growth.py``. Memory is to stay within 50 MB of that for 500 documents, and the seconds for
a document within a tenth.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from throughput import HERE, machine, prepare, write

SIZES = (100, 500, 2_000, 10_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--in-flight", type=int, default=16)
    parser.add_argument("--no-write", action="store_true")
    given = parser.parse_args()
    lines = ["| documents | CPU ms/document | seconds | peak MB |", "|---|---|---|---|"]
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            prepare(folder, "few", size)
            prepare(folder / "warm", "few", 2)
            command = [sys.executable, str(HERE / "loopback.py"), str(folder / "answers.json"), "0.005"]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603  (our own script)
                assert server.stdout is not None
                url = f"http://127.0.0.1:{int(server.stdout.readline())}/v1"
                client = [sys.executable, str(HERE / "clients.py"), "readout", url, name, str(given.in_flight)]
                done = subprocess.run(client, capture_output=True, text=True, check=True)  # noqa: S603
                server.terminate()
            found = json.loads(done.stdout)
            each = 1000 * found["cpu"] / size
            lines.append(f"| {size} | {each:.2f} | {found['seconds']:.1f} | {found['rss']:.0f} |")
            print(lines[-1], flush=True)
    if not given.no_write:
        write("growth", f"## Growth\n\n{machine()}; {given.in_flight} calls in flight.\n\n" + "\n".join(lines))


if __name__ == "__main__":
    main()
