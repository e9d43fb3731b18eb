"""``readout desk watch``."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.desk.token import BY
from readout.cli.desk.work_options import WorkOptions
from readout.cli.grouping import grouped
from readout.errors import InputError
from readout.writable import writable

if TYPE_CHECKING:
    from readout.desk.jobs.watches import Watch

Name = Annotated[str, typer.Argument(help="Its name.", show_default=False)]

watch = typer.Typer(name="watch", help="What the desk looks at again and again.", no_args_is_help=True)


@dataclasses.dataclass(frozen=True, kw_only=True)
class WatchOptions:
    """When it is looked at, and what is known of it."""

    every: Annotated[str | None, typer.Option(help="From turn to turn: 15m, 2h, 1d.", show_default=False)] = None
    daily: Annotated[str | None, typer.Option(help="Time of day, as 06:30.", show_default=False)] = None
    zone: Annotated[
        str | None, typer.Option(help="Zone of that time, as Europe/Berlin. Default: UTC.", show_default=False)
    ] = None
    name: Annotated[str | None, typer.Option(help="Name. Default: the host, folder or file.", show_default=False)] = (
        None
    )
    publisher: Annotated[str | None, typer.Option(help="Who published what does not say it.")] = None
    language: Annotated[str | None, typer.Option(help="Language of what does not say it, as a BCP 47 tag.")] = None
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses of this machine and of private networks too.")
    ] = False


@watch.command()
@grouped
def add(
    *,
    place: Annotated[
        str, typer.Argument(help="A page or feed (https://…), a folder, or a file of links.", show_default=False)
    ],
    how: WatchOptions,
    store: DeskOptions,
) -> None:
    """Watch something from now on: readout desk work, or readout serve with a model, does each turn.

    Example: readout desk watch add https://example.org/feed.xml --every 15m --name example
    """
    from readout.cli.desk.watch_settings import new_watch
    from readout.web import is_address

    if not is_address(place) and not Path(place).exists():
        raise InputError(f"{place}: there is no such folder or file of links, and it is no address; check the path")
    kind = "address" if is_address(place) else "links" if Path(place).is_file() else "folder"
    where = place if kind == "address" else str(Path(place).absolute())
    told = {key: value for key, value in dataclasses.asdict(how).items() if value is not None}
    new = new_watch({**told, kind: where})
    with store.opened(new=True) as desk:
        typer.echo(said(desk.watch(new, "command", BY)))


@watch.command("list")
@grouped
def list_(*, store: DeskOptions) -> None:
    """List what is watched, when it was and will be looked at, and what was wrong.

    Example: readout desk watch list
    """
    with store.opened() as desk:
        several = desk.watches()
    for one in several:
        typer.echo(said(one))
    if not several:
        typer.echo("nothing is watched")


@watch.command()
@grouped
def remove(*, name: Name, store: DeskOptions) -> None:
    """Watch something no longer; what was read stays. What the settings file names comes back with it.

    Example: readout desk watch remove example
    """
    with store.opened() as desk:
        desk.unwatch(name)
    typer.echo(writable(f"not watched any more: {name}"))


@watch.command()
@grouped
def run(*, name: Name, asking: WorkOptions, store: DeskOptions) -> None:
    """Look at it now.

    With a model (--model, --base-url or READOUT_MODEL) this command does it; if another process works on the desk, that
    one does.

    Example: readout desk watch run example --model openai/gpt-5-mini
    """
    import asyncio

    from readout.cli.desk.work import leave, tell, until_stopped

    with store.opened() as desk:
        job, worker = desk.begin_turn(name, BY), None
        if asking.names_model:
            from readout.desk.jobs.working import Worker

            worker = Worker(desk, asking.settings(), asking.bounds(), tell)
            asyncio.run(until_stopped(worker, drain=True))
        if not desk.job(job).has_ended:
            typer.echo(f"queued: job {job}")
    if worker is not None:
        leave(worker)


def said(one: Watch) -> str:
    """A watch, in a line."""
    last = f"last {one.last_at:%Y-%m-%d %H:%M}" if one.last_at else "not yet"
    fault = f": {one.fault}" if one.fault else ""
    told = f"{one.name}: {one.place}, {one.schedule.told()}, {last}, next {one.next_at:%Y-%m-%d %H:%M} UTC{fault}"
    return writable(told)
