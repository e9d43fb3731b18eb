"""The commands of the desk."""

from __future__ import annotations

import typer

from readout.cli.desk.add import add
from readout.cli.desk.agreement import agreement
from readout.cli.desk.backup import backup, restore
from readout.cli.desk.brief import brief
from readout.cli.desk.due import due
from readout.cli.desk.editions import diff, editions
from readout.cli.desk.feed import calendar, feed
from readout.cli.desk.find import find
from readout.cli.desk.forget import forget, retain
from readout.cli.desk.jobs import cancel, jobs
from readout.cli.desk.move import export, import_
from readout.cli.desk.party import party
from readout.cli.desk.review import review
from readout.cli.desk.send import send
from readout.cli.desk.status import status
from readout.cli.desk.token import audit, token
from readout.cli.desk.watch import watch
from readout.cli.desk.work import work

desk = typer.Typer(
    name="desk",
    help="A store that remembers: add what was read, brief on what is new, move it, keep it safe, and forget.",
    no_args_is_help=True,
)
for command in (
    add,
    brief,
    editions,
    diff,
    find,
    due,
    party,
    review,
    agreement,
    feed,
    calendar,
    send,
    status,
    export,
    forget,
    retain,
    backup,
    restore,
    audit,
    work,
    jobs,
    cancel,
):
    desk.command()(command)
desk.command("import")(import_)
desk.add_typer(token)
desk.add_typer(watch)
