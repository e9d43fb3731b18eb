"""``readout desk send``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readout.cli.desk.brief import Topic
from readout.cli.desk.options import DeskOptions
from readout.cli.desk.reach import SendingOptions
from readout.cli.grouping import grouped
from readout.writable import writable


@grouped
def send(
    *,
    to: Annotated[str, typer.Option(help="The receiver's address (https://…).", show_default=False)],
    secret_file: Annotated[
        Path, typer.Option(help="File with the secret that both share: whsec_….", show_default=False)
    ],
    edition: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="This edition. Default: all since the last that went there; at first the last one.",
            show_default=False,
        ),
    ] = None,
    topic: Topic = "",
    reach: SendingOptions,
    place: DeskOptions,
) -> None:
    """Send an edition's changes to another program: JSON by HTTP POST, signed as Standard Webhooks has it.

    Each edition goes to an address once. A receiver that is busy or away is tried five times.

    Example: readout desk send --to https://hooks.example/desk --secret-file hook.secret
    """
    from readout.desk.sending import Receiver, secret_in

    with place.opened() as desk:
        receiver = Receiver(to, secret_in(secret_file), reach.allow_private, reach.guard_of_others())
        done = desk.send(receiver, edition, topic)
    for one in done:
        typer.echo(writable(f"edition {one.number}: {one.outcome} ({receiver.host})"))
    if not done:
        typer.echo("nothing to send: no edition was made since")
