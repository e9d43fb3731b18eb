"""``readout ledger``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.options import Output
from readout.errors import SettingsError
from readout.writable import writable

if TYPE_CHECKING:
    from readout.ledger import Store

Place = Annotated[
    Path | None,
    typer.Option("--ledger", envvar="READOUT_LEDGER", help="The ledger. Default: in the user's cache folder."),
]
_AGE = re.compile(r"(\d+)([dh])")

ledger = typer.Typer(name="ledger", help="Look after the ledger of paid answers.", no_args_is_help=True)


@ledger.command()
def stats(*, place: Place = None) -> None:
    """Say what the ledger holds, a model a line.

    Example: readout ledger stats
    """
    with _opened(place) as store:
        typer.echo(writable(f"{store.path}"))
        for one in store.stats():
            typer.echo(
                f"{one.model}: {one.answers} answers, {one.prompt_tokens} tokens of prompts and "
                f"{one.completion_tokens} of answers, {one.size / 1e6:.1f} MB, "
                f"from {_day(one.first)} to {_day(one.last)}"
            )


@ledger.command()
def export(*, place: Place = None, output: Output = None) -> None:
    """Write all answers as JSON Lines, in the order in which they came.

    Example: readout ledger export -o answers.jsonl
    """
    import sys

    from readout.files import whole_file

    with _opened(place) as store:
        if output is None or str(output) == "-":
            sys.stdout.writelines(_exported(store))
        else:
            with whole_file(output) as file:
                file.writelines(_exported(store))


@ledger.command()
def backup(
    *,
    file: Annotated[Path, typer.Argument(help="Where the copy goes.", show_default=False)],
    place: Place = None,
) -> None:
    """Copy the ledger into a file, while it is in use. The copy is a ledger too: --ledger names it.

    Example: readout ledger backup answers-2025-03-15.sqlite3
    """
    with _opened(place) as store:
        size = store.backup(file)
    typer.echo(writable(f"written: {file} ({size / 1e6:,.1f} MB)"))


@ledger.command()
def prune(
    *,
    older_than: Annotated[str, typer.Option(help="Age from which answers go: 90d, 12h; 0d for all.")],
    place: Place = None,
) -> None:
    """Drop old answers, and give their space back.

    Example: readout ledger prune --older-than 90d
    """
    found = _AGE.fullmatch(older_than)
    if found is None:
        raise SettingsError(f"--older-than {older_than!r} is no age: write it as 90d or 12h")
    age = timedelta(**{"days" if found[2] == "d" else "hours": int(found[1])})
    with _opened(place) as store:
        gone = store.prune(int((datetime.now(UTC) - age).timestamp()) + 1)
    typer.echo(f"dropped: {gone} answers")


def _exported(store: Store) -> Iterator[str]:
    import json

    for entry in store.entries():
        fields = {"key": entry.key.hex(), "model": entry.model, "prompt": entry.prompt, "at": entry.at}
        yield json.dumps({**fields, "answer": json.loads(entry.answer)}, ensure_ascii=False) + "\n"


def _opened(place: Path | None) -> Store:
    from readout.ledger import Store, settled_place

    settled = settled_place(place or True)
    if settled is None:
        raise SettingsError("the ledger is turned off: name a file with --ledger")
    if not settled.exists():
        raise SettingsError(f"there is no ledger at {settled}: name another with --ledger")
    return Store(settled)


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
