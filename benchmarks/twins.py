"""How right merging is on groups of invented reports with look-alikes.

python benchmarks/twins.py [FOLDER] [-v]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "twins"))

from twins_model.reading import FOLDER, groups  # noqa: E402
from twins_model.scoring import Score  # noqa: E402

from readout.merging import Merging  # noqa: E402


def verdicts(folder: Path) -> dict[tuple[str, str], str]:
    """The recorded verdicts of a group."""
    file = folder / "verdicts.json"
    told = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    return {(row["first"], row["second"]): row["verdict"] for row in told}


def main(folder: Path, *, verbose: bool) -> None:
    rules, judged = Score(), Score()
    for group in groups(folder):
        merging = Merging(group.reports)
        rules.add(group, merging.briefing())
        judged.add(group, merging.briefing(verdicts(folder / group.name)))
        if verbose:
            for pair in merging.unsure():
                print(f"{group.name}: unsure: {pair.first} {pair.second}: {'; '.join(pair.reasons)}")
    if not rules.groups:
        raise SystemExit(f"twins: no groups in {folder}")
    for line in (*rules.wrong, *(judged.missed + judged.notes if verbose else ())):
        print(line)
    print(f"precision {rules.precision}; with verdicts {judged.precision}")
    print(f"developments: precision {judged.developments['precision']}, recall {judged.developments['recall']}")
    print(f"disagreements: precision {judged.disagreements['precision']}, recall {judged.disagreements['recall']}")
    print(f"values: {judged.values}; evidence that carries them: {judged.evidence}; sources: {judged.independent}")
    told = judged.disagreements
    print(
        f"twins: {rules.groups} groups, {len(set(rules.wrong + judged.wrong))} wrong merges, "
        f"recall {rules.recall.value:.3f} (rules) {judged.recall.value:.3f} (with verdicts), "
        f"disagreements {told['precision'].value:.3f}/{told['recall'].value:.3f}"
    )


if __name__ == "__main__":
    named = [argument for argument in sys.argv[1:] if argument != "-v"]
    main(Path(named[0]) if named else FOLDER, verbose="-v" in sys.argv)
