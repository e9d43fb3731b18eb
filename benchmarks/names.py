"""Hold the forms of names in eleven languages against whose they are, and against the names of the other people.

    python benchmarks/names.py [--half seen|aside] [--show]

Prints for each language how many whole names and surnames alone are confirmed for whom they name, and how many for
others. One half of the table was set ``aside`` until the rules were done.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "support")]

from readout_tests.names_in_scripts import Form, figures, forms  # noqa: E402  (found by the path above)

from readout.ground.name_matching import of_person  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--half", choices=["", "seen", "aside"], default="", help="which lines of the table; all of them"
    )
    parser.add_argument("--show", action="store_true", help="print what was missed, and what was taken for another's")
    options = parser.parse_args()
    told = forms(options.half)
    for language in [*dict.fromkeys(form.language for form in told), ""]:
        of_language = [form for form in told if language in {"", form.language}]
        row = [_row(of_language, whole=whole, show=options.show and bool(language)) for whole in (True, False)]
        print(f"{language or 'all':4}{'  '.join(row)}")
    return 0


def _row(told: list[Form], *, whole: bool, show: bool) -> str:
    made = figures([form for form in told if form.whole is whole], of_person)
    if show:
        print(
            "\n".join([f"     missed: {form.name}, {form.text}" for form in made.missed]), end="\n" * bool(made.missed)
        )
        print(
            "\n".join([f"     taken for {name}: {form.text}" for name, form in made.taken]), end="\n" * bool(made.taken)
        )
    confirmed, taken = made.forms - len(made.missed), len(made.taken)
    kind = "whole" if whole else "surname"
    return (
        f"{kind}: {confirmed:4} of {made.forms:4} ({confirmed / made.forms:6.1%}), "
        f"of others {taken:3} of {made.others:6,} ({taken / made.others:.2%})"
    )


if __name__ == "__main__":
    sys.exit(main())
