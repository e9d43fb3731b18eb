"""The command line: one small module a command, a thin skin over the library."""

from __future__ import annotations

import sys

import typer

from readout.cli.batch import batch
from readout.cli.brief import brief
from readout.cli.diff import diff
from readout.cli.eval import evaluate
from readout.cli.export import export
from readout.cli.extract import extract
from readout.cli.formats import formats
from readout.cli.ledger import ledger
from readout.cli.merge import merge
from readout.cli.record import record
from readout.cli.schema import schema
from readout.cli.show import show
from readout.errors import ReadoutError

USAGE = 2
"""Exit status of a run that could not be done; 1 is for one in which some documents failed."""

app = typer.Typer(
    name="readout",
    help="One checked briefing from a pile of news reports: who met, who said exactly what, "
    "who promised or refused what, who sanctions whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (brief, extract, merge, diff, show, export, record, schema, formats):
    app.command()(command)
app.command("eval")(evaluate)
app.add_typer(ledger, name="ledger")
app.add_typer(batch, name="batch")


def main() -> None:
    """Run the command line. Errors that a user can cause are one line on standard error."""
    try:
        app()
    except ReadoutError as error:
        print(f"readout: {error}", file=sys.stderr)  # noqa: T201  (the one place where errors are shown)
        sys.exit(USAGE)
    except KeyboardInterrupt:
        print("readout: stopped", file=sys.stderr)  # noqa: T201
        sys.exit(130)
