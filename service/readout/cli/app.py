"""The command line: one small module a command, a thin skin over the library."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from readout.cli.batch import batch
from readout.cli.brief import brief
from readout.cli.desk import desk
from readout.cli.diff import diff
from readout.cli.eval import evaluate
from readout.cli.export import export
from readout.cli.extract import extract
from readout.cli.formats import formats
from readout.cli.ledger import ledger
from readout.cli.merge import merge
from readout.cli.record import record
from readout.cli.schema import schema
from readout.cli.serve import serve
from readout.cli.settings_file import IN_FORCE, VARIABLE, default_map, load
from readout.cli.show import show
from readout.errors import ReadoutError

USAGE = 2
"""Exit status of a run that could not be done; 1 is for one in which some documents failed."""

ABOUT = (
    "One checked briefing from a pile of news reports: who met, who said exactly what, who promised or refused what, "
    "who sanctions whom."
)
app = typer.Typer(
    name="readout",
    help=ABOUT,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"readout {version('readout')}")
        raise typer.Exit


@app.callback(help=ABOUT)
def readout(
    context: typer.Context,
    *,
    config: Annotated[
        str | None,
        typer.Option(
            envvar=VARIABLE,
            help="File of settings, or 'none'. Default: the nearest readout.toml or [tool.readout] of pyproject.toml.",
            show_default=False,
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001  (its callback does it)
        bool, typer.Option("--version", help="Print the version.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Take from the file of settings what neither options nor the environment say."""
    found = load(config)
    IN_FORCE.set(found)
    if "base_url" in found.values:  # a file that came with a download must not lead a key astray unseen
        typer.echo(f"readout: the server is the one that {found.path} names, unless --base-url does", err=True)
    context.default_map = default_map(context.command, found.values)


for command in (brief, extract, merge, diff, show, export, record, schema, formats, serve):
    app.command()(command)
app.command("eval")(evaluate)
for group in (desk, ledger, batch):
    app.add_typer(group)


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
