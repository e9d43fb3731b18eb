"""``python -m readout.evaluation REPORTS.jsonl [GOLD]``: score the reports that ``readout extract`` wrote."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console

from readout.errors import ReadoutError
from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import load_gold
from readout.evaluation.report_terminal import print_evaluation
from readout.report_io import read_reports


def main(arguments: list[str]) -> int:
    """Print the scores; exit status 2 for what cannot be read."""
    if len(arguments) not in {1, 2}:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    try:
        gold = load_gold(Path(arguments[1] if len(arguments) > 1 else "seeds"))
        evaluation = evaluate(gold, read_reports(Path(arguments[0])), name=arguments[0])
    except ReadoutError as error:
        print(f"readout: {error}", file=sys.stderr)  # noqa: T201
        return 2
    print_evaluation(evaluation, Console(width=None if sys.stdout.isatty() else 140))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
