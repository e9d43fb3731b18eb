"""How right merging is on groups of invented reports with look-alikes.

    python benchmarks/twins.py [-v] [--corpus FOLDER] [--judge recorded|gold|nobody] [--record]

With ``--record`` the pairs that the rules leave open are put to the endpoint that the environment names
(``OPENAI_BASE_URL``, ``READOUT_MODEL``), and its answers are kept in ``tests/twins/cassettes``; else they are replayed.
``--judge gold`` takes each verdict from the truth of the group: what a model could reach that is never wrong.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "twins"))

from twins_model.reading import FOLDER, Group, groups  # noqa: E402
from twins_model.scoring import Score  # noqa: E402
from twins_model.verdicts import true_verdicts, verdicts  # noqa: E402

from readout.merging import Merging  # noqa: E402
from readout_schemas import Verdict  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is open, missed and not in the gold")
    parser.add_argument("--corpus", type=Path, default=FOLDER, help="folder with a folder for each group")
    parser.add_argument("--judge", choices=("recorded", "gold", "nobody"), default="recorded", help="whose verdicts")
    parser.add_argument("--record", action="store_true", help="ask the model of the environment, and keep its answers")
    options = parser.parse_args()
    rules, judged = Score(), Score()
    notes: list[str] = []
    for group in groups(options.corpus):
        merging = Merging(group.reports)
        rules.add(group, merging.briefing())
        unsure = merging.unsure()
        told, missing = _told(group, merging, options.judge, record=options.record) if unsure else ({}, [])
        notes += [f"{group.name}: {note}" for note in missing]
        judged.add(group, merging.briefing(told))
        if options.verbose:
            for pair in unsure:
                verdict = told.get((pair.first, pair.second), "not judged")
                print(f"{group.name}: {pair.first} {pair.second}: {'; '.join(pair.reasons)}: {verdict}")
    for line in (*rules.wrong, *judged.wrong, *(judged.missed + judged.notes if options.verbose else ()), *notes):
        print(line)
    _print(rules, judged)


def _told(
    group: Group, merging: Merging, judge: str, *, record: bool
) -> tuple[dict[tuple[str, str], Verdict], list[str]]:
    """The verdicts on what a group leaves open, and why some are missing."""
    if judge == "gold":
        return true_verdicts(group, merging), []
    return verdicts(group.name, merging, record=record) if judge == "recorded" or record else ({}, [])


def _print(rules: Score, judged: Score) -> None:
    print(f"precision {rules.precision}; with verdicts {judged.precision}")
    for name, score in (("by rule", rules), ("with verdicts", judged)):
        for kind, told in (("developments", score.developments), ("disagreements", score.disagreements)):
            print(f"{kind}, {name}: precision {told['precision']}, recall {told['recall']}")
    print(f"values: {judged.values}; evidence that carries them: {judged.evidence}; sources: {judged.independent}")
    told = judged.disagreements
    print(
        f"twins: {rules.groups} groups, {len(set(rules.wrong + judged.wrong))} wrong merges, "
        f"recall {rules.recall.value:.3f} (rules) {judged.recall.value:.3f} (with verdicts), "
        f"disagreements {told['precision'].value:.3f}/{told['recall'].value:.3f}"
    )


if __name__ == "__main__":
    main()
