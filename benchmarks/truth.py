"""Ground the true answers to a corpus of invented texts in many languages, and lies made from them.

    python benchmarks/truth.py [--corpus FOLDER] [--only de-01] [--show REFUSED|OPEN|MISSED|KEPT|ALL]

Exit status 2 if the folder has no such texts; 1 if more true items are refused or open than may be, more documents are
asked about again, an altered or invented word or side was kept, or more than one in a hundred swapped speakers was kept
as confirmed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "truth")]

from truth_model.corpus import CORPUS, truths  # noqa: E402  (found by the path above)
from truth_model.judging import judged  # noqa: E402  (found by the path above)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder with texts and answers")
    parser.add_argument("--only", default="", help="only texts whose name begins so")
    parser.add_argument("--show", default="", help="which remarks to print: REFUSED, OPEN, MISSED, KEPT or ALL")
    options = parser.parse_args()
    found = truths(options.corpus, options.only)
    if not found:
        named = f" whose name begins with {options.only!r}" if options.only else ""
        print(f"{options.corpus}: no text{named} in its folders texts and answers", file=sys.stderr)
        return 2
    verdicts = judged(found)
    shown = [line for line in verdicts.remarks if options.show == "ALL" or f" {options.show} " in line]
    print("\n".join(shown if options.show else []))
    beyond = verdicts.beyond()
    print("\n".join([f"beyond a limit: {line}" for line in beyond]))
    print("\n".join(verdicts.lines()))
    return int(bool(beyond))


if __name__ == "__main__":
    sys.exit(main())
